import type { Finding, Inspected } from './inspect-lenses.ts'

/** How a value of what is compared is written: digits that its whole unit keeps, digits shown, and the unit. */
const forms: Readonly<Record<Inspected, { readonly digits: number; readonly shown: number; readonly unit: string; readonly signed: boolean }>> = {
  power: { digits: 3, shown: 2, unit: 'D', signed: true }, cylinder: { digits: 3, shown: 2, unit: 'D', signed: true }, axis: { digits: 0, shown: 0, unit: '°', signed: false }, addition: { digits: 3, shown: 2, unit: 'D', signed: true },
  prism: { digits: 2, shown: 2, unit: 'Δ', signed: false }, 'fitting-height': { digits: 2, shown: 1, unit: 'mm', signed: false }, 'segment-height': { digits: 2, shown: 1, unit: 'mm', signed: false }, pd: { digits: 2, shown: 1, unit: 'mm', signed: false },
  'vertical-imbalance': { digits: 2, shown: 2, unit: 'Δ', signed: true }, 'horizontal-imbalance': { digits: 2, shown: 2, unit: 'Δ', signed: true }, 'height-difference': { digits: 2, shown: 1, unit: 'mm', signed: true },
}

/** A comparison as it is read: powers with sign, a true minus, limits as ±. More digits than usual where the last ones would hide something. */
export function writeFinding(finding: Pick<Finding, 'what' | 'ordered' | 'measured' | 'difference' | 'limit'>, mark: '.' | ','): { readonly ordered: string; readonly measured: string; readonly difference: string; readonly limit: string | null } {
  const { digits, shown, unit, signed } = forms[finding.what]
  const write = (value: number, withSign: boolean): string => `${value < 0 ? '−' : withSign && value > 0 ? '+' : ''}${figures(Math.abs(value), digits, shown, mark)}`
  const space = unit === '°' ? '' : '\u00a0'
  return {
    ordered: write(finding.ordered, signed), measured: write(finding.measured, signed), difference: `${write(finding.difference, finding.what !== 'axis' && finding.what !== 'prism')}${space}${unit}`,
    limit: finding.limit === null ? null : `±${figures(finding.limit, digits, shown, mark)}${space}${unit}`,
  }
}

function figures(size: number, digits: number, shown: number, mark: '.' | ','): string {
  const text = String(size).padStart(digits + 1, '0')
  const [whole, behind] = [text.slice(0, text.length - digits), text.slice(text.length - digits)]
  const kept = behind.slice(0, shown) + behind.slice(shown).replace(/0+$/, '')
  return kept === '' ? whole : `${whole}${mark}${kept}`
}
