import type { EstimatePaperInput } from '../estimate-paper.ts'
import type { PickUpSlipInput } from '../pick-up-slip.ts'
import type { ReceiptPaperInput } from '../receipt-paper.ts'
import type { TrayLabelInput } from '../tray-label.ts'
import { anOrderSheet, sheetLines } from './an-order-sheet.ts'

const crowns = (amount: number) => ({ amount, currency: 'CZK' })
const { shop, printedAt, printedBy, timeZone, order } = anOrderSheet()
const printing = { shop, printedAt, printedBy, timeZone }

export const aLabel = (over: Partial<TrayLabelInput> = {}): TrayLabelInput => ({ number: '26-1442', customerName: 'Jana Dvořáková', promisedOn: '2026-11-26', priority: 'normal', tray: 'A-17', ...over })

export const aSlip = (over: Partial<PickUpSlipInput> = {}): PickUpSlipInput => ({
  ...printing, number: '26-1442', customerName: 'Jana Dvořáková', promisedOn: '2026-11-26', balance: crowns(544_050), trackingUrl: 'https://lunette.example/t/org/token',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })).concat({ weekday: 6, opens: '09:00', closes: '12:00' }), ...over,
})

export const anEstimate = (over: Partial<EstimatePaperInput> = {}): EstimatePaperInput => ({ ...printing, money: order, customerName: 'Jana Dvořáková', validUntil: '2026-12-12', ...over })

/** A receipt of the sheet's order, with so many lines. */
export function aReceipt(over: Partial<ReceiptPaperInput> = {}, lines = 3): ReceiptPaperInput {
  return {
    ...printing, customerName: 'Jana Dvořáková', reprint: false,
    receipt: {
      id: '0199a3c2-7d1e-7c3a-9f00-5a1b2c3d4e5f', number: 'R26-000123', order: { id: '0199a3c2-7d1e-7c3a-9f00-5a1b2c3d4e60', number: '26-1442', version: 1 }, branchId: '0199a3c2-7d1e-7c3a-9f00-5a1b2c3d4e61',
      issuedAt: '2026-11-12T13:02:00Z', issuedBy: { id: '0199a3c2-7d1e-7c3a-9f00-5a1b2c3d4e62', name: 'Eva Malá' }, customerId: '0199a3c2-7d1e-7c3a-9f00-5a1b2c3d4e63',
      shop: { name: shop.name, branchName: shop.branchName, addressLines: [...shop.addressLines], taxNumber: shop.taxNumber },
      lines: sheetLines(lines).map(({ description, eye, quantity, unitPrice, total }, index) => ({
        description, eye, quantity, unitPrice, amount: index === 0 ? crowns(total.amount - 54_950) : total, adjustments: index === 0 ? [{ reason: 'Stálý zákazník −5 %', amount: crowns(-54_950) }] : [],
      })),
      pricesGross: true, total: crowns(1_044_050), taxTotal: crowns(139_597), taxes: order.taxRecap.map(({ label, rateBps, base, tax }) => ({ component: label, country: 'CZ', rateBps, base, tax })),
      payments: [{ id: '0199a3c2-7d1e-7c3a-9f00-5a1b2c3d4e64', direction: 'in', method: 'card', amount: crowns(500_000), purpose: 'deposit', occurredAt: '2026-11-12T13:02:00Z' }],
      paid: crowns(500_000), balance: crowns(544_050),
    },
    ...over,
  }
}
