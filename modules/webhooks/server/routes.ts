import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import { deliveries, delivery, deliveryParams, deliveryQuery, deliveryWhole, eventTypeList, newWebhook, resent, secretChange, webhook, webhookChange, webhookMade, webhooks, webhooksQuery } from '../contract.ts'
import { eventTypes, exampleMessage, webhookTypes } from '../domain/index.ts'
import { changeSecret } from './change-secret.ts'
import { changeWebhook, removeWebhook } from './change-webhook.ts'
import type { WebhooksDeps } from './deps.ts'
import { listDeliveries, listWebhooks, readDelivery, readWebhook } from './look-at-webhooks.ts'
import { makeWebhook } from './make-webhook.ts'
import { sendAgain, sendDeadAgain, sendTest } from './send-again.ts'

const shared = { capability: 'webhooks', access: { right: 'webhooks.manage', scope: 'organization' } } as const

const one = ({ webhookId = '' }: ExampleWorld) => ({ params: { id: webhookId } })
const oneOf = ({ webhookId = '', webhookMessageId = '' }: ExampleWorld) => ({ params: { id: webhookId, messageId: webhookMessageId } })
const versioned = <Body extends { version: number }>(body: Body, status = 200) => ({ body, status, version: body.version })

const endpoints = (deps: WebhooksDeps): Route<StaffMember>[] => [
  route({
    ...shared, method: 'GET', path: '/webhook-types', summary: 'What other programs can be told, each with an example of what is sent.', status: 200, answer: eventTypeList, example: () => ({}),
    run: async () => ({ body: { items: webhookTypes.map((type) => ({ type, summary: eventTypes[type].says.message, example: { ...exampleMessage(type) } })), nextCursor: null } }),
  }),
  route({
    ...shared, method: 'GET', path: '/webhooks', summary: 'The endpoints that are told what happens.', status: 200, query: webhooksQuery, answer: webhooks, example: () => ({}),
    run: async (by, { query }) => ({ body: await listWebhooks(deps, by, query) }),
  }),
  route({
    ...shared, method: 'POST', path: '/webhooks', summary: 'Makes an endpoint. Its secret is answered this once: with it the receiver verifies the signature (Standard Webhooks).', status: 201, stepUp: true, body: newWebhook, answer: webhookMade,
    example: () => ({ body: { url: 'https://shop.example/lunette', description: 'E-shop', types: ['orders.phase-changed', 'orders.cancelled'] } }),
    run: async (by, { body }, call) => {
      const { webhook: made, created } = await makeWebhook(deps, by, call, body)
      return versioned(made, created ? 201 : 200)
    },
  }),
  route({
    ...shared, method: 'GET', path: '/webhooks/{id}', summary: 'An endpoint.', status: 200, params: idParams, answer: webhook, example: one,
    run: async (by, { params }) => versioned(await readWebhook(deps, by, params.id)),
  }),
  route({
    ...shared, method: 'PATCH', path: '/webhooks/{id}', summary: 'Changes an endpoint, or switches it on or off. What waits for one that is switched off counts as dead.', status: 200, stepUp: true, ifMatch: true,
    params: idParams, body: webhookChange, answer: webhook, example: (world) => ({ ...one(world), ifMatch: world.webhookVersion ?? '1', body: { description: 'E-shop, new server', url: 'https://shop.example/hooks/lunette' } }),
    run: async (by, { params, body, version }, call) => versioned(await changeWebhook(deps, by, call, params.id, version, body)),
  }),
  route({
    ...shared, method: 'DELETE', path: '/webhooks/{id}', summary: 'Takes an endpoint away with everything that was delivered to it: it is told nothing from now on, and shown as `removing` until the last delivery has gone.', status: 204, stepUp: true, params: idParams, example: one,
    run: async (by, { params }, call) => {
      await removeWebhook(deps, by, call, params.id)
      return { body: undefined }
    },
  }),
  route({
    ...shared, method: 'POST', path: '/webhooks/{id}/secret', summary: 'Makes a new secret, answered this once. The former one signs beside it for some hours: the signature header then carries two. While it does, another is made only with `keepOldHours: 0`.', status: 200, stepUp: true, ifMatch: true,
    params: idParams, body: secretChange, answer: webhookMade, example: (world) => ({ ...one(world), ifMatch: world.webhookVersion ?? '1', body: { keepOldHours: 24 } }),
    run: async (by, { params, body, version }, call) => versioned(await changeSecret(deps, by, call, params.id, version, body.keepOldHours)),
  }),
]

const sendings = (deps: WebhooksDeps): Route<StaffMember>[] => [
  route({
    ...shared, method: 'POST', path: '/webhooks/{id}/test', summary: 'Sends a message of the type webhooks.test.', status: 201, params: idParams, answer: delivery, example: one,
    run: async (by, { params }, call) => ({ body: await sendTest(deps, by, call, params.id), status: 201 }),
  }),
  route({
    ...shared, method: 'GET', path: '/webhooks/{id}/deliveries', summary: 'What was or is to be delivered to an endpoint, newest first; kept for 30 days.', status: 200, params: idParams, query: deliveryQuery, answer: deliveries,
    example: (world) => ({ ...one(world), query: { state: 'dead', limit: '20' } }),
    run: async (by, { params, query }) => ({ body: await listDeliveries(deps, by, params.id, query) }),
  }),
  route({
    ...shared, method: 'POST', path: '/webhooks/{id}/resend-dead', summary: 'Sends everything again that the endpoint did not take, under the same ids: a thousand now, and where there are `more`, those by themselves.', status: 200, params: idParams, answer: resent, example: one,
    run: async (by, { params }, call) => ({ body: await sendDeadAgain(deps, by, call, params.id) }),
  }),
  route({
    ...shared, method: 'GET', path: '/webhooks/{id}/deliveries/{messageId}', summary: 'A delivery with what was sent and what was answered at each try.', status: 200, params: deliveryParams, answer: deliveryWhole, example: oneOf,
    run: async (by, { params }) => ({ body: await readDelivery(deps, by, params.id, params.messageId) }),
  }),
  route({
    ...shared, method: 'POST', path: '/webhooks/{id}/deliveries/{messageId}/resend', summary: 'Sends a delivery again under its own id.', status: 200, params: deliveryParams, answer: delivery, example: oneOf,
    run: async (by, { params }, call) => ({ body: await sendAgain(deps, by, call, params.id, params.messageId) }),
  }),
]

/** Other programs that are told what happens, and what became of each message. */
export const webhooksRoutes = (deps: WebhooksDeps): Route<StaffMember>[] => [...endpoints(deps), ...sendings(deps)]
