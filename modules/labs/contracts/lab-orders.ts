import { z } from 'zod'
import { costBearers, remakeCauses } from '#modules/orders/domain'
import { purposes } from '#modules/prescriptions/domain'
import { day, id, instant, moneyContract, pageOf, paging, text } from '#platform/http/contract'
import { labOrderFigures, labOrderStates, labOrderWays, mailTroubles } from '../domain/lab-order.ts'
import { causers, namedCausers } from '../domain/remake-causer.ts'
import { remakeReasons } from '../domain/remake-policy.ts'

const person = z.object({ id, name: z.string() })

/** What was ordered from a lab, without the values of anybody's eyes. */
export const labOrder = z.object({
  id, lab: person, order: z.object({ id, number: z.string().nullable() }), branchId: id, way: z.enum(labOrderWays), state: z.enum(labOrderStates), labNumber: z.string().nullable(),
  sentAt: instant, sentOn: day, sentBy: person, promisedOn: day.nullable().meta({ description: 'By which day it comes, as the lab says now.' }), firstPromisedOn: day.nullable().meta({ description: 'By which day it was to come when it was sent; `late` is judged by it.' }), arrivedAt: instant.nullable(), arrivedOn: day.nullable(),
  labDays: z.int().nullable().meta({ description: 'Working days of the lab from sent to arrived.' }), late: z.boolean().meta({ description: 'It came after the day it was to come when it was sent, or has not come and that day is over. Another day of the lab changes nothing of it.' }),
  mailedAt: instant.nullable().meta({ description: 'When the mail server took the letter; null while it is on its way, or when it went another way.' }),
  mailTrouble: z.enum(mailTroubles).nullable().meta({ description: 'Why the letter will not leave by itself; POST /lab-orders/{id}/mail sends it again.' }),
  cancelledAt: instant.nullable(),
  remakes: z.array(z.object({ orderId: id, causedBy: z.enum(causers), nth: z.int(), shareBps: z.int(), because: z.enum(remakeReasons) })), failedInspections: z.int(), version: z.int(),
}).meta({ id: 'LabOrder' })
export type LabOrderView = z.output<typeof labOrder>
export const labOrderPage = pageOf(labOrder)
export const labOrderQuery = z.object({
  ...paging, labId: id.optional(), orderId: id.optional(), from: day.optional(), to: day.optional(),
  figure: z.enum(labOrderFigures).optional().meta({ description: 'Which of them a figure of the scorecard counts.' }), causedBy: z.enum(causers).optional(),
})

export const newLabOrder = z.object({
  id: id.optional(), labId: id, way: z.enum(labOrderWays), remarks: text(500, 0).nullable().default(null).meta({ description: 'For the lab, beside the values.' }), labNumber: text(60, 0).nullable().default(null),
  anyway: z.boolean().default(false).meta({ description: 'Also to a lab that does not name these lenses among those it makes.' }),
})
export type NewLabOrder = z.input<typeof newLabOrder>
export const labOrderChange = z.object({ labNumber: text(60, 0).nullable(), state: z.enum(['accepted', 'in-production']), promisedOn: day.nullable() }).partial()
export type LabOrderChange = z.input<typeof labOrderChange>
export const labOrderArrival = z.object({ occurredAt: instant.optional() })
/** What came, and what kept the order at the stage of the lab although it did. */
export const labArrival = z.object({
  ...labOrder.shape, notMoved: z.object({ reason: z.string(), stage: z.string().nullable() }).nullable().meta({ description: 'The arrival is noted; the order stays where it is, for `stage` asks something (as orders/cannot-move) or its move is not for whoever noted it.' }),
}).meta({ id: 'LabArrival' })
export type LabArrival = z.output<typeof labArrival>
export const labArrivalMistake = z.object({ reason: text(500) })
export const labOrderCancellation = z.object({ reason: text(500) })

/** The sum behind a day that a lab would keep. */
const promiseSum = z.object({
  labId: id, labName: z.string(), makes: z.boolean().meta({ description: 'Whether it supplies lenses of the makers asked for, and makes all lenses of the order.' }), beginsOn: day, afterCutOff: z.boolean(),
  labDays: z.int(), basis: z.enum(['history', 'stated']), history: z.object({ count: z.int(), median: z.int(), p90: z.int() }).nullable(), arrivesOn: day, shopDays: z.int(), promisedOn: day, likelyOn: day,
}).meta({ id: 'LabPromise' })
export type LabPromise = z.output<typeof promiseSum>
export const labPromises = pageOf(promiseSum)
export const labPromiseQuery = z.object({
  branchId: id, kind: z.string().regex(/^[a-z0-9-]{1,40}$/).optional().meta({ description: 'Kind of order: the target times of its stages after the lab are the days in the shop.' }),
  makers: z.string().max(400).optional().meta({ description: 'Makers of the lenses, apart by commas: labs that supply them come first.' }),
  orderId: id.optional().meta({ description: 'Labs that make all lenses of this order come first, as far as somebody said of its articles whose and what kind they are.' }),
  variantIds: z.string().max(4000).regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/).optional().meta({ description: 'The same of articles that are not ordered yet, apart by commas.' }),
})

/** What a lab would ask for making it again, by whose fault it was. */
const remakeTerms = z.object({
  causedBy: z.enum(namedCausers), nth: z.int(), shareBps: z.int(), because: z.enum(remakeReasons), cost: moneyContract.nullable().meta({ description: 'Of what the lenses cost the shop; null when that is not known or not for the reader.' }),
  cause: z.enum(remakeCauses), costBearer: z.enum(costBearers),
})
export const remakeTermsList = z.object({ items: z.array(remakeTerms), nextCursor: z.null() })
export type RemakeTermsList = z.output<typeof remakeTermsList>
export const newLabRemake = z.object({
  id: id.optional(), causedBy: z.enum(namedCausers), cause: z.enum(remakeCauses).optional(), costBearer: z.enum(costBearers).optional(), lineIds: z.array(id).min(1).max(100).optional(),
  promisedOn: day.nullable().default(null), note: text(2000, 0).nullable().default(null), inspectionId: id.nullable().default(null),
})
export type NewLabRemake = z.input<typeof newLabRemake>
export const labRemake = z.object({ orderId: id, orderNumber: z.string().nullable(), ...remakeTerms.omit({ cause: true, costBearer: true }).shape })
export type LabRemakeView = z.output<typeof labRemake>

const eyeValues = z.record(z.string(), z.int().nullable()).meta({ description: 'As in prescriptions: powers in thousandths of a dioptre, lengths in hundredths of a millimetre.' })

/** What was ordered, as it was sent. */
export const labOrderOpened = z.object({
  number: z.string(), account: z.string().nullable(), wearer: z.string().nullable().meta({ description: 'Null: the person asked to be forgotten; what was made for them is kept as long as the law wants.' }), remarks: z.string().nullable(), frame: z.string().nullable(),
  lines: z.array(z.object({ kind: z.string(), description: z.string(), eye: z.enum(['right', 'left']).nullable(), quantity: z.int() })),
  prescription: z.object({ id, version: z.int(), purpose: z.enum(purposes), examinedOn: day, right: eyeValues, left: eyeValues }),
  notInFile: z.array(z.object({ what: z.string(), eye: z.enum(['right', 'left']).nullable(), why: z.string() })).meta({ description: 'What the file of the trade has no label for; it stands on the paper.' }),
  cancelReason: z.string().nullable(),
})
export type LabOrderOpened = z.output<typeof labOrderOpened>
