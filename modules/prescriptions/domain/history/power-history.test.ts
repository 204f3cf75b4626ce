import { expect, it } from 'vitest'
import { emptyEye } from '../eye-values.ts'
import type { EyeValues } from '../eye-values.ts'
import type { PrescriptionKind, Purpose } from '../prescription.ts'
import { powerHistory } from './power-history.ts'

const version = (examinedOn: string, right: Partial<EyeValues>, kind: PrescriptionKind = 'prescribed', purpose: Purpose = 'progressive') =>
  ({ kind, purpose, examinedOn, right: { ...emptyEye, ...right }, left: emptyEye })

it('tells spherical equivalent, minus cylinder, addition and acuity by the day, the earliest first', () => {
  const history = powerHistory([[version('2026-01-10', { sphere: 3000, cylinder: -1500, axisDeg: 90, addition: 2000, acuityWith: 110_500 })], [version('2020-01-10', { sphere: 1000, cylinder: 500, axisDeg: 10 })]])
  expect(history.map(({ examinedOn, eyes }) => [examinedOn, eyes.right])).toEqual([
    ['2020-01-10', { equivalent: 1250, cylinder: -500, addition: null, acuity: null }], ['2026-01-10', { equivalent: 2250, cylinder: -1500, addition: 2000, acuity: 110_500 }],
  ])
  expect(history[0]?.eyes.left).toEqual({ equivalent: null, cylinder: null, addition: null, acuity: null })
})

it('takes of each prescription what was last prescribed, not what was ordered or made from it, and nothing for near or on the eye', () => {
  const chain = [version('2026-01-10', { sphere: -1000 }), version('2026-01-10', { sphere: -1250 }, 'dispensed'), version('2026-01-10', { sphere: -1190 }, 'compensated')]
  expect(powerHistory([chain]).map(({ eyes }) => eyes.right.equivalent)).toEqual([-1000])
  const forReading = [version('2026-01-10', { sphere: -1000, addition: 2000 }), version('2026-01-10', { sphere: 1000 }, 'dispensed', 'near')]
  expect(powerHistory([forReading, [version('2020-01-10', { sphere: -750 }, 'dispensed')]]).map(({ eyes }) => eyes.right.equivalent)).toEqual([-750, -1000])
  expect(powerHistory([[version('2026-01-10', { sphere: 1000 }, 'prescribed', 'near')], [version('2026-01-10', { sphere: 1000 }, 'prescribed', 'contact-lenses')]])).toEqual([])
})
