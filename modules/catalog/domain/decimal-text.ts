/**
 * A whole number of small units as people read it: 5250 with two digits is `52.5`. `point` is the language's own. Zeros at the
 * end are left out but for `least` of them.
 */
export function decimalText(value: number, digits: number, point = '.', least = 0): string {
  const unit = 10 ** digits
  const part = String(value % unit).padStart(digits, '0').replace(/0+$/, '').padEnd(least, '0')
  return part ? `${Math.floor(value / unit)}${point}${part}` : String(Math.floor(value / unit))
}

/** What people type, with point or comma, in whole small units: `52,5` with two digits is 5250. Null for what is no such number. */
export function readDecimal(text: string, digits: number): number | null {
  const [, whole, part = ''] = /^(\d{1,6})(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  return whole === undefined || part.length > digits ? null : Number(whole + part.padEnd(digits, '0'))
}
