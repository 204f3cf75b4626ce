import { i18n } from '@lingui/core'
import type { SessionView } from '#modules/identity/contract'
import { call } from '#platform/ui/api/call'
import { passkeysWork } from '#platform/ui/passkey'
import { element } from './element.ts'
import { enter } from './enter.ts'
import { entry, form, passwordEntry, textInput } from './form.ts'
import { drawPage } from './frame.ts'
import { passkeyButton, secondStepForm, secondStepOf, type SecondStep } from './second-step.ts'

await drawPage(() => i18n._({ id: 'sign-in.title', message: 'Sign in' }), () => {
  const card = element('section', { class: 'card' })
  const email = textInput({ type: 'email', name: 'email', autocomplete: 'username', required: true, maxlength: 254 })
  const show = (content: readonly Node[]) => {
    card.replaceChildren(...content)
    card.querySelector<HTMLElement>('input:not([value])')?.focus()
  }
  const signIn = () => show(signInForm(email, { forgotten: () => show(forgottenForm(email.value, signIn)), secondStep: (step) => show(secondStepForm(step, signIn)) }))
  signIn()
  queueMicrotask(() => email.focus())
  return [card]
})

interface Onward { readonly forgotten: () => void; readonly secondStep: (step: SecondStep) => void }

function signInForm(email: HTMLInputElement, onward: Onward): readonly Node[] {
  const address = entry(() => i18n._({ id: 'sign-in.email', message: 'E-mail' }), email)
  const password = passwordEntry(() => i18n._({ id: 'sign-in.password', message: 'Password' }), 'current-password')
  const forgotten = element('button', { type: 'button', class: 'link' }, () => i18n._({ id: 'sign-in.forgotten', message: 'Forgotten password' }))
  forgotten.addEventListener('click', onward.forgotten)
  return [
    element('h1', {}, () => i18n._({ id: 'sign-in.title', message: 'Sign in' })),
    form({
      children: [address.root, password.root],
      entries: { email: address, password },
      button: () => i18n._({ id: 'sign-in.button', message: 'Sign in' }),
      busy: () => i18n._({ id: 'sign-in.busy', message: 'Signing in' }),
      after: [forgotten],
      submit: async () => {
        try {
          enter(await call<SessionView>('POST', '/session', { body: { email: address.value().trim(), password: password.value() } }))
        } catch (error) {
          const step = secondStepOf(error)
          if (!step) throw error
          onward.secondStep(step)
        }
      },
    }),
    ...(passkeysWork() ? [passkeyButton('second')] : []),
  ]
}

function forgottenForm(known: string, onBack: () => void): readonly Node[] {
  const address = entry(() => i18n._({ id: 'sign-in.email', message: 'E-mail' }), textInput({ type: 'email', autocomplete: 'username', required: true, maxlength: 254, value: known }))
  const back = element('button', { type: 'button', class: 'link' }, () => i18n._({ id: 'forgotten.back', message: 'Back to signing in' }))
  back.addEventListener('click', onBack)
  const parts = element('div', {}, element('p', { class: 'lead' }, () => i18n._({ id: 'forgotten.lead', message: 'Lunette sends you a link that sets a new password. It works for one hour, once.' })))
  const ask = form({
    children: [address.root],
    entries: { email: address },
    button: () => i18n._({ id: 'forgotten.button', message: 'Send the link' }),
    busy: () => i18n._({ id: 'forgotten.busy', message: 'Sending' }),
    after: [back],
    submit: async () => {
      await call('POST', '/password-resets', { body: { email: address.value().trim() } })
      parts.replaceChildren(
        element('p', { class: 'lead' }, () => i18n._({ id: 'forgotten.sent', message: 'If {email} can sign in here, the e-mail is on its way. Look into unwanted mail as well.', values: { email: address.value().trim() } })),
        element('p', { class: 'hint' }, () => i18n._({ id: 'forgotten.no-mail', message: 'Is no mail server set up? Then whoever looks after this Lunette prints the link with: lunette user reset' })),
        element('div', { class: 'buttons' }, back),
      )
    },
  })
  parts.append(ask)
  return [element('h1', {}, () => i18n._({ id: 'forgotten.title', message: 'Set a new password' })), parts]
}
