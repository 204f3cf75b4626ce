import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { formats } from '../inspect/formats.ts'
import { inspect } from './inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'lunette-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
/** What the verb prints, line by line, with its exit code at the end. */
async function said(path: string, ...options: string[]): Promise<string[]> {
  const lines: string[] = []
  const code = await inspect([path, ...options], { write: (text) => lines.push(text) })
  return [...lines.join('').trimEnd().split('\n'), `exit ${code}`]
}
const defects = async (path: string): Promise<string[]> => (await said(path)).filter((line) => line.startsWith('line '))

describe('lunette inspect', () => {
  test('says what is in a good file, and that nothing is lost by writing it back', async () => {
    const path = file('good.csv', '\u{feff}Jméno;Narozen;Telefon;Zaplatil\r\n"Dvořák; Jan";14. 3. 1979;+420 603 118 274;1 299,50\r\nVeselá;1. 1. 2001;;20\r\n')
    expect(await said(path)).toEqual([
      'CSV, UTF-8 with byte order mark, semicolon between values, lines end with CRLF, 115 bytes.', '2 rows below a header, 4 columns:',
      '  1. Jméno: text', '  2. Narozen: day', '  3. Telefon: phone, 1 empty', '  4. Zaplatil: number', 'No defects.', 'Reading and writing it back gives the same bytes.', 'exit 0',
    ])
  })

  test('says the same as JSON', async () => {
    const path = file('same.csv', 'name,age\nA,1\nB,x,2\n')
    const lines = await said(path, '--json')
    expect(lines.pop()).toBe('exit 1')
    expect(JSON.parse(lines.join('\n'))).toEqual({
      file: path, format: 'csv', encoding: 'utf-8', byteOrderMark: false, delimiter: ',', lineEnd: 'LF', header: true, rows: 2,
      columns: [{ name: 'name', kind: 'text', empty: 0 }, { name: 'age', kind: 'text', empty: 0 }],
      defects: [{ line: 3, kind: 'column-count', detail: 'has 3 columns in the place of 2' }],
      lossless: { values: true, bytes: true, sentence: 'Reading and writing it back gives the same bytes.' },
    })
  })

  test.each([
    ['a quote that is never closed', 'a;b\n1;"open\n2;3\n', ['line 2: opens a quote that is never closed']],
    ['a quote in the middle', 'a;b\n1;5" screen\n2;3\n', ['line 2: has a quote that begins or ends nothing; inside a value it is written twice']],
    ['columns too many and too few', 'a;b\n1;2;3\n4\n5;6\n', ['line 2: has 3 columns in the place of 2', 'line 3: has 1 columns in the place of 2']],
    ['a formula', 'a;b\n1;"=HYPERLINK(""x"")"\n', ['line 2: column 2 would be calculated by a spreadsheet: it begins with "="']],
    ['an empty line', 'a;b\n\n1;2\n', ['line 2: is empty']],
    ['columns of one name', 'a;B; b;\n1;2;3;4\n', ['line 1: column 3 has the name of another: b', 'line 1: column 4 has no name']],
  ])('names %s with its line', async (_what, text, expected) => {
    const path = file('bad.csv', text)
    expect(await defects(path)).toEqual(expected)
    expect((await said(path)).at(-1)).toBe('exit 1')
    // It looks and does not touch.
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('names lines with bytes that mean nothing, and that they would be lost', async () => {
    const bytes = Buffer.from('jméno;věk\nŽofie;1\nX;2\nJiří;3\n')
    bytes[bytes.indexOf('X')] = 0xff
    const lines = await said(file('broken.csv', bytes))
    expect(lines[0]).toBe('line 3: has bytes that mean nothing in UTF-8')
    expect(lines.at(-2)).toBe('Reading and writing it back is not lossless: bytes of line 3 mean nothing.')
    const cut = await defects(file('cut.csv', Buffer.from('jméno;věk\nŽ;1\nŽ;č').subarray(0, -1)))
    expect(cut).toEqual(['line 3: has bytes that mean nothing in UTF-8'])
  })

  test.each([
    ['Windows-1250', Buffer.from('jm\xe9no;obec\n\x8eofie;\xd8e\x9e\n', 'latin1')], ['GB18030', Buffer.from('d0d5c3fb2cd6a4bac50ac0eec4c82c310a', 'hex')], ['Latin-1', Buffer.from('nome;cidade\nJo\xe3o;S\xe3o Paulo\n', 'latin1')],
  ])('reads %s', async (encoding, bytes) => {
    expect((await said(file('encoded.csv', bytes))).join('\n')).toMatch(new RegExp(`^CSV, ${encoding}, [\\s\\S]*No defects\\.`))
  })

  test.each([
    ['quotes here and there', 'a;b\n"1";2\n3;"4"\n', 'line 2 has quotes where the lines before have none, or none where they have'],
    ['line ends of two kinds', 'a;b\r\n1;2\n', 'line 2 ends otherwise than the lines before'],
  ])('says of %s that values stay and bytes do not', async (_what, text, why) => {
    expect((await said(file('mixed.csv', text))).at(-2)).toBe(`Reading and writing it back keeps every value, but not every byte: ${why}.`)
  })

  test('takes the first line for a row where it is no header', async () => {
    expect(await said(file('headless.csv', '1;2026-11-24\n2;2026-11-25\n'))).toContain('2 rows without a header, 2 columns:')
  })

  test.each([
    ['prose', 'letter.txt', 'Dear Sir, or Madam,\nthank you.\nYours, sincerely, and so on, X\n'], ['a page', 'page.html', '<p>a,b</p>\n<p>c,d</p>\n'], ['a picture', 'picture.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex')], ['an empty file', 'empty.csv', ''],
  ])('does not know %s', async (_what, name, content) => {
    expect(await said(file(name, content))).toEqual([`No format that Lunette speaks (${formats.map((format) => format.name).join(', ')}).`, 'exit 2'])
  })

  test('says what to write, and which file is not there', async () => {
    await expect(inspect([])).rejects.toThrow('Write: lunette inspect FILE')
    await expect(inspect(['a', 'b'])).rejects.toThrow('Write: lunette inspect FILE')
    await expect(inspect([join(folder, 'nowhere.csv')])).rejects.toThrow('cannot be read')
  })

  test('looks through a file that is larger than its memory', () => {
    const path = join(folder, 'large.csv')
    const handle = openSync(path, 'w')
    const block = 'Dvořáková;+420603118274;1 299,50;"a ""b"" c"\n'.repeat(20_000)
    for (let i = 0; i < 16; i += 1) writeSync(handle, block)
    closeSync(handle)
    const main = fileURLToPath(new URL('../main.ts', import.meta.url))
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=32', main, 'inspect', path, '--json'], { encoding: 'utf8', env: { ...process.env, LUNETTE_DATA_DIR: folder } })
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ rows: 320_000, defects: [], lossless: { bytes: true } })
  }, 60_000)
})
