import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ColumnKinds, isFormula } from './column-kind.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'
import { byteCheckOf, decoderOf } from './encodings.ts'
import type { Encoding } from './encodings.ts'
import { readRecords } from './read-records.ts'
import type { PlacedRecord } from './read-records.ts'
import { writeRecord } from './write-record.ts'

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const read = async (text: string, delimiter = ';', size = text.length + 1): Promise<PlacedRecord[]> => Array.fromAsync(readRecords(inPieces(text, size), delimiter))
const values = (records: readonly PlacedRecord[]): (readonly string[])[] => records.map(({ fields }) => fields)

describe('reading records', () => {
  test('reads what csv-parse reads, in whatever pieces the text arrives, and writes it back byte by byte', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'č', '王', ' ', '"', ';', ',', '\n', '\r\n', '1') , maxLength: 6 })
    // A line that is empty is no record for either, and one empty value alone looks like it.
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    await fc.assert(fc.asyncProperty(rows, fc.constantFrom(';', ',', '\t'), fc.constantFrom('\n', '\r\n'), fc.constantFrom('needed' as const, 'all' as const), fc.integer({ min: 1, max: 9 }), async (table, delimiter, lineEnd, quoting, size) => {
      const text = table.map((fields) => writeRecord(fields, delimiter, quoting) + lineEnd).join('')
      const records = await read(text, delimiter, size)
      expect(values(records)).toEqual(table)
      expect(values(records)).toEqual(parse(text, { delimiter, relax_column_count: true, record_delimiter: lineEnd }))
      expect(records.map(({ raw }) => raw).join('')).toBe(text)
      expect(records.flatMap(({ strayQuotes, isUnclosed }) => [...strayQuotes, ...(isUnclosed ? [0] : [])])).toEqual([])
    }), { numRuns: 300 })
  })

  test('counts the lines of the file, not the records', async () => {
    expect((await read('a;b\n"x\ny\r\nz";1\n2;3')).map(({ line }) => line)).toEqual([1, 2, 5])
  })

  test('knows a last line without end, a last value that is empty, and line ends of old', async () => {
    expect(values(await read('a;b\n1;'))).toEqual([['a', 'b'], ['1', '']])
    expect(values(await read('a;b\r1;2\r', ';', 1))).toEqual([['a', 'b'], ['1', '2']])
    expect(await read('')).toEqual([])
  })

  test('names a quote that is never closed and reads on with the next line', async () => {
    const records = await read('a;b\n1;"open\n2;3\n4;"x"\n')
    expect(values(records)).toEqual([['a', 'b'], ['1', '"open'], ['2', '3'], ['4', 'x']])
    expect(records.map(({ isUnclosed }) => isUnclosed)).toEqual([false, true, false, false])
  })

  test('names quotes in the middle of values', async () => {
    const records = await read('1;"x"y";3\n4;a"b;6\n7;"x"y;3\n"5";6;7\n')
    expect(records.map(({ strayQuotes, isUnclosed }) => [strayQuotes.length, isUnclosed])).toEqual([[1, false], [1, false], [1, false], [0, false]])
    expect(records[0]?.fields).toEqual(['1', 'x"y', '3'])
  })

  test('gives up a quoted value that is longer than a megabyte, and keeps the rest', async () => {
    const filler = `${'x;'.repeat(40)}\n`.repeat(20_000)
    let [records, last]: [number, PlacedRecord | undefined] = [0, undefined]
    for await (const record of readRecords(inPieces(`1;"open\n${filler}a;b\n`, 65_536), ';')) {
      records += 1
      last = record
      expect(record.isUnclosed).toBe(records === 1)
    }
    expect(last?.fields).toEqual(['a', 'b'])
    expect(records).toBe(2 + 20_000)
  })
})

