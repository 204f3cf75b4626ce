import { addDays, dayIn } from '#kernel/days'
import { inventCatalog, saveSampleCatalog } from '#modules/catalog/server'
import { inventCustomer, saveSampleCustomers } from '#modules/customers/server'
import { findSample, hashPassword, inventShop, mayMakeSample, removeSample, saveSampleShop, setNextNumber } from '#modules/identity/server'
import type { SampleShop } from '#modules/identity/server'
import { saveSampleLenses } from '#modules/lenses/server'
import { saveSampleLabOrders, saveSampleLabs, wasAtLab } from '#modules/labs/server'
import { currentKinds, inventOrders, saveSampleOrders } from '#modules/orders/server'
import type { SampleOrder } from '#modules/orders/server'
import type { Tx } from '#platform/db/tx'
import { onOrganizationCreated } from './defaults.ts'
import type { Floor } from './floor.ts'
import { forgetPasswords, keepPasswords, newPassword, tellPasswords } from './sample-passwords.ts'

/** The same instant gives the same shop, down to the last id. */
const SEED = 'Optika Lumen'
const BATCH = 500

/** Sample S: one shop and a year of its work. */
const small = { customers: 500, orders: 1500 }

export interface MadeSample { readonly organizationId: string; readonly ownerPersonId: string }

/**
 * Makes the sample organization in one transaction, as the application's role and under its policies: whole or not at all.
 * Where there is one already, that one is given. Passwords are random, kept in the data folder, and told to a terminal only.
 */
export async function makeSample({ db, config, keys }: Pick<Floor, 'db' | 'config' | 'keys'>, now: Date = new Date(), size: typeof small = small): Promise<MadeSample> {
  const there = await findSample(db)
  if (there) return there
  const invented = inventShop(SEED, now)
  const passwords = new Map(invented.staff.map(({ email }) => [email, newPassword()]))
  const hashes = new Map(await Promise.all([...passwords].map(async ([email, password]) => [email, await hashPassword(password)] as const)))
  const made = await db.atLength(invented.id, async (tx) => {
    if (await mayMakeSample(tx)) return fill(tx, keys, invented, hashes, size)
    return null
  })
  if (!made) return await findSample(db) ?? makeSample({ db, config, keys }, now, size)
  const kept = made.people.map((email) => ({ email, name: invented.staff.find((staff) => staff.email === email)?.name ?? '', password: passwords.get(email) ?? '' }))
  keepPasswords(config.dataDir, kept)
  if (process.stderr.isTTY) tellPasswords(kept, process.stderr)
  return { organizationId: made.shop.id, ownerPersonId: ownerOf(made.shop) }
}

/** Deletes the sample with everything in it; false when there is none. */
export async function deleteSample({ db, config }: Pick<Floor, 'db' | 'config'>): Promise<boolean> {
  const sample = await findSample(db)
  if (sample) await removeSample(db, sample.organizationId)
  forgetPasswords(config.dataDir)
  return sample !== null
}

const ownerOf = ({ staff }: SampleShop): string => staff.find(({ role }) => role === 'owner')?.personId ?? ''

async function fill(tx: Tx, keys: Floor['keys'], invented: SampleShop, hashes: ReadonlyMap<string, string>, size: typeof small): Promise<{ shop: SampleShop; people: readonly string[] }> {
  const { shop, made: people } = await saveSampleShop(tx, invented, hashes)
  const today = dayIn(shop.branches[0].timeZone, shop.now)
  for (const layDown of onOrganizationCreated) await layDown(tx, { ...shop, vatPayer: true, createdOn: shop.openedOn })
  const goods = await saveSampleCatalog(tx, shop, inventCatalog(shop), today)
  saveSampleLenses(tx, shop, goods)
  const labs = saveSampleLabs(tx, shop)
  const customers = Array.from({ length: size.customers }, (_, index) => inventCustomer(shop, index, size.customers))
  for (let from = 0; from < size.customers; from += BATCH) saveSampleCustomers(tx, customers.slice(from, from + BATCH))
  const atLabs: SampleOrder[] = []
  saveOrders(tx, inventOrders({ shop, ...size, from: addDays(today, -365), goods, kinds: await currentKinds(tx) }), (batch) => atLabs.push(...batch.filter((one) => wasAtLab(shop, one))))
  await saveSampleLabOrders(tx, keys, shop, labs, atLabs)
  return { shop, people }
}

/** Writes the orders batch by batch, the next being invented while the database takes the one before, and where their numbers go on. */
function saveOrders(tx: Tx, orders: ReturnType<typeof inventOrders>, onSaved: (batch: readonly SampleOrder[]) => void): void {
  for (;;) {
    const batch: SampleOrder[] = []
    let step = orders.next()
    for (; !step.done && batch.push(step.value) < BATCH; step = orders.next());
    saveSampleOrders(tx, batch)
    onSaved(batch)
    if (!step.done) continue
    for (const [year, next] of step.value) setNextNumber(tx, 'orders', year, next)
    return
  }
}
