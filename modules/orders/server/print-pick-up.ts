import type { z } from 'zod'
import { readHours } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Call, FileAnswer } from '#platform/http/route'
import type { paperQuery } from '../contract.ts'
import { balanceOf } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { printPickUpSlip } from './papers/print-pick-up-slip.ts'
import { auditPrinting, pdfFile, printingAt, takenOrder } from './papers/printing.ts'
import { printedTrackingUrl } from './tracking/tracking-url.ts'

/** Prints the slip with which an order is collected, in the customer's language unless another is asked for. */
export async function printPickUp(deps: OrdersDeps, by: StaffMember, call: Call, id: string, query: z.output<typeof paperQuery>): Promise<FileAnswer> {
  const { input, language } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const order = await takenOrder(tx, by, id)
    const said = query.language ?? order.customer.language
    auditPrinting(tx, by, call, { kind: 'order', id, branchId: order.branchId }, { paper: 'pick-up', language: said })
    const [printing, hours, trackingUrl] = [await printingAt(tx, deps, by, order.branchId), await readHours(tx, order.branchId), await printedTrackingUrl(tx, deps, order)]
    return {
      language: said,
      input: { ...printing, hours, trackingUrl, number: order.number, customerName: order.customer.name, promisedOn: order.promisedOn, balance: { amount: balanceOf(order), currency: order.currency } },
    }
  })
  return pdfFile(await printPickUpSlip(deps.pdf, input, deps.translator(language)), `${input.number}-pick-up`)
}
