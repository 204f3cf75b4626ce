import { z } from 'zod'
import { day, id, moneyContract, text } from '#platform/http/contract'

export const eye = z.enum(['right', 'left'])

const newAdjustment = z.object({ reason: text(200), amount: z.int().min(-100_000_000_000).max(100_000_000_000) })

/** A line of something from the catalog: price and tax come from there unless a price is written (that wants a right). */
export const newLine = z.object({
  id: id.optional(), variantId: id, eye: eye.nullable().default(null), description: text(300).optional(),
  quantity: z.int().min(1).max(1_000_000_000).default(1000), unitPrice: moneyContract.optional(), adjustments: z.array(newAdjustment).max(10).default([]),
  lot: text(60).nullish().meta({ description: 'What stands on the box as LOT; left out, it stays as it was.' }),
  expiresOn: day.nullish().meta({ description: 'Until when it may be used, as on the box; left out, it stays as it was. What is over is not sold.' }),
})
export type NewLine = z.output<typeof newLine>

/** Who pays how much of the order; null: whatever the others leave. */
export const newPayer = z.object({ customerId: id, amount: moneyContract.nullable().default(null) })
