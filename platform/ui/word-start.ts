import { folded } from './folded.ts'

/**
 * How well a text answers what was typed: 0 where each typed word begins one of its words, 1 where some stand inside, 2 where one is
 * not there at all, for something else was found by it. Accents and case do not count; Chinese has a word begin at each sign.
 */
export function wordStartRank(text: string, typed: string): 0 | 1 | 2 {
  const plain = folded(text)
  const words = folded(typed).split(/\s+/).filter(Boolean)
  if (words.some((word) => !plain.includes(word))) return 2
  return words.every((word) => beginsAWord(plain, word)) ? 0 : 1
}

function beginsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /\p{Script=Han}/u.test(text[at] ?? '')) return true
  }
  return false
}

/** What begins with what was typed before what has it inside; otherwise in the sequence in which it was found. */
export const byWordStart = <Item>(items: readonly Item[], textOf: (item: Item) => string, typed: string): Item[] =>
  typed.trim() === '' ? [...items] : items.toSorted((one, other) => wordStartRank(textOf(one), typed) - wordStartRank(textOf(other), typed))
