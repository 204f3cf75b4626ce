import type { MessageDescriptor } from '@lingui/core'
import { paths } from '#web/paths'

/** What an entry is about, by the code that is kept. */
export const subjectWords: Readonly<Record<string, MessageDescriptor>> = {
  order: /*i18n*/ { id: 'audit.subject.order', message: 'order' },
  customer: /*i18n*/ { id: 'audit.subject.customer', message: 'customer' },
  product: /*i18n*/ { id: 'audit.subject.product', message: 'product' },
  prescription: /*i18n*/ { id: 'audit.subject.prescription', message: 'prescription' },
  staff: /*i18n*/ { id: 'audit.subject.staff', message: 'staff' },
  branch: /*i18n*/ { id: 'audit.subject.branch', message: 'branch' },
  organization: /*i18n*/ { id: 'audit.subject.organization', message: 'organization' },
  import: /*i18n*/ { id: 'audit.subject.import', message: 'import' },
  'api-key': /*i18n*/ { id: 'audit.subject.api-key', message: 'API key' },
  'price-list': /*i18n*/ { id: 'audit.subject.price-list', message: 'price list' },
  'order-kind': /*i18n*/ { id: 'audit.subject.order-kind', message: 'kind of order' },
  'order-rule': /*i18n*/ { id: 'audit.subject.order-rule', message: 'rule of assignment' },
  'order-list': /*i18n*/ { id: 'audit.subject.order-list', message: 'list of orders' },
  'tax-rate': /*i18n*/ { id: 'audit.subject.tax-rate', message: 'tax rate' },
  'tax-class': /*i18n*/ { id: 'audit.subject.tax-class', message: 'tax class' },
  skill: /*i18n*/ { id: 'audit.subject.skill', message: 'skill' },
  audit: /*i18n*/ { id: 'audit.subject.audit', message: 'audit' },
}

/** Kinds of what is done, by what stands before the dot of an action: what the list is filtered by. */
export const areaWords: Readonly<Record<string, MessageDescriptor>> = {
  sessions: /*i18n*/ { id: 'audit.area.sessions', message: 'Signing in' },
  staff: /*i18n*/ { id: 'audit.area.staff', message: 'Staff and roles' },
  organizations: /*i18n*/ { id: 'audit.area.organizations', message: 'Organization' },
  customers: /*i18n*/ { id: 'audit.area.customers', message: 'Customers' },
  prescriptions: /*i18n*/ { id: 'audit.area.prescriptions', message: 'Prescriptions' },
  orders: /*i18n*/ { id: 'audit.area.orders', message: 'Orders' },
  payments: /*i18n*/ { id: 'audit.area.payments', message: 'Payments' },
  catalog: /*i18n*/ { id: 'audit.area.catalog', message: 'Products and prices' },
  imports: /*i18n*/ { id: 'audit.area.imports', message: 'Imports' },
  'api-keys': /*i18n*/ { id: 'audit.area.api-keys', message: 'API keys' },
  hands: /*i18n*/ { id: 'audit.area.hands', message: 'Changing hands by PIN' },
  passwords: /*i18n*/ { id: 'audit.area.passwords', message: 'Passwords' },
  keys: /*i18n*/ { id: 'audit.area.keys', message: 'Encryption keys' },
  audit: /*i18n*/ { id: 'audit.area.audit', message: 'The audit itself' },
}

/** The page of what an entry is about, where it has one. */
export function subjectPath(kind: string, id: string): string | null {
  if (kind === 'order') return paths.order(id)
  if (kind === 'customer') return paths.customer(id)
  if (kind === 'product') return paths.product(id)
  return null
}
