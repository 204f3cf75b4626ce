import type { I18n } from '@lingui/core'
import type { Language } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { writeLetter } from '#platform/mail/letter'
import type { Letter } from '#platform/mail/letter'
import type { FactorChange } from '../second-factor/change-factors.ts'

/** What can be told to somebody about their own sign-in. */
export type News =
  | { readonly of: 'new-device'; readonly device: string | null; readonly address: string | null; readonly at: string }
  | { readonly of: 'second-factor'; readonly change: FactorChange }
  | { readonly of: 'password' }
  | { readonly of: 'rights'; readonly change: RightsChange; readonly organization: string }

/** What was changed about somebody's rights: their roles, their work here ended or begun again, a key that acts for them. */
export const rightsChanges = ['roles', 'ended', 'again', 'key-made'] as const
export type RightsChange = (typeof rightsChanges)[number]

interface Said { readonly subject: string; readonly text: string }

/** A letter to somebody about their own sign-in: what was done, and what to do if it was not they. */
export function securityLetter(language: Language, news: News, url: string): Letter {
  const i18n = translator(language)
  const { subject, text } = say(i18n, news)
  return writeLetter({
    language, subject, paragraphs: [text],
    link: { label: i18n._({ id: 'mail.security.button', message: 'Look at sign-in and security' }), url },
    afterword: i18n._({ id: 'mail.security.afterword', message: 'If it was you, there is nothing to do. If it was not, end the sessions you do not know, change your password and tell whoever looks after your Lunette.' }),
  })
}

function say(i18n: I18n, news: News): Said {
  switch (news.of) {
    case 'new-device': {
      const unknown = i18n._({ id: 'mail.new-device.unknown', message: 'unknown' })
      return {
        subject: i18n._({ id: 'mail.new-device.subject', message: 'Your sign-in was used on another device' }),
        text: i18n._({ id: 'mail.new-device.text', message: 'Somebody signed in to Lunette as you on a device that was not used for it before. Device: {device}. Address: {address}. Time: {at}.', values: { device: news.device ?? unknown, address: news.address ?? unknown, at: news.at } }),
      }
    }
    case 'password': return {
      subject: i18n._({ id: 'mail.password-changed.subject', message: 'Your password was changed' }),
      text: i18n._({ id: 'mail.password-changed.text', message: 'The password of your sign-in to Lunette was changed. Your other sessions have ended.' }),
    }
    case 'rights': return sayRights(i18n, news.change, { organization: news.organization })
    case 'second-factor': return { subject: i18n._({ id: 'mail.second-factor.subject', message: 'Your second factor was changed' }), text: sayChange(i18n, news.change) }
  }
}

function sayRights(i18n: I18n, change: RightsChange, values: { readonly organization: string }): Said {
  switch (change) {
    case 'roles': return {
      subject: i18n._({ id: 'mail.rights.subject', message: 'Your roles in {organization} were changed', values }),
      text: i18n._({ id: 'mail.rights.text', message: 'Your roles in {organization} were changed, and with them what you may do there. Ask the shop if you did not expect it.', values }),
    }
    case 'ended': return {
      subject: i18n._({ id: 'mail.rights.ended.subject', message: 'Your access to {organization} has ended', values }),
      text: i18n._({ id: 'mail.rights.ended.text', message: '{organization} has ended your access: your sign-in opens nothing there any more. Ask the shop if you did not expect it.', values }),
    }
    case 'again': return {
      subject: i18n._({ id: 'mail.rights.again.subject', message: 'You have access to {organization} again', values }),
      text: i18n._({ id: 'mail.rights.again.text', message: '{organization} lets you work there again, with the roles you had. Ask the shop if you did not expect it.', values }),
    }
    case 'key-made': return {
      subject: i18n._({ id: 'mail.rights.key.subject', message: 'An API key was made for you in {organization}', values }),
      text: i18n._({ id: 'mail.rights.key.text', message: 'A program that has this key acts in your name in {organization}, as far as the key goes. If you did not expect it, ask the shop to end the key.', values }),
    }
  }
}

function sayChange(i18n: I18n, change: FactorChange): string {
  switch (change) {
    case 'totp-set-up': return i18n._({ id: 'mail.second-factor.totp-set-up', message: 'An app that makes codes was set up for your sign-in to Lunette. A code of it is asked for from now on.' })
    case 'totp-removed': return i18n._({ id: 'mail.second-factor.totp-removed', message: 'The app that makes codes was removed from your sign-in to Lunette.' })
    case 'passkey-added': return i18n._({ id: 'mail.second-factor.passkey-added', message: 'A passkey was added to your sign-in to Lunette.' })
    case 'passkey-removed': return i18n._({ id: 'mail.second-factor.passkey-removed', message: 'A passkey was removed from your sign-in to Lunette.' })
    case 'recovery-codes-renewed': return i18n._({ id: 'mail.second-factor.codes-renewed', message: 'New recovery codes were made for your sign-in to Lunette. The former ones no longer work.' })
    case 'reset-at-the-machine': return i18n._({ id: 'mail.second-factor.reset', message: 'Whoever looks after your Lunette took away your second factor: app, passkeys and recovery codes. Your sessions have ended. Sign in with your password and set up a new one.' })
  }
}
