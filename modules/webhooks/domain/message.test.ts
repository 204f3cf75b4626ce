import { expect, it } from 'vitest'
import { exampleMessage, messageOf } from './message.ts'

const at = new Date('2026-11-24T10:15:00Z')

it('tells ids, version and branch, and of the rest only what the type names', () => {
  expect(messageOf('orders.cancelled', { subjectId: 'o', version: 4, branchId: 'b', at, payload: { from: 'taken', reason: 'Eva Nová has glaucoma' } }))
    .toEqual({ type: 'orders.cancelled', timestamp: '2026-11-24T10:15:00.000Z', data: { id: 'o', version: 4, branchId: 'b', from: 'taken' } })
})

it('sends no lists and no things, whatever a fact carries under a name', () => {
  expect(messageOf('orders.held', { subjectId: 'o', version: 4, branchId: null, at, payload: { stage: { code: 'taken' } } }).data).toEqual({ id: 'o', version: 4, branchId: null })
})

it('has an example of each part', () => {
  expect(exampleMessage('customers.consent-said').data).toMatchObject({ purpose: 'marketing', channel: 'email', granted: true })
})
