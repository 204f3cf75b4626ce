import type { Tx } from '#platform/db/tx'
import type { IdentityDeps } from './deps.ts'
import type { Workplace } from './find-caller.ts'

/** Does the same in each organization of a person, each in a transaction of its own: what they do to themselves concerns all of them. */
export async function inEachWorkplace({ db }: Pick<IdentityDeps, 'db'>, workplaces: readonly Workplace[], act: (tx: Tx, workplace: Workplace) => void | Promise<void>): Promise<void> {
  for (const workplace of workplaces) await db.inTenant(workplace.organizationId, async (tx) => act(tx, workplace))
}
