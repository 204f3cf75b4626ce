import { IconFlask } from '@tabler/icons-react'
import { pageTitles } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'

const capability = 'labs'
const save = { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } } as const

/** Labs, what is ordered from them, and what is inspected. */
export const labsPages: readonly Page[] = [
  {
    path: '/lab-orders',
    title: /*i18n*/ { id: 'page.lab-orders', message: 'Lab orders' },
    right: 'labs.read',
    capability,
    keys: [
      { caps: ['↑'], does: /*i18n*/ { id: 'key.row-before', message: 'row before' } },
      { caps: ['↓'], does: /*i18n*/ { id: 'key.row-after', message: 'next row' } },
    ],
    nav: { part: 'work', icon: IconFlask, letter: 'A' },
    load: () => import('./list/lab-orders-page.tsx'),
  },
  {
    path: '/labs/scorecard',
    title: /*i18n*/ { id: 'page.lab-scorecard', message: 'Labs compared' },
    right: 'labs.read',
    capability,
    under: '/lab-orders',
    keys: [],
    load: () => import('./scorecard/scorecard-page.tsx'),
  },
  {
    path: '/orders/$id/inspection',
    title: /*i18n*/ { id: 'page.inspection', message: 'Final inspection' },
    right: 'inspections.write',
    capability,
    under: '/orders',
    wide: true,
    keys: [{ caps: ['Enter'], does: /*i18n*/ { id: 'key.next-cell', message: 'next cell' } }, save],
    load: () => import('./inspection/inspection-page.tsx'),
  },
  {
    path: '/settings/labs',
    title: pageTitles.labs,
    right: 'labs.manage',
    capability,
    under: '/settings',
    keys: [{ caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } }, save],
    load: () => import('./labs-page.tsx'),
  },
]
