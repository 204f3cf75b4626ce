import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { Day } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { PrescriptionBrief, PrescriptionView } from '../contract.ts'
import type { ValuesFor } from '../domain/index.ts'
import { usePurposeNames } from './cell-names.ts'
import classes from './prescription-step.module.css'
import { RxTable } from './rx-table.tsx'

export interface PrescriptionOfOrderProps {
  readonly prescription: PrescriptionBrief
  /** What the order makes of the values, under them once they are opened. */
  readonly glasses?: (values: ValuesFor) => ReactNode
  /** How a second person types it again, while nobody has it open. */
  readonly rekey?: ReactNode
}

/** That an order has a prescription, and on asking what it says: opening it is written down. */
export function PrescriptionOfOrder({ prescription, glasses, rekey }: PrescriptionOfOrderProps) {
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
      {open ? <Opened of={prescription} glasses={glasses} /> : <p className={classes.quiet}>{mayOpen ? <Trans>Closed. Opening it is written down.</Trans> : <Trans>Closed. Whoever makes and checks glasses may open it.</Trans>}</p>}
      {!open && rekey}
    </Panel>
  )
}

function Opened({ of, glasses }: { readonly of: PrescriptionBrief; readonly glasses: PrescriptionOfOrderProps['glasses'] }) {
  const { t } = useLingui()
  const read = useRead<PrescriptionView>(`/prescriptions/${of.id}`, { kinds: ['prescriptions'] })
  if (read.error) return <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />
  if (!read.data) return <Loading label={t`Fetching the prescription`}><BoneRows rows={3} /></Loading>
  const used = read.data.versions.find(({ version }) => version === of.version)
  return (
    <div className={classes.step}>
      <RxTable versions={read.data.versions} {...(read.data.versions.length > 1 && { marked: { version: of.version, says: t`this order` } })} />
      {used && glasses?.(used)}
    </div>
  )
}
