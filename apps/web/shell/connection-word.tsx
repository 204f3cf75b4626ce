import { Plural, useLingui } from '@lingui/react/macro'
import { IconArrowFork, IconWifi, IconWifiOff } from '@tabler/icons-react'
import { lazy, useSyncExternalStore } from 'react'
import { isConnected, onConnection } from '../connection.ts'
import { useQueueState } from '../offline/queue-context.ts'
import classes from './connection-word.module.css'
import { OnDemandMenu } from './on-demand-menu.tsx'

const load = () => import('./refused-calls.tsx')
const RefusedCalls = lazy(load)

/** One word on whether all is saved. Trouble with the network changes this word, not the work. */
export function ConnectionWord() {
  const { t } = useLingui()
  const heard = useSyncExternalStore(onConnection, isConnected)
  const { waiting, refused, connected } = useQueueState()
  const online = heard && connected
  if (refused.length > 0) {
    const button = (
      <button type="button" className={classes.word} data-tone="hold">
        <IconArrowFork aria-hidden />
        <span><Plural value={refused.length} one="# to decide" other="# to decide" /></span>
      </button>
    )
    return <OnDemandMenu target={button} load={load} Menu={RefusedCalls} />
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
