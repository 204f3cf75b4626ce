import { z } from 'zod'
import { id, instant, text } from '#platform/http/contract'
import { allergies, eyeConditions, skinConditions, skinTypes, wearingHabits } from '../domain/health-attributes.ts'
import { healthRefusals } from '../domain/health-consent.ts'

const codes = <const T extends readonly [string, ...string[]]>(list: T) =>
  z.array(z.enum(list)).max(list.length).refine((chosen) => new Set(chosen).size === chosen.length, 'name each once')

export const healthAttributes = z.object({
  skinType: z.enum(skinTypes).nullable(), skinConditions: codes(skinConditions), eyeConditions: codes(eyeConditions), allergies: codes(allergies), wearingHabits: codes(wearingHabits),
}).meta({ id: 'HealthAttributes' })

export const newHealthNote = z.object({ id: id.optional(), text: text(4000) }).meta({ id: 'NewHealthNote' })
export type NewHealthNote = z.output<typeof newHealthNote>
const healthNote = z.object({ id, text: z.string(), writtenAt: instant, writtenBy: z.object({ id, name: z.string() }).nullable() }).meta({ id: 'HealthNote' })

/**
 * What is known about a customer's health. `notesRefused` and `attributesRefused` say why nothing may be written now, null when
 * it may; `version` is that of the attributes and goes into If-Match, 0 while there are none.
 */
export const health = z.object({
  notes: z.array(healthNote), attributes: healthAttributes, version: z.int(),
  notesRefused: z.enum(healthRefusals).nullable(), attributesRefused: z.enum(healthRefusals).nullable(),
}).meta({ id: 'CustomerHealth' })
export type HealthView = z.output<typeof health>

export const healthNoteParams = z.object({ id, noteId: id })
