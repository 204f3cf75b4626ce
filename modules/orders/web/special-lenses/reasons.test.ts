import { expect, it } from 'vitest'
import { allSaid, findingsOf, reasonFor, reasonsToSend, withReason } from './reasons.ts'

const [right, left] = (['right', 'left'] as const).map((eye) => ({ eye, variantId: 'v' })) as [{ eye: 'right'; variantId: string }, { eye: 'left'; variantId: string }]
const finding = { ...right, lineId: 'l', lens: { name: 'Vela', maker: 'Nova', from: null, until: null }, misses: [] }

it('reads the findings of that refusal alone, and nothing that is none', () => {
  expect(findingsOf({ type: 'orders/lens-not-made', extra: { findings: [finding, null, 'x', { eye: 'right' }] } })).toEqual([finding])
  expect([findingsOf({ type: 'orders/price-changed', extra: { findings: [finding] } }), findingsOf({ type: 'orders/lens-not-made', extra: {} }), findingsOf(null)]).toEqual([[], [], []])
})

it('keeps one reason for each lens and sends none that is blank', () => {
  const both = withReason(withReason(withReason([], right, 'a'), right, ' the lab makes it '), left, ' ')
  expect([reasonFor(both, right), reasonFor(both, { ...right, variantId: 'w' })]).toEqual([' the lab makes it ', ''])
  expect(reasonsToSend(both)).toEqual([{ ...right, reason: 'the lab makes it' }])
  expect([allSaid([right], both), allSaid([right, left], both), withReason(both, right, '').length]).toEqual([true, false, 1])
})
