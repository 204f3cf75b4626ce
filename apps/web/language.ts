import { i18n } from '@lingui/core'
import { bestLanguage, languages, type Language } from '#kernel/languages'
import { loadChineseFont } from '#platform/ui/fonts'
import { chosenLanguage, keepLanguage } from './entrance/chosen-language.ts'

const catalogues: Readonly<Record<Language, () => Promise<{ messages: Parameters<typeof i18n.load>[1] }>>> = {
  en: () => import('#locales/en/messages'),
  cs: () => import('#locales/cs/messages'),
  'pt-BR': () => import('#locales/pt-BR/messages'),
  'zh-CN': () => import('#locales/zh-CN/messages'),
}

/** Speaks this language from now on, on every page that is open, without a reload; the choice stays on this device. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
  keepLanguage(language)
  // Chinese names stand on pages of every language, but only a Chinese page waits for the font.
  if (language === 'zh-CN') void loadChineseFont()
  else setTimeout(() => void loadChineseFont(), 500)
}

/** The language that this device was left in, else the browser's. */
export const languageAtStart = (): Language => chosenLanguage()

/** A language name as stored with a person, made one that we speak. */
export const asLanguage = (text: string): Language => languages.find((language) => language === text) ?? bestLanguage([text])
