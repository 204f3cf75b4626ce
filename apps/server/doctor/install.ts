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

/** `lunette doctor`: whether this installation can serve, and what to do where it cannot; one finding for each area of `names`. Changes nothing. */
export async function examineInstall(installation: Installation, names: readonly string[] = Object.keys(installAreas)): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of names) {
    const look = await installAreas[check]?.(installation)
    if (!look) continue
    const broken = look.defects.length > 0
    findings.push({ check, broken, sentence: broken ? look.defects.join(' ') : look.well, ...(!broken && look.note && { note: true }) })
  }
  return findings
}
