import { textOfBytes } from '../bytes.ts'

const reserved: ReadonlySet<number> = new Set([0x06, 0x0a, 0x0d, 0x11, 0x13, 0x15, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e])

/** Packs numbers as devices do for trace format 4, escaped for the wire; what unpackRadii undoes. */
export function packRadii(values: readonly number[]): string {
  const halves: number[] = []
  const put = (value: number, count: 1 | 2 | 4): void => {
    const bits = value & 0xffff
    if (count === 1) halves.push(bits & 0xf)
    else if (count === 2) halves.push((bits >> 4) & 0xf, bits & 0xf)
    else halves.push((bits >> 4) & 0xf, bits & 0xf, (bits >> 12) & 0xf, (bits >> 8) & 0xf)
  }
  let width = 4
  let [before, difference] = [0, 0]
  for (const value of values) {
    const step = value - before
    const change = step - difference
    const isFar = step >= 128 || step <= -127
    if (width === 1 && Math.abs(change) >= 8) {
      put(0x8, 1)
      width = 2
      if (!isFar) put(step, 2)
      else {
        put(0x81, 2)
        put(value, 4)
        width = 4
      }
    } else if (width === 1) put(change, 1)
    else if (isFar) {
      if (width === 2) put(0x81, 2)
      put(value, 4)
      width = 4
    } else if (width === 4) {
      put(0x8000, 4)
      put(step, 2)
      width = 2
    } else if (Math.abs(change) < 8) {
      put(0x80, 2)
      put(change, 1)
      width = 1
    } else put(step, 2)
    ;[before, difference] = [value, step]
  }
  if (halves.length % 2 === 1) halves.push(0)
  const bytes = Array.from({ length: halves.length / 2 }, (_, index) => ((halves[index * 2] ?? 0) << 4) | (halves[index * 2 + 1] ?? 0))
  return textOfBytes(Uint8Array.from(bytes.flatMap((byte) => (reserved.has(byte) ? [0x1b, byte | 0x80] : [byte]))))
}
