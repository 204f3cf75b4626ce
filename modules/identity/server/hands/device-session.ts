import { sql } from '#platform/db/sql'
import type { Database } from '#platform/db/database'
import { isDeviceOpen } from '../../domain/pin.ts'
import { outsideTenancy } from '../outside-tenancy.ts'

/** The session that somebody began on this device with a password. */
export interface DeviceSession { readonly id: string; readonly since: Date; readonly expiresAt: Date; readonly personId: string }

/** The password session under a session: itself, or the one on whose device it began by PIN; undefined when that has ended. */
export async function deviceSessionOf(db: Database, sessionId: string, now: Date): Promise<DeviceSession | undefined> {
  const [device] = await outsideTenancy<DeviceSession>(db, sql`
    select d.id, d."createdAt" as since, d."expiresAt", d."userId" as "personId" from auth.session d
    where d.id = (select coalesce(s.device_session_id, s.id) from auth.session s where s.id = ${sessionId}) and d."expiresAt" > ${now}`)
  return device
}

/** Whether hands may change there now. */
export const isOpen = (device: DeviceSession | undefined, now: Date): device is DeviceSession => device !== undefined && isDeviceOpen(device.since, now)
