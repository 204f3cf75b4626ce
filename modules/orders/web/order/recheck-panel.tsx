import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Ref } from 'react'
import { useMay, useSignedIn } from '#modules/identity/web'
import { RekeyPart } from '#modules/prescriptions/web'
import { Instant } from '#platform/ui/day.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { StageMark } from '../stage-mark.tsx'
import { OrderProblem } from './order-problem.tsx'
import classes from './order-page.module.css'
import { PaperOfOrder } from './paper-of-order.tsx'
import type { StageActs } from './use-stage-acts.ts'

export interface RecheckPanelProps {
  readonly order: OrderView
  readonly acts: StageActs
  readonly timeZone: string
  readonly place: Ref<HTMLDivElement>
}

type Item = OrderView['recheck']['items'][number]['item']

/** The four values that ruin a lens when they are wrong, confirmed one by one by somebody else than who entered the order or typed the prescription. */
export function RecheckPanel({ order, acts, timeZone, place }: RecheckPanelProps) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const right = useMay('orders.recheck', order.branchId)
  const { items, enteredBy, needed } = order.recheck
  const names: Readonly<Record<Item, string>> = { sign: t`Sign of every power`, axis: t`Axis`, addition: t`Addition`, pd: t`Pupillary distance` }
  const open = items.filter(({ checkedAt }) => checkedAt === null).map(({ item }) => item)
  if (!needed && open.length === items.length) return null
  const own = enteredBy?.id === session.staff.id
  const typed = !own && order.prescription?.typedBy?.id === session.staff.id
  const may = right && !own && !typed && !acts.pending && order.phase !== 'closed' && order.phase !== 'cancelled'
  const who = enteredBy?.name ?? ''
  return (
    <div ref={place} tabIndex={-1}>
      <Panel title={t`Re-check by a second person`} note={open.length === 0 ? t`all confirmed` : t`before the lenses are made`}>
        {acts.recheck.problem && <div className={classes.refusal}><OrderProblem problem={acts.recheck.problem} order={order} timeZone={timeZone} onForget={acts.recheck.forget} /></div>}
        <ul className={classes.recheck}>
          {items.map(({ item, checkedAt, checkedBy }) => (
            <li key={item} data-done={checkedAt !== null || undefined}>
              {checkedAt ? <StageMark mark="disc-tick" place="shelf" /> : <StageMark mark="ring" />}
              <span className={classes.recheckName}>{names[item]}</span>
              {checkedAt ? <span className={classes.detail}>{checkedBy?.name} · <Instant of={checkedAt} timeZone={timeZone} /></span> : may && <Button size="xs" aria-label={t`Confirm: ${names[item]}`} onClick={() => void acts.recheck.run([item])}><Trans>It agrees</Trans></Button>}
            </li>
          ))}
        </ul>
        {open.length > 1 && may && <div className={classes.buttons}><Button onClick={() => void acts.recheck.run(open)}><Trans>All agree with the paper</Trans></Button></div>}
        {open.length > 0 && may && order.prescription && <div className={classes.buttons}><RekeyPart prescription={order.prescription} paper={<PaperOfOrder order={order} />} onAgreed={() => void acts.recheck.run(open)} /></div>}
        {open.length > 0 && own && <p className={classes.reason}><Trans>You entered this order. Somebody else compares it with the paper: a colleague who works with orders here.</Trans></p>}
        {open.length > 0 && typed && <p className={classes.reason}><Trans>You typed this prescription. Somebody else compares it with the paper: a colleague who did not take the order either.</Trans></p>}
        {open.length > 0 && !own && !right && <p className={classes.reason}><Trans>{who} entered it. An optician, optometrist, technician or the manager may confirm it.</Trans></p>}
      </Panel>
    </div>
  )
}
