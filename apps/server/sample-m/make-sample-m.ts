import { dayIn } from '#kernel/days'
import { inventCatalog, saveSampleCatalog } from '#modules/catalog/server'
import { findSample, hashPassword, mayMakeSample, removeSample, saveSampleShop, setNextNumber } from '#modules/identity/server'
import { currentKinds } from '#modules/orders/server'
import { onConnection } from '#platform/db/on-connection'
import { StartRefused } from '#platform/start-refused'
import { onOrganizationCreated } from '../defaults.ts'
import type { Floor } from '../floor.ts'
import type { MadeSample } from '../sample.ts'
import { keepPasswords, newPassword } from '../sample-passwords.ts'
import { inventChain, sizeM } from './invent-chain.ts'
import type { ChainSize } from './invent-chain.ts'
import { loadChain } from './load-chain.ts'

/** The same instant gives the same chain, down to the last id. */
const SEED = 'Optika Lumen'

/**
 * Makes sample M: nine branches, 250 advisors, 100,000 customers and 300,000 orders over three years. Shop and catalogue are written as
 * every sample's are, the rest by COPY as the loader: minutes. Those of sample S have passwords; nobody else can sign in.
 * @throws {StartRefused} when there is a sample already
 */
export async function makeSampleM({ db, config, connections }: Pick<Floor, 'db' | 'config' | 'connections'>, now: Date = new Date(), size: ChainSize = sizeM, onProgress: (sentence: string) => void = () => undefined): Promise<MadeSample> {
  if (await findSample(db)) throw new StartRefused('There is a sample already. "lunette sample --delete" deletes it.')
  const invented = inventChain(SEED, now, size)
  const passwords = new Map(invented.staff.filter(({ branchId, skills, role }) => branchId === null && (skills.length > 0 || role !== 'advisor')).map(({ email }) => [email, newPassword()]))
  const hashes = new Map(await Promise.all([...passwords].map(async ([email, password]) => [email, await hashPassword(password)] as const)))
  const laid = await db.inTenant(invented.id, async (tx) => {
    if (!await mayMakeSample(tx)) return null
    const { shop, made } = await saveSampleShop(tx, invented, hashes)
    for (const layDown of onOrganizationCreated) await layDown(tx, { ...shop, vatPayer: true, createdOn: shop.openedOn })
    const goods = await saveSampleCatalog(tx, shop, inventCatalog(shop), dayIn(shop.branches[0].timeZone, now))
    return { shop, made, goods, kinds: await currentKinds(tx) }
  })
  if (!laid) throw new StartRefused('A sample is being made already.')
  try {
    const next = await loadChain(connections.loader, { ...laid, size }, onProgress)
    await db.inTenant(laid.shop.id, async (tx) => {
      for (const [year, number] of next) setNextNumber(tx, 'orders', year, number)
    })
  } catch (error) {
    await removeSample(db, laid.shop.id)
    throw error
  }
  await countEverything(connections.owner)
  keepPasswords(config.dataDir, laid.made.filter((email) => passwords.has(email)).map((email) => ({ email, name: laid.shop.staff.find((one) => one.email === email)?.name ?? '', password: passwords.get(email) ?? '' })))
  return { organizationId: laid.shop.id, ownerPersonId: laid.shop.staff.find(({ role }) => role === 'owner')?.personId ?? '' }
}

/** Until PostgreSQL has counted what came in it plans for empty tables, and a minute may pass before it does so by itself. */
async function countEverything(owner: Floor['connections']['owner']): Promise<void> {
  await onConnection(owner, (client) => client.query('vacuum (analyze)'))
}
