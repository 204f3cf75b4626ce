import { execFileSync } from 'node:child_process'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import type { TestContext } from 'vitest'
import { ask, askPatiently } from '#tests/helpers/postgres-folder'
import { SmallDisk } from '#tests/helpers/small-disk'
import { EmbeddedPostgres } from './embedded-postgres.ts'
import { StartRefused } from '../start-refused.ts'
import { refusalOf } from './full-disk.ts'

/** A disk of 96 MB with a PostgreSQL on it that was made on a large one. */
function smallDisk(context: TestContext): SmallDisk {
  const disk = SmallDisk.mount(96)
  if (!disk) return context.skip('NOT RUN, for only root can mount a disk of its own, and this machine lets nobody')
  onTestFinished(async () => {
    await EmbeddedPostgres.stop(disk.path)
    disk[Symbol.dispose]()
  })
  execFileSync('cp', ['-a', `${inject('preparedFolder')}/.`, disk.path])
  return disk
}

describe('on a small disk', () => {
  test('PostgreSQL only reads before there is no room left, and saves again when there is some, with no connection lost', async (context) => {
    const disk = smallDisk(context)
    const told: string[] = []
    await using postgres = await EmbeddedPostgres.open({ dataDir: disk.path, onProgress: (sentence) => told.push(sentence) })
    await ask(postgres.superuser, 'create table kept (n int)')
    const makeRoom = disk.fill(6)
    await expect.poll(() => told).toEqual([expect.stringMatching(/^Only \d MB are free on the disk of .*: nothing is saved until there is room; reading goes on\.$/)])
    await expect.poll(() => ask(postgres.superuser, 'insert into kept values (1)').catch((error: unknown) => error)).toMatchObject({ code: '25006' })
    expect(await ask(postgres.superuser, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }])
    makeRoom()
    await expect.poll(() => told).toHaveLength(2)
    await expect.poll(() => ask(postgres.superuser, 'insert into kept values (2) returning n').catch(() => null)).toEqual([{ n: 2 }])
  })

  test('a start without any room says to make some, and one with room knows nothing of it any more', async (context) => {
    const disk = smallDisk(context)
    {
      await using postgres = await EmbeddedPostgres.open({ dataDir: disk.path })
      await ask(postgres.superuser, `create table kept as select 42 as answer`)
      await ask(postgres.superuser, `alter system set default_transaction_read_only = on`)
    }
    const makeRoom = disk.fill(0)
    await expect(EmbeddedPostgres.open({ dataDir: disk.path })).rejects.toThrow(/^The disk of .* is full: make room on it, but delete nothing in that folder; then start Lunette again\. Nothing that was confirmed is lost\.$/)
    makeRoom()
    await using postgres = await EmbeddedPostgres.open({ dataDir: disk.path })
    expect(await askPatiently(postgres.superuser, 'insert into kept values (43) returning answer')).toEqual([{ answer: 43 }])
  })
})

test('whoever has no room says so in one sentence, however it is said to them', () => {
  const worded = (error: unknown): unknown => refusalOf(error, '/data')
  const saying = (code: string): Error => Object.assign(new Error('x'), { code })
  for (const error of [saying('ENOSPC'), saying('53100'), saying('25006'), new Error('migration 0001: x', { cause: saying('53100') }), new Error('could not write: No space left on device')]) {
    expect(worded(error)).toBeInstanceOf(StartRefused)
  }
  for (const code of ['53100', '25006']) expect(refusalOf(saying(code), '/data', true)).toMatchObject({ message: expect.stringMatching(/^The database of DATABASE_URL only reads/) as string })
  expect(refusalOf(saying('ENOSPC'), '/data', true)).toMatchObject({ message: expect.stringMatching(/^The disk of \/data is full/) as string })
  const other = saying('ENOENT')
  expect(worded(other)).toBe(other)
})
