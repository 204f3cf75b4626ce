/** Health facts that may be chosen, as codes, so that suggestions can use them. Words for them stand in attribute-names.ts. */
export const skinTypes = ['normal', 'dry', 'oily', 'combination', 'sensitive'] as const
export const skinConditions = ['eczema', 'rosacea', 'psoriasis', 'acne', 'seborrhoea', 'contact-dermatitis', 'pigment-spots'] as const
export const eyeConditions = ['dry-eye', 'blepharitis', 'conjunctivitis', 'cataract', 'after-cataract-surgery', 'glaucoma', 'macular-degeneration', 'diabetic-retinopathy', 'keratoconus', 'amblyopia', 'strabismus', 'colour-blindness', 'after-laser-surgery'] as const
export const allergies = ['nickel', 'acetate', 'latex', 'thiomersal', 'preservatives', 'fragrance', 'pollen'] as const
export const wearingHabits = ['glasses-all-day', 'glasses-part-time', 'reading-only', 'screen-work', 'driving-at-night', 'outdoors', 'sports', 'protective-wear', 'contacts-daily', 'contacts-occasional', 'sleeps-in-contacts'] as const

export interface HealthAttributes {
  readonly skinType: (typeof skinTypes)[number] | null
  readonly skinConditions: readonly (typeof skinConditions)[number][]
  readonly eyeConditions: readonly (typeof eyeConditions)[number][]
  readonly allergies: readonly (typeof allergies)[number][]
  readonly wearingHabits: readonly (typeof wearingHabits)[number][]
}

export const noAttributes: HealthAttributes = { skinType: null, skinConditions: [], eyeConditions: [], allergies: [], wearingHabits: [] }
