import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventCatalogue } from '../testing/invent-catalogue.ts'
import { layouts } from './b2boptic/layout.ts'
import { readB2bOptic } from './b2boptic/read-catalogue.ts'
import { whyNotB2bOptic } from './b2boptic/why-not-b2boptic.ts'
import { writeB2bOptic } from './b2boptic/write-catalogue.ts'
import { CsvCatalogue } from './csv/read-csv.ts'
import { csvRows } from './csv/write-csv.ts'
import type { MakerCatalogue, ReadCatalogue } from './maker-catalogue.ts'
import { readDecimal, writeDecimal } from './read-decimal.ts'

const sample = new URL('../testing/b2boptic-sample/', import.meta.url)
const sampleTexts = (): Map<string, string> => new Map(readdirSync(sample).filter((name) => name.endsWith('.Dat')).map((name) => [name, readFileSync(new URL(name, sample), 'latin1')]))

function read(texts: ReadonlyMap<string, string>): ReadCatalogue {
  const reading = readB2bOptic(texts)
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value
}
const written = (catalogue: MakerCatalogue): Map<string, string> => new Map([...writeB2bOptic(catalogue)].map(({ name, text }) => [name, text]))

function readCsv(rows: Iterable<readonly string[]>): ReadCatalogue {
  let csv: CsvCatalogue | undefined
  let line = 0
  for (const row of rows) {
    line += 1
    if (csv) csv.take(row, line)
    else csv = new CsvCatalogue(row)
  }
  return csv!.result()
}

/** A power as it stands in a row: `-0600` is −6.00. */
const signed = (power: number): string => `${power < 0 ? '-' : '+'}${String(Math.abs(power) / 10).padStart(4, '0')}`

