-- 0004_catalog.sql                                            owner: catalog
-- Why    What the shop sells, at which price, taxed how, on which day.
-- Locks  none, the tables are new.
-- Fill   none.
-- Undo   drop the tables.
create table tax_classes (
  organization_id uuid not null references organizations (id),
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  name text not null,
  position int not null default 0,
  primary key (organization_id, code)
);
comment on table tax_classes is 'owner: catalog. How a product is taxed: standard, reduced, exempt…';
call app.tenant_table('tax_classes', 'select, insert, update');

create table tax_rates (
  organization_id uuid not null,
  id uuid not null,
  tax_class text not null,
  -- A class may carry several components (Brazil shows IBS and CBS beside ICMS).
  component text not null,
  country text not null,
  -- Whether it holds for organizations registered for the tax or for those that are not: becoming one changes no row.
  vat_payer boolean not null,
  rate_bps int not null check (rate_bps between 0 and 10000),
  valid_from date not null,
  valid_to date,
  source text not null,
  -- Null: nobody has checked it yet, and the screens say so.
  verified_on date,
  primary key (organization_id, id),
  foreign key (organization_id, tax_class) references tax_classes (organization_id, code),
  constraint tax_rates_end_after_they_begin check (valid_to is null or valid_to > valid_from),
  constraint tax_rates_one_at_a_time exclude using gist (organization_id with =, tax_class with =, component with =, country with =, vat_payer with =, daterange(valid_from, valid_to) with &&)
);
comment on table tax_rates is 'owner: catalog. Rates by component, country and day.';
call app.tenant_table('tax_rates', 'select, insert, update');

create table products (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in ('frame', 'lens', 'contact-lens', 'accessory', 'cosmetic', 'consumable', 'service')),
  name text not null check (length(name) between 1 and 160),
  brand text check (length(brand) <= 80),
  tax_class text not null,
  -- What quantities count, in thousandths of it.
  unit text not null default 'piece' check (unit in ('piece', 'ml', 'g')),
  -- What only this kind has: A, B, DBL of a frame (hundredths of a millimetre), index of a lens (ten-thousandths), minutes of a service.
  details jsonb not null default '{}',
  active boolean not null default true,
  search_text text not null default '',
  created_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organization_id, id),
  constraint products_tax_class_exists foreign key (organization_id, tax_class) references tax_classes (organization_id, code)
);
comment on table products is 'owner: catalog.';
call app.tenant_table('products', 'select, insert, update');
-- Serves the product list by name, page by page, of what is sold and of what no longer is.
create index products_by_name on products (organization_id, active, name collate "und-x-icu", id);
-- Serves the same list of one kind.
create index products_by_kind on products (organization_id, active, kind, name collate "und-x-icu", id);
-- Serves app.find_products.
create index products_search on products using gin (search_text gin_trgm_ops);

create table product_variants (
  organization_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  name text not null default '' check (length(name) <= 120),
  sku text check (length(sku) between 1 and 60),
  gtin text check (gtin ~ '^(\d{8}|\d{12,14})$'),
  -- Last known cost of one base unit in minor units of the organization's currency.
  unit_cost bigint check (unit_cost >= 0),
  active boolean not null default true,
  position int not null default 0,
  primary key (organization_id, id),
  foreign key (organization_id, product_id) references products (organization_id, id),
  constraint product_variants_sku_once unique (organization_id, sku),
  constraint product_variants_gtin_once unique (organization_id, gtin)
);
comment on table product_variants is 'owner: catalog. What is really on the shelf: a colour and size of a frame, an index of a lens.';
call app.tenant_table('product_variants', 'select, insert, update');
create index product_variants_product on product_variants (organization_id, product_id, position);

create table price_lists (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  currency text not null,
  branch_id uuid,
  channel text,
  customer_class text,
  position int not null default 0,
  primary key (organization_id, id),
  foreign key (organization_id, branch_id) references branches (organization_id, id),
  constraint price_lists_name_once unique (organization_id, name)
);
comment on table price_lists is 'owner: catalog. The list without branch, channel and class is the ordinary one.';
call app.tenant_table('price_lists', 'select, insert, update');
create unique index price_lists_one_ordinary on price_lists (organization_id) where branch_id is null and channel is null and customer_class is null;

create table prices (
  organization_id uuid not null,
  id uuid not null,
  price_list_id uuid not null,
  variant_id uuid not null,
  amount bigint not null check (amount >= 0),
  currency text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, price_list_id) references price_lists (organization_id, id),
  foreign key (organization_id, variant_id) references product_variants (organization_id, id),
  constraint prices_end_after_they_begin check (valid_to is null or valid_to > valid_from),
  constraint prices_one_at_a_time exclude using gist (organization_id with =, price_list_id with =, variant_id with =, tstzrange(valid_from, valid_to) with &&)
);
comment on table prices is 'owner: catalog. Never changed, only ended: the rows are the price history.';
call app.tenant_table('prices', 'select, insert, update');
-- Serves the price of a variant now, and its history.
create index prices_current on prices (organization_id, variant_id, price_list_id, valid_from desc);

-- Find door, as app.find_customers.
create function app.find_products(organization uuid, words text[], wanted_kind text, wanted_active boolean, after_name text, after_id uuid, how_many int)
returns table (id uuid) rows 50 language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  word text;
  conditions text := '';
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  foreach word in array words loop
    conditions := conditions || format(' and p.search_text like %L', app.find_pattern(word));
  end loop;
  if wanted_kind is not null then conditions := conditions || ' and p.kind = $3'; end if;
  if after_id is not null then conditions := conditions || ' and (p.name collate "und-x-icu", p.id) > ($4, $5)'; end if;
  return query execute 'select p.id from public.products p where p.organization_id = $1 and p.active = $2'
    || conditions || ' order by p.name collate "und-x-icu", p.id limit $6'
    using organization, wanted_active, wanted_kind, after_name, after_id, least(how_many, 201);
end $$;
revoke all on function app.find_products(uuid, text[], text, boolean, text, uuid, int) from public;
grant execute on function app.find_products(uuid, text[], text, boolean, text, uuid, int) to lunette_app;
