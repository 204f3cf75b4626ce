import { catalogRoutes } from '#modules/catalog/server'
import { customersRoutes } from '#modules/customers/server'
import { importsPart } from '#modules/imports/server'
import { NumberBlocks } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { labsPart, tracedFrameOf } from '#modules/labs/server'
import type { OrderView } from '#modules/orders/contract'
import { ordersPart, ordersRoutes, ordersSubscriptions, prescriptionsUsedSince } from '#modules/orders/server'
import { prescriptionsPart, prescriptionsRoutes } from '#modules/prescriptions/server'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import type { Route } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { jobsByFact } from '#platform/facts/subscriptions'
import { handlersOf } from '../../apps/server/serve.ts'
import { testWorld } from './callers.ts'
import { layDefaults } from './lay-defaults.ts'

/** The test world with everything an order needs and, where they are given, with more routes: a customer, a frame of 3,290 and a lens of 4,350 crowns. */
export async function anOrderWorld(more: (deps: Deps) => readonly Route<StaffMember>[] = () => []) {
  const pdf = new PdfPrinter()
  let numbers: NumberBlocks | undefined
  const world = await testWorld((deps) => {
    numbers = new NumberBlocks(deps.db)
    return [...customersRoutes({ ...deps, pdf, parts: [prescriptionsPart(prescriptionsUsedSince, deps.keys), ordersPart, labsPart(deps.keys), importsPart(deps.keys)] }), ...catalogRoutes(deps), ...prescriptionsRoutes({ ...deps, pdf }), ...ordersRoutes({ ...deps, numbers, pdf, translator, frameOf: tracedFrameOf }), ...more(deps)]
  })
  const { here, deps } = world
  await layDefaults(world)
  const make = async (path: string, body: object): Promise<{ id: string; variants: { id: string }[] }> => {
    const answer = await world.ask<{ id: string; variants: { id: string }[] }>(here.staff.owner, 'POST', path, { body })
    if (answer.status !== 201) throw new Error(`${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const product = async (kind: string, name: string, amount: number): Promise<string> =>
    (await make('/products', { kind, name, details: kind === 'lens' ? { index: 16_700, design: 'single-vision' } : {}, taxClass: 'standard', variants: [{ name: '', price: { amount, currency: 'CZK' } }] })).variants[0]!.id
  const customerId = (await make('/customers', { givenName: 'Kateřina', familyName: 'Veselá', phones: [{ value: '603 118 274' }], emails: [] })).id
  const [frameId, lensId] = [await product('frame', 'Aria 2210 C4', 329_000), await product('lens', 'Vela Comfort 1.67', 435_000)]

  const newOrder = (deposit?: number): object => ({
    kind: 'external-lens-job', branchId: here.branchId, customerId, lines: [{ variantId: frameId }, { variantId: lensId, eye: 'right' }, { variantId: lensId, eye: 'left' }],
    ...(deposit && { deposit: { method: 'cash', amount: { amount: deposit, currency: 'CZK' } } }),
  })
  return {
    ...world, customerId, frameId, lensId, newOrder,
    take: ({ deposit }: { deposit?: number } = {}) => world.ask<OrderView>(here.staff.clerk, 'POST', '/orders', { body: newOrder(deposit) }),
    move: (order: { id: string; version: number }, stage: string) => world.ask<OrderView>(here.staff.clerk, 'POST', `/orders/${order.id}/stage`, { body: { stage }, version: order.version }),
    /** What the journal says of an order: debit minus credit. */
    journal: async (orderId: string) => {
      const rows = await world.peek<{ account: string; balance: string }>('select account, balance from account_balances where subject = $1', [orderId])
      const of = (account: string): number => Number(rows.find((row) => row.account === account)?.balance ?? 0)
      return { receivable: of('orders-receivable'), sold: of('orders-sold') }
    },
    doctor: <T>(check: (tx: Tx) => Promise<T>): Promise<T> => deps.db.inTenant(here.id, check),
    /** Does for every waiting fact what the relay and the queue would do. */
    handleFacts: async (only?: string) => {
      const subscriptions = ordersSubscriptions(deps)
      const handlers = handlersOf(subscriptions, deps.db)
      const facts = await world.peek<{ organization_id: string; kind: string; subject_id: string; id: string; payload: Record<string, unknown> }>('select organization_id, kind, subject_id, id, payload from outbox')
      for (const fact of facts.filter(({ kind }) => !only || kind === only)) {
        for (const job of jobsByFact(subscriptions)(fact.kind, fact.payload)) {
          await handlers[job]?.({ organizationId: fact.organization_id, subjectId: fact.subject_id, kind: fact.kind, factId: fact.id, ...fact.payload })
        }
      }
    },
    async [Symbol.asyncDispose]() {
      await numbers?.[Symbol.asyncDispose]()
      await pdf[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

export type OrderWorld = Awaited<ReturnType<typeof anOrderWorld>>

