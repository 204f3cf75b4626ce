import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Money } from '#kernel/money'
import { useMay } from '#modules/identity/web'
import type { Problem } from '#platform/ui/api/problem'
import { instantText } from '#platform/ui/day-text'
import { moneyText } from '#platform/ui/money-text'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { OrderView } from '../../contract.ts'

export interface OrderProblemProps {
  readonly problem: Problem
  readonly order: OrderView
  readonly timeZone: string
  /** Puts the refusal away. */
  readonly onForget?: () => void
  readonly ways?: ReactNode
}

/** A refusal of an act on an order: what, why, what now, and that nothing is lost. */
export function OrderProblem({ problem, order, timeZone, onForget, ways }: OrderProblemProps) {
  const { t } = useLingui()
  const said = useSaid(problem, order, timeZone)
  const away = onForget && <Button variant="subtle" onClick={onForget}>{t`Close this`}</Button>
  const mayInspect = useMay('inspections.write', order.branchId)
  const inspect = mayInspect && problem.extra.reason === 'inspection-failed' && <Button variant="filled" component={Link} to={paths.inspection(order.id)}>{t`Go to the inspection`}</Button>
  const allWays = inspect || ways || away ? <>{inspect}{ways}{away}</> : undefined
  if (!said) return <ProblemOf problem={problem} ways={allWays} />
  return <ProblemPanel tone={said.tone} title={said.title} ways={allWays}>{said.detail}</ProblemPanel>
}

interface Said { readonly tone: 'late' | 'hold'; readonly title: string; readonly detail: string }

function useSaid(problem: Problem, order: OrderView, timeZone: string): Said | null {
  const { i18n, t } = useLingui()
  const reasons = useReasons()
  /** Why a stage could not be entered, with who may do it or what is missing. */
  const entering = (said: Problem, stage: OrderView['stages'][number] | undefined): string | undefined => {
    const who = namesOf(said.extra.who)
    const name = stage?.name ?? ''
    const missing = Array.isArray(said.extra.fields) ? said.extra.fields : []
    const fields = (stage?.fields ?? []).filter(({ code }) => missing.includes(code)).map((field) => field.name).join(', ')
    switch (said.extra.reason) {
      case 'not-your-role': return who ? t`“${name}” is for others to enter. Ask ${who}.` : t`“${name}” is for others to enter, and nobody with such a role works here.`
      case 'recheck-missing': return who ? t`A second person has to re-check sign, axis, addition and PD first. That may be ${who}.` : t`A second person has to re-check sign, axis, addition and PD first, and nobody else here may. Invite a colleague, or switch the re-check off in settings.`
      case 'inspection-failed': return who ? t`Its lenses failed their final inspection, and lenses that failed stay in the shop. Inspect them again, start the remake, or let ${who} give a reason why they go all the same.` : reasons['inspection-failed']
      case 'deposit-missing': return t`The lab waits for the deposit: ${money(said.extra.missing)} is still to pay.`
      case 'fields-missing': return t`Fill in first: ${fields}. It stands under “On its way”; nothing was moved.`
      default: return undefined
    }
  }
  const money = (value: unknown) => (isMoney(value) ? moneyText(value, i18n.locale) : '')
  switch (problem.type) {
    case 'http/version-stale': {
      const changed = readChanged(problem.extra.changed)
      const who = changed?.by ?? t`Somebody`
      const stage = order.stages.find(({ code }) => code === changed?.toStage)?.name
      const at = changed ? instantText(changed.at, timeZone, i18n.locale, 'time') : ''
      return {
        tone: 'hold',
        title: changed?.kind === 'stage' && stage ? t`${who} was quicker: the order went to “${stage}” at ${at}` : t`${who} changed this order in the meantime`,
        detail: t`Your step was not done, so nothing happened twice. The page shows the order as it is now; press again if it still has to be done.`,
      }
    }
    case 'orders/overpaid':
      return { tone: 'late', title: t`That is more than is still to pay`, detail: t`Still to pay: ${money(problem.extra.balance)}. Somebody may have taken a payment a moment ago; the list of payments is up to date now. No money was booked.` }
    case 'orders/closed':
      return { tone: 'hold', title: t`This order is finished`, detail: t`It was collected or cancelled in the meantime, and a finished order is not changed any more. Nothing was booked.` }
    case 'orders/cannot-move':
    case 'orders/cannot-collect':
    case 'orders/cannot-cancel':
    case 'orders/cannot-change':
    case 'orders/cannot-hold': {
      const stage = order.stages.find(({ code }) => code === problem.extra.stage)
      const reason = typeof problem.extra.reason === 'string' ? entering(problem, stage) ?? reasons[problem.extra.reason] : undefined
      const title = { 'orders/cannot-move': t`The order cannot go to that stage`, 'orders/cannot-collect': t`The order cannot be collected yet`, 'orders/cannot-cancel': t`The order cannot be cancelled`, 'orders/cannot-change': t`The order cannot be changed like that`, 'orders/cannot-hold': t`The order cannot be put on hold` }[problem.type]
      return reason ? { tone: 'late', title, detail: reason } : null
    }
    case 'orders/price-changed':
      return { tone: 'hold', title: t`A price or tax has changed`, detail: t`The total is ${money(problem.extra.total)} now. Look at it again with the customer; nothing was saved.` }
    case 'orders/below-paid':
      return { tone: 'hold', title: t`More is paid than the order would cost`, detail: t`Somebody took a payment a moment ago: ${money(problem.extra.refund)} would have to go back. Nothing was saved.` }
    case 'orders/refund-too-high':
      return { tone: 'late', title: t`That is more than was paid`, detail: t`Held for this order: ${money(problem.extra.paid)}. No money was booked.` }
    case 'orders/not-a-draft':
      return { tone: 'hold', title: t`The order is not a draft any more`, detail: t`Somebody took it a moment ago. Nothing happened twice.` }
    case 'orders/not-on-hold':
      return { tone: 'hold', title: t`The order is not on hold any more`, detail: t`Somebody released it a moment ago. Nothing happened twice.` }
    case 'orders/cannot-recheck':
      return { tone: 'late', title: t`You cannot confirm the values of this order`, detail: problem.extra.reason === 'own-order' || problem.extra.reason === 'own-prescription' ? t`Somebody who neither entered the order nor typed its prescription compares it with the paper: ${namesOf(problem.extra.who)}.` : reasons[String(problem.extra.reason)] ?? '' }
    default:
      return null
  }
}

