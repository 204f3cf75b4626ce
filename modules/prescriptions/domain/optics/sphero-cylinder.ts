import type { EyeValues } from '../eye-values.ts'

/**
 * A power as it is written: sphere and cylinder in thousandths of a dioptre, the axis in whole degrees 1–180 as seen by who faces the
 * wearer, counter-clockwise (TABO); null without a cylinder.
 */
export interface SpheroCylinder { readonly sphere: number; readonly cylinder: number; readonly axisDeg: number | null }

/** An axis of any turn as it is written, 1 to 180: 0 is 180, 185 is 5. */
export const axisInTurn = (degrees: number): number => ((((degrees - 1) % 180) + 180) % 180) + 1

/** The same power with an axis in 1–180, and none when there is no cylinder. A cylinder without an axis is taken at 180; the entry asks for it first. */
export const normalised = ({ sphere, cylinder, axisDeg }: SpheroCylinder): SpheroCylinder =>
  ({ sphere, cylinder, axisDeg: cylinder === 0 ? null : axisInTurn(axisDeg ?? 180) })

/** The power among the values of an eye; null while the sphere is not said, for empty is not 0.00. */
export const powerOf = ({ sphere, cylinder, axisDeg }: Pick<EyeValues, 'sphere' | 'cylinder' | 'axisDeg'>): SpheroCylinder | null =>
  (sphere === null ? null : normalised({ sphere, cylinder: cylinder ?? 0, axisDeg }))
