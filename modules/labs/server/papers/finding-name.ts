import type { I18n } from '@lingui/core'
import type { Inspected } from '../../domain/index.ts'

/** What is compared, in words, for papers. */
export function findingName(what: Inspected, i18n: I18n): string {
  switch (what) {
    case 'power': return i18n._({ id: 'labs.finding.power', message: 'Power, strongest meridian' })
    case 'cylinder': return i18n._({ id: 'labs.finding.cylinder', message: 'Cylinder' })
    case 'axis': return i18n._({ id: 'labs.finding.axis', message: 'Axis' })
    case 'addition': return i18n._({ id: 'labs.finding.addition', message: 'Addition' })
    case 'prism': return i18n._({ id: 'labs.finding.prism', message: 'Prism at the reference point' })
    case 'fitting-height': return i18n._({ id: 'labs.finding.fitting-height', message: 'Fitting height' })
    case 'segment-height': return i18n._({ id: 'labs.finding.segment-height', message: 'Segment height' })
    case 'pd': return i18n._({ id: 'labs.finding.pd', message: 'Distance of the centres' })
    case 'vertical-imbalance': return i18n._({ id: 'labs.finding.vertical', message: 'Prism between the eyes, vertical' })
    case 'horizontal-imbalance': return i18n._({ id: 'labs.finding.horizontal', message: 'Prism between the eyes, horizontal' })
    case 'height-difference': return i18n._({ id: 'labs.finding.height-difference', message: 'Difference of the heights' })
  }
}
