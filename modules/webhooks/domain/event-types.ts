interface EventType {
  /** What happened, in words; the English ones stand in the API's document. */
  readonly says: { readonly id: string; readonly message: string }
  /** What the fact says besides id, version and branch and is sent along, with an example of each: codes and ids only. */
  readonly more: Readonly<Record<string, string | boolean>>
}

const anId = '019ab0f2-4c00-7000-8000-000000000003'

/**
 * What other programs can be told: facts of the modules below, under the facts' own names. Nothing of health, no name and no amount is
 * sent: who may know more asks the API for it. tests/webhook-types.test.ts holds the list against the facts that are recorded.
 */
export const eventTypes = {
  'orders.taken': { says: /*i18n*/ { id: 'webhook.orders.taken', message: 'An order was taken' }, more: { stage: 'taken', phase: 'taken' } },
  'orders.changed': { says: /*i18n*/ { id: 'webhook.orders.changed', message: 'An order was changed' }, more: {} },
  'orders.stage-changed': { says: /*i18n*/ { id: 'webhook.orders.stage-changed', message: 'An order came to another stage of the same phase' }, more: { from: 'sent', to: 'production', phase: 'producing' } },
  'orders.phase-changed': { says: /*i18n*/ { id: 'webhook.orders.phase-changed', message: 'An order came to another phase: is being made, is ready, was collected' }, more: { from: 'inspected', to: 'ready', phase: 'ready' } },
  'orders.held': { says: /*i18n*/ { id: 'webhook.orders.held', message: 'An order was put on hold' }, more: { stage: 'taken' } },
  'orders.released': { says: /*i18n*/ { id: 'webhook.orders.released', message: 'An order on hold was taken up again' }, more: { stage: 'taken' } },
  'orders.paid': { says: /*i18n*/ { id: 'webhook.orders.paid', message: 'A payment on an order was taken or given back' }, more: {} },
  'orders.cancelled': { says: /*i18n*/ { id: 'webhook.orders.cancelled', message: 'An order was cancelled' }, more: { from: 'taken' } },
  'customers.created': { says: /*i18n*/ { id: 'webhook.customers.created', message: 'A customer was added' }, more: {} },
  'customers.changed': { says: /*i18n*/ { id: 'webhook.customers.changed', message: 'A customer was changed' }, more: {} },
  'customers.merged': { says: /*i18n*/ { id: 'webhook.customers.merged', message: 'Two entries of a customer became one' }, more: { mergedId: anId } },
  'customers.unmerged': { says: /*i18n*/ { id: 'webhook.customers.unmerged', message: 'Entries of a customer were taken apart again' }, more: { mergedId: anId } },
  'customers.consent-said': { says: /*i18n*/ { id: 'webhook.customers.consent-said', message: 'A customer agreed to something or took it back' }, more: { purpose: 'marketing', channel: 'email', granted: true } },
  'customers.erased': { says: /*i18n*/ { id: 'webhook.customers.erased', message: 'A customer was forgotten for good: forget them too' }, more: {} },
  'catalog.product-created': { says: /*i18n*/ { id: 'webhook.catalog.product-created', message: 'A product was added' }, more: {} },
  'catalog.product-changed': { says: /*i18n*/ { id: 'webhook.catalog.product-changed', message: 'A product or its prices were changed' }, more: {} },
  'catalog.price-lists-changed': { says: /*i18n*/ { id: 'webhook.catalog.price-lists-changed', message: 'A price list was made or changed' }, more: {} },
  'imports.done': { says: /*i18n*/ { id: 'webhook.imports.done', message: 'A file of another system was brought in' }, more: {} },
  'imports.undone': { says: /*i18n*/ { id: 'webhook.imports.undone', message: 'What an import brought in was taken back' }, more: {} },
  'identity.branch-added': { says: /*i18n*/ { id: 'webhook.identity.branch-added', message: 'A branch was opened' }, more: {} },
  'identity.branch-changed': { says: /*i18n*/ { id: 'webhook.identity.branch-changed', message: 'A branch was changed or closed' }, more: {} },
} as const satisfies Record<string, EventType>

export type WebhookType = keyof typeof eventTypes
export const webhookTypes = Object.keys(eventTypes) as WebhookType[]

export const isWebhookType = (kind: string): kind is WebhookType => Object.hasOwn(eventTypes, kind)

/** Sent when somebody asks for a test; nobody subscribes to it. */
export const TEST_TYPE = 'webhooks.test'
