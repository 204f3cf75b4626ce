import type { BothEyes } from './eye-values.ts'

/** Written by whoever examined; what was ordered; what the lab made for vertex, tilt and wrap. */
export const prescriptionKinds = ['prescribed', 'dispensed', 'compensated'] as const
export type PrescriptionKind = (typeof prescriptionKinds)[number]

/** What the glasses or lenses are for. */
export const purposes = ['distance', 'near', 'intermediate', 'progressive', 'bifocal', 'computer', 'contact-lenses'] as const
export type Purpose = (typeof purposes)[number]

/** What both eyes need, and for what: which PD counts and what is held against what hang on it. */
export interface ValuesFor extends BothEyes { readonly purpose: Purpose }

/** How long a prescriber's name and licence number may be. */
export const prescriberLimits = { name: 160, licence: 40 } as const
