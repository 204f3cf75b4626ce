import { IconSettings } from '@tabler/icons-react'
import type { Page } from '#platform/ui/page'

const saveKey = { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } } as const
const newKey = { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } } as const
const under = { capability: null, under: '/settings' } as const

/** Settings of the house, the people in it, and of oneself. */
export const identityPages: readonly Page[] = [
  {
    path: '/settings',
    title: /*i18n*/ { id: 'page.settings', message: 'Settings' },
    right: null,
    capability: null,
    keys: [],
    nav: { part: 'house', icon: IconSettings, letter: 'E' },
    load: () => import('./settings-page.tsx'),
  },
  {
    ...under,
    path: '/settings/organization',
    title: /*i18n*/ { id: 'page.organization', message: 'Organization' },
    right: 'organization.manage',
    keys: [saveKey],
    load: () => import('./organization-page.tsx'),
  },
  {
    ...under,
    path: '/settings/branches',
    title: /*i18n*/ { id: 'page.branches', message: 'Branches' },
    right: 'branches.manage',
    keys: [newKey, saveKey],
    load: () => import('./branches-page.tsx'),
  },
  {
    ...under,
    path: '/settings/staff',
    title: /*i18n*/ { id: 'page.staff', message: 'Staff' },
    right: 'staff.read',
    keys: [newKey, saveKey],
    load: () => import('./staff-page.tsx'),
  },
  {
    ...under,
    path: '/settings/api-keys',
    title: /*i18n*/ { id: 'page.api-keys', message: 'API keys' },
    right: 'api-keys.manage',
    keys: [newKey, saveKey],
    load: () => import('./api-keys-page.tsx'),
  },
  {
    ...under,
    path: '/settings/profile',
    title: /*i18n*/ { id: 'page.profile', message: 'My profile' },
    right: null,
    keys: [saveKey],
    load: () => import('./profile-page.tsx'),
  },
  {
    ...under,
    path: '/settings/sessions',
    title: /*i18n*/ { id: 'page.sessions', message: 'Where I am signed in' },
    right: null,
    keys: [],
    load: () => import('./sessions-page.tsx'),
  },
]
