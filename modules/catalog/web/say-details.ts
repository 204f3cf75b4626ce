import { useLingui } from '@lingui/react/macro'
import type { Product } from '../contract.ts'
import { decimalText, frameSize } from '../domain/index.ts'

/** What lens designs are called. */
export function useDesignNames() {
  const { t } = useLingui()
  return { 'single-vision': t`single vision`, bifocal: t`bifocal`, progressive: t`progressive`, office: t`office` }
}

/** How often contact lenses are changed, in words. */
export function useReplacementNames() {
  const { t } = useLingui()
  return { daily: t`daily`, 'two-weekly': t`every two weeks`, monthly: t`monthly`, quarterly: t`every three months`, yearly: t`yearly` }
}

/** The point that the reader's language writes in numbers. */
export function usePoint(): string {
  const { i18n } = useLingui()
  return i18n.number(1.5).includes(',') ? ',' : '.'
}

/** What only this kind of product has, in a few words. */
export function useSayDetails(): (product: Product) => string {
  const { t } = useLingui()
  const [designs, replacements, point] = [useDesignNames(), useReplacementNames(), usePoint()]
  return (product) => {
    switch (product.kind) {
      case 'frame':
        return [product.details.colour, product.details.material, frameSize(product.details)].filter(Boolean).join(' · ')
      case 'lens':
        return [designs[product.details.design], decimalText(product.details.index, 4, point, 2)].join(' · ')
      case 'contact-lens':
        return [product.details.replacement && replacements[product.details.replacement], product.details.piecesPerPack && t`pack of ${product.details.piecesPerPack}`].filter(Boolean).join(' · ')
      case 'service':
        return product.details.minutes ? t`${product.details.minutes} min` : ''
      default:
        return ''
    }
  }
}
