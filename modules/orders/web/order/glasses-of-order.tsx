import { Suspense } from 'react'
import type { ComponentType } from 'react'
import type { Product } from '#modules/catalog/contract'
import type { ValuesFor } from '#modules/prescriptions/domain'
import { Pictures } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import type { OrderView } from '../../contract.ts'
import type { GlassesPartProps } from '../order-parts.ts'
import { frameDetails, lensIndex } from '../glasses-details.ts'

export interface GlassesOfOrderProps {
  readonly order: OrderView
  readonly values: ValuesFor
  /** Of a module above that knows more than the catalog. */
  readonly Known: ComponentType<GlassesPartProps> | undefined
}

/** How the order's lenses will look in its frame, as the catalog describes both, or as a module above knows it. */
export function GlassesOfOrder({ order, values, Known }: GlassesOfOrderProps) {
  const frame = useProduct(order.lines.find(({ kind }) => kind === 'frame'))
  const lens = (eye: 'right' | 'left') => order.lines.find((line) => line.kind === 'lens' && line.eye === eye)
  const [right, left] = [useProduct(lens('right')), useProduct(lens('left'))]
  const [described, indices] = [frameDetails(frame), { right: lensIndex(right), left: lensIndex(left) }]
  const instead = <Pictures show={frame ? ['axes', 'frame', 'lenses'] : ['axes']} values={values} frame={described} indices={indices} />
  return Known ? <Suspense fallback={instead}><Known order={order} values={values} frame={described} indices={indices} instead={instead} /></Suspense> : instead
}

/** What a line sells; undefined while it is fetched, when the product is gone, or for a line written by hand. */
function useProduct(line: OrderView['lines'][number] | undefined): Product | undefined {
  const { data, isPlaceholderData } = useRead<Product>(`/products/${line?.productId}`, { kinds: ['catalog'], enabled: line?.productId != null })
  return isPlaceholderData ? undefined : data
}
