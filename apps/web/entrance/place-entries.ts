import { i18n } from '@lingui/core'
import { languageNames, languages } from '#kernel/languages'
import { element } from './element.ts'
import { entry, textInput, type Entry } from './form.ts'
import type { Country } from './setup.ts'
import { inEveryLanguage } from './speak.ts'

/** A country's name in the language of the moment. */
export const countryName = (code: string): string => new Intl.DisplayNames([i18n.locale], { type: 'region' }).of(code) ?? code

/** The country that somebody whose browser speaks like this is most likely in. */
export const likelyCountry = (language: string): string => new Intl.Locale(language).maximize().region ?? 'CZ'

/** All countries by name, those first whose taxes come along. */
export function countryEntry(countries: readonly Country[], chosen: string): Entry {
  const prepared = countries.map(({ country }) => country).filter((code) => code.length === 2)
  const others = regionCodes().filter((code) => !prepared.includes(code))
  const select = element('select', { required: true })
  inEveryLanguage(() => {
    const value = select.value || chosen
    const option = (code: string) => element('option', { value: code, selected: code === value }, countryName(code))
    const byName = others.toSorted((a, b) => countryName(a).localeCompare(countryName(b), i18n.locale))
    select.replaceChildren(...prepared.map(option), element('hr'), ...byName.map(option))
  })
  return entry(() => i18n._({ id: 'shop.country', message: 'Country' }), select)
}

/** The two-letter codes in use (ISO 3166): those that the browser can name, without groups of countries and codes given up. */
function regionCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined && !/^(EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code) && new Intl.Locale(`und-${code}`).region === code)
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
