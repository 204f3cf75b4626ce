import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { customerBrief } from '#modules/customers/server'
import { may, mustMayIn } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call, FileAnswer } from '#platform/http/route'
import type { estimateQuery, NewEstimate } from '../contract.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { printEstimatePaper } from './papers/print-money-papers.ts'
import { auditPrinting, pdfFile, printingAt } from './papers/printing.ts'
import { toSheetMoney } from './papers/to-sheet-order.ts'
import { pricedLines } from './priced-lines.ts'
import { ordersProblems } from './problems.ts'
import { found, orderById } from './read-order.ts'

/** How long the prices of an estimate hold unless somebody says otherwise. */
const VALID_DAYS = 30

/** Prints what a draft would come to, in the customer's language unless another is asked for. @throws {Problem} orders/not-a-draft */
export async function printEstimate(deps: OrdersDeps, by: StaffMember, call: Call, id: string, query: z.output<typeof estimateQuery>): Promise<FileAnswer> {
  const { input, language } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const draft = found(await orderById(tx, id), by)
    if (draft.phase !== 'draft') throw new Problem(ordersProblems.notADraft)
    const said = query.language ?? draft.customer.language
    const printing = await printingAt(tx, deps, by, draft.branchId)
    const validUntil = query.validUntil ?? usualEnd(deps, printing.timeZone)
    auditPrinting(tx, by, call, { kind: 'order', id, branchId: draft.branchId }, { paper: 'estimate', language: said, validUntil })
    return { language: said, input: { ...printing, money: toSheetMoney(draft), customerName: draft.customer.name, validUntil } }
  })
  return pdfFile(await printEstimatePaper(deps.pdf, input, deps.translator(language)), `estimate-${input.validUntil}`)
}

/** Prints what these lines would come to today for a customer or anybody; nothing else is kept of it. @throws {Problem} as taking an order with them */
export async function printTypedEstimate(deps: OrdersDeps, by: StaffMember, call: Call, asked: NewEstimate): Promise<FileAnswer> {
  const { timeZone } = mustMayIn(by, 'orders.write', asked.branchId)
  const { input, language } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const customer = asked.customerId ? await customerBrief(tx, asked.customerId) : undefined
    if (asked.customerId && (!customer || !may(by, 'customers.read', { ownerStaffIds: [customer.ownerStaffId] }))) throw refuseByContract([{ pointer: '/customerId', detail: 'there is no such customer' }])
    const today = dayIn(timeZone, deps.now())
    const priced = await pricedLines(tx, by, { lines: asked.lines, branchId: asked.branchId, channel: 'counter', customerClass: customer?.class ?? 'regular' }, today)
    const said = asked.language ?? customer?.language ?? by.language
    const validUntil = asked.validUntil ?? usualEnd(deps, timeZone)
    auditPrinting(tx, by, call, { kind: 'branch', id: asked.branchId, branchId: asked.branchId }, { paper: 'estimate', language: said, validUntil, total: priced.total })
    return {
      language: said,
      input: { ...await printingAt(tx, deps, by, asked.branchId), money: toSheetMoney({ ...priced, pricesGross: by.organization.pricesGross, currency: by.organization.currency }), customerName: customer?.name ?? null, validUntil },
    }
  })
  return pdfFile(await printEstimatePaper(deps.pdf, input, deps.translator(language)), `estimate-${input.validUntil}`)
}

const usualEnd = (deps: OrdersDeps, timeZone: string): string => dayIn(timeZone, new Date(deps.now().getTime() + VALID_DAYS * 86_400_000))
