/** Where quotes are put: only where they must stand, or around every value. */
export type Quoting = 'needed' | 'all'

/** A record as a line of CSV, without its line end. Reading it back gives the same values (RFC 4180). */
export function writeRecord(fields: readonly string[], delimiter: string, quoting: Quoting): string {
  const needs = (value: string): boolean => value.includes('"') || value.includes(delimiter) || value.includes('\n') || value.includes('\r')
  // One empty value alone would be read as an empty line.
  return fields.map((value) => (quoting === 'all' || needs(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(delimiter)
}
