import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
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
}

/** What is paid now, and what is left for the collection. */
export function DepositStep({ total, currency, shareBps, deposit, method, onDeposit, onMethod, onReadable }: DepositStepProps) {
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
        <p className={classes.left}>
          <Trans>To pay on collection</Trans>
          <b><Money of={{ amount: Math.max(0, total - (deposit ?? 0)), currency }} /></b>
        </p>
      </div>
    </Panel>
  )
}

export interface PromiseStepProps {
  readonly promisedOn: string | null
  /** Days from today that the stages of this kind should take; null once somebody chose a day. */
  readonly days: number | null
  readonly today: string
  readonly onPromised: (day: string | null) => void
  readonly onReadable: (readable: boolean) => void
}

/** The day told to the customer, and why that one. */
export function PromiseStep({ promisedOn, days, today, onPromised, onReadable }: PromiseStepProps) {
  const { t } = useLingui()
  return (
    <Panel title={t`Promised`}>
      <div className={classes.promise}>
        <div>
          <p className={classes.day}>{promisedOn ? <Day of={promisedOn} as="long" /> : <Trans>no day yet</Trans>}</p>
          {days !== null && <p className={classes.detail}><Plural value={days} one="# day, by the target times of its stages" other="# days, by the target times of its stages" /></p>}
        </div>
        <div data-ask="promised" data-answered><DayInput label={t`Another day`} value={promisedOn} from={today} onChange={onPromised} onReadable={onReadable} /></div>
      </div>
    </Panel>
  )
}

export interface BesidesStepProps {
  readonly priority: 'normal' | 'rush'
  readonly note: string
  readonly onPriority: (priority: 'normal' | 'rush') => void
  readonly onNote: (note: string) => void
}

/** Whether it goes before other work, and what else to know. */
export function BesidesStep({ priority, note, onPriority, onNote }: BesidesStepProps) {
  const { t } = useLingui()
  return (
    <Panel>
      <div className={classes.besides}>
        <Field label={t`Priority`}><PriorityChoice value={priority} onChange={onPriority} /></Field>
        <Textarea label={t`Note`} rows={2} maxLength={2000} value={note} onChange={(event) => onNote(event.currentTarget.value)} />
      </div>
    </Panel>
  )
}
