import type { z } from 'zod'
import type { setup } from '#modules/identity/contract'

/** How a Lunette stands before anyone is signed in, and what it knows of countries. */
export type Setup = z.output<typeof setup>
export type Country = Setup['countries'][number]
