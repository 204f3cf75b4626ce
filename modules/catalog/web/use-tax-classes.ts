import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { TaxClass, taxClasses } from '../contract.ts'
import { decimalText } from '../domain/index.ts'
import { usePoint } from './say-details.tsx'

/** The organization's tax classes: for choosing one, and for saying what one comes to, `Základní · 21 %`. */
export function useTaxClasses() {
  const { data } = useRead<z.output<typeof taxClasses>>('/tax-classes', { kinds: ['catalog', 'identity.organization-changed'] })
  const items: readonly TaxClass[] = data?.items ?? []
  const point = usePoint()
  const percent = (code: string): string => ratesOf(code).map((rateBps) => `${decimalText(rateBps, 2, point)} %`).join(' + ')
  const ratesOf = (code: string): readonly number[] => items.find((one) => one.code === code)?.rates.map(({ rateBps }) => rateBps) ?? []
  const name = (code: string): string => items.find((one) => one.code === code)?.name ?? code
  return { items, ratesOf, percent, say: (code: string): string => [name(code), percent(code)].filter(Boolean).join(' · ') }
}
