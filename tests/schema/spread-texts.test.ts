import { expect, test } from 'vitest'
import { readSources } from '#tests/boundaries/repository-files'
import { refusedIn } from './spread-refusals.ts'

test.each([
  ['insert into t (a) values (1) on conflict (a) do update set b = now()', 1],
  ['insert into t (a) values (1) on conflict (a) do update set b = excluded.b returning b', 0],
  ['insert into t (a) values (1) on conflict (a) do update set b = (select 1)', 1],
  ['insert into t (a, b) values (1, now()) on conflict do nothing', 0],
  ['update t set a = random() where b = 1', 1],
  ['update t set a = now() where b = random()', 0],
  ['delete from t returning now()', 1],
  ['update t set organization_id = $1', 1],
  [`select set_config('app.organization_id', $1, true)`, 1],
])('%s: %s refused', (statement, count) => {
  expect(refusedIn(statement)).toHaveLength(count)
})

test('no statement in the code does what a database spread over machines refuses', () => {
  const statements = [...readSources()].filter(([path]) => /^(modules|platform|apps)\/.*\.ts$/.test(path) && !path.includes('.test.'))
    .flatMap(([path, source]) => [...source.matchAll(/`([^`]*)`/g)].map(([, text = '']) => ({ path, text })))
  expect(statements.filter(({ text }) => /\bon conflict\b/.test(text)).length).toBeGreaterThan(15)
  expect(statements.flatMap(({ path, text }) => refusedIn(text).map((what) => `${path}: ${what}`))).toEqual([])
})
