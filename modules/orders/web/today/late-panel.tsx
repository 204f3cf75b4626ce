import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { paths } from '#web/paths'
import type { Figure, Overview } from '../../contracts/overview.ts'
import { daysLate } from '../days-late.ts'
import { listAddress } from '../list/list-address.ts'
import { StageMark } from '../stage-mark.tsx'
import classes from './today-page.module.css'

/** The longest late with their reasons, and where the late ones stand. */
export function LatePanel({ late, all, today }: { readonly late: Overview['late']; readonly all: Figure; readonly today: string }) {
  const { t } = useLingui()
  const noon = new Date(`${today}T12:00:00Z`)
  return (
    <Panel
      title={t`Late, and why`} {...(all.count > 0 && { tone: 'late' as const })}
      aside={<Link to={listAddress(all.filter, 'promised')}><Plural value={all.count} one="# late order" other="# late orders" /></Link>}
    >
      {all.count === 0 && <p className={classes.quiet}><Trans>Nothing is late.</Trans></p>}
      <ul className={classes.lateStages}>
        {late.stages.map(({ code, name, mark, place, figure }) => (
          <li key={code}><Link to={listAddress(figure.filter, 'promised')}><StageMark mark={mark} place={place} /> {name} <b>{figure.count}</b></Link></li>
        ))}
      </ul>
      <ul className={classes.lateOrders}>
        {late.orders.map((order) => (
          <li key={order.id}>
            <Link to={paths.order(order.id)} className={classes.lateOrder}>
              <WarningMark size={14} />
              <span className={classes.who}><b>{order.customerName}</b><span className={classes.quiet}>{order.number} · {order.stageName}</span></span>
              <span className={classes.why}>{order.why}</span>
              <span className={classes.when}>
                {order.promisedOn && <span className={classes.overdue}><Plural value={daysLate(order.promisedOn, 'UTC', noon)} one="# day late" other="# days late" /></span>}
                <Money of={order.balance} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
