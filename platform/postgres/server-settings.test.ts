import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Layout } from './layout.ts'
import { serverSettings, sharedMemoryType } from './server-settings.ts'

const LARGE = { total: 2 ** 40 }
const layout: Layout = { home: '/data/postgres', cluster: '/data/postgres/data', log: '/data/postgres/log', run: `/data/o'clock/run`, passwordFile: '/data/password', user: undefined, clusterName: 'lunette-1' }

describe('the settings of the server', () => {
  test('open no port where a socket serves, and no socket where loopback does', () => {
    expect(serverSettings(layout, 'socket', '18.4', {}, LARGE)).toMatch(/^listen_addresses = ''\nunix_socket_directories = '\/data\/o''clock\/run'$/m)
    expect(serverSettings(layout, 'loopback', '18.4', {}, LARGE)).toMatch(/^listen_addresses = '127\.0\.0\.1'\nunix_socket_directories = ''$/m)
  })

  test('yield to those that are given, and to the technician\'s file, which is read last', () => {
    const text = serverSettings(layout, 'socket', '18.4', { fsync: 'off' }, LARGE)
    expect(text).toContain(`fsync = 'off'`)
    expect(text).not.toContain(`fsync = 'on'`)
    expect(text.trimEnd().endsWith(`include_if_exists = 'postgresql.local.conf'`)).toBe(true)
  })

  test('leave room for the data on a small disk', () => {
    expect(serverSettings(layout, 'socket', '18.4', {}, LARGE)).toContain(`max_wal_size = '512MB'`)
    expect(serverSettings(layout, 'socket', '18.4', {}, { total: 96 * 1024 ** 2 })).toContain(`max_wal_size = '32MB'`)
  })
})

describe.runIf(process.platform === 'linux')('memory shared by parallel queries', () => {
  test('is the kernel\'s where there is enough of it', () => {
    expect(sharedMemoryType(tmpdir(), 1)).toBe('posix')
  })

  test('is in files where a container gives too little, or none at all', () => {
    expect(sharedMemoryType(tmpdir(), Number.MAX_SAFE_INTEGER)).toBe('mmap')
    expect(sharedMemoryType(join(tmpdir(), 'not-there'), 1)).toBe('mmap')
  })
})
