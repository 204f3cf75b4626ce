import { describe, expect, it } from 'vitest'
import { columnsFor, moreColumnsFor } from './columns-for.ts'
import { cells } from './eye-values.ts'
import { purposes } from './prescription.ts'

describe('what can be typed', () => {
  it.each(purposes.filter((one) => one !== 'contact-lenses'))('for %s is every value of glasses, each in one place', (purpose) => {
    const typed = [...columnsFor(purpose), ...moreColumnsFor(purpose).flat()]
    expect(typed.toSorted()).toEqual(cells.filter((cell) => cell !== 'baseCurve' && cell !== 'diameter').toSorted())
  })

  it('for contact lenses is what a lens on the eye has', () => {
    expect([...columnsFor('contact-lenses'), ...moreColumnsFor('contact-lenses').flat()]).toEqual(['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter', 'acuityWithout', 'acuityWith', 'vertexExamined'])
  })
})
