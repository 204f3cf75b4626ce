import { useLingui } from '@lingui/react/macro'
import { dayText, instantText } from '#platform/ui/day-text'
import { initials } from '#platform/ui/person-disc.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { OrderView } from '../../contract.ts'
import classes from '../marks.module.css'
import { useDurationText } from '../duration-text.ts'
import type { StepperStage } from '../stage-stepper.tsx'
import { stageTimes } from './stage-times.ts'

/** The stages of an order for the stepper: when and who and how long behind, time against target now, the promise ahead. */
export function useWay(order: OrderView, timeZone: string, now: Date): readonly StepperStage[] {
  const { i18n, t } = useLingui()
  const duration = useDurationText()
  const times = stageTimes(order.events, now)
  const at = order.stages.findIndex(({ code }) => code === order.stage)
  const running = order.phase !== 'closed' && order.phase !== 'cancelled'
  return order.stages.map((stage, index) => {
    const shape = { code: stage.code, name: stage.name, mark: stage.mark, place: stage.place }
    const time = times.get(stage.code)
    if (index === at && running) {
      const minutes = time?.visitMinutes ?? 0
      const target = stage.targetMinutes
      if (target === null) return { ...shape, note: duration(minutes, true) }
      const over = minutes > target
      const spent = duration(minutes, true)
      const wanted = duration(target)
      return {
        ...shape,
        note: over ? <span className={classes.warned}><WarningMark size={11} />{t`${spent} of ${wanted}`}</span> : t`${spent} of ${wanted}`,
        ...(over && { noteTone: order.late ? ('late' as const) : ('hold' as const) }),
      }
    }
    if (time && index <= at) {
      const day = instantText(time.enteredAt, timeZone, i18n.locale, 'day')
      const spent = stage.phase === 'closed' ? null : duration(time.minutes)
      return { ...shape, note: [day, time.by && initials(time.by), spent].filter(Boolean).join(' · ') }
    }
    if (stage.phase === 'ready' && order.promisedOn && running) {
      const day = dayText(order.promisedOn, i18n.locale)
      return { ...shape, note: t`promised ${day}` }
    }
    return shape
  })
}
