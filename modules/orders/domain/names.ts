import type { Language } from '#kernel/languages'

/** What a shop calls something, in each language. */
export type Names = Readonly<Record<Language, string>>
