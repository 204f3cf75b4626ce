import { useLingui } from '@lingui/react/macro'
import type { Product } from '../../contract.ts'

/** Names some variants of a product: all of them in one word, else one by one. */
export function useSayVariants(product: Product): (ids: readonly string[]) => string {
  const { t } = useLingui()
  const sold = product.variants.filter(({ active }) => active)
  return (ids) => {
    if (sold.length > 1 && sold.every(({ id }) => ids.includes(id))) return t`all variants`
    return product.variants.filter(({ id }) => ids.includes(id)).map(({ name }) => name || product.name).join(', ')
  }
}
