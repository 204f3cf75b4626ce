import { i18n } from '@lingui/core'
import { readClock } from '#platform/ui/read-clock'
import { weekdayName } from '#platform/ui/weekday-name'
import { element } from './element.ts'
import { textInput } from './form.ts'

export interface HoursTable {
  readonly root: HTMLElement
  readonly value: () => { weekday: number; opens: string; closes: string }[]
}

/** Opening hours, a line for each day; Monday to Friday are open to begin with. */
export function hoursTable(): HoursTable {
  const lines = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const name = () => weekdayName(weekday, i18n.locale)
    const open = element('input', { type: 'checkbox', checked: weekday < 6 })
    const clock = (label: () => string, value: string) => {
      const input = textInput({ class: 'clock', inputmode: 'numeric', autocomplete: 'off', maxlength: 5, value, 'aria-label': label })
      input.addEventListener('focus', () => input.select())
      input.addEventListener('blur', () => {
        input.value = readClock(input.value) ?? value
      })
      return input
    }
    const opens = clock(() => i18n._({ id: 'shop.opens', message: '{day}, opens', values: { day: name() } }), '09:00')
    const closes = clock(() => i18n._({ id: 'shop.closes', message: '{day}, closes', values: { day: name() } }), weekday === 6 ? '12:00' : '18:00')
    const times = element('span', { class: 'times' }, opens, '–', closes)
    const closed = element('span', { class: 'closed' }, () => i18n._({ id: 'shop.closed', message: 'closed' }))
    const show = () => {
      times.hidden = !open.checked
      closed.hidden = open.checked
    }
    open.addEventListener('change', show)
    show()
    return { weekday, open, opens, closes, root: element('div', { class: 'day' }, element('label', {}, open, name), times, closed) }
  })
  return {
    root: element('fieldset', { class: 'entry hours' }, element('legend', {}, () => i18n._({ id: 'shop.hours', message: 'Open' })), ...lines.map(({ root }) => root)),
    value: () => lines.filter(({ open }) => open.checked).map(({ weekday, opens, closes }) => ({ weekday, opens: opens.value, closes: closes.value })),
  }
}
