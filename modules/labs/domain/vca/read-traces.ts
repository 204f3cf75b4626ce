import type { VcaRecord } from './document.ts'
import type { Tell } from './read-field.ts'
import { quote } from './read-field.ts'
import { traceFormats } from './traces.ts'
import type { UnreadTrace, VcaTrace } from './traces.ts'
import { unpackRadii } from './unpack-radii.ts'

export interface ReadTraces { readonly traces: readonly VcaTrace[]; readonly unread: readonly UnreadTrace[] }

/** A header with the lists below it, up to the next header. */
interface Section { readonly header: VcaRecord; readonly lists: Map<string, { line: number; parts: string[]; value: string }> }

const headers: ReadonlySet<string> = new Set(['TRCFMT', 'ZFMT', 'STHKFMT'])
const lists: ReadonlySet<string> = new Set(['R', 'A', 'Z', 'ZA', 'T'])
const eyesOf = new Map<string | undefined, VcaTrace['eye']>([['R', 'right'], ['L', 'left']])
const seenAs: Readonly<Record<string, NonNullable<VcaTrace['seen']>>> = { F: 'frame', P: 'pattern', D: 'demo' }
/** No device sees further than the lens of a frame; below lies no lens. */
const RADII = { from: 100, to: 9999 } as const
const HEIGHTS = { from: -9999, to: 9999 } as const
const CIRCLE = 36_000
const MOST_POINTS = 20_000

/** The traces among the records of a file, in its sequence. One whose numbers do not agree with its header is told and not read; a format nobody explains is only kept. */
export function readTraces(records: readonly VcaRecord[], tell: Tell): ReadTraces {
  const sections = sectionsOf(records, tell)
  const traces: VcaTrace[] = []
  const unread: UnreadTrace[] = []
  for (const section of sections.filter(({ header }) => header.label === 'TRCFMT')) {
    const read = readTrace(section, tell)
    if (read === null) continue
    if ('why' in read) unread.push(read)
    else if (traces.some(({ eye }) => eye === read.eye)) tell(at(section, 'TRCFMT', 'twice', `is a second trace of the ${read.eye} eye; the first is read`))
    else traces.push(read)
  }
  for (const section of sections.filter(({ header }) => header.label === 'ZFMT')) addHeights(section, traces, tell)
  return { traces, unread }
}

function sectionsOf(records: readonly VcaRecord[], tell: Tell): Section[] {
  const sections: Section[] = []
  let isLost = false
  for (const record of records) {
    if (headers.has(record.label)) sections.push({ header: record, lists: new Map() })
    if (!lists.has(record.label)) continue
    const section = sections.at(-1)
    if (!section) {
      if (!isLost) tell({ line: record.line, label: record.label, kind: 'no-header', detail: 'stands before any TRCFMT and belongs to none' })
      isLost = true
      continue
    }
    const list = section.lists.get(record.label)
    if (!list) section.lists.set(record.label, { line: record.line, parts: [...record.parts], value: record.value })
    else {
      for (const part of record.parts) list.parts.push(part)
      list.value += record.value
    }
  }
  return sections
}

const at = ({ header, lists: found }: Section, label: string, kind: string, detail: string) => ({ line: found.get(label)?.line ?? header.line, label, kind, detail })

/** What a header says, or null with its fault told. */
function readHeader(section: Section, tell: Tell): { format: string; count: number; isEven: boolean; eye: VcaTrace['eye'] } | null {
  const { header } = section
  const [format = '', points = '', spacing = '', side] = header.parts.map((part) => part.trim())
  const count = /^\d{1,5}$/.test(points) ? Number(points) : 0
  const eye = eyesOf.get(side)
  const wrong = (detail: string): null => {
    tell(at({ header, lists: new Map() }, header.label, 'header', detail))
    return null
  }
  if (!Object.hasOwn(traceFormats, format)) return wrong(`has the format ${quote(format)}, which is none`)
  if (count < 3 || count > MOST_POINTS) return wrong(`announces ${quote(points)} points; 3 to ${MOST_POINTS} can be`)
  if (spacing !== 'E' && spacing !== 'U') return wrong(`has ${quote(spacing)} where E (even angles) or U (angles given) stands`)
  if (!eye) return wrong(`has ${quote(side ?? '')} where R or L stands`)
  return { format, count, isEven: spacing === 'E', eye }
}

