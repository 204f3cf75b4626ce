import { sqlState } from '#platform/db/errors'
import { behindClosed } from './installation/area.ts'
import type { Installation, Look } from './installation/area.ts'
import { lookAtCertificate } from './installation/certificate.ts'
import { lookAtClock } from './installation/clock.ts'
import { lookAtDatabase, lookAtRoles } from './installation/database.ts'
import { lookAtDisk } from './installation/disk.ts'
import { lookAtBackups, lookAtFonts, lookAtWebApp } from './installation/files.ts'
import { lookAtKeysAtHand } from './installation/keys-at-hand.ts'
import { lookAtPermissions } from './installation/permissions.ts'
import { lookAtPorts } from './installation/ports.ts'

/** One thing the doctor looked at: well, or broken and then with what to do. A note is worth knowing and no fault. */
export interface Finding {
  readonly check: string
  readonly broken: boolean
  readonly sentence: string
  readonly note?: true
}

/** The areas of an installation, each answered in a moment; `keys` asked for by name looks further. */
export const installAreas: Readonly<Record<string, (installation: Installation) => Look | Promise<Look>>> = {
  ports: lookAtPorts, disk: lookAtDisk, permissions: lookAtPermissions, database: lookAtDatabase, roles: lookAtRoles, clock: lookAtClock, fonts: lookAtFonts,
  'web-app': lookAtWebApp, certificate: lookAtCertificate, keys: lookAtKeysAtHand, backups: lookAtBackups,
}

/** What an area finds. One that cannot be looked at is itself a finding: the doctor is asked where things are broken. */
async function lookAt(check: string, installation: Installation): Promise<Look | undefined> {
  try {
    return await installAreas[check]?.(installation)
  } catch (error) {
    // Tables that were never made are told by the database's own area.
    if (unmade.has(sqlState(error) ?? '')) return behindClosed
    return { well: '', defects: [`It could not be looked at (${error instanceof Error ? error.message : String(error)}): see the other lines, and run the doctor as the user who starts Lunette.`] }
  }
}

/** No such table, no such schema, no such function. */
const unmade = new Set(['42P01', '3F000', '42883'])

/** `lunette doctor`: whether this installation can serve, and what to do where it cannot; one finding for each area of `names`. Changes nothing. */
export async function examineInstall(installation: Installation, names: readonly string[] = Object.keys(installAreas)): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of names) {
    const look = await lookAt(check, installation)
    if (!look) continue
    const broken = look.defects.length > 0
    findings.push({ check, broken, sentence: broken ? look.defects.join(' ') : look.well, ...(!broken && look.note && { note: true }) })
  }
  return findings
}
