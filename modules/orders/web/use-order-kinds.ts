import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { orderKind, orderKinds } from '../contract.ts'

export type OrderKind = z.output<typeof orderKind>

/** The kinds of order in use here, with their stages. */
export const useOrderKinds = () => useRead<z.output<typeof orderKinds>>('/order-kinds', { kinds: ['order-kinds'] })
