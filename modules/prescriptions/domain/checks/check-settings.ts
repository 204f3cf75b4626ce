/** What has usual bounds on a prescription. `pdBoth` is the way from pupil to pupil, `pdOne` that of one eye from the middle of the nose; `vertex` is examined and worn. */
export const limitKeys = ['sphere', 'cylinder', 'addition', 'vertex', 'tilt', 'wrap', 'pdBoth', 'pdOne'] as const
export type LimitKey = (typeof limitKeys)[number]

/** Bounds in the unit of the value, both ends still usual; null: no bound. Past the first a second look is asked for, past the second it is refused. */
export interface UsualRange { readonly warnFrom: number | null; readonly warnTo: number | null; readonly refuseFrom: number | null; readonly refuseTo: number | null }

/**
 * From which difference to the prescription before a second look is asked for. `signFlip`, `power` and `anisometropia` are of the
 * spherical equivalent, `axisFromCylinder` the cylinder from which an axis weighs; powers in thousandths, `pdBoth` in hundredths of a mm.
 */
export const jumpKeys = ['signFlip', 'power', 'cylinder', 'axisDeg', 'axisFromCylinder', 'additionFall', 'anisometropia', 'pdBoth'] as const
export type JumpKey = (typeof jumpKeys)[number]

export interface CheckSettings { readonly limits: Readonly<Record<LimitKey, UsualRange>>; readonly jumps: Readonly<Record<JumpKey, number>> }

const warn = (warnFrom: number, warnTo: number): UsualRange => ({ warnFrom, warnTo, refuseFrom: null, refuseTo: null })

/**
 * What an organization begins with. PD: most adults 50–75 mm (Dodgson, Variation and extrema of human interpupillary distance, 2004);
 * that 30–85 bound it is ours. One eye alone has half of that: 25–37.5 usual, 15–42.5 bound. So are the other limits of retail, |sphere| 12, |cylinder| 6, addition 0.75–3.50, vertex 8–18 mm, tilt
 * 0–20°, wrap 0–25°, and all jumps but the axis over 20° with a cylinder of 1 D: to be confirmed by opticians, which is why they are settings.
 */
export const checkDefaults: CheckSettings = {
  limits: {
    sphere: warn(-12_000, 12_000), cylinder: warn(-6000, 6000), addition: warn(750, 3500), vertex: warn(800, 1800), tilt: warn(0, 200), wrap: warn(0, 250),
    pdBoth: { warnFrom: 5000, warnTo: 7500, refuseFrom: 3000, refuseTo: 8500 },
    pdOne: { warnFrom: 2500, warnTo: 3750, refuseFrom: 1500, refuseTo: 4250 },
  },
  jumps: { signFlip: 750, power: 2000, cylinder: 500, axisDeg: 20, axisFromCylinder: 1000, additionFall: 250, anisometropia: 2000, pdBoth: 200 },
}
