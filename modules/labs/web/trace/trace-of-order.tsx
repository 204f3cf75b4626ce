import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import type { OrderPartProps } from '#modules/orders/web'
import { EyeMark } from '#modules/prescriptions/web'
import { Problem } from '#platform/ui/api/problem'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Dotted } from '#platform/ui/dotted.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { fileInBase64 } from '#platform/ui/file-in-base64'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { FrameTraceView } from '../../contract.ts'
import { RefusedTrace } from './refused-trace.tsx'
import classes from './trace.module.css'
import { TracePicture } from './trace-picture.tsx'
import { useMillimetres } from './use-millimetres.ts'

const LARGEST = 1024 * 1024

/** On the page of an order for glasses: the frame as a tracer felt it, drawn and measured, and the way to bring it in. */
export default function TraceOfOrder({ order, timeZone }: OrderPartProps) {
  const { t } = useLingui()
  const change = { kinds: ['labs', 'orders'] } as const
  const read = useRead<{ trace: FrameTraceView | null }>(`/orders/${order.id}/trace`, change)
  const mayKeep = useMay('lab-orders.write', order.branchId) && !['closed', 'cancelled'].includes(order.phase)
  const keep = useSend<unknown, { base64: string }>({ ...change, name: 'labs.keep-trace', method: 'POST', path: `/orders/${order.id}/trace`, secret: true })
  const drop = useSend<unknown>({ ...change, name: 'labs.drop-trace', method: 'DELETE', path: `/orders/${order.id}/trace`, body: () => undefined })
  const [tooLarge, setTooLarge] = useState(false)
  const trace = read.data?.trace ?? null
  const isGlasses = order.lines.some(({ kind }) => kind === 'frame' || kind === 'lens')
  if (!read.data || (!trace && !(isGlasses && mayKeep))) return null
  const bring = async (file: File | null): Promise<void> => {
    if (!file) return
    setTooLarge(file.size > LARGEST)
    keep.forget()
    if (file.size <= LARGEST) await keep.send({ base64: await fileInBase64(file) })
  }
  return (
    <Panel title={t`Traced frame`} note={trace && <Dotted parts={[trace.frameMaker, trace.frameName]} />}>
      <div className={classes.stack}>
        {trace ? <Traced trace={trace} timeZone={timeZone} /> : <p className={classes.quiet}><Trans>With the file of a tracer the blank is exact, and the lab gets the shape with the order.</Trans></p>}
        {keep.problem && <RefusedTrace problem={keep.problem} onClose={keep.forget} />}
        {drop.problem && <ProblemOf problem={drop.problem} />}
        {tooLarge && <ProblemOf problem={new Problem(413, { title: t`The file is larger than 1 MB` })} ways={<Button variant="subtle" onClick={() => setTooLarge(false)}>{t`Close this`}</Button>} />}
        {mayKeep && (
          <div className={classes.buttons}>
            <FileButton accept=".oma,.vca,.dat,.txt,.fil" onChange={(file) => void bring(file)}>
              {(props) => <Button {...props} size="xs" loading={keep.pending} leftSection={<IconFileImport aria-hidden size={16} />}>{trace ? <Trans>Bring in another file</Trans> : <Trans>Bring in a tracer’s file</Trans>}</Button>}
            </FileButton>
            {trace && <Button size="xs" variant="subtle" disabled={drop.pending} onClick={() => void drop.send({})}><Trans>Take the shape off</Trans></Button>}
          </div>
        )}
      </div>
    </Panel>
  )
}

function Traced({ trace, timeZone }: { readonly trace: FrameTraceView; readonly timeZone: string }) {
  const mm = useMillimetres()
  const bridge = trace.bridge === null ? null : mm(trace.bridge)
  return (
    <>
      <TracePicture trace={trace} />
      <ul className={classes.figures}>
        {(['right', 'left'] as const).flatMap((eye) => {
          const shape = trace[eye]
          if (!shape) return []
          const around = mm(shape.circumference)
          return [<li key={eye}><EyeMark eye={eye} /><span>A {mm(shape.a)}</span><span>B {mm(shape.b)}</span><span>ED {mm(shape.ed)}</span><span><Trans>around {around}</Trans></span></li>]
        })}
        {bridge && <li><Trans>bridge {bridge}</Trans></li>}
      </ul>
      <p className={classes.quiet}><Dotted parts={[trace.keptBy.name, <Instant key="at" of={trace.keptAt} timeZone={timeZone} />]} /></p>
    </>
  )
}
