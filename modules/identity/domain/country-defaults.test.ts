import { expect, it } from 'vitest'
import { countryDefaults, defaultsOf, taxDefaults } from './country-defaults.ts'

it('gives a Czech payer the rates of 2024, each with where it was read', () => {
  const rates = Object.fromEntries(taxDefaults('CZ', true).map((one) => [one.code, one.rates[0]]))
  expect(rates.standard).toMatchObject({ rateBps: 2100, validFrom: '2024-01-01', verifiedOn: '2026-11-21' })
  expect(rates.reduced).toMatchObject({ rateBps: 1200, validFrom: '2024-01-01' })
})

it('knows the simplified method for who is no general taxpayer in China', () => {
  expect(taxDefaults('CN', true).map((one) => one.rates[0]?.rateBps)).toEqual([1300, 600, 0])
  expect(taxDefaults('CN', false).map((one) => one.rates[0]?.rateBps)).toEqual([300, 300, 0])
})

it('ends the trial rates of Brazil with their year', () => {
  const [standard] = taxDefaults('BR', true)
  expect(standard?.rates.filter((rate) => rate.component !== 'ICMS').map((rate) => rate.validTo)).toEqual(['2027-01-01', '2027-01-01'])
})

it('gives who is no payer the same classes without tax', () => {
  expect(taxDefaults('CZ', false).map((one) => one.code)).toEqual(['standard', 'reduced', 'exempt'])
  expect(taxDefaults('CZ', false).flatMap((one) => one.rates).every((rate) => rate.rateBps === 0)).toBe(true)
})

it('falls back on a beginning that says it was not checked', () => {
  expect(defaultsOf('PL').country).toBe('other')
  expect(taxDefaults('PL', true).flatMap((one) => one.rates).every((rate) => rate.verifiedOn === null)).toBe(true)
})

it.each(countryDefaults.flatMap(({ country }) => [true, false].flatMap((payer) => taxDefaults(country, payer).map((one) => ({ country, payer, ...one })))))(
  'says the source of every rate: $country $payer $code', ({ rates, names }) => {
    expect(rates.length).toBeGreaterThan(0)
    for (const rate of rates) for (const said of Object.values(rate.source)) expect(said.length).toBeGreaterThan(5)
    expect(Object.values(names).every((name) => name.length > 0)).toBe(true)
  })
