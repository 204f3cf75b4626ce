import type { StaffMember } from '#modules/identity/server'
import { detailsOfVariants } from '#modules/catalog/server'
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
  /** Null: forgotten since, and this is what is left. */
  readonly wearer: string | null
  readonly rush: boolean
  readonly promisedOn: string | null
  readonly tray: string | null
  readonly remakeOf: string | null
  readonly remarks: string | null
  readonly frame: string | null
  readonly lines: readonly { readonly kind: string; readonly description: string; readonly eye: 'right' | 'left' | null; readonly quantity: number }[]
  /** What the catalog says of frame and lenses: boxing values in hundredths of a millimetre, index in ten-thousandths; absent from older orders. */
  readonly catalog?: { readonly frame: BoxedFrame | null } & Readonly<Record<'right' | 'left', OrderedLens | null>>
  /** The traced frame; absent from orders that were sent before there were any. */
  readonly frameTrace?: TakenTrace | null
  /** Why it was called off; written then, and the only thing that is. */
  readonly cancelReason?: string
  readonly prescription: BothEyes & { readonly id: string; readonly version: number; readonly purpose: Purpose; readonly examinedOn: string }
}

interface BoxedFrame { readonly a: number | null; readonly b: number | null; readonly dbl: number | null; readonly ed: number | null }
interface OrderedLens { readonly index: number; readonly design: 'single-vision' | 'bifocal' | 'progressive' | 'office' }

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
    frameTrace: await takenTraceOf(tx, order.id), catalog: await catalogOf(tx, order), lines: labLines(order.lines).map(({ kind, description, eye, quantity }) => ({ kind, description, eye, quantity })),
    prescription: { id: order.prescription.id, version: order.prescription.version, purpose: said.purpose, examinedOn: said.examinedOn, right: said.right, left: said.left },
  }
}

async function catalogOf(tx: Tx, { lines }: OrderData): Promise<NonNullable<LabOrderContent['catalog']>> {
  const details = await detailsOfVariants(tx, lines.flatMap(({ variantId }) => variantId ?? []))
  const of = (line: OrderData['lines'][number] | undefined) => (line?.variantId ? details.get(line.variantId) : undefined)
  const frame = of(lines.find(({ kind }) => kind === 'frame'))
  const lensOf = (eye: 'right' | 'left'): OrderedLens | null => {
    const lens = of(lines.find((line) => line.kind === 'lens' && (line.eye === eye || line.eye === null)))
    return lens?.kind === 'lens' ? { index: lens.details.index, design: lens.details.design } : null
  }
  const boxed = frame?.kind === 'frame' ? { a: frame.details.a, b: frame.details.b, dbl: frame.details.dbl, ed: frame.details.ed } : null
  return { frame: boxed, right: lensOf('right'), left: lensOf('left') }
}
