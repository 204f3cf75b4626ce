import { isDay } from '#kernel/days'
import type { Findings, MakerCatalogue } from '../maker-catalogue.ts'
import { HEAD } from './layout.ts'
import { linesOf } from './read-record.ts'

export interface Head {
  readonly maker: Pick<MakerCatalogue, 'makerCode' | 'maker' | 'currency' | 'priceKind' | 'validFrom' | 'validUntil'>
  /** Which of the five prices is taken, from 1. */
  readonly priceField: number
  /** Shares of the cylinder as sets have them, of those that the file says in its own notation. */
  readonly shares: (from: number, to: number) => { readonly shareFrom: number; readonly shareTo: number }
}

/** What catalogues in the trade mean by a price field: 20 is what the maker recommends to ask for, 10 what the shop pays. */
export const RECOMMENDED = '20'
export const PAID = '10'
const known = ['version', 'valid-from', 'valid-until', 'manufacturer-code', 'manufacturer-name', 'currency', 'pricedefinition-cylinder', 'country', 'language']

/** Names in the first 30 places of a line, values behind them. */
export function readHead(text: string, findings: Findings): Head {
  const values = new Map<string, string>()
  for (const { text: line } of linesOf(text)) {
    const name = line.slice(0, 30).trim().toLowerCase()
    const value = line.slice(30).trim()
    values.set(name, value)
    if (value !== '' && !known.includes(name) && !/^pricefield-0\d$/.test(name)) findings.unread(HEAD, name)
  }
  const makerCode = values.get('manufacturer-code') ?? ''
  if (makerCode === '') findings.defect(HEAD, 1, 'missing', 'manufacturer-code')
  const day = (name: string): string | null => {
    const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(values.get(name) ?? '')
    if (!parts) return null
    const read = `${parts[1]}-${parts[2]}-${parts[3]}`
    if (isDay(read)) return read
    findings.defect(HEAD, 1, 'no-day', name)
    return null
  }
  const currency = values.get('currency') ?? ''
  const isMinus = /^(-|m)/i.test(values.get('pricedefinition-cylinder') ?? '')
  const fields = [1, 2, 3, 4, 5].map((number) => values.get(`pricefield-0${number}`))
  const at = (type: string): number => fields.indexOf(type) + 1
  return {
    maker: { makerCode, maker: values.get('manufacturer-name') || makerCode, priceKind: at(RECOMMENDED) > 0 ? 'recommended' : at(PAID) > 0 ? 'paid' : 'unknown', currency: /^[A-Z]{3}$/.test(currency) ? currency : null, validFrom: day('valid-from'), validUntil: day('valid-until') },
    priceField: at(RECOMMENDED) || at(PAID) || 1,
    // In minus form the cylinder is taken off the stronger meridian: what counts in full there is the weaker one here.
    shares: (from, to) => (isMinus ? { shareFrom: 100 - from, shareTo: 100 - to } : { shareFrom: from, shareTo: to }),
  }
}
