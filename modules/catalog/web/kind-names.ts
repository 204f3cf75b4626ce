import { useLingui } from '@lingui/react/macro'
import type { ProductKind, ProductUnit } from '../domain/index.ts'

/** What the kinds of products are called. */
export function useKindNames(): Readonly<Record<ProductKind, string>> {
  const { t } = useLingui()
  return {
    frame: t`Frame`, lens: t`Lens`, 'lens-option': t`Lens option`, 'contact-lens': t`Contact lens`, accessory: t`Accessory`, cosmetic: t`Cosmetic`, consumable: t`Consumable`, service: t`Service`,
  }
}

/** What the units that products are counted in are called. */
export function useUnitNames(): Readonly<Record<ProductUnit, string>> {
  const { t } = useLingui()
  return { piece: t`piece`, ml: 'ml', g: 'g' }
}
