import type { z } from 'zod'
import type { CustomerClass } from '#kernel/customer-classes'
import type { Quote, quotes } from '#modules/catalog/contract'
import type { PickedVariant } from '#modules/catalog/web'
import { useRead } from '#platform/ui/api/use-read'

/** What a line costs this customer here and now; the line keeps what it cost when it was chosen. */
export interface Live<Line extends PickedVariant> {
  readonly line: Line
  /** Minor units of today; null: it has no price. */
  readonly unitPrice: number | null
  /** Minor units it cost when it was chosen, where that differs from today and nothing but time explains it. */
  readonly before: number | null
  /** No longer sold. */
  readonly gone: boolean
  /** Null until the catalog has answered. */
  readonly taxes: Quote['taxes'] | null
  /** Why that price, when it is not the ordinary one. */
  readonly because: Pick<Quote, 'because' | 'priceList'> | null
}

export interface Sale {
  readonly branchId: string
  readonly customerClass: CustomerClass
}

/** Lines with the prices of this sale: asked again when a hint says that one changed, or the customer is another. */
export function useLivePrices<Line extends PickedVariant>(lines: readonly Line[], { branchId, customerClass }: Sale): readonly Live<Line>[] {
  const ids = [...new Set(lines.map(({ variant }) => variant.id))].toSorted()
  const { data, isPlaceholderData } = useRead<z.output<typeof quotes>>(`/prices?variantIds=${ids.join(',')}&branchId=${branchId}&channel=counter&customerClass=${customerClass}`, { kinds: ['catalog'], enabled: ids.length > 0 })
  return lines.map((line) => {
    const chosen = line.variant.price?.amount ?? null
    const quote = data?.items.find(({ variantId }) => variantId === line.variant.id)
    // While an answer to an older question stands there, what it does not name is not gone.
    if (!quote) return { line, unitPrice: chosen, before: null, gone: data !== undefined && !isPlaceholderData, taxes: null, because: null }
    const unitPrice = quote.price?.amount ?? null
    const special = quote.because.length > 0
    return { line, unitPrice, before: unitPrice === chosen || special ? null : chosen, gone: false, taxes: quote.taxes, because: special ? quote : null }
  })
}
