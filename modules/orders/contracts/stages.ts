import { z } from 'zod'
import { roles } from '#modules/identity/domain'
import { id, instant, moneyContract, text } from '#platform/http/contract'
import { phases, places } from '../domain/order-phase.ts'
import { recheckItems } from '../domain/recheck.ts'
import { fieldKinds, guards, stageLabels } from '../domain/stage.ts'
import { lateReasons, lateSteps } from '../domain/why-late.ts'

const code = z.string().regex(/^[a-z0-9-]{1,40}$/, 'write small letters, digits and hyphens, at most 40')
const person = z.object({ id, name: z.string() })

/** Something to fill in on entering a stage, its names in the reader's language. */
const stageField = z.object({ code, name: z.string(), kind: z.enum(fieldKinds), required: z.boolean(), unit: z.string().nullable(), choices: z.array(z.object({ code, name: z.string() })) })

/** A stage of a kind. `roles` null: whoever may move orders may enter it. */
export const stage = z.object({
  code, name: z.string(), phase: z.enum(phases), place: z.enum(places), mark: z.string(), targetMinutes: z.int().nullable(), roles: z.array(z.enum(roles)).nullable(), fields: z.array(stageField),
  guards: z.array(z.enum(guards)), label: z.enum(stageLabels).nullable(), lensesCommitted: z.boolean(), countsAsLate: z.boolean(), collectHere: z.boolean(),
})

/** Why an order is late or in danger of it, and the next step; texts in the reader's language. */
export const whyLate = z.object({
  reason: z.enum(lateReasons), text: z.string(), next: z.object({ step: z.enum(lateSteps), text: z.string() }),
  stage: code.nullable(), overMinutes: z.int().nullable(), since: instant.nullable(), missing: moneyContract.nullable(),
})
export type WhyLateView = z.output<typeof whyLate>

/** What the present stage has cost so far, in orders and in the rows of lists. Minutes on hold do not count. */
export const standing = { late: z.boolean(), stageMinutes: z.int().nullable(), targetMinutes: z.int().nullable(), whyLate: whyLate.nullable() }

/** Something that was filled in at a stage. */
export const stageValue = z.object({ field: code, name: z.string(), kind: z.enum(fieldKinds), unit: z.string().nullable(), value: z.string(), shown: z.string(), stage: code, filledAt: instant, filledBy: person.nullable() })

/** What a second person has to confirm, and what has been. `needed`: a stage ahead waits for it. */
export const recheck = z.object({
  needed: z.boolean(), enteredBy: person.nullable(), items: z.array(z.object({ item: z.enum(recheckItems), checkedAt: instant.nullable(), checkedBy: person.nullable() })),
})

/** Values by field code; an empty one takes the value away. */
const values = z.record(code, text(200, 0)).refine((said) => Object.keys(said).length <= 40, 'write at most 40')
export const stageMove = z.object({ stage: code, reason: text(500, 0).optional(), occurredAt: instant.optional(), values: values.default({}) })
export const stageFilling = z.object({ values })
export const newHold = z.object({ reason: text(500), occurredAt: instant.optional() })
export const holdRelease = z.object({ occurredAt: instant.optional() })
export const newRecheck = z.object({ items: z.array(z.enum(recheckItems)).min(1).max(recheckItems.length) })
