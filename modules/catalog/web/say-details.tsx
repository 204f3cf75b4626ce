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

/** What kinds of lens options are called. */
export function useOptionGroupNames() {
  const { t } = useLingui()
  return { coating: t`coating`, tint: t`tint`, photochromic: t`photochromic`, polarised: t`polarised`, other: t`other option` }
}

/** What contact lenses correct, and how long they stay in. */
export function useContactLensNames() {
  const { t } = useLingui()
  return {
    geometries: { spherical: t`spherical`, toric: t`toric`, multifocal: t`multifocal` },
    wearings: { 'daily-wear': t`daily wear`, 'extended-wear': t`extended wear` },
  }
}

/** The point that the reader's language writes in numbers. */
export function usePoint(): string {
  const { i18n } = useLingui()
  return i18n.number(1.5).includes(',') ? ',' : '.'
}

/** Says what only this kind of product has, in a few words. */
export function useSayDetails(): (product: Product) => ReactNode {
  const [designs, replacements, groups, contacts, point] = [useDesignNames(), useReplacementNames(), useOptionGroupNames(), useContactLensNames(), usePoint()]
  return (product) => {
    switch (product.kind) {
      case 'frame': {
        const size = frameSize(product.details)
        return <Dotted parts={[product.details.colour, product.details.material, size && <Boxed size={size} />]} />
      }
      case 'lens':
        return <Dotted parts={[designs[product.details.design], decimalText(product.details.index, 4, point, 2), product.details.material, product.details.abbe !== null && <Trans>Abbe {decimalText(product.details.abbe, 1, point)}</Trans>]} />
      case 'lens-option':
        return groups[product.details.group]
      case 'contact-lens': {
        const { replacement, piecesPerPack, baseCurve, diameter, geometry, wearing } = product.details
        const sizes = [baseCurve, diameter].flatMap((length) => (length === null ? [] : decimalText(length, 2, point, 1))).join(' / ')
        return <Dotted parts={[geometry && contacts.geometries[geometry], sizes, wearing === 'extended-wear' && contacts.wearings[wearing], replacement && replacements[replacement], piecesPerPack && <Trans>pack of {piecesPerPack}</Trans>]} />
      }
      case 'service': {
        const { minutes, resources } = product.details
        return <Dotted parts={[minutes && <Trans>{minutes} min</Trans>, ...resources]} />
      }
      default:
        return null
    }
  }
}
