/**
 * A decimal with point or comma as whole parts: `readDecimal('-8.00', 3)` is −8000. Null for anything that has no single reading, and for more
 * figures than there are parts.
 */
export function readDecimal(text: string, places: number): number | null {
  const parts = /^([+-]?)(\d{1,7})(?:[.,](\d+))?$/.exec(text.trim().replace('−', '-'))
  if (!parts) return null
  const figures = (parts[3] ?? '').replace(/0+$/, '')
  if (figures.length > places) return null
  const size = Number(`${parts[2]}${figures.padEnd(places, '0')}`)
  return parts[1] === '-' ? 0 - size : size
}

/** Whole parts as a decimal with a point: −8000 of three places is `-8.00`; at least two places, or as many as the value needs. */
export function writeDecimal(value: number, places: number): string {
  const figures = String(Math.abs(value)).padStart(places + 1, '0')
  const cut = figures.slice(0, figures.length - places)
  const rest = figures.slice(figures.length - places).replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${cut}${places > 0 ? `.${rest.padEnd(Math.min(2, places), '0')}` : ''}`
}
