import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { OwnTableView, newTable } from '../../contract.ts'
import type { LabsDeps } from '../deps.ts'
import { ownTableById, saveVersion, toOwnTableView } from './own-table-data.ts'

interface Made { readonly table: OwnTableView; readonly created: boolean }

/** Adds a table of the shop's own; nothing is judged by it until it is chosen. @throws {Problem} http/id-exists */
export const makeTable = ({ db, keys, now }: LabsDeps, by: StaffMember, call: Call, { id = newId(), name, source, figures }: z.output<typeof newTable>): Promise<Made> =>
  once<Made>(db, keys, onceBy(by, call), async (tx) => {
    const added = await tx.run(sql`insert into tolerance_tables (organization_id, id) values (${tx.organizationId}, ${id}) on conflict (organization_id, id) do nothing`)
    if (added === 0) {
      const table = toOwnTableView(await ownTableById(tx, id))
      if (!isDeepStrictEqual([table.name, table.source, plain(table.figures)], [name, source, plain(figures)])) throw new Problem(httpProblems.idExists)
      return { answer: { table, created: false }, ids: { tableId: id } }
    }
    saveVersion(tx, id, 1, { name, source, figures }, by.staffId, now())
    audit(tx, by, call, { action: 'labs.table-added', subject: { kind: 'tolerance-table', id }, changes: { name, source } })
    recordFacts(tx, { kind: 'labs.table-changed', subjectId: id, subjectVersion: 1 })
    return { answer: { table: toOwnTableView(await ownTableById(tx, id)), created: true }, ids: { tableId: id } }
  }, async (tx, { tableId = id }) => ({ table: toOwnTableView(await ownTableById(tx, tableId)), created: true }))

/** Without what is undefined, which the database does not keep either. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
