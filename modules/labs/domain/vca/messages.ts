import { bytesOfText, textOfBytes } from './bytes.ts'
import type { VcaDocument } from './document.ts'
import { readDocument } from './read-document.ts'
import { writeDocument } from './write-document.ts'

/** What frames a message on a wire, and what the other side says of it. */
const wire = { begin: '\x1c', end: '\x1d', beforeChecksum: '\x1e' } as const

/** A message as it came: its records, and whether the checksum it brought is that of its bytes. */
export interface DeviceMessage { readonly document: VcaDocument; readonly checksum: 'right' | 'wrong' | 'none' }

/**
 * CRC-16 with polynomial 0x1021, begun at 0, highest bit first (XMODEM). Sources: a public host for tracers has it, and it gives the
 * checksums of exchanges that a maker of tracers published (`saibi/c`, ascii_diff/data.txt), over the bytes after 0x1C up to and with 0x1E.
 */
export function checksumOf(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff
  }
  return sum
}

/** The bytes a device takes: 0x1C, the records, 0x1E, `CRC=` in decimal digits, 0x1D. */
export function frameMessage(document: VcaDocument): Uint8Array {
  const body = textOfBytes(writeDocument(document)) + wire.beforeChecksum
  const lineEnd = document.lines.find(({ end }) => end !== '')?.end ?? '\r\n'
  return bytesOfText(`${wire.begin}${body}CRC=${checksumOf(bytesOfText(body))}${lineEnd}${wire.end}`)
}

/**
 * The whole messages of a stream, and the bytes after the last of them, which may become one. What stands between messages
 * (acknowledgements) belongs to none. Signs of the wire stand in no message: devices escape them in packed numbers.
 */
export function readMessages(bytes: Uint8Array): { readonly messages: readonly DeviceMessage[]; readonly rest: Uint8Array } {
  const stream = textOfBytes(bytes)
  const messages: DeviceMessage[] = []
  let at = 0
  for (;;) {
    const end = stream.indexOf(wire.end, at)
    // One that began again was given up before.
    const begin = stream.lastIndexOf(wire.begin, end < 0 ? stream.length : end)
    if (end < 0) return { messages, rest: bytesOfText(begin < at ? '' : stream.slice(begin)) }
    if (begin >= at) messages.push(readMessage(stream.slice(begin + 1, end)))
    at = end + 1
  }
}

function readMessage(inner: string): DeviceMessage {
  const split = inner.lastIndexOf(wire.beforeChecksum)
  const [, sum] = /^[\r\n]*CRC= *(\d{1,5})\s*$/.exec(split < 0 ? '' : inner.slice(split + 1)) ?? []
  const body = sum === undefined && split < 0 ? inner : inner.slice(0, split)
  const checksum = sum === undefined ? (split < 0 ? 'none' : 'wrong') : Number(sum) === checksumOf(bytesOfText(body + wire.beforeChecksum)) ? 'right' : 'wrong'
  return { document: readDocument(bytesOfText(body)), checksum }
}
