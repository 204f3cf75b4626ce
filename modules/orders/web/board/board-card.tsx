import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconDots, IconFlag } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Day } from '#platform/ui/day.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { Money } from '#platform/ui/money.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { paths } from '#web/paths'
import type { BoardCard as Card } from '../../contracts/board.ts'
import { daysLate } from '../days-late.ts'
import { useDurationText } from '../duration-text.ts'
import { StageMark } from '../stage-mark.tsx'
import { useBranchOf } from '../use-branch-of.ts'
import { useNow } from '#platform/ui/use-now'
import classes from './board-page.module.css'
import { StageBar } from './stage-bar.tsx'

/** An act offered in a card's menu, with the key that does the same. */
export interface CardAct { readonly id: string; readonly label: string; readonly keys: string; readonly run: (card: Card) => void }

export interface BoardCardProps {
  readonly card: Card
  readonly selected: boolean
  readonly pending: boolean
  readonly acts: (card: Card) => readonly CardAct[]
  readonly onFocus: () => void
}

/** One order as a card: whose, what, why it is late, how long it has stood. The whole card opens it; its acts are in a menu too. */
export function BoardCard({ card, selected, pending, acts, onFocus }: BoardCardProps) {
  const { t } = useLingui()
  const { id, number, late, onHold } = card
  return (
    <article className={classes.card} data-tone={late ? 'late' : undefined} data-selected={selected || undefined} data-pending={pending || undefined}>
      <div className={classes.cardHead}>
        <StageMark mark={onHold ? 'on-hold' : card.mark} place={card.place} label={onHold ? t`on hold` : card.stageName} />
        <Link to={paths.order(id)} data-card={id} draggable={false} className={classes.open} onFocus={onFocus}>
          <b>{number}</b> <span>{card.customerName}</span>
        </Link>
        {card.priority === 'rush' && <IconFlag className={classes.rush ?? ''} role="img" aria-label={t`rush`} />}
        {late && card.promisedOn && <LateDays card={card} promisedOn={card.promisedOn} />}
      </div>
      <div className={classes.summary} title={card.summary}>{card.summary}</div>
      <Why card={card} />
      <TimeHere card={card} />
      <div className={classes.foot}>
        {card.phase === 'ready'
          ? <><span className={classes.quiet}><Trans>To pay</Trans></span>{card.balance.amount > 0 ? <span className={classes.strong}><Money of={card.balance} /></span> : <span><Trans>Paid</Trans></span>}</>
          : <><span className={classes.quiet}><Trans>Promised</Trans></span>{card.promisedOn ? <span className={late ? classes.lateDay : classes.strong}><Day of={card.promisedOn} /></span> : <span>–</span>}</>}
        {card.assignedTo && <span className={classes.person}><PersonDisc name={card.assignedTo.name} named /></span>}
      </div>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><button type="button" className={classes.menu} tabIndex={-1} aria-label={t`What to do with ${number ?? ''}`}><IconDots aria-hidden /></button></Menu.Target>
        <Menu.Dropdown>
          {acts(card).map((act) => <Menu.Item key={act.id} rightSection={<KeyCaps caps={act.keys.split(' ')} />} onClick={() => act.run(card)}>{act.label}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
    </article>
  )
}

function LateDays({ card, promisedOn }: { readonly card: Card; readonly promisedOn: string }) {
  const { t } = useLingui()
  const now = useNow()
  const said = useDurationText()
  const branchOf = useBranchOf()
  const days = said(daysLate(promisedOn, branchOf(card.branchId).timeZone, now) * 24 * 60)
  return <span className={classes.late} role="img" aria-label={t`${days} late`}><WarningMark size={11} /><span aria-hidden="true">{days}</span></span>
}

/** What keeps it: why it is on hold, why it is late; nothing while all goes well. */
function Why({ card }: { readonly card: Card }) {
  if (!card.whyLate) return null
  return <div className={classes.why} data-tone={card.onHold ? 'hold' : card.late ? 'late' : 'quiet'}>{card.whyLate.text}</div>
}

function TimeHere({ card: { stageName, stageMinutes, targetMinutes, late, onHold } }: { readonly card: Card }) {
  const said = useDurationText()
  if (stageMinutes === null) return null
  return (
    <div className={classes.time}>
      <span className={classes.stageName} title={stageName}>{stageName}</span>
      <StageBar minutes={stageMinutes} target={targetMinutes} late={late} onHold={onHold !== null} />
      <span className={classes.nowrap}>{said(stageMinutes, true)}{targetMinutes !== null && ` / ${said(targetMinutes)}`}</span>
    </div>
  )
}
