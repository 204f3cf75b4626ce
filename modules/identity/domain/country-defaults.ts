import type { Language } from '#kernel/languages'
import { taxSources } from './tax-sources.ts'
import type { InLanguages } from './tax-sources.ts'

/** A rate of a tax class. `source` says where the rate was read, `verifiedOn` when; null: nobody has checked it, and the screens say so. */
export interface TaxRateDefault {
  readonly component: string
  /** Basis points: 2100 is 21 %. */
  readonly rateBps: number
  readonly validFrom: string
  /** The first day it no longer holds. */
  readonly validTo: string | null
  readonly source: InLanguages
  readonly verifiedOn: string | null
}

export interface TaxClassDefault {
  readonly code: 'standard' | 'reduced' | 'services' | 'exempt'
  readonly names: InLanguages
  readonly rates: readonly TaxRateDefault[]
}

/** What a shop of a country begins with; everything can be changed later. */
export interface CountryDefaults {
  /** ISO 3166, or `other`. */
  readonly country: string
  readonly currency: string
  readonly language: Language
  readonly timeZone: string
  /** What people there call the tax on a sale. */
  readonly vatName: string
  /** The deposit proposed at intake is rounded down to this, minor units. A habit, not a law. */
  readonly depositRoundTo: number
}

const countries: readonly CountryDefaults[] = [
  { country: 'CZ', currency: 'CZK', language: 'cs', timeZone: 'Europe/Prague', vatName: 'DPH', depositRoundTo: 10_000 },
  { country: 'BR', currency: 'BRL', language: 'pt-BR', timeZone: 'America/Sao_Paulo', vatName: 'ICMS/IBS/CBS', depositRoundTo: 1_000 },
  { country: 'CN', currency: 'CNY', language: 'zh-CN', timeZone: 'Asia/Shanghai', vatName: '增值税', depositRoundTo: 1_000 },
]
const elsewhere: CountryDefaults = { country: 'other', currency: 'EUR', language: 'en', timeZone: 'Europe/London', vatName: 'VAT', depositRoundTo: 100 }

/** The countries Lunette has defaults for, and `other` as the last. */
export const countryDefaults: readonly CountryDefaults[] = [...countries, elsewhere]

export const defaultsOf = (country: string): CountryDefaults => countries.find((one) => one.country === country) ?? elsewhere

const names = {
  standard: { en: 'Standard', cs: 'Základní', 'pt-BR': 'Padrão', 'zh-CN': '标准税率' },
  reduced: { en: 'Reduced', cs: 'Snížená', 'pt-BR': 'Reduzida', 'zh-CN': '低税率' },
  services: { en: 'Services', cs: 'Služby', 'pt-BR': 'Serviços', 'zh-CN': '服务' },
  exempt: { en: 'Without tax', cs: 'Bez daně', 'pt-BR': 'Sem imposto', 'zh-CN': '免税' },
} as const satisfies Record<TaxClassDefault['code'], InLanguages>

const LONG_AGO = '2000-01-01'
const rate = (component: string, rateBps: number, source: InLanguages, verifiedOn: string | null, validFrom = LONG_AGO, validTo: string | null = null): TaxRateDefault =>
  ({ component, rateBps, source, verifiedOn, validFrom, validTo })

const payer: Readonly<Record<string, readonly TaxClassDefault[]>> = {
  CZ: [
    { code: 'standard', names: names.standard, rates: [rate('DPH', 2100, taxSources.czechAct, '2026-11-21', '2024-01-01')] },
    { code: 'reduced', names: names.reduced, rates: [rate('DPH', 1200, taxSources.czechReduced, '2026-11-21', '2024-01-01')] },
    { code: 'exempt', names: names.exempt, rates: [rate('DPH', 0, taxSources.exempt, null)] },
  ],
  CN: [
    { code: 'standard', names: names.standard, rates: [rate('VAT', 1300, taxSources.chineseLaw, '2026-11-21')] },
    { code: 'services', names: names.services, rates: [rate('VAT', 600, taxSources.chineseLaw, '2026-11-21')] },
    { code: 'exempt', names: names.exempt, rates: [rate('VAT', 0, taxSources.exempt, null)] },
  ],
  BR: [
    {
      code: 'standard', names: names.standard, rates: [
        rate('ICMS', 0, taxSources.setByState, null),
        rate('CBS', 90, taxSources.brazilianCbs, '2026-11-21', '2026-01-01', '2027-01-01'),
        rate('IBS', 10, taxSources.brazilianIbs, '2026-11-21', '2026-01-01', '2027-01-01'),
      ],
    },
    { code: 'services', names: names.services, rates: [rate('ISS', 0, taxSources.setByMunicipality, null)] },
    { code: 'exempt', names: names.exempt, rates: [rate('ICMS', 0, taxSources.exempt, null)] },
  ],
  other: [
    { code: 'standard', names: names.standard, rates: [rate('VAT', 0, taxSources.unchecked, null)] },
    { code: 'reduced', names: names.reduced, rates: [rate('VAT', 0, taxSources.unchecked, null)] },
    { code: 'exempt', names: names.exempt, rates: [rate('VAT', 0, taxSources.unchecked, null)] },
  ],
}

/** In China who is no general taxpayer is taxed by the simplified method, and only then is there a rate without being a payer. */
const smallScale = rate('VAT', 300, taxSources.chineseSmallScale, '2026-11-21')

/** The tax classes of a country with their rates. Who is no payer has the same classes at 0, so that becoming one is a change of rates only. */
export function taxDefaults(country: string, vatPayer: boolean): readonly TaxClassDefault[] {
  const key = defaultsOf(country).country
  const classes = payer[key] ?? []
  if (vatPayer) return classes
  return classes.map((one) => ({
    ...one,
    rates: key === 'CN' && one.code !== 'exempt' ? [smallScale] : one.rates.slice(0, 1).map(({ component }) => rate(component, 0, taxSources.notRegistered, null)),
  }))
}
