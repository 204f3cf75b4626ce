import fc from 'fast-check'
import { acuityValue, lowSights, MOST_LETTERS, withHand } from '../acuity-value.ts'

const anyLine = fc.constantFrom(50, 100, 120, 150, 200, 250, 300, 400, 500, 600, 667, 800, 1000, 1200, 1500, 2000)
const anyDistance = fc.oneof(fc.record({ size: fc.integer({ min: 1, max: 600 }), unit: fc.constant('cm' as const) }), fc.record({ size: fc.integer({ min: 1, max: 20 }), unit: fc.constant('ft' as const) }))

/** Any acuity of a chart: a line whole, in part, or with letters beside it, and sight below the charts. */
export const anyAcuity: fc.Arbitrary<number> = fc.oneof(
  fc.tuple(anyLine, fc.integer({ min: -MOST_LETTERS, max: MOST_LETTERS })).map(([line, letters]) => acuityValue({ line, letters, partial: false })),
  anyLine.map((line) => acuityValue({ line, letters: 0, partial: true })),
  fc.tuple(fc.constantFrom(...lowSights), fc.option(anyDistance)).map(([low, distance]) => acuityValue({ low, distance: withHand(low) ? distance : null })),
)
