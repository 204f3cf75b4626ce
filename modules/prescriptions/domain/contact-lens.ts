import type { Cell } from './eye-values.ts'

/** How long one contact lens is worn before the next is taken from the box. */
export const modalities = ['daily', 'two-weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const
export type Modality = (typeof modalities)[number]

/** What a contact-lens prescription says of a lens beside its numbers; null: not said. */
export interface ContactLens { readonly brand: string | null; readonly modality: Modality | null }

export const noContactLens: ContactLens = { brand: null, modality: null }

/** What is said in numbers of a lens that is tried on. */
export const trialCells = ['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter'] as const satisfies readonly Cell[]

/** What came of a fitting: lenses were ordered, taken home to try, or are not to be worn. */
export const fittingOutcomes = ['ordered', 'try-on', 'not-worn'] as const
