import { onConnection } from '#platform/db/on-connection'
import { behindClosed } from './area.ts'
import type { Installation, Look } from './area.ts'

/** Clocks of a machine and of a database on another one differ by less, and a moment passes between the two readings. */
const APART_MS = 60_000
/** Few shops are closed for so long. */
const LONG_MS = 45 * 86_400_000

interface Times { readonly database: Date; readonly migrated: Date | null; readonly audited: Date | null; readonly sealed: Date | null }

/** Whether this machine's clock agrees with the database's and with what was recorded last: nothing can have been recorded later than now. */
export async function lookAtClock({ floor, now = () => new Date() }: Installation): Promise<Look> {
  if (!floor) return behindClosed
  const times = await onConnection(floor.connections.owner, async (owner) => (await owner.query<Times>(`
    select clock_timestamp() as database, (select max(applied_at) from app.migrations) as migrated,
      (select max(newest) from organizations o cross join lateral (select e.recorded_at as newest from audit_entries e where e.organization_id = o.id order by e.recorded_at desc limit 1) a) as audited,
      (select max(newest) from organizations o cross join lateral (select s.sealed_at as newest from audit_seals s where s.organization_id = o.id order by s.number desc limit 1) a) as sealed`)).rows[0])
  const here = now()
  const defects: string[] = []
  const apart = here.getTime() - (times?.database ?? here).getTime()
  if (Math.abs(apart) > APART_MS) defects.push(`The clock of this machine is ${span(apart)} ${apart > 0 ? 'ahead of' : 'behind'} that of the database: let both machines get their time from the network.`)
  const recorded = ([['The newest entry of the audit', times?.audited], ['The newest seal of the audit', times?.sealed], ['The newest migration', times?.migrated]] as const)
    .flatMap(([what, at]) => (at ? [{ what, at }] : [])).toSorted((one, other) => other.at.getTime() - one.at.getTime())
  const newest = recorded[0]
  if (newest && newest.at.getTime() - here.getTime() > APART_MS) {
    defects.push(`${newest.what} is of ${said(newest.at)}, ${span(newest.at.getTime() - here.getTime())} after the time of this clock (${said(here)}): it was ahead then or is behind now; set it right, best by a time server.`)
  } else if (defects.length === 0 && newest && here.getTime() - newest.at.getTime() > LONG_MS) {
    // A shop of the season is closed for longer.
    return { well: `Nothing was recorded since ${said(newest.at)}, ${span(here.getTime() - newest.at.getTime())} before the time of this clock (${said(here)}): see that the clock is not ahead.`, defects: [], note: true }
  }
  return { well: `It is ${said(here)}, and nothing was recorded later than that.`, defects }
}

const said = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function span(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes < 120) return `${minutes} minutes`
  return minutes < 2_880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1_440)} days`
}
