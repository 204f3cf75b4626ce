import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { PdfPrinter } from './pdf-printer.ts'
import { toPrintJson } from './print-json.ts'
import { printable } from './printable.ts'
import { pdfText } from './testing/pdf-text.ts'

vi.setConfig({ testTimeout: 30_000 })

const echo = fileURLToPath(new URL('./testing/echo.typ', import.meta.url))

const markup = [
  '#panic("x")', '#{ let x = 1 }', '#read("/package.json")', '#import "@preview/x:1.0.0"', '$ x^2 $', '*bold* _it_ `raw` <label> @ref', '= Heading', '- item + item / term: x',
  '\\ \\u{41} \\n', ']', '[', '}', '{', '#', '//comment', '/* comment', '"quoted" \'single\'', '~ -- --- ...', '&amp; <b>html</b>', '${x} {{x}} %s', 'https://lunette.example/#x',
]

it('sets what looks like markup as it is written', async () => {
  await using printer = new PdfPrinter()
  expect(pdfText(await printer.print(echo, { texts: markup }))[0]!.split('\n')).toEqual(markup)
})

it.each([
  ['direction marks', 'a\u200fb\u200ec', 'abc'],
  ['direction overrides', '1\u202e234,00\u202c 5', '1234,00 5'],
  ['NUL and other controls', 'a\u0000b\u001bc\u0085d', 'abcd'],
  ['half a surrogate', 'a\ud83d b', 'a\ufffd b'],
  ['zero width', 'a\u200bb\u200dc\ufeffd', 'abcd'],
  ['tabs and line ends', 'a\tb\r\nc\u2028d', 'a b\nc\nd'],
  ['four languages', 'Ďáblův žlutý kůň · ação · 眼镜店，验光师。', 'Ďáblův žlutý kůň · ação · 眼镜店，验光师。'],
])('prints a text with %s', async (_, text, expected) => {
  await using printer = new PdfPrinter()
  const invisible = /[\u200b-\u200f\ufeff]/g
  expect(pdfText(await printer.print(echo, { texts: [text] }))[0]!.replace(invisible, '')).toBe(expected)
})

it('prints what its fonts do not hold as a box, and the rest around it', async () => {
  await using printer = new PdfPrinter()
  const [text] = pdfText(await printer.print(echo, { texts: ['before 😀👩‍👩‍👧 مرحبا שלום after'] }))
  expect(text).toMatch(/^before .* after$/s)
})

it('breaks a word of ten thousand letters over lines and pages', async () => {
  await using printer = new PdfPrinter()
  const word = 'Donaudampfschifffahrt'.repeat(480).slice(0, 10_000)
  const pages = pdfText(await printer.print(echo, { texts: [word] }))
  expect(pages.join('').replace(/[\u200b\n]/g, '')).toBe(word)
  expect(Math.max(...pages.flatMap((page) => page.split('\n')).map((line) => line.replaceAll('\u200b', '').length))).toBeLessThan(120)
})

it('breaks Chinese without spaces, never before a closing mark', async () => {
  await using printer = new PdfPrinter()
  const [page] = pdfText(await printer.print(echo, { language: 'zh-CN', texts: ['做好后请立即电话通知；旧镜架留店作为样品，请勿与新镜架混淆。'.repeat(20)] }))
  const lines = page!.split('\n')
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.filter((line) => /^[；，。]/.test(line))).toEqual([])
})

it('draws barcodes and hands over bytes as numbers', () => {
  const json = JSON.parse(toPrintJson({ code: { barcode: 'code128', text: '26-1442' }, qr: { barcode: 'qr', text: 'x' }, logo: Buffer.from([1, 255]), bytes: new Uint8Array([7]), deep: [{ text: 'a\u0000' }] }))
  expect(json).toMatchObject({ code: expect.stringMatching(/^<svg /), qr: expect.stringMatching(/^<svg /), logo: [1, 255], bytes: [7], deep: [{ text: 'a' }] })
})

it('leaves ordinary text alone', () => {
  const text = 'Jana Dvořáková (12 %) – 26. 11. 2026 “王” \u00a0\u202f'
  expect(printable(text)).toBe(text)
})
