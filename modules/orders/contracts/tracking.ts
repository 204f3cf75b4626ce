import { z } from 'zod'

/** `reachable` false: the link opens on this machine only, until LUNETTE_PUBLIC_URL says how others reach Lunette. */
export const trackingLink = z.object({ url: z.url(), reachable: z.boolean() })
export type TrackingLink = z.output<typeof trackingLink>
