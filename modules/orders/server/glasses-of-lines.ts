import { productDetails } from '#modules/catalog/server'
import type { KnownFrame } from '#modules/prescriptions/domain'
import type { Tx } from '#platform/db/tx'
import type { LineData } from './order-data.ts'
import type { SheetGlasses } from './papers/order-sheet-input.ts'

/** What the catalog knows of the frame and the lenses among an order's lines; no frame where its width is not known. */
export async function glassesOfLines(tx: Tx, lines: readonly LineData[]): Promise<{ readonly frame: KnownFrame | null } & Pick<SheetGlasses, 'indices'>> {
  const parts = lines.filter(({ kind }) => kind === 'frame' || kind === 'lens')
  const details = await productDetails(tx, parts.flatMap(({ productId }) => productId ?? []))
  const of = (line: LineData | undefined) => (line?.productId ? details.get(line.productId) : undefined)
  const frame = of(parts.find(({ kind }) => kind === 'frame'))
  const indexOf = (eye: 'right' | 'left') => {
    const lens = of(parts.find((line) => line.kind === 'lens' && line.eye === eye))
    return lens?.kind === 'lens' ? lens.details.index : null
  }
  return { frame: frame?.kind === 'frame' && frame.details.a !== null ? frame.details : null, indices: { right: indexOf('right'), left: indexOf('left') } }
}
