import { useQueries } from '@tanstack/react-query'
import type { Product } from '#modules/catalog/contract'
import { variantsOf, type PickedVariant } from '#modules/catalog/web'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'

/** What the catalog says of a line now; a line keeps what it said when it was chosen. */
export interface Fresh<Line extends PickedVariant> {
  readonly line: Line
  /** Minor units of today; null: it has no price. */
  readonly unitPrice: number | null
  /** Minor units it cost when it was chosen, where that differs from today. */
  readonly before: number | null
  /** No longer sold. */
  readonly gone: boolean
}

/** Lines with today's prices: the catalog is asked once for each product, and again when a hint says that one changed. */
export function useFreshLines<Line extends PickedVariant>(lines: readonly Line[]): readonly Fresh<Line>[] {
  const { organizationId } = useCalling()
  const ids = [...new Set(lines.map(({ product }) => product.id))]
  const products = useQueries({
    queries: ids.map((id) => ({
      queryKey: [organizationId, `/products/${id}`],
      queryFn: ({ signal }: { signal: AbortSignal }) => call<Product>('GET', `/products/${id}`, { organizationId, signal }),
      meta: { kinds: ['catalog'] },
    })),
    combine: (answers) => answers.flatMap(({ data }) => (data ? [data] : [])),
  })
  return lines.map((line) => freshen(line, products.find(({ id }) => id === line.product.id)))
}

function freshen<Line extends PickedVariant>(line: Line, product: Product | undefined): Fresh<Line> {
  const chosen = line.variant.price?.amount ?? null
  if (!product) return { line, unitPrice: chosen, before: null, gone: false }
  const now = product.active ? variantsOf(product).find(({ variant }) => variant.id === line.variant.id) : undefined
  if (!now) return { line, unitPrice: chosen, before: null, gone: true }
  const unitPrice = now.variant.price?.amount ?? null
  return { line: { ...line, ...now }, unitPrice, before: unitPrice === chosen ? null : chosen, gone: false }
}
