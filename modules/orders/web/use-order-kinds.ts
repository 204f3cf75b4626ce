import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { orderKind, orderKinds } from '../contract.ts'

export type OrderKind = z.output<typeof orderKind>

const none: readonly OrderKind[] = []

/** The kinds of order in use here, with their stages; empty until they are known. */
export const useOrderKinds = (): readonly OrderKind[] => useRead<z.output<typeof orderKinds>>('/order-kinds', { kinds: ['order-kinds'] }).data?.items ?? none
