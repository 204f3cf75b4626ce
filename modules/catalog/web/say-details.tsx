import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Dotted } from '#platform/ui/dotted.tsx'
import type { Product } from '../contract.ts'
import { decimalText, frameSize } from '../domain/index.ts'
import { Boxed } from './boxed.tsx'

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

/** Says what only this kind of product has, in a few words. */
export function useSayDetails(): (product: Product) => ReactNode {
  const [designs, replacements, point] = [useDesignNames(), useReplacementNames(), usePoint()]
  return (product) => {
    switch (product.kind) {
      case 'frame': {
        const size = frameSize(product.details)
        return <Dotted parts={[product.details.colour, product.details.material, size && <Boxed size={size} />]} />
      }
      case 'lens':
        return <Dotted parts={[designs[product.details.design], decimalText(product.details.index, 4, point, 2)]} />
      case 'contact-lens': {
        const { replacement, piecesPerPack } = product.details
        return <Dotted parts={[replacement && replacements[replacement], piecesPerPack && <Trans>pack of {piecesPerPack}</Trans>]} />
      }
      case 'service': {
        const { minutes } = product.details
        return minutes && <Trans>{minutes} min</Trans>
      }
      default:
        return null
    }
  }
}
