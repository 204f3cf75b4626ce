-- 0014_lists.sql                                              owner: orders
-- Why    The list of orders is asked by product, channel and day of collection too, and what people ask often they keep.
-- Locks  columns: catalogue change only. Fill: row by row. Indexes hold back writes while they build; seconds at 300,000 orders.
-- Fill   the new columns of old list rows, from their orders and lines.
-- Undo   drop the tables, the function and the columns; `lunette doctor lists` needs nothing of them.

alter table order_list
  add column channel text not null default 'counter',
  add column collected_at timestamptz,
  -- Products and variants of the lines, and what the lines say, folded: what an order is found by when somebody asks for a product.
  add column product_ids uuid[] not null default '{}',
  add column product_text text not null default '';

update order_list l set channel = o.channel, collected_at = o.collected_at, 
  product_ids = array(
    select distinct x.id from order_lines n cross join lateral (values (n.product_id), (n.variant_id)) as x(id)
    where n.organization_id = o.organization_id and n.order_id = o.id and x.id is not null order by x.id),
  product_text = coalesce(app.fold(left((
    select string_agg(n.description, ' · ' order by n.position) from order_lines n where n.organization_id = o.organization_id and n.order_id = o.id), 1000)), '')
from orders o
where o.organization_id = l.organization_id and o.id = l.order_id;

-- Serves app.find_orders_with_product.
create index order_list_products on order_list using gin (product_ids, product_text gin_trgm_ops);
-- Serves the newest orders first, page by page, as before, and now the totals of any mix of conditions from the index alone:
-- half a year of 300,000 orders needs some 1,200 pages in sequence where it needed 3,300 at random. Ascending, for new orders
-- then go to the end and fill its pages; descending they split each in two (measured: 21 rows a page).
drop index order_list_newest;
create index order_list_newest on order_list (organization_id, occurred_at, order_id)
  include (branch_id, kind_code, phase, stage, channel, priority, sold_by, assigned_to, advisor_id, promised_on, collected_at, counts_late, on_hold, remake, total, paid, balance);
-- Serves what was collected in a stretch of days, and the weeks of the first view with their sums.
create index order_list_collected on order_list (organization_id, collected_at) include (branch_id, kind_code, phase, advisor_id, sold_by, assigned_to, paid, balance) where collected_at is not null;
-- Serves what is still owed, collected or not.
create index order_list_owing on order_list (organization_id, occurred_at, order_id) where balance > 0;

-- Find door: arrays and fragments are not leakproof, the policy would keep them from their index. Either may be null.
create function app.find_orders_with_product(organization uuid, product uuid, words text[])
returns table (order_id uuid) language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  word text;
  conditions text := '';
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  if product is not null then conditions := format(' and l.product_ids @> array[%L::uuid]', product); end if;
  foreach word in array coalesce(words, '{}') loop
    conditions := conditions || format(' and l.product_text like %L', '%' || replace(replace(replace(app.fold(word), '\', '\\'), '%', '\%'), '_', '\_') || '%');
  end loop;
  return query execute 'select l.order_id from public.order_list l where l.organization_id = $1' || conditions using organization;
end $$;
revoke all on function app.find_orders_with_product(uuid, uuid, text[]) from public;
grant execute on function app.find_orders_with_product(uuid, uuid, text[]) to lunette_app;

create table saved_filters (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  -- Whose it is; nobody else changes it.
  staff_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- As it is written in the address of the list: `is:late promised:week`. Days that move stay words.
  filter text not null check (length(filter) <= 1000),
  sort text not null check (length(sort) <= 40),
  -- Everybody in the organization sees it.
  shared boolean not null default false,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint saved_filters_name_once unique (organization_id, staff_id, name)
);
comment on table saved_filters is 'owner: orders. What people ask the list of orders for often; gone when they delete it.';
call app.tenant_table('saved_filters', 'select, insert, update, delete');

create table list_columns (
  organization_id uuid not null references organizations (id),
  staff_id uuid not null,
  -- In the sequence in which they stand.
  columns text[] not null,
  primary key (organization_id, staff_id),
  foreign key (organization_id, staff_id) references staff (organization_id, id)
);
comment on table list_columns is 'owner: orders. The columns of the list of orders that a person chose.';
call app.tenant_table('list_columns', 'select, insert, update');