describe('b2bOptic', () => {
  it('has no two fields in the same place', () => {
    const overlapping = Object.entries(layouts).flatMap(([file, fields]) => fields.flatMap((field, index) => {
      const before = fields[index - 1]
      return before && field.at < before.at + before.length ? [`${file} ${field.name}`] : []
    }))
    expect(overlapping).toEqual([])
  })

  it('reads our sample: a lens with its powers, reference points, curves, prices, what goes with what, and codes that changed', () => {
    const { catalogue, defects } = read(sampleTexts())
    expect(defects).toEqual([])
    expect(catalogue).toMatchObject({ makerCode: 'NVA', maker: 'Nova Lens', currency: 'CZK', validFrom: '2026-01-01', validUntil: null })
    const [first, progressive] = catalogue.lenses
    expect(first?.facts).toMatchObject({ code: 'NV150', name: 'Nova 1.50', kind: 'single-vision', material: 'plastic', index: 15_020, abbe: 5800, density: 132, surface: 'spherical' })
    expect(first?.sets).toEqual([
      { diameter: 6500, opticalDiameter: 7000, from: -6000, to: 4000, cylinderFrom: 0, cylinderTo: 2000, shareFrom: 0, shareTo: 100, step: null, prismTo: 300, additionFrom: 0, additionTo: 0, additionStep: 250, price: 69_000, deliveryDays: null },
      { diameter: 7000, opticalDiameter: 7000, from: -8000, to: 2000, cylinderFrom: 0, cylinderTo: 4000, shareFrom: 0, shareTo: 50, step: null, prismTo: 0, additionFrom: 0, additionTo: 0, additionStep: 250, price: null, deliveryDays: null },
    ])
    expect(first?.baseCurves).toEqual([{ diameter: 6500, from: -2000, to: 1000, cylinderFrom: 0, cylinderTo: 2000, curve: 425 }])
    expect(progressive?.geometry).toEqual([{ diameter: 7000, from: null, to: null, exactHeight: 3500, exactWidth: 3500, segment: null, distanceUp: 400, distanceIn: 250 }])
    expect(progressive?.sets[0]).toMatchObject({ additionFrom: 750, additionTo: 3500, additionStep: 250 })
    expect(catalogue.rules).toEqual([{ rule: 'not', lens: 'NV150', options: ['BLUE', '*', '*'] }, { rule: 'only', lens: 'NVP167', options: ['HARD', null, null] }])
    expect(catalogue.substitutions).toEqual([{ what: 'coating', old: '140101', act: 'replace', now: ['HARD'] }, { what: 'lens', old: 'NV149', act: 'propose', now: ['NV150'] }])
  })

  it('tells what the sample says and it does not read', () => {
    expect(read(sampleTexts()).unread).toEqual(expect.arrayContaining([
      { file: 'LensType.Dat', field: 'filter category', rows: 1 }, { file: 'LensRange.Dat', field: 'from position 80', rows: 1 }, { file: 'LensPrice.Dat', field: 'prices by groups', rows: 1 }, { file: 'Information.Dat', field: 'all of it', rows: 2 },
    ]))
  })

  it('reads what it has written as it was', () => {
    const { catalogue } = read(sampleTexts())
    expect(read(written(catalogue))).toEqual({ catalogue, unread: [], defects: [], defectCount: 0 })
    const large = inventCatalogue(40, 9)
    // The files have no place for the step of sphere and cylinder.
    expect(read(written(large)).catalogue.lenses).toEqual(large.lenses.map((lens) => ({ ...lens, sets: lens.sets.map((set) => ({ ...set, step: null })) })))
  })

  it('reads what it has written as it was, whatever fits its places', () => {
    const power = (from: number, to: number) => fc.integer({ min: from / 10, max: to / 10 }).map((value) => value * 10)
    const backAndForth = (from: number, to: number) => fc.tuple(power(from, to), power(from, to)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
    const bounds = fc.record({ powers: backAndForth(-20_000, 20_000), cylinders: backAndForth(0, 6000), shares: fc.tuple(fc.nat(100), fc.nat(100)), diameter: fc.integer({ min: 50, max: 85 }), optical: fc.integer({ min: 50, max: 85 }) })
    const code = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,5}$/)
    const anyLens = fc.record({ code, sets: fc.array(fc.record({ of: bounds, prismTo: fc.nat(600), price: fc.option(fc.integer({ min: 1, max: 9_999_999 })), additions: fc.option(backAndForth(500, 4000)), additionStep: fc.constantFrom(1000, 500, 250, 125, 10) }), { minLength: 1, maxLength: 4 }), curves: fc.array(fc.record({ of: bounds, curve: fc.integer({ min: 1, max: 1200 }) }), { maxLength: 3 }) })
    const [usual] = inventCatalogue(1, 1).lenses
    fc.assert(fc.property(fc.uniqueArray(anyLens, { selector: (lens) => lens.code, minLength: 1, maxLength: 4 }), (lenses) => {
      const catalogue: MakerCatalogue = {
        ...inventCatalogue(1, 1), rules: [], substitutions: [],
        lenses: lenses.map((lens) => ({
          ...usual!, facts: { ...usual!.facts, code: lens.code },
          // Prices stand by diameter: sets of one diameter have one.
          sets: lens.sets.map(({ of: { powers, cylinders, shares, diameter, optical }, prismTo, additions, additionStep }) => ({
            diameter: diameter * 100, opticalDiameter: optical * 100, from: powers[0], to: powers[1], cylinderFrom: cylinders[0], cylinderTo: cylinders[1], shareFrom: shares[0], shareTo: shares[1], step: null, prismTo,
            additionFrom: additions?.[0] ?? 0, additionTo: additions?.[1] ?? 0, additionStep: additions ? additionStep : 250, deliveryDays: null,
            price: lens.sets.find((one) => one.of.diameter === diameter && one.of.optical === optical)!.price,
          })),
          baseCurves: lens.curves.map(({ of: { powers, cylinders, shares: [shareFrom, shareTo], diameter }, curve }) => ({
            diameter: diameter * 100, from: powers[0], to: powers[1], cylinderFrom: cylinders[0], cylinderTo: cylinders[1], curve, ...(!(shareFrom === 0 && shareTo === 100) && { shareFrom, shareTo }),
          })),
        })),
      }
      expect(whyNotB2bOptic(catalogue)).toEqual([])
      expect(read(written(catalogue))).toEqual({ catalogue, unread: [], defects: [], defectCount: 0 })
    }), { numRuns: 300 })
  })

  it('says what its places have no room for, so that no lens becomes another', () => {
    const [first, second] = inventCatalogue(2, 1).lenses
    const coded = (lens: typeof first, code: string) => ({ ...lens!, facts: { ...lens!.facts, code } })
    const obstacles = (change: Partial<MakerCatalogue>) => whyNotB2bOptic({ ...inventCatalogue(2, 1), ...change })
    expect(obstacles({})).toEqual([])
    expect(obstacles({ lenses: [coded(first, 'NOVA160-A'), coded(second, 'NOVA160-B')] })).toEqual(['NOVA160-A', 'NOVA160-B'].map((value) => ({ file: 'LensType.Dat', field: 'code', value })))
    expect(obstacles({ lenses: [{ ...first!, facts: { ...first!.facts, indexLine: 'nd' } }] })).toEqual([{ file: 'LensType.Dat', field: 'index', value: first!.facts.code }])
    expect(obstacles({ options: [{ code: 'HARDCOAT', name: 'x', group: 'coating', price: 10_000_000 }] })).toEqual([{ file: 'Options.Dat', field: 'code', value: 'HARDCOAT' }, { file: 'OptionsPrice.Dat', field: 'price 1', value: '10000000' }])
    expect(obstacles({ lenses: [{ ...first!, sets: [{ ...first!.sets[0]!, from: -8125, price: 10_000_000 }] }] }).map(({ field }) => field)).toEqual(['from', 'price 1'])
  })

  it('keeps letters of other scripts from moving what stands behind them', () => {
    const [lens] = inventCatalogue(1, 1).lenses
    const named = { ...inventCatalogue(1, 1), lenses: [{ ...lens!, facts: { ...lens!.facts, name: 'No\u0301va 한\nB' } }] }
    expect(read(written(named)).catalogue.lenses[0]?.facts).toEqual({ ...lens!.facts, name: 'Nova ????B' })
  })

  it('says what the prices of a file are', () => {
    const head = (field: string) => read(new Map([...sampleTexts(), ['Head.Dat', `manufacturer-code             NVA\r\n${field}`]])).catalogue.priceKind
    expect([head('pricefield-01                 20'), head('pricefield-01                 10'), head('')]).toEqual(['recommended', 'paid', 'unknown'])
  })

  it('does not take silence about prisms for none', () => {
    const texts = new Map([...sampleTexts(), ['LensRange.Dat', 'NV150 70   -0400+020000000200000100\r\n']])
    const { catalogue, defects } = read(texts)
    expect([defects, catalogue.lenses[0]?.sets[0]?.prismTo]).toEqual([[], null])
  })

  it('turns the shares of a price list in minus cylinder round', () => {
    const texts = sampleTexts()
    texts.set('Head.Dat', texts.get('Head.Dat')!.replace('plus', 'minus'))
    expect(read(texts).catalogue.lenses[0]?.sets[1]).toMatchObject({ shareFrom: 100, shareTo: 50 })
  })

  it.each([
    ['LensRange.Dat', 'NV150 7000 -0X00+0200', { line: 1, kind: 'no-number', field: 'from' }],
    ['LensRange.Dat', 'NV150 7000 +0400+0200000002000000000000', { line: 1, kind: 'backwards', field: 'from' }],
    ['LensRange.Dat', 'NV150 7000 -080 +020000000200000100', { line: 1, kind: 'no-number', field: 'from' }],
    ['LensRange.Dat', 'NV150 70   -0800+02', { line: 1, kind: 'no-number', field: 'to' }],
    ['LensRange.Dat', 'NV150 XX   -0400+0200000002000000000000', { line: 1, kind: 'unknown-value', field: 'diameter' }],
    ['LensRange.Dat', 'NV150 20   -0400+0200000002000001000000', { line: 1, kind: 'unknown-value', field: 'diameter' }],
    ['LensRange.Dat', 'NV150 70   -0400+020000000200', { line: 1, kind: 'missing', field: 'shareFrom' }],
    ['LensRange.Dat', 'NV150 70   -0400+020000000200000101', { line: 1, kind: 'unknown-value', field: 'shareTo' }],
    ['LensRange.Dat', 'NVP16770   -0400+02000000020000010000000075035003', { line: 1, kind: 'unknown-value', field: 'additionStep' }],
    ['LensRange.Dat', 'NV150 70   -0400+02000000', { line: 1, kind: 'missing', field: 'cylinderTo' }],
    ['LensRange.Dat', 'NVP16770   -0400+0200000002000001000000', { line: 1, kind: 'missing', field: 'additionFrom' }],
    ['BaseCurve.Dat', 'NV150 70   -0400+020000000200      0425', { line: 1, kind: 'missing', field: 'shareFrom' }],
    ['LensRange.Dat', 'NOBODY70   -0400+0200000002000000000000', { line: 1, kind: 'unknown-lens', field: 'lens' }],
    ['LensRange.Dat', 'NV150 70   ', { line: 1, kind: 'missing', field: 'from' }],
    ['CodeSubstitution.Dat', '9NV149 2NV150', { line: 1, kind: 'unknown-value', field: 'what' }],
    ['Head.Dat', 'manufacturer-code             NVA\r\nvalid-from                    20260231', { line: 1, kind: 'no-day', field: 'valid-from' }],
    ['Combination.Dat', 'NV150 7BLUE', { line: 1, kind: 'unknown-value', field: 'rule' }],
  ])('names file, line and field of a bad row: %s %s', (file, row, defect) => {
    const { defects } = read(new Map([...sampleTexts(), [file, `${row}\r\n`]]))
    expect(defects).toEqual([{ file, ...defect }])
  })

  it('never crashes and never turns a sign, whatever was done to the file', () => {
    const texts = sampleTexts()
    const names = [...texts.keys()]
    fc.assert(fc.property(fc.constantFrom(...names), fc.nat(400), fc.constantFrom('X', '-', '+', ' ', '9', '\n', ' ', 'ž'), (name, at, sign) => {
      const text = texts.get(name)!
      const mutated = text.slice(0, at % text.length) + sign + text.slice((at % text.length) + 1)
      const { catalogue } = read(new Map([...texts, [name, mutated]]))
      // By the places themselves: each set says the signs and figures of one row of its lens, and no more sets are read than rows stand there.
      const stands = (name === 'LensRange.Dat' ? mutated : texts.get('LensRange.Dat')!).split(/\r?\n/).map((row) => [row.slice(0, 6).trim(), row.slice(11, 16), row.slice(16, 21)].join(' '))
      for (const { facts, sets } of catalogue.lenses) {
        for (const { from, to } of sets) {
          const at = stands.indexOf([facts.code, signed(from), signed(to)].join(' '))
          expect(at, `${facts.code} ${from} ${to}`).toBeGreaterThanOrEqual(0)
          stands.splice(at, 1)
        }
      }
    }), { numRuns: 10_000 })
  })
})

