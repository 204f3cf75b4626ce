import { existsSync } from 'node:fs'
import { z } from 'zod'
import { Auth, audit, countSecondFactors, newestSealOf, resealSecondFactors } from '#modules/identity/server'
import { changeKeyFile } from '#platform/crypto/key-file'
import type { LostKey } from '#platform/crypto/key-file'
import { KeyLost } from '#platform/crypto/key-lost'
import { lostVersions } from '#platform/crypto/count-sealed'
import { resealOrganization } from '#platform/crypto/reseal'
import { newSecret } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { StartRefused } from '#platform/start-refused'
import type { Floor } from '../../floor.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { readOptions } from '../read-options.ts'
import type { KeysContext } from './context.ts'
import { allOrganizations, newestMasterUsed, organizationsOf } from './organizations.ts'
import type { KeyedOrganization } from './organizations.ts'

/**
 * `lunette keys rotate`: a new master key, under which the keys of all organizations are wrapped anew; with `--organization` a
 * new key of that organization, under which what it has sealed is sealed anew. Running servers learn of both and go on with what is left.
 */
export async function rotateKeys({ floor, say }: KeysContext, args: readonly string[], usage: string): Promise<number> {
  const { organization, 'accept-loss': acceptLoss } = readOptions(args, usage, z.object({ organization: z.string().optional(), 'accept-loss': z.literal('yes').optional() }))
  if (organization !== undefined) {
    for (const one of await organizationsOf(floor, organization)) await rotateOrganization(floor, one, say)
    return 0
  }
  if (!existsSync(floor.config.keysFile) && !acceptLoss) {
    throw new StartRefused(`The key file ${floor.config.keysFile} is missing. Put the copy of it in its place, or type the emergency sheet into "lunette keys restore". Only when both are lost for good: "lunette keys rotate --accept-loss yes" goes on with a new key, and what the old one sealed stays unreadable.`)
  }
  return rotateMaster(floor, acceptLoss !== undefined, say)
}

async function rotateMaster(floor: Floor, acceptLoss: boolean, say: (sentence: string) => void): Promise<number> {
  const { config, db, keys, master } = floor
  const used = await newestMasterUsed(floor)
  const content = changeKeyFile(config.keysFile, (before) => ({
    keys: [...(before?.keys ?? []), { version: Math.max(used, ...(before?.keys ?? []).map(({ version }) => version)) + 1, secret: newSecret().toString('base64') }],
    session: before?.session ?? master.sessionSecret,
    ...(before?.lost && { lost: before.lost }),
  }))
  master.refresh()
  const { version } = master.newest()
  say(`Master key ${version} is in ${config.keysFile}. The older ${content.keys.length === 1 ? 'ones are lost' : 'ones stay there: backups from before today need them'}.`)
  let lost = 0
  for (const organization of await allOrganizations(floor)) {
    const unopened = await db.inTenant(organization.id, async (tx) => {
      const count = await keys.rewrapOrganizationKeys(tx)
      audit(tx, 'system', null, { action: 'keys.rotated', subject: { kind: 'organization', id: organization.id }, changes: { master: version, lost: count } })
      return count
    })
    lost += unopened
    if (unopened > 0) say(`${organization.name}: ${unopened} of its keys cannot be opened.`)
    if (unopened > 0 && acceptLoss && await isNewestLost(floor, organization)) await rotateOrganization(floor, organization, say)
  }
  await resealPeople(floor, version, say)
  if (acceptLoss) await declareLost(floor, say)
  if (lost === 0) say('The keys of every organization are wrapped under it.')
  say('Print a new emergency sheet: lunette keys sheet --out emergency.pdf. Copies of the key file elsewhere, on another machine of this Lunette too, want the new one.')
  return lost === 0 || acceptLoss ? 0 : 1
}

/** Secrets of second factors are under the master key itself, for people stand outside organizations. */
async function resealPeople({ config, connections, db, log, master }: Floor, version: number, say: (sentence: string) => void): Promise<void> {
  await using auth = new Auth({ connection: connections.app, master, publicUrl: config.publicUrl, log })
  const resealed = await resealSecondFactors(db, auth, version)
  const { count, lost } = await countSecondFactors(db, auth)
  const unreadable = [...lost.values()].reduce((sum, few) => sum + few, 0)
  if (count > 0) say(`${resealed} secrets of second factors are sealed under it${unreadable > 0 ? `, ${unreadable} cannot be opened` : ''}.`)
}

/**
 * Writes into the key file which keys of organizations nobody can open any more, with the newest seal of each audit: `lunette doctor
 * audit` takes a key that cannot be opened for damage until then, and knows afterwards what may stand before that seal.
 */
async function declareLost(floor: Floor, say: (sentence: string) => void): Promise<void> {
  const found: LostKey[] = []
  const declaredAt = new Date().toISOString()
  for (const { id, name } of await allOrganizations(floor)) {
    const versions = await floor.db.inTenant(id, (tx) => lostVersions(tx, floor.keys))
    if (versions.length === 0) continue
    const seal = await floor.db.inTenant(id, (tx) => newestSealOf(tx))
    found.push(...versions.map((version) => ({ organization: id, version, declaredAt, lastSeal: seal && { number: seal.number, hash: seal.hash.toString('hex') } })))
    say(`${name}: key ${versions.join(', ')} is declared lost. Its seals of the audit, up to ${seal?.code ?? 'none'}, can be shown to fit each other and no more.`)
  }
  if (found.length === 0) return
  changeKeyFile(floor.config.keysFile, (before) => {
    if (!before) throw new Error('the key file went away while it was changed')
    // What was said first holds: seals that came later were not made with a key that was lost by then.
    const known = before.lost ?? []
    return { ...before, lost: [...known, ...found.filter((one) => !known.some((lost) => lost.organization === one.organization && lost.version === one.version))] }
  })
  floor.master.refresh()
}

const isNewestLost = ({ db, keys }: Floor, { id }: KeyedOrganization): Promise<boolean> => db.inTenant(id, (tx) => keys.organizationKey(tx)).then(() => false, (error: unknown) => {
  if (error instanceof KeyLost) return true
  throw error
})

async function rotateOrganization({ db, keys }: Floor, { id, name }: KeyedOrganization, say: (sentence: string) => void): Promise<void> {
  const { version } = await db.inTenant(id, async (tx) => {
    const key = await keys.rotateOrganizationKey(tx)
    tx.send(sql`insert into key_rotations (organization_id, version) values (${tx.organizationId}, ${key.version})`)
    audit(tx, 'system', null, { action: 'keys.rotated', subject: { kind: 'organization', id }, changes: { version: key.version } })
    recordFacts(tx, { kind: 'keys.rotated', subjectId: id, subjectVersion: key.version })
    return key
  })
  say(`${name}: key ${version} seals from now on.`)
  const { resealed, unreadable } = await resealOrganization(db, keys, sealedColumns, id, version)
  say(`${name}: ${resealed} texts are sealed anew${unreadable > 0 ? `, ${unreadable} cannot be read` : ''}. A running Lunette does what is written in these moments.`)
}
