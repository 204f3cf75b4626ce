-- 0006_orders.sql                                             owner: orders
-- Why    The service order: who, what, when promised, where it is, what is still to pay.
-- Locks  none, the tables are new.
-- Fill   none.
-- Undo   drop the tables.

-- Kinds with their stages as data. A change makes a new version; running orders keep theirs.
create table order_kinds (
  organization_id uuid not null references organizations (id),
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  kind_version int not null check (kind_version > 0),
  -- {en, cs, pt-BR, zh-CN}
  names jsonb not null,
  position int not null,
  active boolean not null default true,
  current boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (organization_id, code, kind_version)
);
comment on table order_kinds is 'owner: orders.';
call app.tenant_table('order_kinds', 'select, insert, update');
create unique index order_kinds_one_current on order_kinds (organization_id, code) where current;

create table order_stages (
  organization_id uuid not null,
  kind_code text not null,
  kind_version int not null,
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  position int not null,
  phase text not null check (phase in ('taken', 'producing', 'finishing', 'ready', 'closed')),
  place text not null check (place in ('shop', 'lab', 'workshop', 'shelf', 'customer')),
  mark text not null,
  names jsonb not null,
  target_minutes int check (target_minutes > 0),
  -- {lensesCommitted, countsAsLate…}
  flags jsonb not null default '{}',
  primary key (organization_id, kind_code, kind_version, code),
  foreign key (organization_id, kind_code, kind_version) references order_kinds (organization_id, code, kind_version),
  constraint order_stages_in_order unique (organization_id, kind_code, kind_version, position)
);
comment on table order_stages is 'owner: orders. A stage has a phase (what counts), a place (where the work is) and a mark (its shape).';
call app.tenant_table('order_stages', 'select, insert');

create table orders (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  -- Null while a draft. 26-1442 and 26001442: the same number as a payment symbol.
  number text,
  payment_symbol text check (payment_symbol ~ '^[1-9]\d{0,9}$'),
  kind_code text not null,
  kind_version int not null,
  -- Null while a draft.
  stage text,
  phase text not null check (phase in ('draft', 'taken', 'producing', 'finishing', 'ready', 'closed', 'cancelled')),
  stage_since timestamptz,
  branch_id uuid not null,
  customer_id uuid not null,
  -- Who wears the glasses, when it is not the customer.
  wearer_customer_id uuid,
  channel text not null check (channel in ('counter', 'phone', 'web', 'e-shop', 'advisor', 'import')),
  contract_place text not null check (contract_place in ('shop', 'distance', 'off-premises')),
  sold_by uuid,
  advisor_id uuid,
  campaign_id uuid,
  assigned_to uuid,
  device_id uuid,
  priority text not null default 'normal' check (priority in ('normal', 'rush')),
  promised_on date,
  on_hold_since timestamptz,
  on_hold_reason text check (length(on_hold_reason) <= 500),
  note text check (length(note) <= 2000),
  currency text not null,
  prices_gross boolean not null,
  -- Gross total and the tax in it, minor units.
  total bigint not null check (total >= 0),
  tax_total bigint not null check (tax_total >= 0),
  -- The day whose tax rates hold.
  taxed_on date not null,
  lenses_committed boolean not null default false,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  created_by uuid,
  taken_at timestamptz,
  collected_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (length(cancel_reason) <= 500),
  root_order_id uuid,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, kind_code, kind_version, stage) references order_stages (organization_id, kind_code, kind_version, code),
  foreign key (organization_id, branch_id) references branches (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id),
  foreign key (organization_id, wearer_customer_id) references customers (organization_id, id),
  foreign key (organization_id, sold_by) references staff (organization_id, id),
  foreign key (organization_id, root_order_id) references orders (organization_id, id),
  constraint orders_number_once unique (organization_id, number),
  constraint orders_payment_symbol_once unique (organization_id, payment_symbol),
  constraint orders_drafts_have_no_number check ((phase = 'draft') = (number is null)),
  constraint orders_stage_unless_draft check (phase = 'draft' or stage is not null),
  constraint orders_closed_when_collected check ((phase = 'closed') = (collected_at is not null)),
  constraint orders_cancelled_with_time check ((phase = 'cancelled') = (cancelled_at is not null)),
  constraint orders_hold_has_a_reason check ((on_hold_since is null) = (on_hold_reason is null))
);
comment on table orders is 'owner: orders. Personal columns: note; retention: 10 years, the person by reference only.';
call app.tenant_table('orders', 'select, insert, update');
-- Serves a customer's orders, newest first.
create index orders_customer on orders (organization_id, customer_id, occurred_at desc);

