import type { ContactLensRange } from '../../domain/index.ts'

/** In which parameters a contact lens of the sample is made, as lenses of its geometry usually are. */
export const inventRange = ({ geometry, baseCurve, diameter }: { readonly geometry: string | null; readonly baseCurve: number; readonly diameter: number }): ContactLensRange => ({
  spheres: [{ from: -6000, to: 6000, step: 250 }, { from: -10_000, to: -6500, step: 500 }],
  cylinders: geometry === 'toric' ? [-750, -1250, -1750, -2250] : [],
  axes: geometry === 'toric' ? [{ from: 10, to: 180, step: 10 }] : [],
  additions: geometry === 'multifocal' ? [1000, 1500, 2000, 2500] : [],
  baseCurves: [baseCurve], diameters: [diameter],
})
