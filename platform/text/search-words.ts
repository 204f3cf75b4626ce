import { pinyin } from 'pinyin-pro'

const han = /\p{Script=Han}/u
/** A number, or a group of one as people write it: `+420`, `603-123`, `(11)`. */
const numeric = /^[+(]?\d(?:[\d()\-./]*[\d)])?$/
const MAX_WORDS = 6

/**
 * What a thing may be looked up by, as one text: the words themselves, Chinese ones also in pinyin (`lixiaolong lxl`), grouped
 * numbers also as digits alone. The database folds case and accents (`app.fold`) and keeps it with a space in front, so that
 * a fragment can be sought at the beginning of a word.
 */
export function searchTextOf(texts: readonly (string | null)[]): string {
  const words = texts.flatMap((text) => (text ? wordsOf(text.normalize('NFKC').trim()) : []))
  return [...new Set(words)].join(' ')
}

function wordsOf(text: string): string[] {
  const typed = text.split(/\s+/)
  const words = [text, ...joinNumbers(typed).filter((word) => numeric.test(word) && !typed.includes(word))]
  if (!han.test(text)) return words
  const read = (pattern: 'pinyin' | 'first'): string => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true, surname: 'head', pattern }).join('')
  return [...words, read('pinyin'), read('first')]
}

/**
 * The words of a search as somebody types it, each of which must be found: at most six. The groups of a number are one word
 * of digits, without the plus or zeros that call abroad. Signs around a word are left out.
 */
export function searchWordsOf(typed: string): string[] {
  const words = typed.normalize('NFKC').split(/\s+/).map((word) => word.replace(/^["',;]+|["',;]+$/g, ''))
  return joinNumbers(words.filter((word) => word !== '')).slice(0, MAX_WORDS)
}

/** Neighbouring groups of a number become its digits: `603`, `123-456` → `603123456`. */
function joinNumbers(words: readonly string[]): string[] {
  const joined: string[] = []
  let digits = ''
  for (const word of [...words, '']) {
    if (numeric.test(word)) {
      digits += word.replace(/\D/g, '')
      continue
    }
    if (digits) joined.push(digits.replace(/^00(?=\d{7})/, ''))
    digits = ''
    if (word) joined.push(word)
  }
  return joined
}
