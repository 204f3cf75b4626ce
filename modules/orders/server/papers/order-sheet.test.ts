import { describe, expect, it } from 'vitest'
import { translator } from '#platform/i18n/index'
import { orderSheetData } from './order-sheet.ts'
import { anOrderSheet, aPrescription, sheetLines } from './testing/an-order-sheet.ts'

const cs = translator('cs')
const [shop, workshop, customer] = orderSheetData(anOrderSheet({ prescription: aPrescription, wearerName: 'Tomáš Dvořák' }), cs).parts.map((part) => JSON.stringify(part))

describe('who sees what', () => {
  it('shows the prescription to the workshop alone', () => {
    for (const value of ['−4,25', '−1,25', '175', '31,5', '19,5']) {
      expect(workshop).toContain(`"${value}"`)
      expect(shop).not.toContain(`"${value}"`)
      expect(customer).not.toContain(`"${value}"`)
    }
  })

  it('has no prescription grid when the order has no prescription', () => {
    expect(orderSheetData(anOrderSheet(), cs, { parts: ['workshop'] }).parts[0]!.body).toMatchObject({ prescription: null })
  })

  it('gives the workshop the wearer, but no contacts, prices and payments', () => {
    expect(workshop).toContain('Tomáš Dvořák')
    for (const other of ['+420 603 987 654', 'jana@dvorakova.example', '3\u00a0290,00', '10\u00a0440,50', 'kartou']) {
      expect(shop).toContain(other)
      expect(workshop).not.toContain(other)
    }
  })

  it('gives the customer money, tax and the way to collect, but not the note and the stages', () => {
    for (const said of ['10\u00a0440,50\u00a0Kč', '5\u00a0000,00\u00a0Kč', '5\u00a0440,50\u00a0Kč', 'DPH 12\u00a0%', '671,17', 'https://lunette.example/t/org/token', '+420 541 123 456']) expect(customer).toContain(said)
    for (const kept of ['Stará obruba', 'Ve výrobě', 'Tomáš']) expect(customer).not.toContain(kept)
  })

  it('tells staff of hold, remake, payers and what was filled in, the cost of a remake only the shop, the customer none of it', () => {
    const [ours, works, theirs] = orderSheetData(anOrderSheet({
      values: [{ label: 'Přihrádka', value: 'A-17' }], hold: { since: '2026-11-13T10:00:00Z', reason: 'Čekáme na barvu' }, payers: [{ name: 'Pojišťovna Zdraví', amount: { amount: 200_000, currency: 'CZK' } }],
      remake: { of: '26-1390', cause: 'breakage', costBearer: 'lab' },
    }), cs).parts.map((part) => JSON.stringify(part))
    for (const said of ['A-17', 'Čekáme na barvu', '26-1390', 'rozbití']) {
      expect(ours).toContain(said)
      expect(works).toContain(said)
      expect(theirs).not.toContain(said)
    }
    for (const money of ['Pojišťovna Zdraví 2\u00a0000,00\u00a0Kč', 'na náklady laboratoře']) {
      expect(ours).toContain(money)
      expect(works).not.toContain(money)
      expect(theirs).not.toContain(money)
    }
  })

  it('says on the workshop\'s part alone that a prescription is left out', () => {
    const said = orderSheetData(anOrderSheet({ prescription: 'withheld' }), cs).parts.map((part) => JSON.stringify(part).includes('není vytištěn'))
    expect(said).toEqual([false, true, false])
  })

  it('prints prisms with their bases and measures that have no column, and other columns for contact lenses', () => {
    const right = { ...aPrescription.right, prism: 150, prismBaseDeg: 0, prism2: 50, prism2BaseDeg: 90, pdNear: 3000, baseCurve: 860, diameter: 1420 }
    const grid = (prescription: typeof aPrescription) => orderSheetData(anOrderSheet({ prescription }), cs, { parts: ['workshop'] }).parts[0]!.body
    expect(grid({ ...aPrescription, right })).toMatchObject({ prescription: { right: ['−4,25', '−0,75', '175', '+1,25', '1,50\u00a0BI 0,50\u00a0BU', '31,5', '19,0'], further: [{ label: 'PD na blízko', right: '30,0', left: '–' }, {}, {}] } })
    expect(grid({ ...aPrescription, right, purpose: 'contact-lenses' })).toMatchObject({ prescription: { right: ['−4,25', '−0,75', '175', '+1,25', '8,60', '14,2'] } })
  })

  it('marks a rush for staff, not for the customer', () => {
    const rush = orderSheetData(anOrderSheet({ priority: 'rush' }), cs).parts.map((part) => part.rush !== null)
    expect(rush).toEqual([true, true, false])
  })
})

