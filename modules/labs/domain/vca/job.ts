import type { VcaTrace } from './traces.ts'

/** A trace as a job carries it: what its file says of it, without the line. */
export type JobTrace = Omit<VcaTrace, 'line' | 'eye'>

/**
 * What of an eye is numbers: the label that says it, how many digits of the label's unit the whole unit keeps, and how many are always
 * written. Units as everywhere: powers in thousandths of a dioptre, prisms in hundredths of a prism dioptre, lengths in hundredths of a
 * millimetre, tilt and wrap in tenths of a degree, axis and bases in whole degrees as seen by who faces the wearer, indices in thousandths.
 * `isExact`: a finer value in a file is told, not rounded, for somebody sees through it.
 */
export const jobNumbers = {
  sphere: { label: 'SPH', digits: 3, least: 2, isExact: true },
  cylinder: { label: 'CYL', digits: 3, least: 2, isExact: true },
  axisDeg: { label: 'AX', digits: 0, least: 0, isExact: true },
  addition: { label: 'ADD', digits: 3, least: 2, isExact: true },
  prism: { label: 'PRVM', digits: 2, least: 2, isExact: true },
  prismBaseDeg: { label: 'PRVA', digits: 0, least: 0, isExact: true },
  prism2: { label: '_PRVM2', digits: 2, least: 2, isExact: true },
  prism2BaseDeg: { label: '_PRVA2', digits: 0, least: 0, isExact: true },
  pd: { label: 'IPD', digits: 2, least: 2, isExact: true },
  pdNear: { label: 'NPD', digits: 2, least: 2, isExact: true },
  fittingHeight: { label: 'OCHT', digits: 2, least: 2, isExact: true },
  segmentHeight: { label: 'SEGHT', digits: 2, least: 2, isExact: true },
  vertexWorn: { label: 'BVD', digits: 2, least: 2, isExact: true },
  tilt: { label: 'PANTO', digits: 1, least: 1, isExact: true },
  wrap: { label: 'ZTILT', digits: 1, least: 1, isExact: true },
  index: { label: 'LIND', digits: 3, least: 3, isExact: true },
  markedBase: { label: 'MBASE', digits: 3, least: 2, isExact: true },
  blankDiameter: { label: 'DIA', digits: 2, least: 0, isExact: true },
  centreThickness: { label: 'CTHICK', digits: 2, least: 2, isExact: false },
  boxWidth: { label: 'HBOX', digits: 2, least: 2, isExact: false },
  boxHeight: { label: 'VBOX', digits: 2, least: 2, isExact: false },
  effectiveDiameter: { label: 'FED', digits: 2, least: 2, isExact: false },
  circumference: { label: 'CIRC', digits: 2, least: 2, isExact: false },
  frameCurve: { label: 'FCRV', digits: 3, least: 2, isExact: false },
} as const satisfies Record<string, { label: string; digits: number; least: number; isExact: boolean }>
export type JobNumber = keyof typeof jobNumbers

export const jobTexts = {
  lensName: 'LNAM', lensCode: 'OPC', lensMaker: 'LMFR', /** `SV`, `BI`, `TR`, `PR` and words after it. */ lensKind: 'LTYPE', material: 'LMATID', tint: 'TINT', coating: 'ACOAT',
} as const
export type JobText = keyof typeof jobTexts

/** Values of an eye for which the format has no label; they are named when a job is written. Base curve and diameter are those of a contact lens. */
export const unwritable = ['intermediateAddition', 'vertexExamined', 'baseCurve', 'diameter'] as const

/** What is ordered for an eye. Null: nothing said, which is not 0. */
export type JobEye =
  & Readonly<Record<JobNumber | (typeof unwritable)[number], number | null>>
  & Readonly<Record<JobText, string | null>>
  & { readonly trace: JobTrace | null }

/** Codes of FTYP and ETYP by the words for them. */
export const frameKinds = { plastic: '1', metal: '2', rimless: '3', optyl: '4' } as const
export const edgeKinds = { uncut: '-1', bevel: '1', rimless: '2', groove: '3', 'mini-bevel': '4' } as const
export const eyesOrdered = { both: 'B', right: 'R', left: 'L' } as const

/** What a lab is told of a job. */
export interface LabJob {
  readonly number: string | null
  /** Ours at the lab. */
  readonly account: string | null
  readonly wearer: string | null
  readonly tray: string | null
  readonly eyes: keyof typeof eyesOrdered | null
  readonly right: JobEye
  readonly left: JobEye
  readonly frameMaker: string | null
  readonly frameName: string | null
  /** The format has no label for it. */
  readonly frameColour: string | null
  /** Distance between lenses, hundredths of a millimetre. */
  readonly bridge: number | null
  readonly frameKind: keyof typeof frameKinds | null
  readonly edgeKind: keyof typeof edgeKinds | null
  readonly options: readonly string[]
  readonly remarks: readonly string[]
}

export const emptyJobEye = Object.fromEntries([...Object.keys(jobNumbers), ...Object.keys(jobTexts), ...unwritable, 'trace'].map((key) => [key, null])) as JobEye

export const emptyJob: LabJob = {
  number: null, account: null, wearer: null, tray: null, eyes: null, right: emptyJobEye, left: emptyJobEye,
  frameMaker: null, frameName: null, frameColour: null, bridge: null, frameKind: null, edgeKind: null, options: [], remarks: [],
}

/** A progressive lens has no segment: files give the height of its fitting cross for both heights. */
export const isProgressive = (lensKind: string | null): boolean => /^PR\b/.test(lensKind ?? '')
