import { i18n } from '@lingui/core'
import { Problem } from '#platform/ui/api/problem'
import { sayProblem } from '#platform/ui/api/say-problem'
import { element, warningMark, type Said } from './element.ts'

export interface Entry {
  readonly root: HTMLElement
  readonly value: () => string
  readonly input: HTMLInputElement | HTMLSelectElement
  /** Says what is wrong with it, or nothing any more. */
  readonly complain: (detail: string | undefined) => void
}

let made = 0

/** A labelled input with room for what is wrong with it. `pointer` is where its value stands in what is sent. */
export function entry(label: Said, input: HTMLInputElement | HTMLSelectElement, hint?: Said, beside?: Node): Entry {
  made += 1
  const id = `entry-${made}`
  input.id = id
  const wrong = element('p', { class: 'wrong', id: `${id}-wrong`, hidden: true })
  const root = element(
    'div',
    { class: 'entry' },
    element('label', { for: id }, label),
    beside ? element('div', { class: 'with-button' }, input, beside) : input,
    hint && element('p', { class: 'hint', id: `${id}-hint` }, hint),
    wrong,
  )
  input.setAttribute('aria-describedby', `${id}-hint ${id}-wrong`)
  const complain = (detail: string | undefined) => {
    wrong.hidden = detail === undefined
    wrong.replaceChildren(...(detail === undefined ? [] : [warningMark(13), detail]))
    if (detail === undefined) input.removeAttribute('aria-invalid')
    else input.setAttribute('aria-invalid', 'true')
  }
  input.addEventListener('input', () => complain(undefined))
  return { root, input, value: () => input.value, complain }
}

export const textInput = (attributes: Readonly<Record<string, string | number | boolean | Said | undefined>>): HTMLInputElement => element('input', attributes)

/** A password with a button that shows it: typing blind is what people get wrong. */
export function passwordEntry(label: Said, name: 'current-password' | 'new-password', hint?: Said): Entry {
  const input = textInput({ type: 'password', autocomplete: name, required: true, maxlength: 200 })
  const show = element('button', { type: 'button', class: 'quiet' }, () => (input.type === 'password' ? i18n._({ id: 'entrance.password.show', message: 'Show' }) : i18n._({ id: 'entrance.password.hide', message: 'Hide' })))
  show.addEventListener('click', () => {
    input.type = input.type === 'password' ? 'text' : 'password'
    show.textContent = input.type === 'password' ? i18n._({ id: 'entrance.password.show', message: 'Show' }) : i18n._({ id: 'entrance.password.hide', message: 'Hide' })
  })
  return entry(label, input, hint, show)
}

/** Where a form says what went wrong as a whole. Announced at once. */
export function problemPlace(): { readonly root: HTMLElement; readonly show: (problem: unknown) => void; readonly clear: () => void } {
  const root = element('div', { class: 'problem', role: 'alert', hidden: true })
  return {
    root,
    clear: () => {
      root.hidden = true
      root.replaceChildren()
    },
    show: (problem) => {
      const { title, detail } = sayProblem(i18n, problem)
      root.hidden = false
      root.replaceChildren(warningMark(18), element('div', {}, element('b', {}, title), detail ? element('p', {}, detail) : null))
    },
  }
}

export interface FormParts {
  readonly children: readonly Node[]
  readonly button: Said
  /** What the button says while the answer is awaited. */
  readonly busy: Said
  /** Entries by where their value stands in what is sent: `owner/email`. */
  readonly entries: Readonly<Record<string, Entry>>
  /** Sends it. @throws {Problem} which is then shown: at its fields, else as a whole */
  readonly submit: () => Promise<void>
  /** Beside the button. */
  readonly after?: readonly Node[]
}

/** A form whose one button sends it, and which shows where it was refused. */
export function form({ children, button, busy, entries, submit, after = [] }: FormParts): HTMLFormElement {
  const problem = problemPlace()
  let waiting = false
  let restUntil = 0
  const label = () => {
    const seconds = Math.ceil((restUntil - Date.now()) / 1000)
    if (seconds > 0) return i18n._({ id: 'entrance.rest', message: 'Again in {seconds} s', values: { seconds } })
    return waiting ? busy() : button()
  }
  const send = element('button', { type: 'submit', class: 'main' }, label)
  const redraw = () => {
    send.textContent = label()
    send.disabled = waiting || restUntil > Date.now()
  }
  const rest = (seconds: number) => {
    restUntil = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      redraw()
      if (restUntil <= Date.now()) clearInterval(timer)
    }, 500)
  }
  const made = element('form', { novalidate: true }, ...children, problem.root, element('div', { class: 'buttons' }, send, ...after))
  made.addEventListener('submit', (event) => {
    event.preventDefault()
    if (send.disabled || !filledIn(entries)) return
    waiting = true
    problem.clear()
    redraw()
    void submit()
      .catch((error: unknown) => {
        if (error instanceof Problem && error.retryAfter) rest(error.retryAfter)
        if (!showAtFields(error, entries)) problem.show(error)
      })
      .finally(() => {
        waiting = false
        redraw()
      })
  })
  return made
}

/** Complains about the first required entry that is empty and puts the cursor there. */
function filledIn(entries: Readonly<Record<string, Entry>>): boolean {
  const empty = Object.values(entries).filter(({ input }) => input.required && input.value.trim() === '')
  for (const { complain } of empty) complain(i18n._({ id: 'entrance.required', message: 'Fill this in' }))
  empty[0]?.input.focus()
  return empty.length === 0
}

/** Whether every complaint found its field. */
function showAtFields(error: unknown, entries: Readonly<Record<string, Entry>>): boolean {
  if (!(error instanceof Problem) || error.errors.length === 0) return false
  const blamed = Object.entries(entries).filter(([pointer]) => error.at(pointer) !== undefined)
  for (const [pointer, { complain }] of blamed) complain(error.at(pointer))
  blamed[0]?.[1].input.focus()
  return blamed.length === error.errors.length
}
