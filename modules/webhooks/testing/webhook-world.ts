import { setTimeout as wait } from 'node:timers/promises'
import type { Deps } from '#platform/deps'
import { openPool } from '#platform/db/pool'
import { Relay } from '#platform/facts/relay'
import { Mail } from '#platform/mail/mail'
import type { SmtpServer } from '#platform/mail/mail'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { TestStaff } from '#tests/helpers/callers'
import type { DeliveryView, DeliveryWhole, WebhookMade, WebhookView } from '../contract.ts'
import { makeDeliveries } from '../server/make-deliveries.ts'
import { webhooksRoutes } from '../server/routes.ts'
import { webhooksSubscriptions } from '../server/subscriptions.ts'
import { WebhookSender } from '../server/webhook-sender.ts'
import { aReceiver } from '#tests/helpers/receiver'

/** The world of the order tests with webhooks that are really delivered, to a receiver on this machine. */
export async function aWebhookWorld({ smtp, inside = ['127.0.0.1'] }: { readonly smtp?: SmtpServer; readonly inside?: readonly string[] } = {}) {
  const stack = new AsyncDisposableStack()
  let mail: Mail | undefined
  const all = (deps: Deps) => ({ ...deps, inside, mail: (mail ??= new Mail({ server: smtp, log: deps.log })) })
  const world = stack.use(await anOrderWorld((deps) => webhooksRoutes(all(deps))))
  const deps = all(world.deps)
  stack.use(deps.mail)
  const receiver = stack.use(await aReceiver())
  const pool = openPool(world.database.relay, 4)
  stack.defer(() => pool.end())
  stack.use(new Relay({ pool, log: deps.log, jobsFor: () => [], besides: makeDeliveries(deps.now) }))
  const sender = () => new WebhookSender({ ...deps, pool, pollMs: 50 })
  const first = stack.use(sender())
  const { owner } = world.here.staff

  const deliveries = async (id: string, query = ''): Promise<readonly DeliveryView[]> => (await world.ask<{ items: DeliveryView[] }>(owner, 'GET', `/webhooks/${id}/deliveries${query}`)).body.items
  return {
    ...world, deps, receiver, pool, sender, deliveries,
    /** Ends the sender that the world began with. */
    stopSending: () => first[Symbol.asyncDispose](),
    make: async (types: readonly string[] = ['orders.taken'], url = receiver.url, by: TestStaff = owner): Promise<WebhookMade & { readonly secret: string }> => {
      const { status, body } = await world.ask<WebhookMade>(by, 'POST', '/webhooks', { body: { url, description: 'E-shop', types } })
      if (status !== 201 || !body.secret) throw new Error(`answered with ${status}: ${JSON.stringify(body)}`)
      return { ...body, secret: body.secret }
    },
    webhook: async (id: string): Promise<WebhookView> => (await world.ask<WebhookView>(owner, 'GET', `/webhooks/${id}`)).body,
    whole: async (id: string, messageId: string): Promise<DeliveryWhole> => (await world.ask<DeliveryWhole>(owner, 'GET', `/webhooks/${id}/deliveries/${messageId}`)).body,
    /** Writes the letters that facts ask for, as the queue does. */
    letters: async (): Promise<void> => {
      const facts = await world.peek<{ organization_id: string; id: string; kind: string; subject_id: string; payload: object }>('select organization_id, id, kind, subject_id, payload from outbox')
      for (const { handle, facts: kinds } of webhooksSubscriptions(deps)) {
        for (const { organization_id: organizationId, id: factId, kind, subject_id: subjectId, payload } of facts.filter((fact) => kinds.includes(fact.kind))) await handle({ ...payload, organizationId, factId, kind, subjectId })
      }
    },
    /** Waits until every fact so far left the outbox. */
    relayed: async (): Promise<void> => {
      while ((await world.peek('select from outbox where relayed_at is null')).length > 0) await wait(20)
    },
    /** Waits until the deliveries of an endpoint are as wished. @throws {Error} after 20 s, with what they are */
    until: async (id: string, reached: (all: readonly DeliveryView[]) => boolean): Promise<readonly DeliveryView[]> => {
      for (const giveUpAt = Date.now() + 20_000; ; await wait(20)) {
        const now = await deliveries(id)
        if (reached(now)) return now
        if (Date.now() > giveUpAt) throw new Error(JSON.stringify(now))
      }
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
