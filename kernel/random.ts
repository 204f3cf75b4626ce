/** Chance that can be repeated: the same seed gives the same draws on every machine. Not for secrets. */
export interface Random {
  /** From 0 up to but not 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True this often: 0.25 is once in four. */
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight: `[['cash', 3], ['card', 5]]` gives card five times in eight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** For `newId`: fills the bytes. */
  fill(bytes: Uint8Array): Uint8Array
}

/**
 * Draws by sfc32 (Chris Doty-Humphrey, public domain), seeded with the words of a name: `randomOf('customers', 17)`. A thing
 * with a name of its own is the same in whatever sequence and batches things are made.
 */
export function randomOf(...name: readonly (string | number)[]): Random {
  let [a, b, c] = hash(name.join('/'))
  let counter = 1
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // The first words still resemble the seed.
  for (let i = 0; i < 12; i += 1) word()
  const next = (): number => word() / 2 ** 32
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    return list[Math.floor(next() * list.length)] as T
  }
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (share) => next() < share,
    pick,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      return pick(choices)[0]
    },
    fill: (bytes) => {
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = word() & 0xff
      return bytes
    },
  }
}

/** Three words of a text, each by FNV-1a from another beginning, stirred as MurmurHash3 ends. */
function hash(text: string): [number, number, number] {
  const from = (begin: number): number => {
    let h = begin
    for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return h ^ (h >>> 16)
  }
  return [from(0x811c9dc5), from(0x9e3779b9), from(0x6a09e667)]
}
