import { z } from 'zod'
import { id, instant, pageOf, paging, text } from '#platform/http/contract'
import { webhookTypes } from './domain/index.ts'

const deliveryStates = ['waiting', 'delivered', 'dead'] as const

const types = z.array(z.enum(webhookTypes)).min(1).max(webhookTypes.length)
const url = text(2_000).meta({ description: 'https:// and where the receiver listens.', examples: ['https://shop.example/lunette'] })

const webhookFields = {
  id, url: z.string(), description: z.string(), types: z.array(z.string()), enabled: z.boolean(),
  offReason: z.enum(['person', 'gone', 'failing']).nullable().meta({ description: 'Why it is off: somebody switched it off, it answered 410, or it failed for days.' }),
  offAt: instant.nullable(), failingSince: instant.nullable().meta({ description: 'Since when every try failed; null when the last one did not.' }),
  secretMadeAt: instant, oldSecretUntil: instant.nullable().meta({ description: 'Until when the former secret signs as well.' }),
  waiting: z.int().meta({ description: 'Deliveries that are still tried, at most 1000 counted.' }), dead: z.int().meta({ description: 'Deliveries that nobody took, at most 1000 counted.' }),
  createdAt: instant, removing: z.boolean().meta({ description: 'It is being removed, with what was delivered to it; then it is gone.' }), version: z.int(),
}
export const webhook = z.object(webhookFields).meta({ id: 'Webhook' })
export type WebhookView = z.output<typeof webhook>
export const webhooks = pageOf(webhook)
export const webhooksQuery = z.object(paging)
/** `secret` is answered once, when it is made, and never again. */
export const webhookMade = z.object({ ...webhookFields, secret: z.string().nullable() })
export type WebhookMade = z.output<typeof webhookMade>

export const newWebhook = z.object({ id: id.optional(), url, description: text(120), types })
export type NewWebhook = z.input<typeof newWebhook>
export const webhookChange = z.object({ url, description: text(120), types, enabled: z.boolean() }).partial()
export type WebhookChange = z.input<typeof webhookChange>
export const secretChange = z.object({ keepOldHours: z.int().min(0).max(72).default(24).meta({ description: 'For how long the former secret signs beside the new one. 0 when somebody else may know it.' }) })

export const eventTypeList = z.object({
  items: z.array(z.object({ type: z.string(), summary: z.string(), example: z.object({ type: z.string(), timestamp: instant, data: z.record(z.string(), z.unknown()) }) })), nextCursor: z.null(),
})

export const delivery = z.object({
  messageId: id.meta({ description: 'Sent as webhook-id: the same at every try.' }), type: z.string(), subjectId: id, state: z.enum(deliveryStates), attempts: z.int(),
  nextAttemptAt: instant.nullable(), lastAttemptAt: instant.nullable(), lastStatus: z.int().nullable(), lastError: z.string().nullable(), createdAt: instant,
}).meta({ id: 'WebhookDelivery' })
export type DeliveryView = z.output<typeof delivery>
export const deliveries = pageOf(delivery)
export const deliveryQuery = z.object({ ...paging, state: z.enum(deliveryStates).optional() })
export const deliveryParams = z.object({ id, messageId: id })
export const deliveryWhole = z.object({
  ...delivery.shape, url: z.string(), body: z.string().meta({ description: 'As it is signed and sent.' }),
  tries: z.array(z.object({
    number: z.int(), at: instant, durationMs: z.int(), url: z.string(), signature: z.string().meta({ description: 'Sent as webhook-signature.' }),
    status: z.int().nullable(), error: z.string().nullable().meta({ description: 'Why there was no answer: `inside`, `not-https`, `unknown-name`, `timeout`, `tls`, `unreachable`, `secret-lost`.' }),
    answer: z.string().nullable().meta({ description: 'The first kilobyte of the answer where it was not taken; what a receiver says of what it took is not kept.' }),
  })).meta({ description: 'Newest first, at most 50.' }),
})
export type DeliveryWhole = z.output<typeof deliveryWhole>
export const resent = z.object({ sent: z.int(), more: z.boolean().meta({ description: 'There are more than a thousand; the others follow by themselves.' }) })
