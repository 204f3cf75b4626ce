import { z } from 'zod'
import { payment } from '#modules/payments/contract'
import { id, instant, moneyContract } from '#platform/http/contract'

const line = z.object({ description: z.string(), eye: z.string().nullable(), quantity: z.int(), unitPrice: moneyContract, adjustments: z.array(z.object({ reason: z.string(), amount: moneyContract })), amount: moneyContract })

/** A numbered receipt as it was issued: it never changes, whatever becomes of the order. */
export const receipt = z.object({
  id, number: z.string(), order: z.object({ id, number: z.string().nullable(), version: z.int() }), branchId: id, issuedAt: instant, issuedBy: z.object({ id, name: z.string() }).nullable(),
  shop: z.object({ name: z.string(), branchName: z.string(), addressLines: z.array(z.string()), taxNumber: z.string().nullable() }), customerId: id,
  lines: z.array(line), pricesGross: z.boolean(), total: moneyContract, taxTotal: moneyContract,
  /** Base and tax per component and rate over the whole order. */
  taxes: z.array(z.object({ component: z.string(), country: z.string(), rateBps: z.int(), base: moneyContract, tax: moneyContract })),
  payments: z.array(payment.pick({ id: true, direction: true, method: true, amount: true, purpose: true, occurredAt: true })), paid: moneyContract, balance: moneyContract,
})
export type ReceiptView = z.output<typeof receipt>
export const receipts = z.object({ items: z.array(receipt), nextCursor: z.null() })