describe('the encoding', () => {
  const czech = 'Jméno;Obec\nŽofie Kučerová;Řež\nJiří Dvořák;Ústí nad Labem\n'
  const portuguese = 'Nome;Cidade\nJoão Gonçalves;São Paulo\nConceição;Araçatuba\n'
  const chinese = '姓名,电话\n王军,13912345678\n李秀兰,13812345678\n'
  const detect = (...chunks: Uint8Array[]) => detectEncoding(async function* () { yield* chunks }())
  /** By turning the decoder round: Node writes UTF-8 only. */
  function encode(text: string, encoding: Encoding): Uint8Array {
    const codes = new Map<string, number[]>()
    const learn = (bytes: number[]): void => {
      const letter = decoderOf(encoding).decode(Uint8Array.from(bytes))
      if (!codes.has(letter)) codes.set(letter, bytes)
    }
    for (let byte = 0; byte < 256; byte += 1) learn([byte])
    if (encoding === 'gb18030') for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) learn([lead, trail])
    return Uint8Array.from([...text].flatMap((letter) => codes.get(letter) ?? []))
  }

  test.each([
    ['utf-8', czech], ['utf-8', portuguese], ['utf-8', chinese], ['utf-8', 'a;b\n1;2\n'], ['windows-1250', czech], ['latin-1', portuguese], ['gb18030', chinese],
    ['windows-1250', 'a;b\nČesko;1\n'], ['windows-1250', 'Příjmení;Věk\nPokorný;31\nMalá;40\nŠťastný;12\n'], ['latin-1', 'a;b\nlã;1\n'],
  ] as const)('of a text in %s is found', async (encoding, text) => {
    const bytes = encoding === 'utf-8' ? new TextEncoder().encode(text) : encode(text, encoding)
    // Byte by byte: characters fall apart between chunks.
    expect((await detect(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).encoding).toBe(encoding)
    expect(decoderOf(encoding).decode(bytes)).toBe(text)
  })

  test('stays UTF-8 when a byte of it is broken', async () => {
    const bytes = new TextEncoder().encode(czech)
    bytes[bytes.indexOf(0xc5)] = 0xff
    expect((await detect(bytes)).encoding).toBe('utf-8')
  })

  test('mentions the byte order mark', async () => {
    expect(await detect(new TextEncoder().encode(`\u{feff}${czech}`))).toMatchObject({ encoding: 'utf-8', hasMark: true })
  })

  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)], ['UTF-16', Uint8Array.from(Buffer.from('a;b\n', 'utf16le'))], ['nothing', Uint8Array.of()],
    ['control characters', Uint8Array.from({ length: 64 }, (_, index) => 1 + (index % 8))],
  ])('of %s is none', async (_what, bytes) => {
    expect((await detect(bytes)).encoding).toBeNull()
  })

  test('a four-byte code of GB 18030 past the last character means nothing', () => {
    const check = byteCheckOf('gb18030')
    expect([0xe3, 0x32, 0x9a, 0x35].map((byte) => check.push(byte))).toEqual(['more', 'more', 'more', 'whole'])
    expect([0xe3, 0x32, 0x9a, 0x36].map((byte) => check.push(byte))).toEqual(['more', 'more', 'more', 'bad'])
  })

  test('whether bytes mean something is judged as the decoder does', () => {
    fc.assert(fc.property(fc.constantFrom<Encoding>('utf-8', 'gb18030'), fc.uint8Array({ maxLength: 12 }), (encoding, bytes) => {
      const check = byteCheckOf(encoding)
      const bad = [...bytes].map((byte) => check.push(byte)).includes('bad') || check.isOpen
      const replaced = decoderOf(encoding).decode(bytes).includes('\u{fffd}')
      // The decoder takes 0x80 for a euro sign, which nobody writes so.
      if (!bytes.includes(0x80)) expect(bad || !replaced).toBe(true)
      if (encoding === 'utf-8') expect(bad).toBe(replaced)
    }), { numRuns: 2000 })
  })
})

describe('the delimiter', () => {
  test.each([
    [';', 'a;b\n1,5;2,5\n1,5;3,5\n'], [',', 'a,b\n"x;y",1\n2,3\n'], ['\t', 'a\tb\n1,2\t3\n'], ['|', 'a|b|c\n1|2|3\n'], [';', 'a;b\n"1;2;3";4\n5;6\n'],
  ])('%j is found', (delimiter, text) => {
    expect(detectDelimiter(text, true)).toMatchObject({ delimiter, agreeing: 1 })
  })

  test('is none where nothing makes columns', () => {
    expect(detectDelimiter('a\nb\nc\n', true)).toBeNull()
  })
})

describe('columns', () => {
  const kindOf = (...column: string[]): string => {
    const kinds = new ColumnKinds()
    for (const value of column) kinds.push(value)
    return kinds.kind
  }
  test.each([
    ['whole number', ['1', '-20', '']], ['number', ['1', '2,5', '1 299.50']], ['day', ['2026-11-24', '14. 3. 1979', '2026年11月24日']], ['digits', ['007', '12']], ['phone', ['+420 603 118 274', '00420603118274']],
    ['e-mail', ['a@b.cz']], ['yes or no', ['ano', 'Ne', 'TRUE']], ['text', ['1', 'x']], ['empty', ['', ' ']],
  ])('of %s are seen by their values', (kind, column) => {
    expect(kindOf(...column)).toBe(kind)
  })

  test.each([['=1+1', true], ['=1,25', true], ['@SUM(A1)', true], ['+cmd', true], ['-2.25', false], ['+420 603 118 274', false], ['−1', false], ['x=1', false], ['', false]])('%j is a formula: %j', (value, expected) => {
    expect(isFormula(value)).toBe(expected)
  })
})
