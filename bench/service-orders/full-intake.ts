import { newId } from '#kernel/ids'
import type { ApiClient } from '#tests/helpers/api-client'

/** What a full intake is made of, and every id that stays the same from one to the next. */
export interface Goods {
  readonly branchId: string
  readonly currency: string
  readonly buyer: string
  readonly payer: string
  /** Whose eyes, one after the other. */
  readonly wearers: readonly string[]
  readonly variants: Readonly<Record<'frame' | 'lens' | 'lens-option' | 'service', string>>
}

/** So that nobody gets more than some ten prescriptions in a run: each is held against what its wearer had before. */
const WEARERS = 200

/** People and goods of the shop for an intake. */
export async function goodsOf(client: ApiClient): Promise<Goods> {
  const { organization, branches } = await client.must<{ organization: { currency: string }; branches: { id: string }[] }>(200, 'GET', '/session')
  const { items } = await client.must<{ items: { id: string; birthOn: string | null }[] }>(200, 'GET', '/customers?limit=100')
  const variant = async (kind: string): Promise<string> => {
    const products = await client.must<{ items: { variants: { id: string; price: object | null }[] }[] }>(200, 'GET', `/products?kind=${kind}&limit=100`)
    const found = products.items.flatMap(({ variants }) => variants).find(({ price }) => price !== null)
    if (!found) throw new Error(`the shop sells no ${kind}`)
    return found.id
  }
  // Children's prescriptions want a guardian.
  const [buyer, payer] = items.filter(({ birthOn }) => birthOn !== null && birthOn < '2000').map(({ id }) => id)
  const wearers: string[] = []
  for (let n = 0; n < WEARERS; n += 1) wearers.push((await client.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Jan', familyName: 'Měřený', birthOn: '1980-05-17', phones: [], emails: [] })).id)
  if (!buyer || !payer || !branches[0]) throw new Error('the shop has nobody to sell to')
  return {
    branchId: branches[0].id, currency: organization.currency, buyer, payer, wearers,
    variants: { frame: await variant('frame'), lens: await variant('lens'), 'lens-option': await variant('lens-option'), service: await variant('service') },
  }
}

let turn = 0

/** Frame, two lenses with an option each and a service for somebody else's eyes by a new prescription; two pay, the deposit in cash and by card. */
export function fullIntake({ branchId, currency, buyer, payer, wearers, variants }: Goods): object {
  const wearer = wearers[(turn += 1) % wearers.length]
  const money = (amount: number): object => ({ amount, currency })
  const eyes = (['right', 'left'] as const)
  return {
    id: newId(), kind: 'external-lens-job', branchId, customerId: buyer, wearerId: wearer, priority: 'rush', note: 'Calls before noon only',
    lines: [
      { variantId: variants.frame }, ...eyes.map((eye) => ({ variantId: variants.lens, eye })), ...eyes.map((eye) => ({ variantId: variants['lens-option'], eye })), { variantId: variants.service },
    ],
    prescription: { new: {
      purpose: 'progressive', examinedOn: '2026-11-12',
      right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150 }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10, addition: 1250, pd: 3100 },
    } },
    payers: [{ customerId: buyer }, { customerId: payer, amount: money(50_000) }],
    deposits: [{ id: newId(), method: 'cash', amount: money(60_000) }, { id: newId(), method: 'card', amount: money(40_000), payerId: payer }],
  }
}
