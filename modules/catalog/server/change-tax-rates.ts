import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint, sqlState } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { NewTaxClass, NewTaxRate, TaxRate, TaxRateEnd } from '../contract.ts'
import { taxRateById } from './list-tax-rates.ts'
import { catalogProblems } from './problems.ts'
import { shopToday } from './shop-day.ts'

/**
 * Adds a rate from a day on. The one that holds that day is ended by it; rates of later days stay and end the new one.
 * A rate may begin in the past, for laws are sometimes read late: orders keep the taxes they were taken with.
 */
export function addTaxRate(deps: Deps, by: StaffMember, call: Call, { id = newId(), ...rate }: NewTaxRate): Promise<{ rate: TaxRate; created: boolean }> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const made = await insertRate(tx, by, id, rate)
    const now = await taxRateById(tx, id)
    if (made) tell(tx, by, call, 'catalog.tax-rate-added', id, { after: rate })
    else if (now.rateBps !== rate.rateBps || now.validFrom !== rate.validFrom || now.taxClass !== rate.taxClass) throw new Problem(httpProblems.idExists)
    return { answer: { rate: now, created: made }, ids: { rateId: id } }
  }, async (tx, { rateId = '' }) => ({ rate: await taxRateById(tx, rateId), created: true }))
}

async function insertRate(tx: Tx, by: StaffMember, id: string, rate: Omit<NewTaxRate, 'id'>): Promise<boolean> {
  const known = await tx.maybe(sql`select id from tax_rates where organization_id = ${tx.organizationId} and id = ${id}`)
  if (known) return false
  const same = sql`r.organization_id = ${tx.organizationId} and r.tax_class = ${rate.taxClass} and r.component = ${rate.component} and r.country = ${rate.country} and r.vat_payer = ${rate.vatPayer}`
  try {
    // Two that add one at once: the second waits at the row that both end, finds it ended and meets the constraint.
    await tx.run(sql`
      with ended as (
        update tax_rates r set valid_to = ${rate.validFrom} where ${same} and r.valid_from < ${rate.validFrom} and (r.valid_to is null or r.valid_to > ${rate.validFrom}) returning r.id)
      insert into tax_rates (organization_id, id, tax_class, component, country, vat_payer, rate_bps, valid_from, valid_to, source, recorded_by)
      select ${tx.organizationId}, ${id}, ${rate.taxClass}, ${rate.component}, ${rate.country}, ${rate.vatPayer}, ${rate.rateBps}, ${rate.validFrom},
        (select min(r.valid_from) from tax_rates r where ${same} and r.valid_from > ${rate.validFrom} and (r.valid_to is null or r.valid_to > r.valid_from)), ${rate.source}, ${by.staffId}
      from (select count(*) from ended) waited`)
    return true
  } catch (error) {
    throw refusedRate(error, by)
  }
}

/** Ends a rate without another in its place, on a day that is not past; one that has not begun yet is taken back by its first day. */
export const endTaxRate = (deps: Deps, by: StaffMember, call: Call, id: string, { validTo }: TaxRateEnd): Promise<TaxRate> =>
  change(deps, by, call, id, 'catalog.tax-rate-ended', async (tx, rate) => {
    const today = shopToday(by, deps.now())
    if (validTo < today || validTo < rate.validFrom || (rate.validTo !== null && rate.validTo <= today)) throw new Problem(catalogProblems.rateBegun)
    await tx.run(sql`update tax_rates set valid_to = ${validTo} where organization_id = ${tx.organizationId} and id = ${id}`).catch((error: unknown) => { throw refusedRate(error, by) })
    return { before: { validTo: rate.validTo }, after: { validTo } }
  })

/** Says with one's name that a rate was checked at its source. Who said it first stays. */
export const verifyTaxRate = (deps: Deps, by: StaffMember, call: Call, id: string): Promise<TaxRate> =>
  change(deps, by, call, id, 'catalog.tax-rate-verified', async (tx) => {
    const verifiedOn = shopToday(by, deps.now())
    await tx.run(sql`update tax_rates set verified_on = ${verifiedOn}, verified_by = ${by.staffId} where organization_id = ${tx.organizationId} and id = ${id} and verified_by is null`)
    return { after: { verifiedOn, verifiedBy: by.staffId } }
  })

function change(deps: Deps, by: StaffMember, call: Call, id: string, action: string, work: (tx: Tx, rate: TaxRate) => Promise<Readonly<Record<string, unknown>>>): Promise<TaxRate> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const locked = tx.run(sql`select from tax_rates where organization_id = ${tx.organizationId} and id = ${id} for no key update`)
    const rate = await taxRateById(tx, id)
    await locked
    tell(tx, by, call, action, id, await work(tx, rate))
    return { answer: await taxRateById(tx, id), ids: { rateId: id } }
  }, (tx, { rateId = '' }) => taxRateById(tx, rateId))
}

/** Adds a tax class behind the others. `created` false: it is there already under this name. */
export function addTaxClass(deps: Deps, by: StaffMember, call: Call, { code, name }: NewTaxClass): Promise<{ created: boolean }> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const made = await tx.run(sql`
      insert into tax_classes (organization_id, code, name, position)
      select ${tx.organizationId}, ${code}, ${name}, coalesce(max(c.position), 0) + 1 from tax_classes c where c.organization_id = ${tx.organizationId}
      on conflict (organization_id, code) do nothing`)
    if (made === 0) {
      const there = await tx.one<{ name: string }>(sql`select name from tax_classes where organization_id = ${tx.organizationId} and code = ${code}`)
      if (there.name !== name) throw new Problem(httpProblems.idExists)
    } else {
      audit(tx, by, call, { action: 'catalog.tax-class-added', subject: { kind: 'tax-class', id: tx.organizationId }, changes: { code, name } })
      recordFacts(tx, { kind: 'catalog.taxes-changed', subjectId: tx.organizationId, subjectVersion: 1, payload: {} })
    }
    return { answer: { created: made > 0 }, ids: {} }
  }, async () => ({ created: true }))
}

function tell(tx: Tx, by: StaffMember, call: Call, action: string, id: string, changes: Readonly<Record<string, unknown>>): void {
  audit(tx, by, call, { action, subject: { kind: 'tax-rate', id }, changes })
  recordFacts(tx, { kind: 'catalog.taxes-changed', subjectId: id, subjectVersion: 1, payload: {} })
}

function refusedRate(error: unknown, by: StaffMember): unknown {
  if (violatedConstraint(error) === 'tax_rates_one_at_a_time') return new Problem(catalogProblems.rateChangedMeanwhile)
  if (sqlState(error) === '23503') return refuseByContract([{ pointer: '/taxClass', detail: translator(by.language)._(/*i18n*/ { id: 'catalog.refused.tax-class', message: 'There is no such tax class.' }) }])
  return error
}
