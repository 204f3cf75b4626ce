import { i18n } from '@lingui/core'
import { bestLanguage, languages, type Language } from '#kernel/languages'
import { loadChineseFont } from '#platform/ui/fonts'
import { chosenLanguage, keepLanguage } from './entrance/chosen-language.ts'

type Messages = Parameters<typeof i18n.load>[1]
type Catalogue = Readonly<Record<Language, () => Promise<{ readonly messages: Messages }>>>

const shellTexts: Catalogue = {
  en: () => import('#locales/en/shell'),
  cs: () => import('#locales/cs/shell'),
  'pt-BR': () => import('#locales/pt-BR/shell'),
  'zh-CN': () => import('#locales/zh-CN/shell'),
}

const pageTexts: Catalogue = {
  en: () => import('#locales/en/pages'),
  cs: () => import('#locales/cs/pages'),
  'pt-BR': () => import('#locales/pt-BR/pages'),
  'zh-CN': () => import('#locales/zh-CN/pages'),
}

/** The catalogues that are spoken from: each of them is fetched anew for another language. */
const inUse = new Set([shellTexts])
const loaded = new Set<Messages>()
let chosen: Language | undefined

/** Speaks this language from now on, on every page that is open, without a reload; the choice stays on this device. */
export async function speak(language: Language): Promise<void> {
  const before = chosen
  chosen = language
  try {
    await fetchTexts(language)
  } catch (error) {
    if (chosen === language) chosen = before
    throw error
  }
  // Another was chosen while this one was on its way.
  if (chosen !== language) return
  i18n.activate(language)
  document.documentElement.lang = language
  keepLanguage(language)
  // Chinese names stand on pages of every language, but only a Chinese page waits for the font.
  if (language === 'zh-CN') void loadChineseFont()
  else setTimeout(() => void loadChineseFont(), 500)
}

/** Resolves once pages can be drawn in the language that is spoken: their texts come beside the first of them. */
export async function pagesSpoken(): Promise<void> {
  inUse.add(pageTexts)
  await fetchTexts(chosen ?? languageAtStart())
}

async function fetchTexts(language: Language): Promise<void> {
  await Promise.all([...inUse].map(async (catalogue) => {
    const { messages } = await catalogue[language]()
    // What is there already would only make the whole screen draw itself again.
    if (loaded.has(messages)) return
    loaded.add(messages)
    i18n.load(language, messages)
  }))
}

/** The language that this device was left in, else the browser's. */
export const languageAtStart = (): Language => chosenLanguage()

/** A language name as stored with a person, made one that we speak. */
export const asLanguage = (text: string): Language => languages.find((language) => language === text) ?? bestLanguage([text])
