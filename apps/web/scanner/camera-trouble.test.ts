import { expect, it } from 'vitest'
import { ReaderMissing, cameraTrouble } from './camera-trouble.ts'

it.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'failed'],
  ['constructor', 'failed'],
])('takes %s for %s', (name, trouble) => {
  expect(cameraTrouble(Object.assign(new Error('no picture'), { name }), true)).toBe(trouble)
})

it('blames the address first: over plain HTTP no browser has a camera', () => {
  expect(cameraTrouble(new TypeError('no mediaDevices'), false)).toBe('insecure')
})

it('tells a reader that did not come from a camera that does not work', () => {
  expect(cameraTrouble(new ReaderMissing('offline'), true)).toBe('reader')
})
