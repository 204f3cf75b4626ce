import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
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
import { WebhookTidier } from '../server/webhook-tidier.ts'
import { aReceiver } from '#tests/helpers/receiver'

/** The world of the order tests with webhooks that are really delivered, to a receiver on this machine. */
export async function aWebhookWorld({ smtp, log }: { readonly smtp?: SmtpServer; readonly log?: Logger } = {}) {
  const inside: string[] = []
  const stack = new AsyncDisposableStack()
  let mail: Mail | undefined
  const all = (deps: Deps) => ({ ...deps, ...(log && { log }), inside, mail: (mail ??= new Mail({ server: smtp, log: deps.log })) })
  const world = stack.use(await anOrderWorld((deps) => webhooksRoutes(all(deps))))
  const deps = all(world.deps)
  stack.use(deps.mail)
  /** A receiver of the test's own, that the settings let be called. */
  const receives = async () => {
    const made = await aReceiver()
    inside.push(new URL(made.url).host)
    return made
  }
  const receiver = stack.use(await receives())
  const pool = openPool(world.database.relay, 4)
  stack.defer(() => pool.end())
  stack.use(new Relay({ pool, log: deps.log, jobsFor: () => [], besides: makeDeliveries }))
  const sender = () => new WebhookSender({ ...deps, clock: deps.now, pool, pollMs: 50 })
  const first = stack.use(sender())
  const tidier = stack.use(new WebhookTidier({ ...deps, pool, lookMs: 50 }))
  const { owner } = world.here.staff

  const deliveries = async (id: string, query = ''): Promise<readonly DeliveryView[]> => (await world.ask<{ items: DeliveryView[] }>(owner, 'GET', `/webhooks/${id}/deliveries${query}`)).body.items
  return {
    ...world, deps, receiver, receives, inside, pool, sender, deliveries,
    /** Ends what tidies up. */
    stopTidying: () => tidier[Symbol.asyncDispose](),
    /** Ends the sender that the world began with. */
    stopSending: () => first[Symbol.asyncDispose](),
    make: async (types: readonly string[] = ['orders.taken'], url = receiver.url, by: TestStaff = owner): Promise<WebhookMade & { readonly secret: string }> => {
      const { status, body } = await world.ask<WebhookMade>(by, 'POST', '/webhooks', { body: { url, description: 'E-shop', types } })
      if (status !== 201 || !body.secret) throw new Error(`answered with ${status}: ${JSON.stringify(body)}`)
      return { ...body, secret: body.secret }
    },
    /** Lays so many deliveries of one state before an endpoint, each with one try, as if they had been due for an hour. */
    fill: async (id: string, count: number, state: DeliveryView['state'], organizationId: string = world.here.id): Promise<void> => {
      await world.peek(`insert into webhook_deliveries (organization_id, endpoint_id, message_id, type, subject_id, body, state, attempts, next_attempt_at)
        select $1, $2, gen_random_uuid(), 'orders.taken', $2, '{}', $4, 1, now() - interval '1 hour' from generate_series(1, $3::int)`, [organizationId, id, count, state])
      await world.peek(`insert into webhook_attempts (organization_id, endpoint_id, message_id, number, at, duration_ms, url, signature)
        select organization_id, endpoint_id, message_id, 1, now(), 1, '', '' from webhook_deliveries where endpoint_id = $1 on conflict do nothing`, [id])
    },
    /** How many deliveries of each state an endpoint has. */
    count: async (id: string): Promise<Record<string, number>> =>
      Object.fromEntries((await world.peek<{ state: string; count: number }>('select state, count(*)::int as count from webhook_deliveries where endpoint_id = $1 group by 1', [id])).map(({ state, count }) => [state, count])),
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
