import { detailsOfVariants } from '#modules/catalog/server'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { LensFinding } from '#modules/lenses/contract'
import { judgeOrdered, tiedLenses } from '#modules/lenses/server'
import type { LineFinding } from '#modules/lenses/server'
import type { KnownFrame, ValuesFor } from '#modules/prescriptions/domain'
import { valuesOfVersion } from '#modules/prescriptions/server'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { translator } from '#platform/i18n/index'
import type { LensDecision } from '../../contracts/special-lenses.ts'
import { touchedOf } from '../order-data.ts'
import type { LineData, OrderData, SpecialLensData } from '../order-data.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { ordersProblems } from '../problems.ts'

interface Asked {
  readonly day: string
  /** The values of the prescription where it is being written with the order; else they are read. */
  readonly values?: ValuesFor | undefined
  /** Of an order that is there: a traced frame is known better than by the catalog. */
  readonly frameOf?: OrdersDeps['frameOf'] | undefined
}

/**
 * The lenses of an order that their makers do not make for these eyes in this frame. Nothing is read but where a line is a lens that is tied
 * to one of a maker and the order has a prescription for glasses.
 */
export async function findSpecialLenses(tx: Tx, order: Pick<OrderData, 'id' | 'lines' | 'prescription'>, { day, values: written, frameOf }: Asked): Promise<LineFinding[]> {
  const lenses = order.lines.flatMap((line) => (line.kind === 'lens' && line.variantId !== null ? [{ ...line, variantId: line.variantId }] : []))
  if (lenses.length === 0 || !order.prescription || order.prescription.purpose === 'contact-lenses') return []
  const tied = await tiedLenses(tx, lenses.map(({ variantId }) => variantId))
  const judged = lenses.filter(({ variantId }) => tied.has(variantId))
  if (judged.length === 0) return []
  const [values, details] = await Promise.all([
    written ?? valuesOfVersion(tx, order.prescription), detailsOfVariants(tx, order.lines.flatMap(({ kind, variantId }) => (variantId && (kind === 'frame' || kind === 'lens-option') ? [variantId] : []))),
  ])
  if (!values) return []
  const nameOf = ({ variantId, description }: LineData): string => (variantId ? details.get(variantId)?.name : undefined) ?? description
  const frame = details.get(order.lines.find(({ kind }) => kind === 'frame')?.variantId ?? '')
  const described: KnownFrame | null = frame?.kind === 'frame' ? frame.details : null
  const ordered = judged.flatMap((line) => (line.eye ? [line.eye] : ['right', 'left'] as const).map((eye) => ({
    lineId: line.id, variantId: line.variantId, eye, options: order.lines.filter((one) => one.kind === 'lens-option' && one.eye === eye).map(nameOf),
  })))
  return judgeOrdered(tx, { tied, lenses: ordered, values, frame: await frameOf?.(tx, order.id, described) ?? described, today: day })
}

/**
 * What was decided about the findings, with what stood decided in the order before. @throws {Problem} orders/lens-not-made while one is open;
 * powers are told to those who may open the prescription, or who are writing it
 */
export function decideSpecialLenses(by: StaffMember, order: OrderData, findings: readonly LineFinding[], decisions: readonly LensDecision[], { at, writes }: { readonly at: Date; readonly writes: boolean }): SpecialLensData[] {
  const decided = findings.map((finding) => ({ finding, special: decisionOf(by, order, finding, decisions, at) }))
  const open = decided.filter(({ special }) => !special).map(({ finding }) => finding)
  if (open.length > 0) {
    const detail = translator(by.language)._(/*i18n*/{ id: 'orders.lens-not-made.say-why', message: 'Its maker does not make it so. Choose another lens, or write why it is ordered all the same.' })
    const pointerOf = (finding: LineFinding): string => `/lines/${order.lines.findIndex(({ id }) => id === finding.lineId)}/variantId`
    throw new Problem(ordersProblems.lensNotMade, undefined, { findings: open.map((finding) => toldTo(by, order, finding, writes)), errors: open.map((finding) => ({ pointer: pointerOf(finding), detail })) })
  }
  return decided.flatMap(({ special }) => special ?? [])
}

/** The findings as a preview tells them: which of them a change would have to decide anew. */
export const previewSpecialLenses = (by: StaffMember, order: OrderData, findings: readonly LineFinding[]): (LineFinding & { readonly decided: boolean })[] =>
  findings.map((finding) => ({ ...toldTo(by, order, finding), decided: standingOf(order, finding) !== null }))

function decisionOf(by: StaffMember, order: OrderData, finding: LineFinding, decisions: readonly LensDecision[], at: Date): SpecialLensData | null {
  const { lineId, ...said } = finding
  const now = decisions.find(({ eye, variantId }) => eye === finding.eye && variantId === finding.variantId)
  if (now) return { lineId, finding: said, reason: now.reason, by: { id: by.staffId, name: by.name }, at: at.toISOString() }
  return standingOf(order, finding)
}

const standingOf = ({ specialLenses }: Pick<OrderData, 'specialLenses'>, finding: LineFinding): SpecialLensData | null =>
  specialLenses.find((one) => one.lineId === finding.lineId && one.finding.eye === finding.eye && sameFinding(one.finding, finding)) ?? null

const sameFinding = (one: LensFinding, other: LensFinding): boolean => againstIt(one) === againstIt(other)
/** Not what could stand in its place: another catalogue does not ask for another reason. */
const againstIt = ({ variantId, deliverable, misses, options }: LensFinding): string => JSON.stringify([variantId, deliverable, misses.map(({ what, asked, limit }) => [what, asked, limit]), options.map(({ why, option, other }) => [why, option, other])])

/** A finding for whoever may know what it tells of the prescription; for others that there is one. */
const toldTo = <F extends LensFinding>(by: StaffMember, order: OrderData, finding: F, writes = false): F =>
  (writes || (by.hasCapability('prescriptions') && may(by, 'prescriptions.read', touchedOf(order))) ? finding : { ...finding, misses: [], nearest: null })
