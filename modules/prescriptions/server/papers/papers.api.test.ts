import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customersRoutes } from '#modules/customers/server'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { PrescriptionView } from '../../contract.ts'
import { prescriptionsRoutes } from '../index.ts'

let world: TestWorld
let optometrist: TestStaff
const pdf = new PdfPrinter()
beforeAll(async () => {
  world = await testWorld((deps) => [...customersRoutes(deps), ...prescriptionsRoutes({ ...deps, pdf })])
  optometrist = world.here.staff.optometrist
})
afterAll(async () => {
  await pdf[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

async function aPrescription(familyName: string, language = 'cs'): Promise<PrescriptionView> {
  const { body: customer } = await world.ask<{ id: string }>(optometrist, 'POST', '/customers', { body: { givenName: 'Jana', familyName, birthOn: '1979-03-14', language } })
  const answer = await world.ask<PrescriptionView>(optometrist, 'POST', '/prescriptions', { body: {
    customerId: customer.id, purpose: 'progressive', prescriber: { name: 'MUDr. Alena Horáková', licence: '123456' }, examinedOn: '2026-11-12',
    right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150, acuityWith: 1000 }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10, addition: 1250, pd: 3100 },
  } })
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}
async function printed(path: string, staff = optometrist): Promise<string> {
  const { status, type, bytes } = await world.file(staff, path)
  expect({ path, status, type }).toEqual({ path, status: 200, type: 'application/pdf' })
  return pdfText(bytes).join('\n')
}
const audited = (action: string) => world.peek<{ changes: Record<string, unknown> }>('select changes from audit_entries where action = $1 order by id', [action])

describe('any version on paper', () => {
  it('says who prescribed what for whom, in the customer\'s language or the one that is asked for', async () => {
    const made = await aPrescription('Krátká')
    const text = await printed(`/prescriptions/${made.id}/versions/1/paper.pdf`)
    for (const words of ['Jana Krátká', 'MUDr. Alena Horáková', '123456', '−4,25', '−1,25', '175', '+1,25', '31,5']) expect(text).toContain(words)
    expect(await printed(`/prescriptions/${made.id}/versions/1/paper.pdf?language=en`)).toContain('−4.25')
    // The eyes are called as prescriptions of the language call them.
    expect([/^P\b/m.test(text), /^R\b/m.test(text)]).toEqual([true, false])
    expect(await printed(`/prescriptions/${made.id}/versions/1/paper.pdf?language=pt-BR`)).toMatch(/OD[^]*OE/)
    expect(await printed(`/prescriptions/${made.id}/versions/1/paper.pdf?language=zh-CN`)).toMatch(/右[^]*左/)
    expect((await audited('prescriptions.taken-out')).map(({ changes }) => changes['as'])).toEqual(['pdf', 'pdf', 'pdf', 'pdf'])
    expect(await world.ask(optometrist, 'GET', `/prescriptions/${made.id}/versions/2/paper.pdf`)).toMatchObject({ status: 404 })
    expect(await world.ask(world.elsewhere.staff.optometrist, 'GET', `/prescriptions/${made.id}/versions/1/paper.pdf`)).toMatchObject({ status: 404 })
  })
})

describe('the register', () => {
  const year = new Date().getUTCFullYear()
  const register = (period: string, staff = optometrist) => world.ask<Buffer>(staff, 'GET', `/prescription-register.pdf?${period}`)

  it('holds every prescription of the period in the sequence of writing, with its terms, and is written down', async () => {
    await aPrescription('Dlouhá')
    const text = await printed(`/prescription-register.pdf?from=${year}-01-01&to=${year}-12-31&language=en`)
    for (const words of ['Opening', 'Closing', 'Jana Krátká', 'Jana Dlouhá', 'MUDr. Alena Horáková', '−4.25', 'numbers 1 to 2', 'Date and signature of the optician']) expect(text).toContain(words)
    expect((await audited('prescriptions.register-printed')).at(-1)?.changes).toMatchObject({ prescriptions: 2 })
  })

  it('holds nothing of a period before, and no more than a calendar year', async () => {
    expect(await printed(`/prescription-register.pdf?from=${year - 1}-01-01&to=${year - 1}-12-31&language=en`)).toContain('No prescription was written down in this period.')
    for (const period of [`from=${year - 1}-06-01&to=${year}-05-31`, `from=${year}-06-01&to=${year}-05-31`]) expect(await register(period)).toMatchObject({ status: 422, problem: 'http/invalid' })
  })

  it('is for those who answer for it', async () => {
    expect(await register(`from=${year}-01-01&to=${year}-12-31`, world.here.staff.optician)).toMatchObject({ status: 403 })
  })
})
