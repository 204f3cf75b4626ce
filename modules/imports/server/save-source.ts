import { createHash } from 'node:crypto'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { ImportSettings } from '../contract.ts'
import { foldHeading } from '../domain/fields.ts'
import type { ImportKind } from '../domain/index.ts'

/** The same headings in the same sequence are the same source, whatever the file is called. */
const markOfHeadings = (headings: readonly string[]): string => createHash('sha256').update(JSON.stringify(headings.map(foldHeading))).digest('base64url')

/** Keeps how files with these headings are read. */
export function saveSource(tx: Tx, kind: ImportKind, headings: readonly string[], settings: ImportSettings): void {
  tx.send(sql`
    insert into import_sources (organization_id, kind, mark, settings) values (${tx.organizationId}, ${kind}, ${markOfHeadings(headings)}, ${JSON.stringify(settings)})
    on conflict (organization_id, kind, mark) do update set settings = excluded.settings, saved_at = excluded.saved_at`)
}

/** How files with these headings were read last. */
export const knownSource = async (tx: Tx, kind: ImportKind, headings: readonly string[]): Promise<ImportSettings | undefined> =>
  (await tx.maybe<{ settings: ImportSettings }>(sql`select settings from import_sources where organization_id = ${tx.organizationId} and kind = ${kind} and mark = ${markOfHeadings(headings)}`))?.settings
