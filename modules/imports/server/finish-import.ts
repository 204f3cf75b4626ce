import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import type { ImportData } from './import-data.ts'

/** Ends what was being done; nobody holds the import any more. */
export function finish(tx: Tx, id: string, state: 'judged' | 'done' | 'undone' | 'failed'): void {
  tx.send(sql`
    update imports set state = ${state}, touched_at = now(), leased_until = '-infinity', tries = 0, version = version + 1, finished_at = case when ${state} in ('done', 'undone') then now() else finished_at end
    where organization_id = ${tx.organizationId} and id = ${id}`)
  recordFacts(tx, { kind: `imports.${state}`, subjectId: id, subjectVersion: 1 })
}

/** For the screens that watch. */
export const tellProgress = (tx: Tx, { id, version }: ImportData): void => recordFacts(tx, { kind: 'imports.went-on', subjectId: id, subjectVersion: version })

/** One import of a kind writes at a time in an organization, chunk by chunk: two of the same file would each make everybody. */
export const oneWriter = (tx: Tx, kind: string): Promise<number> => tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tx.organizationId} ${kind}`}, 0))`)
