import { i18n } from '@lingui/core'
import type { Language } from '#kernel/languages'
import { loadChineseFont } from '#platform/ui/fonts'
import { keepLanguage } from './chosen-language.ts'

type Messages = Parameters<typeof i18n.load>[1]

const catalogues: Readonly<Record<Language, () => Promise<{ messages: Messages }>>> = {
  en: () => import('#locales/en/entrance'),
  cs: () => import('#locales/cs/entrance'),
  'pt-BR': () => import('#locales/pt-BR/entrance'),
  'zh-CN': () => import('#locales/zh-CN/entrance'),
}

const sayAgain = new Set<() => void>()

/** Speaks this language: what is on the page changes at once, and what was typed stays. */
export async function speak(language: Language, keep = true): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
  if (keep) keepLanguage(language)
  if (language === 'zh-CN') void loadChineseFont()
  for (const say of sayAgain) say()
}

/** Runs now and again whenever the language changes. */
export function inEveryLanguage(say: () => void): void {
  say()
  sayAgain.add(say)
}
