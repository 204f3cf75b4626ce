import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Popover } from '@mantine/core'
import { IconArrowFork, IconWifi, IconWifiOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { isConnected, onConnection } from '../connection.ts'
import type { KeptCall } from '../offline/call-store.ts'
import { useQueue, useQueueState } from '../offline/queue-context.ts'
import classes from './connection-word.module.css'

/** One word on whether all is saved. Trouble with the network changes this word, not the work. */
export function ConnectionWord() {
  const { t } = useLingui()
  const heard = useSyncExternalStore(onConnection, isConnected)
  const { waiting, refused, connected } = useQueueState()
  const queue = useQueue()
  const online = heard && connected
  if (refused.length > 0) {
    return (
      <Popover position="bottom-end" width={380}>
        <Popover.Target>
          <button type="button" className={classes.word} data-tone="hold">
            <IconArrowFork aria-hidden />
            <span><Plural value={refused.length} one="# to decide" other="# to decide" /></span>
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.list ?? ''}>
          <p className={classes.lead}><Trans>These changes were made here and refused later. Nothing is lost until you let go of it.</Trans></p>
          {refused.map((call) => <Refused key={call.key} call={call} again={() => void queue.again(call.key)} drop={() => void queue.drop(call.key)} />)}
        </Popover.Dropdown>
      </Popover>
    )
  }
  return (
    <output className={classes.word} data-tone={online ? 'ready' : 'hold'}>
      {online ? <IconWifi aria-hidden /> : <IconWifiOff aria-hidden />}
      <span className={online ? classes.quiet : undefined}>
        {online && waiting.length === 0 && t`Online, all saved`}
        {online && waiting.length > 0 && t`Saving`}
        {!online && waiting.length === 0 && t`No connection`}
        {!online && waiting.length > 0 && <Plural value={waiting.length} one="No connection. Work on, # change waits." other="No connection. Work on, # changes wait." />}
      </span>
    </output>
  )
}

function Refused({ call, again, drop }: { readonly call: KeptCall; readonly again: () => void; readonly drop: () => void }) {
  return (
    <section className={classes.refused}>
      <h3>{call.refusal?.title}</h3>
      <p>{call.refusal?.detail}</p>
      <p className={classes.what}>{call.name}</p>
      <div className={classes.ways}>
        <Button variant="filled" size="xs" onClick={again}><Trans>Send it again</Trans></Button>
        <Button size="xs" onClick={drop}><Trans>Let go of it</Trans></Button>
      </div>
    </section>
  )
}
