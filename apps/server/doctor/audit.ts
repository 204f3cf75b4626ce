import { examineAudit, hasSeal } from '#modules/identity/server'
import { openPool } from '#platform/db/pool'
import type { Pool } from '#platform/db/pool'
import type { Floor } from '../floor.ts'
import type { Examined } from './areas.ts'
import type { Finding } from './install.ts'

/** `lunette doctor audit`: whether the audits are what their seals say. `code` is that of a seal known from a letter, of whichever organization. */
export async function examineSeals({ connections, db, keys }: Pick<Floor, 'connections' | 'db' | 'keys'>, organizations: readonly Examined[], code: string | undefined): Promise<Finding[]> {
  const relay = openPool(connections.relay, 2)
  try {
    const holder = code === undefined ? undefined : await holderOf(relay, organizations, code)
    const findings: Finding[] = []
    for (const organization of organizations) {
      // A code that nobody has is asked of the only one there is, who can say where the seals end.
      const asked = organization === holder || (!holder && organizations.length === 1) ? code : undefined
      findings.push(...sayReport(organization, await examineAudit(relay, { db, keys }, organization.id, asked)))
    }
    if (code !== undefined && !holder && organizations.length > 1) findings.push({ check: 'audit', broken: true, sentence: `No organization has the seal ${code}: seals were cut off or made anew, or the code is not copied right.` })
    return findings
  } finally {
    await relay.end()
  }
}

async function holderOf(relay: Pool, organizations: readonly Examined[], code: string): Promise<Examined | undefined> {
  for (const organization of organizations) if (await hasSeal(relay, organization.id, code)) return organization
  return undefined
}

function sayReport({ name }: Examined, { broken, notes, entries, seals, unsealed }: Awaited<ReturnType<typeof examineAudit>>): Finding[] {
  const well = `${name}: ${entries} entries are as their ${seals} seals say${unsealed > 0 ? `; the last ${unsealed} wait for the next seal` : ''}.`
  const said = broken.map((sentence) => ({ check: 'audit', broken: true, sentence: `${name}: ${sentence}.` }))
  return [...(said.length > 0 ? said : [{ check: 'audit', broken: false, sentence: well }]), ...notes.map((sentence) => ({ check: 'audit', broken: false, sentence: `${name}: ${sentence}.` }))]
}
