import { ansiZ801 } from './ansi-z80-1.ts'
import type { ToleranceTable } from './tolerance-table.ts'

/**
 * The tables that Lunette has figures and a source for. ISO 21987, which shops in Europe work by, is not among them: no source of
 * its present figures could be read.
 */
export const toleranceTables: readonly ToleranceTable[] = [ansiZ801]

/** The table of that code, or undefined. */
export const tableOf = (code: string | null): ToleranceTable | undefined => toleranceTables.find((table) => table.code === code)

/** Which table is usual in a country; null where none is known: then differences are shown and nothing is judged. */
export const usualTableIn = (country: string): ToleranceTable | null => toleranceTables.find(({ countries }) => countries.includes(country)) ?? null
