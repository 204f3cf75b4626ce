import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { CatalogueItem, CatalogueView } from '../contract.ts'
import type { Defect, PriceKind, Unread } from '../domain/files.ts'

/** What came of reading the file. */
export interface Report { readonly lenses: number; readonly sets: number; readonly defectCount: number; readonly defects: readonly Defect[]; readonly unread: readonly Unread[] }

export interface CatalogueData {
  readonly id: string; readonly fileName: string; readonly form: CatalogueItem['form']; readonly state: CatalogueItem['state']; readonly makerCode: string | null; readonly maker: string | null; readonly currency: string | null; readonly priceKind: PriceKind
  readonly validFrom: string | null; readonly validUntil: string | null; readonly position: number; readonly total: number | null; readonly report: Report | null
  readonly leasedBy: string | null; readonly createdAt: Date; readonly finishedAt: Date | null; readonly version: number
}

/** The columns of {@link CatalogueData}; `c` is the table. */
export const catalogueColumns: Sql = sql`
  c.id, c.file_name as "fileName", c.form, c.state, c.maker_code as "makerCode", c.maker, c.currency, c.price_kind as "priceKind", c.valid_from as "validFrom", c.valid_until as "validUntil", c.position, c.total, c.report,
  c.leased_by as "leasedBy", c.created_at as "createdAt", c.finished_at as "finishedAt", c.version`

/** @throws {Problem} http/not-found */
export async function catalogueById(tx: Tx, id: string): Promise<CatalogueData> {
  const found = await tx.maybe<CatalogueData>(sql`select ${catalogueColumns} from lens_catalogues c where c.organization_id = ${tx.organizationId} and c.id = ${id}`)
  if (!found) throw new Problem(httpProblems.notFound)
  return found
}

/** The catalogue, locked until the transaction ends. @throws {Problem} http/not-found */
export async function lockCatalogue(tx: Tx, id: string): Promise<CatalogueData> {
  const found = await tx.maybe<CatalogueData>(sql`select ${catalogueColumns} from lens_catalogues c where c.organization_id = ${tx.organizationId} and c.id = ${id} for update`)
  if (!found) throw new Problem(httpProblems.notFound)
  return found
}

export const toCatalogueItem = (data: CatalogueData): CatalogueItem => ({
  id: data.id, fileName: data.fileName, form: data.form, state: data.state, maker: data.maker, makerCode: data.makerCode, validFrom: data.validFrom, validUntil: data.validUntil,
  position: data.position, total: data.total, createdAt: data.createdAt.toISOString(), finishedAt: data.finishedAt?.toISOString() ?? null, version: data.version,
})

export const toCatalogueView = (data: CatalogueData): CatalogueView => ({
  ...toCatalogueItem(data), lenses: data.report?.lenses ?? 0, sets: data.report?.sets ?? 0, defectCount: data.report?.defectCount ?? 0, defects: [...data.report?.defects ?? []], unread: [...data.report?.unread ?? []],
})
