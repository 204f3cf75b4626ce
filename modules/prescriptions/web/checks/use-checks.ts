import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import type { CheckBasisView } from '../../contract.ts'
import { checkDefaults, checkPrescription, openFindings, type BothEyes, type Finding, type PrescriptionKind } from '../../domain/index.ts'
import { standingDecisions, type PrescriptionDraft } from '../prescription-draft.ts'

export interface ChecksOptions {
  readonly draft: PrescriptionDraft
  readonly onChange: (draft: PrescriptionDraft) => void
  /** Whose eyes; the bounds are fetched for them. */
  readonly customerId: string
  readonly kind: PrescriptionKind
  /** The same person's prescription before this one. */
  readonly before: BothEyes | null
}

/** The checks of what is being typed, by the rules that the server judges with; without a connection by the bounds that the program brings. */
export function useChecks({ draft, onChange, customerId, kind, before }: ChecksOptions) {
  const mayOverride = useMay('prescriptions.override')
  const read = useRead<CheckBasisView>(`/prescription-checks/basis?customerId=${customerId}`, { kinds: ['prescription-checks'] })
  const { settings, minor } = (read.isPlaceholderData ? undefined : read.data) ?? { settings: checkDefaults, minor: false }
  const findings = checkPrescription(draft.entry, kind, { settings, before, minor })
  const decisions = standingDecisions(draft.decisions, findings)
  const open = openFindings(findings, decisions, mayOverride)
  const decide = ({ rule, eye, is, was }: Finding, reason: string | null) => onChange({ ...draft, decisions: [...decisions, { rule, eye, is, was, reason }] })
  const next = open.find(({ weight }) => weight === 'look-again')
  return {
    findings, open, mayOverride, decide,
    /** Confirms what stands first among what asks for a second look; undefined where nothing does. */
    confirmNext: next ? () => decide(next, null) : undefined,
  }
}

export type Checks = ReturnType<typeof useChecks>
