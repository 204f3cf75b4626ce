import { z } from 'zod'
import { languages } from '#kernel/languages'
import { roles } from '#modules/identity/domain'
import { pageOf, text } from '#platform/http/contract'
import { places } from '../domain/order-phase.ts'
import { stageMarks } from '../domain/stage-marks.ts'
import { fieldKinds, guards, stageLabels } from '../domain/stage.ts'

const code = z.string().regex(/^[a-z0-9-]{1,40}$/, 'write small letters, digits and hyphens, at most 40')

/** What something is called, in every language. */
const names = z.record(z.enum(languages), text(60))

const field = z.object({
  code, names, kind: z.enum(fieldKinds), required: z.boolean().default(false), unit: text(12).nullable().default(null),
  choices: z.array(z.object({ code, names })).max(20).default([]),
})

/** A stage as it is set up. `targetMinutes` null: nobody waits; `roles` null: whoever may move orders. */
const stage = z.object({
  code, phase: z.enum(['taken', 'producing', 'finishing', 'ready', 'closed']), place: z.enum(places), mark: z.enum(stageMarks), names, targetMinutes: z.int().min(1).max(525_600).nullable(),
  roles: z.array(z.enum(roles)).nullable().default(null), fields: z.array(field).max(20).default([]), guards: z.array(z.enum(guards)).default([]), label: z.enum(stageLabels).nullable().default(null),
  lensesCommitted: z.boolean().default(false), countsAsLate: z.boolean().default(true), collectHere: z.boolean().default(false),
})

const setUp = { names, active: z.boolean(), stages: z.array(stage).min(2).max(30) }
export const kindSetUp = z.object({ ...setUp, active: setUp.active.default(true) })
export type KindSetUp = z.output<typeof kindSetUp>
export const newKind = kindSetUp.extend({ code })
export const kindParams = z.object({ code })

/** A kind as settings show it; `running` orders have this version or an older one and keep what they have. */
export const kindSettings = z.object({ code, version: z.int(), running: z.int(), ...setUp })
export type KindSettings = z.output<typeof kindSettings>
export const kindSettingsPage = pageOf(kindSettings)
