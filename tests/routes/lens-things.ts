import { newId } from '#kernel/ids'
import type { Must } from './must.ts'

type Peek = (text: string, values?: unknown[]) => Promise<unknown>

/** A maker's catalogue of one lens that counts, put there as the job would, and an article of the shop. */
export async function lensThings(must: Must, peek: Peek, organizationId: string, currency: string) {
  const [catalogueId, lensId, makerCode] = [newId(), newId(), newId().slice(-12)]
  await peek(`
    with c as (
      insert into lens_catalogues (organization_id, id, file_name, form, maker_code, maker, currency, state, version) values ($1, $2, 'nova.csv', 'csv', $5, 'Nova Lens', $4, 'current', 2) returning id
    ), t as (
      insert into lens_types (organization_id, catalogue_id, no, id, code, name, kind, index, index_line, surface, photochromic, polarised)
      select $1, c.id, 0, $3, 'NV160', 'Nova 1.60', 'single-vision', 16000, 'ne', 'spherical', false, false from c returning catalogue_id
    )
    insert into lens_power_sets (organization_id, catalogue_id, type_no, position, diameter, optical_diameter, power_from, power_to, cylinder_from, cylinder_to, share_from, share_to, step, prism_to, addition_from, addition_to, addition_step, price)
    select $1, t.catalogue_id, 0, 0, 7000, 7000, -8000, 6000, 0, 4000, 0, 100, 250, 300, 0, 0, 250, 99000 from t returning type_no`, [organizationId, catalogueId, lensId, currency, makerCode])
  const product = await must<{ id: string; variants: readonly { id: string }[] }>('POST', '/products', { kind: 'lens', name: `Nova ${newId()}`, details: { index: 16_000, design: 'single-vision' }, taxClass: 'standard', variants: [{ name: '' }] })
  const variantId = product.variants[0]?.id ?? ''
  await must('PUT', `/lens-links/${variantId}`, { productId: product.id, makerCode, lensCode: 'NV160' })
  return { lensCatalogueId: catalogueId, lensCatalogueVersion: '2', lensCatalogueIdVersion: '2', lensTypeId: lensId, lensMakerCode: makerCode, lensProductId: product.id, lensVariantId: variantId }
}
