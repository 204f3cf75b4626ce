import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { catalogueFileQuery, cataloguePage, catalogueQuery, catalogueView, checkQuery, contactLensRange, contactLensRangeView, contactLensRanges, lensCheck, lensLink, lensLinkView, lensPage, lensQuery, lensWhole, linkParams, newCatalogue, productParams, rangesQuery } from '../contract.ts'
import { addCatalogue } from './add-catalogue.ts'
import { catalogueById, toCatalogueView } from './catalogue-data.ts'
import { catalogueFile } from './catalogue-file.ts'
import { checkLenses } from './check-lenses.ts'
import { rangesOf, saveRange } from './contact-lens-ranges.ts'
import { linkLens, unlinkLens } from './link-lens.ts'
import { listCatalogues } from './list-catalogues.ts'
import { listLenses } from './list-lenses.ts'
import { undoCatalogue } from './put-in-place.ts'
import { readLens } from './read-lens.ts'

const capability = 'catalog'
const reads = { right: 'products.read', scope: 'organization' } as const
const writes = { right: 'products.write', scope: 'organization' } as const

/** A catalogue of one lens in our CSV. */
const SMALL = Buffer.from('maker_code,maker,currency,code,name,index,diameter,power_from,power_to,cylinder_to,price\r\nNVA,Nova Lens,CZK,NV160,Nova 1.60,1.60,70,-8.00,6.00,4.00,990\r\n').toString('base64')

