import { byteCheckOf } from './encodings.ts'
import type { Encoding } from './encodings.ts'

/** What the bytes of a file look like; `null` encoding: it is no text that we read. */
export interface DetectedEncoding {
  readonly encoding: Encoding | null
  /** Begins with the mark of UTF-8. */
  readonly hasMark: boolean
  /** Begins with the mark of UTF-16, which we do not read. */
  readonly isUtf16: boolean
  /** Characters of UTF-8 stand among those of a one-byte encoding: programs have written one file in two ways. */
  readonly isMixed: boolean
  readonly bytes: number
}

/** Letters by which the one-byte encodings are told apart: the same byte is one letter here and another there. */
const centralEuropean = 'ěčřšžůťďňĚČŘŠŽŮŤĎŇľĺąćęłńśźżőűĽŁŚŹŻŐŰ'
const western = 'ãõêàñÃÕÊÀÑèùïûøåæœÈÙÏÛØÅÆ'
/** Letters that tables of ours mostly hold: Czech there, Portuguese here. */
const commonest = new Set('ěčřšžůĚČŘŠŽŮãõêàÃÕÊÀ')

/** So many characters of UTF-8 do not come about by accident in text of one byte each. */
const FEW = 4

/** One in so many bytes may be a control character, or it is no text. */
const CONTROL_SHARE = 0.001

/** Reads all bytes once, in constant memory, and says which encoding they are in. */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<DetectedEncoding> {
  const utf8 = byteCheckOf('utf-8')
  const gb = byteCheckOf('gb18030')
  const seen = { utf8: 0, utf8Bad: 0, gb: 0, gbBad: 0, hanzi: 0 }
  const histogram = Array.from({ length: 256 }, () => 0)
  let bytes = 0
  const head: number[] = []
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (head.length < 3) head.push(byte)
      histogram[byte]! += 1
      if (byte < 0x80 && !utf8.isOpen && !gb.isOpen) continue
      const [asUtf8, asGb] = [utf8.push(byte), gb.push(byte)]
      if (asUtf8 === 'bad') seen.utf8Bad += 1
      else if (asUtf8 === 'whole' && utf8.length > 1 && byte >= 0x80) seen.utf8 += 1
      if (asGb === 'bad') seen.gbBad += 1
      else if (asGb === 'whole' && gb.length > 1) {
        seen.gb += 1
        if (gb.length === 2 && byte >= 0xa1) seen.hanzi += 1
      }
    }
    bytes += chunk.length
  }
  const controls = histogram.slice(0, 0x20).reduce((sum, count, byte) => sum + ([0x09, 0x0a, 0x0c, 0x0d].includes(byte) ? 0 : count), 0)
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const isText = bytes > 0 && (histogram[0] ?? 0) === 0 && controls <= bytes * CONTROL_SHARE
  const encoding = isText ? choose(seen, histogram, hasMark) : null
  const isOneByte = encoding === 'windows-1250' || encoding === 'latin-1'
  return { encoding, hasMark, isUtf16: isUtf16(head), isMixed: isOneByte && seen.utf8 >= FEW, bytes }
}

const isUtf16 = ([first, second]: readonly number[]): boolean => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

interface Seen {
  /** Characters of several bytes, and bytes that mean nothing. */
  readonly utf8: number
  readonly utf8Bad: number
  readonly gb: number
  readonly gbBad: number
  /** Characters of two high bytes, as the usual hanzi are. An accented letter before a plain one looks like a rare hanzi. */
  readonly hanzi: number
}

function choose({ utf8, utf8Bad, gb, gbBad, hanzi }: Seen, histogram: readonly number[], hasMark: boolean): Encoding {
  // A broken character here and there does not make another encoding of it: hardly any other text is UTF-8 by accident.
  if (hasMark || utf8Bad <= utf8 / 4) return 'utf-8'
  if (hanzi > gb * 0.8 && gbBad <= gb / 20) return 'gb18030'
  return score('windows-1250', centralEuropean, histogram) >= score('windows-1252', western, histogram) ? 'windows-1250' : 'latin-1'
}

function score(label: string, letters: string, histogram: readonly number[]): number {
  const text = new TextDecoder(label).decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128))
  return [...text].reduce((sum, letter, index) => sum + (letters.includes(letter) ? (histogram[index + 128] ?? 0) * (commonest.has(letter) ? 3 : 1) : 0), 0)
}
