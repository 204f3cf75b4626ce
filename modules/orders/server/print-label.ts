import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import type { Call, FileAnswer } from '#platform/http/route'
import type { paperQuery } from '../contract.ts'
import { knownFields } from '../domain/stage.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { printTrayLabel } from './papers/print-tray-label.ts'
import { auditPrinting, pdfFile, takenOrder } from './papers/printing.ts'

/** Prints the label for the tray or bag of a job, in the language of whoever works with it. */
export async function printLabel(deps: OrdersDeps, by: StaffMember, call: Call, id: string, { language = by.language }: z.output<typeof paperQuery>): Promise<FileAnswer> {
  const order = await deps.db.inTenant(by.organizationId, async (tx) => {
    const one = await takenOrder(tx, by, id)
    auditPrinting(tx, by, call, { kind: 'order', id, branchId: one.branchId }, { paper: 'label', language })
    return one
  })
  const tray = order.values.find(({ field }) => field === knownFields.tray)?.value ?? null
  const bytes = await printTrayLabel(deps.pdf, { number: order.number, customerName: (order.wearer ?? order.customer).name, promisedOn: order.promisedOn, priority: order.priority, tray }, deps.translator(language))
  return pdfFile(bytes, `${order.number}-label`)
}
