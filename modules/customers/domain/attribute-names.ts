import type { allergies, eyeConditions, skinConditions, skinTypes, wearingHabits } from './health-attributes.ts'

interface Text { readonly id: string; readonly message: string }
type Names<L extends readonly string[]> = Readonly<Record<L[number], Text>>

/** What the codes of health are called. */
export const attributeNames: {
  readonly skinType: Names<typeof skinTypes>; readonly skinConditions: Names<typeof skinConditions>; readonly eyeConditions: Names<typeof eyeConditions>
  readonly allergies: Names<typeof allergies>; readonly wearingHabits: Names<typeof wearingHabits>
} = {
  skinType: {
    normal: /*i18n*/{ id: 'health.skin.normal', message: 'normal skin' }, dry: /*i18n*/{ id: 'health.skin.dry', message: 'dry skin' }, oily: /*i18n*/{ id: 'health.skin.oily', message: 'oily skin' },
    combination: /*i18n*/{ id: 'health.skin.combination', message: 'combination skin' }, sensitive: /*i18n*/{ id: 'health.skin.sensitive', message: 'sensitive skin' },
  },
  skinConditions: {
    eczema: /*i18n*/{ id: 'health.skin.eczema', message: 'eczema' }, rosacea: /*i18n*/{ id: 'health.skin.rosacea', message: 'rosacea' }, psoriasis: /*i18n*/{ id: 'health.skin.psoriasis', message: 'psoriasis' },
    acne: /*i18n*/{ id: 'health.skin.acne', message: 'acne' }, seborrhoea: /*i18n*/{ id: 'health.skin.seborrhoea', message: 'seborrhoea' },
    'contact-dermatitis': /*i18n*/{ id: 'health.skin.contact-dermatitis', message: 'contact dermatitis' }, 'pigment-spots': /*i18n*/{ id: 'health.skin.pigment-spots', message: 'pigment spots' },
  },
  eyeConditions: {
    'dry-eye': /*i18n*/{ id: 'health.eye.dry-eye', message: 'dry eyes' }, blepharitis: /*i18n*/{ id: 'health.eye.blepharitis', message: 'blepharitis' }, conjunctivitis: /*i18n*/{ id: 'health.eye.conjunctivitis', message: 'conjunctivitis' },
    cataract: /*i18n*/{ id: 'health.eye.cataract', message: 'cataract' }, 'after-cataract-surgery': /*i18n*/{ id: 'health.eye.after-cataract-surgery', message: 'after cataract surgery' },
    glaucoma: /*i18n*/{ id: 'health.eye.glaucoma', message: 'glaucoma' }, 'macular-degeneration': /*i18n*/{ id: 'health.eye.macular-degeneration', message: 'macular degeneration' },
    'diabetic-retinopathy': /*i18n*/{ id: 'health.eye.diabetic-retinopathy', message: 'diabetic retinopathy' }, keratoconus: /*i18n*/{ id: 'health.eye.keratoconus', message: 'keratoconus' },
    amblyopia: /*i18n*/{ id: 'health.eye.amblyopia', message: 'amblyopia' }, strabismus: /*i18n*/{ id: 'health.eye.strabismus', message: 'strabismus' },
    'colour-blindness': /*i18n*/{ id: 'health.eye.colour-blindness', message: 'colour blindness' }, 'after-laser-surgery': /*i18n*/{ id: 'health.eye.after-laser-surgery', message: 'after laser surgery' },
  },
  allergies: {
    nickel: /*i18n*/{ id: 'health.allergy.nickel', message: 'nickel' }, acetate: /*i18n*/{ id: 'health.allergy.acetate', message: 'acetate' }, latex: /*i18n*/{ id: 'health.allergy.latex', message: 'latex' },
    thiomersal: /*i18n*/{ id: 'health.allergy.thiomersal', message: 'thiomersal' }, preservatives: /*i18n*/{ id: 'health.allergy.preservatives', message: 'preservatives' },
    fragrance: /*i18n*/{ id: 'health.allergy.fragrance', message: 'fragrance' }, pollen: /*i18n*/{ id: 'health.allergy.pollen', message: 'pollen' },
  },
  wearingHabits: {
    'glasses-all-day': /*i18n*/{ id: 'health.habit.glasses-all-day', message: 'glasses all day' }, 'glasses-part-time': /*i18n*/{ id: 'health.habit.glasses-part-time', message: 'glasses now and then' },
    'reading-only': /*i18n*/{ id: 'health.habit.reading-only', message: 'only for reading' }, 'screen-work': /*i18n*/{ id: 'health.habit.screen-work', message: 'work at a screen' },
    'driving-at-night': /*i18n*/{ id: 'health.habit.driving-at-night', message: 'driving at night' }, outdoors: /*i18n*/{ id: 'health.habit.outdoors', message: 'outdoors a lot' },
    sports: /*i18n*/{ id: 'health.habit.sports', message: 'sports' }, 'protective-wear': /*i18n*/{ id: 'health.habit.protective-wear', message: 'protective glasses at work' },
    'contacts-daily': /*i18n*/{ id: 'health.habit.contacts-daily', message: 'contact lenses every day' }, 'contacts-occasional': /*i18n*/{ id: 'health.habit.contacts-occasional', message: 'contact lenses now and then' },
    'sleeps-in-contacts': /*i18n*/{ id: 'health.habit.sleeps-in-contacts', message: 'sleeps in contact lenses' },
  },
}
