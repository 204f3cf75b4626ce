import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { newTable } from '../../contract.ts'

it('takes the table that stands in the guide', () => {
  const [, example = ''] = /```json\n(\{\n {2}"format"[\s\S]*?)```/.exec(readFileSync(new URL('../../../../docs/guide/labs.md', import.meta.url), 'utf8')) ?? []
  expect(newTable.parse(JSON.parse(example))).toMatchObject({ name: 'House standard 2026', figures: { prism: [{ upTo: null, within: 25, mm: 100 }] } })
})
