/** A bound as it is written, in the decimals of its unit (scale 1000: thousandths), without needless zeros; empty where there is none. */
export const boundText = (value: number | null, scale: number, mark: '.' | ','): string => (value === null ? '' : String(value / scale).replace('-', '−').replace('.', mark))

/** Reads a bound: empty is none (null); undefined what is no number of whole units. */
export function readBound(text: string, scale: number): number | null | undefined {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return null
  const parts = /^([-−–=+]?)\s*(\d{1,3})(?:[.,](\d{1,3}))?$/.exec(typed)
  if (!parts) return undefined
  const size = Number(`${parts[2]}.${parts[3] ?? '0'}`) * scale
  const whole = Math.round(size)
  if (Math.abs(whole - size) > 1e-6) return undefined
  return parts[1] && parts[1] !== '+' && whole > 0 ? -whole : whole
}
