import { lazy } from 'react'

/** In the place of all pages while a second factor is missing; fetched by the few who need it. */
export const SetUpFirst = lazy(() => import('./set-up-first-page.tsx'))
