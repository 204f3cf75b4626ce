/**
 * Texts that may read as in English in a language: names, units, and words that happen to be the same. Anything else that
 * does was probably forgotten.
 */
export const sameInEveryLanguage: Readonly<Record<'cs' | 'pt-BR' | 'zh-CN', readonly string[]>> = {
  cs: ['E-mail', 'E-shop', 'Role', 'indigo'],
  'pt-BR': ['E-mail'],
  'zh-CN': [],
}
