import type { z } from 'zod'
import { auditOf, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call, FileAnswer } from '#platform/http/route'
import type { paperQuery } from '../contract.ts'
import { touchedOf } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { printReceiptPaper } from './papers/print-money-papers.ts'
import { auditPrinting, pdfFile, zoneOf } from './papers/printing.ts'
import { found, orderById } from './read-order.ts'
import { receiptById } from './receipts.ts'

/** Prints a receipt as it was issued, in the customer's language unless another is asked for; from the second time on it says that it is a reprint. */
export async function printReceipt(deps: OrdersDeps, by: StaffMember, call: Call, id: string, query: z.output<typeof paperQuery>): Promise<FileAnswer> {
  const { input, language } = await deps.db.inTenant(by.organizationId, async (tx) => {
    // Two who print at once do not both hold the first.
    tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`receipt ${id}`}, 0))`)
    const receipt = await receiptById(tx, id)
    if (!receipt) throw new Problem(httpProblems.notFound)
    const order = found(await orderById(tx, receipt.order.id), by)
    mustMay(by, 'payments.read', touchedOf(order))
    const before = await auditOf(tx, { subjectIds: [id], actions: ['orders.printed'], before: null, limit: 1 })
    const said = query.language ?? order.customer.language
    const reprint = before.length > 0
    auditPrinting(tx, by, call, { kind: 'receipt', id, branchId: receipt.branchId }, { paper: 'receipt', language: said, order: order.id, reprint })
    const shop = { ...receipt.shop, phone: null, email: null, logo: null }
    return { language: said, input: { receipt, reprint, customerName: order.customer.name, shop, printedAt: deps.now().toISOString(), printedBy: by.name, timeZone: zoneOf(by, receipt.branchId) } }
  })
  return pdfFile(await printReceiptPaper(deps.pdf, input, deps.translator(language)), input.receipt.number)
}
