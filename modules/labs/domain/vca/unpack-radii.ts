const ESCAPE = 0x1b

/**
 * Undoes the packing of trace format 4 (packed binary, ISO 16284 annex B, as a maker of tracers published it): the stream is read by half
 * bytes, high half first, in one of three widths. Four halves hold a value itself, two its difference to the one before, one the change of
 * that difference; 0x8000 leads to differences, 0x80 on to changes, 0x81 back to values, 0x8 from changes to differences.
 * Bytes that a wire reserves stand escaped: 0x1B, then the byte with its highest bit set.
 * Null when the stream ends too early or has more than the wanted count.
 */
export function unpackRadii(escaped: string, count: number): number[] | null {
  const stream = new HalfBytes(unescape(escaped))
  const values: number[] = []
  let width: 4 | 2 | 1 = 4
  let before = 0
  let difference = 0
  while (values.length < count) {
    const read = stream.take(width)
    if (read === null) return null
    if (width === 4 && read === 0x8000) width = 2
    else if (width === 2 && read === 0x80) width = 1
    else if (width === 2 && read === 0x81) width = 4
    else if (width === 1 && read === 0x8) width = 2
    else {
      const value: number = width === 4 ? signed(read, 16) : before + (width === 2 ? signed(read, 8) : difference + signed(read, 4))
      difference = value - before
      before = value
      values.push(value)
    }
  }
  return stream.isAtEnd ? values : null
}

const signed = (value: number, bits: number): number => (value >= 1 << (bits - 1) ? value - (1 << bits) : value)

function unescape(text: string): number[] {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const byte = text.charCodeAt(at)
    if (byte !== ESCAPE) bytes.push(byte)
    else if (at + 1 < text.length) bytes.push(text.charCodeAt(at += 1) & 0x7f)
  }
  return bytes
}

class HalfBytes {
  readonly #bytes: readonly number[]
  #at = 0

  constructor(bytes: readonly number[]) {
    this.#bytes = bytes
  }

  /** The rest of the last byte may be left over. */
  get isAtEnd(): boolean {
    return Math.ceil(this.#at / 2) === this.#bytes.length
  }

  /** The next one, two or four halves; four stand low byte first. Null past the end. */
  take(count: 1 | 2 | 4): number | null {
    if (this.#at + count > this.#bytes.length * 2) return null
    if (count === 1) return this.#half()
    const low = (this.#half() << 4) | this.#half()
    return count === 2 ? low : low | (((this.#half() << 4) | this.#half()) << 8)
  }

  #half(): number {
    const byte = this.#bytes[this.#at >> 1] ?? 0
    const half = this.#at % 2 === 0 ? byte >> 4 : byte & 0x0f
    this.#at += 1
    return half
  }
}
