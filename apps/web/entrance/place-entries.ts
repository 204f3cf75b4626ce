import { i18n } from '@lingui/core'
import { languages } from '#kernel/languages'
import { languageNames } from '#platform/ui/language-names'
import { element } from './element.ts'
import { entry, textInput, type Entry } from './form.ts'
import type { Country } from './setup.ts'

/** A country's name in the language of the moment; codes outside ISO 3166 stand for any other country. */
export function countryName(code: string): string {
  const name = new Intl.DisplayNames([i18n.locale], { type: 'region', fallback: 'none' }).of(code)
  const known = name !== undefined && !/^(XX|ZZ|QO)$/.test(code)
  return known ? name : i18n._({ id: 'shop.country.other', message: 'Another country' })
}

export function countryEntry(countries: readonly Country[], chosen: string): Entry {
  const options = countries.map(({ country }) => element('option', { value: country, selected: country === chosen }, () => countryName(country)))
  return entry(() => i18n._({ id: 'shop.country', message: 'Country' }), element('select', { required: true }, ...options))
}

export function currencyEntry(chosen: string): Entry {
  const name = (code: string) => `${code} · ${new Intl.DisplayNames([i18n.locale], { type: 'currency' }).of(code) ?? ''}`
  const options = Intl.supportedValuesOf('currency').map((code) => element('option', { value: code, selected: code === chosen }, () => name(code)))
  return entry(() => i18n._({ id: 'shop.currency', message: 'Currency' }), element('select', { required: true }, ...options))
}

export function languageEntry(chosen: string): Entry {
  const options = languages.map((language) => element('option', { value: language, selected: language === chosen }, languageNames[language]))
  return entry(() => i18n._({ id: 'shop.language', message: 'Language of papers and messages' }), element('select', { required: true }, ...options))
}

/** A time zone by its IANA name; all are offered while typing. */
export function zoneEntry(chosen: string): Entry {
  const list = element('datalist', { id: 'time-zones' }, ...Intl.supportedValuesOf('timeZone').map((zone) => element('option', { value: zone })))
  const made = entry(() => i18n._({ id: 'shop.zone', message: 'Time zone' }), textInput({ required: true, maxlength: 60, list: 'time-zones', autocomplete: 'off', value: chosen }))
  made.root.append(list)
  return made
}

export interface PayerChoice {
  readonly root: HTMLElement
  readonly value: () => boolean
  readonly onChange: (listener: (pays: boolean) => void) => void
}

/** Whether the shop pays VAT: two buttons, for there are only two answers. */
export function payerChoice(): PayerChoice {
  const yes = element('input', { type: 'radio', name: 'payer', checked: true })
  const no = element('input', { type: 'radio', name: 'payer' })
  const root = element(
    'fieldset',
    { class: 'entry two' },
    element('legend', {}, () => i18n._({ id: 'shop.vat', message: 'VAT' })),
    element('div', { class: 'seg' }, element('label', {}, yes, element('span', {}, () => i18n._({ id: 'shop.vat.yes', message: 'Payer' }))), element('label', {}, no, element('span', {}, () => i18n._({ id: 'shop.vat.no', message: 'Not a payer' })))),
  )
  return { root, value: () => yes.checked, onChange: (listener) => root.addEventListener('change', () => listener(yes.checked)) }
}
