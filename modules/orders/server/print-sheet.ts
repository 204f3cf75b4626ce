import type { I18n } from '@lingui/core'
import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { findingWords } from '#modules/lenses/server'
import { lookAtVersion } from '#modules/prescriptions/server'
import type { Tx } from '#platform/db/tx'
import type { Call, FileAnswer } from '#platform/http/route'
import type { sheetQuery } from '../contract.ts'
import { glassesOfLines } from './glasses-of-lines.ts'
import type { LineData, OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { atVersion } from './papers/former-version.ts'
import { printOrderSheet } from './papers/print-order-sheet.ts'
import { auditPrinting, pdfFile, printingAt, takenOrder } from './papers/printing.ts'
import { toSheetOrder } from './papers/to-sheet-order.ts'
import type { SheetOrder } from './papers/order-sheet-input.ts'
import { writeDay } from './papers/write-numbers.ts'
import { printedTrackingUrl } from './tracking/tracking-url.ts'

/**
 * Prints the order sheet: shop's and workshop's part in the language asked for, the customer's in the customer's own. The
 * workshop's part carries the prescription when whoever prints may open it; that look is written down.
 */
export async function printSheet(deps: OrdersDeps, by: StaffMember, call: Call, id: string, { language = by.language, part, version }: z.output<typeof sheetQuery>): Promise<FileAnswer> {
  const i18n = deps.translator(language)
  const input = await deps.db.inTenant(by.organizationId, async (tx) => {
    const { order, former } = await atVersion(tx, await takenOrder(tx, by, id), version)
    auditPrinting(tx, by, call, { kind: 'order', id, branchId: order.branchId }, { paper: 'sheet', language, ...(part && { part }), ...(former && { version: former.version }) })
    const prescription = part && part !== 'workshop' ? null : await prescriptionOf(tx, by, call, order)
    // A former version is printed as it was, and what is traced is the frame of today.
    const glasses = prescription && prescription !== 'withheld' ? await glassesOf(tx, former ? {} : deps, order) : null
    return { ...await printingAt(tx, deps, by, order.branchId), trackingUrl: await printedTrackingUrl(tx, deps, order), order: { ...toSheetOrder(order, i18n), formerVersion: former, prescription, glasses, specialLenses: specialLensesOf(order, prescription, i18n) } }
  })
  const bytes = await printOrderSheet(deps.pdf, input, i18n, { customerI18n: deps.translator(input.order.customer.language), ...(part && { parts: [part] }) })
  return pdfFile(bytes, [input.order.number, part, version && `v${version}`].filter(Boolean).join('-'))
}

/** What is drawn; null without a frame whose width is known. */
async function glassesOf(tx: Tx, { frameOf }: Pick<OrdersDeps, 'frameOf'>, order: { readonly id: string; readonly lines: readonly LineData[] }): Promise<SheetOrder['glasses']> {
  const { frame, indices } = await glassesOfLines(tx, order.lines)
  const known = await frameOf?.(tx, order.id, frame) ?? frame
  return known && { frame: known, indices }
}

/** The special lenses among the lines; what speaks against them only with the prescription that it tells of. */
const specialLensesOf = ({ lines, specialLenses }: Pick<OrderData, 'lines' | 'specialLenses'>, prescription: SheetOrder['prescription'], i18n: I18n): SheetOrder['specialLenses'] =>
  specialLenses.filter(({ lineId }) => lines.some(({ id }) => id === lineId)).map(({ finding, reason, by, at }) => ({
    eye: finding.eye, words: findingWords(prescription && prescription !== 'withheld' ? finding : { ...finding, misses: [], nearest: null }, i18n, (day) => writeDay(i18n.locale, day)), reason, by: by?.name ?? '', decidedAt: at,
  }))

async function prescriptionOf(tx: Tx, by: StaffMember, call: Call, order: { readonly id: string; readonly prescription: { readonly id: string; readonly version: number } | null }): Promise<SheetOrder['prescription']> {
  if (!order.prescription) return null
  return await lookAtVersion(tx, by, call, order.prescription, { printedOnOrder: order.id }) ?? 'withheld'
}
