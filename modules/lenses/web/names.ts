import { useLingui } from '@lingui/react/macro'
import type { CatalogueItem, LensItem } from '../contract.ts'

/** What kinds, materials, surfaces and states are called. */
export function useLensNames() {
  const { t } = useLingui()
  const kinds: Readonly<Record<LensItem['kind'], string>> = { 'single-vision': t`single vision`, bifocal: t`bifocal`, trifocal: t`trifocal`, progressive: t`progressive`, office: t`office` }
  const materials: Readonly<Record<NonNullable<LensItem['material']>, string>> = { glass: t`glass`, plastic: t`plastic`, polycarbonate: t`polycarbonate`, trivex: 'Trivex' }
  const surfaces: Readonly<Record<LensItem['surface'], string>> = { spherical: t`spherical`, aspheric: t`aspheric`, 'double-aspheric': t`double aspheric`, freeform: t`freeform` }
  const states: Readonly<Record<CatalogueItem['state'], string>> = { loading: t`being read`, current: t`in use`, replaced: t`replaced`, failed: t`refused`, undone: t`taken back` }
  const priceKinds: Readonly<Record<LensItem['priceKind'], string>> = { recommended: t`Price`, paid: t`What we pay`, unknown: t`Price of unknown kind` }
  return { kinds, materials, surfaces, states, priceKinds }
}
