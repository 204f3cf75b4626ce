import { z } from 'zod'
import { day, id, instant, text } from '#platform/http/contract'
import { fittingOutcomes, modalities, trialCells } from '../domain/contact-lens.ts'
import { cellLimits } from '../domain/eye-values.ts'

const said = { brand: text(120).nullable().default(null), modality: z.enum(modalities).nullable().default(null) }
const lens = z.object(said)

/** The lens of each eye beside its numbers; null: the prescription is not of contact lenses, or says nothing of the kind. */
export const contactLenses = z.object({ right: lens, left: lens }).nullable().default(null)
  .meta({ description: 'Brand and modality of contact lenses; power, base curve and diameter stand with the eyes. null: nothing is said.' })
export const contactLensesView = z.object({ right: z.object({ brand: z.string().nullable(), modality: z.enum(modalities).nullable() }), left: z.object({ brand: z.string().nullable(), modality: z.enum(modalities).nullable() }) }).nullable()

const trialValue = (cell: (typeof trialCells)[number]) => z.int().min(cellLimits[cell].from).max(cellLimits[cell].to).nullable().default(null)
const trialLens = z.object({ ...said, ...Object.fromEntries(trialCells.map((cell) => [cell, trialValue(cell)])) as Record<(typeof trialCells)[number], ReturnType<typeof trialValue>> })

const fitting = { fittedOn: day, right: trialLens.nullable().default(null), left: trialLens.nullable().default(null), note: text(4000, 0), outcome: z.enum(fittingOutcomes) }
export const newFitting = z.object({ id: id.optional(), ...fitting }).meta({ id: 'NewContactLensFitting' })
export type NewFitting = z.output<typeof newFitting>

export const fittingView = z.object({ id, ...fitting, writtenAt: instant, writtenBy: z.object({ id, name: z.string() }).nullable() }).meta({ id: 'ContactLensFitting' })
export type FittingView = z.output<typeof fittingView>
/** `refused`: why nothing may be written about this person's health, or null. */
export const fittings = z.object({ items: z.array(fittingView), refused: z.string().nullable() })
export type FittingsView = z.output<typeof fittings>
export const fittingParams = z.object({ id, fittingId: id })
