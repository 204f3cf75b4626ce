import type { MessageDescriptor } from '@lingui/core'

/** What the settings pages are called: in the page table, in their own heads, and in the list beside them. */
export const pageTitles = {
  settings: /*i18n*/ { id: 'page.settings', message: 'Settings' },
  organization: /*i18n*/ { id: 'page.organization', message: 'Organization' },
  branches: /*i18n*/ { id: 'page.branches', message: 'Branches' },
  staff: /*i18n*/ { id: 'page.staff', message: 'Staff' },
  taxes: /*i18n*/ { id: 'page.taxes', message: 'Taxes' },
  priceLists: /*i18n*/ { id: 'page.price-lists', message: 'Price lists' },
  classRules: /*i18n*/ { id: 'page.class-rules', message: 'Classes of customers' },
  orderKinds: /*i18n*/ { id: 'page.order-kinds', message: 'Kinds of order' },
  prescriptionChecks: /*i18n*/ { id: 'page.prescription-checks', message: 'Limits of prescriptions' },
  orderRules: /*i18n*/ { id: 'page.order-rules', message: 'Who gets which orders' },
  labs: /*i18n*/ { id: 'page.labs', message: 'Labs' },
  apiKeys: /*i18n*/ { id: 'page.api-keys', message: 'API keys' },
  webhooks: /*i18n*/ { id: 'page.webhooks', message: 'Webhooks' },
  devices: /*i18n*/ { id: 'page.devices', message: 'Devices' },
  audit: /*i18n*/ { id: 'page.audit', message: 'Audit' },
  profile: /*i18n*/ { id: 'page.profile', message: 'My profile' },
  keys: /*i18n*/ { id: 'page.keys', message: 'Keys' },
  security: /*i18n*/ { id: 'page.security', message: 'Sign-in and security' },
} satisfies Record<string, MessageDescriptor>
