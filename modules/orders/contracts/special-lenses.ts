import { z } from 'zod'
import { lensFinding } from '#modules/lenses/contract'
import { id, instant, text } from '#platform/http/contract'
import { eye } from './lines.ts'

/** What whoever orders says to a lens that its maker does not make so: why it is ordered all the same. */
export const lensDecisions = z.array(z.object({ eye, variantId: id, reason: text(300) })).max(40).default([])
  .meta({ description: 'Why lenses are ordered although their makers do not make them for this eye and frame; each that `orders/lens-not-made` names.' })
export type LensDecision = z.output<typeof lensDecisions>[number]

const decided = { lineId: id, reason: z.string(), by: z.object({ id, name: z.string() }).nullable(), at: instant }
/** That a lens of the order is a special one; what speaks against it is read from a prescription, and told under special-lenses. */
export const specialLens = z.object({ eye, lens: z.string(), maker: z.string(), ...decided })
export const specialLenses = z.object({ items: z.array(lensFinding.extend(decided)), nextCursor: z.null() })
export type SpecialLensView = z.output<typeof specialLenses>['items'][number]
