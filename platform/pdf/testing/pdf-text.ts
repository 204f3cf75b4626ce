import { inflateSync } from 'node:zlib'

/**
 * The text of each page of a PDF that typst made, in the sequence of its drawing; what stands on one baseline makes one line.
 * Reads only what typst writes (plain objects, Flate streams, fonts with ToUnicode), which is enough to prove what a paper says.
 */
export function pdfText(pdf: Uint8Array): string[] {
  const { pages, part } = openPdf(pdf)
  return pages.map((page) => {
    const fonts = new Map([...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, lettersOf(streamOf(part(/\/ToUnicode (\d+)/.exec(part(id))?.[1])))]))
    return textOf(contentsOf(page, part), fonts)
  })
}

/** What each page of a PDF draws, operator by operator. */
export function pdfContents(pdf: Uint8Array): string[] {
  const { pages, part } = openPdf(pdf)
  return pages.map((page) => contentsOf(page, part))
}

type Part = (id: string | undefined) => string

function openPdf(pdf: Uint8Array): { readonly pages: readonly string[]; readonly part: Part } {
  const bytes = Buffer.from(pdf).toString('latin1')
  const objects = new Map([...bytes.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id, body]) => [id!, body!]))
  return { pages: [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body)), part: (id) => objects.get(id ?? '') ?? '' }
}

const contentsOf = (page: string, part: Part): string => streamOf(part(/\/Contents (\d+)/.exec(page)?.[1]))

// By its length and not by what follows: compressed data may itself end with what looks like the end of a line.
function streamOf(body: string): string {
  const start = /\bstream\r?\n/.exec(body)
  const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0)
  const data = start ? body.slice(start.index + start[0].length).slice(0, length) : ''
  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data
}

/** Glyph number to text, from the font's ToUnicode map. */
function lettersOf(map: string): Map<number, string> {
  return new Map([...map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g)].map(([, glyph, utf16]) =>
    [Number.parseInt(glyph!, 16), Buffer.from(utf16!, 'hex').swap16().toString('utf16le')]))
}

// What matters in a page's content: a position before a text object, a change of font, a string of glyph numbers (two bytes each; parentheses may
// nest once), and a span that says its text itself because its glyphs stand for other text elsewhere.
const position = /([\d.-]+) cm\n(?=(?:(?!\bcm\b|\bET\b)[\s\S])*\bBT\b)/
const font = /\/(f\d+) [\d.]+ Tf/
const span = /\/ActualText (?:<FEFF([\dA-F]*)>|\(((?:\\[\s\S]|[^\\)])*)\))[\s\S]*?\bEMC\b/
const glyphs = /(?<!\/Lang )\(((?:\\[\s\S]|\((?:\\[\s\S]|[^\\()])*\)|[^\\()])*)\)/
const tokens = new RegExp([position, font, span, glyphs].map(({ source }) => source).join('|'), 'g')

function textOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let text = ''
  let baseline = ''
  let letters: Map<number, string> | undefined
  for (const [, y, name, utf16, plain, string] of content.matchAll(tokens)) {
    if (y !== undefined) {
      if (text && y !== baseline) text += '\n'
      baseline = y
    } else if (name !== undefined) letters = fonts.get(name)
    else if (utf16 !== undefined) text += Buffer.from(utf16, 'hex').swap16().toString('utf16le')
    else if (plain !== undefined) text += unescaped(plain)
    else text += unescaped(string ?? '').replace(/([\s\S])([\s\S])/g, (_, high: string, low: string) => letters?.get(high.charCodeAt(0) * 256 + low.charCodeAt(0)) ?? '\ufffd')
  }
  return text
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(string: string): string {
  return string.replace(/\\(\d{1,3}|[\s\S])/g, (_, code: string) => (/^\d/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code)))
}
