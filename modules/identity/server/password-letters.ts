import type { Language } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { writeLetter } from '#platform/mail/letter'
import type { Letter } from '#platform/mail/letter'

/** To somebody who asked for a new password. */
export function resetLetter(language: Language, url: string): Letter {
  const i18n = translator(language)
  return writeLetter({
    language,
    subject: i18n._({ id: 'mail.reset.subject', message: 'Set a new password' }),
    paragraphs: [i18n._({ id: 'mail.reset.text', message: 'Somebody asked for a new password for your sign-in to Lunette. If it was you, set it here. The link works once and for one hour.' })],
    link: { label: i18n._({ id: 'mail.reset.button', message: 'Set a new password' }), url },
    afterword: i18n._({ id: 'mail.reset.afterword', message: 'If it was not you, do nothing: your password stays as it is.' }),
  })
}

/** To somebody who has been added to the staff and has no password yet. */
export function invitationLetter(language: Language, organization: string, url: string): Letter {
  const i18n = translator(language)
  return writeLetter({
    language,
    subject: i18n._({ id: 'mail.invitation.subject', message: 'Your sign-in to {organization}', values: { organization } }),
    paragraphs: [i18n._({ id: 'mail.invitation.text', message: '{organization} works with Lunette and has added you. Choose a password to sign in. The link works once and for seven days.', values: { organization } })],
    link: { label: i18n._({ id: 'mail.invitation.button', message: 'Choose a password' }), url },
    afterword: i18n._({ id: 'mail.invitation.afterword', message: 'If you do not know why you were added, ask the shop.' }),
  })
}

/** To somebody who signs in already and now works in one more organization. */
export function addedLetter(language: Language, organization: string, url: string): Letter {
  const i18n = translator(language)
  return writeLetter({
    language,
    subject: i18n._({ id: 'mail.added.subject', message: 'You now work in {organization} too', values: { organization } }),
    paragraphs: [i18n._({ id: 'mail.added.text', message: '{organization} has added you to its staff. Sign in as you are used to and choose it at the top.', values: { organization } })],
    link: { label: i18n._({ id: 'mail.added.button', message: 'Open Lunette' }), url },
    afterword: i18n._({ id: 'mail.invitation.afterword', message: 'If you do not know why you were added, ask the shop.' }),
  })
}
