import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { newId } from '#kernel/ids'
import { useDecimalMark } from '#modules/prescriptions/web'
import { useSend } from '#platform/ui/api/use-send'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { InspectionStart, InspectionView, LensmeterRead, NewInspection } from '../../contract.ts'
import { inspectLenses, notMeasured, verdictOf } from '../../domain/index.ts'
import type { BothLenses } from '../../domain/index.ts'
import classes from '../labs.module.css'
import { useLabWords } from '../words.ts'
import { FindingsTable } from './findings-table.tsx'
import { readMeasures, startTyping, textsOf } from './measures.ts'
import type { Typed } from './measures.ts'
import { MeasuredGrid } from './measured-grid.tsx'

/** Typing or reading what was measured; the differences follow each keystroke, judged by the same rule as on the server. */
export function InspectionForm({ start, ordered, onDone }: { readonly start: InspectionStart; readonly ordered: BothLenses; readonly onDone: () => void }) {
  const { t } = useLingui()
  const mark = useDecimalMark()
  const [typed, setTyped] = useState<Typed>(startTyping)
  const [source, setSource] = useState<'typed' | 'file'>('typed')
  const [asOrdered, setAsOrdered] = useState(false)
  const [reason, setReason] = useState('')
  const [id] = useState(newId)
  const { values, unread } = useMemo(() => readMeasures(typed), [typed])
  const { table } = start
  const findings = inspectLenses(ordered, values, start.design, table)
  const verdict = verdictOf(findings)
  const { cells } = useLabWords()
  const missing = notMeasured(ordered, values, start.eyes, start.design, table)
  const eyeNames = { right: t`right`, left: t`left` }
  const missed = missing.map(({ eye, cell }) => `${eyeNames[eye]} ${cells[cell]}`).join(', ')
  const keep = useSend<InspectionView, NewInspection>({ name: 'inspection.keep', method: 'POST', path: `/orders/${start.orderId}/inspections`, kinds: ['labs', 'orders'], about: start.orderNumber ?? '', secret: true })
  const read = useSend<LensmeterRead, { base64: string }>({ name: 'lensmeter.read', method: 'POST', path: '/lensmeter-files', kinds: [], secret: true })
  const ready = findings.length > 0 && unread.length === 0 && !keep.pending
  const end = (passed: boolean) => void keep.send({ id, right: { ...values.right }, left: { ...values.left }, source, reason: reason.trim() || null, ...(verdict !== 'outside' && { passed }) }).then((done) => { if (done) onDone() })
  const mayPass = ready && verdict !== 'outside' && missing.length === 0
  const mayFail = ready && (verdict === 'outside' || reason.trim() !== '')
  useKeys(mayPass ? { 'Ctrl Enter': () => end(true) } : verdict === 'outside' && mayFail ? { 'Ctrl Enter': () => end(false) } : {})
  const take = async (file: File | null) => {
    if (!file) return
    const done = await read.send({ base64: await inBase64(file) })
    if (!done) return
    setTyped(textsOf(done.answer, mark))
    setAsOrdered(done.answer.from === 'prescription')
    setSource('file')
  }
  return (
    <div className={classes.inspection}>
      <Panel title={t`Measured`} note={start.labOrder ? start.labOrder.lab.name : undefined} aside={<FileButton accept=".oma,.vca,.txt,.dat" onChange={(file) => void take(file)}>{(props) => <Button size="xs" {...props}><Trans>Read a lensmeter’s file</Trans></Button>}</FileButton>}>
        <MeasuredGrid typed={typed} ordered={ordered} onType={(next) => { setTyped(next); setSource('typed') }} />
        {start.compensated && <p className={classes.quiet}><Trans>Ordered is what the lab compensated, version {start.compensated.version}.</Trans></p>}
        {read.problem && <ProblemOf problem={read.problem} />}
        {read.problem === null && source === 'file' && asOrdered && <ProblemPanel tone="hold" title={<Trans>These may be ordered values</Trans>}><Trans>The file writes them as an order does, not as an inspection. Compare them with what the lensmeter shows.</Trans></ProblemPanel>}
        {read.problem === null && source === 'file' && <p className={classes.quiet}><Trans>Read from the file. Compare it with the lenses before you keep it.</Trans></p>}
      </Panel>
      <Panel title={t`Differences`} note={start.standard ? start.standard.name : t`no standard: nothing is judged`} {...(verdict === 'outside' && { tone: 'late' as const })}>
        {findings.length === 0 ? <p className={classes.plain}><Trans>Type what the lensmeter shows. Each difference stands here at once.</Trans></p> : <FindingsTable findings={findings} judged={table !== null} />}
        <div className={classes.stack}>
          {findings.length > 0 && <TextInput label={verdict === 'outside' ? t`Remark` : t`Reason, when it fails all the same`} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
          {findings.length > 0 && verdict !== 'outside' && missing.length > 0 && <p className={classes.quiet}><Trans>Still to be measured before they can pass: {missed}</Trans></p>}
          {keep.problem && <ProblemOf problem={keep.problem} />}
          {findings.length > 0 && (
            <div className={classes.buttons}>
              {verdict !== 'outside' && <Button variant="filled" disabled={!mayPass} onClick={() => end(true)}><Trans>The lenses pass</Trans></Button>}
              <Button variant={verdict === 'outside' ? 'filled' : 'default'} disabled={!mayFail} onClick={() => end(false)}><Trans>The lenses fail</Trans></Button>
            </div>
          )}
        </div>
      </Panel>
    </div>
  )
}

async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
