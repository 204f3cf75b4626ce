import { addDays } from '#kernel/days'
import type { Day } from '#kernel/days'
import { newId } from '#kernel/ids'
import type { Language } from '#kernel/languages'
import { randomOf } from '#kernel/random'
import type { Random } from '#kernel/random'
import type { SampleShop } from '#modules/identity/server'
import type { Contact, CustomerContent } from '../customer-data.ts'
import { brazilian, chinese, czech, vietnamese, womansSurname } from './names.ts'

/** Sample people have what a counter asks for; the rest stays empty. */
export interface SampleCustomer extends Omit<CustomerContent, 'classBy' | 'employer' | 'insurer' | 'guardian' | 'householdId' | 'addresses' | 'taxIds' | 'tags'> {
  readonly id: string
  readonly createdAt: Date
  readonly createdBy: string
  readonly contacts: readonly (Contact & { readonly position: number })[]
}

interface Named { readonly givenName: string; readonly familyName: string; readonly mail: string; readonly language: Language }

const DAY_MS = 86_400_000
/** Every ninth customer is the child of the one before: same name, same telephone, and somebody else pays. */
const FAMILY = 9

/** The customer for whom this one comes to the shop, by number; null for most. */
export const childOf = (index: number, total: number): number | null => (index % FAMILY === 3 && index + 1 < total ? index + 1 : null)

/** How many of the customers the shop knew at an instant: they came evenly since it opened. */
export function customersKnownAt(shop: SampleShop, total: number, at: Date): number {
  const opened = Date.parse(shop.openedOn)
  return Math.floor((total * (at.getTime() - opened)) / (shop.now.getTime() - opened))
}

/** Customer `index` of `total`, from 0 and by the time they first came. The same for the same shop in whatever sequence they are asked for. */
export function inventCustomer(shop: SampleShop, index: number, total: number): SampleCustomer {
  const parent = index % FAMILY === 4 ? inventCustomer(shop, index - 1, total) : null
  const random = randomOf(shop.seed, 'customer', index)
  const createdAt = firstVisit(shop, index, total, random)
  const id = newId(createdAt.getTime(), random.fill)
  const year = createdAt.getUTCFullYear()
  // Who brings a child is of an age to have one.
  const [youngest, oldest] = parent ? [4, 13] : childOf(index, total) === null ? [19, 84] : [27, 46]
  const bornOn = dayOfYear(year - random.int(youngest, oldest), random)
  const woman = random.chance(0.54)
  const origin = random.weighted([[inCzech, 88], [inVietnamese, 5], [inChinese, 4], [inPortuguese, 3]] as const)
  const named = parent ? childName(parent, woman, random) : origin(woman, bornOn, random)
  const phones = parent ? parent.phones : random.chance(0.95) ? [phoneOf(named.language, random)] : []
  const emails = !parent && random.chance(0.62) ? [`${named.mail}${random.int(1, 99)}@example.com`] : []
  const advisors = shop.staff.filter(({ role }) => role === 'advisor')
  const counter = shop.staff.filter(({ role }) => role === 'optician' || role === 'clerk' || role === 'optometrist')
  const ofAdvisor = advisors.length > 0 && random.chance(0.1)
  return {
    id, createdAt, createdBy: random.pick(counter).id,
    givenName: named.givenName, familyName: named.familyName, title: named.language === 'cs' && !parent && random.chance(0.08) ? random.pick(['Ing.', 'Mgr.', 'MUDr.', 'JUDr.', 'Bc.']) : null,
    birthOn: random.chance(0.93) ? bornOn : null, language: named.language,
    preferredChannel: channelOf(named.language, phones.length > 0, emails.length > 0, random),
    class: random.weighted([['regular', 80], ['member', 15], ['vip', 5]] as const),
    source: random.weighted([['doporučení', 30], ['kolem jdoucí', 35], ['web', 20], ['oční lékař', 15]] as const),
    note: random.chance(0.04) ? random.pick(notes) : null,
    homeBranchId: random.pick(shop.branches).id, ownerStaffId: ofAdvisor ? random.pick(advisors).id : null,
    phones, emails,
    contacts: [...phones.map((value) => ({ kind: 'phone' as const, value })), ...emails.map((value) => ({ kind: 'email' as const, value }))]
      .map((contact, position) => ({ ...contact, position, id: newId(createdAt.getTime(), random.fill) })),
  }
}

