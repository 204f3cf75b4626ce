import { expect, it } from 'vitest'
import { displayName } from './display-name.ts'

it.each([
  ['Eva', 'Nováková', 'Eva Nováková'],
  ['小龙', '李', '李小龙'],
  ['阿依古丽', '买买提', '买买提阿依古丽'],
  ['Bruce', '李', 'Bruce 李'],
  ['小龙', 'Lee', '小龙 Lee'],
  ['', 'Optika Lumen s. r. o.', 'Optika Lumen s. r. o.'],
  ['', '李', '李'],
  ['Zhang San', '李', 'Zhang San 李'],
])('shows %j %j as %j', (givenName, familyName, name) => {
  expect(displayName({ givenName, familyName })).toBe(name)
})
