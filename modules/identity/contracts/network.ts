import { z } from 'zod'
import { instant } from '#platform/http/contract'

/** How other devices reach this Lunette and what they trust. */
export const networkView = z.object({
  /** False: on its own machine only. */
  open: z.boolean(),
  /** The one that links carry first. */
  addresses: z.array(z.object({
    url: z.string(),
    /** Where a device learns to trust, without encryption; null where every device trusts already. */
    trustUrl: z.string().nullable(),
    kind: z.enum(['name', 'address']),
  })),
  certificate: z.object({
    from: z.enum(['own', 'authority']),
    issuer: z.string(),
    expiresAt: instant,
    /** SHA-256, of the authority where there is one. */
    fingerprint: z.string(),
    authorityExpiresAt: instant.nullable(),
  }).nullable(),
})
export type NetworkView = z.input<typeof networkView>
