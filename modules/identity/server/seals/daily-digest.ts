import type { Pool } from '#platform/db/pool'
import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { healthLooks } from '../../domain/health-looks.ts'
import type { IdentityDeps } from '../deps.ts'
import { digestLetter } from './digest-letter.ts'
import type { DigestOfDay } from './digest-letter.ts'
import { newestSealOf } from './newest-seal.ts'

const EVERY_MS = 300_000

export interface DailyDigestOptions extends Pick<IdentityDeps, 'db' | 'log' | 'mail' | 'now' | 'publicUrl'> {
  /** Connections of lunette_relay. */
  readonly pool: Pool
  readonly everyMs?: number
}

/**
 * Tells the owners each day, at 20:00 of their shop, the newest seal of the audit, so that it is known outside the database. A
 * machine that is off then does it when it is on again. Without a mail server nobody is told and nothing counts as told.
 */
export class DailyDigest implements AsyncDisposable {
  readonly #options: DailyDigestOptions
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | undefined

  constructor(options: DailyDigestOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.tell(), options.everyMs ?? EVERY_MS)
  }

  /** Tells everybody whose day is over, once. */
  tell(): Promise<void> {
    this.#running ??= this.#tellDue().finally(() => { this.#running = undefined })
    return this.#running
  }

  async #tellDue(): Promise<void> {
    const { pool, log, mail, now } = this.#options
    if (!mail.canSend) return
    try {
      const { rows } = await pool.query<{ organization_id: string; shop_day: string }>('select organization_id, shop_day::text from app.digests_due($1)', [now()])
      for (const { organization_id, shop_day } of rows) await this.#tellOwners(organization_id, shop_day)
    } catch (error) {
      log.warn({ err: error }, 'the daily letter waits: the database did not answer')
    }
  }

  async #tellOwners(organizationId: string, shopDay: string): Promise<void> {
    const { db, mail, publicUrl } = this.#options
    const told = await db.inTenant(organizationId, async (tx) => {
      const seal = await newestSealOf(tx)
      const claimed = await tx.run(sql`insert into audit_digests (organization_id, shop_day, seal_number, seal_hash) values (${tx.organizationId}, ${shopDay}, ${seal?.number ?? null}, ${seal?.hash ?? null}) on conflict do nothing`)
      if (claimed === 0) return null
      const [digest, owners] = await Promise.all([digestOf(tx, shopDay), ownersOf(tx)])
      return { digest: { ...digest, shopDay, sealCode: seal?.code ?? null }, owners }
    })
    for (const { email, language } of told?.owners ?? []) mail.send(email, digestLetter(language, told!.digest, `${publicUrl}/settings/audit`))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}

/** What was written down on that day of the first branch. */
const digestOf = (tx: Tx, shopDay: string): Promise<Omit<DigestOfDay, 'shopDay' | 'sealCode'>> => tx.one(sql`
  select o.name as organization, count(e.id)::int as entries, count(distinct e.actor_id)::int as people,
    count(*) filter (where e.action = any(${[...healthLooks]}))::int as looks, count(*) filter (where e.action like '%.exported')::int as exports
  from organizations o
  cross join lateral (select b.time_zone from branches b where b.organization_id = o.id order by b.created_at, b.id limit 1) b
  left join audit_entries e on e.organization_id = o.id and e.recorded_at >= (${shopDay}::date::timestamp at time zone b.time_zone) and e.recorded_at < ((${shopDay}::date + 1)::timestamp at time zone b.time_zone)
  where o.id = ${tx.organizationId} group by o.name`)

/** Where an organization's owners get their mail, and in which language. */
export const ownersOf = (tx: Tx): Promise<{ email: string; language: Language }[]> => tx.rows(sql`
  select distinct u.email, u.language from staff s
  join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id and r.role = 'owner'
  join auth."user" u on u.id = s.person_id
  where s.organization_id = ${tx.organizationId} and s.disabled_at is null and u.disabled_at is null`)
