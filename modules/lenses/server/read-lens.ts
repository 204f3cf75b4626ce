import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { LensWhole } from '../contract.ts'
import { setsOf, whyNotOptions } from '../domain/index.ts'
import type { BaseCurve, LensOption, OptionRule } from '../domain/index.ts'
import type { Substitution } from '../domain/files.ts'
import { knownLenses } from './known-lenses.ts'
import { linksOf, money, seesPrice, toLensItem } from './lens-view.ts'

interface Beside { readonly options: readonly LensOption[]; readonly rules: readonly OptionRule[]; readonly substitutions: readonly Substitution[]; readonly baseCurves: readonly BaseCurve[] }

/** One lens with the powers it is made in and what may be had with it. @throws {Problem} http/not-found */
export async function readLens({ db }: Pick<Deps, 'db'>, by: StaffMember, id: string): Promise<LensWhole> {
  const known = await knownLenses(db, by.organizationId)
  const at = known.byId.get(id)
  const lens = at === undefined ? undefined : known.lenses[at]
  if (!lens || at === undefined) throw new Problem(httpProblems.notFound)
  const [links, beside] = await db.look(by.organizationId, (tx) => Promise.all([linksOf(tx), tx.one<Beside>(sql`
    select c.options, c.rules, c.substitutions, t.base_curves as "baseCurves" from lens_types t join lens_catalogues c on c.organization_id = t.organization_id and c.id = t.catalogue_id
    where t.organization_id = ${tx.organizationId} and c.organization_id = ${tx.organizationId} and t.id = ${id} and t.catalogue_id = ${lens.catalogueId}`)]))
  const priceOf = (price: number | null): ReturnType<typeof money> => (seesPrice(by, lens) ? money(price, lens.currency) : null)
  const bare = whyNotOptions(lens.code, [], beside.rules)
  return {
    ...toLensItem(lens, links), catalogueId: lens.catalogueId, baseCurves: [...beside.baseCurves],
    sets: setsOf(known.sets, at).map(({ price, ...set }) => ({ ...set, price: priceOf(price) })),
    options: beside.options.map(({ code, name, group, price }) => ({
      code, name, group, price: priceOf(price), offered: !whyNotOptions(lens.code, [code], beside.rules).some(({ why }) => why === 'not-with-lens'), needed: bare.some((refusal) => refusal.why === 'needed' && refusal.option === code),
    })),
    insteadOf: beside.substitutions.filter(({ what, now }) => what === 'lens' && now[0] === lens.code).map(({ old }) => old),
  }
}
