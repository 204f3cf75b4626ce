import { lensCells } from './lens-values.ts'
import type { LensCell } from './lens-values.ts'

/** What a typed measure says. `value` null: nothing was typed; without `value` it has no single reading. */
export type MeasuredReading = { readonly value: number | null } | { readonly unread: 'sign' | 'nothing' | 'limits' }

const minus = /^[-−–—‒=]/
const shape = /^([+-]?)(\d{1,3})(?:[.,](\d{1,3}))?$/
const decimalsOf: Readonly<Record<LensCell, number>> = { sphere: 3, cylinder: 3, addition: 3, prism: 2, pd: 2, fittingHeight: 2, segmentHeight: 2, axisDeg: 0, prismBaseDeg: 0 }

/** Where each word for a base stands, as seen by who faces the wearer. */
const baseWords: Readonly<Record<string, Readonly<Record<'right' | 'left', number>>>> = { in: { right: 0, left: 180 }, out: { right: 180, left: 0 }, up: { right: 90, left: 90 }, down: { right: 270, left: 270 } }

/**
 * A measure as a lensmeter shows it, in the cell's whole unit: comma or point, to the hundredth, without the steps of a prescription.
 * Sphere and cylinder want their sign: a measured power is never silently plus. @example readMeasured('sphere', '−4,06', 'right') // { value: -4060 }
 */
export function readMeasured(cell: LensCell, text: string, eye: 'right' | 'left'): MeasuredReading {
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '')
  if (typed === '') return { value: null }
  if (cell === 'prismBaseDeg') {
    const word = baseWords[typed.replace(/^b(?=[iodu])/, '').replace(/^([iodu])$/, (letter) => ({ i: 'in', o: 'out', u: 'up', d: 'down' })[letter] ?? letter)]
    if (word) return { value: word[eye] }
  }
  const parts = shape.exec(typed.replace(minus, '-').replace(/(?:d|mm|°|δ)$/, ''))
  if (!parts) return { unread: 'nothing' }
  const [, sign = '', whole = '', decimals = ''] = parts
  const places = decimalsOf[cell]
  if (decimals.length > places) return { unread: 'nothing' }
  const size = Number(whole + decimals.padEnd(places, '0'))
  const signed = cell === 'sphere' || cell === 'cylinder'
  if (signed && sign === '' && size !== 0) return { unread: 'sign' }
  if (!signed && sign === '-') return { unread: 'nothing' }
  const value = cell === 'axisDeg' && size === 0 ? 180 : sign === '-' && size !== 0 ? -size : size
  const { from, to } = lensCells[cell]
  return value < from || value > to ? { unread: 'limits' } : { value }
}
