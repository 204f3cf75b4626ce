import type { I18n } from '@lingui/core'
import type { WhyLateView } from '../contracts/stages.ts'
import type { LateStep, WhyLate } from '../domain/why-late.ts'
import { writeInstant, writeMoney } from './papers/write-numbers.ts'

/** What the sentences name besides the reason: how the stage is called here, in what currency and zone. */
export interface Spoken { readonly stageName: string; readonly currency: string; readonly timeZone: string; readonly language: string }

/** Why an order is late as a sentence of the reader's language, with the next step. */
export function sayWhyLate(i18n: I18n, why: WhyLate, spoken: Spoken): WhyLateView {
  return {
    reason: why.reason, text: reasonText(i18n, why, spoken), next: { step: why.next, text: stepText(i18n, why.next) }, stage: why.stage, overMinutes: why.overMinutes, since: why.since,
    missing: why.missing === null ? null : { amount: why.missing, currency: spoken.currency },
  }
}

function reasonText(i18n: I18n, why: WhyLate, { stageName, currency, timeZone, language }: Spoken): string {
  const values = { stage: stageName, over: durationText(i18n, why.overMinutes ?? 0) }
  switch (why.reason) {
    case 'on-hold': return i18n._(/*i18n*/ { id: 'late.on-hold', message: 'On hold since {since}: {said}', values: { since: why.since ? writeInstant(language, why.since, timeZone) : '', said: why.said ?? '' } })
    case 'deposit-missing': return i18n._(/*i18n*/ { id: 'late.deposit-missing', message: 'The lab waits for the deposit: {missing} to pay', values: { missing: writeMoney(language, { amount: why.missing ?? 0, currency }) } })
    case 'recheck-missing': return i18n._(/*i18n*/ { id: 'late.recheck-missing', message: 'A second person has not re-checked the values yet' })
    case 'waiting-on-lab': return i18n._(/*i18n*/ { id: 'late.waiting-on-lab', message: 'Waiting on the lab: “{stage}” is {over} over its target', values })
    case 'over-target': return i18n._(/*i18n*/ { id: 'late.over-target', message: '“{stage}” is {over} over its target', values })
    case 'lost-time-in': return i18n._(/*i18n*/ { id: 'late.lost-time-in', message: 'Time was lost in “{stage}”: {over} over its target', values })
    case 'promised-too-early': return i18n._(/*i18n*/ { id: 'late.promised-too-early', message: 'The day was promised earlier than the work takes' })
    case 'promise-passed': return i18n._(/*i18n*/ { id: 'late.promise-passed', message: 'The promised day has passed, although every stage is within its target' })
  }
}

function stepText(i18n: I18n, step: LateStep): string {
  switch (step) {
    case 'release': return i18n._(/*i18n*/ { id: 'late.step.release', message: 'Settle what it waits for, then release it' })
    case 'take-deposit': return i18n._(/*i18n*/ { id: 'late.step.take-deposit', message: 'Take the deposit' })
    case 'recheck': return i18n._(/*i18n*/ { id: 'late.step.recheck', message: 'Have a second person re-check it' })
    case 'ask-lab': return i18n._(/*i18n*/ { id: 'late.step.ask-lab', message: 'Ask the lab for a new day' })
    case 'move-on': return i18n._(/*i18n*/ { id: 'late.step.move-on', message: 'Do the next stage first of all' })
    case 'agree-new-day': return i18n._(/*i18n*/ { id: 'late.step.agree-new-day', message: 'Agree on a new day with the customer' })
  }
}

const HOUR = 60
const DAY = 24 * HOUR

function durationText(i18n: I18n, minutes: number): string {
  if (minutes < HOUR) return i18n._(/*i18n*/ { id: 'duration.minutes', message: '{minutes} min', values: { minutes } })
  if (minutes < DAY) return i18n._(/*i18n*/ { id: 'duration.hours', message: '{hours} h', values: { hours: Math.floor(minutes / HOUR) } })
  return i18n._(/*i18n*/ { id: 'duration.days', message: '{days} d', values: { days: Math.floor(minutes / DAY) } })
}
