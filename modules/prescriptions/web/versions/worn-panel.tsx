import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useSend } from '#platform/ui/api/use-send'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { PrescriptionVersionView, PrescriptionView } from '../../contract.ts'
import { cellText, compensateEye, eyes, imbalanceInReading, judgeEye, materials, prismThinning, versionToUse, type BothEyes, type Cell, type Decision, type Eye, type EyeValues } from '../../domain/index.ts'
import { CheckList } from '../checks/check-list.tsx'
import { useChecks } from '../checks/use-checks.ts'
import { useDecimalMark } from '../decimal-mark.ts'
import { entryOf } from '../entry.ts'
import type { DraftDecision } from '../prescription-draft.ts'
import { RxGrid } from '../rx-grid.tsx'
import { RxTable } from '../rx-table.tsx'
import { useLeaveByEsc } from '../use-leave-by-esc.ts'
import classes from './versions.module.css'

const measured: readonly Cell[] = ['vertexExamined', 'vertexWorn', 'tilt', 'wrap']
/** From here on most people are disturbed by it, in hundredths of a prism dioptre. The bound is ours. */
const DISTURBING = 150

export interface WornPanelProps { readonly prescription: PrescriptionView; readonly onDone: () => void }

/** A version for the frame as it is worn: whoever measured how it sits sees at once what is to be ordered, and keeps it. */
export function WornPanel({ prescription, onDone }: WornPanelProps) {
  const [origin] = useState(() => versionToUse(prescription.versions))
  return origin ? <AsWornPanel prescription={prescription} origin={origin} onDone={onDone} /> : null
}

interface Said { readonly version: PrescriptionVersionView; readonly decisions: readonly Decision[] }

function AsWornPanel({ prescription, origin, onDone }: WornPanelProps & { readonly origin: PrescriptionVersionView }) {
  const { t } = useLingui()
  const mark = useDecimalMark()
  const [index, setIndex] = useState(16_000)
  const [untouched] = useState(() => entryOf(origin))
  const [entry, setEntry] = useState(untouched)
  const [readable, setReadable] = useState(true)
  const [decisions, setDecisions] = useState<readonly DraftDecision[]>([])
  const save = useSend<PrescriptionView, Said>({
    name: 'prescription.add-version', method: 'POST', path: `/prescriptions/${prescription.id}/versions`, kinds: ['prescriptions'], secret: true,
    body: ({ version: { purpose, prescriber, examinedOn, validUntil, right, left, contactLenses, reason, originVersion }, decisions: said }) => ({ kind: 'compensated', purpose, prescriber, examinedOn, validUntil, right, left, contactLenses, reason, originVersion, decisions: said }),
  })
  useLeaveByEsc(entry === untouched, onDone)
  // The same object while nothing is typed: what the server finds is about the values that were sent.
  const worn = useMemo(() => (readable ? asWorn(origin, entry, index) : null), [readable, origin, entry, index])
  const checks = useChecks({ draft: { entry: worn ?? origin, decisions }, onChange: (draft) => setDecisions(draft.decisions), customerId: prescription.customerId, kind: 'compensated', before: null, origin, problem: save.problem })
  const shownIndex = (index / 10_000).toFixed(2).replace('.', mark)
  const version = worn && { ...origin, ...worn, kind: 'compensated' as const, version: prescription.version + 1, originVersion: origin.version, reason: t`For the frame as it is worn, index ${shownIndex}` }
  const ready = version !== null && checks.open.length === 0 && eyes.every((eye) => judgeEye(version[eye], 'compensated').length === 0)
  const send = async () => {
    if (version && await save.send({ version, decisions: decisions.map(({ rule, eye, cell, reason }) => ({ rule, eye, cell, reason })) }, prescription.version)) onDone()
  }
  return (
    <section className={classes.worn} aria-label={t`Compensate for the frame`}>
      <p className={classes.remark}><Trans>Distance of the lens from the eye in millimetres, tilt and wrap in degrees, for each eye. What stays empty is not compensated.</Trans></p>
      <RxGrid beside entry={entry} columns={measured} last={null} onReadable={setReadable} onConfirm={checks.confirmNext} onDone={() => undefined} onChange={setEntry} />
      <NativeSelect maw={240} label={t`Index`} value={index} data={materials.map((one) => ({ value: String(one.index), label: `${(one.index / 10_000).toFixed(2).replace('.', mark)} ${/^[\d.]+$/.test(one.name) ? '' : one.name}`.trim() }))} onChange={(event) => setIndex(Number(event.currentTarget.value))} />
      {version && <RxTable versions={[origin, version]} />}
      {!version && readable && <p className={classes.remark}><Trans>No lens at that distance does the same: an eye without a sphere, or a focus between both distances.</Trans></p>}
      {version && <Remarks values={version} mark={mark} isProgressive={origin.purpose === 'progressive'} />}
      {version && <CheckList checks={checks} />}
      <SaveBar label={<Trans>Save as a new version</Trans>} onSave={() => void send()} onCancel={onDone} pending={save.pending} problem={save.problem} fields={[]} ready={ready} />
    </section>
  )
}

/** What the pair does together: prism between the eyes in reading, and what thins a progressive pair. */
function Remarks({ values, mark, isProgressive }: { readonly values: BothEyes; readonly mark: '.' | ','; readonly isProgressive: boolean }) {
  const imbalance = imbalanceInReading(values)
  const thinning = isProgressive ? prismThinning(Math.min(values.right.addition ?? 0, values.left.addition ?? 0)) : null
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

/** Both eyes for the frame, each by its own measures; an eye of which nothing is said stays empty, and null where optics has no answer. */
function asWorn(origin: BothEyes, typed: BothEyes, index: number): BothEyes | null {
  const of = (eye: Eye): EyeValues | null => (origin[eye].sphere === null ? origin[eye] : compensateEye(eye, { ...origin[eye], vertexExamined: typed[eye].vertexExamined }, typed[eye], index))
  try {
    const [right, left] = [of('right'), of('left')]
    return right && left && (right.sphere !== null || left.sphere !== null) ? { right, left } : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
