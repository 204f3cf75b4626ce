import type { z } from 'zod'
import { call } from '#platform/ui/api/call'
import type { Finder } from '#platform/ui/finder'
import { Marked } from '#platform/ui/marked.tsx'
import { Money } from '#platform/ui/money.tsx'
import { paths } from '#web/paths'
import type { productPage } from '../contract.ts'
import { describeVariant } from '../domain/index.ts'
import { KindIcon } from './kind-icon.tsx'

/** Products for the palette: by brand, name, SKU or GTIN. */
export const productsFinder: Finder = {
  id: 'products',
  title: /*i18n*/ { id: 'page.products', message: 'Products' },
  most: 4,
  right: 'products.read',
  capability: 'catalog',
  find: async (text, { organizationId, signal }) => {
    const { items } = await call<z.output<typeof productPage>>('GET', `/products?limit=20&q=${encodeURIComponent(text)}`, { organizationId, signal })
    return items.map(({ id, kind, brand, name, variants: [first] }) => ({
      to: paths.product(id), name: describeVariant({ brand, name, variantName: '' }), mark: <KindIcon of={kind} />, title: <Marked text={describeVariant({ brand, name, variantName: '' })} typed={text} />, detail: first?.price && <Money of={first.price} />,
    }))
  },
  open: async (code, { organizationId }) => {
    const { items } = await call<z.output<typeof productPage>>('GET', `/products?limit=5&q=${encodeURIComponent(code)}`, { organizationId })
    // A fragment of another number is not what was scanned.
    return items.filter(({ variants }) => variants.some(({ gtin, sku }) => gtin?.replace(/^0+/, '') === code.replace(/^0+/, '') || sku === code)).map(({ id }) => paths.product(id))[0] ?? null
  },
}
