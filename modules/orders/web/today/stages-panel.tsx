import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Panel } from '#platform/ui/panel.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { Overview } from '../../contracts/overview.ts'
import { listAddress } from '../list/list-address.ts'
import { StageMark } from '../stage-mark.tsx'
import { placeHue } from '../stage-shapes.ts'
import classes from './today-page.module.css'

/** Where the open orders stand, in the sequence of the work; each bar is a link. */
export function StagesPanel({ stages }: { readonly stages: Overview['stages'] }) {
  const { t } = useLingui()
  const most = Math.max(1, ...stages.map(({ figure }) => figure.count))
  return (
    <Panel title={t`Open orders by stage`} note={<Trans>late ones apart</Trans>}>
      {stages.length === 0 && <p className={classes.quiet}><Trans>No order is open.</Trans></p>}
      <ul className={classes.bars}>
        {stages.map(({ code, name, mark, place, figure, late }) => (
          <li key={code}>
            <Link to={listAddress(figure.filter, 'promised')} className={classes.bar}>
              <span className={classes.barName}><StageMark mark={mark} place={place} />{name}</span>
              <span className={classes.track} aria-hidden><span style={{ width: `${(figure.count / most) * 100}%`, background: `var(--${placeHue[place]})` }} /></span>
              <span className={classes.barCount}>{figure.count}</span>
            </Link>
            {late.count > 0
              ? <Link to={listAddress(late.filter, 'promised')} className={classes.lateCount} aria-label={t`${name}: ${late.count} late`}><WarningMark size={11} />{late.count}</Link>
              : <span />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
