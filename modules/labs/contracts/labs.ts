import { z } from 'zod'
import { languages } from '#kernel/languages'
import { day, id, instant, pageOf, text } from '#platform/http/contract'
import { labLensKinds } from '../domain/makes-lenses.ts'
import { usualPolicy } from '../domain/remake-policy.ts'
import { toleranceTable } from './tolerances.ts'

const shareBps = z.int().min(0).max(10_000)

/** Shares of the first price, in basis points. */
const remakePolicy = z.object({
  steps: z.array(z.object({ shareBps })).max(5).meta({ description: 'What the first, second… remake costs.' }), afterBps: shareBps.meta({ description: 'What every later one costs, and all of them when the time is over.' }),
  withinDays: z.int().min(0).max(730),
}).meta({ id: 'RemakePolicy' })

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as 14:30')
const workingDays = z.array(z.int().min(1).max(7)).min(1).max(7).transform((days) => [...new Set(days)].toSorted())
const closedOn = z.array(day).max(400).transform((days) => [...new Set(days)].toSorted())
const lensKinds = z.array(z.enum(labLensKinds)).max(labLensKinds.length).transform((kinds) => labLensKinds.filter((kind) => kinds.includes(kind)))
const mail = z.email().max(254).nullable()

const fields = {
  name: text(120), contactName: text(120, 0).nullable(), email: mail, phone: text(40, 0).nullable(), language: z.enum(languages), customerNumber: text(40, 0).nullable(),
  makers: z.array(text(80)).max(50), lensKinds, remakePolicy, workingDays, cutOff: clock.nullable(), closedOn, statedDays: z.int().min(0).max(90), active: z.boolean(),
}

export const lab = z.object({
  id, ...fields, workingDays: z.array(z.int()), name: z.string(), contactName: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable(), customerNumber: z.string().nullable(),
  makers: z.array(z.string()).meta({ description: 'Makers whose lenses it supplies; empty: any.' }), lensKinds: z.array(z.enum(labLensKinds)).meta({ description: 'Kinds of lenses that it makes; empty: any.' }), closedOn: z.array(day).meta({ description: 'Days on which it does not work although the weekday says so.' }),
  cutOff: z.string().nullable().meta({ description: 'What is sent later, by the clock of the branch, counts as sent on the next working day.' }),
  statedDays: z.int().meta({ description: 'Working days from sent to arrived, as the lab says.' }), createdAt: instant, version: z.int(),
}).meta({ id: 'Lab' })
export type LabView = z.output<typeof lab>
export const labs = pageOf(lab)

export const newLab = z.object({
  id: id.optional(), ...fields, contactName: fields.contactName.default(null), email: mail.default(null), phone: fields.phone.default(null), customerNumber: fields.customerNumber.default(null),
  makers: fields.makers.default([]), lensKinds: lensKinds.default([]), remakePolicy: remakePolicy.default({ ...usualPolicy, steps: [...usualPolicy.steps] }), workingDays: fields.workingDays.default([1, 2, 3, 4, 5]),
  cutOff: fields.cutOff.default(null), closedOn: closedOn.default([]), statedDays: fields.statedDays.default(5), active: z.boolean().default(true),
})
export type NewLab = z.input<typeof newLab>
export const labChange = z.object(fields).partial()
export type LabChange = z.input<typeof labChange>

/** By which standard lenses are inspected. */
export const labSettings = z.object({
  standard: z.string().meta({ description: '`by-country`, `none`, the code of a table, or the id of one of your own.' }),
  inForce: z.object({ code: z.string(), name: z.string() }).nullable().meta({ description: 'The table by which is judged; null: differences are shown and nothing is judged.' }),
  tables: z.array(toleranceTable.extend({ builtIn: z.boolean().meta({ description: 'Lunette brings it, and nobody changes it.' }) })).meta({ description: 'All that may be chosen.' }), version: z.int(),
})
export type LabSettingsView = z.output<typeof labSettings>
export const labSettingsChange = z.object({ standard: z.string().max(40) })
