/** The eyes in the sequence of every form: right above left. */
export const eyes = ['right', 'left'] as const
export type Eye = (typeof eyes)[number]

export const otherEye = (eye: Eye): Eye => (eye === 'right' ? 'left' : 'right')

/** What bounds a cell, both ends included, in its own unit; `step` where a written prescription has steps. */
export interface Limits { readonly from: number; readonly to: number; readonly step?: number }

/**
 * Every value of an eye, in whole units: powers in thousandths of a dioptre, prisms in hundredths of a prism dioptre, lengths in
 * hundredths of a millimetre, angles of tilt and wrap in tenths of a degree, axis and bases in whole degrees, acuity in thousandths
 * of decimal acuity; letters beside a line and sight below the charts are numbers beyond those limits (acuityValue). Sphere and cylinder: the widest range found at a lab (RX-Universe). The other limits are ours: outside of them
 * stands a slip of the hand, not an eye.
 */
export const cellLimits = {
  sphere: { from: -39_000, to: 49_000, step: 125 },
  cylinder: { from: -19_750, to: 19_750, step: 125 },
  axisDeg: { from: 1, to: 180 },
  addition: { from: 125, to: 12_000, step: 125 },
  intermediateAddition: { from: 125, to: 12_000, step: 125 },
  prism: { from: 1, to: 4000 },
  /** As seen by who faces the wearer, counter-clockwise: right eye in 0, up 90, out 180, down 270; left eye out 0, in 180. */
  prismBaseDeg: { from: 0, to: 359 },
  /** Two prisms where the paper says two, such as 2 in and 1.5 up. */
  prism2: { from: 1, to: 4000 },
  prism2BaseDeg: { from: 0, to: 359 },
  /** From the middle of the nose to the pupil. */
  pd: { from: 1000, to: 5000 },
  pdNear: { from: 1000, to: 5000 },
  fittingHeight: { from: 300, to: 6000 },
  segmentHeight: { from: 300, to: 6000 },
  /** Back vertex distance: in the trial frame, and as the glasses are worn. */
  vertexExamined: { from: 0, to: 3000 },
  vertexWorn: { from: 0, to: 3000 },
  tilt: { from: -200, to: 400 },
  wrap: { from: -200, to: 500 },
  acuityWithout: { from: 0, to: 3000 },
  acuityWith: { from: 0, to: 3000 },
  /** Of a contact lens. */
  baseCurve: { from: 500, to: 1200 },
  diameter: { from: 600, to: 2500 },
} as const satisfies Record<string, Limits>

export type Cell = keyof typeof cellLimits
export const cells = Object.keys(cellLimits) as Cell[]

export type EyeValues = Readonly<Record<Cell, number | null>>
export type BothEyes = Readonly<Record<Eye, EyeValues>>

/** An eye of which nothing is said; empty is not 0.00. */
export const emptyEye = Object.fromEntries(cells.map((cell) => [cell, null])) as EyeValues

export const isEmptyEye = (values: EyeValues): boolean => cells.every((cell) => values[cell] === null)
