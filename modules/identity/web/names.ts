import type { MessageDescriptor } from '@lingui/core'
import type { Capability, Right, Role } from '../domain/index.ts'

/** What roles, capabilities and rights are called on screens. */
export const roleNames: Readonly<Record<Role, MessageDescriptor>> = {
  owner: /*i18n*/ { id: 'role.owner', message: 'owner' },
  manager: /*i18n*/ { id: 'role.manager', message: 'manager' },
  optometrist: /*i18n*/ { id: 'role.optometrist', message: 'optometrist' },
  optician: /*i18n*/ { id: 'role.optician', message: 'optician' },
  technician: /*i18n*/ { id: 'role.technician', message: 'technician' },
  clerk: /*i18n*/ { id: 'role.clerk', message: 'clerk' },
  warehouse: /*i18n*/ { id: 'role.warehouse', message: 'warehouse clerk' },
  advisor: /*i18n*/ { id: 'role.advisor', message: 'advisor' },
  accountant: /*i18n*/ { id: 'role.accountant', message: 'accountant' },
  'read-only': /*i18n*/ { id: 'role.read-only', message: 'may only look' },
}

export const capabilityNames: Readonly<Record<Capability, { readonly title: MessageDescriptor; readonly brings: MessageDescriptor }>> = {
  customers: {
    title: /*i18n*/ { id: 'capability.customers', message: 'Customers' },
    brings: /*i18n*/ { id: 'capability.customers.brings', message: 'Who comes, how to reach them, what they agreed to' },
  },
  catalog: {
    title: /*i18n*/ { id: 'capability.catalog', message: 'Products' },
    brings: /*i18n*/ { id: 'capability.catalog.brings', message: 'Frames, lenses and services with price and tax' },
  },
  payments: {
    title: /*i18n*/ { id: 'capability.payments', message: 'Payments' },
    brings: /*i18n*/ { id: 'capability.payments.brings', message: 'Deposits, balances and the journal behind them' },
  },
  prescriptions: {
    title: /*i18n*/ { id: 'capability.prescriptions', message: 'Prescriptions' },
    brings: /*i18n*/ { id: 'capability.prescriptions.brings', message: 'What each eye needs, every version kept for good' },
  },
  imports: {
    title: /*i18n*/ { id: 'capability.imports', message: 'Imports' },
    brings: /*i18n*/ { id: 'capability.imports.brings', message: 'Customers, products and open orders from files of another system' },
  },
  webhooks: {
    title: /*i18n*/ { id: 'capability.webhooks', message: 'Webhooks' },
    brings: /*i18n*/ { id: 'capability.webhooks.brings', message: 'Other programs are told at once what happened here' },
  },
  labs: {
    title: /*i18n*/ { id: 'capability.labs', message: 'Labs' },
    brings: /*i18n*/ { id: 'capability.labs.brings', message: 'Lens jobs sent to labs, remakes by cause, final inspection' },
  },
  orders: {
    title: /*i18n*/ { id: 'capability.orders', message: 'Orders' },
    brings: /*i18n*/ { id: 'capability.orders.brings', message: 'Orders from intake to collection, their sheets and dates' },
  },
}

