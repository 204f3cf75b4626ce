import { lazy, Suspense } from 'react'
import type { GlassesPicturesProps } from './glasses-pictures.tsx'

const GlassesPictures = lazy(() => import('./glasses-pictures.tsx'))

/** The pictures, fetched when there is something to draw: whoever takes an order without glasses carries none of them. */
export const Pictures = (props: GlassesPicturesProps) => <Suspense fallback={null}><GlassesPictures {...props} /></Suspense>
