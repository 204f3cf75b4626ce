import { expect, test } from 'vitest'
import { fitCookie } from './fit-cookie.ts'

const from = (protocol: 'http' | 'https', hostname: string) => ({ protocol, hostname })

test('a cookie that came over HTTPS returns over HTTPS only, and is not marked twice', () => {
  expect(fitCookie('a=1; Path=/', from('https', 'counter.local'))).toBe('a=1; Path=/; Secure')
  expect(fitCookie(['a=1; Path=/; Secure; HttpOnly', 'b=2'], from('https', 'counter.local'))).toEqual(['a=1; Path=/; HttpOnly; Secure', 'b=2; Secure'])
})

test('at the machine itself it returns without HTTPS, elsewhere it stays as it was written', () => {
  expect(fitCookie('a=1; Path=/; Secure', from('http', 'localhost'))).toBe('a=1; Path=/')
  expect(fitCookie('a=1; Path=/; Secure', from('http', 'lunette.example'))).toBe('a=1; Path=/; Secure')
})

test('the name that browsers take over HTTPS only is given back where there is none', () => {
  expect(fitCookie('__Host-a=1; Path=/; Secure', from('https', 'counter.local'))).toBe('__Host-a=1; Path=/; Secure')
  expect(fitCookie('__Host-a=1; Path=/; Secure', from('http', 'localhost'))).toBe('a=1; Path=/')
  expect(fitCookie('__Host-a=1; Path=/; Secure', from('http', 'lunette.example'))).toBe('__Host-a=1; Path=/; Secure')
})