export const rightNames: Readonly<Record<Right, MessageDescriptor>> = {
  'organization.manage': /*i18n*/ { id: 'right.organization.manage', message: 'change the organization' },
  'branches.manage': /*i18n*/ { id: 'right.branches.manage', message: 'change branches' },
  'staff.read': /*i18n*/ { id: 'right.staff.read', message: 'see staff' },
  'staff.manage': /*i18n*/ { id: 'right.staff.manage', message: 'change staff and their roles' },
  'api-keys.manage': /*i18n*/ { id: 'right.api-keys.manage', message: 'make and end API keys' },
  'webhooks.manage': /*i18n*/ { id: 'right.webhooks.manage', message: 'say which programs are told what happens' },
  'audit.read': /*i18n*/ { id: 'right.audit.read', message: 'see who did and looked at what' },
  'customers.read': /*i18n*/ { id: 'right.customers.read', message: 'see customers' },
  'customers.write': /*i18n*/ { id: 'right.customers.write', message: 'change customers' },
  'customers.merge': /*i18n*/ { id: 'right.customers.merge', message: 'join two entries of one customer' },
  'customers.export': /*i18n*/ { id: 'right.customers.export', message: 'export everything about a customer' },
  'customers.erase': /*i18n*/ { id: 'right.customers.erase', message: 'erase customers for good' },
  'health.read': /*i18n*/ { id: 'right.health.read', message: 'see health data' },
  'health.write': /*i18n*/ { id: 'right.health.write', message: 'write health data' },
  'products.read': /*i18n*/ { id: 'right.products.read', message: 'see products' },
  'products.write': /*i18n*/ { id: 'right.products.write', message: 'change products' },
  'products.see-cost': /*i18n*/ { id: 'right.products.see-cost', message: 'see what products cost the shop' },
  'imports.manage': /*i18n*/ { id: 'right.imports.manage', message: 'bring in files of another system' },
  'taxes.manage': /*i18n*/ { id: 'right.taxes.manage', message: 'change and check tax rates' },
  'orders.read': /*i18n*/ { id: 'right.orders.read', message: 'see orders' },
  'orders.write': /*i18n*/ { id: 'right.orders.write', message: 'take and change orders' },
  'orders.move': /*i18n*/ { id: 'right.orders.move', message: 'move orders to the next stage' },
  'orders.recheck': /*i18n*/ { id: 'right.orders.recheck', message: 'confirm values that somebody else entered' },
  'orders.collect': /*i18n*/ { id: 'right.orders.collect', message: 'let finished orders be collected' },
  'orders.collect-unpaid': /*i18n*/ { id: 'right.orders.collect-unpaid', message: 'let orders be collected that are not paid' },
  'orders.cancel': /*i18n*/ { id: 'right.orders.cancel', message: 'cancel orders' },
  'orders.overview': /*i18n*/ { id: 'right.orders.overview', message: 'see how the shops do' },
  'orders.export': /*i18n*/ { id: 'right.orders.export', message: 'take the list of orders out as a file' },
  'orders.remake': /*i18n*/ { id: 'right.orders.remake', message: 'make orders again' },
  'orders.waive-lens-cost': /*i18n*/ { id: 'right.orders.waive-lens-cost', message: 'waive the cost of lenses already made' },
  'labs.read': /*i18n*/ { id: 'right.labs.read', message: 'see labs and what was ordered from them' },
  'labs.manage': /*i18n*/ { id: 'right.labs.manage', message: 'change labs and their terms' },
  'lab-orders.write': /*i18n*/ { id: 'right.lab-orders.write', message: 'order from labs' },
  'inspections.write': /*i18n*/ { id: 'right.inspections.write', message: 'inspect finished lenses' },
  'inspections.override': /*i18n*/ { id: 'right.inspections.override', message: 'let lenses go that have failed, with a reason' },
  'payments.read': /*i18n*/ { id: 'right.payments.read', message: 'see payments' },
  'payments.take': /*i18n*/ { id: 'right.payments.take', message: 'take payments' },
  'payments.refund': /*i18n*/ { id: 'right.payments.refund', message: 'refund payments' },
  'prices.adjust': /*i18n*/ { id: 'right.prices.adjust', message: 'give discounts' },
  'prescriptions.read': /*i18n*/ { id: 'right.prescriptions.read', message: 'open prescriptions' },
  'prescriptions.write': /*i18n*/ { id: 'right.prescriptions.write', message: 'write prescriptions' },
  'prescriptions.override': /*i18n*/ { id: 'right.prescriptions.override', message: 'let values stand that the limits refuse, with a reason' },
  'prescriptions.set-limits': /*i18n*/ { id: 'right.prescriptions.set-limits', message: 'set what is usual in prescriptions' },
  'prescriptions.register': /*i18n*/ { id: 'right.prescriptions.register', message: 'print the register of all prescriptions' },
  'prescriptions.rekey': /*i18n*/ { id: 'right.prescriptions.rekey', message: 'type a prescription again to check it' },
  'files.read': /*i18n*/ { id: 'right.files.read', message: 'open attached papers' },
}
