import type { PrescriptionKind } from './prescription.ts'

/**
 * The version that new glasses are made from: the newest that is not compensated. What a lab worked out for one frame fits no
 * other. Versions oldest first; undefined when there is none.
 */
export const versionToUse = <V extends { readonly kind: PrescriptionKind }>(versions: readonly V[]): V | undefined => versions.findLast(({ kind }) => kind !== 'compensated')
