import { useLingui } from '@lingui/react/macro'
import type { ConsentView } from '../../contract.ts'
import type { consentSources } from '../../domain/consent.ts'
import { useChannelNames } from '../class-names.ts'

/** What may be agreed to, by which way, and where it may have been said. */
export function useConsentNames() {
  const { t } = useLingui()
  const channels = useChannelNames()
  const purposes: Readonly<Record<ConsentView['purpose'], string>> = {
    'order-news': t`News of an order`, reminders: t`Reminders of a check`, marketing: t`Offers and news`, 'health-data': t`Keeping health data`, suggestions: t`Suggestions of what suits them`,
  }
  const sources: Readonly<Record<(typeof consentSources)[number], string>> = {
    counter: t`at the counter`, paper: t`on paper`, phone: t`by phone`, email: t`by e-mail`, message: t`in a message`, web: t`on the web`, import: t`brought from elsewhere`,
  }
  return { purposes, sources, channels: { any: t`every way`, ...channels } satisfies Readonly<Record<ConsentView['channel'], string>> }
}
