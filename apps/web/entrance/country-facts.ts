import { i18n } from '@lingui/core'
import { dayText } from '#platform/ui/day-text'
import { element } from './element.ts'
import { countryName } from './place-entries.ts'
import type { Country } from './setup.ts'
import { inEveryLanguage } from './speak.ts'

export interface CountryFacts {
  readonly root: HTMLElement
  readonly show: (code: string, country: Country) => void
  readonly payer: (pays: boolean) => void
}

/** What comes with a country: tax classes and rates, each with its source and the day it was verified, or marked unverified. */
export function countryFacts(startCode: string, start: Country): CountryFacts {
  const root = element('aside', { class: 'facts', 'aria-live': 'polite' })
  let code = startCode
  let country = start
  let pays = true
  const draw = () => {
    const rate = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 2 })
    const classes = country.taxClasses.map(({ name, rateBps, source, verifiedOn }) => element(
      'li',
      {},
      element('span', { class: 'rate' }, element('b', {}, verifiedOn || rateBps > 0 ? rate.format(rateBps / 10_000) : '–'), element('span', {}, name)),
      element('small', {}, source),
      verifiedOn
        ? element('small', { class: 'verified' }, i18n._({ id: 'shop.verified', message: 'verified on {day}', values: { day: dayText(verifiedOn, i18n.locale, 'date') } }))
        : element('small', { class: 'unverified' }, i18n._({ id: 'shop.unverified', message: 'not verified: check it before the first sale' })),
    ))
    root.replaceChildren(
      element('h2', {}, i18n._({ id: 'shop.facts', message: 'Comes with the country' })),
      ...(pays
        ? [element('h3', {}, `${countryName(code)} · ${country.vatName}`), element('ul', {}, ...classes)]
        : [element('p', {}, i18n._({ id: 'shop.no-vat', message: 'Prices carry no VAT. Switch it on in Settings when you become a payer.' }))]),
      element('p', {}, i18n._({ id: 'shop.facts.more', message: 'Also number series, the stages of an order and the papers. All can be changed later.' })),
    )
  }
  inEveryLanguage(draw)
  return {
    root,
    show: (chosenCode, chosen) => {
      code = chosenCode
      country = chosen
      draw()
    },
    payer: (does) => {
      pays = does
      draw()
    },
  }
}
