/** The eyes in the sequence of every form: right above left. */
export const lensEyes = ['right', 'left'] as const
export type LensEye = (typeof lensEyes)[number]

/** What is measured on a lens, both ends included, in its own whole unit. Limits keep slips of the hand out, no lens. */
export const lensCells = {
  /** Thousandths of a dioptre; a lensmeter shows hundredths. */
  sphere: { from: -40_000, to: 50_000 },
  cylinder: { from: -20_000, to: 20_000 },
  axisDeg: { from: 1, to: 180 },
  addition: { from: 0, to: 13_000 },
  /** Hundredths of a prism dioptre, and degrees as seen by who faces the wearer: right eye in 0, up 90; left eye out 0, up 90. */
  prism: { from: 0, to: 4000 },
  prismBaseDeg: { from: 0, to: 359 },
  /** Hundredths of a millimetre. */
  pd: { from: 1000, to: 5000 },
  fittingHeight: { from: 300, to: 6000 },
  segmentHeight: { from: 300, to: 6000 },
} as const

export type LensCell = keyof typeof lensCells
export const lensCellNames = Object.keys(lensCells) as LensCell[]

/** A lens as ordered or measured. Null: nothing said, which is not 0. */
export type LensValues = Readonly<Record<LensCell, number | null>>
export type BothLenses = Readonly<Record<LensEye, LensValues>>

export const emptyLens = Object.fromEntries(lensCellNames.map((cell) => [cell, null])) as LensValues

/** Of something that has more, what a lens has. */
export const lensOf = (values: Readonly<Partial<Record<LensCell, number | null>>>): LensValues =>
  Object.fromEntries(lensCellNames.map((cell) => [cell, values[cell] ?? null])) as LensValues
