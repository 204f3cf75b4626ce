import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '#platform/ui/api/use-send'
import { useSignedIn } from '#modules/identity/web'
import { Instant } from '#platform/ui/day.tsx'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { DeliveryView, WebhookChange, WebhookMade, WebhookView } from '../contract.ts'
import { Deliveries } from './deliveries.tsx'
import { DeliveryPanel } from './delivery-panel.tsx'
import { useWebhookNames } from './names.ts'
import { ShownSecret } from './shown-secret.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookState } from './webhook-state.tsx'
import classes from './webhooks.module.css'

type Side = { readonly is: 'change' } | { readonly is: 'remove' } | { readonly is: 'renew' } | { readonly is: 'secret'; readonly made: WebhookMade } | { readonly is: 'delivery'; readonly messageId: string }

/** One endpoint: what it is, what can be done with it, and what became of its messages. */
export function OpenWebhook({ webhook, onClose }: { readonly webhook: WebhookView; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { offReasons, sayType } = useWebhookNames()
  const timeZone = useSignedIn().session.branches[0]?.timeZone ?? 'UTC'
  const [side, setSide] = useState<Side | null>(null)
  const [state, setState] = useState<DeliveryView['state'] | 'all'>('all')
  const { id, version, enabled, removing } = webhook
  const about = { about: webhook.description, kinds: ['webhooks'] }
  const test = useSend<DeliveryView, null>({ name: 'webhook.test', method: 'POST', path: `/webhooks/${id}/test`, body: () => undefined, ...about })
  const turn = useSend<WebhookView, WebhookChange>({ name: 'webhook.change', method: 'PATCH', path: `/webhooks/${id}`, ...about })
  const resend = useSend<{ sent: number }, null>({ name: 'webhook.resend-dead', method: 'POST', path: `/webhooks/${id}/resend-dead`, body: () => undefined, ...about })
  const sendTest = async () => {
    const done = await test.send(null)
    if (done) {
      setState('all')
      setSide({ is: 'delivery', messageId: done.answer.messageId })
    }
  }
  const close = () => setSide(null)
  return (
    <>
      <div className={classes.head}>
        <Button variant="subtle" leftSection={<IconArrowLeft aria-hidden />} onClick={onClose}><Trans>All webhooks</Trans></Button>
        <h2>{webhook.description}</h2>
        <WebhookState webhook={webhook} />
        <span className={classes.grow} />
        <Button disabled={!enabled || test.pending} onClick={() => void sendTest()}><Trans>Send a test</Trans></Button>
      </div>
      {removing && (
        <ProblemPanel tone="quiet" title={t`This webhook is being removed`}>
          <Trans>It is told nothing any more. What was delivered to it goes first, which takes a while where that is much; then it is gone from here as well.</Trans>
        </ProblemPanel>
      )}
      {webhook.offReason && !removing && (
        <ProblemPanel tone={webhook.offReason === 'person' ? 'quiet' : 'late'} title={offReasons[webhook.offReason]} ways={<Button variant="filled" disabled={turn.pending} onClick={() => void turn.send({ enabled: true }, version)}><Trans>Switch it on</Trans></Button>}>
          <Trans>Nothing is sent to it. What it did not take is kept for 30 days and can be sent again. What happens while it is off is not kept for it.</Trans>
        </ProblemPanel>
      )}
      {[test, turn, resend].map(({ problem }, index) => problem && <ProblemOf key={index} problem={problem} />)}
      <ListAndSide side={side && <SideOf side={side} webhook={webhook} timeZone={timeZone} onSide={setSide} onClose={close} onGone={onClose} />}>
        <Panel title={t`Receiver`} aside={removing ? undefined : (
          <>
            <Button size="xs" onClick={() => setSide({ is: 'change' })}><Trans>Change</Trans></Button>
            <Button size="xs" onClick={() => setSide({ is: 'renew' })}><Trans>New secret</Trans></Button>
            {enabled && <Button size="xs" disabled={turn.pending} onClick={() => void turn.send({ enabled: false }, version)}><Trans>Switch off</Trans></Button>}
            <Button size="xs" onClick={() => setSide({ is: 'remove' })}><Trans>Remove</Trans></Button>
          </>
        )}>
          <dl className={classes.facts}>
            <dt><Trans>Address</Trans></dt><dd className={classes.address}>{webhook.url}</dd>
            <dt><Trans>When it is told</Trans></dt><dd>{webhook.types.map(sayType).join(' · ')}</dd>
            <dt><Trans>Secret made</Trans></dt><dd><Instant of={webhook.secretMadeAt} timeZone={timeZone} />{webhook.oldSecretUntil && <> · <Trans>the former one signs too until</Trans> <Instant of={webhook.oldSecretUntil} timeZone={timeZone} /></>}</dd>
          </dl>
        </Panel>
        <Deliveries
          webhook={webhook} state={state} onState={setState} timeZone={timeZone} openId={side?.is === 'delivery' ? side.messageId : null} onOpen={(messageId) => setSide({ is: 'delivery', messageId })}
          again={webhook.dead > 0 && <Button size="xs" disabled={!enabled || resend.pending} onClick={() => void resend.send(null)}><Trans>Send everything again that was not taken</Trans></Button>}
        />
      </ListAndSide>
    </>
  )
}

interface SideOfProps { readonly side: Side; readonly webhook: WebhookView; readonly timeZone: string; readonly onSide: (side: Side) => void; readonly onClose: () => void; readonly onGone: () => void }

function SideOf({ side, webhook, timeZone, onSide, onClose, onGone }: SideOfProps) {
  const { t } = useLingui()
  const { id, version } = webhook
  const about = { about: webhook.description, kinds: ['webhooks'] }
  const renew = useSend<WebhookMade, { keepOldHours: number }>({ name: 'webhook.secret', method: 'POST', path: `/webhooks/${id}/secret`, secret: true, ...about })
  const remove = useSend<null, null>({ name: 'webhook.remove', method: 'DELETE', path: `/webhooks/${id}`, body: () => undefined, ...about })
  const newSecret = async (keepOldHours: number) => {
    const done = await renew.send({ keepOldHours }, version)
    if (done) onSide({ is: 'secret', made: done.answer })
  }
  if (side.is === 'change') return <WebhookForm webhook={webhook} onDone={onClose} />
  if (side.is === 'secret') return <ShownSecret webhook={side.made} onDone={onClose} />
  if (side.is === 'delivery') return <DeliveryPanel key={side.messageId} webhook={webhook} messageId={side.messageId} timeZone={timeZone} onClose={onClose} />
  if (side.is === 'renew') {
    return (
      <Panel title={t`New secret`}>
        <p><Trans>The former secret signs beside the new one for a day, so that the receiver can change in peace. If somebody else may know it, let it end at once.</Trans></p>
        {webhook.oldSecretUntil && <p><Trans>A former secret still signs: until then another can only be made if all former ones end at once.</Trans></p>}
        {renew.problem && <ProblemOf problem={renew.problem} />}
        <div className={classes.buttons}>
          <Button variant="filled" disabled={renew.pending || webhook.oldSecretUntil !== null} onClick={() => void newSecret(24)}><Trans>Make a new secret</Trans></Button>
          <Button disabled={renew.pending} onClick={() => void newSecret(0)}><Trans>Make one and end the former at once</Trans></Button>
          <Button variant="subtle" onClick={onClose}><Trans>Cancel</Trans></Button>
        </div>
      </Panel>
    )
  }
  return (
    <Panel title={t`Remove the webhook`}>
      <p><Trans>It is told nothing any more, and what was delivered to it is removed as well.</Trans></p>
      {remove.problem && <ProblemOf problem={remove.problem} />}
      <div className={classes.buttons}>
        <Button variant="filled" disabled={remove.pending} onClick={() => void remove.send(null).then((done) => { if (done) onGone() })}><Trans>Remove the webhook</Trans></Button>
        <Button variant="subtle" onClick={onClose}><Trans>Cancel</Trans></Button>
      </div>
    </Panel>
  )
}
