import type { Language } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { writeLetter } from '#platform/mail/letter'
import type { Letter } from '#platform/mail/letter'

export interface DigestOfDay {
  readonly organization: string
  readonly shopDay: string
  readonly entries: number
  readonly people: number
  readonly looks: number
  readonly exports: number
  /** The newest seal; null before the first. */
  readonly sealCode: string | null
}

/** What the owner keeps outside the database: how much was written down on a day, and the newest seal over it. No name of anybody is in it. */
export function digestLetter(language: Language, { organization, shopDay, entries, people, looks, exports, sealCode }: DigestOfDay, url: string): Letter {
  const i18n = translator(language)
  const day = i18n.date(`${shopDay}T12:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' })
  return writeLetter({
    language,
    subject: i18n._({ id: 'mail.digest.subject', message: '{organization}: the audit of {day}', values: { organization, day } }),
    paragraphs: [
      i18n._({ id: 'mail.digest.figures', message: 'Entries: {entries}. People and machines who acted: {people}. Looks at health data: {looks}. Exports: {exports}.', values: { entries, people, looks, exports } }),
      sealCode === null
        ? i18n._({ id: 'mail.digest.no-seal', message: 'Nothing has been sealed yet.' })
        : i18n._({ id: 'mail.digest.seal', message: 'Newest seal: {sealCode}', values: { sealCode } }),
    ],
    link: { label: i18n._({ id: 'mail.digest.button', message: 'Open the audit' }), url },
    afterword: i18n._({ id: 'mail.digest.afterword', message: 'Keep this letter. With its seal the command lunette doctor audit --seal shows whether anybody has changed, deleted or added entries since, even who has the database.' }),
  })
}
