/** What a shop sells, by what it is: each kind has details of its own. */
export const productKinds = ['frame', 'lens', 'contact-lens', 'accessory', 'cosmetic', 'consumable', 'service'] as const
export type ProductKind = (typeof productKinds)[number]

/** What quantities of a product count; on the wire in whole thousandths of it. A service counts pieces: how often. */
export const productUnits = ['piece', 'ml', 'g'] as const
export type ProductUnit = (typeof productUnits)[number]

export const lensDesigns = ['single-vision', 'bifocal', 'progressive', 'office'] as const
export const replacements = ['daily', 'two-weekly', 'monthly', 'quarterly', 'yearly'] as const
