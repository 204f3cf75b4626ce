const han = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·]+$/u

/**
 * A name as it fits a label, and says no more of somebody than a tray must: the last name and an initial; Chinese names whole.
 * @example shortName('Jana Dvořáková') // 'Dvořáková J.'
 */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = '', last = ''] = [words[0], words.at(-1)]
  return words.length < 2 || han.test(name) ? name.trim() : `${last} ${[...first][0] ?? ''}.`
}
