import { z } from 'zod'
import { id, instant, moneyContract, text } from '#platform/http/contract'
import { methods } from './domain/accounts.ts'

const method = z.enum(methods)

/** Money taken from a customer, or from another who pays for them. `occurredAt` when it changed hands, if that was not just now. */
export const newPayment = z.object({
  id: id.optional(), method, amount: moneyContract.refine((money) => money.amount > 0, { message: 'write an amount above zero', path: ['amount'] }),
  reference: text(80, 0).optional(), occurredAt: instant.optional(), payerId: id.optional(),
})

export const payment = z.object({
  id, direction: z.enum(['in', 'out']), method, amount: moneyContract, purpose: z.enum(['deposit', 'balance', 'refund']),
  occurredAt: instant, takenBy: z.object({ id, name: z.string() }).nullable(), reference: z.string().nullable(), reversesPaymentId: id.nullable(),
})
