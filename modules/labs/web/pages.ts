import { pageTitles } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'

const capability = 'labs'
const save = { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } } as const

/** Labs and what is ordered from them. */
export const labsPages: readonly Page[] = [
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
