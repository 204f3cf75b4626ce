import { checkDigit } from '#modules/catalog/domain'
import type { OrderView } from '#modules/orders/contract'
import { newId } from '#kernel/ids'
import type { ExampleWorld } from '#platform/http/route'
import { importThings } from './import-things.ts'
import { lensThings } from './lens-things.ts'
import { secondFactorThings } from './second-factor-things.ts'
import { webhookThings } from './webhook-things.ts'
import { mustAs } from './must.ts'
import type { Must } from './must.ts'
import type { TestOrganization, TestStaff, TestWorld } from '../helpers/callers.ts'

export const PASSWORD = 'correct horse battery'

interface Made { readonly id: string; readonly version: number }
interface Page { readonly items: readonly Made[] }
interface Product extends Made { readonly variants: readonly { readonly id: string }[] }

/**
 * Makes what routes' examples speak of in one organization, by the names they use. Each is made when its name is first asked for,
 * with what it rests on, and but once: most routes need one or two of them.
 */
export function makersOfThings(world: Pick<TestWorld, 'ask' | 'peek' | 'here'>, organization: TestOrganization, staff: TestStaff = organization.staff.owner): Readonly<Record<string, () => string | Promise<string>>> {
  const { branchId } = organization
  const currency = organization === world.here ? 'CZK' : 'CNY'
  const [must, asOwner] = [mustAs(world, staff), mustAs(world, organization.staff.owner)]

  const product = once(() => asOwner<Product>('POST', '/products', { kind: 'frame', name: 'Aria', details: {}, taxClass: 'standard', variants: [{ name: newId(), price: { amount: 329_000, currency } }] }))
  const pictured = once(() => aPicturedProduct(asOwner))
  const taxRate = once(() => asOwner<Made>('POST', '/tax-rates', { taxClass: 'standard', component: `X ${newId().slice(-20)}`, country: 'CZ', vatPayer: false, rateBps: 100, validFrom: '2090-01-01', source: 'invented' }))
  const customer = once(async () => {
    const made = await must<Made>('POST', '/customers', { givenName: 'Kateřina', familyName: 'Veselá', phones: [], emails: [] })
    await asOwner('POST', `/customers/${made.id}/consents`, { purpose: 'health-data', granted: true, source: 'paper' })
    return made
  })
  const merge = once(() => aMerge(must))
  const healthNote = once(async () => {
    const { notes } = await asOwner<{ notes: readonly Made[] }>('POST', `/customers/${(await customer()).id}/health/notes`, { text: 'Dry eyes' })
    return notes[0]
  })
  const fitting = once(async () => must<Made>('POST', `/customers/${(await customer()).id}/contact-lens-fittings`, { fittedOn: '2026-11-12', note: 'Well centred.', outcome: 'try-on' }))
  const prescription = once(async () => must<Made>('POST', '/prescriptions', { customerId: (await customer()).id, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250 }, left: { sphere: -3750 } }))
  const foreignPrescription = once(async () => mustAs(world, organization.staff.optician)<Made>('POST', '/prescriptions', { customerId: (await customer()).id, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250 }, left: { sphere: -3750 } }))
  const photo = once(async () => must<Made>('POST', `/prescriptions/${(await prescription()).id}/photos`, { name: aPicture.name, base64: aPicture.base64 }))
  const order = async (kind: string, by: Must = must, more: object = {}): Promise<OrderView> =>
    by<OrderView>('POST', '/orders', { kind, branchId, customerId: (await customer()).id, lines: [{ variantId: (await product()).variants[0]?.id }], ...more })
  const paid = { deposit: { method: 'cash', amount: { amount: 329_000, currency } } }
  const taken = once(() => order('external-lens-job'))
  const ready = once(async () => {
    const { id } = await order('repair', must, paid)
    return must<OrderView>('POST', `/orders/${id}/stage`, { stage: 'ready' }, 1)
  })
  const held = once(async () => {
    const { id } = await order('repair', must, paid)
    return must<OrderView>('POST', `/orders/${id}/hold`, { reason: 'the customer decides on the colour' }, 1)
  })
  const ofClerk = once(() => order('external-lens-job', mustAs(world, organization.staff.clerk)))
  const lab = once(() => asOwner<Made>('POST', '/labs', { name: 'Sázava lab', language: 'cs', email: 'zakazky@sazava.example' }))
  const lensProduct = once(() => asOwner<Product>('POST', '/products', { kind: 'lens', name: 'Vela Comfort', details: { index: 16_700, design: 'single-vision' }, taxClass: 'standard', variants: [{ name: newId(), price: { amount: 435_000, currency } }] }))
  const takeLensJob = async () => {
    const variantId = (await lensProduct()).variants[0]?.id
    return order('external-lens-job', asOwner, { lines: [{ variantId, eye: 'right' }, { variantId, eye: 'left' }], prescription: { id: (await prescription()).id, version: 1 } })
  }
  const lensJob = once(takeLensJob)
  const labOrder = once(async () => asOwner<Made>('POST', `/orders/${(await lensJob()).id}/lab-orders`, { labId: (await lab()).id, way: 'file' }))
  // Nobody works here: what the mail server refused is put there.
  const unsentLabOrder = once(async () => {
    const sent = await labOrder()
    await world.peek(`update lab_orders set way = 'email', mail_trouble = 'refused' where id = $1 returning id`, [sent.id])
    return sent
  })
  // Noted from the board and put back there.
  const arrivedLabOrder = once(async () => {
    const sent = await labOrder()
    await world.peek(`update lab_orders set state = 'arrived', arrived_at = sent_at, arrived_on = sent_on, lab_days = 0 where id = $1 returning id`, [sent.id])
    return sent
  })
  const inspected = (by: Must) => once(async () => by<Made>('POST', `/orders/${(await lensJob()).id}/inspections`, { right: { sphere: -4250 }, left: { sphere: -3750 }, passed: true }))
  const [inspection, ofTechnician] = [inspected(asOwner), inspected(mustAs(world, organization.staff.technician))]
  const toleranceTable = once(async () => {
    const { tables: [ansi] } = await asOwner<{ tables: [{ code: string; name: string; source: string; countries: string[]; builtIn: boolean }] }>('GET', '/lab-settings')
    const { code: _, name, source, countries: _countries, builtIn: _builtIn, ...figures } = ansi
    return asOwner<Made>('POST', '/tolerance-tables', { name, source, figures })
  })
  const failedInspection = once(async () => asOwner<Made>('POST', `/orders/${(await takeLensJob()).id}/inspections`, { right: { sphere: -4000 }, left: { sphere: -3750 }, passed: false, reason: 'Right lens too weak' }))
  const draft = once(async () => must<Made>('POST', '/orders/drafts', { kind: 'repair', branchId, customerId: (await customer()).id, lines: [{ variantId: (await product()).variants[0]?.id }] }))
  const file = once(async () => must<Made>('POST', `/orders/${(await taken()).id}/attachments`, { name: 'prescription.txt', base64: Buffer.from('R -4.25').toString('base64') }))
  const requisitions = once(async () => asOwner<Page>('POST', `/orders/${(await taken()).id}/requisitions`, { lineIds: [(await taken()).lines[0]?.id] }))
  const invited = once(() => asOwner<Made & { setPasswordLink: string }>('POST', '/staff', { name: 'Olga Malá', email: `olga.${newId()}@${organization.id}.example`, roles: [{ role: 'clerk', branchId: null }] }))
  const withLogo = once(async () => {
    const { version } = await asOwner<Made>('GET', '/organization')
    return asOwner<Made>('PUT', '/organization/logo', aPicture, version)
  })
  const imports = once(() => importThings(asOwner, world.peek, organization.id))
  const webhook = once(() => webhookThings(asOwner))
  const lens = once(() => lensThings(asOwner, world.peek, organization.id, currency))
  const { owner, clerk } = organization.staff

  return {
    organizationId: () => organization.id, organizationVersion: async () => String((await withLogo()).version), newOrganizationId: () => newId(), currency: () => currency,
    branchId: () => branchId, otherBranchId: () => organization.otherBranchId, branchVersion: () => '1',
    staffId: () => clerk.staffId, staffVersion: () => '1', personId: () => clerk.personId, ownerStaffId: () => owner.staffId, sessionId: () => owner.sessionId, otherStaffId: idOf(invited), invitedStaffId: idOf(invited),
    resetToken: async () => (await invited()).setPasswordLink.split('token=')[1] ?? '', email: () => (organization === world.here ? 'owner@here.example' : 'owner@elsewhere.example'), password: () => PASSWORD,
    skillId: idOf(once(() => asOwner<Made>('POST', '/skills', { name: `refraction ${newId()}` }))), apiKeyId: idOf(once(() => asOwner<Made>('POST', '/api-keys', { name: 'till', scopes: ['orders.read'] }))),
    productId: idOf(product), productVersion: versionOf(product), variantId: async () => (await product()).variants[0]?.id ?? '', gtin: async () => (await pictured()).gtin, picturedProductId: idOf(pictured), picturedProductVersion: versionOf(pictured),
    priceListId: async () => (await asOwner<Page>('GET', '/price-lists')).items[0]?.id ?? '', taxRateId: idOf(taxRate),
    customerId: idOf(customer), customerVersion: () => '1', otherCustomerId: idOf(once(() => must<Made>('POST', '/customers', { familyName: 'Veselá' }))), mergedCustomerId: async () => (await merge()).keptId, mergeId: idOf(merge), healthNoteId: async () => (await healthNote())?.id ?? '',
    prescriptionId: idOf(prescription), fittingId: idOf(fitting), foreignPrescriptionId: idOf(foreignPrescription), photoId: idOf(photo),
    orderId: idOf(taken), orderVersion: versionOf(taken), orderNumber: async () => (await taken()).number ?? '', readyOrderId: idOf(ready), readyOrderVersion: versionOf(ready), heldOrderId: idOf(held), heldOrderVersion: versionOf(held),
    orderOfClerkId: idOf(ofClerk), orderOfClerkVersion: () => '1', draftId: idOf(draft), fileId: idOf(file), requisitionId: async () => (await requisitions()).items[0]?.id ?? '',
    labId: idOf(lab), lensJobId: idOf(lensJob), labOrderId: idOf(labOrder), unsentLabOrderId: idOf(unsentLabOrder), arrivedLabOrderId: idOf(arrivedLabOrder), inspectionId: idOf(inspection), inspectionOfTechnicianId: idOf(ofTechnician), failedInspectionId: idOf(failedInspection), toleranceTableId: idOf(toleranceTable),
    orderRuleId: idOf(once(() => asOwner<Made>('POST', '/order-rules', { name: 'Treatments', conditions: { kinds: ['treatment'] }, action: { assign: 'least-busy' } }))),
    receiptId: idOf(once(async () => asOwner<Made>('POST', `/orders/${(await taken()).id}/receipts`))),
    savedFilterId: idOf(once(() => must<Made>('POST', '/orders/saved-filters', { name: `late ${newId()}`, filter: 'is:late' }))),
    webhookId: async () => (await webhook()).webhookId, webhookVersion: () => '1', webhookMessageId: async () => (await webhook()).messageId,
    ...Object.fromEntries(lensNames.map((name) => [name, async () => (await lens())[name]])),
    ...secondFactorThings(world, organization, PASSWORD),
    ...Object.fromEntries(importNames.map((name) => [name, async () => (await imports())[name] ?? ''])),
  }
}

