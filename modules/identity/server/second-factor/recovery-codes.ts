import { randomInt } from 'node:crypto'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { hashOfKey } from '../key-secret.ts'

/** Without I, L, O and U, which are read as 1, 0 and V (Crockford). 16 of these are 80 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODES = 10

const newCode = (): string => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-')

/** As it was meant, however it was typed off the paper. */
const asMeant = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')

/** Sixteen letters and digits: no code of an app. */
export const looksLikeRecoveryCode = (typed: string): boolean => asMeant(typed).length === 16

const hashOf = (typed: string): Buffer => hashOfKey(`recovery ${asMeant(typed)}`)

/** Makes ten new codes in the place of the former ones; nobody can read them again. */
export function makeRecoveryCodes(tx: Tx, personId: string, now: Date): readonly string[] {
  const codes = Array.from({ length: CODES }, newCode)
  tx.send(sql`delete from auth.recovery_codes where person_id = ${personId}`)
  tx.send(sql`insert into auth.recovery_codes (person_id, hash, made_at) select ${personId}, h, ${now} from unnest(${codes.map(hashOf)}::bytea[]) h`)
  return codes
}

/** Uses a code up; a row comes back when it was one. Of two at once one gets it. */
export const useRecoveryCode = (personId: string, typed: string): Sql => sql`
  delete from auth.recovery_codes where person_id = ${personId} and hash = ${hashOf(typed)} returning person_id`
