import { expect, it } from 'vitest'
import { inventShop } from '#modules/identity/server'
import { eyes } from '../../domain/eye-values.ts'
import { judgeEye } from '../../domain/judge-eye.ts'
import { inventPrescription } from './invent-prescription.ts'
import type { Wearing } from './invent-prescription.ts'

const shop = inventShop('Optika Lumen', new Date('2026-11-24T11:00:00Z'))
const wearing = (index: number, fields: Partial<Wearing> = {}): Wearing => ({
  shop, name: String(index), wearer: { id: `wearer ${index}`, birthOn: `${1940 + (index % 65)}-05-02` }, takenAt: new Date('2026-10-01T09:00:00Z'), day: '2026-10-01',
  design: (['single-vision', 'progressive', 'office', 'bifocal'] as const)[index % 4]!, writtenBy: shop.staff[0]!.id, ...fields,
})

it('invents what could have been typed: every rule of a prescription holds', () => {
  for (let index = 0; index < 500; index += 1) {
    const { versions = [] } = inventPrescription(wearing(index)) ?? {}
    for (const version of versions) {
      expect(eyes.flatMap((eye) => judgeEye(version[eye], version.kind))).toEqual([])
      expect(version.examinedOn <= '2026-10-01').toBe(true)
      expect((version.validUntil ?? '') > version.examinedOn).toBe(true)
    }
  }
})

it('gives a wearer the same eyes in every pair, and the same prescription from the same name', () => {
  const [one, again, other] = [wearing(7), wearing(7), wearing(7, { name: 'another' })].map((asked) => inventPrescription(asked))
  expect(one).toEqual(again)
  expect(other?.id).not.toBe(one?.id)
  expect(other?.versions[0]?.right.sphere).toBe(one?.versions[0]?.right.sphere)
})

it('invents none for minors, whose guardian nobody has on record', () => {
  expect(inventPrescription(wearing(1, { wearer: { id: 'child', birthOn: '2016-05-01' } }))).toBeNull()
})
