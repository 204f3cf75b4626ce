import type { MessageDescriptor } from '@lingui/core'
import type { ConsentPurpose } from '../domain/consent.ts'

export const purposePhrases: Record<ConsentPurpose, MessageDescriptor> = {
  'order-news': /*i18n*/{ id: 'customers.consent.order-news', message: 'news of orders' },
  reminders: /*i18n*/{ id: 'customers.consent.reminders', message: 'reminders' },
  marketing: /*i18n*/{ id: 'customers.consent.marketing', message: 'offers' },
  'health-data': /*i18n*/{ id: 'customers.consent.health-data', message: 'health data' },
  suggestions: /*i18n*/{ id: 'customers.consent.suggestions', message: 'suggestions' },
}

export const consentPhrases: Record<'given' | 'withdrawn', MessageDescriptor> = {
  given: /*i18n*/{ id: 'customers.consent.given', message: 'Consent given: {purpose}' },
  withdrawn: /*i18n*/{ id: 'customers.consent.withdrawn', message: 'Consent withdrawn: {purpose}' },
}
