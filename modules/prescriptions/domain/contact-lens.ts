/** How long one contact lens is worn before the next is taken from the box. */
export const modalities = ['daily', 'two-weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const
export type Modality = (typeof modalities)[number]

/** What a contact-lens prescription says of a lens beside its numbers; null: not said. */
export interface ContactLens { readonly brand: string | null; readonly modality: Modality | null }

export const noContactLens: ContactLens = { brand: null, modality: null }

/** How many days a lens of that modality lasts; a box of six monthly lenses lasts half a year. */
export const daysOfModality: Readonly<Record<Modality, number>> = { daily: 1, 'two-weekly': 14, monthly: 30, quarterly: 90, 'half-yearly': 182, yearly: 365 }
