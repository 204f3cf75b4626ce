import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMay } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Day } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { FittingsView, FittingView } from '../../contract.ts'
import { cells, cellText, emptyEye, eyes, type Eye } from '../../domain/index.ts'
import { useCellNames, useModalityNames } from '../cell-names.ts'
import { useDecimalMark } from '../decimal-mark.ts'
import { EyeMark } from '../eye-mark.tsx'
import { FittingForm } from './fitting-form.tsx'
import classes from './fittings.module.css'
import { useOutcomeNames } from './outcome-names.ts'

/** The open part. What was fetched is forgotten with it, so that the next look is asked for, and written down, anew. */
export function FittingsRecord({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const path = `/customers/${customerId}/contact-lens-fittings`
  const { organizationId } = useCalling()
  const queries = useQueryClient()
  const read = useRead<FittingsView>(path, { kinds: ['fittings'] })
  const mayWrite = useMay('prescriptions.write')
  const [writing, setWriting] = useState(false)
  useEffect(() => () => queries.removeQueries({ queryKey: [organizationId, path] }), [queries, organizationId, path])
  if (read.error && !read.data) return <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />
  if (!read.data) return <Loading label={t`Fetching the fittings`}><BoneRows rows={3} /></Loading>
  const { items, refused } = read.data
  return (
    <div className={classes.record}>
      {items.length === 0 && !writing && <p className={classes.quiet}><Trans>No contact lens was tried on yet</Trans></p>}
      {refused !== null && <p className={classes.quiet}><Trans>Nothing about health may be written now</Trans></p>}
      {mayWrite && refused === null && (writing
        ? <FittingForm customerId={customerId} onDone={() => setWriting(false)} />
        : <span><Button size="xs" onClick={() => setWriting(true)}><Trans>Note a fitting</Trans></Button></span>)}
      <ul className={classes.fittings}>{items.map((fitting) => <OneFitting key={fitting.id} fitting={fitting} path={path} mayWrite={mayWrite} />)}</ul>
    </div>
  )
}

function OneFitting({ fitting, path, mayWrite }: { readonly fitting: FittingView; readonly path: string; readonly mayWrite: boolean }) {
  const outcomes = useOutcomeNames()
  const [asked, setAsked] = useState(false)
  const remove = useSend<null, string>({ name: 'prescriptions.fitting-remove', method: 'DELETE', path: (id) => `${path}/${id}`, body: () => undefined, kinds: ['fittings'] })
  return (
    <li>
      {remove.problem && <ProblemOf problem={remove.problem} />}
      <span className={classes.quiet}><Dotted parts={[<Day key="day" of={fitting.fittedOn} as="date" />, outcomes[fitting.outcome], fitting.writtenBy?.name]} /></span>
      {eyes.map((eye) => <TrialLens key={eye} eye={eye} lens={fitting[eye]} />)}
      {fitting.note !== '' && <p className={classes.text}>{fitting.note}</p>}
      {mayWrite && (asked
        ? <Button size="xs" color="red" disabled={remove.pending} onClick={() => void remove.send(fitting.id)}><Trans>Remove it for good</Trans></Button>
        : <Button size="xs" variant="subtle" color="gray" onClick={() => setAsked(true)}><Trans>Remove…</Trans></Button>)}
    </li>
  )
}

function TrialLens({ eye, lens }: { readonly eye: Eye; readonly lens: FittingView['right'] }) {
  const names = useCellNames()
  const modalities = useModalityNames()
  const mark = useDecimalMark()
  if (!lens) return null
  const { brand, modality, ...numbers } = lens
  const values = { ...emptyEye, ...numbers }
  return (
    <p className={classes.lens}>
      <EyeMark eye={eye} />
      <Dotted parts={[brand, modality && modalities[modality], ...cells.flatMap((cell) => (values[cell] === null ? [] : [`${names[cell]} ${cellText(cell, values[cell], eye, mark)}`]))]} />
    </p>
  )
}
