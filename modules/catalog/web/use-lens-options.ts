import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { Product, productPage } from '../contract.ts'

export type LensOption = Extract<Product, { kind: 'lens-option' }>

/** The options a lens can have, by name; a shop has a few dozen. Not asked while nobody needs them. */
export function useLensOptions(enabled = true): readonly LensOption[] {
  const { data } = useRead<z.output<typeof productPage>>('/products?kind=lens-option&limit=200', { kinds: ['catalog'], enabled })
  return (data?.items ?? []).filter((product) => product.kind === 'lens-option')
}
