import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FolderLock, folderOwner } from './folder-lock.ts'
import { identifyProcess } from './process-identity.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'lunette-lock-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const leaveBehind = (holder: object): void => writeFileSync(join(folder, 'lunette.lock'), JSON.stringify(holder))

describe('the lock of a data folder', () => {
  test('refuses a second Lunette with its process number, and lets the next one in afterwards', async () => {
    const first = await FolderLock.take(folder)
    expect(folderOwner(folder)).toBe(process.pid)
    await expect(FolderLock.take(folder)).rejects.toThrow(`Lunette already runs on the folder ${folder} (process ${process.pid})`)
    first[Symbol.dispose]()
    expect(folderOwner(folder)).toBeNull()
    using second = await FolderLock.take(folder)
    expect(second).toBeInstanceOf(FolderLock)
  })

  test('can be read by its owner alone', async () => {
    using lock = await FolderLock.take(folder)
    expect(lock).toBeDefined()
    expect(statSync(join(folder, 'lunette.lock')).mode & 0o777).toBe(0o600)
  })

  test('takes over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const identity = identifyProcess(child.pid ?? 0)
    leaveBehind({ pid: child.pid, identity, token: 'left' })
    await expect(FolderLock.take(folder)).rejects.toThrow('already runs')
    child.kill('SIGKILL')
    await new Promise((gone) => child.once('exit', gone))
    using lock = await FolderLock.take(folder)
    expect(lock).toBeDefined()
  })

  test('takes over when the number now belongs to another process', async () => {
    leaveBehind({ pid: process.pid, identity: 'an earlier process', token: 'left' })
    using lock = await FolderLock.take(folder)
    expect(lock).toBeDefined()
  })

  test('takes over from one that was killed before it had written its number', async () => {
    writeFileSync(join(folder, 'lunette.lock'), '')
    using lock = await FolderLock.take(folder)
    expect(lock).toBeDefined()
  })

  test('lets exactly one of ten take over what was left behind', async () => {
    leaveBehind({ pid: process.pid, identity: 'an earlier process', token: 'left' })
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => FolderLock.take(folder)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('does not remove the lock of one that took over meanwhile', async () => {
    const first = await FolderLock.take(folder)
    rmSync(join(folder, 'lunette.lock'))
    using second = await FolderLock.take(folder)
    first[Symbol.dispose]()
    expect(second).toBeDefined()
    expect(existsSync(join(folder, 'lunette.lock'))).toBe(true)
  })
})
