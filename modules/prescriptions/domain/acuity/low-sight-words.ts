import type { Language } from '#kernel/languages'
import type { LowSight } from './acuity-value.ts'

/**
 * Sight below the charts as charts of each language write it. Chinese: 指数/距离, 手动/距离, 光感, 无光感 (Xiamen Eye Centre); English CF
 * 1 m and HM (Vaughan & Asbury); Portuguese CD, MM, PL, SPL; Czech charts write it out.
 */
export const lowSightWords: Readonly<Record<LowSight, Readonly<Record<Language, string>>>> = {
  'counting-fingers': { en: 'CF', cs: 'počítá prsty', 'pt-BR': 'CD', 'zh-CN': '指数' },
  'hand-motion': { en: 'HM', cs: 'pohyb ruky', 'pt-BR': 'MM', 'zh-CN': '手动' },
  light: { en: 'LP', cs: 'světlocit', 'pt-BR': 'PL', 'zh-CN': '光感' },
  'no-light': { en: 'NLP', cs: 'bez světlocitu', 'pt-BR': 'SPL', 'zh-CN': '无光感' },
}

/** However it may be written, without capitals, points and accents; no word means two things. */
const others: Readonly<Record<LowSight, readonly string[]>> = {
  'counting-fingers': ['fc', 'counting fingers', 'count fingers', 'counts fingers', 'finger counting', 'prsty', 'prsty pred okem', 'conta dedos', 'contar dedos', '数指', '指数'],
  'hand-motion': ['hand motion', 'hand motions', 'hand movement', 'hand movements', 'pohyb', 'pohyb pred okem', 'pohyb ruky pred okem', 'movimento de mao', 'movimentos de mao', 'movimentos de maos', 'movimento das maos', '眼前手动'],
  light: ['light perception', 'perception of light', 'percepcao luminosa', 'percepcao de luz'],
  'no-light': ['npl', 'no light perception', 'no perception of light', 'amauroza', 'sem percepcao luminosa', 'sem percepcao de luz', '光感无'],
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('.', '').replaceAll(/\s+/g, ' ').trim()

const byWord: ReadonlyMap<string, LowSight> = new Map((Object.keys(lowSightWords) as LowSight[]).flatMap((low) => [...Object.values(lowSightWords[low]), ...others[low]].map((word) => [plain(word), low] as const)))

/** What a word says in any of the languages, or null. */
export const lowSightOf = (word: string): LowSight | null => byWord.get(plain(word)) ?? null
