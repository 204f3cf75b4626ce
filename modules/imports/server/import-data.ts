import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { ImportSettings, importStates } from '../contract.ts'
import type { ImportKind } from '../domain/index.ts'

export type ImportState = (typeof importStates)[number]

/** How many rows became what, and why rows were refused: each reason with the first rows it stands for. */
export interface Counts {
  readonly created: number; readonly updated: number; readonly unchanged: number; readonly skipped: number; readonly refused: number
  readonly reasons: readonly { readonly code: string; readonly field: string | null; readonly rows: number; readonly first: readonly number[] }[]
}

/** Who started a pass and how their organization worked then. */
export interface ImportContext {
  readonly actor: { readonly kind: 'staff' | 'api-key'; readonly actorId: string }
  readonly staffId: string
  readonly staffName: string
  readonly today: string
  readonly organization: { readonly country: string; readonly currency: string; readonly language: string; readonly pricesGross: boolean; readonly vatPayer: boolean }
  readonly branches: readonly { readonly id: string; readonly name: string; readonly timeZone: string }[]
}

export interface ImportData {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly format: 'csv' | 'xlsx' | null
  readonly state: ImportState
  readonly size: number
  readonly parts: number
  readonly headings: readonly string[]
  readonly settings: ImportSettings | null
  readonly context: ImportContext | null
  readonly position: number
  readonly total: number | null
  readonly foreseen: Counts | null
  readonly result: Counts | null
  readonly undone: { readonly removed: number; readonly restored: number; readonly kept: number } | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
  /** Bytes that were announced; null: nobody asked yet. */
  readonly expectedSize: number | null
  /** Since when file and personal values are gone. */
  readonly emptiedAt: Date | null
  /** Who works on it, or worked last. */
  readonly leasedBy: string | null
  readonly version: number
}

/** The columns of an import as {@link ImportData} has them; `i` is the table. */
export const importColumns = sql`
  i.id, i.kind, i.file_name as "fileName", i.format, i.state, i.size, i.parts, i.headings, i.settings, i.context, i.position, i.total, i.foreseen, i.result, i.undone,
  i.created_at as "createdAt", i.finished_at as "finishedAt", i.expected_size as "expectedSize", i.emptied_at as "emptiedAt", i.leased_by as "leasedBy", i.version`

/** @throws {Problem} http/not-found */
export async function importById(tx: Tx, id: string): Promise<ImportData> {
  const found = await tx.maybe<ImportData>({ ...sql`select ${importColumns} from imports i where i.organization_id = ${tx.organizationId} and i.id = ${id}`, name: 'import' })
  if (!found) throw new Problem(httpProblems.notFound)
  return found
}

/** The import, locked until the transaction ends. @throws {Problem} http/not-found */
export async function lockImport(tx: Tx, id: string): Promise<ImportData> {
  const found = await tx.maybe<ImportData>({ ...sql`select ${importColumns} from imports i where i.organization_id = ${tx.organizationId} and i.id = ${id} for update`, name: 'import-lock' })
  if (!found) throw new Problem(httpProblems.notFound)
  return found
}

export const noCounts: Counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0, reasons: [] }
