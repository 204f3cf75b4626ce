import { pageTitles } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'

/** The pages of prescriptions: what is usual here, in the settings. */
export const prescriptionsPages: readonly Page[] = [
  {
    path: '/settings/prescription-checks',
    title: pageTitles.prescriptionChecks,
    right: 'prescriptions.set-limits',
    capability: 'prescriptions',
    under: '/settings',
    keys: [{ caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } }],
    load: () => import('./checks/checks-page.tsx'),
  },
]