describe('our CSV', () => {
  it('reads what it has written as it was, but for what it has no columns for', () => {
    const large = inventCatalogue(30, 7)
    const { catalogue, unread, defects } = readCsv(csvRows(large))
    expect([unread, defects]).toEqual([[], []])
    expect(catalogue).toEqual({ ...large, validFrom: null, options: [], rules: [], substitutions: [] })
  })

  it.each([
    [{ power_from: '1,2,5' }, 'no-number', 'power_from'],
    [{ power_from: '-2.25 x' }, 'no-number', 'power_from'],
    [{ power_from: '' }, 'missing', 'power_from'],
    [{ power_from: '9' }, 'backwards', 'power_from'],
    [{ index: '160' }, 'unknown-value', 'index'],
    [{ kind: 'sphere' }, 'unknown-value', 'kind'],
    [{ until: '2026-02-30' }, 'no-day', 'until'],
    [{ diameter: '700' }, 'unknown-value', 'diameter'],
    [{ code: '' }, 'missing', 'code'],
    [{ price: '-5' }, 'unknown-value', 'price'],
    [{ abbe: '0' }, 'unknown-value', 'abbe'],
    [{ density: '-1' }, 'unknown-value', 'density'],
    [{ corridor: '0' }, 'unknown-value', 'corridor'],
    [{ lens_days: '-1' }, 'unknown-value', 'lens_days'],
    [{ days: '99999' }, 'unknown-value', 'days'],
    [{ cylinder_to: '9999999' }, 'unknown-value', 'cylinder_to'],
    [{ prism_to: '-1' }, 'unknown-value', 'prism_to'],
    [{ power_to: '101' }, 'unknown-value', 'power_to'],
  ])('leaves out a row with %j and says why', (cells, kind, field) => {
    const [headings, row] = [...csvRows(inventCatalogue(1, 1))]
    const changed = headings!.map((heading, at) => (cells as Record<string, string>)[heading] ?? row![at]!)
    const { catalogue, defects } = readCsv([headings!, changed])
    expect(defects).toEqual([{ file: 'csv', line: 2, kind, field }])
    expect(catalogue.lenses).toEqual([])
  })

  it('takes no row of another maker, and none that says of a lens otherwise than its first', () => {
    const rows = [...csvRows(inventCatalogue(1, 3))]
    const cell = (row: readonly string[], column: string, value: string) => row.map((one, at) => (rows[0]![at] === column ? value : one))
    const { defects, catalogue } = readCsv([rows[0]!, rows[1]!, cell(rows[2]!, 'maker_code', 'XXX'), cell(rows[3]!, 'kind', 'office')])
    expect(defects).toEqual([{ file: 'csv', line: 3, kind: 'differs', field: 'maker_code' }, { file: 'csv', line: 4, kind: 'differs', field: 'kind' }])
    expect(catalogue.lenses[0]?.sets).toHaveLength(1)
  })

  it('takes a comma for a point, and tells columns it does not know', () => {
    const { catalogue, unread } = readCsv([['maker_code', 'code', 'index', 'diameter', 'power_from', 'power_to', 'colour'], ['NVA', 'A1', '1,6', '65', '−8,00', '+4', 'blue']])
    expect(catalogue.lenses[0]).toMatchObject({ facts: { index: 16_000 }, sets: [{ from: -8000, to: 4000, diameter: 6500 }] })
    expect(unread).toEqual([{ file: 'csv', field: 'colour', rows: 1 }])
  })
})

it('writes a decimal that is read as it was', () => {
  fc.assert(fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }), (value, places) => {
    expect(readDecimal(writeDecimal(value, places), places)).toBe(value + 0)
  }))
})
