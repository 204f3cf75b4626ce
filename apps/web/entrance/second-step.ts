import { i18n } from '@lingui/core'
import type { SessionView } from '#modules/identity/contract'
import { call } from '#platform/ui/api/call'
import { Problem } from '#platform/ui/api/problem'
import { askForPasskey, passkeysWork } from '#platform/ui/passkey'
import type { Ceremony } from '#platform/ui/passkey'
import { element } from './element.ts'
import { enter } from './enter.ts'
import { entry, form, problemPlace, textInput } from './form.ts'

/** What a first step that was right is refused with when a second is needed. */
export interface SecondStep { readonly signInToken: string; readonly ways: readonly string[] }

/** The second step that a refusal asks for, or null when it is another refusal. */
export function secondStepOf(error: unknown): SecondStep | null {
  if (!(error instanceof Problem) || error.type !== 'identity/second-factor-needed') return null
  const { signInToken, ways } = error.extra
  return typeof signInToken === 'string' && Array.isArray(ways) ? { signInToken, ways: ways.map(String) } : null
}

/** The second step: a code of the app, a recovery code, or a passkey. */
export function secondStepForm({ signInToken, ways }: SecondStep, onBack: () => void): readonly Node[] {
  const byApp = ways.includes('totp')
  const label = () => byApp ? i18n._({ id: 'second-step.code', message: 'Code from the app, or a recovery code' }) : i18n._({ id: 'second-step.recovery-code', message: 'Recovery code' })
  const code = entry(label, textInput({ name: 'code', autocomplete: 'one-time-code', autocapitalize: 'characters', spellcheck: 'false', required: true, maxlength: 40, ...(byApp && { inputmode: 'text' }) }))
  const back = element('button', { type: 'button', class: 'link' }, () => i18n._({ id: 'forgotten.back', message: 'Back to signing in' }))
  back.addEventListener('click', onBack)
  const byPasskey = ways.includes('passkey') && passkeysWork()
  const wantsCode = byApp || ways.includes('recovery-code')
  return [
    element('h1', {}, () => i18n._({ id: 'second-step.title', message: 'One more step' })),
    ...(byPasskey && !byApp ? [passkeyButton('main')] : []),
    ...(wantsCode ? [form({
      children: [code.root],
      entries: { code },
      button: () => i18n._({ id: 'sign-in.button', message: 'Sign in' }),
      busy: () => i18n._({ id: 'sign-in.busy', message: 'Signing in' }),
      after: [back],
      submit: async () => enter(await call<SessionView>('POST', '/session/second-factor', { body: { signInToken, code: code.value() } })),
    })] : [back]),
    ...(byPasskey && byApp ? [passkeyButton('second')] : []),
  ]
}

/** Signs in by passkey, whoever's it is; the e-mail need not be typed. */
export function passkeyButton(look: 'main' | 'second'): HTMLElement {
  const problem = problemPlace()
  const button = element('button', { type: 'button', class: `${look} passkey` }, () => i18n._({ id: 'sign-in.passkey', message: 'Sign in with a passkey' }))
  const signIn = async (): Promise<void> => {
    const answered = await askForPasskey(await call<Ceremony>('POST', '/session/passkey/options'))
    if (answered) enter(await call<SessionView>('POST', '/session/passkey', { body: answered }))
  }
  button.addEventListener('click', () => {
    button.disabled = true
    problem.clear()
    void signIn().catch(problem.show).finally(() => { button.disabled = false })
  })
  return element('div', { class: 'passkeys' }, button, problem.root)
}
