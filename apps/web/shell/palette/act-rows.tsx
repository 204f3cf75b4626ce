import { Spotlight } from '@mantine/spotlight'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import classes from '../palette.module.css'
import type { Act } from './act.ts'

/** Acts under a heading; nothing when there are none. */
export function ActRows({ title, acts }: { readonly title: string; readonly acts: readonly Act[] }) {
  if (acts.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={title} classNames={{ actionsGroup: classes.group ?? '' }}>
      {acts.map(({ id, title: words, detail, icon: Icon, caps, run }) => (
        <Spotlight.Action key={id} onClick={run} className={classes.row ?? ''}>
          <span className={classes.mark}><Icon aria-hidden /></span>
          <span className={classes.title}>{words}</span>
          <span className={classes.detail}>{detail}</span>
          {caps && <span className={classes.keys}><KeyCaps caps={caps} /></span>}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}
