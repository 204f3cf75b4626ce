import { describe, expect, it } from 'vitest'
import { base32, codeOf, newTotpSecret, otpauthUri, stepAt, stepOfCode } from './totp.ts'

/** The secret and the times of RFC 6238, appendix B; there with eight digits, of which ours are the last six. */
const secret = Buffer.from('12345678901234567890')

it.each([[59, '287082'], [1_111_111_109, '081804'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']])('makes the code of second %d: %s', (second, code) => {
  expect(codeOf(secret, stepAt(new Date(second * 1000)))).toBe(code)
})

describe('a code', () => {
  const now = new Date('2026-11-22T12:00:10Z')
  const step = stepAt(now)

  it('is taken half a minute early and late, not a minute', () => {
    expect([-2, -1, 0, 1, 2].map((drift) => stepOfCode(secret, codeOf(secret, step + drift), now, 0))).toEqual([null, step - 1, step, step + 1, null])
  })

  it('is taken once: neither it nor an earlier one counts after it', () => {
    expect(stepOfCode(secret, codeOf(secret, step), now, step)).toBeNull()
    expect(stepOfCode(secret, codeOf(secret, step - 1), now, step)).toBeNull()
    expect(stepOfCode(secret, codeOf(secret, step + 1), now, step)).toBe(step + 1)
  })

  it('is taken after one under a clock that was a day ahead, which shuts nobody out until then', () => {
    expect(stepOfCode(secret, codeOf(secret, step), now, step + 2 * 60 * 24)).toBe(step)
    expect(stepOfCode(secret, codeOf(secret, step), now, step + 1)).toBeNull()
  })

  it.each(['', '12345', '1234567', 'abcdef', 'éééééé'])('of another form is none: %j', (code) => {
    expect(stepOfCode(secret, code, now, 0)).toBeNull()
    expect(stepOfCode(secret, `${codeOf(secret, step)}${code}`.slice(0, 7), now, 0)).toBe(code === '' ? step : null)
  })
})

it('writes the secret as apps read it', () => {
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(base32(newTotpSecret())).toMatch(/^[A-Z2-7]{32}$/)
  expect(otpauthUri('a b@x.example', secret)).toBe('otpauth://totp/Lunette:a%20b%40x.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lunette')
})
