import { NumberBlocks } from '#modules/identity/server'
import type { OrderView } from '#modules/orders/contract'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import type { SmtpServer } from '#platform/mail/mail'
import { Mail } from '#platform/mail/mail'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { translator } from '#platform/i18n/index'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { LabView } from '../contract.ts'
import type { LabsDeps } from '../server/deps.ts'
import { labsRoutes } from '../server/routes.ts'

const eye = { pd: 3150, fittingHeight: 1850 }

/** The order world with labs over it: one lab, and an order with a prescription to send there. `mail`: where letters are handed over. */
export async function aLabWorld({ mail: server }: { mail?: SmtpServer } = {}) {
  const pdf = new PdfPrinter()
  let numbers: NumberBlocks | undefined
  let mail: Mail | undefined
  let labs: LabsDeps | undefined
  const world = await anOrderWorld((deps) => {
    numbers = new NumberBlocks(deps.db)
    mail = new Mail({ server, log: deps.log })
    labs = { ...deps, numbers, pdf, translator, mail }
    return labsRoutes(labs)
  })
  const { owner, optician } = world.here.staff
  const must = async <Body>(path: string, body: object, version?: number): Promise<Body> => {
    const answer = await world.ask<Body>(owner, 'POST', path, { body, ...(version !== undefined && { version }) })
    if (answer.status >= 300) throw new Error(`${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const lab = await must<LabView>('/labs', { name: 'Sázava lab', language: 'cs', email: 'zakazky@sazava.example', customerNumber: 'LUM-204', statedDays: 5, cutOff: '14:00' })
  return {
    ...world, lab, owner, optician, must, deps: labs!,
    /** A taken lens job with a prescription: R −4.25 −0.75 × 175, L −3.75. */
    takeLensJob: async (): Promise<OrderView> => {
      const prescription = await must<PrescriptionView>('/prescriptions', {
        customerId: world.customerId, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250, cylinder: -750, axisDeg: 175, ...eye }, left: { sphere: -3750, ...eye },
      })
      return must<OrderView>('/orders', { ...world.newOrder(), prescription: { id: prescription.id, version: 1 } })
    },
    async [Symbol.asyncDispose]() {
      await mail?.[Symbol.asyncDispose]()
      await numbers?.[Symbol.asyncDispose]()
      await pdf[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

export type LabWorld = Awaited<ReturnType<typeof aLabWorld>>
