const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Longer lists of arguments overflow the stack. */
const CHUNK = 8192

/** Bytes as text in which every character is one byte: nothing can be lost by it, whatever the encoding of remarks was. */
export function textOfBytes(bytes: Uint8Array): string {
  // Nearly all files are ASCII, which a decoder reads ten times as fast; the decoder named Latin-1 is Windows-1252 and would change bytes.
  if (bytes.every((byte) => byte < 0x80)) return utf8.decode(bytes)
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}

/** Undoes textOfBytes. */
export function bytesOfText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** A remark or a name for people: read as UTF-8 where its bytes are UTF-8, else each byte as a letter of Latin-1. */
export function readable(text: string): string {
  try {
    return utf8.decode(bytesOfText(text))
  } catch {
    return text
  }
}

/** A remark or a name for a file: UTF-8, one character for each byte. Undone by readable. */
export const writable = (text: string): string => textOfBytes(new TextEncoder().encode(text))

/** Without the spaces around it. Not trim(): a byte of a letter in UTF-8 may look like a space that does not break. */
export function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  // By two indices: a pattern looks at a run of spaces inside the text once for each of them.
  while (from < to && isSpace(text.charCodeAt(from))) from += 1
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1
  return text.slice(from, to)
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09
