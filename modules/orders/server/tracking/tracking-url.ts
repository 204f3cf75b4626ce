import type { StaffMember } from '#modules/identity/server'
import type { Tx } from '#platform/db/tx'
import type { OrderData } from '../order-data.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { found, orderById } from '../read-order.ts'
import { trackingToken } from './tracking-token.ts'

type UrlDeps = Pick<OrdersDeps, 'keys' | 'publicUrl'>

/** Where the customer follows the order. */
const trackingUrl = async (tx: Tx, { keys, publicUrl }: UrlDeps, orderId: string): Promise<string> =>
  `${publicUrl}/t/${tx.organizationId}/${trackingToken(await keys.organizationKey(tx), orderId)}`

/** The address for the code on papers: none for an order without a number, nor while Lunette is reached from its own machine only, for a phone would find nothing there. */
export async function printedTrackingUrl(tx: Tx, deps: UrlDeps, order: Pick<OrderData, 'id' | 'number'>): Promise<string | null> {
  return order.number && !isOwnMachine(deps.publicUrl) ? trackingUrl(tx, deps, order.id) : null
}

/** The link for the counter to send, and whether others than this machine can open it. @throws {Problem} http/not-found */
export function askTrackingUrl(deps: Pick<OrdersDeps, 'db' | 'keys' | 'publicUrl'>, by: StaffMember, id: string): Promise<{ url: string; reachable: boolean }> {
  return deps.db.inTenant(by.organizationId, async (tx) => {
    const order = found(await orderById(tx, id), by)
    return { url: await trackingUrl(tx, deps, order.id), reachable: !isOwnMachine(deps.publicUrl) }
  })
}

const isOwnMachine = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)
