import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WatchedProcess, identifyProcess } from './process-identity.ts'

test('a process that is watched lives until it ends', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
  const pid = child.pid ?? 0
  const watched = new WatchedProcess(pid, identifyProcess(pid) ?? '')
  expect(watched.lives()).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(watched.lives()).toBe(false)
})

test.runIf(process.platform === 'linux')('a process that has the number of another is not taken for it', () => {
  expect(new WatchedProcess(process.pid, 'another boot:1').lives()).toBe(false)
})
