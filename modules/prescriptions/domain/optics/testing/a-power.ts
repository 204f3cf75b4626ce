import fc from 'fast-check'
import type { SpheroCylinder } from '../sphero-cylinder.ts'

export const rx = (sphere: number, cylinder = 0, axisDeg: number | null = null): SpheroCylinder => ({ sphere, cylinder, axisDeg })

/** Any power a prescription may have, in eighths of a dioptre. */
export const aPower: fc.Arbitrary<SpheroCylinder> = fc.tuple(fc.integer({ min: -160, max: 160 }), fc.integer({ min: -48, max: 48 }), fc.integer({ min: 1, max: 180 }))
  .map(([sphere, cylinder, axisDeg]) => rx(sphere * 125, cylinder * 125, axisDeg))
