import { describe, expect, it } from 'vitest'
import { qrSvg } from './barcode.ts'
import { code128Svg } from './code128.ts'

/** Widths of bars and spaces of the symbols 0-105, then stop. Source: ISO/IEC 15417 table 1. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 ' +
  '312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 ' +
  '113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 ' +
  '112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 ' +
  '111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ')

/** Bars of the drawing from left to right, as [left edge, width] in modules. */
function bars(svg: string): [number, number][] {
  return [...svg.matchAll(/M(\d+) 0h(\d+)/g)].map(([, x, width]) => [Number(x) / 2, Number(width) / 2])
}

/** What a scanner reads: symbols by their widths, check symbol, then characters of the code sets B and C. */
function scan(svg: string): string {
  const drawn = bars(svg)
  const widths = drawn.flatMap(([left, width], index) => {
    const next = drawn[index + 1]
    return next ? [width, next[0] - left - width] : [width]
  })
  const symbols = widths.slice(0, -7).join('').match(/.{6}/g)!.map((pattern) => patterns.indexOf(pattern))
  expect(widths.slice(-7).join('')).toBe('2331112')
  const data = symbols.slice(0, -1)
  const sum = data.reduce((total, value, index) => total + value * Math.max(index, 1), 0)
  expect(symbols.at(-1)).toBe(sum % 103)
  let set = data[0] === 105 ? 'C' : 'B'
  let text = ''
  for (const value of data.slice(1)) {
    if (set === 'C' && value === 100) set = 'B'
    else if (set === 'B' && value === 99) set = 'C'
    else text += set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32)
  }
  return text
}

describe('code128Svg', () => {
  it.each(['26-1442', '26-1', '26-12345678', '26001442', 'A5/b z', '12345', 'x1234y', '0', '~ !', '2600144223'])('draws bars that read %s', (text) => {
    expect(scan(code128Svg(text))).toBe(text)
  })

  it('is as short as the code allows: two digits in one symbol', () => {
    const modules = (text: string) => Number(/viewBox="0 0 (\d+)/.exec(code128Svg(text))?.[1]) / 2
    // Start, data, check of 11 modules each, then stop of 13.
    expect(modules('26001442')).toBe(11 * (1 + 4 + 1) + 13)
    expect(modules('26-1442')).toBe(11 * (1 + 3 + 1 + 2 + 1) + 13)
  })

  it.each(['', 'ž', 'a\u0000'])('refuses %j', (text) => {
    expect(() => code128Svg(text)).toThrow(RangeError)
  })
})

describe('qrSvg', () => {
  const sizeOf = (text: string) => Number(/viewBox="0 0 (\d+)/.exec(qrSvg(text))?.[1])

  it('draws whole modules that grow with the text', () => {
    // 4 units a module; version 1 has 21 modules on a side, version 5 has 37. Source: ISO/IEC 18004 table 1.
    expect(sizeOf('x')).toBe(21 * 4)
    expect(sizeOf('https://lunette.example/t/0199a3c27d1e7c3a9f005a1b2c3d4e5f/5kQ0JvYx2mN8r1LzT4wP')).toBe(37 * 4)
  })

  it('draws another code for another text and the same for the same', () => {
    expect(qrSvg('https://lunette.example/t/a')).not.toBe(qrSvg('https://lunette.example/t/b'))
    expect(qrSvg('žluťoučký 王')).toBe(qrSvg('žluťoučký 王'))
  })

  it('refuses what no code can hold', () => {
    expect(() => qrSvg('x'.repeat(3000))).toThrow()
  })
})
