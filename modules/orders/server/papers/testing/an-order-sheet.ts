import { emptyEye } from '#modules/prescriptions/domain'
import type { OrderSheetInput, SheetGlasses, SheetLine, SheetOrder, SheetPrescription } from '../order-sheet-input.ts'

const crowns = (amount: number) => ({ amount, currency: 'CZK' })

/** Lines of glasses, as many as asked: a frame, then a right and a left lens, over and over. */
export function sheetLines(count: number): SheetLine[] {
  return Array.from({ length: count }, (_, index) => {
    const amount = crowns(index % 3 === 0 ? 329_000 : 385_000)
    return {
      description: index % 3 === 0 ? `Obruba Aria (${index + 1})` : `Čočka Vela Comfort (${index + 1})`,
      detail: index % 3 === 0 ? null : 'Úprava Clean, UV 400',
      eye: ([null, 'right', 'left'] as const)[index % 3]!,
      quantity: 1000,
      unitPrice: amount,
      total: amount,
    }
  })
}

/** A whole sheet of a Czech shop: frame and two lenses, 5 % off, a deposit by card, no prescription. */
export function anOrderSheet(order: Partial<SheetOrder> = {}, rest: Partial<Omit<OrderSheetInput, 'order'>> = {}): OrderSheetInput {
  return {
    shop: {
      name: 'Optika Lumen', branchName: 'Brno · Veveří', addressLines: ['Veveří 48', '602 00 Brno'],
      phone: '+420 541 123 456', email: 'brno@lumen.example', taxNumber: 'CZ12345678', logo: null,
    },
    order: {
      number: '26-1442', formerVersion: null, kindNames: { en: 'Lens job with a lab', cs: 'Zakázka s laboratoří', 'pt-BR': 'OS com laboratório', 'zh-CN': '外加工配镜' }, stageName: 'Přijato', takenAt: '2026-11-12T12:58:00Z', takenBy: 'Eva Malá', promisedOn: '2026-11-26',
      priority: 'normal', note: 'Stará obruba zůstává zde jako vzor.', wearerName: null,
      customer: { name: 'Jana Dvořáková', phone: '+420 603 987 654', email: 'jana@dvorakova.example', language: 'cs' },
      lines: sheetLines(3), adjustments: [{ label: 'Stálý zákazník −5 %', amount: crowns(-54_950) }], pricesGross: true,
      taxRecap: [{ label: 'DPH', rateBps: 1200, base: crowns(559_313), tax: crowns(67_117) }, { label: 'DPH', rateBps: 2100, base: crowns(345_140), tax: crowns(72_480) }],
      total: crowns(1_044_050), paid: crowns(500_000), balance: crowns(544_050), payments: [{ when: '2026-11-12T13:02:00Z', method: 'kartou', amount: crowns(500_000) }],
      stages: [{ name: 'Přijato', mark: 'ring' }, { name: 'Ve výrobě', mark: 'half-disc' }, { name: 'Vyzvednuto', mark: 'tick' }],
      values: [], hold: null, remake: null, payers: [], prescription: null, glasses: null, specialLenses: [],
      ...order,
    },
    printedAt: '2026-11-12T13:05:00Z', printedBy: 'Eva Malá', timeZone: 'Europe/Prague', trackingUrl: 'https://lunette.example/t/org/token',
    ...rest,
  }
}

/** A prescription whose values are found nowhere else on the sheet. */
export const aPrescription: SheetPrescription = {
  version: 2, purpose: 'progressive', examinedOn: '2026-11-10',
  right: { ...emptyEye, sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150, fittingHeight: 1900 },
  left: { ...emptyEye, sphere: -3750, cylinder: -1250, axisDeg: 12, addition: 1250, pd: 3100, fittingHeight: 1950 },
}

/** The frame and lenses of that prescription. */
export const someGlasses: SheetGlasses = { frame: { a: 5200, b: 3800, dbl: 1800, ed: 5500 }, indices: { right: 16_700, left: 16_700 } }
