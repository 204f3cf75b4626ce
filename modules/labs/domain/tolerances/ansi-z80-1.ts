import type { ToleranceTable } from './tolerance-table.ts'

const singleVision = [{ upTo: 6500, within: 130 }, { upTo: null, shareBps: 200 }] as const
const singleVisionCylinder = [{ upTo: 2000, within: 130 }, { upTo: 4500, within: 150 }, { upTo: null, shareBps: 400 }] as const

/**
 * ANSI Z80.1 as its quick reference of 2015 gives it (opticampus of 2010 agrees); the standard's own text was not read. In the
 * United States it is a recommendation, not law. Why 14° at 0.25 D: arcsin(0.12 / (2 × 0.25)) = 13.9°.
 */
export const ansiZ801: ToleranceTable = {
  code: 'ansi-z80-1', name: 'ANSI Z80.1-2015', source: 'ANSI Z80.1 quick reference, 2015', countries: ['US'],
  power: { 'single-vision': singleVision, multifocal: singleVision, progressive: [{ upTo: 8000, within: 160 }, { upTo: null, shareBps: 200 }] },
  cylinder: {
    'single-vision': singleVisionCylinder, multifocal: singleVisionCylinder,
    progressive: [{ upTo: 2000, within: 160 }, { upTo: 3500, within: 180 }, { upTo: null, shareBps: 500 }],
  },
  axis: [{ upTo: 250, within: 14 }, { upTo: 500, within: 7 }, { upTo: 750, within: 5 }, { upTo: 1500, within: 3 }, { upTo: null, within: 2 }],
  addition: [{ upTo: 4000, within: 120 }, { upTo: null, within: 180 }],
  prism: [{ upTo: 3300, within: 33 }, { upTo: null, mm: 100 }],
  // Of multifocals and progressives our source gives no figures between the eyes.
  verticalImbalance: { 'single-vision': [{ upTo: 3375, within: 33 }, { upTo: null, mm: 100 }], multifocal: null, progressive: null },
  horizontalImbalance: { 'single-vision': [{ upTo: 2750, within: 67 }, { upTo: null, mm: 250 }], multifocal: null, progressive: null },
  height: 100, heightDifference: 100,
}
