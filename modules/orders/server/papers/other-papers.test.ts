import { afterAll, describe, expect, it, vi } from 'vitest'
import { languages } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import type { EstimatePaperInput } from './estimate-paper.ts'
import type { PickUpSlipInput } from './pick-up-slip.ts'
import { printEstimatePaper, printReceiptPaper } from './print-money-papers.ts'
import { printPickUpSlip } from './print-pick-up-slip.ts'
import { printTrayLabel } from './print-tray-label.ts'
import type { ReceiptPaperInput } from './receipt-paper.ts'
import { anOrderSheet, sheetLines } from './testing/an-order-sheet.ts'
import { aLabel, anEstimate, aReceipt, aSlip } from './testing/other-papers.ts'
import type { TrayLabelInput } from './tray-label.ts'

vi.setConfig({ testTimeout: 30_000 })

const printer = new PdfPrinter()
afterAll(() => printer[Symbol.asyncDispose]())
const cs = translator('cs')

const label = async (over: Partial<TrayLabelInput> = {}, words = cs) => printTrayLabel(printer, aLabel(over), words)
const slip = async (over: Partial<PickUpSlipInput> = {}, words = cs) => pdfText(await printPickUpSlip(printer, aSlip(over), words))
const estimate = async (over: Partial<EstimatePaperInput> = {}, words = cs) => pdfText(await printEstimatePaper(printer, anEstimate(over), words))
const receipt = async (over: Partial<ReceiptPaperInput> = {}, lines = 3, words = cs) => pdfText(await printReceiptPaper(printer, aReceipt(over, lines), words))
const squeezed = (pages: readonly string[]): string => pages.join('').replace(/[\s\u200b]/g, '')

const mm = (points: number): number => Math.round(points / 72 * 25.4)
/** Width and height of the pages in millimetres. */
const sizeOf = (pdf: Uint8Array): number[] => (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString('latin1'))?.slice(1) ?? []).map((points) => mm(Number(points)))

const hostile = '#panic("x") $ * \\ @ref ] _ `'
const escaped = /#panic\("x"\)\$\*\\@ref\]_`/g
const longName = 'Maximilián Bartoloměj z Valdštejna a Wartenberka '.repeat(4).trim()

describe('the tray label', () => {
  it.each(languages)('is one page of 57 × 32 mm in %s, with number, short name, day and tray', async (language) => {
    const pdf = await label({ priority: 'rush' }, translator(language))
    expect(sizeOf(pdf)).toEqual([57, 32])
    const pages = pdfText(pdf)
    expect(pages).toHaveLength(1)
    for (const said of ['26-1442', 'Dvořáková J.', '2026', 'A-17']) expect(pages[0]).toContain(said)
    expect(pages[0]).not.toContain('Jana')
  })

  it('stays one page, its name and tray cut, whatever they are', async () => {
    for (const text of [longName.replaceAll(' ', '-'), 'x'.repeat(200), '王'.repeat(80), hostile, 'a\nb\nc']) {
      expect(pdfText(await label({ number: '26-12345678', customerName: text, tray: text, priority: 'rush' }))).toHaveLength(1)
    }
  })

  it('marks a rush, and says nothing of what is not known', async () => {
    expect(pdfText(await label({ priority: 'rush' }))[0]).toContain('Spěchá')
    const [bare] = pdfText(await label({ tray: null, promisedOn: null }))
    expect(bare).toContain('26-1442\nDvořáková J.')
    expect(bare).not.toMatch(/A-17|2026|Spěchá/)
  })
})

