import { i18n } from '@lingui/core'
import { call } from '#platform/ui/api/call'
import { element } from './element.ts'
import { form, passwordEntry, type Entry } from './form.ts'
import { drawPage } from './frame.ts'
import { passwordHint } from './password-hint.ts'

await drawPage(() => i18n._({ id: 'reset.title', message: 'Set a new password' }), () => {
  // Behind the #, so that it stands in no server's log.
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  const card = element('section', { class: 'card' })
  const toSignIn = () => element('a', { class: 'main', href: '/sign-in' }, () => i18n._({ id: 'reset.sign-in', message: 'Sign in' }))
  const title = () => element('h1', {}, () => i18n._({ id: 'reset.title', message: 'Set a new password' }))
  if (!token) {
    card.append(title(), element('p', { class: 'lead' }, () => i18n._({ id: 'reset.no-token', message: 'This address lacks its end. Open the link from the e-mail again, or copy all of it.' })), toSignIn())
    return [card]
  }
  const password: Entry = passwordEntry(() => i18n._({ id: 'reset.password', message: 'New password' }), 'new-password', passwordHint)
  card.append(title(), form({
    children: [password.root],
    entries: { password },
    button: () => i18n._({ id: 'reset.button', message: 'Set the password' }),
    busy: () => i18n._({ id: 'reset.busy', message: 'Setting it' }),
    submit: async () => {
      await call('POST', '/password-resets/confirm', { body: { token, password: password.value() } })
      history.replaceState(null, '', '/reset')
      card.replaceChildren(title(), element('p', { class: 'lead' }, () => i18n._({ id: 'reset.done', message: 'Your new password is set.' })), toSignIn())
    },
  }))
  queueMicrotask(() => password.input.focus())
  return [card]
})
