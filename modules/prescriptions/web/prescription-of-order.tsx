import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { Day } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { PrescriptionBrief, PrescriptionView } from '../contract.ts'
import { usePurposeNames } from './cell-names.ts'
import classes from './prescription-step.module.css'
import { RxTable } from './rx-table.tsx'

/** That an order has a prescription, and on asking what it says: opening it is written down. */
export function PrescriptionOfOrder({ prescription }: { readonly prescription: PrescriptionBrief }) {
  const { t } = useLingui()
  const mayOpen = useMay('prescriptions.read')
  const names = usePurposeNames()
  const [open, setOpen] = useState(false)
  return (
    <Panel
      title={t`Prescription`}
      note={<Dotted parts={[names[prescription.purpose], <Day key="day" of={prescription.examinedOn} as="date" />]} />}
      aside={mayOpen && <Button size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? <Trans>Close</Trans> : <Trans>Open it</Trans>}</Button>}
    >
      {open ? <Opened of={prescription} /> : <p className={classes.quiet}>{mayOpen ? <Trans>Closed. Opening it is written down.</Trans> : <Trans>Closed. Whoever makes and checks glasses may open it.</Trans>}</p>}
    </Panel>
  )
}

function Opened({ of }: { readonly of: PrescriptionBrief }) {
  const { t } = useLingui()
  const read = useRead<PrescriptionView>(`/prescriptions/${of.id}`, { kinds: ['prescriptions'] })
  if (read.error) return <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />
  if (!read.data) return <Loading label={t`Fetching the prescription`}><BoneRows rows={3} /></Loading>
  return <RxTable versions={read.data.versions} {...(read.data.versions.length > 1 && { marked: { version: of.version, says: t`this order` } })} />
}
