import { readable } from './bytes.ts'
import { combinePrisms } from './combine-prisms.ts'
import type { VcaDefect, VcaDocument, VcaRecord } from './document.ts'
import { edgeKinds, emptyJobEye, eyesOrdered, frameKinds, isProgressive, jobNumbers, jobTexts } from './job.ts'
import type { JobEye, JobNumber, LabJob } from './job.ts'
import { mustKnow } from './labels.ts'
import { quote, readField } from './read-field.ts'
import type { FieldTexts, Tell } from './read-field.ts'
import { isUnknown, readNumber } from './read-number.ts'
import { groupRecords, listRecords } from './records.ts'
import type { Records } from './records.ts'
import { readTraces } from './read-traces.ts'

type Side = 'right' | 'left'

export interface ReadJob {
  readonly job: LabJob
  /** What stands in the file, and has no single reading for a job. */
  readonly unread: readonly VcaDefect[]
  /** Labels of the file that are no part of a job; they stay in the document. */
  readonly rest: readonly string[]
}

/** The job that a file tells of. What cannot be read is null and told, never guessed, rounded or taken for the other eye. */
export function readJob(document: VcaDocument): ReadJob {
  const records = listRecords(document.lines)
  const reader = new JobReader(groupRecords(records))
  const { traces } = readTraces(records, reader.tell)
  const eyes = { right: reader.eye('right'), left: reader.eye('left') }
  for (const { eye, seen, radii, angles, heights } of traces) eyes[eye] = { ...eyes[eye], trace: { seen, radii, angles, heights } }
  const job: LabJob = {
    number: reader.text('JOB'), account: reader.text('ACCN'), wearer: reader.text('CLIENT'), tray: reader.text('_TRAY'),
    eyes: reader.word('DO', eyesOrdered), ...eyes,
    frameMaker: reader.text('FMFR'), frameName: reader.text('FRAM'), frameColour: null,
    bridge: reader.one('DBL', 2), frameKind: reader.word('FTYP', frameKinds), edgeKind: reader.word('ETYP', edgeKinds),
    options: reader.rows('_OPTION'), remarks: reader.rows('REM'),
  }
  return { job, unread: reader.told, rest: reader.rest() }
}

const ofJobs: ReadonlySet<string> = new Set([
  ...Object.values(jobNumbers).map(({ label }) => label), ...Object.values(jobTexts),
  'REQ', 'JOB', 'ACCN', 'CLIENT', '_TRAY', 'DO', 'FMFR', 'FRAM', 'DBL', 'FTYP', 'ETYP', '_OPTION', 'REM', '_PRVM1', '_PRVA1', 'TRCFMT', 'ZFMT', 'R', 'A', 'Z', 'ZA',
])

class JobReader {
  readonly told: VcaDefect[] = []
  readonly #records: Records
  readonly #fields = new Map<string, FieldTexts>()

  constructor(records: Records) {
    this.#records = records
  }

  readonly tell: Tell = (defect) => void this.told.push(defect)