create table order_payers (
  organization_id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  -- Null: whatever the others leave.
  amount bigint check (amount >= 0),
  position int not null default 0,
  primary key (organization_id, order_id, customer_id),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table order_payers is 'owner: orders. Who pays, when not the customer alone; an order without rows is paid by its customer.';
call app.tenant_table('order_payers', 'select, insert, update, delete');

create table order_lines (
  organization_id uuid not null,
  order_id uuid not null,
  position int not null check (position > 0),
  id uuid not null,
  product_id uuid,
  variant_id uuid,
  kind text not null,
  description text not null check (length(description) between 1 and 300),
  eye text check (eye in ('right', 'left')),
  -- Thousandths of the product's base unit.
  quantity bigint not null check (quantity > 0),
  unit_price bigint not null check (unit_price >= 0),
  -- What one unit cost us when it was sold; null when unknown.
  unit_cost bigint,
  -- Quantity times unit price, before adjustments.
  list_amount bigint not null,
  -- [{kind: manual|class|campaign|coupon|points|complaint, reason, amount, by}], amounts negative for a discount.
  adjustments jsonb not null default '[]',
  -- After adjustments, in the order's price mode (gross or net).
  amount bigint not null check (amount >= 0),
  tax_class text not null,
  -- [{component, country, rateBps, inclusive}], frozen on the order's day.
  taxes jsonb not null,
  -- Frozen for the advisor's commission; null when none is due.
  commission_base bigint,
  primary key (organization_id, order_id, position),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  foreign key (organization_id, product_id) references products (organization_id, id),
  foreign key (organization_id, variant_id) references product_variants (organization_id, id)
);
comment on table order_lines is 'owner: orders. The lines of the order''s current version; older versions are in order_versions.';
call app.tenant_table('order_lines', 'select, insert, delete');

-- Tax per component and rate over the whole order: computed per document, so lines cannot drift from it by cents.
create table order_taxes (
  organization_id uuid not null,
  order_id uuid not null,
  component text not null,
  country text not null,
  rate_bps int not null,
  base bigint not null,
  tax bigint not null,
  primary key (organization_id, order_id, component, country, rate_bps),
  foreign key (organization_id, order_id) references orders (organization_id, id)
);
comment on table order_taxes is 'owner: orders.';
call app.tenant_table('order_taxes', 'select, insert, delete');

create table order_events (
  organization_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('stage', 'hold', 'released', 'changed', 'cancelled', 'printed')),
  from_stage text,
  to_stage text,
  reason text check (length(reason) <= 500),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  staff_id uuid,
  primary key (organization_id, order_id, id),
  foreign key (organization_id, order_id) references orders (organization_id, id)
);
comment on table order_events is 'owner: orders. What happened to the order, who and when; appended only.';
call app.tenant_table('order_events', 'select, insert');

-- One row per order for lists, board and search; written with the order. Other modules'' values are copies, kept by facts.
create table order_list (
  organization_id uuid not null,
  order_id uuid not null,
  number text,
  kind_code text not null,
  stage text,
  phase text not null,
  place text,
  branch_id uuid not null,
  customer_id uuid not null,
  customer_name text not null,
  customer_phone text,
  sold_by uuid,
  advisor_id uuid,
  assigned_to uuid,
  priority text not null,
  on_hold boolean not null,
  promised_on date,
  occurred_at timestamptz not null,
  stage_since timestamptz,
  currency text not null,
  total bigint not null,
  paid bigint not null,
  balance bigint not null,
  -- What the job is, in a few words for a card.
  summary text not null,
  search_text text not null,
  primary key (organization_id, order_id),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  constraint order_list_balance_adds_up check (phase = 'cancelled' or balance = total - paid)
);
comment on table order_list is 'owner: orders. Derived: `lunette doctor lists` rebuilds it. Personal columns: customer_name, customer_phone, search_text.';
call app.tenant_table('order_list', 'select, insert, update');
-- Serves the newest orders first, page by page.
create index order_list_newest on order_list (organization_id, occurred_at desc, order_id desc);
-- Serves the open work: board and late list, by promised day.
create index order_list_open on order_list (organization_id, promised_on, order_id) where phase in ('taken', 'producing', 'finishing', 'ready');
-- Serves a customer's orders in lists, and the copy of a changed name.
create index order_list_customer on order_list (organization_id, customer_id);
-- Serves app.find_orders.
create index order_list_search on order_list using gin (search_text gin_trgm_ops);

-- Find door, as app.find_customers. All that are found, however many: what the reader may see of them and the totals over
-- them are known outside only, and of a part both would be wrong.
create function app.find_orders(organization uuid, words text[])
returns table (order_id uuid) language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  word text;
  conditions text := '';
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  foreach word in array words loop
    conditions := conditions || format(' and l.search_text like %L', '%' || replace(replace(replace(app.fold(word), '\', '\\'), '%', '\%'), '_', '\_') || '%');
  end loop;
  return query execute 'select l.order_id from public.order_list l where l.organization_id = $1' || conditions using organization;
end $$;
revoke all on function app.find_orders(uuid, text[]) from public;
grant execute on function app.find_orders(uuid, text[]) to lunette_app;
