/** The encodings that tables arrive in: ours, those of Central Europe and of western languages on Windows, that of China. */
export const encodings = ['utf-8', 'windows-1250', 'gb18030', 'latin-1'] as const
export type Encoding = (typeof encodings)[number]

/** A decoder that puts U+FFFD in the place of bytes that mean nothing. Latin-1 is read with the signs that Windows puts into its gap. */
export const decoderOf = (encoding: Encoding): TextDecoder => new TextDecoder(encoding === 'latin-1' ? 'windows-1252' : encoding)

/** Reads bytes one by one and says of each whether it belongs to a character that is not whole yet, completes one, or means nothing. */
export interface ByteCheck {
  push(byte: number): 'more' | 'whole' | 'bad'
  /** Whether the file ended in the middle of a character. */
  readonly isOpen: boolean
  /** Bytes of the character that was completed last. */
  readonly length: number
}

/** Bytes that have no meaning in the one-byte encodings. */
const gaps = { 'windows-1250': new Set([0x81, 0x83, 0x88, 0x90, 0x98]), 'latin-1': new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]) } as const

export function byteCheckOf(encoding: Encoding): ByteCheck {
  if (encoding === 'utf-8') return utf8Check()
  if (encoding === 'gb18030') return gb18030Check()
  return { push: (byte) => (gaps[encoding].has(byte) ? 'bad' : 'whole'), isOpen: false, length: 1 }
}

/** Source: the Unicode Standard, table 3-7, well-formed UTF-8 byte sequences. */
function utf8Check(): ByteCheck {
  let [wanted, low, high, length] = [0, 0x80, 0xbf, 1]
  const begin = (byte: number): 'more' | 'whole' | 'bad' => {
    [low, high] = [0x80, 0xbf]
    wanted = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0
    length = wanted + 1
    if (byte === 0xe0) low = 0xa0
    if (byte === 0xed) high = 0x9f
    if (byte === 0xf0) low = 0x90
    if (byte === 0xf4) high = 0x8f
    return byte < 0x80 ? 'whole' : wanted === 0 ? 'bad' : 'more'
  }
  return {
    push: (byte) => {
      if (wanted === 0) return begin(byte)
      if (byte < low || byte > high) {
        // What was begun means nothing, and this byte may begin something itself.
        begin(byte)
        return 'bad'
      }
      [wanted, low, high] = [wanted - 1, 0x80, 0xbf]
      return wanted === 0 ? 'whole' : 'more'
    },
    get isOpen() { return wanted > 0 },
    get length() { return length },
  }
}

/** Places of the four-byte codes that mean something: the rest of the basic plane, and the planes above it up to the last one. */
const fourByteCodes = [[0, 39_419], [189_000, 1_237_575]] as const

/** Two bytes, or four of which the second and fourth are digits. Source: GB 18030-2022, as the WHATWG Encoding Standard decodes it. */
function gb18030Check(): ByteCheck {
  let [place, length, code] = [0, 1, 0]
  const begin = (byte: number): 'more' | 'whole' | 'bad' => {
    [place, length, code] = [byte >= 0x81 && byte <= 0xfe ? 1 : 0, 1, byte - 0x81]
    return byte < 0x80 ? 'whole' : place === 1 ? 'more' : 'bad'
  }
  return {
    push: (byte) => {
      const isDigit = byte >= 0x30 && byte <= 0x39
      if (place === 0) return begin(byte)
      if (place === 1 && byte >= 0x40 && byte <= 0xfe && byte !== 0x7f) {
        [place, length] = [0, 2]
        return 'whole'
      }
      if ((place === 1 && isDigit) || (place === 2 && byte >= 0x81 && byte <= 0xfe)) {
        code = isDigit ? code * 10 + byte - 0x30 : code * 126 + byte - 0x81
        place += 1
        return 'more'
      }
      if (place === 3 && isDigit) {
        [place, length, code] = [0, 4, code * 10 + byte - 0x30]
        return fourByteCodes.some(([first, last]) => code >= first && code <= last) ? 'whole' : 'bad'
      }
      begin(byte)
      return 'bad'
    },
    get isOpen() { return place > 0 },
    get length() { return length },
  }
}
