import { eventTypes, exampleMessage, webhookTypes } from '../domain/index.ts'

/** What other programs can be told, for the API's document: each type with a sentence and an example. */
export const describedWebhooks = (): Readonly<Record<string, { readonly summary: string; readonly example: object }>> =>
  Object.fromEntries(webhookTypes.map((type) => [type, { summary: `${eventTypes[type].says.message}.`, example: exampleMessage(type) }]))
