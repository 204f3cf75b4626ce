import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { GlassesPartProps } from '#modules/orders/web'
import { tracedFrame } from '#modules/prescriptions/domain'
import { EyeMark, Pictures } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import type { FrameTraceView } from '../../contract.ts'
import { bothShapes } from './both-shapes.ts'
import { cutOutsOf, smallestFor, stockBlanks } from './cut-outs.ts'
import classes from './trace.module.css'
import { useMillimetres } from './use-millimetres.ts'

/** The glasses of an order in its traced frame: blanks are exact, and whether the lenses come out of a blank is said. Without a trace what the catalog knows. */
export default function TracedGlasses({ order, values, frame, indices, instead }: GlassesPartProps) {
  const read = useRead<{ trace: FrameTraceView | null }>(`/orders/${order.id}/trace`, { kinds: ['labs', 'orders'] })
  const kept = read.data?.trace
  const { right, left } = kept ? bothShapes(kept) : { right: null, left: null }
  const shape = right ?? left
  if (!kept || !shape || values.purpose === 'contact-lenses') return instead
  return (
    <>
      <Pictures show={['axes', 'frame', 'lenses']} values={values} frame={tracedFrame(shape, kept.bridge, frame ?? null)} indices={indices} />
      <CutOuts kept={kept} values={values} frame={frame} />
    </>
  )
}

function CutOuts({ kept, values, frame }: Pick<GlassesPartProps, 'values' | 'frame'> & { readonly kept: FrameTraceView }) {
  const { t } = useLingui()
  const mm = useMillimetres()
  const [chosen, setChosen] = useState<number | null>(null)
  const needs = Math.max(0, ...cutOutsOf(kept, values, frame, chosen).map((one) => one.needs))
  if (needs === 0) return null
  const diameter = chosen ?? smallestFor(needs)
  return (
    <div className={classes.cut}>
      <NativeSelect size="xs" label={t`Blank`} value={diameter} onChange={(event) => setChosen(Number(event.currentTarget.value))} data={stockBlanks.map((size) => ({ value: String(size), label: `⌀ ${size / 100}` }))} />
      <ul className={classes.figures}>
        {cutOutsOf(kept, values, frame, diameter).map(({ eye, fits, spare, atDeg }) => {
          const apart = mm(Math.abs(spare))
          return (
            <li key={eye}>
              <EyeMark eye={eye} />
              {fits ? <IconCircleCheck aria-hidden size={17} stroke={1.6} /> : <IconAlertTriangle aria-hidden size={17} stroke={1.6} />}
              <span>{fits ? <Trans>comes out, {apart} to spare</Trans> : <Trans>does not come out: {apart} missing at {atDeg}°</Trans>}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
