/**
 * The number of a receipt: a letter that no order number has, year and count.
 * @example receiptNumber(2026, 123) // 'R26-000123'
 */
export const receiptNumber = (year: number, count: number): string => `R${String(year % 100).padStart(2, '0')}-${String(count).padStart(6, '0')}`
