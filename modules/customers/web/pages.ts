import { IconUser } from '@tabler/icons-react'
import { pageTitles } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'
import type { CustomerPart } from './customer-part.ts'

const capability = 'customers'
const save = { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } } as const
const create = { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } } as const

/** Customers: the list, a new one, one by themselves with what higher modules know about them. */
export const customersPages = (parts: readonly CustomerPart[] = []): readonly Page[] => [
  {
    path: '/customers',
    title: /*i18n*/ { id: 'page.customers', message: 'Customers' },
    right: 'customers.read',
    capability,
    keys: [
      { caps: ['↑'], does: /*i18n*/ { id: 'key.row-before', message: 'row before' } },
      { caps: ['↓'], does: /*i18n*/ { id: 'key.row-after', message: 'next row' } },
      { caps: ['/'], does: /*i18n*/ { id: 'key.filter', message: 'filter' } },
      create,
    ],
    nav: { part: 'work', icon: IconUser, letter: 'C' },
    load: () => import('./customers-page.tsx'),
  },
  {
    path: '/customers/new',
    title: /*i18n*/ { id: 'page.new-customer', message: 'New customer' },
    right: 'customers.write',
    capability,
    under: '/customers',
    keys: [save],
    load: () => import('./new-customer-page.tsx'),
  },
  {
    path: '/customers/$id',
    title: /*i18n*/ { id: 'page.customer', message: 'Customer' },
    right: 'customers.read',
    capability,
    under: '/customers',
    keys: [{ caps: ['E'], does: /*i18n*/ { id: 'key.change', message: 'change' } }, save],
    load: async () => (await import('./customer-page.tsx')).customerPage(parts),
  },
  {
    path: '/settings/class-rules',
    title: pageTitles.classRules,
    right: 'organization.manage',
    capability,
    under: '/settings',
    keys: [save],
    load: () => import('./class-rules/class-rules-page.tsx'),
  },
]
