import { afterAll, describe, expect, it, vi } from 'vitest'
import { languages } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { PdfError, PdfPrinter } from '#platform/pdf/pdf-printer'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { printOrderSheet } from './print-order-sheet.ts'
import { anOrderSheet, aPrescription, sheetLines } from './testing/an-order-sheet.ts'

vi.setConfig({ testTimeout: 30_000 })

const printer = new PdfPrinter()
afterAll(() => printer[Symbol.asyncDispose]())

const cs = translator('cs')
const pagesOf = async (...sheet: Parameters<typeof anOrderSheet>) => pdfText(await printOrderSheet(printer, anOrderSheet(...sheet), cs))

describe('one page', () => {
  it.each(languages)('holds the three parts of glasses with a prescription in %s', async (language) => {
    const sheet = anOrderSheet({ prescription: aPrescription, priority: 'rush', wearerName: '王晓明 Conceição Dvořáková' })
    const pages = pdfText(await printOrderSheet(printer, sheet, translator(language)))
    expect(pages).toHaveLength(1)
    expect(pages[0]!.match(/^26-1442$/gm)).toHaveLength(3)
    expect(pages[0]).toContain('王晓明 Conceição Dvořáková')
  })

  it('holds a single part asked for again', async () => {
    const [page, ...others] = pdfText(await printOrderSheet(printer, anOrderSheet(), cs, { parts: ['customer'] }))
    expect(others).toEqual([])
    expect(page!.match(/^26-1442$/gm)).toHaveLength(1)
  })

  it('does without a promised day, note, payments, tax, stages, code and contacts', async () => {
    const bare = { promisedOn: null, note: null, payments: [], taxRecap: [], stages: [], adjustments: [], customer: { name: 'Jana', phone: null, email: null, language: 'cs' } } as const
    const shop = { ...anOrderSheet().shop, addressLines: [], phone: null, email: null, taxNumber: null }
    expect(await pagesOf(bare, { trackingUrl: null, shop })).toHaveLength(1)
  })
})

describe('more than a page', () => {
  it('carries every line on every part, and the head of the part on each of its pages', async () => {
    const pages = await pagesOf({ lines: sheetLines(60), prescription: aPrescription })
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect(page).toMatch(/^26-1442$/m)
    const text = pages.join('\n')
    for (const { description } of sheetLines(60)) expect(text.split(description)).toHaveLength(4)
  })

  it('keeps parts that fit whole: none begins at the foot of a page to end on the next', async () => {
    const pages = await pagesOf({ lines: sheetLines(12) })
    expect(pages.map((page) => page.match(/^26-1442$/gm)?.length)).toEqual([2, 1])
  })

  it('counts pages within each part', async () => {
    const sheet = anOrderSheet({ lines: sheetLines(60) })
    const pages = pdfText(await printOrderSheet(printer, sheet, translator('en')))
    expect(pages.map((page) => /Page \d of \d/.exec(page)?.[0])).toEqual(['Page 1 of 2', 'Page 2 of 2', 'Page 1 of 2', 'Page 2 of 2', 'Page 1 of 2', 'Page 2 of 2'])
  })
})

describe('texts of any kind', () => {
  const hostile = '#panic("x") $ * \\ @ref ] _ `'

  it('are printed as they are written, wherever they stand', async () => {
    const order = anOrderSheet().order
    const pages = await pagesOf({
      kindNames: { en: hostile, cs: hostile, 'pt-BR': hostile, 'zh-CN': hostile }, values: [{ label: hostile, value: hostile }], hold: { since: '2026-11-12T13:02:00Z', reason: hostile }, payers: [{ name: hostile, amount: null }], remake: { of: hostile, cause: 'breakage', costBearer: 'shop' }, stageName: hostile, takenBy: hostile, note: `${hostile}\n${hostile}`, wearerName: hostile, number: '26-1442',
      customer: { ...order.customer, name: hostile }, lines: [{ ...sheetLines(1)[0]!, description: hostile, detail: hostile }],
      adjustments: [{ label: hostile, amount: order.total }], taxRecap: [{ ...order.taxRecap[0]!, label: hostile }],
      payments: [{ ...order.payments[0]!, method: hostile }], stages: [{ name: hostile, mark: hostile }],
    }, { printedBy: hostile, shop: { ...anOrderSheet().shop, name: hostile, branchName: hostile, addressLines: [hostile], phone: hostile, email: hostile, taxNumber: hostile } })
    expect(pages.join('\n').replace(/\s+/g, ' ').match(/#panic\("x"\) \$ \* \\ @ref \] _ `/g)?.length).toBeGreaterThan(20)
  })

  it('may be long: names wrap, and words without end break', async () => {
    const name = 'Maximilián Bartoloměj z Valdštejna a Wartenberka '.repeat(4).trim()
    const pages = await pagesOf({ customer: { ...anOrderSheet().order.customer, name }, note: 'x'.repeat(2000) })
    const text = pages.join('').replace(/[\s\u200b]/g, '')
    expect(text).toContain(name.replaceAll(' ', ''))
    expect(text.match(/x{2000}/g)).toHaveLength(2)
  })
})

describe('the logo', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const shopWith = (logo: NonNullable<ReturnType<typeof anOrderSheet>['shop']['logo']>) => ({ shop: { ...anOrderSheet().shop, logo } })

  it('is drawn', async () => {
    const plain = await printOrderSheet(printer, anOrderSheet(), cs)
    const withLogo = await printOrderSheet(printer, anOrderSheet({}, shopWith({ format: 'png', bytes: png })), cs)
    expect(Buffer.from(plain).includes('/Subtype /Image')).toBe(false)
    expect(Buffer.from(withLogo).includes('/Subtype /Image')).toBe(true)
  })

  it('is left out when it cannot be drawn', async () => {
    const broken = { format: 'png', bytes: png.subarray(0, 20) } as const
    const [page] = pdfText(await printOrderSheet(printer, anOrderSheet({}, shopWith(broken)), cs))
    expect(page).toContain('Optika Lumen')
  })

  it('is not blamed for what else goes wrong', async () => {
    const closed = new PdfPrinter()
    await closed[Symbol.asyncDispose]()
    await expect(printOrderSheet(closed, anOrderSheet(), cs)).rejects.toThrow(PdfError)
  })
})
