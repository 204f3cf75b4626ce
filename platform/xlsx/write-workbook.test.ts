import readSheet from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { Cell } from './write-workbook.ts'
import { neutral } from './neutral.ts'
import { writeWorkbook } from './write-workbook.ts'

async function* each(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  yield* rows
}
const workbook = async (rows: readonly (readonly Cell[])[]): Promise<Buffer> => Buffer.concat(await Array.fromAsync(writeWorkbook({ name: 'Zakázky [2026]', widths: [12, 20], head: ['Číslo', '客户'], rows: each(rows) })))
const read = async (rows: readonly (readonly Cell[])[]): Promise<unknown> => JSON.parse(JSON.stringify(await readSheet(await workbook(rows))))

describe('a workbook', () => {
  it('gives texts, numbers and days back to another program', async () => {
    const sheets = JSON.stringify(await read([['26-1442', 'Dvořáková & „王“ <b>'], [{ number: 1299.5, decimals: 2 }, { day: '2026-11-24' }], [{ number: -3 }, null]]))
    for (const said of ['Číslo', '客户', '26-1442', 'Dvořáková & „王“ <b>', '1299.5', '2026-11-24T00:00:00.000Z', '-3']) expect(sheets).toContain(said)
  })

  it.each(['=1+1', '+420 603', '-2', '@SUM(A1)', '\tx', '=HYPERLINK("http://evil")'])('writes %j as a text with an apostrophe in front', async (text) => {
    expect(JSON.stringify(await read([[text, 'after']]))).toContain(JSON.stringify(`'${text}`))
    expect((await workbook([[text]])).includes('<f>')).toBe(false)
  })

  it('does so before a line break, which XML makes another, and leaves every other text alone', () => {
    expect(neutral('\r=1')).toBe("'\r=1")
    expect(neutral('26-1442 = 1')).toBe('26-1442 = 1')
  })

  it('leaves out what XML has no place for', async () => {
    expect(JSON.stringify(await read([['a\u0000b\u0008c\uD800', 'd']]))).toContain('abc\uFFFD')
  })

  it('keeps no rows: the first pieces come before the last row is asked for', async () => {
    let asked = 0
    async function* many(): AsyncGenerator<readonly Cell[]> {
      for (; asked < 200_000; asked += 1) yield [`26-${asked}`, { number: asked * 7919 % 1_000_003 }]
    }
    let pieces = 0
    for await (const piece of writeWorkbook({ name: 'x', widths: [], head: [], rows: many() })) {
      pieces += piece.length
      if (pieces > 100_000) break
    }
    expect(asked).toBeLessThan(100_000)
  })

  it('tells whoever reads when a row cannot be read', async () => {
    async function* failing(): AsyncGenerator<readonly Cell[]> {
      yield ['one']
      throw new Error('the database is away')
    }
    await expect(Array.fromAsync(writeWorkbook({ name: 'x', widths: [], head: [], rows: failing() }))).rejects.toThrow('the database is away')
  })
})
