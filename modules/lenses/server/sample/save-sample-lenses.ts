import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import type { SampleGood } from '#modules/catalog/server'
import type { SampleShop } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { lensKinds } from '../../domain/index.ts'
import type { LensOption, OptionRule } from '../../domain/index.ts'
import { insertLenses, saveSets } from '../load-catalogue.ts'
import { codeOf, inventLens } from './invent-lenses.ts'
import { inventRange } from './invent-ranges.ts'

/** As the one maker of the sample's lenses is called. */
const MAKER = { code: 'VLO', name: 'Vela Optik' }

const options: readonly LensOption[] = [
  { code: 'HARD', name: 'Vela Hard', group: 'coating', price: 25_000 }, { code: 'KLAR', name: 'Vela Klar', group: 'coating', price: 59_000 }, { code: 'BLUE', name: 'Vela Klar Blue', group: 'coating', price: 79_000 },
  { code: 'SUN75', name: 'Vela Sun 75 %', group: 'tint', price: 39_000 },
]
const rules: readonly OptionRule[] = [{ rule: 'not', lens: '*', options: ['KLAR', 'BLUE', null] }]

/** Writes the catalogue that the lenses of the sample shop come from, and ties each article to its lens. */
export function saveSampleLenses(tx: Tx, shop: SampleShop, goods: readonly SampleGood[]): void {
  const at = Date.parse(`${shop.openedOn}T09:00:00Z`)
  const idOf = (what: string): string => newId(at, randomOf(shop.seed, 'lens-catalogue', what).fill)
  const sold = goods.flatMap((good) => {
    const { index, design } = good.details as { readonly index?: unknown; readonly design?: unknown }
    const kind = lensKinds.find((one) => one === design)
    return good.kind === 'lens' && kind && typeof index === 'number' ? [{ good, lens: inventLens({ name: good.description, index, design: kind, price: good.unitPrice ?? 0 }) }] : []
  })
  const catalogueId = idOf(MAKER.code)
  const report = { lenses: sold.length, sets: sold.reduce((sum, { lens }) => sum + lens.sets.length, 0), defectCount: 0, defects: [], unread: [] }
  const total = report.lenses + report.sets
  tx.send(sql`
    insert into lens_catalogues (organization_id, id, file_name, form, maker_code, maker, currency, price_kind, state, position, total, report, options, rules, created_at, finished_at, version)
    values (${tx.organizationId}, ${catalogueId}, 'VLO-2026.csv', 'csv', ${MAKER.code}, ${MAKER.name}, ${shop.currency}, 'recommended', 'current', ${total}, ${total}, ${JSON.stringify(report)}, ${JSON.stringify(options)}, ${JSON.stringify(rules)}, ${new Date(at)}, ${new Date(at)}, 2)`)
  tx.send(insertLenses(tx.organizationId, catalogueId, sold.map(({ lens: { facts: { from: validFrom, until: validUntil, ...facts }, baseCurves, geometry } }, no) => ({ ...facts, no, id: idOf(facts.code), validFrom, validUntil, baseCurves, geometry }))))
  saveSets(tx, catalogueId, sold.flatMap(({ lens }, no) => lens.sets.map((set, position) => ({ no, position, set }))))
  const links = sold.map(({ good }) => ({ variant: good.variantId, product: good.productId, code: codeOf(good.description) }))
  tx.send(sql`
    insert into lens_links (organization_id, variant_id, product_id, maker_code, lens_code)
    select ${tx.organizationId}, l.variant, l.product, ${MAKER.code}, l.code from json_to_recordset(${JSON.stringify(links)}) as l(variant uuid, product uuid, code text)`)
  saveRanges(tx, goods)
}

function saveRanges(tx: Tx, goods: readonly SampleGood[]): void {
  const ranges = new Map(goods.flatMap((good) => {
    const { geometry, baseCurve, diameter } = good.details as { readonly geometry?: string; readonly baseCurve?: number; readonly diameter?: number }
    return good.kind === 'contact-lens' && baseCurve && diameter ? [[good.productId, inventRange({ geometry: geometry ?? null, baseCurve, diameter })] as const] : []
  }))
  tx.send(sql`
    insert into contact_lens_ranges (organization_id, product_id, range)
    select ${tx.organizationId}, r.product, r.range from json_to_recordset(${JSON.stringify([...ranges].map(([product, range]) => ({ product, range })))}) as r(product uuid, range jsonb)`)
}
