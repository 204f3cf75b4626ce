import { useDeferredValue, useMemo } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import type { LatestPrescription } from '../../contract.ts'
import type { ValuesFor } from '../../domain/index.ts'
import { purposeOf, type PrescriptionChoice } from '../prescription-draft.ts'

/** The values that an order being taken is made from, and for what; null while there are none. Typing goes before the pictures that follow it. */
export function useValuesOfChoice(wearerId: string | null, choice: PrescriptionChoice): ValuesFor | null {
  // Never fetched here: the step that offers the last prescription has it, and each fetching is written down as a look.
  const { data, isPlaceholderData } = useRead<LatestPrescription>(`/prescriptions/latest?customerId=${wearerId}`, { kinds: ['prescriptions'], enabled: false })
  const now = useDeferredValue(choice)
  const typed = useMemo(() => (now && 'typed' in now ? { ...now.typed.entry, purpose: purposeOf(now.typed) } : null), [now])
  const used = now && 'use' in now && !isPlaceholderData && data?.latest?.id === now.use.id ? data.latest.versions.find(({ version }) => version === now.use.version) : undefined
  return typed ?? used ?? null
}