  rest(): string[] {
    return [...this.#records.keys()].filter((label) => !ofJobs.has(label))
  }

  text(label: string): string | null {
    const { right } = this.#field(label)
    return right === null ? null : readable(right)
  }

  rows(label: string): string[] {
    return this.#recordsOf(label).flatMap(({ parts }) => {
      const text = parts.join(';')
      return isUnknown(text) ? [] : [readable(text)]
    })
  }

  /** The word of a code, or null; a code that means none of the words says nothing to a job. */
  word<Word extends string>(label: string, words: Readonly<Record<Word, string>>): Word | null {
    const { right } = this.#field(label)
    return (Object.keys(words) as Word[]).find((word) => words[word] === right) ?? null
  }

  one(label: string, digits: number): number | null {
    const { right } = this.#field(label)
    return right === null ? null : readNumber(right, digits)
  }

  eye(side: Side): JobEye {
    const numbers = Object.fromEntries((Object.keys(jobNumbers) as JobNumber[]).map((what) => [what, this.#number(what, side)]))
    const texts = Object.fromEntries(Object.entries(jobTexts).map(([what, label]) => {
      const text = this.#field(label)[side]
      return [what, text === null ? null : readable(text)]
    }))
    const read: JobEye = { ...emptyJobEye, ...numbers, ...texts }
    return { ...read, axisDeg: axisOf(read), ...this.#prisms(side, read), ...this.#heights(side, read) }
  }

  /** Two prisms stand one by one and as the one they make; where these disagree, none is taken. */
  #prisms(side: Side, { prism2, prism2BaseDeg, prismBaseDeg }: JobEye): Partial<JobEye> {
    const [amount, baseDeg] = [this.#exact('_PRVM1', side, 2), this.#exact('_PRVA1', side, 0)]
    const isWhole = prismBaseDeg === 360 ? 0 : prismBaseDeg
    if (amount === null && baseDeg === null && prism2 === null && prism2BaseDeg === null) return { prismBaseDeg: isWhole }
    if (amount !== null && baseDeg !== null && prism2 !== null && prism2BaseDeg !== null) {
      const made = combinePrisms({ amount, baseDeg }, { amount: prism2, baseDeg: prism2BaseDeg })
      if (made.amount === this.#exact('PRVM', side, 2) && made.baseTenths === this.#exact('PRVA', side, 1)) return { prism: amount, prismBaseDeg: baseDeg }
    }
    this.#defect('PRVM', 'prisms-differ', `is for the ${side} eye not what _PRVM1 and _PRVM2 make together; no prism is read`)
    return { prism: null, prismBaseDeg: null, prism2: null, prism2BaseDeg: null }
  }

  #heights(side: Side, { lensKind, fittingHeight, segmentHeight }: JobEye): Partial<JobEye> {
    if (!isProgressive(lensKind) || segmentHeight === null) return {}
    if (fittingHeight === null || fittingHeight === segmentHeight) return { fittingHeight: segmentHeight, segmentHeight: null }
    this.#defect('SEGHT', 'heights-differ', `is for the ${side} eye not OCHT, and a progressive lens has one height; none is read`)
    return { fittingHeight: null, segmentHeight: null }
  }

  #number(what: JobNumber, side: Side): number | null {
    const { label, digits, isExact } = jobNumbers[what]
    // Two prisms make one of any direction; their own directions are read instead.
    if (what === 'prismBaseDeg' && this.#field('_PRVA1')[side] !== null) return null
    if (isExact) return this.#exact(label, side, digits)
    const text = this.#field(label)[side]
    return text === null ? null : readNumber(text, digits)
  }

  #exact(label: string, side: Side, digits: number): number | null {
    const text = this.#field(label)[side]
    if (text === null) return null
    const value = readNumber(text, digits)
    if (value !== null && readNumber(text, FINEST) === value * 10 ** (FINEST - digits)) return value
    this.#defect(label, 'too-fine', `has ${quote(text)} for the ${side} eye, finer than a job keeps; it is not rounded`)
    return null
  }

  #field(label: string): FieldTexts {
    const known = this.#fields.get(label)
    if (known) return known
    const field = readField(mustKnow(label), this.#recordsOf(label), this.tell)
    this.#fields.set(label, field)
    return field
  }

  readonly #recordsOf = (label: string): readonly VcaRecord[] => this.#records.get(label) ?? []

  #defect(label: string, kind: string, detail: string): void {
    this.told.push({ line: this.#recordsOf(label)[0]?.line ?? 1, label, kind, detail })
  }
}

/** Digits that tell a value apart from a finer one. */
const FINEST = 6

/** 0 and 180 are one direction; without a cylinder a zero says nothing. */
const axisOf = ({ axisDeg, cylinder }: JobEye): number | null => (axisDeg !== 0 ? axisDeg : cylinder === null || cylinder === 0 ? null : 180)
