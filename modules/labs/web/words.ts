import { useLingui } from '@lingui/react/macro'
import type { LabOrderView, NewLabRemake } from '../contract.ts'
import type { Causer, Inspected, LensCell } from '../domain/index.ts'
import type { LabLensKind } from '../domain/makes-lenses.ts'
import type { MailTrouble } from '../domain/lab-order.ts'

type Words<Key extends string> = Readonly<Record<Key, string>>

/** What states, ways, causers and comparisons are called on screens. */
export function useLabWords() {
  const { t } = useLingui()
  const states: Words<LabOrderView['state']> = { sent: t`sent`, accepted: t`accepted by the lab`, 'in-production': t`being made`, arrived: t`arrived`, cancelled: t`called off` }
  const ways: Words<LabOrderView['way']> = { file: t`File`, paper: t`Paper`, email: t`E-mail` }
  const causers: Words<Causer> = { prescriber: t`prescriber`, optician: t`optician`, lab: t`lab`, customer: t`customer`, unsaid: t`not said` }
  const blame: Words<NewLabRemake['causedBy']> = { prescriber: t`The prescriber: wrong values`, optician: t`Us: measured or ordered wrong`, lab: t`The lab: made wrong`, customer: t`The customer: not tolerated` }
  const compared: Words<Inspected> = {
    power: t`Power, strongest meridian`, cylinder: t`Cylinder`, axis: t`Axis`, addition: t`Addition`, prism: t`Prism at the reference point`, 'fitting-height': t`Fitting height`, 'segment-height': t`Segment height`, pd: t`Distance of the centres`,
    'vertical-imbalance': t`Prism between the eyes, vertical`, 'horizontal-imbalance': t`Prism between the eyes, horizontal`, 'height-difference': t`Difference of the heights`,
  }
  const cells: Words<LensCell> = { sphere: t`Sphere`, cylinder: t`Cylinder`, axisDeg: t`Axis`, addition: t`Addition`, prism: t`Prism`, prismBaseDeg: t`Base`, pd: t`PD`, fittingHeight: t`Height`, segmentHeight: t`Segment height` }
  const mailTroubles: Words<MailTrouble> = {
    'no-address': t`There is no e-mail address for this lab.`, 'no-server': t`Letters cannot leave from here.`, refused: t`The mail server refused the lab’s address. Check it in settings, under Labs.`, 'no-answer': t`The mail server did not answer for most of a day.`,
  }
  const lensKinds: Words<LabLensKind> = { 'single-vision': t`single vision`, bifocal: t`bifocal`, trifocal: t`trifocal`, progressive: t`progressive`, office: t`office`, 'contact-lens': t`contact lenses` }
  return { lensKinds, mailTroubles, states, ways, causers, blame, compared, cells }
}
