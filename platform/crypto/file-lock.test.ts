import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whileLocked } from './file-lock.ts'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lunette-lock-'))
  lock = join(folder, 'keys.json.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A number that no process has any more. */
const ended = (): number => spawnSync(process.execPath, ['-e', '']).pid

/** A lock that was made so many seconds ago. */
function left(pid: number | string, secondsAgo: number): void {
  writeFileSync(lock, `${pid} a-mark`)
  const at = Date.now() / 1000 - secondsAgo
  utimesSync(lock, at, at)
}

test('it is there while the work is done and gone afterwards, also when the work fails', () => {
  expect(whileLocked(lock, (holds) => [existsSync(lock), holds()])).toEqual([true, true])
  expect(() => whileLocked(lock, () => { throw new Error('no') })).toThrow('no')
  expect(existsSync(lock)).toBe(false)
})

test('nobody else gets in meanwhile', () => {
  whileLocked(lock, () => expect(() => whileLocked(lock, () => 'twice')).toThrow(/EEXIST/))
})

test.each<[string, () => void]>([
  ['of a process that was killed', () => left(ended(), 5)],
  ['of a process that had our number before us', () => left(process.pid, 5)],
  ['that names nobody', () => left('', 5)],
  ['that is older than a minute, whoever has the number now', () => left(process.ppid, 61)],
  ['of the future, for the clock was turned back', () => left(process.ppid, -3_600)],
])('one left behind %s is no hindrance', (_, make) => {
  make()
  expect(whileLocked(lock, () => 'done')).toBe('done')
})

test.each<[string, () => void]>([
  ['of a process that runs', () => left(process.ppid, 5)],
  ['made just now, of a process that we cannot see', () => left(ended(), 0)],
])('one %s is respected', (_, make) => {
  make()
  const before = readFileSync(lock, 'utf8')
  expect(() => whileLocked(lock, () => 'done')).toThrow(/EEXIST/)
  expect(readFileSync(lock, 'utf8')).toBe(before)
})

test('who was taken for dead knows it, and leaves the lock of the other alone', () => {
  whileLocked(lock, (holds) => {
    writeFileSync(lock, 'another')
    expect(holds()).toBe(false)
  })
  expect(readFileSync(lock, 'utf8')).toBe('another')
})
