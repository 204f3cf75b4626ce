import { expect, it } from 'vitest'
import { fits } from './document.ts'
import { fieldsOf, sampleOf, typeOf } from './sample.ts'

const order = {
  type: 'object', required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' }, stage: { anyOf: [{ type: 'string', maxLength: 40 }, { type: 'null' }] }, urgent: { type: 'boolean' },
    lines: { type: 'array', items: { type: 'object', properties: { quantity: { type: 'integer', minimum: 1, maximum: 99, description: 'Pieces.' } } } },
    kind: { enum: ['repair', 'sale'] }, total: { type: 'object', examples: [{ amount: 100, currency: 'CZK' }], properties: { amount: { type: 'integer' } } },
  },
} as const

it('makes a value that a schema allows', () => {
  expect(sampleOf(order)).toEqual({ id: '019ab0f2-4c00-7000-8000-000000000001', stage: 'text', urgent: true, lines: [{ quantity: 1 }], kind: 'repair', total: { amount: 100, currency: 'CZK' } })
})

it('names every field with its place, its type and its limits', () => {
  expect(fieldsOf(order).map(({ name, depth, type, required }) => `${depth} ${name} ${type} ${required}`)).toEqual([
    '0 id uuid true', '0 stage string | null false', '0 urgent boolean false', '0 lines list of object false', '1 quantity integer false', '0 kind "repair" | "sale" false', '0 total object false', '1 amount integer false',
  ])
  expect(fieldsOf(order).find(({ name }) => name === 'quantity')?.description).toBe('Pieces. · from 1, to 99')
  expect(typeOf({})).toBe('anything')
})

it('finds a route by words of its address, what it does and its right', () => {
  const route = { method: 'POST', path: '/orders/{id}/collect', operation: { operationId: 'x', summary: 'Hands the order to its customer.', tags: [], responses: {}, 'x-right': 'orders.collect' } }
  expect([fits(route, 'post collect'), fits(route, 'customer'), fits(route, 'orders.collect'), fits(route, ''), fits(route, 'refund')]).toEqual([true, true, true, true, false])
})
