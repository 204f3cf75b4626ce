/** What a shop sells, by what it is: each kind has details of its own. */
export const productKinds = ['frame', 'lens', 'lens-option', 'contact-lens', 'accessory', 'cosmetic', 'consumable', 'service'] as const
export type ProductKind = (typeof productKinds)[number]

/** What quantities of a product count; on the wire in whole thousandths of it. A service counts pieces: how often. */
export const productUnits = ['piece', 'ml', 'g'] as const
export type ProductUnit = (typeof productUnits)[number]

export const lensDesigns = ['single-vision', 'bifocal', 'progressive', 'office'] as const
export const replacements = ['daily', 'two-weekly', 'monthly', 'quarterly', 'yearly'] as const
export const contactLensGeometries = ['spherical', 'toric', 'multifocal'] as const
/** How long contact lenses stay in: taken out every night, or not. */
export const wearings = ['daily-wear', 'extended-wear'] as const
/** What an option of a lens is; of a tint and a photochromic lens one excludes the other by what the products say. */
export const optionGroups = ['coating', 'tint', 'photochromic', 'polarised', 'other'] as const
