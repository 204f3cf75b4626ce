import { bytesOfText, trimmed, writable } from './bytes.ts'
import { combinePrisms } from './combine-prisms.ts'
import type { VcaDocument } from './document.ts'
import { edgeKinds, eyesOrdered, frameKinds, isProgressive, jobNumbers, jobTexts, unwritable } from './job.ts'
import type { JobEye, JobNumber, JobText, JobTrace, LabJob } from './job.ts'
import { factsOf, labelFacts } from './labels.ts'
import { readDocument } from './read-document.ts'
import { writeNumber } from './read-number.ts'

type Side = 'right' | 'left'
const sides: readonly Side[] = ['right', 'left']

/** Something of a job that its file does not say, or says otherwise. */
export interface Unsaid {
  /** The name of the value in the job. */
  readonly what: string
  readonly eye: Side | null
  readonly why: 'no-label' | 'no-sign' | 'limits' | 'needs-other'
}

const LINE_END = '\r\n'
const PER_LINE = 10

/** A job as a file for the lab, with what the file cannot say. Reading it gives the same job, but for that. */
export function writeJob(job: LabJob): { readonly document: VcaDocument; readonly unsaid: readonly Unsaid[] } {
  const writer = new JobWriter(job)
  return { document: readDocument(bytesOfText(writer.text())), unsaid: writer.unsaid }
}

class JobWriter {
  readonly unsaid: Unsaid[] = []
  readonly #job: LabJob
  readonly #values = new Map<string, string[]>()

  constructor(job: LabJob) {
    this.#job = job
  }

