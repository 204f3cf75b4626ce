import { expect, it } from 'vitest'
import { notMadeBy } from './makes-lenses.ts'

const wanted = [{ lensTypeId: 'a', name: 'Nova 1.6', maker: 'Nova' }, { lensTypeId: 'b', name: 'Klar 1.5', maker: 'Klarglas' }]
const names = (makers: string[], lensTypeIds: string[]) => notMadeBy({ makers, lensTypeIds }, wanted).map(({ name }) => name)

it('names what a lab does not make, by maker and by type; one that names none makes any', () => {
  expect([names([], []), names([' nova '], []), names([], ['b']), names(['Nova', 'Klarglas'], ['a'])]).toEqual([[], ['Klar 1.5'], ['Nova 1.6'], ['Klar 1.5']])
})
