import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSend } from '#platform/ui/api/use-send'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { PrescriptionVersionView, PrescriptionView } from '../../contract.ts'
import { cellText, compensateEye, eyes, imbalanceInReading, judgeEye, materials, prismThinning, readCell, versionToUse, type AsWorn, type BothEyes, type Eye, type EyeValues } from '../../domain/index.ts'
import { useCellNames } from '../cell-names.ts'
import { useDecimalMark } from '../decimal-mark.ts'
import { RxTable } from '../rx-table.tsx'
import classes from './versions.module.css'

const measured = ['vertexExamined', 'vertexWorn', 'tilt', 'wrap'] as const
type Measured = (typeof measured)[number]
/** From here on most people are disturbed by it, in hundredths of a prism dioptre. The bound is ours. */
const DISTURBING = 150

/** A version for the frame as it is worn: whoever measured how it sits sees at once what is to be ordered, and keeps it. */
export function WornPanel({ prescription, onDone }: { readonly prescription: PrescriptionView; readonly onDone: () => void }) {
  const { t } = useLingui()
  const [origin] = useState(() => versionToUse(prescription.versions))
  const names = useCellNames()
  const mark = useDecimalMark()
  const [index, setIndex] = useState(16_000)
  const [typed, setTyped] = useState<Readonly<Record<Measured, string>>>(() => textsOf(origin, mark))
  const save = useSend<PrescriptionView, PrescriptionVersionView>({
    name: 'prescription.add-version', method: 'POST', path: `/prescriptions/${prescription.id}/versions`, kinds: ['prescriptions'],
    body: ({ purpose, prescriber, examinedOn, validUntil, right, left, contactLenses, reason, originVersion }) => ({ kind: 'compensated', purpose, prescriber, examinedOn, validUntil, right, left, contactLenses, reason, originVersion }),
  })
  if (!origin) return null
  const readings = { vertexExamined: readCell('vertexExamined', typed.vertexExamined, 'right'), vertexWorn: readCell('vertexWorn', typed.vertexWorn, 'right'), tilt: readCell('tilt', typed.tilt, 'right'), wrap: readCell('wrap', typed.wrap, 'right') }
  const valueOf = (cell: Measured): number | null => ('value' in readings[cell] ? readings[cell].value : null)
  const readable = measured.every((cell) => 'value' in readings[cell])
  const worn = { vertexWorn: valueOf('vertexWorn'), tilt: valueOf('tilt'), wrap: valueOf('wrap') }
  const after = readable ? compensated(origin, valueOf('vertexExamined'), worn, index) : null
  const version = after && { ...origin, ...after, kind: 'compensated' as const, version: prescription.version + 1, originVersion: origin.version, reason: t`For the frame as it is worn` }
  const ready = version !== null && eyes.every((eye) => judgeEye(version[eye], 'compensated').length === 0)
  const send = async () => {
    if (version && await save.send(version, prescription.version)) onDone()
  }
  return (
    <section className={classes.worn}>
      <FormGrid>
        {measured.map((cell) => (
          <TextInput
            key={cell} label={cell === 'vertexExamined' ? t`Distance from the eye, examined (mm)` : cell === 'vertexWorn' ? t`Distance from the eye, as worn (mm)` : `${names[cell]} (°)`} inputMode="decimal" value={typed[cell]}
            error={'value' in readings[cell] ? undefined : t`Not readable, or outside of what is possible`} onChange={(event) => setTyped({ ...typed, [cell]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect label={t`Index`} value={index} data={materials.map((one) => ({ value: String(one.index), label: `${(one.index / 10_000).toFixed(2).replace('.', mark)} ${/^[\d.]+$/.test(one.name) ? '' : one.name}`.trim() }))} onChange={(event) => setIndex(Number(event.currentTarget.value))} />
      </FormGrid>
      {version && <RxTable versions={[origin, version]} />}
      {!version && readable && <p className={classes.remark}><Trans>No lens at that distance does the same: an eye without a sphere, or a focus between both distances.</Trans></p>}
      {version && <Remarks values={version} mark={mark} />}
      <SaveBar label={<Trans>Save as a new version</Trans>} onSave={() => void send()} onCancel={onDone} pending={save.pending} problem={save.problem} fields={[]} ready={ready} />
    </section>
  )
}

/** What the pair does together: prism between the eyes in reading, and what thins a progressive pair. */
function Remarks({ values, mark }: { readonly values: BothEyes; readonly mark: '.' | ',' }) {
  const imbalance = imbalanceInReading(values)
  const thinning = prismThinning(Math.min(values.right.addition ?? 0, values.left.addition ?? 0))
  const amount = imbalance === null ? null : cellText('prism', Math.abs(imbalance), 'right', mark)
  const thin = thinning && cellText('prism', thinning.amount, 'right', mark)
  return (
    <ul className={classes.differences}>
      {imbalance !== null && imbalance !== 0 && (
        <li data-weight={Math.abs(imbalance) >= DISTURBING ? 'look' : undefined}>
          <span><Trans>In reading, 10 mm below the centres, the eyes differ by {amount} Δ of vertical prism.</Trans></span>
          {Math.abs(imbalance) >= DISTURBING && <b><Trans>Most people are disturbed by that: think of a slab-off or of glasses for reading.</Trans></b>}
        </li>
      )}
      {thin && <li><Trans>Both lenses are thinner with {thin} Δ base down, which labs propose for progressive lenses.</Trans></li>}
    </ul>
  )
}

function textsOf(origin: PrescriptionVersionView | undefined, mark: '.' | ','): Record<Measured, string> {
  const last = (cell: Measured): number | null => origin?.right[cell] ?? origin?.left[cell] ?? null
  const text = (cell: Measured): string => {
    const value = last(cell)
    return value === null ? '' : cellText(cell, value, 'right', mark)
  }
  return { vertexExamined: text('vertexExamined'), vertexWorn: text('vertexWorn'), tilt: text('tilt'), wrap: text('wrap') }
}

/** Both eyes for the frame; an eye of which nothing is said stays empty, and null where optics has no answer. */
function compensated(origin: BothEyes, vertexExamined: number | null, worn: AsWorn, index: number): BothEyes | null {
  const of = (eye: Eye): EyeValues | null => (origin[eye].sphere === null ? origin[eye] : compensateEye(eye, { ...origin[eye], vertexExamined: vertexExamined ?? origin[eye].vertexExamined }, worn, index))
  try {
    const [right, left] = [of('right'), of('left')]
    return right && left && (right.sphere !== null || left.sphere !== null) ? { right, left } : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