  text(): string {
    const { number, account, wearer, tray, frameMaker, frameName, frameColour, bridge, eyes, frameKind, edgeKind, options, remarks } = this.#job
    this.#put('REQ', 'FIL')
    for (const [label, what, text] of [['JOB', 'number', number], ['ACCN', 'account', account], ['CLIENT', 'wearer', wearer], ['_TRAY', 'tray', tray], ['FMFR', 'frameMaker', frameMaker], ['FRAM', 'frameName', frameName]] as const) {
      const written = this.#textFor(label, what, null, text)
      if (written !== null) this.#put(label, written)
    }
    if (frameColour) this.#say('frameColour', null, 'no-label')
    if (bridge !== null && this.#isWithin('DBL', bridge / 100)) this.#put('DBL', writeNumber(bridge, 2, 2))
    else if (bridge !== null) this.#say('bridge', null, 'limits')
    if (eyes) this.#put('DO', eyesOrdered[eyes])
    if (frameKind) this.#put('FTYP', frameKinds[frameKind])
    if (edgeKind) this.#put('ETYP', edgeKinds[edgeKind])
    for (const [label, what, texts] of [['_OPTION', 'options', options], ['REM', 'remarks', remarks]] as const) {
      for (const text of texts) {
        const written = this.#textFor(label, what, null, text)
        if (written !== null) this.#put(label, written)
      }
    }
    this.#putEyes()
    const inSequence = labelFacts.flatMap(({ label }) => (this.#values.get(label) ?? []).map((value) => `${label}=${value}`))
    return [...inSequence, ...sides.flatMap((side) => this.#traceLines(side))].map((line) => line + LINE_END).join('')
  }

  #putEyes(): void {
    for (const what of unwritable) for (const side of sides) if (this.#job[side][what] !== null) this.#say(what, side, 'no-label')
    const numbers = { right: this.#numbersOf('right'), left: this.#numbersOf('left') }
    for (const label of new Set([...numbers.right.keys(), ...numbers.left.keys()])) this.#put(label, sides.map((side) => numbers[side].get(label) ?? '').join(';'))
    for (const [what, label] of Object.entries(jobTexts) as [JobText, string][]) {
      const texts = sides.map((side) => this.#textFor(label, what, side, this.#job[side][what]))
      if (texts.some((text) => text !== null)) this.#put(label, texts.map((text) => text ?? '').join(';'))
    }
  }

  /** What is written of an eye, by label. */
  #numbersOf(side: Side): Map<string, string> {
    const eye = this.#job[side]
    const written = new Map<string, string>()
    for (const [what, { label, digits, least }] of Object.entries(jobNumbers) as [JobNumber, (typeof jobNumbers)[JobNumber]][]) {
      const value = eye[what]
      if (value === null) continue
      const needed = what === 'prism2' || what === 'prism2BaseDeg' ? hasBothPrisms(eye) : true
      if (!needed) this.#say(what, side, 'needs-other')
      else if (!this.#isWithin(label, value / 10 ** digits)) this.#say(what, side, 'limits')
      else written.set(label, writeNumber(value, digits, least))
    }
    if (hasBothPrisms(eye) && ['PRVM', 'PRVA', '_PRVM2', '_PRVA2'].every((label) => written.has(label))) {
      written.set('_PRVM1', written.get('PRVM') ?? '')
      written.set('_PRVA1', written.get('PRVA') ?? '')
      const { amount, baseTenths } = combinePrisms({ amount: eye.prism ?? 0, baseDeg: eye.prismBaseDeg ?? 0 }, { amount: eye.prism2 ?? 0, baseDeg: eye.prism2BaseDeg ?? 0 })
      written.set('PRVM', writeNumber(amount, 2, 2))
      written.set('PRVA', writeNumber(baseTenths, 1, 0))
    }
    this.#writeHeights(eye, side, written)
    return written
  }

  #writeHeights(eye: JobEye, side: Side, written: Map<string, string>): void {
    if (!isProgressive(eye.lensKind)) return
    if (written.delete('SEGHT')) this.#say('segmentHeight', side, 'no-label')
    const height = written.get('OCHT')
    if (height !== undefined) written.set('SEGHT', height)
  }

  #traceLines(side: Side): string[] {
    const { trace } = this.#job[side]
    if (!trace) return []
    const letter = side === 'right' ? 'R' : 'L'
    const target = trace.seen ? `;${{ frame: 'F', pattern: 'P', demo: 'D' }[trace.seen]}` : ''
    const head = (label: string, { values, angles }: { values: readonly number[]; angles: readonly number[] | null }): string => `${label}=1;${values.length};${angles ? 'U' : 'E'};${letter}${target}`
    const lines = [head('TRCFMT', { values: trace.radii, angles: trace.angles }), ...listLines('R', trace.radii), ...listLines('A', trace.angles ?? [])]
    const { heights } = trace
    return heights ? [...lines, head('ZFMT', heights), ...listLines('Z', heights.values), ...listLines('ZA', heights.angles ?? [])] : lines
  }

  /** A text in which every sign means itself, or null when nothing is left of it; told when it had to change. */
  #textFor(label: string, what: string, eye: Side | null, text: string | null): string | null {
    if (text === null || text === '') return null
    const separates = eye !== null ? ';' : ''
    const signs = Array.from(text.toWellFormed(), (sign) => (sign < ' ' || sign === '\u{7f}' ? ' ' : sign === separates ? ',' : sign)).join('')
    const plain = trimmed(signs)
    // A question mark alone is an unknown value, and a label of a vendor opens a block with BEGIN.
    const isTaken = plain === '?' || (label.startsWith('_') && ['BEGIN', 'END'].includes(plain))
    if (plain !== text || isTaken) this.#say(what, eye, 'no-sign')
    return plain === '' || isTaken ? null : writable(plain)
  }

  #isWithin(label: string, value: number): boolean {
    const [from, to] = factsOf(label)?.limits ?? [-Infinity, Infinity]
    return value >= from && value <= to
  }

  #put(label: string, value: string): void {
    this.#values.set(label, [...(this.#values.get(label) ?? []), value])
  }

  #say(what: string, eye: Side | null, why: Unsaid['why']): void {
    if (!this.unsaid.some((one) => one.what === what && one.eye === eye)) this.unsaid.push({ what, eye, why })
  }
}

const hasBothPrisms = (eye: JobEye): boolean => [eye.prism, eye.prismBaseDeg, eye.prism2, eye.prism2BaseDeg].every((value) => value !== null)

function listLines(label: string, values: readonly number[]): string[] {
  return Array.from({ length: Math.ceil(values.length / PER_LINE) }, (_, index) => `${label}=${values.slice(index * PER_LINE, (index + 1) * PER_LINE).join(';')}`)
}

/** The job's own words for a trace from a shape of rational numbers: whole numbers, even angles where they are even. */
export function jobTraceOf(points: readonly { readonly radius: number; readonly angle: number; readonly z?: number }[], seen: JobTrace['seen'] = 'frame'): JobTrace {
  const isEven = points.every(({ angle }, index) => Math.abs(angle - (index * 36_000) / points.length) < 1e-6)
  const angles = isEven ? null : points.map(({ angle }) => Math.round(angle))
  const heights = points.flatMap(({ z }) => (z === undefined ? [] : [Math.round(z)]))
  return { seen, radii: points.map(({ radius }) => Math.round(radius)), angles, heights: heights.length === points.length ? { values: heights, angles } : null }
}
