import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Switch, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Method } from '#modules/payments/domain'
import { DayInput } from '#platform/ui/day-input.tsx'
import { Day } from '#platform/ui/day.tsx'
import { Field } from '#platform/ui/field.tsx'
import { formatLocale } from '#platform/ui/format-locale'
import { Money } from '#platform/ui/money.tsx'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { moneyText } from '#platform/ui/money-text'
import { Panel } from '#platform/ui/panel.tsx'
import { MethodChoice } from '../payment-methods.tsx'
import { PriorityChoice } from '../priority-choice.tsx'
import classes from './intake-page.module.css'

export interface DepositStepProps {
  readonly total: number
  readonly currency: string
  /** The share of the total that is proposed, basis points. */
  readonly shareBps: number
  /** Minor units; null while it cannot be read. */
  readonly deposit: number | null
  readonly method: Method
  readonly onDeposit: (amount: number | null) => void
  readonly onMethod: (method: Method) => void
  readonly onReadable: (readable: boolean) => void
  /** The part that is paid in another way. */
  readonly split: { readonly amount: number; readonly method: Method } | null
  readonly onSplit: (split: { readonly amount: number; readonly method: Method } | null) => void
  /** Who pays besides the customer. */
  readonly children: ReactNode
}

/** What is paid now, and what is left for the collection. */
export function DepositStep({ total, currency, shareBps, deposit, method, onDeposit, onMethod, onReadable, split, onSplit, children }: DepositStepProps) {
  const { i18n, t } = useLingui()
  const most = moneyText({ amount: total, currency }, i18n.locale)
  const share = new Intl.NumberFormat(formatLocale(i18n.locale), { style: 'percent', maximumFractionDigits: 2 }).format(shareBps / 10_000)
  const tooMuch = deposit !== null && deposit > total
  return (
    <Panel>
      <div className={classes.deposit}>
        <div data-ask="deposit">
          <MoneyInput label={t`Deposit, ${share} proposed`} value={deposit} currency={currency} onChange={onDeposit} onReadable={onReadable} error={tooMuch ? t`At most ${most}` : undefined} />
        </div>
        <Field label={t`Paid by`}><MethodChoice label={t`How the deposit is paid`} value={method} onChange={onMethod} /></Field>
        {split ? (
          <div className={classes.split}>
            <MoneyInput label={t`Of it another way`} value={split.amount} currency={currency} onChange={(amount) => onSplit({ ...split, amount: amount ?? 0 })} error={split.amount > (deposit ?? 0) ? t`More than the deposit` : undefined} />
            <MethodChoice label={t`How that part is paid`} value={split.method} onChange={(other) => onSplit({ ...split, method: other })} />
            <Button size="xs" variant="subtle" onClick={() => onSplit(null)}><Trans>All in one way</Trans></Button>
          </div>
        ) : deposit !== null && deposit > 0 && <Button size="xs" variant="subtle" onClick={() => onSplit({ amount: 0, method: method === 'cash' ? 'card' : 'cash' })}><Trans>Pay a part another way</Trans></Button>}
        <p className={classes.left}>
          <Trans>To pay on collection</Trans>
          <b><Money of={{ amount: Math.max(0, total - (deposit ?? 0)), currency }} /></b>
        </p>
        {children}
      </div>
    </Panel>
  )
}

export interface PromiseStepProps {
  readonly promisedOn: string | null
  /** Days from today that the stages of this kind should take; null once somebody chose a day. */
  readonly days: number | null
  /** Those days end while the branch is shut: the next day on which it is open is promised. */
  readonly nextOpenDay: boolean
  readonly today: string
  readonly onPromised: (day: string | null) => void
  /** Whether the customer takes it along at once; null where that is not possible. */
  readonly collectNow: boolean | null
  readonly onCollectNow: (now: boolean) => void
  /** What else is known of the day. */
  readonly children?: ReactNode
  readonly onReadable: (readable: boolean) => void
}

/** The day told to the customer, and why that one. */
export function PromiseStep({ promisedOn, days, nextOpenDay, today, onPromised, onReadable, collectNow, onCollectNow, children }: PromiseStepProps) {
  const { t } = useLingui()
  return (
    <Panel title={t`Promised`}>
      <div className={classes.promise}>
        {collectNow !== null && <Switch label={t`Taken along at once`} checked={collectNow} onChange={(event) => onCollectNow(event.currentTarget.checked)} />}
        <div>
          <p className={classes.day}>{promisedOn ? <Day of={promisedOn} as="long" /> : <Trans>no day yet</Trans>}</p>
          {days !== null && <p className={classes.detail}><Plural value={days} one="# day, by the target times of its stages" other="# days, by the target times of its stages" /></p>}
          {nextOpenDay && <p className={classes.detail}><Trans>The branch is shut then: this is the next day on which it is open.</Trans></p>}
        </div>
        {!collectNow && <div data-ask="promised" data-answered><DayInput label={t`Another day`} value={promisedOn} from={today} onChange={onPromised} onReadable={onReadable} /></div>}
        {children}
      </div>
    </Panel>
  )
}

export interface BesidesStepProps {
  readonly priority: 'normal' | 'rush'
  readonly note: string
  readonly onPriority: (priority: 'normal' | 'rush') => void
  readonly onNote: (note: string) => void
  /** Photos and papers. */
  readonly children: ReactNode
}

/** Whether it goes before other work, and what else to know. */
export function BesidesStep({ priority, note, onPriority, onNote, children }: BesidesStepProps) {
  const { t } = useLingui()
  return (
    <Panel>
      <div className={classes.besides}>
        <Field label={t`Priority`}><PriorityChoice value={priority} onChange={onPriority} /></Field>
        <Textarea label={t`Note`} rows={2} maxLength={2000} value={note} onChange={(event) => onNote(event.currentTarget.value)} />
        {children}
      </div>
    </Panel>
  )
}
