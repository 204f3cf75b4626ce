import { expect, test } from 'vitest'
import type { Layout } from './layout.ts'
import { whyNotStarted } from './why-not-started.ts'

const layout = { home: '/shop', cluster: '/shop/data', log: '/shop/log', run: '/shop/run', user: undefined } as unknown as Layout
const sentence = (said: string): string => whyNotStarted(said, layout).message

test.each([
  'FATAL:  could not open file "global/pg_control": No such file or directory',
  'FATAL:  could not open directory "pg_wal": No such file or directory',
  'FATAL:  required WAL directory "pg_wal" does not exist',
  'PANIC:  could not locate a valid checkpoint record at 0/1A2B3C4',
  'FATAL:  could not read file "base/5/2601": Input/output error',
  'FATAL:  "/shop/data" is not a valid data directory\nDETAIL:  File "/shop/data/PG_VERSION" is missing.',
])('calls damage what is missing of the data: %s', (said) => {
  expect(sentence(said)).toContain('is not whole any more')
})

test.each([
  'FATAL:  could not create semaphores: No space left on device',
  'FATAL:  could not resize shared memory segment "/PostgreSQL.1" to 1048576 bytes: No space left on device',
  'LOG:  could not bind IPv4 address "127.0.0.1": Permission denied',
])('sees neither a full disk nor a closed folder in %s', (said) => {
  expect(sentence(said)).toMatch(/^PostgreSQL did not start: /)
})

test.each([
  'FATAL:  could not access file "pg_wrong_library": No such file or directory',
  'FATAL:  could not access file "$libdir/pg_stat_statements": No such file or directory',
  'FATAL:  could not load server certificate file "/etc/ssl/shop.crt": No such file or directory',
  'FATAL:  could not open file "/usr/share/zoneinfo/Prague": No such file or directory',
  'FATAL:  unrecognized configuration parameter "jit_abov_cost"',
])('says of a whole database only that it did not start: %s', (said) => {
  expect(sentence(said)).toMatch(/^PostgreSQL did not start: /)
})
