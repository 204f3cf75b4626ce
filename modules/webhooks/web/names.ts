import { useLingui } from '@lingui/react/macro'
import type { Tone } from '#platform/ui/tag.tsx'
import type { DeliveryView, WebhookView } from '../contract.ts'
import { TEST_TYPE, eventTypes, isWebhookType } from '../domain/index.ts'

export const deliveryTones: Readonly<Record<DeliveryView['state'], Tone>> = { waiting: 'hold', delivered: 'ready', dead: 'late' }

/** How endpoints and deliveries stand, and why, in words. */
export function useWebhookNames() {
  const { i18n, t } = useLingui()
  const states: Record<DeliveryView['state'], string> = { waiting: t`being tried`, delivered: t`delivered`, dead: t`not taken` }
  const offReasons: Record<NonNullable<WebhookView['offReason']>, string> = {
    person: t`switched off`, gone: t`switched off: the receiver said it is gone`, failing: t`switched off: nothing was taken for five days`,
  }
  const errors: Record<string, string> = {
    inside: t`The address leads inside the network, where webhooks are not sent.`, 'not-https': t`Without HTTPS webhooks go only where the settings of this machine name it.`,
    'unknown-name': t`Nobody knows this name on the network.`, timeout: t`No answer within 15 seconds.`, tls: t`The certificate of the receiver is not trusted, or it speaks no HTTPS.`,
    unreachable: t`Nobody listens at this address, or the line broke.`, 'secret-lost': t`The secret cannot be opened: its key is missing.`,
  }
  return {
    states, offReasons,
    sayError: (error: string): string => errors[error] ?? error,
    sayType: (type: string): string => (type === TEST_TYPE ? t`Test` : isWebhookType(type) ? i18n._(eventTypes[type].says) : type),
    /** What the receiver said last, in a word. */
    sayLast: ({ lastStatus, lastError }: Pick<DeliveryView, 'lastStatus' | 'lastError'>): string => (lastStatus !== null ? String(lastStatus) : lastError !== null ? t`no answer` : '–'),
  }
}
