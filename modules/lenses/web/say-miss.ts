import { useLingui } from '@lingui/react/macro'
import type { Miss, Nearest } from '../domain/index.ts'
import { useNumbers } from './use-numbers.ts'

/** Why a lens cannot be made, and what is nearest, in sentences. */
export function useSayMiss(): { readonly sayMiss: (miss: Miss) => string; readonly sayNearest: (nearest: Nearest) => string } {
  const { t } = useLingui()
  const { power, size, mm, prism } = useNumbers()
  const sayMiss = ({ what, asked, limit }: Miss): string => {
    switch (what) {
      case 'power':
        return t`The meridian of ${power(asked)} lies beyond ${power(limit)}.`
      case 'cylinder':
        return asked > limit ? t`A cylinder of ${size(asked)} is more than ${size(limit)}.` : t`A cylinder of ${size(asked)} is less than ${size(limit)}.`
      case 'step':
        return t`Powers come in steps of ${size(limit)}.`
      case 'prism':
        return t`A prism of ${prism(asked)} is more than ${prism(limit)}.`
      case 'addition':
        return t`The addition of ${power(asked)} lies beyond ${power(limit)}.`
      case 'addition-missing':
        return t`It needs an addition of ${power(limit)} or more.`
      case 'diameter':
        return t`The frame needs a blank of ${mm(asked)} mm; it comes up to ${mm(limit)} mm.`
    }
  }
  const sayNearest = ({ sphere, cylinder, addition, prism: prisms, diameter }: Nearest): string => [
    power(sphere), cylinder !== 0 && power(cylinder), addition !== null && `Add ${power(addition)}`, prisms > 0 && `${prism(prisms)} Δ`, diameter !== null && `⌀ ${mm(diameter)}`,
  ].filter((part) => part).join(' · ')
  return { sayMiss, sayNearest }
}
