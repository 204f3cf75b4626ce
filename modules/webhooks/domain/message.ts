import { TEST_TYPE, eventTypes } from './event-types.ts'
import type { WebhookType } from './event-types.ts'

/** What happened, as a receiver is told: by Standard Webhooks a type, when it happened, and data. */
export interface WebhookMessage {
  readonly type: string
  readonly timestamp: string
  readonly data: Readonly<Record<string, unknown>>
}

interface Happened { readonly subjectId: string; readonly version: number; readonly branchId: string | null; readonly at: Date; readonly payload: Readonly<Record<string, unknown>> }

/** What a receiver is told of a fact: ids, version, branch, and of the rest what the type names, nothing else that the fact may carry. */
export function messageOf(type: WebhookType, { subjectId, version, branchId, at, payload }: Happened): WebhookMessage {
  const more = Object.keys(eventTypes[type].more).flatMap((name) => (isPlain(payload[name]) ? [[name, payload[name]]] : []))
  return { type, timestamp: at.toISOString(), data: { id: subjectId, version, branchId, ...Object.fromEntries(more) } }
}

const isPlain = (value: unknown): boolean => ['string', 'boolean', 'number'].includes(typeof value)

/** What is sent when somebody asks for a test. */
export const testMessage = (endpointId: string, version: number, at: Date): WebhookMessage => ({ type: TEST_TYPE, timestamp: at.toISOString(), data: { id: endpointId, version, branchId: null } })

/** A message of the type as an example. */
export const exampleMessage = (type: WebhookType): WebhookMessage => messageOf(type, {
  subjectId: '019ab0f2-4c00-7000-8000-000000000001', version: 3, branchId: '019ab0f2-4c00-7000-8000-000000000002', at: new Date('2026-11-24T10:15:00Z'), payload: eventTypes[type].more,
})
