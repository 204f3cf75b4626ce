import { examineRoles, examineTables } from '#platform/db/examine'
import { behindClosed } from './area.ts'
import type { Installation, Look } from './area.ts'

/** Whether the database opens, saves, and has the tables of this release. */
export async function lookAtDatabase({ floor, whyClosed, migrationsDir }: Installation): Promise<Look> {
  return { well: 'The database answers, saves, and has every migration.', defects: floor ? await examineTables(floor.connections.owner, migrationsDir) : [whyClosed ?? ''] }
}

/** Whether each role of the database gets in and can do only its part. */
export async function lookAtRoles({ floor }: Installation): Promise<Look> {
  return floor ? { well: 'Every role gets in and can do only its part.', defects: await examineRoles(floor.connections) } : behindClosed
}
