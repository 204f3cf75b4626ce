import { useLingui } from '@lingui/react/macro'
import { useSignedIn } from '#modules/identity/web'
import { dayText } from '#platform/ui/day-text'
import { moneyText } from '#platform/ui/money-text'
import { useColleagues } from '../board/use-colleagues.ts'
import type { Condition, FilterField, OrderFlag } from '../../domain/filter/fields.ts'
import { useOrderKinds } from '../use-order-kinds.ts'

/** Filters in the reader's words: what a field is called, what may stand for it, and a condition as a sentence part. */
export function useConditionWords() {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const kinds = useOrderKinds().data?.items ?? []
  const colleagues = useColleagues()
  const { currency } = session.organization
  const fields: Readonly<Record<FilterField, string>> = {
    number: t`Number`, product: t`Product`, lab: t`Lab`, lot: t`Lot`, customer: t`Customer`, branch: t`Branch`, 'sold-by': t`Sold by`, assigned: t`Works on it`, stage: t`Stage`, kind: t`Kind`, phase: t`Phase`,
    channel: t`Channel`, priority: t`Priority`, occurred: t`Taken`, promised: t`Promised`, collected: t`Collected`, balance: t`To pay`, total: t`Total`, is: t`Is`, not: t`Is not`,
  }
  const flags: Readonly<Record<OrderFlag, string>> = { open: t`open`, late: t`late`, owing: t`still owing`, hold: t`on hold`, remake: t`made again` }
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    phase: { draft: t`draft`, taken: t`taken in`, producing: t`in production`, finishing: t`being finished`, ready: t`ready`, closed: t`collected`, cancelled: t`cancelled` },
    channel: { counter: t`at the counter`, phone: t`by telephone`, web: t`web`, 'e-shop': t`e-shop`, advisor: t`advisor`, import: t`import` },
    priority: { normal: t`normal`, rush: t`rush` },
  }
  const days: Readonly<Record<string, string>> = {
    today: t`today`, 'today-1': t`yesterday`, 'today+1': t`tomorrow`, week: t`this week`, 'week-1': t`last week`, 'week+1': t`next week`, month: t`this month`, 'month-1': t`last month`, 'month+1': t`next month`,
    '..today-1': t`before today`, 'today..': t`from today on`, 'today..today+6': t`the next seven days`, 'today-29..today': t`the last thirty days`, none: t`no day`,
  }
  const stages = [...new Map(kinds.flatMap((kind) => kind.stages.map((stage) => [stage.code, stage.name] as const)))]
  const choices = (field: FilterField): readonly (readonly [string, string])[] => {
    switch (field) {
      case 'stage': return stages
      case 'kind': return kinds.map(({ code, name }) => [code, name] as const)
      case 'branch': return session.branches.map(({ id, name }) => [id, name] as const)
      case 'assigned': case 'sold-by': return [['me', t`me`], ['nobody', t`nobody`], ...colleagues.map(({ id, name }) => [id, name] as const)]
      case 'is': case 'not': return Object.entries(flags)
      default: return Object.entries(words[field] ?? {})
    }
  }
  const dayWord = (word: string): string => days[word] ?? (word.length === 10 ? dayText(word, i18n.locale) : word)
  const money = (amount: number): string => moneyText({ amount, currency }, i18n.locale)
  const value = (condition: Condition): string => {
    if ('text' in condition) return condition.text.length === 36 ? t`one product` : condition.text
    if ('oneOf' in condition && condition.field === 'customer') return t`one customer`
    if ('oneOf' in condition) return condition.oneOf.map((one) => choices(condition.field).find(([code]) => code === one)?.[1] ?? one).join(', ')
    if ('flags' in condition) return condition.flags.map((flag) => flags[flag]).join(', ')
    if ('none' in condition) return dayWord('none')
    const { from, to } = condition
    if (typeof from === 'string' || typeof to === 'string') {
      const whole = days[`${String(from ?? '')}..${String(to ?? '')}`]
      if (whole) return whole
      if (from === to) return dayWord(String(from))
      return from === null ? t`until ${dayWord(String(to))}` : to === null ? t`from ${dayWord(String(from))}` : `${dayWord(String(from))} – ${dayWord(String(to))}`
    }
    if (from === to) return money(from ?? 0)
    return from === null ? t`at most ${money(to ?? 0)}` : to === null ? t`at least ${money(from)}` : `${money(from)} – ${money(to)}`
  }
  return { fields, days, choices, value }
}
