import { newId } from '#kernel/ids'
import { checkDigit } from '#modules/catalog/domain'
import type { OrderView } from '#modules/orders/contract'
import { hashPassword } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Example, ExampleWorld, Route } from '#platform/http/route'
import { wire } from '../../apps/server/serve.ts'
import type { Wired } from '../../apps/server/serve.ts'
import { testWorld } from '../helpers/callers.ts'
import { layDefaults } from '../helpers/lay-defaults.ts'
import { importThings } from './import-things.ts'
import type { TestAnswer, TestOrganization, TestStaff } from '../helpers/callers.ts'

const PASSWORD = 'correct horse battery'

/** Everything that the routes' examples speak of, in one organization. */
export type Things = ExampleWorld

/** The whole of Lunette's route table over two organizations, each with a shop's things. */
export async function everyRoute() {
  let wired: Wired | undefined
  const world = await testWorld((deps, floor) => {
    wired = wire({
      config: { port: 0, dataDir: '', databaseUrl: undefined, publicUrl: deps.publicUrl, keysFile: '', smtp: undefined, sample: undefined, logLevel: 'silent' },
      connections: floor.connections, db: deps.db, master: floor.master, keys: deps.keys, log: deps.log,
    }, deps.now, floor.callers)
    return wired.routes
  })
  const routes = wired?.routes ?? []
  await layDefaults(world)
  const [hash, pinHash] = [await hashPassword(PASSWORD), await hashPassword('482619')]
  for (const { staff } of [world.here, world.elsewhere]) {
    await world.peek(`insert into auth.account (id, "userId", "accountId", "providerId", password) values ($1, $2::uuid, $2::uuid::text, 'credential', $3) returning id`, [newId(), staff.owner.personId, hash])
    await world.peek('insert into staff_pins (organization_id, staff_id, pin_hash) values ($1, $2, $3)', [staff.owner.organizationId, staff.owner.staffId, pinHash])
  }

  const things = async (organization: TestOrganization, staff: TestStaff = organization.staff.owner): Promise<Things> => {
    const currency = organization === world.here ? 'CZK' : 'CNY'
    const must: Must = async <T>(method: 'POST' | 'GET' | 'PUT', path: string, body?: object, version?: number): Promise<T> => {
      const answer = await world.ask<T>(staff, method, path, { ...(body && { body }), ...(version && { version }) })
      if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`)
      return answer.body
    }
    const owner = organization.staff.owner
    const product = (await world.ask<{ id: string; version: number; variants: { id: string }[] }>(owner, 'POST', '/products', { body: { kind: 'frame', name: 'Aria', details: {}, taxClass: 'standard', variants: [{ name: newId(), price: { amount: 329_000, currency } }] } })).body
    const customer = await must<{ id: string }>('POST', '/customers', { givenName: 'Kateřina', familyName: 'Veselá', phones: [], emails: [] })
    await must('POST', `/customers/${customer.id}/consents`, { purpose: 'health-data', granted: true, source: 'paper' })
    const health = await must<{ notes: { id: string }[] }>('POST', `/customers/${customer.id}/health/notes`, { text: 'Dry eyes' })
    const [otherCustomer, joined, gone] = [await must<{ id: string }>('POST', '/customers', { familyName: 'Veselá' }), await must<{ id: string }>('POST', '/customers', { familyName: 'Malá' }), await must<{ id: string }>('POST', '/customers', { familyName: 'Mala' })]
    await must('POST', `/customers/${joined.id}/merge`, { mergedId: gone.id }, 1)
    const merges = await must<{ items: { id: string }[] }>('GET', `/customers/${joined.id}/merges`)
    const order = () => must<OrderView>('POST', '/orders', { kind: 'repair', branchId: organization.branchId, customerId: customer.id, lines: [{ variantId: product.variants[0]?.id }], deposit: { method: 'cash', amount: { amount: 329_000, currency } } })
    const taken = await must<OrderView>('POST', '/orders', { kind: 'external-lens-job', branchId: organization.branchId, customerId: customer.id, lines: [{ variantId: product.variants[0]?.id }] })
    const draft = await must<{ id: string }>('POST', '/orders/drafts', { kind: 'repair', branchId: organization.branchId, customerId: customer.id, lines: [{ variantId: product.variants[0]?.id }] })
    const ready = await order()
    const file = await must<{ id: string }>('POST', `/orders/${taken.id}/attachments`, { name: 'prescription.txt', base64: Buffer.from('R -4.25').toString('base64') })
    const parts = await must<{ items: { id: string }[] }>('POST', `/orders/${taken.id}/requisitions`, { lineIds: [taken.lines[0]?.id] })
    const rule = await must<{ id: string }>('POST', '/order-rules', { name: 'Treatments', conditions: { kinds: ['treatment'] }, action: { assign: 'least-busy' } })
    await must('POST', `/orders/${ready.id}/stage`, { stage: 'ready' }, 1)
    const held = await order()
    await must('POST', `/orders/${held.id}/hold`, { reason: 'the customer decides on the colour' }, 1)
    const ofClerk = (await world.ask<OrderView>(organization.staff.clerk, 'POST', '/orders', { body: { kind: 'external-lens-job', branchId: organization.branchId, customerId: customer.id, lines: [{ variantId: product.variants[0]?.id }] } })).body
    const prescription = await must<{ id: string }>('POST', '/prescriptions', { customerId: customer.id, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250 }, left: { sphere: -3750 } })
    return {
      prescriptionId: prescription.id, organizationId: organization.id, branchId: organization.branchId, otherBranchId: organization.otherBranchId, branchVersion: '1', currency,
      customerId: customer.id, customerVersion: '1', otherCustomerId: otherCustomer.id, mergedCustomerId: joined.id, mergeId: merges.items[0]?.id ?? '', healthNoteId: health.notes[0]?.id ?? '', productId: product.id, productVersion: String(product.version), variantId: product.variants[0]?.id ?? '',
      orderId: taken.id, orderVersion: '1', orderNumber: taken.number ?? '', draftId: draft.id, requisitionId: parts.items[0]?.id ?? '', orderRuleId: rule.id, readyOrderId: ready.id, readyOrderVersion: '2', heldOrderId: held.id, heldOrderVersion: '2', orderOfClerkId: ofClerk.id, orderOfClerkVersion: '1', fileId: file.id,
      staffId: organization.staff.clerk.staffId, staffVersion: '1', personId: organization.staff.clerk.personId, sessionId: organization.staff.owner.sessionId, ownerStaffId: organization.staff.owner.staffId,
      email: organization === world.here ? 'owner@here.example' : 'owner@elsewhere.example', password: PASSWORD, newOrganizationId: newId(), ...await moreThings(must, organization), ...await importThings(must, world.peek, organization.id),
    }
  }
  return {
    ...world, routes, things,
    /** Calls a route with an example as somebody. */
    callExample: (staff: TestStaff | null, route: Route<StaffMember>, example: Example): Promise<TestAnswer<Record<string, unknown>>> =>
      world.ask(staff, route.method, pathOf(route, example), { ...(example.body !== undefined && { body: example.body }), ...(example.ifMatch && { version: Number(example.ifMatch) }) }),
    async [Symbol.asyncDispose]() {
      await wired?.[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

type Must = <T>(method: 'POST' | 'GET' | 'PUT', path: string, body?: object, version?: number) => Promise<T>

/** A number that GS1 leaves to each shop, another at every call. */
function aGtin(): string {
  const digits = `29${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`
  return `${digits}${checkDigit(digits)}`
}

/** Price list, tax rate, and a product with a picture and a code to scan. */
async function catalogThings(must: Must): Promise<Record<string, string>> {
  const gtin = aGtin()
  const pictured = await must<{ id: string }>('POST', '/products', { kind: 'accessory', name: 'Case', details: {}, taxClass: 'standard', variants: [{ gtin }] })
  const { version } = await must<{ version: number }>('PUT', `/products/${pictured.id}/picture`, { name: 'case.png', base64: aPicture.base64 }, 1)
  const { items: [list] } = await must<{ items: { id: string }[] }>('GET', '/price-lists')
  const rate = await must<{ id: string }>('POST', '/tax-rates', { taxClass: 'standard', component: `X ${gtin}`, country: 'CZ', vatPayer: false, rateBps: 100, validFrom: '2090-01-01', source: 'invented' })
  return { gtin, picturedProductId: pictured.id, picturedProductVersion: String(version), priceListId: list?.id ?? '', taxRateId: rate.id }
}

async function moreThings(must: Must, organization: TestOrganization): Promise<Record<string, string>> {
  const skill = await must<{ id: string }>('POST', '/skills', { name: `refraction ${newId()}` })
  const key = await must<{ id: string }>('POST', '/api-keys', { name: 'till', scopes: ['orders.read'] })
  const other = await must<{ id: string; setPasswordLink: string }>('POST', '/staff', { name: 'Olga Malá', email: `olga.${newId()}@${organization.id}.example`, roles: [{ role: 'clerk', branchId: null }] })
  const saved = await must<{ id: string }>('POST', '/orders/saved-filters', { name: `late ${newId()}`, filter: 'is:late' })
  const { version } = await must<{ version: number }>('GET', '/organization')
  const { version: organizationVersion } = await must<{ version: number }>('PUT', '/organization/logo', aPicture, version)
  return {
    ...await catalogThings(must), skillId: skill.id, savedFilterId: saved.id, apiKeyId: key.id, otherStaffId: other.id, invitedStaffId: other.id, resetToken: other.setPasswordLink.split('token=')[1] ?? '', organizationVersion: String(organizationVersion),
  }
}

/** The smallest PNG there is: one pixel. */
const aPicture = { name: 'logo.png', mediaType: 'image/png', base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' }

/** The address of a route with the example's parameters, below /api/v1. */
export function pathOf(route: Route<StaffMember>, example: Example): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example.params?.[name] ?? ''))
  const query = new URLSearchParams(example.query ?? {}).toString()
  return query ? `${path}?${query}` : path
}

/** How a route is called in the messages of tests. */
export const nameOf = (route: Route<StaffMember>): string => `${route.method} ${route.path}`
