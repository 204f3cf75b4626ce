import { Auth, countSecondFactors } from '#modules/identity/server'
import type { SecondFactorSecrets } from '#modules/identity/server'
import { readKeyFile } from '#platform/crypto/key-file'
import { countSealed } from '#platform/crypto/count-sealed'
import type { SealedCount } from '#platform/crypto/count-sealed'
import type { Floor } from '../floor.ts'
import { sealedColumns } from '../sealed-columns.ts'
import type { Examined } from './areas.ts'
import type { Finding } from './install.ts'

/** `lunette doctor keys`: what cannot be read for a key is lost, per organization and kind, and of the people. */
export async function examineKeys({ config, connections, db, keys, log, master }: Pick<Floor, 'config' | 'connections' | 'db' | 'keys' | 'log' | 'master'>, organizations: readonly Examined[]): Promise<Finding[]> {
  const findings: Finding[] = []
  const file = fileDefect(config.keysFile)
  if (file) findings.push({ check: 'keys', broken: true, sentence: file })
  for (const { id, name } of organizations) {
    const counts = await db.inTenant(id, (tx) => countSealed(tx, keys, sealedColumns))
    findings.push(...judged(name, counts))
  }
  await using auth = new Auth({ connection: connections.app, master, publicUrl: config.publicUrl, log })
  return [...findings, ...judgedFactors(await countSecondFactors(db, auth))]
}

/** People stand outside organizations: their secrets are under the master key itself. */
function judgedFactors({ count, lost }: SecondFactorSecrets): Finding[] {
  if (count === 0) return []
  if (lost.size === 0) return [{ check: 'keys', broken: false, sentence: `The keys of all ${count} secrets of second factors are there.` }]
  return [...lost].map(([reason, few]) => ({ check: 'keys', broken: true, sentence: `Cannot be read: ${few} of ${count} secrets of second factors. ${reason} Until then those people sign in by a recovery code or a passkey; lunette user reset-factor takes a factor off for good.` }))
}

function fileDefect(path: string): string | null {
  try {
    return readKeyFile(path) ? null : `The key file ${path} is missing: put the copy of it in its place, or type the emergency sheet into "lunette keys restore".`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function judged(name: string, counts: readonly SealedCount[]): Finding[] {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const lost = counts.filter(({ lost: reason }) => reason !== null)
  if (lost.length === 0) return [{ check: 'keys', broken: false, sentence: `${name}: the keys of all ${all} sealed texts are there.` }]
  const reasons = [...new Set(lost.map(({ lost: reason }) => reason))]
  return reasons.map((reason) => {
    const kinds = new Map<string, number>()
    for (const { kind, count } of lost.filter((one) => one.lost === reason)) kinds.set(kind, (kinds.get(kind) ?? 0) + count)
    return { check: 'keys', broken: true, sentence: `${name}: cannot be read: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}. ${reason}` }
  })
}
