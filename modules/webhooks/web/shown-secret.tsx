import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CopyText } from '#platform/ui/copy-text.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { WebhookMade } from '../contract.ts'
import classes from './webhooks.module.css'

/** The secret of an endpoint, this once. */
export function ShownSecret({ webhook: { description, secret }, onDone }: { readonly webhook: WebhookMade; readonly onDone: () => void }) {
  const { t } = useLingui()
  return (
    <Panel title={description}>
      <p><Trans>Copy the secret now and give it to the receiver, which checks by it that a message is from you. It is not shown again.</Trans></p>
      {secret && <div className={classes.under}><CopyText text={secret} label={t`Secret of the webhook`} /></div>}
      <div className={classes.under}><Button variant="filled" onClick={onDone}><Trans>I have it</Trans></Button></div>
    </Panel>
  )
}
