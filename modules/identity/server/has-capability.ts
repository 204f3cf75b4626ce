import type { Database } from '#platform/db/database'
import { readOrganization } from './read-organization.ts'

/** Whether a part of Lunette is switched on in the organization: asked by jobs, which have no caller. */
export async function hasCapability(db: Database, organizationId: string, capability: string): Promise<boolean> {
  const organization = await db.look(organizationId, readOrganization)
  return organization?.capabilities.has(capability) ?? false
}
