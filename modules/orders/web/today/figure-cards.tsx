import { Plural, useLingui } from '@lingui/react/macro'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Money } from '#platform/ui/money.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { Figure, Overview } from '../../contracts/overview.ts'
import { listAddress } from '../list/list-address.ts'
import classes from './today-page.module.css'

/** Today in six figures. */
export function FigureCards({ figures }: { readonly figures: Overview['figures'] }) {
  const { t } = useLingui()
  const { sold, collected, promised, ready, open, late } = figures
  return (
    <ul className={classes.cards}>
      <Card name={t`Sold today`} figure={sold} big={<Money of={sold.total} />} />
      <Card name={t`Collected today`} figure={collected} big={<Money of={collected.total} />} />
      <Card name={t`Promised for today`} figure={promised} big={promised.count} small={<Money of={promised.balance} />} />
      <Card name={t`Ready to collect`} figure={ready} big={ready.count} small={<Money of={ready.balance} />} />
      <Card name={t`Open orders`} figure={open} big={open.count} small={<Money of={open.balance} />} />
      <Card name={t`Late`} figure={late} big={late.count} small={<Money of={late.balance} />} tone={late.count > 0 ? 'late' : undefined} />
    </ul>
  )
}

interface CardProps {
  readonly name: string
  readonly figure: Figure
  readonly big: ReactNode
  /** What is still to pay on them; how many they are when left out. */
  readonly small?: ReactNode
  readonly tone?: 'late' | undefined
}

function Card({ name, figure, big, small, tone }: CardProps) {
  const { t } = useLingui()
  return (
    <li>
      <Link to={listAddress(figure.filter)} className={classes.card} data-tone={tone}>
        <span className={classes.cardName}>{tone === 'late' && <WarningMark size={12} />}{name}<IconChevronRight aria-hidden /></span>
        <span className={classes.big}>{big}</span>
        <span className={classes.small}>{small ? <>{small} {t`to pay`}</> : <Plural value={figure.count} one="# order" other="# orders" />}</span>
      </Link>
    </li>
  )
}
