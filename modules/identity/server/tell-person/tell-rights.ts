import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import type { RightsChange } from './letters.ts'

/** Has a change of rights told by mail to whose they are, after the commit. */
export const tellRights = (tx: Tx, staffId: string, change: RightsChange): void =>
  recordFacts(tx, { kind: 'identity.rights-changed', subjectId: staffId, subjectVersion: 0, payload: { change } })
