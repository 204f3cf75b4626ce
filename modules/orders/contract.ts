import { z } from 'zod'
import { saleChannels } from '#kernel/sale-channels'
import { priceFrom } from '#modules/catalog/contract'
import { payment, newPayment } from '#modules/payments/contract'
import { orderPrescription, prescriptionBrief, prescriptionVersionRef } from '#modules/prescriptions/contract'
import { day, id, instant, moneyContract, pageOf, text } from '#platform/http/contract'
import { eye, newLine, newPayer } from './contracts/lines.ts'
import { lensDecisions, specialLens } from './contracts/special-lenses.ts'
import { orderTotals } from './contracts/lists.ts'
import { recheck, stage, stageValue, standing } from './contracts/stages.ts'
import { phases } from './domain/order-phase.ts'
import { costBearers, remakeCauses } from './domain/remake.ts'

export * from './contracts/actions.ts'
export * from './contracts/boxes.ts'
export * from './contracts/order-rules.ts'
export * from './contracts/receipts.ts'
export * from './contracts/special-lenses.ts'
export * from './contracts/requisitions.ts'
export * from './contracts/lists.ts'
export * from './contracts/overview.ts'
export * from './contracts/papers.ts'
export * from './contracts/kinds.ts'
export * from './contracts/stages.ts'
export * from './contracts/tracking.ts'

const phase = z.enum(phases)
const code = z.string().regex(/^[a-z0-9-]{1,40}$/)

export const newOrder = z.object({
  id: id.optional(), kind: code, branchId: id, customerId: id, wearerId: id.nullable().default(null),
  channel: z.enum(saleChannels).default('counter'),
  contractPlace: z.enum(['shop', 'distance', 'off-premises']).default('shop'),
  occurredAt: instant.optional(), promisedOn: day.nullable().default(null), priority: z.enum(['normal', 'rush']).default('normal'), note: text(2000, 0).nullable().default(null),
  lines: z.array(newLine).min(1).max(100), deposit: newPayment.nullable().default(null),
  /** A deposit in several ways at once, beside or in the place of `deposit`. */
  deposits: z.array(newPayment).max(10).default([]), payers: z.array(newPayer).max(10).default([]),
  /** For the wearer's eyes: a version that is there, or a new one written with the order. */
  prescription: orderPrescription.nullable().default(null),
  /** What the screen showed; when prices or taxes changed meanwhile the order is refused with the new total. */
  expectedTotal: moneyContract.optional(), lensDecisions,
})

export type NewOrder = z.output<typeof newOrder>

/** An order that is not taken yet: it may have no lines, and nothing is paid. */
export const newDraft = newOrder.omit({ deposit: true, deposits: true, expectedTotal: true, occurredAt: true, lensDecisions: true }).extend({ lines: z.array(newLine).max(100), prescription: prescriptionVersionRef.nullable().default(null) })
export type NewDraft = z.output<typeof newDraft>

const orderLine = z.object({
  id, position: z.int(), productId: id.nullable(), variantId: id.nullable(), kind: z.string(), description: z.string(), eye: eye.nullable(), quantity: z.int(),
  unitPrice: moneyContract, adjustments: z.array(z.object({ kind: z.string(), reason: z.string(), amount: z.int() })), amount: moneyContract, taxClass: z.string(),
  taxes: z.array(z.object({ component: z.string(), country: z.string(), rateBps: z.int() })),
  lot: z.string().nullable(), expiresOn: day.nullable(),
  priceFrom: priceFrom.nullable().meta({ description: 'The list whose price held when the line was priced, and why; null: none, unknown, or not for the reader.' }),
})

const orderTax = z.object({ component: z.string(), country: z.string(), rateBps: z.int(), base: moneyContract, tax: moneyContract })
const person = z.object({ id, name: z.string() })
const orderEvent = z.object({ id, kind: z.string(), fromStage: z.string().nullable(), toStage: z.string().nullable(), reason: z.string().nullable(), occurredAt: instant, by: person.nullable() })

