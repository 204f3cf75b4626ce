import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMay } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import { useRead } from '#platform/ui/api/use-read'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { HealthView } from '../../contract.ts'
import { HealthAttributesForm } from './health-attributes-form.tsx'
import { HealthNotes } from './health-notes.tsx'
import classes from './health.module.css'
import { useHealthRefusals } from './health-refusals.ts'

/** The open part. What was fetched is forgotten with it, so that the next look is asked for, and written down, anew. */
export function HealthRecord({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const path = `/customers/${customerId}/health`
  const { organizationId } = useCalling()
  const queries = useQueryClient()
  const health = useRead<HealthView>(path, { kinds: ['customers'] })
  const mayWrite = useMay('health.write')
  const refusals = useHealthRefusals()
  useEffect(() => () => queries.removeQueries({ queryKey: [organizationId, path] }), [queries, organizationId, path])
  if (health.error && !health.data) return <ProblemOf problem={health.error} ways={<Button onClick={() => void health.refetch()}><Trans>Try again</Trans></Button>} />
  if (!health.data) return <Loading label={t`Fetching the health data`}><BoneRows rows={4} /></Loading>
  const { notesRefused, attributesRefused } = health.data
  const refusal = notesRefused ?? attributesRefused
  return (
    <div className={classes.record}>
      {mayWrite && refusal && (
        <ProblemPanel tone="quiet" title={notesRefused ? t`Nothing about health may be written now` : t`Notes may be written, attributes may not`}>{refusals[refusal]}</ProblemPanel>
      )}
      <HealthNotes customerId={customerId} notes={health.data.notes} mayWrite={mayWrite} refused={notesRefused !== null} />
      <HealthAttributesForm key={health.data.version} customerId={customerId} health={health.data} mayWrite={mayWrite} />
    </div>
  )
}
