import type { StaffMember } from '#modules/identity/server'
import { lookAtVersion } from '#modules/prescriptions/server'
import type { BothEyes, Purpose } from '#modules/prescriptions/domain'
import type { OrderData } from '#modules/orders/server'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { TakenTrace } from '../domain/index.ts'
import { labsProblems } from './problems.ts'
import { takenTraceOf } from './traces/frame-trace.ts'

/** What is ordered from a lab, as it is sent: later changes of order or prescription do not touch it. */
export interface LabOrderContent {
  /** The order's number. */
  readonly number: string
  /** The shop's own number with the lab. */
  readonly account: string | null
  readonly wearer: string
  readonly rush: boolean
  readonly promisedOn: string | null
  readonly tray: string | null
  readonly remakeOf: string | null
  readonly remarks: string | null
  readonly frame: string | null
  readonly lines: readonly { readonly kind: string; readonly description: string; readonly eye: 'right' | 'left' | null; readonly quantity: number }[]
  /** The traced frame; absent from orders that were sent before there were any. */
  readonly frameTrace?: TakenTrace | null
  /** Why it was called off; written then, and the only thing that is. */
  readonly cancelReason?: string
  readonly prescription: BothEyes & { readonly id: string; readonly version: number; readonly purpose: Purpose; readonly examinedOn: string }
}

const forLab = ['lens', 'lens-option', 'contact-lens']

/** Lines that a lab makes. */
export const labLines = <Line extends { readonly kind: string }>(lines: readonly Line[]): Line[] => lines.filter(({ kind }) => forLab.includes(kind))

/** Reads the content of an order for a lab; the look at the prescription is written down. @throws {Problem} http/forbidden when whoever sends may not open it */
export async function contentOf(tx: Tx, by: StaffMember, call: Call, order: OrderData, about: { readonly account: string | null; readonly remarks: string | null; readonly labOrderId: string }): Promise<LabOrderContent> {
  if (!order.prescription || order.number === null) throw new Problem(labsProblems.cannotSend, undefined, { reason: 'no-prescription' })
  const said = await lookAtVersion(tx, by, call, order.prescription, { sentToLab: about.labOrderId })
  if (!said) throw new Problem(httpProblems.forbidden, undefined, { right: 'prescriptions.read' })
  return {
    number: order.number, account: about.account, wearer: (order.wearer ?? order.customer).name, rush: order.priority === 'rush', promisedOn: order.promisedOn, tray: order.values.find(({ field }) => field === 'tray')?.value ?? null,
    remakeOf: order.remake ? order.root?.number ?? null : null, remarks: about.remarks || null, frame: order.lines.find(({ kind }) => kind === 'frame')?.description ?? null,
    frameTrace: await takenTraceOf(tx, order.id), lines: labLines(order.lines).map(({ kind, description, eye, quantity }) => ({ kind, description, eye, quantity })),
    prescription: { id: order.prescription.id, version: order.prescription.version, purpose: said.purpose, examinedOn: said.examinedOn, right: said.right, left: said.left },
  }
}
