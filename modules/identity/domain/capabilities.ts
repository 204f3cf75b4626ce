/** Parts of Lunette that an organization may switch off; each is a module. What is not listed is always on. */
export const capabilities = ['customers', 'catalog', 'payments', 'prescriptions', 'orders', 'labs', 'imports', 'webhooks'] as const
export type Capability = (typeof capabilities)[number]

/** What a capability cannot do without: orders need customers, products and payments; labs all that an order with lenses needs. */
export const needs: Record<Capability, readonly Capability[]> = {
  customers: [],
  catalog: [],
  payments: ['customers'],
  prescriptions: ['customers'],
  orders: ['customers', 'catalog', 'payments'],
  labs: ['customers', 'catalog', 'payments', 'prescriptions', 'orders'],
  imports: ['customers'],
  webhooks: [],
}

/** The capabilities in force, given those switched off by hand: one without what it needs is off too. */
export function inForce(switchedOff: ReadonlySet<string>): Capability[] {
  return capabilities.filter((capability) => !switchedOff.has(capability) && needs[capability].every((needed) => !switchedOff.has(needed)))
}