describe('the pick-up slip', () => {
  it.each(languages)('is one page of A6 in %s', async (language) => {
    const pdf = await printPickUpSlip(printer, aSlip({ customerName: '王晓明 Conceição Dvořáková' }), translator(language))
    expect(sizeOf(pdf)).toEqual([105, 148])
    const pages = pdfText(pdf)
    expect(pages).toHaveLength(1)
    expect(squeezed(pages)).toContain('王晓明ConceiçãoDvořáková')
    for (const said of ['26-1442', '09:00–18:00', '09:00–12:00']) expect(pages[0]).toContain(said)
  })

  it('asks for the balance only when there is one', async () => {
    expect((await slip())[0]).toContain('5\u00a0440,50')
    const [paid] = await slip({ balance: { amount: 0, currency: 'CZK' } }, translator('en'))
    expect(paid).toContain('Everything is paid.')
    expect(paid).not.toContain('Balance')
  })

  it('does without hours, day, code and contacts', async () => {
    const bare = { ...aSlip().shop, addressLines: [], phone: null, email: null, taxNumber: null }
    expect(await slip({ hours: [], promisedOn: null, trackingUrl: null, shop: bare })).toHaveLength(1)
  })

  it('prints long and hostile texts as they are written', async () => {
    expect(squeezed(await slip({ customerName: longName }))).toContain(longName.replaceAll(' ', ''))
    expect(squeezed(await slip({ customerName: hostile, printedBy: hostile, shop: { ...aSlip().shop, name: hostile } })).match(escaped)).toHaveLength(3)
  })
})

describe('the receipt', () => {
  it.each(languages)('is a page of A5 in %s with tax, payments and what it is not', async (language) => {
    const pdf = await printReceiptPaper(printer, aReceipt(), translator(language))
    expect(sizeOf(pdf)).toEqual([148, 210])
    const pages = pdfText(pdf)
    expect(pages).toHaveLength(1)
    for (const said of ['R26-000123', '26-1442', 'DPH', 'Stálý zákazník −5 %', translator(language)._('orders.receipt.no-invoice')]) expect(pages[0]).toContain(said)
  })

  it('shows lines before their adjustments, so that lines, adjustments and total add up', async () => {
    const [page] = await receipt()
    for (const said of ['3\u00a0290,00', '−549,50', '10\u00a0440,50\u00a0Kč', '5\u00a0440,50\u00a0Kč', '671,17']) expect(page).toContain(said)
  })

  it('says when it is a reprint, and only then', async () => {
    expect((await receipt({}, 3, translator('en')))[0]).not.toContain('Reprint')
    expect((await receipt({ reprint: true }, 3, translator('en')))[0]).toContain('Reprint')
  })

  it('carries thirty lines over pages, counted, the sums whole on the last', async () => {
    const pages = await receipt({}, 60, translator('en'))
    expect(pages.length).toBeGreaterThan(1)
    for (const { description } of sheetLines(60)) expect(squeezed(pages)).toContain(description.replace(/\s/g, ''))
    expect(pages.map((page) => /Page \d of \d/.exec(page)?.[0])).toEqual(pages.map((_, index) => `Page ${index + 1} of ${pages.length}`))
    expect(pages.at(-1)).toContain('Balance to pay')
  })
})

describe('the cost estimate', () => {
  it.each(languages)('is a page of A4 in %s that says until when it holds and what it is not', async (language) => {
    const words = translator(language)
    const pdf = await printEstimatePaper(printer, anEstimate(), words)
    expect(sizeOf(pdf)).toEqual([210, 297])
    const [page, ...others] = pdfText(pdf)
    expect(others).toEqual([])
    for (const said of ['2026', '10', 'DPH', words._('orders.estimate.no-order')]) expect(page).toContain(said)
  })

  it('names no number and no payment', async () => {
    const [page] = await estimate()
    expect(page).toContain('so 12. 12. 2026')
    for (const other of ['26-1442', '5\u00a0000,00', 'Doplatek']) expect(page).not.toContain(other)
  })

  it('carries thirty lines with long and hostile texts', async () => {
    const money = { ...anOrderSheet().order, lines: sheetLines(30).map((line, index) => ({ ...line, description: index === 3 ? hostile : index === 4 ? 'x'.repeat(300) : line.description })) }
    const pages = await estimate({ money, customerName: longName })
    const text = squeezed(pages)
    expect(text).toContain(longName.replaceAll(' ', ''))
    expect(text.match(escaped)).toHaveLength(1)
    expect(text).toContain('x'.repeat(300))
    expect(text).toContain('Obruba Aria (28)'.replace(/\s/g, ''))
  })

  it('is made for nobody in particular too', async () => {
    expect((await estimate({ customerName: null }, translator('en')))[0]).not.toContain('Customer')
  })
})
