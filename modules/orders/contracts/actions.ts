import { z } from 'zod'
import { lensFinding } from '#modules/lenses/contract'
import { newPayment } from '#modules/payments/contract'
import { day, id, instant, moneyContract, text } from '#platform/http/contract'
import { costBearers, remakeCauses } from '../domain/remake.ts'
import { newLine, newPayer } from './lines.ts'
import { lensDecisions } from './special-lenses.ts'

const moneyBack = z.object({ method: newPayment.shape.method, reference: text(80, 0).optional() })

/**
 * What the order shall be. `lines` is the whole new list: a line with the id of one that is there keeps its price and tax unless a
 * price is written. Money paid above the new total goes back in the same act, by `refund`.
 */
export const orderEdit = z.object({
  lines: z.array(newLine).min(1).max(100).optional(), wearerId: id.nullable().optional(), payers: z.array(newPayer).max(10).optional(),
  promisedOn: day.nullable().optional(), priority: z.enum(['normal', 'rush']).optional(), note: text(2000, 0).nullable().optional(),
  reason: text(500, 0).optional(), refund: moneyBack.nullable().default(null),
  /** What the preview showed; another total is refused with the new one. */
  expectedTotal: moneyContract.optional(), lensDecisions,
})
export type OrderEdit = z.output<typeof orderEdit>

const sums = z.object({ total: moneyContract, taxTotal: moneyContract, balance: moneyContract })
const shownLine = z.object({ description: z.string(), eye: z.string().nullable(), quantity: z.int(), unitPrice: moneyContract, adjusted: moneyContract, amount: moneyContract })
export const orderDifference = z.object({
  lines: z.array(z.object({ id, change: z.enum(['added', 'removed', 'changed', 'same']), before: shownLine.nullable(), after: shownLine.nullable() })),
  fields: z.array(z.enum(['wearer', 'payers', 'promisedOn', 'priority', 'note'])), before: sums, after: sums,
  /** What has to go back because more is paid than it would cost. */
  refund: moneyContract.nullable(),
  specialLenses: z.array(lensFinding.extend({ lineId: id, decided: z.boolean().meta({ description: 'As it stands in the order already.' }) })).meta({ description: 'Lenses that their makers would not make so; whoever may not open the prescription is told that there are.' }),
})

/** What an order was before one of its changes. */
export const orderVersion = z.object({
  version: z.int(), replacedAt: instant, replacedBy: z.object({ id, name: z.string() }).nullable(), reason: z.string().nullable(), total: moneyContract, taxTotal: moneyContract,
  promisedOn: day.nullable(), priority: z.enum(['normal', 'rush']), lines: z.array(shownLine.extend({ id })),
})
export const orderVersions = z.object({ items: z.array(orderVersion), nextCursor: z.null() })

/** Several payments of one act: part in cash, part by card. */
export const splitPayment = z.object({ payments: z.array(newPayment).min(1).max(10) })

/** Money given back while the order goes on. */
export const newRefund = z.object({
  id: id.optional(), method: newPayment.shape.method, amount: newPayment.shape.amount, reason: text(500), reference: text(80, 0).optional(),
  occurredAt: instant.optional(), reversesPaymentId: id.nullable().default(null),
})

/** The draft is judged by today's prices; without `expectedTotal` its own total is what was agreed. */
export const draftTaking = z.object({ deposits: z.array(newPayment).max(10).default([]), expectedTotal: moneyContract.optional(), occurredAt: instant.optional(), lensDecisions })

/** The lines to make again; left out: all. Whoever bears the cost but the customer gets them for nothing. */
export const newRemake = z.object({
  id: id.optional(), cause: z.enum(remakeCauses), costBearer: z.enum(costBearers), lineIds: z.array(id).min(1).max(100).optional(), promisedOn: day.nullable().default(null), note: text(2000, 0).nullable().default(null),
})
