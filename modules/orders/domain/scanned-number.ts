/**
 * The order number that a scanned code stands for: the number itself (the bar code on our papers) or its payment symbol; null
 * when it can be neither. Undoes orderNumber.
 * @example numberOfCode('26001442') // '26-1442'
 */
export function numberOfCode(code: string): string | null {
  const [, year, count] = /^(\d{2})-0*([1-9]\d{0,7})$/.exec(code.trim()) ?? []
  if (year && count) return `${year}-${count}`
  const [, long, short, digits] = /^(?:(10\d)(?=\d{5,8}$)|([1-9]\d)(?=\d{6,8}$))(\d+)$/.exec(code.trim()) ?? []
  const prefix = long ?? short
  if (!prefix || !digits || Number(digits) === 0) return null
  return `${prefix.slice(-2)}-${Number(digits)}`
}
