/** How much a customer means to the shop; service and prices may follow it. */
export const customerClasses = ['regular', 'member', 'vip'] as const
export type CustomerClass = (typeof customerClasses)[number]
