import { expect, test } from 'vitest'
import { czech, womansSurname } from './names.ts'

test.each([
  ['Novák', 'Nováková'], ['Svoboda', 'Svobodová'], ['Novotný', 'Novotná'], ['Němec', 'Němcová'], ['Hájek', 'Hájková'], ['Vaněk', 'Vaňková'], ['Krejčí', 'Krejčí'],
  ['Ďurďa', 'Ďurďová'], ['Procházka', 'Procházková'], ['Čech', 'Čechová'], ['Moravec', 'Moravcová'], ['Marek', 'Marková'],
])('the wife of %s is %s', (man, woman) => {
  expect(womansSurname(man)).toBe(woman)
})

test('no name stands in a list twice', () => {
  for (const list of Object.values(czech)) expect(new Set<string>(list).size).toBe(list.length)
})
