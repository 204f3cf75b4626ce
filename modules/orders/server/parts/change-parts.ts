import type { z } from 'zod'
import { audit, may, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { requisitionChange, requisitionsChange, requisitionsChanged, RequisitionView } from '../../contract.ts'
import { nextStatuses } from '../../domain/must-order.ts'
import type { RequisitionStatus } from '../../domain/must-order.ts'
import { noRuleFollows } from '../following-rules.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { selectParts, toPartView, touchedByPart } from './part-rows.ts'
import type { PartRow } from './part-rows.ts'

type Changed = z.output<typeof requisitionsChanged>
type Refused = Changed['refused'][number]

/** Says that a part is ordered, has come, or is not wanted any more. */
export function changePart(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof requisitionChange>): Promise<RequisitionView> {
  const at = deps.now()
  const read = async (tx: Tx): Promise<RequisitionView> => {
    const part = await tx.one<PartRow>(selectParts(sql`r.organization_id = ${tx.organizationId} and r.id = ${id}`))
    mustMay(by, 'orders.move', touchedByPart(part), 'orders.read')
    return toPartView(part, by, at)
  }
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const [part] = await lockParts(tx, [id])
    if (!part) throw new Problem(httpProblems.notFound)
    mustMay(by, 'orders.move', touchedByPart(part), 'orders.read')
    if (part.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: part.version, changed: null })
    const status = change.status ?? part.status
    if (!mayBecome(part, status)) throw refuseByContract([{ pointer: '/status', detail: 'this part cannot become that from what it is now' }])
    write(tx, by, call, [part], { status, note: change.note, times: [] }, at)
    return { answer: await read(tx), ids: { requisitionId: id } }
  }, read)
}

/** The same of many parts at once; what cannot be changed stays as it is and is said, and holds up no other. */
export function changeParts(deps: OrdersDeps, by: StaffMember, call: Call, { parts: asked, status, note }: z.output<typeof requisitionsChange>): Promise<Changed> {
  const at = deps.now()
  const versions = new Map(asked.map(({ id, version }) => [id, version]))
  const ids = [...versions.keys()]
  const answer = async (tx: Tx, refused: readonly Refused[]): Promise<Changed> => {
    const rows = await tx.rows<PartRow>(selectParts(sql`r.organization_id = ${tx.organizationId} and r.id = any(${ids}::uuid[]) order by r.requested_at, r.id`))
    const marked = rows.filter(({ id }) => !refused.some((one) => one.id === id))
    // Whoever asks again may work elsewhere by now.
    const theirs = marked.filter((row) => may(by, 'orders.read', touchedByPart(row)))
    return { items: theirs.map((row) => toPartView(row, by, at)), refused: [...refused, ...marked.filter((row) => !theirs.includes(row)).map(({ id }): Refused => ({ id, reason: 'not-yours' }))] }
  }
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const found = new Map((await lockParts(tx, ids)).map((part) => [part.id, part]))
    const refused = ids.flatMap((id): Refused[] => {
      const part = found.get(id)
      // That there is such a part in another shop is nobody's business here.
      if (!part || !may(by, 'orders.read', touchedByPart(part)) || !may(by, 'orders.move', touchedByPart(part))) return [{ id, reason: 'not-yours' }]
      if (part.version !== versions.get(id)) return [{ id, reason: 'changed' }]
      return mayBecome(part, status) ? [] : [{ id, reason: 'cannot' }]
    })
    write(tx, by, call, [...found.values()].filter(({ id }) => !refused.some((one) => one.id === id)), { status, note, times: asked }, at)
    return { answer: await answer(tx, refused), ids: Object.fromEntries(refused.map(({ id, reason }) => [id, reason])) }
  }, (tx, kept) => answer(tx, ids.flatMap((id) => (kept[id] ? [{ id, reason: kept[id] as Refused['reason'] }] : []))))
}

const mayBecome = (part: PartRow, status: RequisitionStatus): boolean => status === part.status || nextStatuses[part.status].includes(status)

/** In the sequence of their ids, so that two who mark the same parts wait for each other and never for ever. */
async function lockParts(tx: Tx, ids: readonly string[]): Promise<PartRow[]> {
  await tx.run(sql`select from requisitions where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[]) order by id for update`)
  return tx.rows<PartRow>(selectParts(sql`r.organization_id = ${tx.organizationId} and r.id = any(${ids}::uuid[])`))
}

/** A note that is not said stays; a time that is not said is now. */
interface Wanted {
  readonly status: RequisitionStatus
  readonly note: string | null | undefined
  readonly times: readonly { readonly id: string; readonly orderedAt?: string | undefined; readonly arrivedAt?: string | undefined }[]
}

function write(tx: Tx, by: StaffMember, call: Call, parts: readonly PartRow[], { status, note, times }: Wanted, at: Date): void {
  if (parts.length === 0) return
  tx.send(sql`
    update requisitions r set status = ${status}, ordered_at = case when ${status}::text in ('ordered', 'arrived') then coalesce(r.ordered_at, least(j."orderedAt", ${at}::timestamptz), ${at}::timestamptz) end,
      arrived_at = case when ${status}::text = 'arrived' then coalesce(r.arrived_at, least(j."arrivedAt", ${at}::timestamptz), ${at}::timestamptz) end, note = case when ${note !== undefined}::boolean then ${note || null}::text else r.note end, version = r.version + 1
    from json_to_recordset(${JSON.stringify(parts.map(({ id }) => ({ ...times.find((one) => one.id === id), id })))}) as j(id uuid, "orderedAt" timestamptz, "arrivedAt" timestamptz)
    where r.organization_id = ${tx.organizationId} and r.id = j.id`)
  for (const part of parts) {
    audit(tx, by, call, { action: 'orders.part-changed', subject: { kind: 'order', id: part.order_id }, branchId: part.branch_id, changes: { part: part.id, before: part.status, after: status } })
  }
  const orders = new Map(parts.map((part) => [part.order_id, part]))
  recordFacts(tx, ...[...orders.values()].map((part) => ({ kind: 'orders.changed', subjectId: part.order_id, subjectVersion: part.order_version, ...touchedByPart(part), payload: noRuleFollows })))
}
