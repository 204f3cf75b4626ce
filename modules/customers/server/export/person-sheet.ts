import type { I18n } from '@lingui/core'
import type { ShopHead } from '#modules/identity/server'
import type { PersonExport, TimelineItem } from '../../contract.ts'
import { attributeNames } from '../../domain/attribute-names.ts'
import type { HealthAttributes } from '../../domain/health-attributes.ts'
import type { PaperSection } from '../person-part.ts'
import { consentPhrases, purposePhrases } from '../consent-phrases.ts'

/** What person-export.typ reads. Every text is ready to print; the template holds no word. */
export interface PersonSheet {
  readonly title: string
  readonly language: string
  readonly shop: string
  readonly made: string
  readonly page: string
  readonly sections: readonly PaperSection[]
}

/** A person's export as a paper, in the language of `i18n`; instants in the shop's zone. */
export function personSheet(person: PersonExport, ofParts: readonly PaperSection[], past: readonly TimelineItem[], shop: ShopHead | null, timeZone: string, i18n: I18n): PersonSheet {
  const when = (at: string): string => new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at))
  return {
    title: i18n._({ id: 'customers.export.title', message: 'What we keep about you' }), language: i18n.locale, shop: [shop?.name ?? person.organization, shop?.addressLines.join(', ')].filter(Boolean).join(' · '),
    made: i18n._({ id: 'customers.export.made', message: 'Made {when}', values: { when: when(person.exportedAt) } }), page: i18n._({ id: 'customers.export.page', message: 'Page {page} of {pages}', values: { page: '{page}', pages: '{pages}' } }),
    sections: [
      aboutThem(person, i18n), consents(person, i18n, when), ...health(person, i18n, when), ...ofParts,
      { title: i18n._({ id: 'customers.export.past', message: 'What happened' }), rows: past.map(({ at, text, amount }) => [when(at), amount ? `${text} · ${money(i18n.locale, amount)}` : text] as const) },
    ].filter(({ rows }) => rows.length > 0),
  }
}

const money = (language: string, { amount, currency }: NonNullable<TimelineItem['amount']>): string => {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function aboutThem({ customer }: PersonExport, i18n: I18n): PaperSection {
  const rows: [string, string | null | undefined][] = [
    [i18n._({ id: 'customers.export.name', message: 'Name' }), [customer.title, customer.name].filter(Boolean).join(' ')],
    [i18n._({ id: 'customers.export.birth', message: 'Birth date' }), customer.birthOn && new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(customer.birthOn))],
    [i18n._({ id: 'customers.export.phones', message: 'Telephone' }), customer.phones.map(({ display }) => display).join(', ')],
    [i18n._({ id: 'customers.export.emails', message: 'E-mail' }), customer.emails.map(({ value }) => value).join(', ')],
    ...customer.addresses.map((one): [string, string] => [i18n._({ id: 'customers.export.address', message: 'Address' }), [one.street, [one.postalCode, one.city].filter(Boolean).join(' '), one.region, one.country].filter(Boolean).join(', ')]),
    [i18n._({ id: 'customers.export.tax-ids', message: 'Tax numbers' }), customer.taxIds.map(({ display }) => display).join(', ')],
    [i18n._({ id: 'customers.export.employer', message: 'Employer' }), customer.employer],
    [i18n._({ id: 'customers.export.insurer', message: 'Health insurer' }), customer.insurer && [customer.insurer.name, customer.insurer.number].filter(Boolean).join(' ')],
    [i18n._({ id: 'customers.export.guardian', message: 'Guardian' }), customer.guardian?.name],
    [i18n._({ id: 'customers.export.household', message: 'Lives with' }), customer.household.map(({ name }) => name).join(', ')],
    [i18n._({ id: 'customers.export.tags', message: 'Tags' }), customer.tags.join(', ')],
    [i18n._({ id: 'customers.export.source', message: 'Came by' }), customer.source],
    [i18n._({ id: 'customers.export.note', message: 'Note' }), customer.note],
  ]
  return { title: i18n._({ id: 'customers.export.person', message: 'You' }), rows: rows.flatMap(([label, value]) => (value ? [[label, value] as const] : [])) }
}

const consents = (person: PersonExport, i18n: I18n, when: (at: string) => string): PaperSection => ({
  title: i18n._({ id: 'customers.export.consents', message: 'Consents' }),
  rows: person.consents.map(({ saidAt, granted, purpose }) => [when(saidAt), i18n._({ ...consentPhrases[granted ? 'given' : 'withdrawn'], values: { purpose: i18n._(purposePhrases[purpose]) } })] as const),
})

function health({ health: known }: PersonExport, i18n: I18n, when: (at: string) => string): PaperSection[] {
  if (!known) return []
  const chosen = namesOf(known.attributes, i18n)
  const title = i18n._({ id: 'customers.export.health', message: 'Health' })
  return [{ title, rows: [...(chosen ? [[i18n._({ id: 'customers.export.attributes', message: 'Noted' }), chosen] as const] : []), ...known.notes.map(({ writtenAt, text }) => [when(writtenAt), text] as const)] }]
}

function namesOf({ skinType, ...lists }: HealthAttributes, i18n: I18n): string {
  const texts = [
    ...(skinType ? [attributeNames.skinType[skinType]] : []), ...lists.skinConditions.map((code) => attributeNames.skinConditions[code]), ...lists.eyeConditions.map((code) => attributeNames.eyeConditions[code]),
    ...lists.allergies.map((code) => attributeNames.allergies[code]), ...lists.wearingHabits.map((code) => attributeNames.wearingHabits[code]),
  ]
  return texts.map((text) => i18n._(text)).join(', ')
}
