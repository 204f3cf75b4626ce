import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { prepareLayout } from './layout.ts'
import type { Layout } from './layout.ts'
import { findPostmaster, noteIdentity, removeBlockingFile } from './postmaster-file.ts'
import { identifyProcess } from './process-identity.ts'

let folder = ''
let layout: Layout
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lunette-pidfile-'))
  layout = prepareLayout(folder)
  mkdirSync(layout.cluster)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const pidFile = (): string => join(layout.cluster, 'postmaster.pid')
const write = (pid: number, ...rest: string[]): void => writeFileSync(pidFile(), [pid, layout.cluster, '1790000000', '5432', layout.run, ...rest].join('\n'))

describe('postmaster.pid', () => {
  test('that is empty, for its postmaster is only just starting, is left alone', () => {
    writeFileSync(pidFile(), '')
    expect(findPostmaster(layout)).toBeNull()
    expect(existsSync(pidFile())).toBe(true)
  })

  test('tells a starting postmaster from one that is ready', () => {
    const identity = identifyProcess(process.pid) ?? ''
    noteIdentity(layout, { pid: process.pid, identity, port: 0, socketFolder: '', status: 'ready' })
    write(process.pid)
    expect(findPostmaster(layout)).toEqual({ pid: process.pid, identity, port: 5432, socketFolder: layout.run, status: 'starting' })
    write(process.pid, '', ' 1234 5678', 'ready   ', '')
    expect(findPostmaster(layout)).toMatchObject({ status: 'ready' })
  })

  test('whose number was given to another process is no postmaster\'s, and is removed before a start', () => {
    noteIdentity(layout, { pid: process.pid, identity: 'another start', port: 0, socketFolder: '', status: 'ready' })
    write(process.pid, '', '', 'ready')
    expect(findPostmaster(layout)).toBeNull()
    removeBlockingFile(layout)
    expect(existsSync(pidFile())).toBe(false)
  })

  test('that a crash left empty is removed before a start, but not that of a dead one, which leads to its memory', () => {
    writeFileSync(pidFile(), '')
    removeBlockingFile(layout)
    expect(existsSync(pidFile())).toBe(false)
    write(2 ** 22 + 1, '', '', 'ready')
    removeBlockingFile(layout)
    expect(existsSync(pidFile())).toBe(true)
  })

  test('is believed when the command line is that of this folder, though nobody noted it', () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', '-D', layout.cluster])
    try {
      write(child.pid ?? 0, '', '', 'ready')
      expect(findPostmaster(layout)).toMatchObject({ pid: child.pid })
    } finally {
      child.kill()
    }
  })
})
