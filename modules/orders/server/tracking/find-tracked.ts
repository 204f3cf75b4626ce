import { isId } from '#kernel/ids'
import { languages } from '#kernel/languages'
import type { Language } from '#kernel/languages'
import { readShopHead } from '#modules/identity/server'
import { KeyLost } from '#platform/crypto/key-lost'
import { sql } from '#platform/db/sql'
import { balanceOf, paidOf } from '../order-data.ts'
import type { OrderData } from '../order-data.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { orderById } from '../read-order.ts'
import { phaseTimes } from './phase-times.ts'
import type { PhaseTime } from './phase-times.ts'
import { isGenuine, readTrackingToken } from './tracking-token.ts'

/** A link on a paper found years later tells nothing any more. */
const SHOWN_DAYS = 180

/** What a customer may see of their order: never values, notes, reasons, breakages or who worked on it. */
export interface Tracked {
  readonly number: string
  readonly language: Language
  readonly phase: OrderData['phase']
  readonly stageName: string
  readonly mark: string
  readonly place: string
  /** Whether it is glasses that are made. */
  readonly glasses: boolean
  readonly promisedOn: string | null
  readonly times: readonly PhaseTime[]
  readonly cancelledAt: Date | null
  readonly currency: string
  readonly total: number
  readonly paid: number
  readonly balance: number
  readonly timeZone: string
  readonly shop: Awaited<ReturnType<typeof readShopHead>>
  readonly accent: { readonly light: string; readonly dark: string } | null
}

/** The order that a customer's link leads to, or null for a link that is none, or no longer. `wanted` overrides the language. */
export async function findTracked(deps: Pick<OrdersDeps, 'db' | 'keys' | 'now'>, organizationId: string, token: string, wanted?: string): Promise<Tracked | null> {
  const claim = readTrackingToken(token)
  if (!claim || !isId(organizationId) || !isId(claim.orderId)) return null
  return deps.db.inTenant(organizationId, async (tx) => {
    const organization = await tx.maybe<{ accent_light: string | null; accent_dark: string | null }>(sql`select accent_light, accent_dark from organizations where id = ${organizationId}`)
    const key = organization && await deps.keys.organizationKey(tx, claim.keyVersion).catch(nullWhenLost)
    if (!organization || !key || !isGenuine(key, token, claim)) return null
    const order = await orderById(tx, claim.orderId)
    if (!order?.number || isOver(order, deps.now())) return null
    const { time_zone: timeZone } = await tx.one<{ time_zone: string }>(sql`select time_zone from branches where organization_id = ${organizationId} and id = ${order.branchId}`)
    const { accent_light: light, accent_dark: dark } = organization
    const language = languages.find((one) => one === wanted) ?? order.customer.language
    return { ...tracked(order, language), timeZone, shop: await readShopHead(tx, deps.keys, order.branchId), accent: light && dark ? { light, dark } : null }
  })
}

/** A link that names a key which never was is as forged as any other. */
function nullWhenLost(error: unknown): null {
  if (error instanceof KeyLost) return null
  throw error
}

function tracked(order: OrderData, language: Language): Omit<Tracked, 'timeZone' | 'shop' | 'accent'> {
  const stage = order.kind.stages.find(({ code }) => code === order.stage)
  return {
    number: order.number ?? '', language, phase: order.phase, stageName: stage?.names[language] ?? '', mark: stage?.mark ?? 'ring', place: stage?.place ?? 'shop',
    glasses: order.lines.some(({ kind }) => kind === 'lens'), promisedOn: order.promisedOn, times: phaseTimes(order), cancelledAt: order.cancelledAt,
    currency: order.currency, total: order.total, paid: paidOf(order.payments), balance: balanceOf(order),
  }
}

function isOver({ collectedAt, cancelledAt }: OrderData, now: Date): boolean {
  const ended = collectedAt ?? cancelledAt
  return ended !== null && now.getTime() - ended.getTime() > SHOWN_DAYS * 86_400_000
}
