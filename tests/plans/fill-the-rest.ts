import pg from 'pg'
import type { ClientConfig } from 'pg'

const made = (of: string): string => `md5('${of}' || x.id)::uuid`
const customers = 'from customers x where x.organization_id = $1'
const orders = `from orders x where x.organization_id = $1 and x.number is not null`

/** What sample M leaves out and every shop fills in time; only how much there is of each matters to a plan. */
const rows: readonly string[] = [
  `insert into customer_addresses (organization_id, id, customer_id, kind, city, country) select $1, ${made('address')}, x.id, 'home', 'Praha', 'CZ' ${customers}`,
  `insert into customer_tax_ids (organization_id, customer_id, kind, value) select $1, x.id, 'cz-ico', left(md5(x.id::text), 12) ${customers}`,
  `insert into customer_tags (organization_id, customer_id, tag) select $1, x.id, left(md5(x.id::text), 2) ${customers}`,
  `insert into customer_consents (organization_id, id, customer_id, purpose, channel, granted, source, said_at) select $1, ${made('consent')}, x.id, 'marketing', 'email', true, 'counter', now() ${customers}`,
  `insert into customer_health (organization_id, customer_id) select $1, x.id ${customers}`,
  `insert into customer_health_notes (organization_id, id, customer_id, sealed) select $1, ${made('note')}, x.id, '\\x00' ${customers}`,
  `insert into customer_merges (organization_id, id, survivor_id, merged_id, moved, undone_at) select $1, ${made('merge')}, x.id, ${made('copy')}, '{}', now() ${customers}`,
  `insert into person_keys (organization_id, person_id, wrapped) select $1, x.id, '\\x00' ${customers}`,
  `insert into products (organization_id, id, kind, name, tax_class, search_text) select $1, ${made('product')}, 'frame', 'Frame ' || left(md5(x.id::text), 6), 'standard', 'frame ' || left(md5(x.id::text), 6) ${customers}`,
  `insert into product_variants (organization_id, id, product_id, name) select $1, ${made('variant')}, ${made('product')}, 'One' ${customers}`,
  `insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from) select $1, ${made('price')}, l.id, ${made('variant')}, 100, l.currency, '2020-01-01'
    from customers x cross join lateral (select p.id, p.currency from price_lists p where p.organization_id = $1 order by p.position limit 1) l where x.organization_id = $1`,
  `insert into order_stage_values (organization_id, order_id, field, stage, value, filled_at) select $1, x.id, 'lab', x.stage, 'Ostrava', now() ${orders}`,
  `insert into order_rechecks (organization_id, order_id, item, checked_by, checked_at) select $1, x.id, 'pd', x.sold_by, now() ${orders} and x.sold_by is not null`,
  `insert into order_special_lenses (organization_id, order_id, line_id, eye, finding, reason, decided_at) select $1, x.id, x.id, 'right', '{}', 'made so', now() ${orders}`,
  `insert into order_payers (organization_id, order_id, customer_id) select $1, x.id, x.customer_id ${orders}`,
  `insert into order_versions (organization_id, order_id, version, content, replaced_at) select $1, x.id, 1, '{}', now() ${orders}`,
  `insert into receipts (organization_id, id, number, year, count, order_id, branch_id, issued_at, currency, total, content)
    select $1, ${made('receipt')}, 'R' || x.number, 2026, row_number() over (order by x.id), x.id, x.branch_id, now(), x.currency, x.total, '{}' ${orders}`,
  `insert into requisitions (organization_id, id, order_id, line_id, branch_id, description, quantity, status, requested_at, ordered_at, arrived_at)
    select $1, ${made('part')}, x.id, x.id, x.branch_id, 'Lens', 1000, case when x.phase = 'closed' then 'arrived' else 'open' end, x.occurred_at, case when x.phase = 'closed' then now() end, case when x.phase = 'closed' then now() end ${orders}`,
  `insert into files (organization_id, id, subject_kind, subject_id, name, media_type, size, content_mark, content) select $1, ${made('file')}, 'order', x.id, 'photo', 'image/png', 1, '\\x00', '\\x00' ${orders}`,
  `insert into audit_entries (organization_id, id, recorded_at, actor_kind, actor_id, action, subject_kind, subject_id) select $1, ${made('audit')}, x.occurred_at, 'staff', x.sold_by, 'orders.changed', 'order', x.id ${orders}`,
  `insert into audit_entries (organization_id, id, recorded_at, actor_kind, action, subject_kind, subject_id) select $1, ${made('look')}, x.created_at, 'staff', 'customers.changed', 'customer', x.id ${customers}`,
  `insert into webhook_deliveries (organization_id, endpoint_id, message_id, type, subject_id, body, state, next_attempt_at, created_at)
    select $1, e.id, x.id, 'orders.taken', x.id, '{}', case when x.phase = 'cancelled' then 'dead' else 'delivered' end, now(), now() from webhook_endpoints e join orders x on x.organization_id = e.organization_id where e.organization_id = $1`,
  `insert into labs (organization_id, id, name, language, remake_policy, working_days, stated_days) select $1, md5('lab' || n)::uuid, 'Lab ' || n, 'cs', '{"steps": [], "afterBps": 10000, "withinDays": 90}', '{1,2,3,4,5}', 5 from generate_series(1, 4) n`,
  `insert into lab_orders (organization_id, id, lab_id, order_id, branch_id, person_id, content, way, state, sent_at, sent_on, sent_by, first_promised_on, promised_on, arrived_at, arrived_on, lab_days, currency)
    select $1, ${made('at lab')}, l.id, x.id, x.branch_id, x.customer_id, '\\x00', 'paper', case when closed then 'arrived' else 'sent' end, x.occurred_at, x.occurred_at::date, x.sold_by, x.occurred_at::date + 5, x.occurred_at::date + 5,
      case when closed then x.occurred_at end, case when closed then x.occurred_at::date end, case when closed then 4 end, x.currency
    from orders x cross join lateral (select x.phase in ('ready', 'closed') as closed) c
    join (select id, row_number() over (order by id) as n, count(*) over () as labs from labs where organization_id = $1) l on l.n = 1 + abs(hashtext(x.id::text)) % l.labs
    where x.organization_id = $1 and x.number is not null and x.sold_by is not null and x.phase <> 'cancelled'`,
  `insert into lab_remakes (organization_id, order_id, root_order_id, lab_order_id, lab_id, branch_id, caused_by, nth, share_bps, because, made_at, made_on)
    select $1, x.order_id, x.order_id, x.id, x.lab_id, x.branch_id, 'lab', 1, 0, 'lab-fault', x.sent_at, x.sent_on from lab_orders x where x.organization_id = $1 and hashtext(x.id::text) % 10 = 0`,
  `insert into inspections (organization_id, id, order_id, lab_order_id, lab_id, branch_id, person_id, content, verdict, passed, source, inspected_at, inspected_on, inspected_by)
    select $1, ${made('inspection')}, x.order_id, x.id, x.lab_id, x.branch_id, x.person_id, '\\x00', 'unjudged', hashtext(x.id::text) % 10 <> 0, 'typed', x.sent_at, x.sent_on, x.sent_by from lab_orders x where x.organization_id = $1`,
  `insert into frame_traces (organization_id, order_id, shapes, kept_at, kept_by) select $1, x.id, '{"right": {}}', now(), x.sold_by ${orders} and x.sold_by is not null`,
  `insert into lens_catalogues (organization_id, id, file_name, form, maker_code, maker, state) select $1, md5('catalogue' || n)::uuid, 'file', 'csv', 'M' || n / 2, 'Maker', case n % 2 when 0 then 'current' else 'replaced' end from generate_series(0, 9) n`,
  `insert into lens_types (organization_id, catalogue_id, no, id, code, name, kind, index, index_line, surface, photochromic, polarised)
    select $1, c.id, n, md5(c.maker_code || n)::uuid, 'L' || n, 'Lens ' || n, 'single-vision', 15000, 'ne', 'spherical', false, false from lens_catalogues c, generate_series(1, 1000) n where c.organization_id = $1`,
  `insert into lens_power_sets (organization_id, catalogue_id, type_no, position, diameter, optical_diameter, power_from, power_to, cylinder_from, cylinder_to, share_from, share_to, prism_to, addition_from, addition_to, addition_step)
    select $1, t.catalogue_id, t.no, n, 6500, 6500, -6000, 6000, 0, 2000, 0, 100, 0, 0, 0, 250 from lens_types t, generate_series(1, 3) n where t.organization_id = $1`,
  `insert into lens_links (organization_id, variant_id, product_id, maker_code, lens_code) select $1, ${made('variant')}, ${made('product')}, 'M' || abs(hashtext(x.id::text)) % 5, 'L' || 1 + abs(hashtext(x.id::text)) % 1000 ${customers}`,
  `insert into contact_lens_ranges (organization_id, product_id, range) select $1, ${made('product')}, '{}' ${customers}`,
  `insert into contact_lens_fittings (organization_id, id, customer_id, fitted_on, sealed) select $1, ${made('fitting')}, x.id, x.created_at::date, '\\x00' ${customers}`,
  `insert into prescription_checks (organization_id, prescription_id, version, rule, eye, cell, weight) select $1, x.prescription_id, x.version, 'axis', 'both', 'axisDeg', 'look-again' from prescription_versions x where x.organization_id = $1`,
  `insert into prescription_contact_lenses (organization_id, prescription_id, version, eye, brand) select $1, x.prescription_id, x.version, 'right', 'Day' from prescription_versions x where x.organization_id = $1`,
  `insert into external_refs (organization_id, system, kind, external_id, subject_id) select $1, 'old', 'customer', x.id::text, x.id ${customers}`,
]

/** Fills what sample M leaves empty in the organization, and says how many of everything there are. */
export async function fillTheRest(superuser: ClientConfig, organizationId: string, scale: number): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    for (const statement of rows) await client.query(statement, [organizationId])
    // Every row is looked at, so that nothing is counted by chance.
    await client.query('set default_statistics_target = 2000')
    await client.query('vacuum (analyze)')
    await client.query(`update pg_class set reltuples = reltuples * $1 where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') and reltuples > 1000`, [scale])
  } finally {
    await client.end()
  }
}
