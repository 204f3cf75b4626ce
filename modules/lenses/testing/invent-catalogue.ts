import type { CatalogueLens, MakerCatalogue } from '../domain/maker-catalogue.ts'
import type { PowerSet } from '../domain/lens-type.ts'

const indices = [15_000, 15_300, 16_000, 16_700, 17_400]

/** An invented maker with so many lenses, each with so many power sets: what the files of a large one hold. The same numbers give the same catalogue. */
export function inventCatalogue(lenses: number, setsEach: number, makerCode = 'NVA'): MakerCatalogue {
  return {
    makerCode, maker: 'Nova Lens', currency: 'CZK', priceKind: 'recommended', validFrom: '2026-01-01', validUntil: null,
    lenses: Array.from({ length: lenses }, (_, lens): CatalogueLens => {
      const [code, kind] = [`L${String(lens).padStart(5, '0')}`, lens % 3 === 0 ? 'progressive' as const : 'single-vision' as const]
      return {
        facts: {
          code, name: `Nova ${code}`, kind, material: 'plastic', index: indices[lens % 5]!, indexLine: 'ne', abbe: 4100 - lens % 5, density: 130, surface: 'spherical', corridor: null, photochromic: lens % 7 === 0, polarised: false,
          deliveryDays: null, from: null, until: null,
        },
        sets: Array.from({ length: setsEach }, (_one, n) => setOf(lens, n, kind === 'progressive')), baseCurves: [], geometry: [],
      }
    }),
    options: [{ code: 'HC', name: 'Hard', group: 'coating', price: 25_000 }, { code: 'AR', name: 'Clear', group: 'coating', price: 59_000 }],
    rules: [{ rule: 'not', lens: '*', options: ['HC', 'AR', null] }], substitutions: [{ what: 'lens', old: 'OLD1', act: 'replace', now: ['L00001'] }],
  }
}

function setOf(lens: number, n: number, hasAddition: boolean): PowerSet {
  const diameter = 5500 + (n % 5) * 500
  const from = -12_000 + (lens % 9) * 1000 + (n % 5) * 250
  return {
    diameter, opticalDiameter: diameter, from, to: from + 8000 + (n % 3) * 2000, cylinderFrom: n % 4 === 3 ? 2250 : 0, cylinderTo: n % 4 === 3 ? 4000 : 2000 + (n % 2) * 2000, shareFrom: 0, shareTo: 100, step: 250, prismTo: 300,
    additionFrom: hasAddition ? 750 : 0, additionTo: hasAddition ? 3500 : 0, additionStep: 250, price: 60_000 + diameter, deliveryDays: null,
  }
}
