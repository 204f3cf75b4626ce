import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Popover } from '@mantine/core'
import { instantText } from '#platform/ui/day-text'
import type { KeptCall } from '../offline/call-store.ts'
import { useQueue, useQueueState } from '../offline/queue-context.ts'
import classes from './connection-word.module.css'
import type { OpenMenuProps } from './on-demand-menu.tsx'

/** Changes that were refused while nobody was looking, each with its ways out. */
export default function RefusedCalls({ target }: OpenMenuProps) {
  const { refused } = useQueueState()
  const queue = useQueue()
  return (
    <Popover defaultOpened position="bottom-end" width={380}>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown className={classes.list ?? ''}>
        <p className={classes.lead}><Trans>These changes were made here and refused later. Nothing is lost until you let go of it.</Trans></p>
        {refused.map((call) => <Refused key={call.key} call={call} again={() => void queue.again(call.key)} drop={() => void queue.drop(call.key)} />)}
      </Popover.Dropdown>
    </Popover>
  )
}

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone

function Refused({ call, again, drop }: { readonly call: KeptCall; readonly again: () => void; readonly drop: () => void }) {
  const { i18n } = useLingui()
  return (
    <section className={classes.refused}>
      <h3>{call.refusal?.title}</h3>
      <p>{call.refusal?.detail}</p>
      <p className={classes.what}>{[call.about, instantText(call.occurredAt, zone, i18n.locale)].filter(Boolean).join(' · ')}</p>
      <div className={classes.ways}>
        <Button variant="filled" size="xs" onClick={again}>{call.refusal?.version === undefined ? <Trans>Send it again</Trans> : <Trans>Save mine all the same</Trans>}</Button>
        <Button size="xs" onClick={drop}><Trans>Let go of it</Trans></Button>
      </div>
    </section>
  )
}
