import { mirrorTrace } from '#modules/prescriptions/domain'
import type { Trace } from '#modules/prescriptions/domain'
import type { FrameTraceView } from '../../contract.ts'
import { shapeOf } from '../../domain/vca/shape-of.ts'

/** The shapes of both lenses; one that was not traced mirrors the other. */
export function bothShapes({ right, left }: Pick<FrameTraceView, 'right' | 'left'>): Readonly<Record<'right' | 'left', Trace | null>> {
  const [seenRight, seenLeft] = [right && shapeOf('right', { ...right, heights: null }), left && shapeOf('left', { ...left, heights: null })]
  return { right: seenRight ?? (seenLeft && mirrorTrace(seenLeft)), left: seenLeft ?? (seenRight && mirrorTrace(seenRight)) }
}
