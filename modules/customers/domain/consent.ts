/** What a customer may agree to, each for itself. */
export const consentPurposes = ['order-news', 'reminders', 'marketing', 'health-data', 'suggestions'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** For which way of hearing from the shop it was said; `any` where it is about none, as with health data. */
export const consentChannels = ['any', 'phone', 'sms', 'email', 'whatsapp', 'wechat', 'post'] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** Where it was said. Codes and no free words: the proof outlives the person's erasure. */
export const consentSources = ['counter', 'paper', 'phone', 'email', 'message', 'web', 'import'] as const

/** A minor's consent is the guardian's. */
export const consentGivers = ['customer', 'guardian'] as const
export type ConsentGiver = (typeof consentGivers)[number]

export interface Consent {
  readonly purpose: ConsentPurpose
  readonly channel: ConsentChannel
  readonly granted: boolean
  readonly givenBy: ConsentGiver
}

/** What holds now of a history with the newest first: the last word for each purpose and channel. */
export function currentConsents<C extends Consent>(newestFirst: readonly C[]): C[] {
  const last = new Map<string, C>()
  for (const consent of newestFirst) {
    const name = `${consent.purpose}/${consent.channel}`
    if (!last.has(name)) last.set(name, consent)
  }
  return [...last.values()]
}
