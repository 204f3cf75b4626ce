import { newId } from '#kernel/ids'
import type { Language } from '#kernel/languages'
import { taxDefaults } from '#modules/identity/domain'
import type { OnOrganizationCreated } from '#modules/identity/server'
import { sql } from '#platform/db/sql'

const ordinaryPrices: Readonly<Record<Language, string>> = { en: 'Ordinary prices', cs: 'Základní ceník', 'pt-BR': 'Tabela padrão', 'zh-CN': '标准价目表' }

/**
 * Lays down the tax classes of the country and the price list for everybody. The rates of payers and of those who are none
 * stand side by side, so that becoming one is a matter of the organization alone; a rate of nothing for who is no payer is no row.
 */
export const catalogDefaults: OnOrganizationCreated = async (tx, { id, country, currency, language }) => {
  const classes = taxDefaults(country, true).map(({ code, names }, position) => ({ code, name: names[language], position }))
  const rates = [true, false].flatMap((vatPayer) => taxDefaults(country, vatPayer).flatMap(({ code, rates: some }) =>
    some.filter(({ rateBps }) => vatPayer || rateBps > 0).map((rate) => ({ ...rate, source: rate.source[language], vatPayer, taxClass: code, id: newId() }))))
  await Promise.all([
    tx.run(sql`
      insert into tax_classes (organization_id, code, name, position)
      select ${id}, c.code, c.name, c.position from json_to_recordset(${JSON.stringify(classes)}) as c(code text, name text, position int)`),
    tx.run(sql`
      insert into tax_rates (organization_id, id, tax_class, component, country, vat_payer, rate_bps, valid_from, valid_to, source, verified_on)
      select ${id}, r.id, r."taxClass", r.component, ${country}, r."vatPayer", r."rateBps", r."validFrom", r."validTo", r.source, r."verifiedOn"
      from json_to_recordset(${JSON.stringify(rates)})
        as r(id uuid, "taxClass" text, component text, "vatPayer" boolean, "rateBps" int, "validFrom" date, "validTo" date, source text, "verifiedOn" date)`),
    tx.run(sql`insert into price_lists (organization_id, id, name, currency) values (${id}, ${newId()}, ${ordinaryPrices[language]}, ${currency})`),
  ])
}
