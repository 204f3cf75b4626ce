import { z } from 'zod'
import { id, instant, text } from '#platform/http/contract'
import { jumpKeys, limitKeys } from '../domain/checks/check-settings.ts'
import type { JumpKey, LimitKey } from '../domain/checks/check-settings.ts'
import { checkRules } from '../domain/checks/finding.ts'
import { cells, eyes } from '../domain/eye-values.ts'
import type { Cell } from '../domain/eye-values.ts'

const eye = z.enum(eyes)
const person = z.object({ id, name: z.string() })
const bound = z.int().min(-100_000).max(100_000).nullable()
const usualRange = z.object({ warnFrom: bound, warnTo: bound, refuseFrom: bound, refuseTo: bound }).refine(
  ({ warnFrom, warnTo, refuseFrom, refuseTo }) => (refuseFrom ?? -Infinity) <= (warnFrom ?? Infinity) && (warnFrom ?? -Infinity) <= (warnTo ?? Infinity) && (warnTo ?? -Infinity) <= (refuseTo ?? Infinity),
  'what warns must lie within what refuses',
).refine(({ refuseFrom, refuseTo }) => (refuseFrom ?? -Infinity) <= (refuseTo ?? Infinity), 'what refuses from below must lie below what refuses from above')

const settings = {
  limits: z.object(Object.fromEntries(limitKeys.map((key) => [key, usualRange])) as Record<LimitKey, typeof usualRange>).meta({ description: 'Within which bounds a value is usual, in its own unit: powers in thousandths of a dioptre, vertex, pdBoth and pdOne in hundredths of a millimetre, tilt and wrap in tenths of a degree. null: no bound.' }),
  jumps: z.object(Object.fromEntries(jumpKeys.map((key) => [key, z.int().min(0).max(100_000)])) as Record<JumpKey, z.ZodInt>).meta({ description: 'From which difference to the prescription before a second look is asked for.' }),
}

/** What an organization holds prescriptions against; version 0 where nobody changed what the program brings. */
export const checkSettings = z.object({ ...settings, version: z.int().min(0) }).meta({ id: 'PrescriptionCheckSettings' })
export type CheckSettingsView = z.output<typeof checkSettings>
/** A jump of nothing would ask about every prescription; an axis may weigh from any cylinder, and over any turn. */
const leastJump = (key: JumpKey): 0 | 1 => (key === 'axisDeg' || key === 'axisFromCylinder' ? 0 : 1)
export const checkSettingsChange = z.object({ ...settings, jumps: z.object(Object.fromEntries(jumpKeys.map((key) => [key, z.int().min(leastJump(key)).max(100_000)])) as Record<JumpKey, z.ZodInt>) })

/** Whether this person is a minor, whose pupils lie closer; nothing of their eyes. */
export const checkBasisQuery = z.object({ customerId: id })
export const checkBasis = z.object({ settings: checkSettings, minor: z.boolean() })
export type CheckBasisView = z.output<typeof checkBasis>

const cell = z.enum(cells as [Cell, ...Cell[]])
const finding = { rule: z.enum(checkRules), eye: eye.nullable(), cell }
/** What whoever writes says to a check: without a reason that it is right as it stands, with one why it stands although it is refused. */
export const decisions = z.array(z.object({ ...finding, eye: eye.nullable().default(null).meta({ description: 'null: of both eyes together.' }), reason: text(300).nullable().default(null) })).max(60).default([])
  .meta({ description: 'What was looked at again and is right; with a reason, what stands although the limits refuse it (right prescriptions.override).' })
export const decided = z.object({ ...finding, weight: z.enum(['look-again', 'refused']), reason: z.string().nullable(), by: person.nullable(), at: instant })
export type DecidedView = z.output<typeof decided>

const typedEye = z.object(Object.fromEntries(cells.map((cell) => [cell, z.int().nullable().default(null)])) as Record<Cell, z.ZodDefault<z.ZodNullable<z.ZodInt>>>)
export const rekeyParams = z.object({ id, version: z.coerce.number().pipe(z.int().min(1).max(1_000_000)) })
/** What a second person read from the same paper. */
export const newRekey = z.object({
  id: id.optional(), right: typedEye, left: typedEye,
  absent: z.array(z.object({ eye, cell })).max(60).default([]).meta({ description: 'What is not on the paper. Nothing is compared before all that the first typing has is typed, or named here.' }),
}).meta({ id: 'NewPrescriptionRekey' })
export type NewRekey = z.output<typeof newRekey>

const corrected = z.boolean().meta({ description: 'The same as the first, typed after a difference was shown to this person: a correction, and no agreement.' })
const rekeyed = z.object({ by: person.nullable(), at: instant, agrees: z.boolean(), corrected })
/** What is to be typed again: for which cells the paper is read, never what they say. */
export const rekeyForm = z.object({
  cells: z.array(cell).meta({ description: 'Every column of such a prescription, whether the first typing filled it or not.' }), typedBy: person.nullable(), refusal: z.enum(['own-prescription']).nullable(), rekeys: z.array(rekeyed).meta({ description: 'Who typed it again, the last first.' }),
})
export type RekeyForm = z.output<typeof rekeyForm>
/** Where the second typing says something else than the first, in the notation of the first. */
export const rekeyResult = z.object({ agrees: z.boolean(), corrected, differences: z.array(z.object({ eye, cell, first: z.int().nullable(), second: z.int().nullable(), hidden: z.boolean().meta({ description: 'The first typing has a value here, which was named as not on the paper: it is not told before the paper is read again.' }) })), by: person, at: instant })
export type RekeyResult = z.output<typeof rekeyResult>
