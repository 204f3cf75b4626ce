import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sqlState, violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { NewPriceList, PriceList, PriceListChange } from '../contract.ts'
import { narrowedBy } from '../domain/choose-price.ts'
import { sameContent } from '../domain/same-content.ts'
import { mustBeList, priceListById } from './list-price-lists.ts'
import { catalogProblems } from './problems.ts'

/** Makes a price list without prices yet. `created` false: the id was known and said the same. */
export function addPriceList(deps: Deps, by: StaffMember, call: Call, { id = newId(), ...list }: NewPriceList): Promise<{ list: PriceList; created: boolean }> {
  judgeTerms(by, list)
  if (list.branchId && !by.organization.branches.has(list.branchId)) throw refuseByContract([{ pointer: '/branchId', detail: 'there is no such branch' }])
  if (narrowedBy({ ...list, id }).length === 0) throw new Problem(catalogProblems.listIsOrdinary)
  const { currency } = by.organization
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const made = await tx.run(sql`
      insert into price_lists (organization_id, id, name, currency, branch_id, channel, customer_class, valid_from, valid_to, position)
      values (${tx.organizationId}, ${id}, ${list.name}, ${currency}, ${list.branchId}, ${list.channel}, ${list.customerClass}, ${list.validFrom}, ${list.validTo}, ${list.position})
      on conflict (organization_id, id) do nothing`).catch((error: unknown) => { throw refusedList(error) })
    const now = mustBeList(await priceListById(tx, id))
    if (made === 0) {
      const { id: _id, currency: _currency, ordinary: _ordinary, prices: _prices, version: _version, ...there } = now
      if (!sameContent(there, list)) throw new Problem(httpProblems.idExists)
    } else {
      audit(tx, by, call, { action: 'catalog.price-list-created', subject: { kind: 'price-list', id }, changes: { after: list } })
      recordFacts(tx, { kind: 'catalog.price-lists-changed', subjectId: id, subjectVersion: 1, payload: {} })
    }
    return { answer: { list: now, created: made > 0 }, ids: { listId: id } }
  }, async (tx, { listId = '' }) => ({ list: mustBeList(await priceListById(tx, listId)), created: true }))
}

/** Renames a price list, moves it among its equals, or says on which days it holds. */
export function changePriceList(deps: Deps, by: StaffMember, call: Call, id: string, version: number, change: PriceListChange): Promise<PriceList> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const locked = tx.run(sql`select from price_lists where organization_id = ${tx.organizationId} and id = ${id} for no key update`)
    const before = mustBeList(await priceListById(tx, id))
    await locked
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version, current: before })
    const after = { ...before, ...change }
    judgeTerms(by, after)
    // The ordinary list stays what it is, and no other may become a second one.
    if (before.ordinary !== (narrowedBy(after).length === 0)) throw new Problem(catalogProblems.listIsOrdinary)
    await tx.run(sql`
      update price_lists set name = ${after.name}, position = ${after.position}, valid_from = ${after.validFrom}, valid_to = ${after.validTo}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`).catch((error: unknown) => { throw refusedList(error) })
    const fields = Object.keys(change) as (keyof PriceListChange)[]
    audit(tx, by, call, { action: 'catalog.price-list-changed', subject: { kind: 'price-list', id }, changes: { before: Object.fromEntries(fields.map((field) => [field, before[field]])), after: change } })
    recordFacts(tx, { kind: 'catalog.price-lists-changed', subjectId: id, subjectVersion: version + 1, payload: {} })
    return { answer: { ...after, version: version + 1 }, ids: { listId: id } }
  }, async (tx, { listId = '' }) => mustBeList(await priceListById(tx, listId)))
}

function judgeTerms(by: StaffMember, { validFrom, validTo }: Pick<PriceList, 'validFrom' | 'validTo'>): void {
  if (validFrom && validTo && validTo < validFrom) {
    throw refuseByContract([{ pointer: '/validTo', detail: translator(by.language)._(/*i18n*/ { id: 'catalog.refused.ends-before', message: 'The last day is before the first.' }) }])
  }
}

function refusedList(error: unknown): unknown {
  if (violatedConstraint(error) === 'price_lists_name_once') return new Problem(catalogProblems.listNameTaken, undefined, { errors: [{ pointer: '/name', detail: catalogProblems.listNameTaken.title }] })
  return sqlState(error) === '23503' ? refuseByContract([{ pointer: '/branchId', detail: 'there is no such branch' }]) : error
}
