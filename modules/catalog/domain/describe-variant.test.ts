import { expect, it } from 'vitest'
import { describeVariant } from './describe-variant.ts'

it.each([
  ['Ray-Ban', 'RB 2140', 'black 50', 'Ray-Ban RB 2140, black 50'],
  ['Ray-Ban', 'RAY-BAN RB 2140', '', 'RAY-BAN RB 2140'],
  [null, 'Eye examination', '', 'Eye examination'],
])('%j %j %j is described as %j', (brand, name, variantName, said) => {
  expect(describeVariant({ brand, name, variantName })).toBe(said)
})

it('fits an order line however long the names are, and halves no character', () => {
  const said = describeVariant({ brand: 'b'.repeat(80), name: '镜'.repeat(160), variantName: '👓'.repeat(120) })
  expect([...said]).toHaveLength(300)
  expect(said.isWellFormed()).toBe(true)
})
