import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from './cell-text.ts'
import type { Eye } from './eye-values.ts'
import { readLine, readLines } from './read-line.ts'

describe('readLine', () => {
  it.each([
    ['-2,25 -0,50 x 90 add 2.00', { sphere: -2250, cylinder: -500, axisDeg: 90, addition: 2000 }],
    ['-1.00/-0.50x180', { sphere: -1000, cylinder: -500, axisDeg: 180 }],
    ['-1.00-0.50x0', { sphere: -1000, cylinder: -500, axisDeg: 180 }],
    ['=4,25 =0,75 × 175', { sphere: -4250, cylinder: -750, axisDeg: 175 }],
    ['+1.50 +0.75 ax 60 add +2,25', { sphere: 1500, cylinder: 750, axisDeg: 60, addition: 2250 }],
    ['-225度 -50度 轴90', { sphere: -2250, cylinder: -500, axisDeg: 90 }],
    ['近视200度', { sphere: -2000 }],
    ['－２．２５　－０．５０×９０', { sphere: -2250, cylinder: -500, axisDeg: 90 }],
    ['sph -2.25 cyl -0.50 axis 90', { sphere: -2250, cylinder: -500, axisDeg: 90 }],
    ['-2.25, -0.50 x 90', { sphere: -2250, cylinder: -500, axisDeg: 90 }],
    ['-2.25 DS', { sphere: -2250 }],
    ['plano -0.50 x 90', { sphere: 0, cylinder: -500, axisDeg: 90 }],
    ['∞ =0,50 osa 90', { sphere: 0, cylinder: -500, axisDeg: 90 }],
    ['-2.00 DS near +0.50', { sphere: -2000, addition: 2500 }],
    ['-2.00 2Δ BI pd 31,5', { sphere: -2000, prism: 200, prismBaseDeg: 0, pd: 3150 }],
    ['-1.37 -0.12 x 5', { sphere: -1375, cylinder: -125, axisDeg: 5 }],
  ])('reads %s', (text, values) => {
    expect(readLine(text, 'right')).toEqual({ eye: 'right', values })
  })

  it.each([
    ['OD -1.00/-0.50x180', 'right'], ['OS: -1.00/-0.50x180', 'left'], ['OE -1,00 -0,50 x 180', 'left'], ['L =1,00 =0,50 × 180', 'left'], ['P =1,00 =0,50 × 180', 'right'], ['左眼 -100度 -50度 轴180', 'left'], ['右 -100度 -50度 轴180', 'right'],
  ] as const)('gives %s to the eye that it names', (text, eye) => {
    expect(readLine(text, eye === 'left' ? 'right' : 'left')).toEqual({ eye, values: { sphere: -1000, cylinder: -500, axisDeg: 180 } })
  })

  it('takes P for plano where an eye would leave no reading', () => {
    expect(readLine('P -0.50 x 90', 'left')).toEqual({ eye: 'left', values: { sphere: 0, cylinder: -500, axisDeg: 90 } })
  })

  it.each([
    '-2.25 x', '1,2,5', '2.25 -0.50 x 90', '-2.25 0.50 x 90', '-2.25 -0.50', '-2.25 x 90', '-2.25 -0.50 x 181', '-2.25 -0.50 x 90 2.00', '-2.25 -0.50 x 90 +2.00', '-2.25 -0.50 x 90 add -2.00', '-2.25 -0.50 x 90 add 2.00 add 1.00',
    '-2, 25', '-2.25 10', '-2.30 -0.50 x 90', '-50 -0.50 x 90', '-2.25 -0.50 x 9 0', '-2.25 -0.50 x 90.5', '-2.25 - 0.50 - x 90', '', 'OD', 'add 2.00', '近视+200度', '-2.25度', 'OD OS -1.00',
  ])('does not read %s, which has no single reading', (text) => {
    expect(readLine(text, 'right')).toBeNull()
  })
})

describe('readLines', () => {
  const [right, left] = [{ sphere: -4250, cylinder: -750, axisDeg: 175 }, { sphere: -3750, cylinder: -1250, axisDeg: 10 }]
  it.each(['P =4,25 =0,75 × 175\nL =3,75 =1,25 × 10', 'OS -3.75 -1.25 x 10\r\nOD -4.25 -0.75 x 175', 'OD -4.25 -0.75 x 175; OS -3.75 -1.25 x 10'])('reads both eyes of %j', (text) => {
    expect(readLines(text, 'left')).toEqual({ right, left })
  })

  it.each(['-4.25 -0.75 x 175\n-3.75 -1.25 x 10', 'OD -4.25\nOD -3.75', 'OD -4.25\n-3.75', 'OD -4.25\nOS -3.75\nOS -1.00'])('does not read %j: which eye is which was not said', (text) => {
    expect(readLines(text, 'right')).toBeNull()
  })
})

