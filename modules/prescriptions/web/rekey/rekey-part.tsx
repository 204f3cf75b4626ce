import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox } from '@mantine/core'
import { IconCheck, IconUsers } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { newRekey, RekeyForm, RekeyResult } from '../../contract.ts'
import { applies, cells, cellText, eyes, judgeEye } from '../../domain/index.ts'
import { useAcuityWriting } from '../acuity-writing.ts'
import { useCellNames } from '../cell-names.ts'
import { useDecimalMark } from '../decimal-mark.ts'
import { newEntry, saysSomething } from '../entry.ts'
import { EyeMark } from '../eye-mark.tsx'
import { RxGrid } from '../rx-grid.tsx'
import classes from './rekey-part.module.css'

export interface RekeyPartProps {
  readonly prescription: { readonly id: string; readonly version: number }
  /** The paper, where there is one. */
  readonly paper?: ReactNode
  /** Both typings say the same. */
  readonly onAgreed?: () => void
}

/** A second person types the paper again: the same grid, empty; what was typed first is not sent here before every value is answered. */
export function RekeyPart({ prescription, paper, onAgreed }: RekeyPartProps) {
  const may = useMay('prescriptions.rekey')
  const [open, setOpen] = useState(false)
  if (!may) return null
  if (!open) return <Button size="xs" leftSection={<IconUsers size={15} aria-hidden />} onClick={() => setOpen(true)}><Trans>Type it again from the paper</Trans></Button>
  return <Opened prescription={prescription} paper={paper} {...(onAgreed && { onAgreed })} />
}

function Opened({ prescription: { id, version }, paper, onAgreed }: RekeyPartProps) {
  const { t } = useLingui()
  const path = `/prescriptions/${id}/versions/${version}/rekey`
  const read = useRead<RekeyForm>(path, { kinds: ['prescriptions'] })
  const [entry, setEntry] = useState(() => newEntry())
  const [rekeyId, setRekeyId] = useState(newId)
  const [readable, setReadable] = useState(true)
  /** What is empty is not on the paper: said, never taken for granted. */
  const [emptyIsAbsent, setEmptyIsAbsent] = useState(false)
  const [result, setResult] = useState<RekeyResult | null>(null)
  const compare = useSend<RekeyResult, z.input<typeof newRekey>>({ name: 'prescription.rekey', method: 'POST', path, kinds: ['prescriptions'], secret: true })
  if (read.error) return <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />
  if (!read.data) return <Loading label={t`Fetching the prescription`}><BoneRows rows={2} /></Loading>
  const first = read.data.typedBy?.name ?? '–'
  if (read.data.refusal) return <p className={classes.quiet}><Trans>You typed this prescription. Somebody else types it again from the paper.</Trans></p>
  const columns = cells.filter((cell) => read.data.cells.includes(cell))
  const empty = eyes.flatMap((eye) => columns.filter((cell) => entry[eye][cell] === null && applies(cell, entry[eye])).map((cell) => ({ eye, cell })))
  const ready = readable && saysSomething(entry) && (empty.length === 0 || emptyIsAbsent) && eyes.every((eye) => judgeEye(entry[eye], 'dispensed').length === 0)
  const send = async () => {
    const answer = await compare.send({ id: rekeyId, right: entry.right, left: entry.left, absent: empty })
    if (!answer) return
    setResult(answer.answer)
    setRekeyId(newId())
    if (answer.answer.agrees) onAgreed?.()
  }
  return (
    <div className={classes.rekey}>
      {paper}
      <p className={classes.quiet}><Trans>{first} typed it first. What they typed is shown where you differ, once you have answered every value.</Trans></p>
      <RxGrid entry={entry} columns={columns} last={null} onReadable={setReadable} onDone={() => { if (ready) void send() }} onChange={(next) => { setEntry(next); setResult(null) }} />
      {empty.length > 0 && <Checkbox size="xs" label={t`What is empty here is not on the paper`} checked={emptyIsAbsent} onChange={(event) => setEmptyIsAbsent(event.currentTarget.checked)} />}
      {compare.problem && <ProblemOf problem={compare.problem} />}
      {result?.agrees && <p className={classes.agrees} role="status"><IconCheck size={15} aria-hidden /><Trans>You and {first} typed the same.</Trans></p>}
      {result?.corrected && <p className={classes.quiet} role="status"><Trans>You typed the same now, after you saw what {first} typed: that is kept as corrected. For two to agree, somebody else reads the paper.</Trans></p>}
      {result && result.differences.length > 0 && <Differences result={result} first={first} />}
      {!result?.agrees && !result?.corrected && <div><Button size="xs" variant="filled" disabled={!ready} loading={compare.pending} onClick={() => void send()}><Trans>Compare</Trans></Button></div>}
    </div>
  )
}

/** Cell by cell what the two typed. */
function Differences({ result, first }: { readonly result: RekeyResult; readonly first: string }) {
  const { t } = useLingui()
  const names = useCellNames()
  const mark = useDecimalMark()
  const acuity = useAcuityWriting()
  return (
    <div className={classes.differs} role="alert">
      <p><WarningMark /><Trans>The two differ. Look at the paper: whoever is wrong types it anew.</Trans></p>
      <table>
        <thead><tr><th scope="col">{t`Value`}</th><th scope="col">{first}</th><th scope="col"><Trans>You</Trans></th></tr></thead>
        <tbody>
          {result.differences.map(({ eye, cell, first: was, second, hidden }) => (
            <tr key={`${eye}.${cell}`}>
              <th scope="row"><EyeMark eye={eye} /> {names[cell]}</th>
              <td>{hidden ? <Trans>a value that you say is not there</Trans> : was === null ? '–' : cellText(cell, was, eye, mark, acuity)}</td>
              <td>{second === null ? '–' : cellText(cell, second, eye, mark, acuity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
