/** What may be attached, by what it really is. SVG, HTML and scripts never: a browser would run them with our origin. */
export const attachable = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/heic', 'application/pdf', 'text/csv', 'text/plain'] as const
export type MediaType = (typeof attachable)[number]

const SNIFF_BYTES = 4_100
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The media type of the content itself; the name only tells CSV from other text. Null for what may not be attached. */
export async function sniff(bytes: Uint8Array, name: string): Promise<MediaType | null> {
  // Loaded here: a process that never receives a file need not hold it.
  const { fileTypeFromBuffer } = await import('file-type')
  const found = (await fileTypeFromBuffer(bytes))?.mime
  if (found) return attachable.find((type) => type === found) ?? null
  if (!isHarmlessText(bytes)) return null
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain'
}

/** Text in UTF-8 that no program would take for markup or a script. */
function isHarmlessText(bytes: Uint8Array): boolean {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return false
  }
  const start = text.trimStart()
  return !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/^(#!|<|%!)/.test(start) && !/<\s*(\?|!|script|html|svg|body|iframe|img|a\s)/i.test(text.slice(0, SNIFF_BYTES))
}
