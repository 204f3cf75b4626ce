import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import type { Problem } from '#platform/ui/api/problem'
import { useRead } from '#platform/ui/api/use-read'
import type { CheckBasisView } from '../../contract.ts'
import { checkDefaults, checkPrescription, openFindings, type BothEyes, type Finding, type PrescriptionKind } from '../../domain/index.ts'
import { standingDecisions, type DraftDecision } from '../prescription-draft.ts'
import { findingsOf, withTold } from './told-findings.ts'

interface Checked { readonly entry: BothEyes; readonly decisions: readonly DraftDecision[] }

export interface ChecksOptions<D extends Checked> {
  readonly draft: D
  readonly onChange: (draft: D) => void
  /** Whose eyes; the bounds are fetched for them. */
  readonly customerId: string
  readonly kind: PrescriptionKind
  /** The same person's prescription before this one. */
  readonly before: BothEyes | null
  /** What a compensated version is worked out from. */
  readonly origin?: BothEyes
  /** Why the server did not write it. */
  readonly problem: Problem | null
}

/** The checks of what is being typed, by the rules that the server judges with; without a connection by the bounds that the program brings. */
export function useChecks<D extends Checked>({ draft, onChange, customerId, kind, before, origin, problem }: ChecksOptions<D>) {
  const mayOverride = useMay('prescriptions.override')
  const read = useRead<CheckBasisView>(`/prescription-checks/basis?customerId=${customerId}`, { kinds: ['prescription-checks'] })
  const { settings, minor } = (read.isPlaceholderData ? undefined : read.data) ?? { settings: checkDefaults, minor: false }
  const findings = withTold(checkPrescription(draft.entry, kind, { settings, before, minor, origin }), useTold(problem, draft.entry))
  const decisions = standingDecisions(draft.decisions, findings)
  const open = openFindings(findings, decisions, mayOverride)
  const decide = ({ rule, eye, cell, is, was }: Finding, reason: string | null) => onChange({ ...draft, decisions: [...decisions, { rule, eye, cell, is, was, reason }] })
  const next = open.find(({ weight }) => weight === 'look-again')
  return {
    findings, open, mayOverride, decide,
    /** Confirms what stands first among what asks for a second look; undefined where nothing does. */
    confirmNext: next ? () => decide(next, null) : undefined,
  }
}

/**
 * What the server found besides, which knows prescriptions that are not on this page, and bounds that were not to be had here: of the
 * values that were sent, until they change. Kept when the problem goes, for the next sending wants its decisions.
 */
function useTold(problem: Problem | null, entry: BothEyes): readonly Finding[] {
  const [told, setTold] = useState<{ readonly problem: Problem | null; readonly entry: BothEyes; readonly findings: readonly Finding[] }>({ problem: null, entry, findings: [] })
  if (told.problem !== problem) {
    const fresh = findingsOf(problem)
    setTold(fresh.length === 0 ? { ...told, problem } : { problem, entry, findings: withTold(told.entry === entry ? told.findings : [], fresh) })
  }
  return told.entry === entry ? told.findings : []
}

export type Checks = ReturnType<typeof useChecks>
