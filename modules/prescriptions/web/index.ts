import type { CustomerPart } from '#modules/customers/web'

export { useDecimalMark } from './decimal-mark.ts'
export { EyeMark } from './eye-mark.tsx'
export { useEyeLetters } from './use-eye-letters.ts'
export { Pictures } from './pictures/pictures.tsx'
export { useValuesOfChoice } from './pictures/use-values-of-choice.ts'
export { PaperBeside } from './paper/paper-beside.tsx'
export { usePapersOfFiles } from './paper/use-papers-of-files.ts'
export { RekeyPart } from './rekey/rekey-part.tsx'
export { prescriptionsPages } from './pages.ts'
export { isWholeChoice, prescriptionToSend, withoutValues } from './prescription-draft.ts'
export type { PrescriptionChoice } from './prescription-draft.ts'
export { PrescriptionOfOrder } from './prescription-of-order.tsx'
export { PrescriptionStep } from './prescription-step.tsx'

/** Contact lenses that a customer tried on, below their prescriptions. */
export const fittingsOfCustomer: CustomerPart = { right: 'prescriptions.read', capability: 'prescriptions', load: () => import('./fittings/fittings-of-customer.tsx') }

/** What prescriptions show on a customer's page. */
export const prescriptionsOfCustomer: CustomerPart = { right: 'prescriptions.read', capability: 'prescriptions', load: () => import('./prescriptions-of-customer.tsx') }
