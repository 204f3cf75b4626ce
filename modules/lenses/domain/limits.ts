import type { LensFacts, PowerSet } from './lens-type.ts'

type Limits = readonly [least: number, most: number]

/**
 * What numbers of a catalogue can be: the bounds that the database holds its rows to. A row beyond one is told and left out when the file is read;
 * written as it is, it would stop all others.
 */
const setLimits = {
  diameter: [3000, 9900], opticalDiameter: [3000, 9900], from: [-100_000, 100_000], to: [-100_000, 100_000], cylinderFrom: [0, 100_000], cylinderTo: [0, 100_000], shareFrom: [0, 100], shareTo: [0, 100], step: [10, 2000],
  prismTo: [0, 10_000], additionFrom: [0, 100_000], additionTo: [0, 100_000], additionStep: [10, 2000], price: [0, 2_000_000_000], deliveryDays: [0, 1000],
} as const satisfies Readonly<Record<keyof PowerSet, Limits>>
const factLimits = { index: [13_000, 20_000], abbe: [1, 20_000], density: [1, 2000], corridor: [1, 9900], deliveryDays: [0, 1000] } as const satisfies Partial<Record<keyof LensFacts, Limits>>

const beyond = <K extends string>(limits: Readonly<Record<K, Limits>>, of: Readonly<Record<K, number | null>>): K[] =>
  (Object.keys(limits) as K[]).filter((name) => { const value = of[name]; return value !== null && (value < limits[name][0] || value > limits[name][1]) })

/** The numbers of a set that no lens can have; one width that stands for both is told once. */
export const beyondOfSet = (set: PowerSet): (keyof typeof setLimits)[] => beyond(setLimits, set).filter((name) => name !== 'opticalDiameter' || set.opticalDiameter !== set.diameter)

/** The numbers that no lens can have. */
export const beyondOfFacts = (facts: Pick<LensFacts, keyof typeof factLimits>): (keyof typeof factLimits)[] => beyond(factLimits, facts)
