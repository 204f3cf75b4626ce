import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { inspect } from '../cli/inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'lunette-inspect-lenses-'))
afterAll(() => rmSync(folder, { recursive: true }))
const sample = fileURLToPath(new URL('../../../modules/lenses/testing/b2boptic-sample/', import.meta.url))
for (const name of readdirSync(sample)) copyFileSync(join(sample, name), join(folder, name))

async function said(path: string): Promise<string[]> {
  const lines: string[] = []
  const code = await inspect([path], { write: (text) => lines.push(text) })
  return [...lines.join('').trimEnd().split('\n'), `exit ${code}`]
}

test('says what a catalogue holds and what of it is not read', async () => {
  const lines = await said(join(folder, 'LensType.Dat'))
  expect(lines[0]).toBe('b2bOptic lens catalogue of Nova Lens: 2 lens types, 3 power sets, 3 options, 2 rules, 2 changed codes.')
  expect(lines).toEqual(expect.arrayContaining(['Not read: LensRange.Dat, from position 80, in 1 row.', 'No defects.', 'exit 0']))
})

test('names a defect by file, line and field', async () => {
  writeFileSync(join(folder, 'LensRange.Dat'), 'NV150 70   -06X0+0400\r\n')
  expect(await said(join(folder, 'LensRange.Dat'))).toEqual(expect.arrayContaining(['line 1: LensRange.Dat: from is no number', 'exit 1']))
})
