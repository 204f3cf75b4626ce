import type { I18n } from '@lingui/core'
import type { ShopHead } from '#modules/identity/server'
import { pageLine, printedLine, shopBlock, writeInstant } from '#modules/orders/server'
import { emptyEye, eyes } from '#modules/prescriptions/domain'
import type { Eye } from '#modules/prescriptions/domain'
import { eyeAbbreviation, eyeMark, writtenCell } from '#modules/prescriptions/server'
import type { InspectionView } from '../../contract.ts'
import type { Finding } from '../../domain/index.ts'
import { writeFinding } from '../../domain/write-finding.ts'
import type { InspectionContent } from '../inspection-data.ts'
import { findingName } from './finding-name.ts'
import type { LabPaper, PaperCell } from './lab-paper.ts'

const prescribedCells = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism'] as const

export interface CertificatePrint {
  readonly shop: ShopHead
  readonly number: string
  readonly wearer: string
  readonly lab: string | null
  readonly inspection: InspectionView
  readonly content: InspectionContent
  readonly acceptedReason: string | null
  readonly printedAt: string
  readonly printedBy: string
  readonly timeZone: string
}

/** The certificate of a final inspection. Where no standard was in force it says so, and no tolerance stands on it. */
export function certificate({ shop, number, wearer, lab, inspection, content, acceptedReason, ...print }: CertificatePrint, i18n: I18n): LabPaper {
  const judged = inspection.standard !== null
  const mark = i18n.locale === 'cs' || i18n.locale === 'pt-BR' ? ',' : '.'
  const when = (at: string) => writeInstant(i18n.locale, at, print.timeZone)
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  const name = i18n._({ id: 'labs.certificate.name', message: 'Final inspection' })
  return {
    title: i18n._({ id: 'labs.certificate.title', message: 'Final inspection of order {number}', values: { number } }), language: i18n.locale, name, number, barcode: { barcode: 'code128', text: number }, shop: shopBlock(shop, i18n),
    stamp: inspection.passed ? i18n._({ id: 'labs.certificate.passed', message: 'Passed' }) : i18n._({ id: 'labs.certificate.failed', message: 'Failed' }),
    facts: [
      ...fact(i18n._({ id: 'labs.certificate.wearer', message: 'For' }), wearer), ...fact(i18n._({ id: 'labs.certificate.lab', message: 'Lab' }), lab),
      { label: i18n._({ id: 'labs.certificate.standard', message: 'Standard' }), value: inspection.standard?.name ?? i18n._({ id: 'labs.certificate.no-standard', message: 'none: differences are shown, nothing was judged by tolerances' }) },
      ...fact(i18n._({ id: 'labs.certificate.source', message: 'Figures from' }), inspection.standard?.source ?? null),
      { label: i18n._({ id: 'labs.certificate.by', message: 'Inspected' }), value: `${inspection.inspectedBy.name} · ${when(inspection.inspectedAt)}` },
      ...fact(i18n._({ id: 'labs.certificate.second', message: 'Second look' }), inspection.secondLook && `${inspection.secondLook.by.name} · ${when(inspection.secondLook.at)} · ${inspection.secondLook.agrees ? i18n._({ id: 'labs.certificate.agrees', message: 'sees the same' }) : i18n._({ id: 'labs.certificate.differs', message: 'sees it otherwise' })}`),
    ],
    tables: [{
      title: null, wide: 1, large: false,
      heads: [
        '', i18n._({ id: 'labs.certificate.value', message: 'Value' }), i18n._({ id: 'labs.certificate.ordered', message: 'Ordered' }), i18n._({ id: 'labs.certificate.measured', message: 'Measured' }), i18n._({ id: 'labs.certificate.difference', message: 'Difference' }),
        ...(judged ? [i18n._({ id: 'labs.certificate.limit', message: 'Allowed' }), ''] : []),
      ],
      rows: content.findings.map((finding) => row(finding, judged, mark, i18n)),
    }],
    notes: [...compensatedNote(content, i18n), ...fact(i18n._({ id: 'labs.certificate.reason', message: 'Reason' }), content.reason), ...acceptedNote(inspection, acceptedReason, when, i18n)],
    signatures: [i18n._({ id: 'labs.certificate.signature', message: 'Signature' })], printed: printedLine({ shop, ...print }, i18n), page: pageLine(i18n),
  }
}

function row(finding: Finding, judged: boolean, mark: '.' | ',', i18n: I18n): PaperCell[] {
  const { ordered, measured, difference, limit } = writeFinding(finding, mark)
  const eye: PaperCell = finding.eye === 'pair' ? '' : { eye: eyeMark(finding.eye, i18n) }
  const word = finding.within === null ? '–' : finding.within ? i18n._({ id: 'labs.certificate.within', message: 'within' }) : i18n._({ id: 'labs.certificate.outside', message: 'outside' })
  return [eye, findingName(finding.what, i18n), ordered, measured, difference, ...(judged ? [limit ?? '–', word] : [])]
}

/** What has failed and goes all the same says through whom and why. */
const acceptedNote = ({ accepted }: InspectionView, reason: string | null, when: (at: string) => string, i18n: I18n): LabPaper['notes'] =>
  (accepted ? [{ label: i18n._({ id: 'labs.certificate.accepted', message: 'Accepted all the same' }), value: [accepted.by.name, when(accepted.at), reason].filter(Boolean).join(' · ') }] : [])

/** Both stand on the certificate: the lenses are compared with what the lab compensated, and what was prescribed is said beside. */
function compensatedNote({ compensated }: InspectionContent, i18n: I18n): LabPaper['notes'] {
  if (!compensated) return []
  const eyeText = (eye: Eye) => [eyeAbbreviation(eye, i18n), ...prescribedCells.map((cell) => writtenCell({ ...emptyEye, ...compensated.prescribed[eye] }, eye, cell, i18n.locale)).filter(Boolean)].join(' ')
  const values = eyes.map(eyeText).join(' · ')
  return [{ label: i18n._({ id: 'labs.certificate.compensated', message: 'Compensated' }), value: i18n._({ id: 'labs.certificate.compensated-of', message: 'ordered is version {version}, worked out by the lab for vertex, tilt and wrap; prescribed: {values}', values: { version: compensated.version, values } }) }]
}
