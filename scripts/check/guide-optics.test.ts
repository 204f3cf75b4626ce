import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { materials } from '#modules/prescriptions/domain'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { opticsExamples } from './optics-examples.ts'

interface Table { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** The tables of a page, cell by cell. */
function tablesOf(page: string): Table[] {
  const blocks = readFileSync(join(repositoryRoot, page), 'utf8').split('\n\n').map((block) => block.trim().split('\n').filter((line) => line.startsWith('|')).map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim())))
  return blocks.flatMap(([heads, , ...rows]) => (heads ? [{ heads, rows }] : []))
}

const withComma = (text: string): string => text.replaceAll(/(\d)\.(\d)/g, '$1,$2')

describe.each([['docs/guide/optics.md', (text: string) => text], ['docs/guide/cs/optics.md', withComma]] as const)('%s', (page, written) => {
  const tables = tablesOf(page)

  test('says of every example what the product makes of it, and has no other', () => {
    expect(tables.slice(0, -1).map(({ rows }) => rows)).toEqual(opticsExamples.map((examples) => examples.map((cells) => cells.map(written))))
  })

  test('lists every material with its density and Abbe number', () => {
    const { heads, rows } = tables.at(-1) ?? { heads: [], rows: [] }
    expect(heads.slice(1)).toEqual(materials.map(({ index }) => written((index / 10_000).toFixed(2))))
    expect(rows.map(([, ...cells]) => cells)).toEqual([materials.map(({ density }) => written(density.toFixed(2))), materials.map(({ abbe }) => String(abbe))])
  })
})
