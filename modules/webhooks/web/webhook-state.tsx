import { Trans } from '@lingui/react/macro'
import { Tag } from '#platform/ui/tag.tsx'
import type { WebhookView } from '../contract.ts'

/** How an endpoint stands, in a word. */
export function WebhookState({ webhook: { enabled, removing, failingSince } }: { readonly webhook: WebhookView }) {
  if (removing) return <Tag><Trans>being removed</Trans></Tag>
  if (!enabled) return <Tag tone="late"><Trans>off</Trans></Tag>
  return failingSince ? <Tag tone="hold"><Trans>does not answer</Trans></Tag> : <Tag tone="ready"><Trans>works</Trans></Tag>
}
