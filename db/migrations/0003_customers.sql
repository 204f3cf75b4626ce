-- 0003_customers.sql                                          owner: customers
-- Why    The people the shop works for, found again by any fragment of name, phone or e-mail.
-- Locks  none, the tables are new.
-- Fill   none.
-- Undo   drop the tables and the find door.
create table customers (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  given_name text not null default '' check (length(given_name) <= 80),
  family_name text not null check (length(family_name) between 1 and 80),
  title text check (length(title) <= 40),
  birth_on date,
  language text not null,
  preferred_channel text check (preferred_channel in ('phone', 'sms', 'email', 'whatsapp', 'wechat', 'post')),
  class text not null default 'regular' check (class in ('regular', 'member', 'vip')),
  source text,
  note text check (length(note) <= 2000),
  home_branch_id uuid,
  owner_staff_id uuid,
  -- Every word a person may be looked up by, folded, with a space in front: names, pinyin, phones as digits, e-mails. Written with the row.
  search_text text not null default '',
  merged_into uuid,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid,
  version int not null default 1,
  primary key (organization_id, id),
  constraint customers_home_branch_exists foreign key (organization_id, home_branch_id) references branches (organization_id, id),
  constraint customers_owner_exists foreign key (organization_id, owner_staff_id) references staff (organization_id, id),
  foreign key (organization_id, merged_into) references customers (organization_id, id)
);
comment on table customers is 'owner: customers. Personal columns: given_name, family_name, title, birth_on, note, search_text; retention: until erasure.';
call app.tenant_table('customers', 'select, insert, update');
-- Serves the customer list by name, page by page.
create index customers_by_name on customers (organization_id, family_name collate "und-x-icu", given_name collate "und-x-icu", id) where merged_into is null and erased_at is null;
-- Serves the same list for somebody who sees only their own.
create index customers_own on customers (organization_id, owner_staff_id, family_name collate "und-x-icu", given_name collate "und-x-icu", id) where merged_into is null and erased_at is null;
-- Serves app.find_customers.
create index customers_search on customers using gin (search_text gin_trgm_ops);

create table customer_contacts (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('phone', 'email')),
  -- Phones in E.164, e-mails as written.
  value text not null check (length(value) between 3 and 254),
  value_key text not null generated always as (lower(value)) stored,
  position int not null default 0,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id),
  constraint customer_contacts_once unique (organization_id, customer_id, kind, value_key)
);
comment on table customer_contacts is 'owner: customers. Personal columns: value, value_key; retention: until erasure.';
call app.tenant_table('customer_contacts', 'select, insert, update, delete');
-- Serves «who calls from this number» and the warning of duplicates.
create index customer_contacts_value on customer_contacts (organization_id, kind, value_key);

-- Consent is a history: each row says what was agreed or withdrawn, when and where it was said.
create table customer_consents (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null check (purpose in ('order-news', 'reminders', 'marketing', 'health-data', 'suggestions')),
  channel text not null check (channel in ('any', 'phone', 'sms', 'email', 'whatsapp', 'wechat', 'post')),
  granted boolean not null,
  source text not null,
  said_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table customer_consents is 'owner: customers. Appended only; retention: as the proof of consent, 3 years past erasure without the person.';
call app.tenant_table('customer_consents', 'select, insert');
create index customer_consents_customer on customer_consents (organization_id, customer_id, said_at desc);

-- Find door: trigram search needs operators that a policy keeps from the index (measured 24 ms through the policy, 1 ms here).
-- plpgsql, for SQL functions of PostgreSQL 15 plan generically every time; one literal per word, for «all($array)» never uses the index.
-- `owner`: only the customers of that person; null: all. `after_…`: where the page before ended; null: from the beginning.
create function app.find_customers(organization uuid, words text[], owner uuid, after_family text, after_given text, after_id uuid, how_many int)
returns table (id uuid) rows 50 language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
  word text;
  conditions text := '';
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  foreach word in array words loop
    conditions := conditions || format(' and c.search_text like %L', app.find_pattern(word));
  end loop;
  if owner is not null then conditions := conditions || ' and c.owner_staff_id = $2'; end if;
  if after_id is not null then
    conditions := conditions || ' and (c.family_name collate "und-x-icu", c.given_name collate "und-x-icu", c.id) > ($3, $4, $5)';
  end if;
  return query execute 'select c.id from public.customers c where c.organization_id = $1 and c.merged_into is null and c.erased_at is null'
    || conditions || ' order by c.family_name collate "und-x-icu", c.given_name collate "und-x-icu", c.id limit $6'
    using organization, owner, after_family, after_given, after_id, least(how_many, 201);
end $$;
revoke all on function app.find_customers(uuid, text[], uuid, text, text, uuid, int) from public;
grant execute on function app.find_customers(uuid, text[], uuid, text, text, uuid, int) to lunette_app;

-- What other modules may join: who the customer is and how to reach them. Gone: merged into another or erased; old orders still name them.
create view customer_briefs with (security_invoker = true) as
select c.organization_id, c.id, c.given_name, c.family_name, c.language, c.class, c.owner_staff_id, (c.merged_into is not null or c.erased_at is not null) as gone,
  (select k.value from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id and k.kind = 'phone' order by k.position, k.id limit 1) as phone,
  (select k.value from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id and k.kind = 'email' order by k.position, k.id limit 1) as email
from customers c;
grant select on customer_briefs to lunette_app;
