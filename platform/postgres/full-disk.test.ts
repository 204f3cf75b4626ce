import { expect, test } from 'vitest'
import { refusalOf } from './full-disk.ts'

const failing = (code: string, path = '/shop/postgres/data'): Error => Object.assign(new Error(`${code}: it failed`), { code, path })
const sentence = (error: Error): string => (refusalOf(error, '/shop') as Error).message

test('a full disk asks for room', () => {
  expect(sentence(failing('ENOSPC'))).toContain('The disk of /shop is full')
})

test.each(['EROFS', 'EIO'])('a disk that fails is not mended by giving files to somebody: %s', (code) => {
  expect(sentence(failing(code))).toContain('see that its disk is whole')
  expect(sentence(failing(code))).not.toContain('chown')
})

test('files of somebody else in the data folder may be given to this person, those elsewhere not', () => {
  expect(sentence(failing('EACCES', '/elsewhere/bin'))).not.toContain('chown -R')
  if (process.getuid?.()) expect(sentence(failing('EACCES'))).toContain('chown -R')
})

test('any other error stays what it is', () => {
  const error = failing('ENOMEM')
  expect(refusalOf(error, '/shop')).toBe(error)
})
