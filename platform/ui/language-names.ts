import type { Language } from '#kernel/languages'

/** What each language calls itself; never translated. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', cs: 'Čeština', 'pt-BR': 'Português', 'zh-CN': '简体中文' }
