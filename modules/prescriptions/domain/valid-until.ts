import type { Day } from '#kernel/days'
import type { Purpose } from './prescription.ts'

interface Months { readonly adult: number; readonly minor: number; readonly contactLenses: number }

/** Ours, to be confirmed by an optician of each country; whoever writes the prescription may say another day. */
const usual: Months = { adult: 24, minor: 12, contactLenses: 12 }
const byCountry: Readonly<Record<string, Months>> = {
  CZ: { adult: 12, minor: 12, contactLenses: 12 },
  SK: { adult: 12, minor: 12, contactLenses: 12 },
  BR: { adult: 12, minor: 12, contactLenses: 12 },
  CN: { adult: 12, minor: 6, contactLenses: 12 },
}

/** The last day on which a prescription is good by default: so many months from the examination, in the country and at that age. */
export function validUntil({ examinedOn, country, minor, purpose }: { readonly examinedOn: Day; readonly country: string; readonly minor: boolean; readonly purpose: Purpose }): Day {
  const months = byCountry[country] ?? usual
  return addMonths(examinedOn, minor ? months.minor : purpose === 'contact-lenses' ? months.contactLenses : months.adult)
}

/** The same day so many months later; the last of a shorter month. */
function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}
