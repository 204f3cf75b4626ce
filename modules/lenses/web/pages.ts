import { IconEyeglass2 } from '@tabler/icons-react'
import type { Page } from '#platform/ui/page'

const capability = 'catalog'

/** What makers make: the lenses, one by itself with its powers, and the catalogues they come from. */
export const lensesPages: readonly Page[] = [
  {
    path: '/lens-types',
    title: /*i18n*/ { id: 'page.lens-types', message: 'Lenses' },
    right: 'products.read',
    capability,
    keys: [
      { caps: ['↑'], does: /*i18n*/ { id: 'key.row-before', message: 'row before' } },
      { caps: ['↓'], does: /*i18n*/ { id: 'key.row-after', message: 'next row' } },
      { caps: ['/'], does: /*i18n*/ { id: 'key.filter', message: 'filter' } },
    ],
    nav: { part: 'goods', icon: IconEyeglass2, letter: 'L' },
    load: () => import('./lenses-page.tsx'),
  },
  {
    path: '/lens-types/$id',
    title: /*i18n*/ { id: 'page.lens-type', message: 'Lens' },
    right: 'products.read',
    capability,
    under: '/lens-types',
    keys: [],
    load: () => import('./lens-page.tsx'),
  },
  {
    path: '/lens-catalogues',
    title: /*i18n*/ { id: 'page.lens-catalogues', message: 'Lens catalogues' },
    right: 'products.read',
    capability,
    under: '/lens-types',
    keys: [],
    load: () => import('./catalogues-page.tsx'),
  },
  {
    path: '/contact-lenses',
    title: /*i18n*/ { id: 'page.contact-lenses', message: 'Contact lenses' },
    right: 'products.read',
    capability,
    under: '/lens-types',
    keys: [{ caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } }],
    load: () => import('./ranges/contact-lenses-page.tsx'),
  },
]
