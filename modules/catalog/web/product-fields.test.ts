import { expect, it } from 'vitest'
import { newProduct, product, productChange } from '../contract.ts'
import { blankProduct, blankVariant, changeToSend, fieldsOf, isComplete, productToSend, sentIndex } from './product-fields.ts'

const [one, two, three] = ['0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa1', '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa2', '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa3'] as const
const typed = { ...blankProduct('frame', 'standard', one), name: 'Aria', variants: [{ ...blankVariant(one), name: 'C4', sku: ' A-4 ', price: 329_000 }, blankVariant(two)] }

it('sends of the details only those of the kind, and empty codes as none', () => {
  const sent = productToSend(three, { ...typed, details: { ...typed.details, a: 5200, minutes: 30 } }, 'CZK')
  expect(sent).toMatchObject({ details: { a: 5200, model: null }, variants: [{ sku: 'A-4', gtin: null, price: { amount: 329_000, currency: 'CZK' } }, { price: null }] })
  expect(sent.details).not.toHaveProperty('minutes')
  expect(newProduct.safeParse(sent).success).toBe(true)
})

it('changes only what differs: a variant that was touched, not its sister', () => {
  const saved = fieldsOf(product.parse({ ...productToSend(three, typed, 'CZK'), pictureId: null, createdAt: '2026-11-24T10:00:00Z', version: 1, variants: typed.variants.map(({ id, name }) => ({ id, name, sku: null, gtin: null, active: true, price: null, unitCost: null })) }))
  const variants = [saved.variants[0]!, { ...saved.variants[1]!, price: 100 }, blankVariant(three)]
  const change = changeToSend(saved, { name: 'Aria 2', variants }, 'CZK')
  expect(change).toMatchObject({ kind: 'frame', name: 'Aria 2', variants: [{ id: two, price: { amount: 100 } }, { id: three }] })
  expect(productChange.safeParse(change).success).toBe(true)
  expect([0, 1, 2].map((row) => sentIndex(saved, variants, row))).toEqual([null, 0, 1])
  expect(sentIndex(null, variants, 0)).toBe(0)
})

it('is complete with a name, a lens with its index too', () => {
  expect(isComplete(typed)).toBe(true)
  expect(isComplete({ ...typed, name: ' ' })).toBe(false)
  expect(isComplete({ ...typed, kind: 'lens' })).toBe(false)
  expect(isComplete({ ...typed, kind: 'lens', details: { ...typed.details, index: 16_000 } })).toBe(true)
})
