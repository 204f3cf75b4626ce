/** How much a customer means to the shop; service and prices may follow it. */
export const customerClasses = ['regular', 'member', 'vip'] as const
export type CustomerClass = (typeof customerClasses)[number]

/** The ways in which a customer may wish to hear from the shop. */
export const preferredChannels = ['phone', 'sms', 'email', 'whatsapp', 'wechat', 'post'] as const

export const addressKinds = ['home', 'work', 'billing', 'delivery'] as const
