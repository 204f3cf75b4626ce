import { describe, expect, test } from 'vitest'
import { inventShop } from '#modules/identity/server'
import { newCustomer } from '../../contract.ts'
import { readPhone } from '#platform/text/phone'
import { childOf, customersKnownAt, inventCustomer } from './sample-customer.ts'

const shop = inventShop('test', new Date('2026-11-24T11:00:00Z'))
const TOTAL = 500
const all = Array.from({ length: TOTAL }, (_, index) => inventCustomer(shop, index, TOTAL))

describe('invented customers', () => {
  test('could have been typed by anybody: the contract and the numbering plans accept each', () => {
    for (const { id, contacts: _contacts, createdAt: _createdAt, createdBy: _createdBy, phones, emails, ...fields } of all) {
      newCustomer.parse({ id, ...fields, title: fields.title ?? '', phones: phones.map((value) => ({ value })), emails: emails.map((value) => ({ value })) })
      for (const phone of phones) expect(readPhone(phone, 'CZ')).toEqual({ value: phone })
    }
  })

  test('have ids of their own and came one after another, never on a Sunday and never tomorrow', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(TOTAL)
    const times = all.map(({ createdAt }) => createdAt.getTime())
    for (const at of times) expect(at).toBeLessThanOrEqual(shop.now.getTime())
    expect(all.filter(({ createdAt }) => createdAt.getUTCDay() === 0)).toEqual([])
    for (const [index, { createdAt }] of all.entries()) expect(customersKnownAt(shop, TOTAL, createdAt)).toBeLessThanOrEqual(index)
  })

  test('are mostly Czech, and every script is seen', () => {
    const named = (script: RegExp): number => all.filter(({ familyName, givenName }) => script.test(familyName + givenName)).length
    expect(named(/\p{Script=Han}/u)).toBeGreaterThan(8)
    expect(named(/[ễầạũộươđ]/i)).toBeGreaterThan(8)
    expect(all.filter(({ language }) => language === 'pt-BR').length).toBeGreaterThan(8)
    expect(all.filter(({ language }) => language === 'cs').length).toBeGreaterThan(430)
  })

  test('bring children of their own name, whom the parent\'s telephone reaches', () => {
    const families = all.flatMap((parent, index) => {
      const child = childOf(index, TOTAL)
      return child === null ? [] : [{ parent, child: all[child]! }]
    })
    expect(families.length).toBeGreaterThan(50)
    for (const { parent, child } of families) {
      expect(child.phones).toEqual(parent.phones)
      expect(child.familyName.slice(0, 2)).toBe(parent.familyName.slice(0, 2))
    }
  })

  test('are the same when asked for alone', () => {
    expect(inventCustomer(shop, 314, TOTAL)).toEqual(all[314])
    expect(inventCustomer(inventShop('other', shop.now), 314, TOTAL)).not.toEqual(all[314])
  })
})
