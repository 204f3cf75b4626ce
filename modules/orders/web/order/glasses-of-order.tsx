import type { Product } from '#modules/catalog/contract'
import type { BothEyes } from '#modules/prescriptions/domain'
import { Pictures } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import type { OrderView } from '../../contract.ts'
import { frameDetails, lensIndex } from '../glasses-details.ts'

/** How the order's lenses will look in its frame, as the catalog describes both. */
export function GlassesOfOrder({ order, values }: { readonly order: OrderView; readonly values: BothEyes }) {
  const frame = useProduct(order.lines.find(({ kind }) => kind === 'frame'))
  const lens = (eye: 'right' | 'left') => order.lines.find((line) => line.kind === 'lens' && line.eye === eye)
  const [right, left] = [useProduct(lens('right')), useProduct(lens('left'))]
  return <Pictures show={frame ? ['axes', 'frame', 'lenses'] : ['axes']} values={values} frame={frameDetails(frame)} indices={{ right: lensIndex(right), left: lensIndex(left) }} />
}

/** What a line sells; undefined while it is fetched, when the product is gone, or for a line written by hand. */
function useProduct(line: OrderView['lines'][number] | undefined): Product | undefined {
  const { data, isPlaceholderData } = useRead<Product>(`/products/${line?.productId}`, { kinds: ['catalog'], enabled: line?.productId != null })
  return isPlaceholderData ? undefined : data
}
