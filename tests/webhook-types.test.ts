import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { TEST_TYPE, eventTypes, webhookTypes } from '#modules/webhooks/domain'
import { repositoryFiles, repositoryRoot } from './boundaries/repository-files.ts'

/** Facts that no other program is told of, with the reason. What is new must be put here or among the types that are told. */
const untold: Readonly<Record<string, string>> = {
  'orders.kinds-changed': 'a setting', 'customers.class-rules-changed': 'a setting', 'catalog.taxes-changed': 'a setting', 'imports.keeping-changed': 'a setting', 'identity.organization-changed': 'a setting', 'identity.capability-switched': 'a setting',
  'customers.health-changed': 'of health', 'orders.drafted': 'not an order yet', 'orders.draft-changed': 'not an order yet', 'orders.draft-deleted': 'not an order yet',
  'labs.changed': 'a setting', 'labs.standard-chosen': 'a setting', 'labs.table-changed': 'a setting', 'labs.order-sent': 'tells the letter to the lab', 'labs.order-changed': 'for screens', 'labs.inspected': 'for screens',
  'lenses.import-asked': 'a step of an import', 'lenses.import-went-on': 'a step of an import', 'lenses.import-failed': 'a step of an import', 'lenses.catalogue-changed': 'a setting', 'lenses.linked': 'a setting', 'lenses.range-set': 'a setting',
  'webhooks.changed': 'its own', 'webhooks.switched-off': 'its own',
}
/** Steps of an import, and all that concerns the staff, sign-in, keys and health. */
const untoldAs = /^(imports\.(?!done|undone)|identity\.(?!branch)|letters\.|prescriptions\.|audit\.|keys\.)/

const sources = repositoryFiles().filter((path) => /^modules\/[^/]+\/server\/.*\.ts$/.test(path) && !path.endsWith('.test.ts')).map((path) => readFileSync(path, 'utf8'))
const recorded = new Set(sources.filter((source) => source.includes('recordFacts(')).flatMap((source) => [...source.matchAll(/'((?:orders|customers|catalog|payments|prescriptions|imports|identity|letters|webhooks)\.[a-z-]+)'/g)].map(([, kind]) => kind!)))

it('tells only of what is really recorded', () => {
  const built = ['orders.held', 'orders.released', 'imports.done', 'imports.undone']
  expect(webhookTypes.filter((type) => !recorded.has(type) && !built.includes(type))).toEqual([])
})

it('tells nothing of health, staff, sign-in or keys', () => {
  expect(webhookTypes.filter((type) => type in untold || untoldAs.test(type))).toEqual([])
})

it('has decided of every fact whether others are told', () => {
  const facts = new Set(sources.flatMap((source) => source.split('\n').filter((line) => line.includes('recordFacts(')).flatMap((line) => [...line.matchAll(/kind: '([a-z-]+\.[a-z-]+)'/g)].map(([, kind]) => kind!))))
  expect(facts.size).toBeGreaterThan(25)
  expect([...facts].filter((kind) => !(webhookTypes as readonly string[]).includes(kind) && !(kind in untold) && !untoldAs.test(kind))).toEqual([])
})

it.each(['docs/guide/webhooks.md', 'docs/guide/cs/webhooks.md'])('%s has a row for every type, with what is sent of it', (path) => {
  const rows = readFileSync(join(repositoryRoot, path), 'utf8').split('\n').filter((line) => /^\| `[a-z]/.test(line))
  const sent = rows.map((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, word]) => word))
  expect(sent).toEqual([...webhookTypes.map((type) => [type, ...Object.keys(eventTypes[type].more)]), [TEST_TYPE]])
})
