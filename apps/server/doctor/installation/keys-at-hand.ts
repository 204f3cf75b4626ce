import { readKeyFile } from '#platform/crypto/key-file'
import { KeyLost } from '#platform/crypto/key-lost'
import { onConnection } from '#platform/db/on-connection'
import type { Installation, Look } from './area.ts'

/** Whether the key file is there and opens the newest key of every organization. What older keys sealed is counted by `lunette doctor keys` alone, which takes longer. */
export async function lookAtKeysAtHand({ config: { keysFile }, floor }: Installation): Promise<Look> {
  const well = 'The key file is there and opens the newest key of every organization.'
  try {
    if (!readKeyFile(keysFile)) return { well, defects: [`The key file ${keysFile} is missing: put the copy of it in its place, or type the emergency sheet into "lunette keys restore".`] }
  } catch (error) {
    return { well, defects: [error instanceof Error ? error.message : String(error)] }
  }
  if (!floor) return { well: 'The key file is there.', defects: [] }
  const { rows } = await onConnection(floor.connections.owner, (owner) => owner.query<{ id: string; name: string }>('select id, name from organizations o where exists (select from organization_keys k where k.organization_id = o.id) order by created_at, id'))
  const defects: string[] = []
  for (const { id, name } of rows) {
    await floor.db.inTenant(id, (tx) => floor.keys.organizationKey(tx)).catch((error: unknown) => {
      if (!(error instanceof KeyLost)) throw error
      defects.push(`${name}: ${error.message} "lunette doctor keys" says what cannot be read.`)
    })
  }
  return { well, defects }
}
