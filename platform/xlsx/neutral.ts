/** What a spreadsheet would take for the beginning of a formula, or for none of the cell's text before one. */
const begins = /^[=+\-@\t\r\n]/

/** A text that no spreadsheet runs as a formula, whoever typed it: an apostrophe in front says that it is text (OWASP, CSV injection). */
export const neutral = (text: string): string => (begins.test(text) ? `'${text}` : text)
