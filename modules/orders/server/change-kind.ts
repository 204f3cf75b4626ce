import { isDeepStrictEqual } from 'node:util'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { KindSettings, KindSetUp } from '../contract.ts'
import { kindFaults } from '../domain/kind-faults.ts'
import type { KindFault } from '../domain/kind-faults.ts'
import { kindSettings } from './kind-settings.ts'
import { ordersProblems } from './problems.ts'
import { saveKind } from './save-kind.ts'
import { sayKindFault } from './say-kind-fault.ts'

type Changing = Pick<Deps, 'db' | 'keys'>

/** Changes a kind of order: its stages become a new version for new orders, those that run keep theirs. Nothing changed, nothing is written. */
export function changeKind({ db, keys }: Changing, by: StaffMember, call: Call, code: string, version: number, kind: KindSetUp): Promise<KindSettings> {
  mustMay(by, 'organization.manage')
  refuseFaults(kindFaults(kind.stages), kind, by)
  return once(db, keys, onceBy(by, call), async (tx) => {
    // Two who switch off the last two kinds at once wait for each other.
    const rows = await tx.rows<{ code: string; position: number; active: boolean }>(sql`
      select code, position, active from order_kinds where organization_id = ${tx.organizationId} and current order by code for update`)
    const row = rows.find((one) => one.code === code)
    const before = await kindNow(tx, code)
    if (!row) throw new Problem(httpProblems.notFound)
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version })
    if (!kind.active && !rows.some((one) => one.active && one.code !== code)) refuseFaults([{ reason: 'last-kind', stage: null, field: null }], kind, by)
    const after: KindSettings = { ...kind, code, version: version + 1, running: before.running }
    if (isDeepStrictEqual(plain({ ...after, version }), plain(before))) return { answer: before, ids: { code } }
    saveKind(tx, after, { position: row.position, active: kind.active })
    audit(tx, by, call, { action: 'orders.kind-changed', subject: { kind: 'order-kind', id: tx.organizationId }, branchId: null, changes: { code, before: plain(before), after: plain(after) } })
    recordFacts(tx, { kind: 'orders.kinds-changed', subjectId: tx.organizationId, subjectVersion: after.version, payload: { code } })
    return { answer: after, ids: { code } }
  }, (tx) => kindNow(tx, code))
}

/** Adds a kind of order at the end of the list. @throws {Problem} http/id-exists when its code is taken */
export function addKind({ db, keys }: Changing, by: StaffMember, call: Call, code: string, kind: KindSetUp): Promise<KindSettings> {
  mustMay(by, 'organization.manage')
  refuseFaults(kindFaults(kind.stages), kind, by)
  return once(db, keys, onceBy(by, call), async (tx) => {
    const { position } = await tx.one<{ position: number }>(sql`select coalesce(max(position), 0) + 1 as position from order_kinds where organization_id = ${tx.organizationId}`)
    const added: KindSettings = { ...kind, code, version: 1, running: 0 }
    const taken = await tx.maybe(sql`select from order_kinds where organization_id = ${tx.organizationId} and code = ${code}`)
    if (taken) throw new Problem(httpProblems.idExists)
    saveKind(tx, added, { position, active: kind.active })
    audit(tx, by, call, { action: 'orders.kind-added', subject: { kind: 'order-kind', id: tx.organizationId }, branchId: null, changes: { code, after: plain(added) } })
    recordFacts(tx, { kind: 'orders.kinds-changed', subjectId: tx.organizationId, subjectVersion: 1, payload: { code } })
    return { answer: added, ids: { code } }
  }, (tx) => kindNow(tx, code)).catch((error: unknown) => {
    throw violatedConstraint(error) === 'order_kinds_pkey' ? new Problem(httpProblems.idExists) : error
  })
}

async function kindNow(tx: Tx, code: string): Promise<KindSettings> {
  const [kind] = await kindSettings(tx, code)
  if (!kind) throw new Problem(httpProblems.notFound)
  return kind
}

const plain = ({ names, active, stages, version }: KindSettings): object => JSON.parse(JSON.stringify({ names, active, stages: stages.map(sorted), version })) as object
/** Keys in one sequence, so that equal stages are written equally. */
const sorted = (stage: KindSettings['stages'][number]): object => Object.fromEntries(Object.entries(stage).toSorted(([one], [other]) => (one < other ? -1 : 1)))

/** @throws {Problem} orders/kind-broken that says in the reader's language what would not work any more */
function refuseFaults(faults: readonly KindFault[], kind: KindSetUp, by: StaffMember): void {
  if (faults.length === 0) return
  const i18n = translator(by.language)
  const said = faults.map((fault) => {
    const stage = kind.stages.find(({ code }) => code === fault.stage)
    const field = stage?.fields.find(({ code }) => code === fault.field)
    return { ...fault, detail: sayKindFault(i18n, fault, stage?.names[by.language] ?? '', field?.names[by.language] ?? '') }
  })
  throw new Problem(ordersProblems.kindBroken, said.map(({ detail }) => detail).join(' '), { faults: said })
}
