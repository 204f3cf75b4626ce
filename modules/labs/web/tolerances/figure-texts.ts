import { decimalText, readDecimal } from '#modules/catalog/domain'
import { figureBounds } from '../../domain/tolerances/figure-bounds.ts'

/** In which unit a list of bands says how much may differ. */
export type FigureUnit = 'D' | '°' | 'Δ'

/** How much may differ, as the API has it. */
export interface HowMuch { readonly within?: number | undefined; readonly shareBps?: number | undefined; readonly mm?: number | undefined }

/** A number as typed, in its whole unit; `unread` when it has no reading, `limits` when it is larger than any standard's. */
type Read<Value> = { readonly value: Value } | { readonly wrong: 'unread' | 'limits' }

/** A size with comma or point in whole units of that many digits. @example readSize('6,5', 3, 60_000) // { value: 6500 } */
export function readSize(text: string, digits: number, most: number): Read<number> {
  const value = readDecimal(text.normalize('NFKC').replaceAll(/\s/g, ''), digits)
  if (value === null) return { wrong: 'unread' }
  return value > most ? { wrong: 'limits' } : { value }
}

/** A size as it is typed: whole, or with two digits and the third where it says something. */
export const writeSize = (value: number, digits: number, mark: '.' | ','): string => decimalText(value, digits, mark, value % 10 ** digits === 0 ? 0 : 2)

const digitsOf: Readonly<Record<FigureUnit, number>> = { D: 3, '°': 0, Δ: 2 }
const mostOf: Readonly<Record<FigureUnit, number>> = { D: figureBounds.dioptres.most, '°': figureBounds.degrees.most, Δ: figureBounds.prism.most }
const units: Readonly<Record<FigureUnit, RegExp>> = { D: /(?:d|dpt)$/i, '°': /°$/, Δ: /[Δδ△]$/ }

/**
 * How much may differ: a size, of powers a share of it (`2 %`), of prisms also what a decentration makes (`1 mm`) or both together
 * (`0,25 + 1 mm`).
 */
export function readHowMuch(text: string, unit: FigureUnit): Read<HowMuch> {
  const typed = text.normalize('NFKC').replaceAll(/\s/g, '').replace(/^[±]/, '')
  if (unit === 'D' && typed.endsWith('%')) return as('shareBps', readSize(typed.slice(0, -1), 2, figureBounds.shareBps.most))
  if (unit === 'Δ' && /mm$/i.test(typed)) {
    const [constant, millimetres] = typed.includes('+') ? typed.split('+', 2) : [undefined, typed]
    const mm = as('mm', readSize((millimetres ?? '').replace(/mm$/i, ''), 2, figureBounds.mm.most))
    if (constant === undefined || 'wrong' in mm) return mm
    const within = readHowMuch(constant, 'Δ')
    return 'wrong' in within ? within : { value: { ...within.value, ...mm.value } }
  }
  return as('within', readSize(typed.replace(units[unit], ''), digitsOf[unit], mostOf[unit]))
}

const as = (name: keyof HowMuch, read: Read<number>): Read<HowMuch> => ('wrong' in read ? read : { value: { [name]: read.value } })

/** The same as it is typed. @example writeHowMuch({ within: 25, mm: 100 }, 'Δ', ',') // '0,25 + 1 mm' */
export function writeHowMuch({ within, shareBps, mm }: HowMuch, unit: FigureUnit, mark: '.' | ','): string {
  if (shareBps !== undefined) return `${writeSize(shareBps, 2, mark)} %`
  return [within === undefined ? '' : writeSize(within, digitsOf[unit], mark), mm === undefined ? '' : `${writeSize(mm, 2, mark)} mm`].filter(Boolean).join(' + ')
}
