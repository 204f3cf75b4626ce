import { expect, it } from 'vitest'
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie.ts'

const sent = (line: string): string => line.split(';')[0] ?? ''

it('reads back what it wrote, among other cookies', () => {
  const line = writeSessionCookie('token-1', 'secret', false)
  expect(readSessionCookie(`other=1; ${sent(line)}; more=2`, 'secret')).toBe('token-1')
  expect(line).toContain('; HttpOnly; SameSite=Lax')
  expect(line).not.toContain('Secure')
})

it('is for https only where the installation is', () => {
  expect(writeSessionCookie('token-1', 'secret', true)).toMatch(/; Secure$/)
  expect(clearSessionCookie(true)).toMatch(/^lunette\.session_token=; Max-Age=0; .*; Secure$/)
})

it.each([
  ['nothing', undefined],
  ['an unsigned token', 'lunette.session_token=token-1'],
  ['a foreign signature', sent(writeSessionCookie('token-1', 'another secret', false))],
  ['half a percent sign', 'lunette.session_token=%E0%A4%A'],
  ['another token under the signature', sent(writeSessionCookie('token-1', 'secret', false)).replace('token-1', 'token-2')],
])('takes %s for nobody', (_what, cookies) => {
  expect(readSessionCookie(cookies, 'secret')).toBeNull()
})
