import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Instant } from '#platform/ui/day.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { DeliveryView, DeliveryWhole, WebhookView } from '../contract.ts'
import { deliveryTones, useWebhookNames } from './names.ts'
import { useAskAgain } from './use-ask-again.ts'
import classes from './webhooks.module.css'

const ASK_AGAIN_MS = 2_000

interface DeliveryPanelProps { readonly webhook: WebhookView; readonly messageId: string; readonly timeZone: string; readonly onClose: () => void }

/** One message: what was sent, and what was answered at each try. */
export function DeliveryPanel({ webhook, messageId, timeZone, onClose }: DeliveryPanelProps) {
  const { t } = useLingui()
  const { states, sayError, sayType } = useWebhookNames()
  const path = `/webhooks/${webhook.id}/deliveries/${messageId}`
  const { data: one, error, refetch } = useRead<DeliveryWhole>(path, { kinds: ['webhooks'] })
  const again = useSend<DeliveryView, null>({ name: 'webhook.resend', method: 'POST', path: `${path}/resend`, body: () => undefined, kinds: ['webhooks'], about: webhook.description })
  useAskAgain(() => void refetch(), ASK_AGAIN_MS)
  const closing = <Button size="xs" variant="subtle" onClick={onClose}><Trans>Close</Trans></Button>
  if (!one) return <Panel title={t`Delivery`} aside={closing}>{error ? <ProblemOf problem={error} /> : <Loading label={t`Fetching the delivery`}><BoneRows rows={4} /></Loading>}</Panel>
  const last = one.tries[0]
  return (
    <Panel title={sayType(one.type)} aside={closing}>
      <dl className={classes.facts}>
        <dt><Trans>State</Trans></dt><dd><Tag tone={deliveryTones[one.state]}>{states[one.state]}</Tag></dd>
        <dt><Trans>Tries</Trans></dt><dd>{one.attempts}</dd>
        {one.nextAttemptAt && one.attempts > 0 && <><dt><Trans>Next try</Trans></dt><dd><Instant of={one.nextAttemptAt} timeZone={timeZone} /></dd></>}
      </dl>
      {again.problem && <ProblemOf problem={again.problem} />}
      <div className={classes.buttons}><Button size="xs" disabled={!webhook.enabled || again.pending} onClick={() => void again.send(null)}><Trans>Send it again</Trans></Button></div>
      <h3 className={classes.part}><Trans>Sent</Trans></h3>
      <Code>{requestText(one)}</Code>
      {one.tries.map((each) => (
        <div key={each.number}>
          <h3 className={classes.part}><Trans>Answer {each.number}</Trans> · <Instant of={each.at} timeZone={timeZone} /> · {each.durationMs} ms</h3>
          {each.error && <p>{sayError(each.error)}</p>}
          {each.status !== null && <Code>{`${each.status}${each.answer ? `\n\n${each.answer}` : ''}`}</Code>}
        </div>
      ))}
      {!last && <p className={classes.quiet}><Trans>Not tried yet.</Trans></p>}
    </Panel>
  )
}

/** Text that wraps and is shown whole: what scrolled in itself could not be reached by keys. */
const Code = ({ children }: { readonly children: string }) => <pre className={classes.code}>{children}</pre>

/** The request as the receiver saw it last. */
function requestText({ url, messageId, body, tries: [last] }: DeliveryWhole): string {
  const signed = last ? [`webhook-timestamp: ${Math.floor(Date.parse(last.at) / 1000)}`, `webhook-signature: ${last.signature}`] : []
  return [`POST ${last?.url ?? url}`, `webhook-id: ${messageId}`, ...signed, '', JSON.stringify(JSON.parse(body), null, 2)].join('\n')
}