function readTrace(section: Section, tell: Tell): VcaTrace | UnreadTrace | null {
  const header = readHeader(section, tell)
  if (!header) return null
  const line = section.header.line
  if (header.format !== '1' && header.format !== '4') return { line, header: section.header.parts.join(';'), why: traceFormats[header.format] ?? '' }
  const radii = readList(section, 'R', header.format, header.count, RADII, tell)
  if (!radii) return null
  const angles = header.isEven ? null : readAngles(section, 'A', header.format, header.count, tell)
  if (angles === undefined) return null
  return { line, eye: header.eye, seen: seenAs[section.header.parts[4]?.trim() ?? ''] ?? null, radii, angles, heights: null }
}

/** Heights belong to the trace of their eye; without one, or with faults, they are only kept. */
function addHeights(section: Section, traces: VcaTrace[], tell: Tell): void {
  const header = readHeader(section, tell)
  if (!header || (header.format !== '1' && header.format !== '4')) return
  const index = traces.findIndex(({ eye }) => eye === header.eye)
  const trace = traces[index]
  if (!trace) return tell(at(section, 'ZFMT', 'no-trace', `is of the ${header.eye} eye, of which there is no trace`))
  const values = readList(section, 'Z', header.format, header.count, HEIGHTS, tell)
  const angles = header.isEven ? null : readAngles(section, 'ZA', header.format, header.count, tell)
  if (values && angles !== undefined) traces[index] = { ...trace, heights: { values, angles } }
}

/** The numbers of a list, as many as the header announces, or null with the fault told. */
function readList(section: Section, label: string, format: string, count: number, { from, to }: { from: number; to: number }, tell: Tell): number[] | null {
  const found = section.lists.get(label)
  const wrong = (kind: string, detail: string): null => {
    tell(at(section, label, kind, detail))
    return null
  }
  if (!found) return wrong('missing', `is missing below ${section.header.label} of line ${section.header.line}`)
  const values = format === '4' ? unpackRadii(found.value, count) : found.parts.map(wholeOf)
  if (!values) return wrong('packed', `cannot be unpacked into ${count} numbers`)
  const bad = values.findIndex((value) => !(value >= from && value <= to))
  if (bad >= 0) return wrong('number', `has ${quote(format === '4' ? String(values[bad]) : (found.parts[bad] ?? ''))} as its number ${bad + 1}, which is not from ${from} to ${to}`)
  return values.length === count ? values : wrong('count', `has ${values.length} numbers where ${section.header.label} announces ${count}`)
}

/** Angles once around, each further than the one before; undefined with the fault told. */
function readAngles(section: Section, label: string, format: string, count: number, tell: Tell): number[] | undefined {
  const angles = readList(section, label, format, count, { from: 0, to: CIRCLE }, tell)
  if (!angles) return undefined
  const back = angles.findIndex((angle, index) => index > 0 && angle <= (angles[index - 1] ?? 0))
  if (back < 0 && (angles.at(-1) ?? 0) - (angles[0] ?? 0) < CIRCLE) return angles
  tell(at(section, label, 'angles', back < 0 ? 'go around more than once' : `do not go on at number ${back + 1}`))
  return undefined
}

/** Digits with a sign and spaces, NaN for anything else: Number() would take an exponent or a hexadecimal, and a pattern takes three times as long. */
function wholeOf(part: string): number {
  const text = part.trim()
  const sign = text.startsWith('-') ? -1 : 1
  const first = sign < 0 || text.startsWith('+') ? 1 : 0
  if (text.length === first || text.length > first + 6) return Number.NaN
  let value = 0
  for (let at = first; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value === 0 ? 0 : sign * value
}
