import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useBranch, useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Instant } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { Customer, merges } from '../../contract.ts'
import classes from './merge.module.css'

/** Which entries were joined with this one, each with its way back. Nothing where nothing was. */
export function MergesPanel({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const zone = useBranch()?.timeZone ?? 'UTC'
  const mayMerge = useMay('customers.merge')
  const read = useRead<z.output<typeof merges>>(`/customers/${customerId}/merges`, { kinds: ['customers'] })
  const undo = useSend<Customer, string>({ name: 'customer.unmerge', method: 'POST', path: (id) => `/customers/${customerId}/merges/${id}/undo`, body: () => undefined, kinds: ['customers', 'orders'] })
  const standing = read.data?.items.filter(({ undoneAt }) => undoneAt === null) ?? []
  if (standing.length === 0 && !undo.problem) return null
  return (
    <Panel title={t`Joined entries`}>
      {undo.problem && <ProblemOf problem={undo.problem} />}
      <ul className={classes.list}>
        {standing.map(({ id, merged, mergedAt, mergedBy }) => (
          <li key={id}>
            <span>{merged.name}<span className={classes.quiet}> <Dotted parts={[<Instant key="at" of={mergedAt} timeZone={zone} as="date" />, mergedBy?.name]} /></span></span>
            <Button size="xs" disabled={!mayMerge || undo.pending} title={mayMerge ? undefined : t`Your role may not join customers.`} onClick={() => void undo.send(id)}><Trans>Take apart</Trans></Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
