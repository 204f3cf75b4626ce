import { productsFinder } from '#modules/catalog/web'
import { customersFinder } from '#modules/customers/web'
import { ordersFinder } from '#modules/orders/web'
import type { Finder } from '#platform/ui/finder'

/** What the palette can find besides pages; modules offer it at their web doors. */
export const finders: readonly Finder[] = [customersFinder, ordersFinder, productsFinder]
