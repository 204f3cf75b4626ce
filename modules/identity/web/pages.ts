import { IconSettings } from '@tabler/icons-react'
import type { Page } from '#platform/ui/page'
import type { KeysOf } from './keys/keys-of.ts'
import { pageTitles } from './page-titles.ts'

const saveKey = { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } } as const
const newKey = { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } } as const
const under = { capability: null, under: '/settings' } as const

/** Settings of the house, the people in it, and of oneself. */
export const identityPages = (keysOf: KeysOf): readonly Page[] => [
  {
    path: '/settings',
    title: pageTitles.settings,
    right: null,
    capability: null,
    keys: [],
    nav: { part: 'house', icon: IconSettings, letter: 'E' },
    load: () => import('./settings-page.tsx'),
  },
  {
    ...under,
    path: '/settings/organization',
    title: pageTitles.organization,
    right: 'organization.manage',
    keys: [saveKey],
    load: () => import('./organization-page.tsx'),
  },
  {
    ...under,
    path: '/settings/branches',
    title: pageTitles.branches,
    right: 'branches.manage',
    keys: [newKey, saveKey],
    load: () => import('./branches-page.tsx'),
  },
  {
    ...under,
    path: '/settings/staff',
    title: pageTitles.staff,
    right: 'staff.read',
    keys: [newKey, saveKey],
    load: () => import('./staff-page.tsx'),
  },
  {
    ...under,
    path: '/settings/api-keys',
    title: pageTitles.apiKeys,
    right: 'api-keys.manage',
    keys: [newKey, saveKey],
    load: () => import('./api-keys-page.tsx'),
  },
  {
    ...under,
    path: '/settings/devices',
    title: pageTitles.devices,
    right: 'organization.manage',
    keys: [],
    load: () => import('./devices-page.tsx'),
  },
  {
    ...under,
    path: '/settings/audit',
    title: pageTitles.audit,
    right: 'audit.read',
    keys: [],
    load: () => import('./audit/audit-page.tsx'),
  },
  {
    ...under,
    path: '/settings/profile',
    title: pageTitles.profile,
    right: null,
    keys: [saveKey],
    load: () => import('./profile-page.tsx'),
  },
  {
    ...under,
    path: '/settings/keys',
    title: pageTitles.keys,
    right: null,
    keys: [],
    load: async () => (await import('./keys/keys-page.tsx')).keysPage(keysOf),
  },
  {
    ...under,
    path: '/settings/security',
    title: pageTitles.security,
    right: null,
    keys: [],
    load: () => import('./security/security-page.tsx'),
  },
]