/** A written line of one eye in one of many hands, with what it says. */
const written = fc.record({
  eye: fc.constantFrom<Eye>('right', 'left'), names: fc.boolean(), sphere: fc.integer({ min: -312, max: 392 }), cylinder: fc.integer({ min: -158, max: 158 }), axisDeg: fc.integer({ min: 1, max: 180 }), addition: fc.integer({ min: 0, max: 32 }),
  mark: fc.constantFrom('.' as const, ',' as const), minus: fc.constantFrom('-', '−', '='), x: fc.constantFrom(' x ', 'x', ' × ', ' ax ', ' 轴'), gap: fc.constantFrom(' ', '  ', ' / ', '/'), wide: fc.boolean(),
}).map(({ eye, names, mark, minus, x, gap, wide, ...eighths }) => {
  const values = { sphere: eighths.sphere * 125, ...(eighths.cylinder && { cylinder: eighths.cylinder * 125, axisDeg: eighths.axisDeg }), ...(eighths.addition && { addition: eighths.addition * 125 }) }
  const say = (value: number): string => cellText('sphere', value, eye, mark).replace('−', minus)
  const text = `${names ? (eye === 'right' ? 'OD ' : 'OS ') : ''}${say(values.sphere)}${values.cylinder ? `${gap}${say(values.cylinder)}${x}${values.axisDeg}` : ''}${values.addition ? ` add ${say(values.addition)}` : ''}`
  return { eye, values, names, text: wide ? text.replace(/[0-9.,]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)) : text }
})

it('reads back every written line to the last eighth', () => {
  fc.assert(fc.property(written, ({ eye, values, text }) => {
    expect(readLine(text, eye)).toEqual({ eye, values })
  }), { numRuns: 2000 })
})

it.each(['-10.00 +0.8752 add +0.12', '-0.12 / -100010 add +0.12', '-1.00 -0.5090', '-1.00 prism 1234°'])('reads nothing of %s, where one number runs into the next', (text) => {
  expect(readLine(text, 'right')).toBeNull()
})

it('reads no sign, axis or eye that is not written, in ten thousand lines changed at random', () => {
  let read = 0
  const change = fc.tuple(fc.nat(), fc.constantFrom('drop', 'put', 'swap', 'twice'), fc.constantFrom(...'0123456789.,-+=−x× /°dOSDRLPadl度∞;\n'))
  fc.assert(fc.property(written, fc.array(change, { minLength: 1, maxLength: 3 }), ({ eye, text }, changes) => {
    let changed = text
    for (const [place, how, letter] of changes) {
      const at = place % (changed.length + 1)
      const [before, here, after] = [changed.slice(0, at), changed.slice(at, at + 1), changed.slice(at + 1)]
      changed = how === 'drop' ? before + after : how === 'put' ? before + letter + here + after : how === 'swap' ? before + after.slice(0, 1) + here + after.slice(1) : before + here + here + after
    }
    const line = readLine(changed, eye)
    if (!line) return
    read += 1
    const plain = changed.normalize('NFKC')
    const powers = [line.values.sphere, line.values.cylinder, line.values.addition].map((value) => value ?? 0)
    // As many minuses as are written, but for zeros, which have none; an addition alone may lack its plus.
    const zeros = powers.filter((value) => value === 0).length
    expect(powers.filter((value) => value < 0).length).toBeGreaterThanOrEqual((plain.match(/[-−=]/g) ?? []).length - zeros)
    expect(powers.filter((value) => value < 0).length).toBeLessThanOrEqual((plain.match(/[-−=]/g) ?? []).length)
    expect(powers.slice(0, 2).filter((value) => value > 0).length).toBeLessThanOrEqual((plain.match(/\+/g) ?? []).length)
    const { axisDeg } = line.values
    if (axisDeg !== undefined) expect(plain.match(/\d+/g)?.map(Number).map((axis) => axis || 180)).toContain(axisDeg)
    // A letter that is put beside another may name an eye in another language: OP and OL.
    const named = /^\s*(?:OD|OP|R|P)(?![a-z])/i.test(plain) ? 'right' : /^\s*(?:OS|OL|L)(?![a-z])/i.test(plain) ? 'left' : null
    expect(line.eye).toBe(/^\s*P/i.test(plain) ? line.eye : named ?? eye)
  }), { numRuns: 10_000 })
  // Most changes leave nothing to read; enough leave another line that is as well written.
  expect(read).toBeGreaterThan(500)
})
