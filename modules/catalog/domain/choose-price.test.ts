import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerClasses } from '#kernel/customer-classes'
import { saleChannels } from '#kernel/sale-channels'
import { choosePrice, fits, narrowedBy } from './choose-price.ts'
import type { OfferedPrice, PriceListTerms, PriceSituation } from './choose-price.ts'

const terms = (list: Partial<PriceListTerms>): PriceListTerms =>
  ({ id: 'a', name: 'Ordinary', branchId: null, channel: null, customerClass: null, validFrom: null, validTo: null, position: 0, ...list })
const offer = (name: string, amount: number, list: Partial<PriceListTerms> = {}): OfferedPrice => ({ amount, list: terms({ ...list, id: name, name }) })
const sale = (of: Partial<PriceSituation> = {}): PriceSituation => ({ on: '2026-11-24', branchId: 'brno', channel: 'counter', customerClass: 'member', ...of })

const ordinary = offer('Ordinary', 1000)
const members = offer('Members', 900, { customerClass: 'member' })
const brno = offer('Brno', 1100, { branchId: 'brno' })
const november = offer('November', 800, { validFrom: '2026-11-20', validTo: '2026-11-24' })

describe('choosePrice', () => {
  it.each([
    ['the ordinary list, for no reason but that', [ordinary], sale(), 'Ordinary', []],
    ['the list of the customer\'s class', [ordinary, members], sale(), 'Members', ['customer-class']],
    ['not a list of another class', [ordinary, members], sale({ customerClass: 'regular' }), 'Ordinary', []],
    ['the class before the branch', [brno, members], sale(), 'Members', ['customer-class']],
    ['the branch before some days', [november, brno], sale(), 'Brno', ['branch']],
    ['two conditions before one, dearer or not', [members, offer('Members in Brno', 950, { customerClass: 'member', branchId: 'brno' })], sale(), 'Members in Brno', ['customer-class', 'branch']],
    ['some days on the last of them', [ordinary, november], sale(), 'November', ['days']],
    ['no longer the day after', [ordinary, november], sale({ on: '2026-11-25' }), 'Ordinary', []],
    ['the smaller position of equals', [offer('Second', 1, { customerClass: 'member', position: 2 }), offer('First', 2, { customerClass: 'member', position: 1 })], sale(), 'First', ['customer-class']],
  ] as const)('takes %s', (_what, offered, situation, name, because) => {
    expect(choosePrice(offered, situation)).toMatchObject({ list: { name }, because })
  })

  it('says null when nothing fits', () => {
    expect(choosePrice([members], sale({ customerClass: null }))).toBeNull()
  })

  const days = fc.constantFrom(null, '2026-11-01', '2026-11-15', '2026-11-30')
  const anyTerms = fc.record({
    branchId: fc.constantFrom(null, 'brno', 'praha'), channel: fc.constantFrom(null, ...saleChannels), customerClass: fc.constantFrom(null, ...customerClasses),
    validFrom: days, validTo: days, position: fc.nat(2),
  })
  const offers = fc.array(fc.record({ list: anyTerms, amount: fc.nat() }), { maxLength: 12 })
    .map((some) => some.map(({ list, amount }, index): OfferedPrice => offer(`list ${index}`, amount, list)))
  const anySale = fc.record({
    on: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-15', '2026-12-01'), branchId: fc.constantFrom(null, 'brno', 'praha'), channel: fc.constantFrom(null, ...saleChannels), customerClass: fc.constantFrom(null, ...customerClasses),
  })

  it('chooses the same however the lists are shuffled', () => {
    fc.assert(fc.property(offers.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))), anySale, ([some, shuffled], situation) => {
      expect(choosePrice(shuffled, situation)).toEqual(choosePrice(some, situation))
    }))
  })

  it('chooses one that fits, and none that fits says more', () => {
    fc.assert(fc.property(offers, anySale, (some, situation) => {
      const chosen = choosePrice(some, situation)
      const fitting = some.filter(({ list }) => fits(list, situation))
      expect(chosen === null).toBe(fitting.length === 0)
      if (!chosen) return
      expect(fits(chosen.list, situation)).toBe(true)
      expect(Math.max(...fitting.map(({ list }) => narrowedBy(list).length))).toBe(chosen.because.length)
    }))
  })

  it('does not change its mind for a list that does not fit', () => {
    fc.assert(fc.property(offers, anySale, (some, situation) => {
      expect(choosePrice(some.filter(({ list }) => fits(list, situation)), situation)).toEqual(choosePrice(some, situation))
    }))
  })
})
