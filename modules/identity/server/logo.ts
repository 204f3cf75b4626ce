import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import { readFile } from '#platform/files/read-file'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call, FileAnswer } from '#platform/http/route'
import type { logo } from '../contract.ts'
import { writeOrganization } from './change-organization.ts'
import type { IdentityDeps } from './deps.ts'
import type { OrganizationView } from './organization-view.ts'
import { clearLogo, saveLogo } from './save-logo.ts'
import type { StaffMember } from './staff-member.ts'

type LogoDeps = Pick<IdentityDeps, 'db' | 'keys' | 'callers'>

/** Puts a picture in the place of the organization's logo. */
export const changeLogo = (deps: LogoDeps, by: StaffMember, call: Call, version: number, picture: z.output<typeof logo>): Promise<OrganizationView> =>
  writeOrganization(deps, by, call, { action: 'organizations.logo-changed', version }, async (tx) => {
    await saveLogo(tx, deps.keys, picture, '', by.staffId)
    return {}
  })

/** Takes the logo away. */
export const removeLogo = (deps: LogoDeps, by: StaffMember, call: Call, version: number): Promise<OrganizationView> =>
  writeOrganization(deps, by, call, { action: 'organizations.logo-removed', version }, async (tx) => {
    await clearLogo(tx)
    return {}
  })

/** The logo as a picture. @throws {Problem} http/not-found when there is none */
export async function readLogo({ db, keys }: LogoDeps, by: StaffMember): Promise<FileAnswer> {
  const file = await db.inTenant(by.organizationId, async (tx) => {
    const row = await tx.one<{ logo_file_id: string | null }>(sql`select logo_file_id from organizations where id = ${tx.organizationId}`)
    return row.logo_file_id ? readFile(tx, keys, row.logo_file_id) : null
  })
  if (!file) throw new Problem(httpProblems.notFound)
  return { bytes: file.bytes, mediaType: file.mediaType, fileName: file.name }
}
