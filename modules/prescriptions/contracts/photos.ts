import { z } from 'zod'
import { id, instant, text } from '#platform/http/contract'

/** A photo or scan of the paper that a prescription was typed from. */
export const newPhoto = z.object({ id: id.optional(), name: text(200), base64: z.base64().max(14_000_000) }).meta({ id: 'NewPrescriptionPhoto' })
export const photo = z.object({ id, name: z.string(), mediaType: z.string(), size: z.int(), addedAt: instant, addedBy: z.object({ id, name: z.string() }).nullable() }).meta({ id: 'PrescriptionPhoto' })
export type PhotoView = z.output<typeof photo>
export const photos = z.object({ items: z.array(photo), nextCursor: z.null() })
export const photoParams = z.object({ id, fileId: id })
