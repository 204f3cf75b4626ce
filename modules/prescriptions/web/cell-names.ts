import { useLingui } from '@lingui/react/macro'
import type { Cell, Modality, PrescriptionKind, Purpose } from '../domain/index.ts'

/** What the values of an eye are called in the head of a grid. */
export function useCellNames(): Readonly<Record<Cell, string>> {
  const { t } = useLingui()
  return {
    sphere: t`Sphere`, cylinder: t`Cylinder`, axisDeg: t`Axis`, addition: t({ id: 'cell.addition', message: 'Add' }), intermediateAddition: t`Add, middle`, prism: t`Prism`, prismBaseDeg: t`Base`, prism2: t`Prism 2`, prism2BaseDeg: t`Base 2`,
    pd: t`PD`, pdNear: t`PD near`, fittingHeight: t`Height`, segmentHeight: t`Segment`, vertexExamined: t`Vertex, examined`, vertexWorn: t`Vertex, worn`, tilt: t`Tilt`, wrap: t`Wrap`,
    acuityWithout: t`Acuity without`, acuityWith: t`Acuity with`, baseCurve: t`Base curve`, diameter: t`Diameter`,
  }
}

export function usePurposeNames(): Readonly<Record<Purpose, string>> {
  const { t } = useLingui()
  return {
    distance: t`Distance`, near: t`Near`, intermediate: t`Middle distance`, progressive: t`Distance and near`, bifocal: t`Bifocal`, computer: t`Computer`, 'contact-lenses': t`Contact lenses`,
  }
}

export function useKindNames(): Readonly<Record<PrescriptionKind, string>> {
  const { t } = useLingui()
  return { prescribed: t`Prescribed`, dispensed: t`Dispensed`, compensated: t`Compensated` }
}

/** How long one contact lens is worn. */
export function useModalityNames(): Readonly<Record<Modality, string>> {
  const { t } = useLingui()
  return { daily: t`daily`, 'two-weekly': t`two-weekly`, monthly: t`monthly`, quarterly: t`quarterly`, 'half-yearly': t`half-yearly`, yearly: t`yearly` }
}
