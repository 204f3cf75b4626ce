import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { languages } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import type { PersonExport, TimelineItem } from '../../contract.ts'
import { personSheet } from './person-sheet.ts'

const template = fileURLToPath(new URL('./person-export.typ', import.meta.url))
const id = '00000000-0000-7000-8000-000000000001'
const person: PersonExport = {
  exportedAt: '2026-11-22T10:00:00Z', organization: 'Optika Jana', mergedCustomers: [], parts: {},
  customer: {
    id, name: '王晓明', givenName: '晓明', familyName: '王', title: null, birthOn: '1984-05-02', language: 'cs', class: 'regular', classBy: 'rule', ownerStaffId: null, createdAt: '2026-01-01T00:00:00Z', version: 1, preferredChannel: null,
    source: null, note: '#import "x"\nsecond line', homeBranchId: null, employer: 'Škoda', insurer: { name: 'VZP', number: '1' }, guardian: null, minor: false, household: [], guardianOf: [],
    phones: [{ id, value: '+420603123456', display: '603 123 456' }], emails: [], addresses: [{ id, kind: 'home', street: 'Dlouhá 1', city: 'Brno', postalCode: '602 00', region: '', country: 'CZ' }], taxIds: [], tags: [],
  },
  consents: [{ id, purpose: 'reminders', channel: 'sms', granted: true, givenBy: 'customer', source: 'paper', saidAt: '2026-01-01T00:00:00Z', recordedAt: '2026-01-01T00:00:00Z', recordedBy: null }],
  health: { notes: [{ id, text: 'Suché oči', writtenAt: '2026-01-01T00:00:00Z', writtenBy: null }], attributes: { skinType: 'dry', skinConditions: [], eyeConditions: ['dry-eye'], allergies: ['nickel'], wearingHabits: [] } },
}
const past: TimelineItem[] = Array.from({ length: 60 }, (_, n) => ({ id: `${n}`, at: '2026-02-01T10:00:00.000000Z', kind: 'payment', event: 'payments.taken', text: `Paid ${n}`, by: null, subject: null, amount: { amount: 129_900, currency: 'CZK' } }))

it.each(languages)('is a paper of as many pages as it takes in %s, with what people typed as text', async (language) => {
  await using printer = new PdfPrinter()
  const bytes = await printer.print(template, personSheet(person, [{ title: 'Rx', rows: [['Right eye', 'Sphere −4.25']] }], past, null, 'Europe/Prague', translator(language)))
  const pages = pdfText(bytes)
  expect(pages.length).toBeGreaterThan(1)
  const words = pages.join('\n')
  for (const text of ['王晓明', '#import "x"', 'Dlouhá 1', '603 123 456', 'Suché oči', '−4.25', 'Paid 59']) expect(words).toContain(text)
}, 30_000)