describe('what it says', () => {
  const bodyOf = (order: Parameters<typeof anOrderSheet>[0], part: 'shop' | 'customer') => orderSheetData(anOrderSheet(order), cs, { parts: [part] }).parts[0]!.body

  it('shows a unit price only when some line has several pieces', () => {
    const several = sheetLines(2).map((line, index) => (index === 0 ? { ...line, quantity: 2000, total: { amount: 658_000, currency: 'CZK' } } : line))
    expect(bodyOf({}, 'shop')).toMatchObject({ lines: { rows: [{ cells: ['1', '3\u00a0290,00'] }, {}, {}] } })
    expect(bodyOf({ lines: several }, 'shop')).toMatchObject({ lines: { rows: [{ cells: ['2', '3\u00a0290,00', '6\u00a0580,00'] }, { cells: ['1', '3\u00a0850,00', '3\u00a0850,00'] }] } })
  })

  it('lists the tax above the total when prices come without it', () => {
    expect(bodyOf({ pricesGross: false }, 'customer')).toMatchObject({ sums: [{ value: '−549,50' }, { label: 'DPH 12\u00a0%', value: '671,17' }, { label: 'DPH 21\u00a0%', value: '724,80' }, { value: '10\u00a0440,50\u00a0Kč' }] })
    expect(bodyOf({}, 'customer')).toMatchObject({ sums: [{ value: '−549,50' }, { value: '10\u00a0440,50\u00a0Kč' }] })
  })

  it('shows what came in as lowering and what went back as raising what is to pay', () => {
    const payments = [50_000, -20_000].map((amount) => ({ when: '2026-11-12T13:02:00Z', method: 'kartou', amount: { amount, currency: 'CZK' } }))
    expect(bodyOf({ payments }, 'shop')).toMatchObject({ paid: [{ label: '12. 11. 2026 · kartou', value: '−500,00' }, { value: '200,00' }] })
  })

  it('tells eyes apart by the letters of the paper’s language, and nothing where there is no eye', () => {
    expect(bodyOf({}, 'shop')).toMatchObject({ lines: { rows: [{ eye: null }, { eye: { side: 'right', letter: 'P' } }, { eye: { side: 'left', letter: 'L' } }] } })
    const letters = (['en', 'cs', 'pt-BR', 'zh-CN'] as const).map((language) => {
      const { body } = orderSheetData(anOrderSheet({ prescription: aPrescription }), translator(language), { parts: ['workshop'] }).parts[0]! as { body: { prescription: { eyes: Record<'right' | 'left', { letter: string }> } } }
      return [body.prescription.eyes.right.letter, body.prescription.eyes.left.letter].join('/')
    })
    expect(letters).toEqual(['R/L', 'P/L', 'D/E', '右/左'])
  })

  it('says which PD it is where somebody may take it for the other', () => {
    const grid = (purpose: 'distance' | 'near' | 'progressive', pds: object) => {
      const eye = { ...aPrescription.right, pd: 3150, ...pds }
      const { body } = orderSheetData(anOrderSheet({ prescription: { ...aPrescription, purpose, right: eye, left: eye } }), cs, { parts: ['workshop'] }).parts[0]! as { body: { prescription: { heads: string[]; right: string[]; further: { label: string; right: string }[] } } }
      const { heads, right, further } = body.prescription
      return [heads.at(-2), right.at(-2), further.filter(({ label }) => label.startsWith('PD')).map(({ label, right: value }) => `${label} ${value}`).join()]
    }
    expect(grid('distance', { pdNear: null })).toEqual(['PD', '31,5', ''])
    expect(grid('near', { pdNear: null })).toEqual(['PD na dálku', '31,5', ''])
    expect(grid('near', { pdNear: 3000 })).toEqual(['PD na blízko', '30,0', 'PD na dálku 31,5'])
    expect(grid('progressive', { pdNear: 3000 })).toEqual(['PD na dálku', '31,5', 'PD na blízko 30,0'])
  })

  it('draws a ring for a mark that paper does not know', () => {
    expect(bodyOf({ stages: [{ name: 'Nový', mark: 'spiral' }] }, 'shop')).toMatchObject({ stages: [{ name: 'Nový', mark: expect.stringContaining('<circle cx="8" cy="8" r="5.5"/>') }] })
  })

  it('writes the customer\'s part in the customer\'s language', () => {
    const parts = orderSheetData(anOrderSheet(), cs, { customerI18n: translator('zh-CN') }).parts
    expect(parts.map(({ language, promised }) => [language, promised?.value])).toEqual([['cs', 'čt 26. 11. 2026'], ['cs', 'čt 26. 11. 2026'], ['zh-CN', '2026年11月26日周四']])
  })

  it('prints the instants of the branch, not of the server', () => {
    const [part] = orderSheetData(anOrderSheet({}, { printedAt: '2026-11-12T23:30:00Z' }), cs).parts
    expect(part!.printed).toContain('13. 11. 2026 00:30')
  })
})