const notes = ['Volat až po 16. hodině.', 'Chodí s vodicím psem.', 'Účet posílat zaměstnavateli.', 'Špatně slyší, raději psát SMS.', 'Má doma ještě dvoje starší brýle.'] as const

function firstVisit(shop: SampleShop, index: number, total: number, random: Random): Date {
  const opened = Date.parse(shop.openedOn)
  const whole = opened + ((shop.now.getTime() - opened) * (index + random.next() * 0.9)) / total
  // In the shop's morning, and never on a Sunday.
  const day = new Date(Math.floor(whole / DAY_MS) * DAY_MS - (new Date(whole).getUTCDay() === 0 ? DAY_MS : 0))
  return new Date(Math.min(day.getTime() + random.int(8 * 3600, 11 * 3600) * 1000, whole))
}

function dayOfYear(year: number, random: Random): Day {
  return addDays(`${year}-01-01`, random.int(0, 364))
}

function inCzech(woman: boolean, bornOn: Day, random: Random): Named {
  const older = bornOn < '1975'
  const givenName = random.pick(woman ? (older ? czech.womenBefore1975 : czech.womenSince1975) : (older ? czech.menBefore1975 : czech.menSince1975))
  const surname = random.pick(czech.surnames)
  const familyName = woman ? womansSurname(surname) : surname
  return { givenName, familyName, mail: mailOf(givenName, familyName), language: 'cs' }
}

function inVietnamese(woman: boolean, _bornOn: Day, random: Random): Named {
  const [givenName, familyName] = [random.pick(woman ? vietnamese.women : vietnamese.men), random.pick(vietnamese.surnames)]
  // Their children speak Czech at the counter, and so do they.
  return { givenName, familyName, mail: mailOf(givenName, familyName), language: 'cs' }
}

function inChinese(woman: boolean, _bornOn: Day, random: Random): Named {
  const [familyName, family] = random.pick<readonly [string, string]>(chinese.surnames)
  const [givenName, given] = random.pick<readonly [string, string]>(woman ? chinese.women : chinese.men)
  return { givenName, familyName, mail: mailOf(given, family), language: 'zh-CN' }
}

function inPortuguese(woman: boolean, _bornOn: Day, random: Random): Named {
  const [givenName, familyName] = [random.pick(woman ? brazilian.women : brazilian.men), random.pick(brazilian.surnames)]
  return { givenName, familyName, mail: mailOf(givenName, familyName), language: 'pt-BR' }
}

/** A child has the parent's family name; in Czech a daughter and a son write it differently. */
function childName(parent: SampleCustomer, girl: boolean, random: Random): Named {
  const { familyName, language } = parent
  const like = { cs: inCzech, 'zh-CN': inChinese, 'pt-BR': inPortuguese, en: inCzech }[language](girl, '2015-01-01', random)
  const surname = czech.surnames.find((man) => man === familyName || womansSurname(man) === familyName)
  return { ...like, familyName: surname ? (girl ? womansSurname(surname) : surname) : familyName }
}

/** Latin letters without marks: `dvorakova.jana`. */
const mailOf = (given: string, family: string): string =>
  [given, family].map((name) => name.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/[^a-z]/g, '')).join('.')

const czechMobiles = ['601', '602', '603', '604', '605', '606', '607', '608', '720', '721', '723', '725', '728', '731', '732', '736', '737', '739', '773', '774', '775', '776', '777'] as const

/** A mobile number in E.164; of invented people, so nobody may be sent anything from a sample. */
function phoneOf(language: Language, random: Random): string {
  const digits = (count: number): string => String(random.int(0, 10 ** count - 1)).padStart(count, '0')
  if (language === 'zh-CN' && random.chance(0.4)) return `+86139${digits(8)}`
  if (language === 'pt-BR' && random.chance(0.4)) return `+55119${random.int(6, 9)}${digits(7)}`
  return `+420${random.pick(czechMobiles)}${digits(6)}`
}

function channelOf(language: Language, hasPhone: boolean, hasEmail: boolean, random: Random): CustomerContent['preferredChannel'] {
  if (!hasPhone && !hasEmail) return null
  if (!hasPhone) return 'email'
  if (language === 'zh-CN' && random.chance(0.6)) return 'wechat'
  if (language === 'pt-BR' && random.chance(0.6)) return 'whatsapp'
  return random.weighted([['sms', 55], ['phone', 15], [hasEmail ? 'email' : 'sms', 20], [null, 10]] as const)
}
