import { IconPackages } from '@tabler/icons-react'
import { pageTitles } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'

const capability = 'catalog'
const save = { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.save', message: 'save' } } as const

/** Products: the list, a new one, one by itself with its prices; and in the settings taxes and price lists. */
export const catalogPages: readonly Page[] = [
  {
    path: '/products',
    title: /*i18n*/ { id: 'page.products', message: 'Products' },
    right: 'products.read',
    capability,
    keys: [
      { caps: ['↑'], does: /*i18n*/ { id: 'key.row-before', message: 'row before' } },
      { caps: ['↓'], does: /*i18n*/ { id: 'key.row-after', message: 'next row' } },
      { caps: ['/'], does: /*i18n*/ { id: 'key.filter', message: 'filter' } },
      { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } },
    ],
    nav: { part: 'goods', icon: IconPackages, letter: 'P' },
    load: () => import('./products-page.tsx'),
  },
  {
    path: '/products/new',
    title: /*i18n*/ { id: 'page.new-product', message: 'New product' },
    right: 'products.write',
    capability,
    under: '/products',
    keys: [save],
    load: () => import('./new-product-page.tsx'),
  },
  {
    path: '/products/$id',
    title: /*i18n*/ { id: 'page.product', message: 'Product' },
    right: 'products.read',
    capability,
    under: '/products',
    keys: [{ caps: ['E'], does: /*i18n*/ { id: 'key.change', message: 'change' } }, save],
    load: () => import('./product-page.tsx'),
  },
  {
    path: '/settings/taxes',
    title: pageTitles.taxes,
    right: 'products.read',
    capability,
    under: '/settings',
    keys: [{ caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } }, save],
    load: () => import('./taxes/taxes-page.tsx'),
  },
  {
    path: '/settings/price-lists',
    title: pageTitles.priceLists,
    right: 'products.read',
    capability,
    under: '/settings',
    keys: [{ caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } }, save],
    load: () => import('./price-lists/price-lists-page.tsx'),
  },
]
