import { measureTrace } from '#modules/prescriptions/domain'
import type { Purpose } from '#modules/prescriptions/domain'
import { emptyJob, emptyJobEye } from '../domain/vca/job.ts'
import type { JobEye, LabJob } from '../domain/vca/job.ts'
import { shapeOf } from '../domain/vca/shape-of.ts'
import type { TakenTrace } from '../domain/vca/take-trace.ts'
import { writeDocument } from '../domain/vca/write-document.ts'
import { writeJob } from '../domain/vca/write-job.ts'
import type { Unsaid } from '../domain/vca/write-job.ts'
import { madeEye } from './made-lens.ts'
import type { LabOrderContent } from './order-content.ts'

/** An office lens is none of the four kinds that the format knows: its name says it. */
const kindsOfPurposes: Readonly<Record<Purpose, string | null>> = { distance: 'SV', near: 'SV', intermediate: 'SV', progressive: 'PR', bifocal: 'BI', computer: null, 'contact-lenses': null }
const kindsOfDesigns = { 'single-vision': 'SV', bifocal: 'BI', progressive: 'PR', office: null } as const
const measures = [
  'sphere', 'cylinder', 'axisDeg', 'addition', 'intermediateAddition', 'prism', 'prismBaseDeg', 'prism2', 'prism2BaseDeg', 'pd', 'pdNear', 'fittingHeight', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap', 'baseCurve', 'diameter',
] as const

/** The lab order as a file of the trade (VCA/OMA), and what that format has no label for. */
export function labFile(content: LabOrderContent): { readonly bytes: Uint8Array; readonly unsaid: readonly Unsaid[] } {
  const { document, unsaid } = writeJob(jobOf(content))
  return { bytes: writeDocument(document), unsaid }
}

function jobOf({ number, account, wearer, tray, frame, lines, remarks, remakeOf, rush, prescription, frameTrace, catalog }: LabOrderContent): LabJob {
  const lenses = lines.filter(({ kind }) => kind !== 'lens-option')
  const has = (eye: 'right' | 'left') => lenses.some((line) => line.eye === eye || line.eye === null)
  const made = { right: madeEye(prescription.purpose, prescription.right), left: madeEye(prescription.purpose, prescription.left) }
  const kindOf = (which: 'right' | 'left'): string | null => {
    const lens = catalog?.[which]
    if (prescription.purpose === 'contact-lenses') return null
    return lens ? kindsOfDesigns[lens.design] : kindsOfPurposes[prescription.purpose]
  }
  const eye = (which: 'right' | 'left'): JobEye => ({
    ...emptyJobEye, ...Object.fromEntries(measures.map((cell) => [cell, made[which][cell]])),
    lensName: lenses.find((line) => line.eye === which || line.eye === null)?.description ?? null, lensKind: kindOf(which), index: indexOf(catalog?.[which]?.index),
    ...(catalog?.frame && { boxWidth: catalog.frame.a, boxHeight: catalog.frame.b, effectiveDiameter: catalog.frame.ed }), ...tracedEye(which, frameTrace?.[which] ?? null),
  })
  return {
    ...emptyJob, number, account, wearer, tray, frameMaker: frameTrace?.frameMaker ?? null, frameName: frame ?? frameTrace?.frameName ?? null, bridge: frameTrace?.bridge ?? catalog?.frame?.dbl ?? null, eyes: has('right') && has('left') ? 'both' : has('right') ? 'right' : 'left', right: eye('right'), left: eye('left'),
    options: lines.filter(({ kind }) => kind === 'lens-option').map(({ description }) => description),
    remarks: [remarks, rush ? 'RUSH' : null, remakeOf && `REMAKE OF ${remakeOf}`].filter((remark) => remark !== null),
  }
}

/** Ten-thousandths of the catalog in thousandths of the format. */
const indexOf = (index: number | undefined): number | null => (index === undefined ? null : Math.round(index / 10))

/** The shape of an eye with what it measures, as labs want it beside. */
function tracedEye(eye: 'right' | 'left', trace: TakenTrace['right']): Partial<JobEye> {
  if (!trace) return {}
  const { a, b, ed, circumference } = measureTrace(shapeOf(eye, trace))
  return { trace, boxWidth: a, boxHeight: b, effectiveDiameter: ed, circumference }
}
