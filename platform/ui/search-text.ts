/** A text out of an address. The router reads one of digits only, such as a telephone number, as a number. */
export const searchText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