const lensNames = ['lensCatalogueId', 'lensCatalogueVersion', 'lensCatalogueIdVersion', 'lensTypeId', 'lensMakerCode', 'lensProductId', 'lensVariantId'] as const satisfies (keyof Awaited<ReturnType<typeof lensThings>>)[]

const importNames = [
  'importId', 'importIdVersion', 'importVersion', 'newImportId', 'uploadedImportId', 'judgedImportId', 'judgedImportIdVersion', 'runningImportId', 'runningImportIdVersion', 'doneImportId', 'doneImportIdVersion',
] as const satisfies (keyof Awaited<ReturnType<typeof importThings>>)[]

const idOf = (make: () => Promise<Made>) => async (): Promise<string> => (await make()).id
const versionOf = (make: () => Promise<Made>) => async (): Promise<string> => String((await make()).version)

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** The names that an example asks of the world. */
export function namesIn(example: (world: ExampleWorld) => unknown): string[] {
  const names = new Set<string>()
  example(new Proxy({}, { get: (_, name) => { names.add(String(name)); return undefined } }))
  return [...names]
}

/** Two customers who became one. */
async function aMerge(must: Must): Promise<Made & { keptId: string }> {
  const [kept, gone] = [await must<Made>('POST', '/customers', { familyName: 'Malá' }), await must<Made>('POST', '/customers', { familyName: 'Mala' })]
  await must('POST', `/customers/${kept.id}/merge`, { mergedId: gone.id }, 1)
  const { items: [merge] } = await must<Page>('GET', `/customers/${kept.id}/merges`)
  return { id: merge?.id ?? '', version: 1, keptId: kept.id }
}

/** A product with a picture and a code to scan: a number that GS1 leaves to each shop, another at every call. */
async function aPicturedProduct(must: Must): Promise<Made & { gtin: string }> {
  const digits = `29${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`
  const gtin = `${digits}${checkDigit(digits)}`
  const { id } = await must<Made>('POST', '/products', { kind: 'accessory', name: 'Case', details: {}, taxClass: 'standard', variants: [{ gtin }] })
  const { version } = await must<Made>('PUT', `/products/${id}/picture`, { name: 'case.png', base64: aPicture.base64 }, 1)
  return { id, version, gtin }
}

/** The smallest PNG there is: one pixel. */
const aPicture = { name: 'logo.png', mediaType: 'image/png', base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' }
