import { describe, expect, it } from 'vitest'
import type { PickedVariant } from '#modules/catalog/web'
import { emptyDraft, isEmpty, linesOf, withFrame, withGoods, withLens, withOption, withQuantity } from './draft.ts'

const chosen = (id: string): PickedVariant => {
  const variant = { id, name: '', sku: null, gtin: null, active: true, unitCost: { amount: 60, currency: 'CZK' }, price: { amount: 100, currency: 'CZK' } }
  return { product: { id: `p-${id}`, kind: 'accessory', name: id, brand: null, taxClass: 'standard', unit: 'piece', active: true, pictureId: null, details: {}, variants: [variant], createdAt: '2026-11-24T10:00:00Z', version: 1 }, variant, description: id }
}
const draft = emptyDraft('cash')

describe('lenses', () => {
  it('fill both eyes with one choice, as two lines', () => {
    const both = withLens(draft, 'right', chosen('a'))
    expect([both.right?.variant.id, both.left?.variant.id]).toEqual(['a', 'a'])
    expect(both.right?.id).not.toBe(both.left?.id)
  })

  it('change together until the left has its own', () => {
    const changed = withLens(withLens(draft, 'right', chosen('a')), 'right', chosen('b'))
    expect(changed.left?.variant.id).toBe('b')
    const apart = withLens(withLens(changed, 'left', chosen('c')), 'right', chosen('d'))
    expect([apart.right?.variant.id, apart.left?.variant.id]).toEqual(['d', 'c'])
  })

  it('can be left out for one eye', () => {
    const one = withLens(withLens(draft, 'right', chosen('a')), 'left', null)
    expect(one.left).toBeNull()
    expect(one.right?.variant.id).toBe('a')
  })

  it('fill the right eye too when the left is chosen first', () => {
    expect(withLens(draft, 'left', chosen('a')).right?.variant.id).toBe('a')
  })
})

describe('options of lenses', () => {
  const lens = (id: string, options: readonly string[]): PickedVariant => {
    const picked = chosen(id)
    return { ...picked, product: { ...picked.product, kind: 'lens', details: { index: 16_700, design: 'single-vision', material: null, abbe: null, options: [...options] } } }
  }
  const option = (id: string, needs: readonly string[] = []): PickedVariant => {
    const picked = chosen(id)
    return { ...picked, product: { ...picked.product, kind: 'lens-option', details: { group: 'coating', needs: needs.map((one) => `p-${one}`), excludes: [] } } }
  }
  const coated = withOption(withOption(withLens(draft, 'right', lens('a', ['p-hard', 'p-blue'])), ['right', 'left'], option('hard'), true), ['right', 'left'], option('blue', ['hard']), true)
  const said = (of: typeof draft) => of.options.map(({ eye, variant }) => `${variant.id} ${eye}`)

  it('are lines of their own, each behind the lens of its eye', () => {
    expect(linesOf(coated, true).map(({ variant, eye }) => `${variant.id} ${eye}`)).toEqual(['a right', 'hard right', 'blue right', 'a left', 'hard left', 'blue left'])
  })
  it('take along what needs them', () => expect(said(withOption(coated, ['left'], option('hard'), false))).toEqual(['hard right', 'blue right']))
  it('fall away with a lens that does not offer them', () => expect(said(withLens(coated, 'left', lens('b', ['p-hard'])))).toEqual(['hard right', 'hard left', 'blue right']))
})

it('counts what is chosen twice, and drops what is counted to nothing', () => {
  const twice = withGoods(withGoods(draft, chosen('case')), chosen('case'))
  expect(twice.goods).toMatchObject([{ variant: { id: 'case' }, quantity: 2000 }])
  const [line] = twice.goods
  expect(withQuantity(twice, line!.id, 500).goods[0]?.quantity).toBe(500)
  expect(withQuantity(twice, line!.id, 0).goods).toEqual([])
})

it('lists frame, right, left, then goods; without lenses only goods', () => {
  const full = withGoods(withLens(withFrame(draft, chosen('frame')), 'right', chosen('lens')), chosen('case'))
  expect(linesOf(full, true).map(({ variant, eye }) => [variant.id, eye])).toEqual([['frame', null], ['lens', 'right'], ['lens', 'left'], ['case', null]])
  expect(linesOf(full, false).map(({ variant }) => variant.id)).toEqual(['case'])
})

it('is empty until something was chosen or written', () => {
  expect(isEmpty(draft)).toBe(true)
  expect(isEmpty({ ...draft, note: ' ' })).toBe(true)
  expect(isEmpty(withFrame(draft, chosen('frame')))).toBe(false)
})

it('keeps on the device neither what things cost the shop nor their sisters', () => {
  const { frame } = withFrame(draft, chosen('frame'))
  expect(frame?.variant.unitCost).toBeNull()
  expect(frame?.product.variants).toEqual([])
})
