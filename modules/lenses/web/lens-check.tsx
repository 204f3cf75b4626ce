import { lazy, Suspense } from 'react'
import type { LensCheckProps } from './lens-check-part.tsx'

const Part = lazy(() => import('./lens-check-part.tsx'))

/** Whether the chosen lenses can be made for these eyes and this frame, and which can; fetched when there is something to judge. */
export const LensCheck = (props: LensCheckProps) => <Suspense fallback={null}><Part {...props} /></Suspense>
