import { z } from 'zod'
import { id, instant, pageOf, paging, text } from '#platform/http/contract'
import { dayOrders, decimalSigns, importKinds } from './domain/index.ts'

export const importStates = ['uploading', 'mapping', 'judging', 'judged', 'running', 'stopped', 'failed', 'done', 'undoing', 'undone'] as const
const marks = ['external-id', 'tax-id', 'email', 'phone', 'name-and-birth'] as const

/** How a file is read. `fields`: what each column is, in the sequence of the headings; null: left out. */
export const importSettings = z.object({
  encoding: z.enum(['utf-8', 'windows-1250', 'gb18030', 'latin-1']),
  delimiter: z.enum(['\t', ';', '|', ',']),
  decimal: z.enum(decimalSigns),
  dayOrder: z.enum(dayOrders),
  /** Whose numbers telephones are that do not begin with + (ISO 3166). */
  phoneCountry: z.string().regex(/^[A-Z]{2}$/, 'write two capital letters such as CZ'),
  /** The other system, by the shop's own name for it: an external id is one within it. */
  system: z.string().regex(/^[a-z0-9][a-z0-9 ._-]{0,39}$/, 'write small letters and digits'),
  fields: z.array(z.string().max(40).nullable()).max(200),
  /** By what somebody is known to be here already, besides the external id, which always counts. */
  matchBy: z.array(z.enum(marks)).max(5),
  sameName: z.boolean().meta({ description: 'E-mail and telephone count only when the name agrees: families share both.' }),
  onMatch: z.enum(['update', 'skip', 'add']),
  /** For rows that do not say. */
  branchId: id.nullable(),
  productKind: z.enum(['frame', 'lens', 'contact-lens', 'accessory', 'cosmetic', 'consumable', 'service']),
  taxClass: z.string().max(40),
  orderKind: z.string().max(40),
}).meta({ id: 'ImportSettings' })
export type ImportSettings = z.output<typeof importSettings>

const counts = z.object({
  created: z.int(), updated: z.int(), unchanged: z.int(), skipped: z.int(), refused: z.int(),
  /** Why rows were refused: each reason with how many rows and the first of them. `text` is in the reader's language. */
  reasons: z.array(z.object({ code: z.string(), field: z.string().nullable(), text: z.string(), rows: z.int(), first: z.array(z.int()) })),
})

const shown = {
  id, kind: z.enum(importKinds), fileName: z.string(), state: z.enum(importStates), size: z.int(), createdAt: instant, finishedAt: instant.nullable(), version: z.int(),
  /** Its file and what rows said are gone by their time: it can neither go on nor be undone. */
  isEmptied: z.boolean(),
  /** Rows done and, once they were counted, of how many. */
  position: z.int(), total: z.int().nullable(),
}

export const importItem = z.object({ ...shown, result: counts.omit({ reasons: true }).nullable() }).meta({ id: 'ImportItem' })
export type ImportItem = z.output<typeof importItem>
export const importPage = pageOf(importItem)
export const importQuery = z.object(paging)

export const importView = z.object({
  ...shown, format: z.enum(['csv', 'xlsx']).nullable(), parts: z.int(), headings: z.array(z.string()), settings: importSettings.nullable(),
  /** Whether the mapping is the one saved for these headings. */
  foreseen: counts.nullable(), result: counts.nullable(),
  undone: z.object({ removed: z.int(), restored: z.int(), kept: z.int() }).nullable(),
}).meta({ id: 'Import' })
export type ImportView = z.output<typeof importView>

export const newImport = z.object({
  id: id.optional(), kind: z.enum(importKinds),
  fileName: text(200),
  size: z.int().min(1, 'the file is empty').meta({ description: 'Bytes of the whole file.' }),
}).meta({ id: 'NewImport' })
export type NewImport = z.output<typeof newImport>

/** At most 4 MB of the file in base64; parts are numbered from 0, and all but the last are 4 MB. */
export const importPart = z.object({ base64: z.base64().max(5_700_000) })
export const partParams = z.object({ id, position: z.coerce.number().int().min(0).max(100_000) })

/** The first rows as they stand in the file, beside what is read of them. */
export const importSamples = z.object({
  items: z.array(z.object({
    row: z.int(), source: z.array(z.string()),
    values: z.array(z.object({ field: z.string(), text: z.string() })),
    faults: z.array(z.object({ field: z.string().nullable(), text: z.string() })),
  })),
})
export type ImportSamples = z.output<typeof importSamples>

/** For how many days imports keep what they know of people: files not brought in, refused rows, what stood there before. */
export const keeping = z.object({ keepDays: z.int().min(1, 'write at least one day').max(3650, 'write at most ten years') })
export const keepingView = keeping.extend({ version: z.int() }).meta({ id: 'ImportKeeping' })
export type KeepingView = z.output<typeof keepingView>

/** What an undo left as it is, because somebody has worked with it since. */
export const keptPage = z.object({ items: z.array(z.object({ row: z.int(), subjectId: id })) })
