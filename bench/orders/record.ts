import { join } from 'node:path'
import { newId } from '#kernel/ids'
import { Callers, NumberBlocks } from '#modules/identity/server'
import { ordersRoutes } from '#modules/orders/server'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import type { Method } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import { createLog } from '#platform/log/log'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { recording } from '#tests/helpers/recording'
import type { Recording } from '#tests/helpers/recording'
import type { Bench, BenchShop } from '../shop.ts'
import { intakeBody } from './intake-body.ts'

export interface Recorded extends Recording {
  /** Ids that stay the same at every run: organization, branch, customer, variants, people. */
  readonly kept: ReadonlySet<string>
}

/** Takes an order in this process and writes down every statement that it sends to the database, with its number. */
export async function recordIntake(bench: Bench, shop: BenchShop): Promise<Recorded & { readonly number: { readonly text: string; readonly symbol: string } }> {
  return inThisProcess(bench, shop, async (run, record, kept) => {
    const place = (): Promise<{ number: string; paymentSymbol: string }> => run('POST', '/orders', { body: intakeBody(shop) })
    // The first fills the caches of keys and numbers; the second is what every further intake is.
    await place()
    const { recorded, answer } = await record(place)
    return { ...recorded, kept, number: { text: answer.number, symbol: answer.paymentSymbol } }
  })
}

/** Reads an order by its number in this process and writes down what that asks of the database. */
export async function recordReading(bench: Bench, shop: BenchShop, number: string): Promise<Recorded> {
  return inThisProcess(bench, shop, async (run, record, kept) => {
    const read = (): Promise<unknown> => run('GET', '/orders/by-number/{number}', { params: { number } })
    await read()
    return { ...(await record(read)).recorded, kept }
  })
}

type Run = <Body>(method: Method, path: string, input: { body?: unknown; params?: unknown }) => Promise<Body>
type Record = <T>(work: () => Promise<T>) => Promise<{ recorded: Recording; answer: T }>

async function inThisProcess<T>(bench: Bench, shop: BenchShop, work: (run: Run, record: Record, kept: ReadonlySet<string>) => Promise<T>): Promise<T> {
  await using db = new Database({ connection: await bench.connection('lunette_app'), size: 2 })
  await using numbers = new NumberBlocks(db)
  await using pdf = new PdfPrinter()
  const master = await openMasterKeys(join(bench.server.dataDir, 'keys.json'))
  const deps = { db, keys: new Keyring(master), log: createLog('silent'), now: () => new Date(), publicUrl: bench.server.url }
  const by = await new Callers(deps, master.sessionSecret).find({ headers: shop.headers } as never)
  if (!by) throw new Error('nobody is signed in for the recording')
  const routes = ordersRoutes({ ...deps, numbers, pdf, translator })
  const run: Run = async (method, path, { body, params }) => {
    const route = routes.find((one) => one.method === method && one.path === path)
    const call = { requestId: 'bench', address: '127.0.0.1', signal: AbortSignal.timeout(10_000), idempotency: { key: newId(), hash: Buffer.alloc(32, 1) }, headers: {} }
    const answer = await route?.run(by, { params, query: undefined, body: route.body?.parse(body), version: 0 } as never, call)
    return (answer as { body: never }).body
  }
  const products = await db.inTenant(by.organizationId, async (tx) => (await tx.rows<{ id: string }>({ text: 'select id from products', values: [], parts: [] })).map((row) => row.id))
  // Awaited here: otherwise the database would be closed while the work still runs.
  return await work(run, (act) => recording(db, act), new Set([shop.organizationId, shop.branchId, shop.customerId, shop.frameId, shop.lensId, by.staffId, by.personId, by.actorId, by.sessionId ?? '', ...products]))
}
