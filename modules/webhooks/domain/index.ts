export { TEST_TYPE, eventTypes, isWebhookType, webhookTypes } from './event-types.ts'
export { isGivenUp } from './give-up.ts'
export { whyNotUrl } from './judge-url.ts'
export { exampleMessage, messageOf, testMessage } from './message.ts'
