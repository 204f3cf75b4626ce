import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { catalogRoutes } from '#modules/catalog/server'
import { customersRoutes } from '#modules/customers/server'
import { Auth, Callers, DailyDigest, NumberBlocks, Sealer, hasCapability, identityRoutes, identitySubscriptions, networkRoutes, resealSecondFactors } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { cutOffImports, importsDaily, importsPart, importsRoutes, importsSubscriptions } from '#modules/imports/server'
import { labsDaily, labsPart, labsRoutes, labsSubscriptions, tracedFrameOf } from '#modules/labs/server'
import { cutOffCatalogues, lensesRoutes, lensesSubscriptions } from '#modules/lenses/server'
import { ordersDaily, ordersPart, ordersRoutes, ordersSubscriptions, prescriptionsUsedSince } from '#modules/orders/server'
import { prescriptionsDaily, prescriptionsPart, prescriptionsRoutes } from '#modules/prescriptions/server'
import { WebhookSender, WebhookTidier, describedWebhooks, makeDeliveries, webhooksDaily, webhooksRoutes, webhooksSubscriptions } from '#modules/webhooks/server'
import { Resealer } from '#platform/crypto/resealer'
import { HintListener } from '#platform/facts/hints'
import { Relay } from '#platform/facts/relay'
import { attemptsByJob, jobsByFact } from '#platform/facts/subscriptions'
import type { Subscription } from '#platform/facts/subscriptions'
import type { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import type { Pool } from '#platform/db/pool'
import { openApi } from '#platform/http/openapi'
import type { Route } from '#platform/http/route'
import { createHttp } from '#platform/http/server'
import { translator } from '#platform/i18n/index'
import { JobRunner } from '#platform/jobs/job-runner'
import { DailyJobs } from '#platform/jobs/daily-jobs'
import type { DailyJob } from '#platform/jobs/daily-jobs'
import type { JobHandler, JobPayload } from '#platform/jobs/job-runner'
import { PickUp } from '#platform/jobs/pick-up'
import { Mail } from '#platform/mail/mail'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { onOrganizationCreated } from './defaults.ts'
import type { Floor } from './floor.ts'
import { forgetKeys, hearKeys } from './hear-keys.ts'
import { endInOrder } from './http/end-in-order.ts'
import { sayField, sayTitle } from './http/say-field.ts'
import { LiveStreams } from './http/live-streams.ts'
import { makeMetrics, serveHealth } from './http/health.ts'
import type { Metrics } from './http/health.ts'
import { serveOfflinePage } from './http/offline-page.ts'
import { servePages } from './http/pages.ts'
import { serveTracking } from './http/tracking.ts'
import { closedNetwork, prepareNetwork } from './network/network.ts'
import type { Network } from './network/network.ts'
import { makeSample } from './sample.ts'
import { sealedColumns } from './sealed-columns.ts'
import { measureWebhooks } from './webhook-metrics.ts'

export type ServerRole = 'all' | 'web' | 'worker'

/** The parts of Lunette above the floor, wired together; `routes` is the whole route table. */
export interface Wired extends AsyncDisposable {
  readonly routes: readonly Route<StaffMember>[]
  readonly subscriptions: readonly Subscription[]
  readonly daily: readonly DailyJob[]
  readonly callers: Callers
  readonly auth: Auth
  readonly mail: Mail
  readonly setupCode: string
}

/** Makes the modules' parts over the floor. This is the one place that knows all modules. */
export function wire(floor: Omit<Floor, typeof Symbol.asyncDispose>, now: () => Date = () => new Date(), callers = new Callers({ db: floor.db, now }, floor.master.sessionSecret), network: Pick<Network, 'view'> = closedNetwork): Wired {
  const stack = new AsyncDisposableStack()
  const { db, keys, log, config } = floor
  const base = { db, keys, log, now, publicUrl: config.publicUrl }
  const auth = stack.use(new Auth({ connection: floor.connections.app, master: floor.master, publicUrl: config.publicUrl, log }))
  const numbers = stack.use(new NumberBlocks(db))
  const pdf = stack.use(new PdfPrinter())
  const mail = stack.use(new Mail({ server: config.smtp, log }))
  const setupCode = String(randomInt(100_000, 1_000_000))
  const identity = { ...base, auth, callers, mail, setupCode, onOrganizationCreated, makeSample: () => makeSample(floor) }
  const orders = { ...base, numbers, pdf, translator, frameOf: tracedFrameOf }
  const labs = { ...orders, mail }
  const webhooks = { ...base, mail, inside: config.webhooksInside }
  const parts = [prescriptionsPart(prescriptionsUsedSince, keys, now), ordersPart, labsPart(keys, now), importsPart(keys)]
  const routes = [...identityRoutes(identity), ...networkRoutes(network.view), ...customersRoutes({ ...base, pdf, parts }), ...catalogRoutes(base), ...prescriptionsRoutes({ ...base, pdf }), ...lensesRoutes(base), ...ordersRoutes(orders), ...labsRoutes(labs), ...importsRoutes(base), ...webhooksRoutes(webhooks)]
  const daily = [...ordersDaily(base), ...prescriptionsDaily(base, prescriptionsUsedSince), ...labsDaily(base), ...importsDaily(base), ...webhooksDaily(base)]
  const subscriptions = [...identitySubscriptions(identity), ...lensesSubscriptions(base), ...ordersSubscriptions(base), ...labsSubscriptions(labs), ...importsSubscriptions(base), ...webhooksSubscriptions(webhooks)]
  return { routes, subscriptions, daily, callers, auth, mail, setupCode, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

/** Several web processes may stand behind one address: the system shares connections out among them. Elsewhere than on Linux a balancer must. */
const sharesPort = (role: ServerRole): boolean => role === 'web' && process.platform === 'linux'

/** Serves web and jobs, or one of them, until disposed: on loopback, and by HTTPS where the settings open the network. */
export async function serve(floor: Floor, role: ServerRole, port: number): Promise<AsyncDisposable & { readonly app: FastifyInstance; readonly wired: Wired; readonly address: string }> {
  const stack = new AsyncDisposableStack()
  try {
    logDropped(stack, floor.log)
    const network = stack.use(role === 'worker' ? closedNetwork : await prepareNetwork(floor.config, floor.log))
    const wired = stack.use(wire(floor, undefined, undefined, network))
    const measure = role === 'web' ? undefined : await startWork(stack, floor, wired)
    const app = await makeApp(stack, floor, wired, role, network, measure)
    const address = await app.listen({ host: '127.0.0.1', port, ...(sharesPort(role) && { reusePort: true }) })
    app.fronts.push(...await network.open(app, sharesPort(role)))
    const owned = stack.move()
    return { app, wired, address, [Symbol.asyncDispose]: () => owned.disposeAsync() }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

/** A failure that nothing waited for would end the process and with it every till in the shop. It is a bug: the log says where. */
function logDropped(stack: AsyncDisposableStack, log: Logger): void {
  const onDropped = (error: unknown): void => log.error({ err: error }, 'a failure that nothing waited for')
  process.on('unhandledRejection', onDropped)
  stack.defer(() => void process.off('unhandledRejection', onDropped))
}

/** Answers what adds the numbers of that work to the metrics. */
async function startWork(stack: AsyncDisposableStack, floor: Floor, wired: Wired): Promise<(metrics: Metrics) => void> {
  const pool = openPool(floor.connections.relay, 8)
  stack.defer(() => pool.end())
  const maintain = (): Promise<void> => pool.query('select app.maintain()').then(() => undefined, (error: unknown) => floor.log.warn({ err: error }, 'what is past its time waits for the next hour'))
  // A failure ends no start: on a full disk nothing is saved, and what is there is shown.
  await maintain()
  const maintenance = setInterval(() => void maintain(), 3_600_000)
  stack.defer(() => clearInterval(maintenance))
  stack.use(new Sealer({ pool, db: floor.db, keys: floor.keys, log: floor.log }))
  stack.use(new Resealer({
    pool, db: floor.db, keys: floor.keys, master: floor.master, columns: sealedColumns, log: floor.log,
    beside: async () => void await resealSecondFactors(floor.db, wired.auth, floor.master.newest().version),
  }))
  stack.use(new DailyDigest({ pool, db: floor.db, log: floor.log, mail: wired.mail, now: () => new Date() }))
  await startJobs(stack, { ...floor, pool }, wired)
  for (const cutOff of [cutOffImports, cutOffCatalogues]) stack.use(new PickUp({ pool, log: floor.log, ...cutOff }))
  stack.use(new DailyJobs({ pool, log: floor.log, jobs: wired.daily.map(({ job }) => job), now: () => new Date() }))
  stack.use(new Relay({ pool, log: floor.log, jobsFor: jobsByFact(wired.subscriptions), attemptsOf: attemptsByJob(wired.subscriptions), besides: makeDeliveries }))
  const sender = stack.use(new WebhookSender({ pool, db: floor.db, keys: floor.keys, log: floor.log, inside: floor.config.webhooksInside }))
  stack.use(new WebhookTidier({ pool, db: floor.db, log: floor.log }))
  return ({ registry }) => measureWebhooks(registry, sender, pool)
}

/** Whether somebody's session came along. Nobody is held up because the database is away: the answer says so itself. */
const isSignedIn = (callers: Callers, request: Parameters<Callers['person']>[0]): Promise<boolean> => callers.person(request).then((person) => person !== null, () => true)

interface JobsFloor extends Pick<Floor, 'db' | 'log'> { readonly pool: Pool }

/** Letters handed over at a time. */
const LETTER_PLACES = 2

/** Runs the jobs; letters beside all others, for each holds its place for as long as the mail server thinks. */
export async function startJobs(stack: AsyncDisposableStack, { db, log, pool }: JobsFloor, { subscriptions, daily }: Pick<Wired, 'subscriptions' | 'daily'>): Promise<void> {
  const letters = subscriptions.filter(({ waitsForMail }) => waitsForMail), others = subscriptions.filter(({ waitsForMail }) => !waitsForMail)
  stack.use(await JobRunner.start({ pool, log, handlers: handlersOf([...others, ...daily], db) }))
  stack.use(await JobRunner.start({ pool, log, handlers: handlersOf(letters, db), concurrency: LETTER_PLACES }))
}

/** What each job does; nothing where its part of Lunette is switched off. */
export function handlersOf(work: readonly DailyJob[], db: Database): Record<string, JobHandler> {
  return Object.fromEntries(work.map(({ job, capability, handle }) => [job, async (payload: JobPayload) => {
    if (capability === null || await hasCapability(db, payload.organizationId, capability)) await handle(payload)
  }]))
}

async function makeApp(stack: AsyncDisposableStack, floor: Floor, wired: Wired, role: ServerRole, network: Network, measure?: (metrics: Metrics) => void): Promise<FastifyInstance & { readonly fronts: AsyncDisposable[] }> {
  const { callers } = wired
  const live = stack.use(new LiveStreams(callers))
  const metrics = makeMetrics(floor.db.pool, () => live.count)
  measure?.(metrics)
  const routes = role === 'worker' ? [] : wired.routes
  const app = createHttp({
    routes, findCaller: (request) => callers.find(request), mustBeSure: (by, route) => callers.mustBeSure(by, route), log: floor.log, sayField, sayTitle, onAnswered: metrics.answered,
    limits: { requestsPerMinute: floor.config.requestsPerMinute, isKnown: (request) => isSignedIn(callers, request) },
    trustProxy: floor.config.trustProxy, strictTransport: network.hasOwnCertificate,
  })
  const fronts: AsyncDisposable[] = []
  stack.defer(() => endInOrder(app, fronts))
  serveHealth(app, floor.db.pool, metrics)
  stack.use(await HintListener.open(floor.connections.app, (hint) => {
    hearKeys(floor.keys, hint)
    live.tell(hint)
  }, () => {
    forgetKeys(floor.keys)
    live.tellGap()
  }))
  if (role === 'worker') return Object.assign(app, { fronts })
  network.serveTrust(app)
  live.register(app)
  let document: string | undefined
  app.get('/api/openapi.json', (_, reply) => {
    document ??= JSON.stringify(openApi(routes, { title: 'Lunette', version: 'v1', description: 'Everything that the screens of Lunette can do.', server: '/api/v1', webhooks: describedWebhooks() }))
    return reply.header('content-type', 'application/json; charset=utf-8').send(document)
  })
  serveOfflinePage(app)
  serveTracking(app, { db: floor.db, keys: floor.keys, now: () => new Date(), translator })
  await servePages(app, callers, async () => (await floor.db.pool.query<{ organizations: number }>('select organizations from app.installation()')).rows[0]?.organizations === 0)
  return Object.assign(app, { fronts })
}