export const order = z.object({
  id, number: z.string().nullable(), paymentSymbol: z.string().nullable(), kind: z.object({ code, version: z.int(), name: z.string() }),
  stage: code.nullable(), stages: z.array(stage), phase, stageSince: instant.nullable(), ...standing, values: z.array(stageValue), recheck,
  branchId: id, customer: z.object({ id, name: z.string(), phone: z.string().nullable(), email: z.string().nullable(), language: z.string() }), wearer: person.nullable(),
  channel: z.string(), contractPlace: z.string(), soldBy: person.nullable(), assignedTo: person.nullable(), priority: z.enum(['normal', 'rush']),
  promisedOn: day.nullable(), onHold: z.object({ since: instant, reason: z.string() }).nullable(), note: z.string().nullable(), lensesCommitted: z.boolean(),
  lines: z.array(orderLine), taxes: z.array(orderTax), pricesGross: z.boolean(), total: moneyContract, taxTotal: moneyContract, paid: moneyContract, balance: moneyContract,
  /** What of the deposit stayed with the shop when it was cancelled, and why. */
  depositKept: moneyContract, depositKeptReason: z.string().nullable(), payers: z.array(z.object({ customerId: id, name: z.string(), amount: moneyContract.nullable() })),
  inspection: z.enum(['passed', 'failed', 'accepted']).nullable().meta({ description: 'How the last inspection of its lenses ended; `accepted`: it failed, and somebody with the right lets them go all the same; null: none.' }),
  specialLenses: z.array(specialLens).meta({ description: 'Lenses that are ordered although their makers do not make them so; what speaks against them is opened under /orders/{id}/special-lenses.' }),
  remake: z.object({ cause: z.enum(remakeCauses), costBearer: z.enum(costBearers) }).nullable(), root: z.object({ id, number: z.string().nullable() }).nullable(),
  remakes: z.array(z.object({ id, number: z.string().nullable(), cause: z.enum(remakeCauses), costBearer: z.enum(costBearers), phase })),
  assignedBecause: z.enum(['fewest-open-orders', 'named-by-rule']).nullable(),
  prescription: prescriptionBrief.nullable().meta({ description: 'That there is one; what it says is opened under /prescriptions.' }),
  payments: z.array(payment), events: z.array(orderEvent), occurredAt: instant, collectedAt: instant.nullable(), cancelledAt: instant.nullable(), cancelReason: z.string().nullable(), version: z.int(),
})
export type OrderView = z.output<typeof order>

export const orderChange = z.object({ promisedOn: day.nullable(), priority: z.enum(['normal', 'rush']), note: text(2000, 0).nullable(), assignedTo: id.nullable() }).partial()
/** The balance may be taken in the same act, in several ways too. */
export const collection = z.object({ payment: newPayment.nullable().default(null), payments: z.array(newPayment).max(10).default([]), occurredAt: instant.optional() })
/** Money held goes back, stays with the shop for a reason, or both in parts that make up all of it; a part without an amount is the rest. */
export const cancellation = z.object({
  reason: text(500), refund: z.object({ method: newPayment.shape.method, reference: text(80, 0).optional(), amount: newPayment.shape.amount.optional() }).nullable().default(null),
  keep: z.object({ reason: text(500), amount: newPayment.shape.amount.optional() }).nullable().default(null),
})
/** What was copied; `leftOut` is what is not sold any more. */
export const duplicated = z.object({ order, leftOut: z.array(z.string()) })

export const orderRow = z.object({
  id, number: z.string().nullable(), kind: code, stage: code.nullable(), stageName: z.string().nullable(), mark: z.string().nullable(), phase, place: z.string().nullable(), branchId: id,
  customerId: id, customerName: z.string(), customerPhone: z.string().nullable(), summary: z.string(), priority: z.enum(['normal', 'rush']), onHold: z.boolean(), ...standing, lab: z.string().nullable(), labNumber: z.string().nullable(), tray: z.string().nullable(),
  promisedOn: day.nullable(), occurredAt: instant, stageSince: instant.nullable(), total: moneyContract, paid: moneyContract, balance: moneyContract, assignedTo: id.nullable(),
  soldBy: id.nullable(), channel: z.string(), collectedAt: instant.nullable(),
  /** Made again: the second work on what was taken before. */
  remake: z.boolean(),
})
export type OrderRow = z.output<typeof orderRow>

/** A photo or paper of the order. What it is, is read from its content, whatever name it has. */
export const newAttachment = z.object({ id: id.optional(), name: text(200), base64: z.base64().max(14_000_000) })
export const attachment = z.object({ id, name: z.string().meta({ description: 'Empty for whoever may not open it: a name may tell what is on the paper.' }), mediaType: z.string(), size: z.int(), addedAt: instant, addedBy: person.nullable() })
export const attachments = z.object({ items: z.array(attachment), nextCursor: z.null() })
export type AttachmentView = z.output<typeof attachment>
export const attachmentParams = z.object({ id, fileId: id })

export const orderPage = pageOf(orderRow).extend({ totals: orderTotals })

export const orderKind = z.object({ code, name: z.string(), version: z.int(), stages: z.array(stage) })
export const orderKinds = pageOf(orderKind)
export const numberParams = z.object({ number: z.string().regex(/^\d{2}-\d{1,8}$/) })
