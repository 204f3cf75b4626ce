/** The languages Lunette speaks throughout: screens, papers, messages. */
export const languages = ['en', 'cs', 'pt-BR', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself; never translated. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', cs: 'Čeština', 'pt-BR': 'Português', 'zh-CN': '简体中文' }

/** The language that fits a browser's or a person's wishes best; English when none does. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const wish of wanted) {
    const lower = wish.toLowerCase()
    const exact = languages.find((language) => language.toLowerCase() === lower)
    if (exact) return exact
    const base = lower.split('-')[0]
    const near = languages.find((language) => language.toLowerCase().split('-')[0] === base)
    if (near) return near
  }
  return 'en'
}
