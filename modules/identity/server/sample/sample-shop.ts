import type { Day } from '#kernel/days'
import { newId } from '#kernel/ids'
import type { Language } from '#kernel/languages'
import { randomOf } from '#kernel/random'
import type { Role } from '../../domain/rights.ts'
import type { TradingHours } from './trading-clock.ts'

export interface SampleStaff {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Null: in every branch. */
  readonly branchId: string | null
  readonly skills: readonly { readonly name: string; readonly level: number }[]
}

export interface SampleBranch extends TradingHours {
  readonly id: string
  readonly name: string
  readonly street: string
  readonly city: string
  readonly postalCode: string
  readonly phone: string
  readonly email: string
}

/** An invented organization, as the generators of all modules see it. Invented again from the same seed and instant it is the same. */
export interface SampleShop {
  readonly seed: string
  /** Everything happened before it. */
  readonly now: Date
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly country: string
  readonly currency: string
  readonly language: Language
  readonly taxNumber: string
  /** The day since when it trades and has prices. */
  readonly openedOn: Day
  readonly branches: readonly [SampleBranch, ...SampleBranch[]]
  readonly staff: readonly SampleStaff[]
}

const weekdayHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:30', closes: '18:00' }))

/** Czech public holidays of a fixed date, month and day. Source: Act No. 245/2000 Coll. */
const holidays = new Set(['01-01', '05-01', '05-08', '07-05', '07-06', '09-28', '10-28', '11-17', '12-24', '12-25', '12-26'])

interface Person { readonly name: string; readonly email: string; readonly role: Role; readonly skills?: readonly { readonly name: string; readonly level: number }[] }

const refraction = 'Měření zraku'
const contactLenses = 'Aplikace kontaktních čoček'
const glazing = 'Zábrus a montáž'
const repairs = 'Opravy obrub'

/** One for each role, the owner first. */
const people: readonly Person[] = [
  { name: 'Eva Malá', email: 'eva.mala', role: 'owner', skills: [{ name: refraction, level: 5 }] },
  { name: 'Hana Šimková', email: 'hana.simkova', role: 'manager', skills: [{ name: contactLenses, level: 3 }] },
  { name: 'Lucie Horáková', email: 'lucie.horakova', role: 'optometrist', skills: [{ name: refraction, level: 5 }, { name: contactLenses, level: 5 }] },
  { name: 'Petr Kučera', email: 'petr.kucera', role: 'optician', skills: [{ name: refraction, level: 3 }, { name: repairs, level: 4 }] },
  { name: 'Radim Tůma', email: 'radim.tuma', role: 'technician', skills: [{ name: glazing, level: 5 }, { name: repairs, level: 5 }] },
  { name: 'Tereza Bílková', email: 'tereza.bilkova', role: 'clerk' },
  { name: 'Ivo Skála', email: 'ivo.skala', role: 'warehouse' },
  { name: 'Klára Dušková', email: 'klara.duskova', role: 'advisor', skills: [{ name: refraction, level: 2 }] },
  { name: 'Milena Říhová', email: 'milena.rihova', role: 'accountant' },
  { name: 'Josef Marek', email: 'josef.marek', role: 'read-only' },
]

/** Optika Lumen in Brno: one shop and a person for each role. Ids carry `now`, so a sample made again is another one. */
export function inventShop(seed: string, now: Date): SampleShop {
  const id = (...name: string[]): string => newId(now.getTime(), randomOf(seed, 'shop', ...name).fill)
  return {
    seed, now, id: id('organization'), slug: 'optika-lumen', name: 'Optika Lumen', country: 'CZ', currency: 'CZK', language: 'cs', taxNumber: 'CZ00000000',
    openedOn: `${now.getUTCFullYear() - 2}-01-02`,
    branches: [{
      id: id('branch'), name: 'Brno · Veveří', street: 'Veveří 118', city: 'Brno', postalCode: '616 00', phone: '+420 541 000 118', email: 'veveri@lumen.example',
      timeZone: 'Europe/Prague', hours: [...weekdayHours, { weekday: 6, opens: '09:00', closes: '12:00' }], isClosed: (day) => holidays.has(day.slice(5)),
    }],
    staff: people.map(({ name, email, role, skills = [] }) => ({
      id: id('staff', email), personId: id('person', email), name, email: `${email}@lumen.example`, role, branchId: null, skills,
    })),
  }
}
