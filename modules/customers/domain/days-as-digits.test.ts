import { expect, it } from 'vitest'
import { daysAsDigits } from './days-as-digits.ts'

it.each([
  ['Eva 2. 5. 1984', 'CZ', 'Eva 19840502'], ['2.5.1984', 'CZ', '19840502'], ['02/05/1984', 'BR', '19840502'], ['05/02/1984', 'US', '19840502'], ['25/12/1984', 'US', '19841225'],
  ['1984-05-02', 'CZ', '19840502'], ['1984年5月2日', 'CN', '19840502'], ['李1984.5.2', 'CN', '李 19840502'],
  ['30. 2. 1984', 'CZ', '30. 2. 1984'], ['603 123 456', 'CZ', '603 123 456'], ['26-1442', 'CZ', '26-1442'], ['1984', 'CZ', '1984'], ['+420-603-123-456', 'CZ', '+420-603-123-456'],
])('%s in %s is sought as %s', (typed, country, sought) => {
  expect(daysAsDigits(typed, country).trim().replace(/\s+/g, ' ')).toBe(sought)
})