/** Why a rule says no, each with what to do; by the names of the rules in domain/. */
export function useReasons(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    draft: t`It has not been taken yet.`,
    collected: t`The customer has collected it already.`,
    cancelled: t`It has been cancelled.`,
    'already-cancelled': t`It has been cancelled already.`,
    'same-stage': t`It is at that stage already: probably the step was made twice.`,
    'on-hold': t`It is on hold. Release it first.`,
    'already-on-hold': t`It is on hold already: probably the step was made twice.`,
    'unknown-stage': t`Its kind has no such stage any more. Load the page again.`,
    'collect-instead': t`The last step is to collect it, for then the balance is asked.`,
    'inspection-failed': t`Its lenses failed their final inspection. Inspect them again, start the remake, or let somebody with the right give a reason why they go all the same.`,
    'inspection-missing': t`The lenses have not passed their final inspection yet.`,
    'not-ready': t`The work is not ready. Move it to “ready” first.`,
    'balance-open': t`There is still something to pay. Take the balance now, or ask someone who may leave it open: a manager or the owner.`,
    'lenses-committed': t`The lenses are made for these eyes and fit nobody else. A manager or the owner may waive their cost and cancel.`,
    'money-held': t`There is money held for it. Say how it goes back.`,
  }
}

/** An amount that a refusal tells, or null. */
export const readMoney = (value: unknown): Money | null => (isMoney(value) ? value : null)

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value

const namesOf = (people: unknown): string => (Array.isArray(people) ? people.map((one: { name?: string }) => one.name ?? '').filter(Boolean).join(', ') : '')

interface Changed { readonly kind: string; readonly toStage: string | null; readonly by: string | null; readonly at: string }

/** Who changed it last, as a stale version says. */
export const readChanged = (value: unknown): Changed | null =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string' ? (value as Changed) : null