export const lensesRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/lens-types', summary: 'Lenses of the makers\' current catalogues by maker and name, or those in which every word of a search is found.', capability, access: reads, status: 200, query: lensQuery, answer: lensPage,
    example: () => ({ query: { q: 'nova', kind: 'single-vision', index: '16000', limit: '20' } }),
    run: async (by, { query }) => ({ body: await listLenses(deps, by, query) }),
  }),
  route({
    method: 'GET', path: '/lens-types/{id}', summary: 'One lens with the powers and diameters in which it is made, its coatings and tints.', capability, access: reads, status: 200, params: idParams, answer: lensWhole,
    example: ({ lensTypeId }) => ({ params: { id: lensTypeId ?? '' } }),
    run: async (by, { params }) => ({ body: await readLens(deps, by, params.id) }),
  }),
  route({
    method: 'GET', path: '/lens-checks', summary: 'Which lenses can be made for these eyes and this frame, cheapest first; of the articles that are named whether they can, why not, and what is nearest.', capability, access: reads, status: 200, query: checkQuery, answer: lensCheck,
    example: ({ lensVariantId }) => ({ query: { rightSphere: '-2250', rightCylinder: '-500', rightDiameter: '6400', leftSphere: '-1750', leftDiameter: '6400', rightVariant: lensVariantId ?? '', kind: 'single-vision' } }),
    run: async (by, { query }) => ({ body: await checkLenses(deps, by, query) }),
  }),
  route({
    method: 'GET', path: '/lens-catalogues', summary: 'Makers\' catalogues that were brought in, newest first.', capability, access: reads, status: 200, query: catalogueQuery, answer: cataloguePage,
    example: () => ({ query: { limit: '20' } }),
    run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => listCatalogues(tx, query)) }),
  }),
  route({
    method: 'POST', path: '/lens-catalogues', summary: 'Brings in a maker\'s catalogue: the ZIP of a b2bOptic lens catalogue 6.10, or our CSV, up to 24 MB. A job does it; when it is through, the catalogue takes the place of the maker\'s former one.',
    capability, access: writes, status: 202, body: newCatalogue, bodyLimit: 35_000_000, answer: catalogueView,
    example: () => ({ body: { fileName: 'nova.csv', base64: SMALL } }),
    run: async (by, { body }, call) => {
      const { catalogue } = await addCatalogue(deps, by, call, body)
      return { body: toCatalogueView(catalogue), version: catalogue.version }
    },
  }),
  route({
    method: 'GET', path: '/lens-catalogues/{id}', summary: 'How a catalogue stands: how far it is, which rows were left out and why, and what its file says that is not read.', capability, access: reads, status: 200, params: idParams, answer: catalogueView,
    example: ({ lensCatalogueId }) => ({ params: { id: lensCatalogueId ?? '' } }),
    run: async (by, { params }) => {
      const data = await deps.db.look(by.organizationId, (tx) => catalogueById(tx, params.id))
      return { body: toCatalogueView(data), version: data.version }
    },
  }),
  route({
    method: 'POST', path: '/lens-catalogues/{id}/undo', summary: 'Takes a catalogue back: the maker\'s former one counts again.', capability, access: writes, status: 200, params: idParams, answer: catalogueView, ifMatch: true,
    example: ({ lensCatalogueId, lensCatalogueVersion = '2' }) => ({ params: { id: lensCatalogueId ?? '' }, ifMatch: lensCatalogueVersion }),
    run: async (by, { params, version }, call) => {
      const data = await undoCatalogue(deps, by, call, params.id, version)
      return { body: toCatalogueView(data), version: data.version }
    },
  }),
  route({
    method: 'GET', path: '/lens-catalogues/{id}/file', summary: 'A current catalogue as a file: our CSV, or the ZIP of b2bOptic.', capability, access: reads, status: 200, params: idParams, query: catalogueFileQuery, file: 'text/csv or application/zip',
    example: ({ lensCatalogueId }) => ({ params: { id: lensCatalogueId ?? '' }, query: { form: 'csv' } }),
    run: (by, { params, query }) => catalogueFile(deps, by, params.id, query.form),
  }),
  route({
    method: 'PUT', path: '/lens-links/{variantId}', summary: 'Says which lens of a maker an article of the shop is.', capability, access: writes, status: 200, params: linkParams, body: lensLink, answer: lensLinkView,
    example: ({ lensVariantId, lensProductId, lensMakerCode }) => ({ params: { variantId: lensVariantId ?? '' }, body: { productId: lensProductId ?? '', makerCode: lensMakerCode ?? '', lensCode: 'NV160' } }),
    run: async (by, { params, body }, call) => ({ body: await linkLens(deps, by, call, params.variantId, body) }),
  }),
  route({
    method: 'DELETE', path: '/lens-links/{variantId}', summary: 'Says that an article of the shop is no maker\'s lens.', capability, access: writes, status: 204, params: linkParams,
    example: ({ lensVariantId }) => ({ params: { variantId: lensVariantId ?? '' } }),
    run: async (by, { params }, call) => {
      await unlinkLens(deps, by, call, params.variantId)
      return { body: undefined }
    },
  }),
  route({
    method: 'GET', path: '/contact-lens-ranges', summary: 'In which parameters contact lenses of the shop are made, as far as somebody said them.', capability, access: reads, status: 200, query: rangesQuery, answer: contactLensRanges,
    example: ({ lensProductId }) => ({ query: { productIds: lensProductId ?? '' } }),
    run: async (by, { query }) => ({ body: { items: await deps.db.look(by.organizationId, (tx) => rangesOf(tx, query.productIds)), nextCursor: null } }),
  }),
  route({
    method: 'PUT', path: '/contact-lens-ranges/{productId}', summary: 'Says in which parameters a contact lens is made; prescriptions are then judged by them. If-Match is the version of GET, 0 while nobody said any.', capability, access: writes, status: 200, params: productParams, body: contactLensRange, answer: contactLensRangeView, ifMatch: true,
    example: ({ lensProductId }) => ({ params: { productId: lensProductId ?? '' }, ifMatch: '0', body: { spheres: [{ from: -6000, to: 6000, step: 250 }], cylinders: [-750, -1250], axes: [{ from: 10, to: 180, step: 10 }], additions: [], baseCurves: [860], diameters: [1420] } }),
    run: async (by, { params, body, version }, call) => {
      const saved = await saveRange(deps, by, call, { productId: params.productId, version, range: body })
      return { body: saved, version: saved.version }
    },
  }),
]
