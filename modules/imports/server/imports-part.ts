import type { PersonPart } from '#modules/customers/server'
import { ordersOfPerson } from '#modules/orders/server'
import type { Keyring } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import { marksOfPerson } from '../domain/person-marks.ts'
import { remindWaitingImports } from './erased-meanwhile.ts'
import { PERSON, markAsId } from './mark-as-id.ts'

/**
 * What imports do when a person is to be forgotten: what stood before of them and of their orders goes, and of refused rows all that
 * bear a mark of theirs: number, name, telephone or e-mail; what is not brought in yet brings them back no more. A namesake's refused row goes with them; nobody would miss it.
 */
export const importsPart = (keys: Keyring): PersonPart => ({
  name: 'imports',
  timeline: [],
  // All of it is sealed: no column holds anything in plain words.
  personalColumns: [],
  exportOf: async () => [],
  async erase(tx, customerIds, known) {
    const key = await keys.organizationKey(tx)
    const marks = marksOfPerson(known).map((mark) => markAsId(key, PERSON, mark))
    await tx.run(sql`
      update import_rows r set sealed = null from import_row_marks m
      where r.organization_id = ${tx.organizationId} and m.organization_id = r.organization_id and m.mark = any(${marks}::uuid[]) and r.import_id = m.import_id and r.row = m.row and r.sealed is not null`)
    await tx.run(sql`delete from import_row_marks where organization_id = ${tx.organizationId} and mark = any(${marks}::uuid[])`)
    await remindWaitingImports(tx, marks)
    const subjects = [...customerIds, ...await ordersOfPerson(tx, customerIds)]
    await tx.run(sql`update import_rows set sealed = null where organization_id = ${tx.organizationId} and subject_id = any(${subjects}::uuid[]) and sealed is not null`)
  },
})
