/** What a scanner that acts as a keyboard is typing: characters in quicker succession than hands can. */
export interface Burst {
  readonly text: string
  /** When the last character came, in the time of events. */
  readonly atMs: number
}

/** A scanner leaves 1 to 30 ms between two characters, some wireless ones 40; hands 80 and more, but for two keys rolled. */
export const burstGapMs = 50
/** Hands may roll three keys; the shortest code worth a scan, 26-7, has four. */
const shortestCode = 4

export const noBurst: Burst = { text: '', atMs: Number.NEGATIVE_INFINITY }

/** The burst with one more character: it goes on when that came quickly, else it begins anew. */
export const growBurst = (burst: Burst, character: string, atMs: number): Burst =>
  ({ text: atMs - burst.atMs <= burstGapMs ? burst.text + character : character, atMs })

/** The code that was scanned, when Enter ends a burst; null when hands typed it. */
export function codeOf(burst: Burst, enterAtMs: number): string | null {
  const code = burst.text.trim()
  return code.length >= shortestCode && enterAtMs - burst.atMs <= burstGapMs ? code : null
}

/**
 * The character of a key press as a scanner means it. Scanners press the keys of an American keyboard: where the computer reads
 * them by the Czech one, the row of digits writes letters; then the key says which digit it was.
 */
export function scannedCharacter({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit && !shiftKey && !/^[\x20-\x7E]$/.test(key)) return digit
  return code === 'Minus' && !shiftKey && key === '=' ? '-' : key
}
