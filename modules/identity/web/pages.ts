import { IconSettings } from '@tabler/icons-react'
import type { Page } from '#platform/ui/page'

const saveKey = { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } } as const

/** Settings of the house, the people in it, and of oneself. */
export const identityPages: readonly Page[] = [
  {
    path: '/settings/profile',
    title: /*i18n*/ { id: 'page.profile', message: 'My profile' },
    right: null,
    capability: null,
    keys: [saveKey],
    nav: { part: 'house', icon: IconSettings, letter: 'P' },
    load: () => import('./profile-page.tsx'),
  },
]
