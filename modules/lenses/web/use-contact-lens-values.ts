import { useMay, useSignedIn } from '#modules/identity/web'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import { versionToUse, type ValuesFor } from '#modules/prescriptions/domain'
import { useRead } from '#platform/ui/api/use-read'

/** What contact lenses are held against; `from` where that is no part of the order but the wearer's last prescription for contact lenses. */
export interface ContactLensValues { readonly values: ValuesFor | null; readonly from: { readonly examinedOn: string; readonly validUntil: string | null } | null }

/** So many prescriptions are looked through. */
const MOST = 20

/**
 * The prescription for contact lenses of an order, else the newest that the wearer has: boxes are sold from stock without one. Fetched only
 * where there are boxes (`wanted`), for each fetching is written down as a look.
 */
export function useContactLensValues(wearerId: string | null, ofOrder: ValuesFor | null, wanted: boolean): ContactLensValues {
  const may = useMay('prescriptions.read')
  const on = useSignedIn().session.organization.capabilities.some((one) => one === 'prescriptions')
  const enabled = wanted && wearerId !== null && ofOrder?.purpose !== 'contact-lenses' && may && on
  const { data, isPlaceholderData } = useRead<{ items: readonly PrescriptionView[] }>(`/prescriptions?customerId=${wearerId}&limit=${MOST}`, { kinds: ['prescriptions'], enabled })
  if (!enabled || !data || isPlaceholderData) return { values: ofOrder, from: null }
  // The last examined stands first.
  const [newest] = data.items.flatMap(({ versions }) => versionToUse(versions) ?? []).filter(({ purpose }) => purpose === 'contact-lenses')
  return newest ? { values: newest, from: { examinedOn: newest.examinedOn, validUntil: newest.validUntil } } : { values: ofOrder, from: null }
}
