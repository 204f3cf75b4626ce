import type { CatalogueLens } from '../../domain/files.ts'
import type { LensKind, PowerSet } from '../../domain/index.ts'

/** A lens of the sample catalog, as far as its maker would name it. */
export interface SampleLens { readonly name: string; readonly index: number; readonly design: LensKind; readonly price: number }

/** What an invented maker makes at each index: strongest meridians in thousandths of a dioptre, cylinder, density and Abbe number in hundredths. The thinner, the further. */
const reach: Readonly<Record<number, { readonly from: number; readonly to: number; readonly cylinder: number; readonly abbe: number; readonly density: number; readonly material: 'plastic' | 'trivex' | 'polycarbonate' }>> = {
  15_000: { from: -6000, to: 4000, cylinder: 4000, abbe: 5800, density: 132, material: 'plastic' },
  15_300: { from: -6000, to: 4500, cylinder: 4000, abbe: 4300, density: 111, material: 'trivex' },
  15_600: { from: -7000, to: 5000, cylinder: 4000, abbe: 3700, density: 123, material: 'plastic' },
  15_900: { from: -8000, to: 5000, cylinder: 4000, abbe: 3000, density: 120, material: 'polycarbonate' },
  16_000: { from: -8000, to: 6000, cylinder: 4000, abbe: 4100, density: 130, material: 'plastic' },
  16_700: { from: -12_000, to: 8000, cylinder: 6000, abbe: 3200, density: 137, material: 'plastic' },
  17_400: { from: -16_000, to: 10_000, cylinder: 6000, abbe: 3300, density: 147, material: 'plastic' },
}

/** Diameters, and by how many dioptres a set falls short of the farthest power: strong lenses come small. In hundredths of a millimetre. */
const diameters: readonly (readonly [diameter: number, shorter: number])[] = [[6000, 0], [6500, 1000], [7000, 2000], [7500, 4000]]

/** The lens as the maker's catalogue has it; the same for the same article. */
export function inventLens({ name, index, design, price }: SampleLens): CatalogueLens {
  const its = reach[index] ?? reach[15_000]!
  const near = design !== 'single-vision'
  return {
    facts: {
      code: codeOf(name), name, kind: design, material: its.material, index, indexLine: 'ne', abbe: its.abbe, density: its.density, surface: design === 'progressive' || design === 'office' ? 'freeform' : index >= 16_000 ? 'aspheric' : 'spherical',
      corridor: design === 'progressive' ? (name.includes('11') ? 1100 : 1400) : null, photochromic: name.includes('Photo'), polarised: name.includes('Sun'), deliveryDays: design === 'single-vision' ? 3 : 7, from: null, until: null,
    },
    sets: diameters.map(([diameter, shorter]): PowerSet => ({
      diameter, opticalDiameter: near ? diameter + 500 : diameter, from: its.from + shorter, to: its.to - shorter / 2, cylinderFrom: 0, cylinderTo: its.cylinder, shareFrom: 0, shareTo: 100, step: 250, prismTo: index >= 16_000 ? 500 : 300,
      additionFrom: near ? 750 : 0, additionTo: near ? (design === 'office' ? 2500 : 3500) : 0, additionStep: 250, price, deliveryDays: null,
    })),
    baseCurves: [], geometry: [],
  }
}

export const codeOf = (name: string): string => name.toUpperCase().replaceAll(/[ .]/g, '-')
