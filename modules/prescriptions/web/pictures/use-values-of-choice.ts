import { useDeferredValue } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import type { LatestPrescription } from '../../contract.ts'
import type { BothEyes } from '../../domain/index.ts'
import type { PrescriptionChoice } from '../prescription-draft.ts'

/** The values that an order being taken is made from; null while there are none. Typing goes before the pictures that follow it. */
export function useValuesOfChoice(wearerId: string | null, choice: PrescriptionChoice): BothEyes | null {
  // Never fetched here: the step that offers the last prescription has it, and each fetching is written down as a look.
  const { data, isPlaceholderData } = useRead<LatestPrescription>(`/prescriptions/latest?customerId=${wearerId}`, { kinds: ['prescriptions'], enabled: false })
  const used = choice && 'use' in choice && !isPlaceholderData && data?.latest?.id === choice.use.id ? data.latest.versions.find(({ version }) => version === choice.use.version) : undefined
  return useDeferredValue(choice && 'typed' in choice ? choice.typed.entry : (used ?? null))
}
