import { expect, it } from 'vitest'
import { wayBack } from './way-back.ts'

it('leads back to the page that asked for signing in', () => {
  expect(wayBack('?to=%2Forders%2F1%3Fq%3Da')).toBe('/orders/1?q=a')
})

it.each(['', '?to=', '?to=https://elsewhere.example', '?to=//elsewhere.example', '?to=/%5Celsewhere.example', '?to=javascript:alert(1)', '?to=/%09/elsewhere.example', '?to=%0A//elsewhere.example', '?to=/.//elsewhere.example', '?to=/%0D%5C%5Celsewhere.example', '?to=https:%5C%5Celsewhere.example', '?to=https://%5B'])('leads nowhere else: %s', (search) => {
  expect(wayBack(search)).toBe('/')
})
