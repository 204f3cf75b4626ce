import { pageTitles } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'

/** Other programs that are told what happens. */
export const webhooksPages: readonly Page[] = [
  {
    path: '/settings/webhooks',
    title: pageTitles.webhooks,
    right: 'webhooks.manage',
    capability: 'webhooks',
    under: '/settings',
    keys: [
      { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } },
      { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } },
    ],
    load: () => import('./webhooks-page.tsx'),
  },
]
