import { useLingui } from '@lingui/react/macro'
import type { LensItem } from '../contract.ts'
import { useLensNames } from './names.ts'
import { useNumbers } from './use-numbers.ts'

/** A lens in one line: index with its spectral line, Abbe number, material, what it is besides. */
export function useSayLens(): (lens: LensItem) => string {
  const { t } = useLingui()
  const { materials, surfaces } = useLensNames()
  const { index, abbe } = useNumbers()
  return (lens) => [
    `${index(lens.index)} ${lens.indexLine}`, lens.abbe !== null && `Abbe ${abbe(lens.abbe)}`, lens.material && materials[lens.material], lens.surface !== 'spherical' && surfaces[lens.surface], lens.photochromic && t`photochromic`, lens.polarised && t`polarised`,
  ].filter((part) => part).join(' · ')
}
