-- 0007_customers_whole.sql                                    owner: customers
-- Why    The whole person: addresses, tax numbers, tags, family, guardian, health under lock, merges that can be undone, search that
--        forgives slips.
-- Locks  customers and customer_consents for a moment (columns with constant defaults); writes to customers, orders and files wait while an
--        index is built, about a second per 200,000 rows.
-- Fill   the birth date goes into the search text of every customer who has one.
-- Undo   drop the tables, columns, indexes and find doors below; put customer_briefs back as in 0003.

alter table customers
  -- Whose word the class is: `hand` is never changed by the rule.
  add column class_by text not null default 'rule' constraint customers_class_by check (class_by in ('hand', 'rule')),
  -- The same for all who live together; it names no row.
  add column household_id uuid,
  add column employer text constraint customers_employer_short check (length(employer) <= 120),
  add column insurer text constraint customers_insurer_short check (length(insurer) <= 120),
  add column insurer_number text constraint customers_insurer_number_short check (length(insurer_number) <= 40),
  -- Who speaks for a minor: another customer, or somebody by name with a phone.
  add column guardian_customer_id uuid,
  add column guardian_name text constraint customers_guardian_name_short check (length(guardian_name) between 1 and 160),
  add column guardian_phone text,
  add constraint customers_guardian_exists foreign key (organization_id, guardian_customer_id) references customers (organization_id, id),
  add constraint customers_one_guardian check (guardian_customer_id is null or (guardian_name is null and guardian_phone is null)),
  add constraint customers_not_own_guardian check (guardian_customer_id <> id);
comment on table customers is 'owner: customers. Personal columns: given_name, family_name, title, birth_on, source, note, search_text, employer, insurer, insurer_number, guardian_name, guardian_phone; retention: until erasure.';
-- Serves everything that reads a customer together with those merged into them.
create index customers_merged on customers (organization_id, merged_into) where merged_into is not null;
-- Serves «who lives with them».
create index customers_household on customers (organization_id, household_id) where household_id is not null;
-- Serves «for whom do they speak», and the hand-over of that at a merge.
create index customers_guardian on customers (organization_id, guardian_customer_id) where guardian_customer_id is not null;
-- Serves the warning of duplicates: born on the same day.
create index customers_birth on customers (organization_id, birth_on) where birth_on is not null;
update customers set search_text = search_text || ' ' || to_char(birth_on, 'YYYY-MM-DD') || ' ' || to_char(birth_on, 'YYYYMMDD') where birth_on is not null;

create table customer_addresses (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('home', 'work', 'billing', 'delivery')),
  -- Street and number, more lines where a country needs them.
  street text not null default '' check (length(street) <= 200),
  city text not null default '' check (length(city) <= 120),
  postal_code text not null default '' check (length(postal_code) <= 20),
  region text not null default '' check (length(region) <= 120),
  country text not null check (country ~ '^[A-Z]{2}$'),
  position int not null default 0,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table customer_addresses is 'owner: customers. Personal columns: street, city, postal_code, region; retention: until erasure.';
call app.tenant_table('customer_addresses', 'select, insert, update, delete');
-- Serves the addresses of one customer.
create index customer_addresses_customer on customer_addresses (organization_id, customer_id);

create table customer_tax_ids (
  organization_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('cz-ico', 'cz-dic', 'br-cpf', 'br-cnpj', 'cn-uscc')),
  -- Without dots, dashes and spaces, letters large; check digits are right.
  value text not null check (length(value) between 5 and 30),
  primary key (organization_id, customer_id, kind),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table customer_tax_ids is 'owner: customers. Personal columns: value; retention: until erasure (documents keep their own copy).';
call app.tenant_table('customer_tax_ids', 'select, insert, update, delete');
-- Serves the warning of duplicates: the same number twice.
create index customer_tax_ids_value on customer_tax_ids (organization_id, value);

create table customer_tags (
  organization_id uuid not null,
  customer_id uuid not null,
  tag text not null check (length(tag) between 1 and 40),
  primary key (organization_id, customer_id, tag),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table customer_tags is 'owner: customers. Personal columns: tag; retention: until erasure.';
call app.tenant_table('customer_tags', 'select, insert, delete');
-- Serves the list of everybody with a tag, and which tags there are.
create index customer_tags_tag on customer_tags (organization_id, tag, customer_id);

-- Who said it: a minor's consent is the guardian's.
alter table customer_consents add column given_by text not null default 'customer' constraint customer_consents_given_by check (given_by in ('customer', 'guardian'));

-- What may be chosen about a person's health, as codes, so that suggestions can use it. One row per customer.
create table customer_health (
  organization_id uuid not null,
  customer_id uuid not null,
  skin_type text,
  skin_conditions text[] not null default '{}',
  eye_conditions text[] not null default '{}',
  allergies text[] not null default '{}',
  wearing_habits text[] not null default '{}',
  version int not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  primary key (organization_id, customer_id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table customer_health is 'owner: customers. Coded health attributes, consented. Personal columns: skin_type, skin_conditions, eye_conditions, allergies, wearing_habits; retention: until erasure.';
call app.tenant_table('customer_health', 'select, insert, update, delete');

create table customer_health_notes (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  -- Sealed under the person's key.
  sealed bytea not null,
  written_at timestamptz not null default now(),
  written_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table customer_health_notes is 'owner: customers. Free words about health, encrypted. Personal columns: sealed; retention: until erasure.';
call app.tenant_table('customer_health_notes', 'select, insert, delete');
-- Serves the notes of one customer, newest first.
create index customer_health_notes_customer on customer_health_notes (organization_id, customer_id, written_at desc);

-- Two rows were one person. The merged row stays as it was; what the survivor got from it is named in `moved`, so that undoing takes
-- away exactly that: {contacts: [id], addresses: [id], taxIds: [kind], tags: [tag], fields: [column], followers: [id], …}.
create table customer_merges (
  organization_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  moved jsonb not null,
  merged_at timestamptz not null default now(),
  merged_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, survivor_id) references customers (organization_id, id),
  foreign key (organization_id, merged_id) references customers (organization_id, id),
  constraint customer_merges_of_two check (survivor_id <> merged_id)
);
comment on table customer_merges is 'owner: customers. Personal columns: moved; retention: as the customer.';
call app.tenant_table('customer_merges', 'select, insert, update');
-- Serves the merges of a survivor, newest first.
create index customer_merges_survivor on customer_merges (organization_id, survivor_id, merged_at desc);
-- Nobody is merged away twice at once.
create unique index customer_merges_one_standing on customer_merges (organization_id, merged_id) where undone_at is null;

-- When a customer becomes a member or VIP without anybody saying so. An organization without a row has no rule.
create table customer_class_rules (
  organization_id uuid not null references organizations (id),
  -- [{class, withinDays, minSpend, minOrders, boughtWithinDays}], the best class first; money in minor units of the organization.
  rules jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  primary key (organization_id)
);
comment on table customer_class_rules is 'owner: customers.';
call app.tenant_table('customer_class_rules', 'select, insert, update');

-- Find door for search while typing: the best first. A word that begins a name counts more than one inside it, a whole one most. When
-- fewer than five are found as typed, words of four letters and more may differ by a slip (word similarity from 0.5); those stand
-- behind. `also` are found by other ways (an order's number) and stand in front. One literal per word, as in app.find_customers.
create function app.find_best_customers(organization uuid, words text[], owner uuid, also uuid[], how_many int)
returns table (id uuid, score real) rows 20 language plpgsql stable security definer
set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
  word text;
  escaped text;
  points text := '0';
  likeness text := '0';
  exact text := '';
  near text := '';
  may_slip boolean := false;
  found_rows int;
  begins text := ' from public.customers c where c.organization_id = $1 and c.merged_into is null and c.erased_at is null and ($2 is null or c.owner_staff_id = $2)';
  by_name text := ', c.family_name collate "und-x-icu", c.given_name collate "und-x-icu", c.id limit $3';
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  if cardinality(also) > 0 then
    return query execute 'select c.id, 1000::real' || begins || ' and c.id = any($4) limit $3' using organization, owner, how_many, also;
  end if;
  if cardinality(words) = 0 then return; end if;
  foreach word in array words loop
    word := app.fold(word);
    escaped := replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_');
    exact := exact || format(' and c.search_text like %L', app.find_pattern(word));
    points := points || format(' + case when c.search_text || '' '' like %L then 3 when c.search_text like %L then 2 else 1 end', '% ' || escaped || ' %', '% ' || escaped || '%');
    if length(word) >= 4 and word !~ '[0-9@]' then
      may_slip := true;
      near := near || format(' and (c.search_text like %L or %L operator(public.<%%) c.search_text)', app.find_pattern(word), word);
    else
      near := near || format(' and c.search_text like %L', app.find_pattern(word));
    end if;
    likeness := likeness || format(' + public.word_similarity(%L, c.search_text)', word);
  end loop;
  return query execute 'select c.id, (' || points || ')::real' || begins || exact || ' order by 2 desc' || by_name using organization, owner, how_many;
  get diagnostics found_rows = row_count;
  if found_rows < 5 and may_slip then
    return query execute 'select c.id, (' || likeness || ' - 100)::real' || begins || near || ' and not (true' || exact || ') order by 2 desc' || by_name using organization, owner, how_many;
  end if;
end $$;
revoke all on function app.find_best_customers(uuid, text[], uuid, uuid[], int) from public;
grant execute on function app.find_best_customers(uuid, text[], uuid, uuid[], int) to lunette_app;

-- Find door for the warning while somebody new is typed. `full_name` as it is shown; phones in E.164, e-mails in small letters.
create function app.find_duplicates(organization uuid, full_name text, phones text[], emails text[], birth date, tax_ids text[], owner uuid, how_many int)
returns table (id uuid, reason text, score real) rows 20 language plpgsql stable security definer
set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan set pg_trgm.word_similarity_threshold = 0.6 as $$
declare
  folded text := app.fold(coalesce(full_name, ''));
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  return query
    select k.customer_id, k.kind, 4::real from public.customer_contacts k
    where k.organization_id = organization and ((k.kind = 'phone' and k.value_key = any(phones)) or (k.kind = 'email' and k.value_key = any(emails)))
    limit 4 * how_many;
  return query
    select t.customer_id, 'tax-id', 4::real from public.customer_tax_ids t where t.organization_id = organization and t.value = any(tax_ids) limit how_many;
  if birth is not null and folded <> '' then
    return query
      select c.id, 'name-and-birth', 3::real from public.customers c
      where c.organization_id = organization and c.birth_on = birth and (public.word_similarity(folded, c.search_text) >= 0.6 or c.search_text like app.find_pattern(folded)) limit how_many;
  end if;
  if length(folded) >= 4 then
    return query
      select c.id, 'similar-name', public.word_similarity(folded, c.search_text) from public.customers c
      where c.organization_id = organization and folded operator(public.<%) c.search_text and c.merged_into is null and c.erased_at is null and (owner is null or c.owner_staff_id = owner)
      order by 3 desc, 1 limit how_many;
  elsif length(folded) >= 2 then
    -- Chinese names have two or three characters: too few for likeness, so the same ones are sought.
    return query
      select c.id, 'similar-name', 1::real from public.customers c
      where c.organization_id = organization and c.search_text like app.find_pattern(folded) and c.search_text || ' ' like '% ' || folded || ' %'
        and c.merged_into is null and c.erased_at is null and (owner is null or c.owner_staff_id = owner) limit how_many;
  end if;
end $$;
revoke all on function app.find_duplicates(uuid, text, text[], text[], date, text[], uuid, int) from public;
grant execute on function app.find_duplicates(uuid, text, text[], text[], date, text[], uuid, int) to lunette_app;

-- What other modules may join. A customer merged into another shows as that one: old orders keep pointing to the merged row and still
-- name the right person. Gone: erased.
create or replace view customer_briefs with (security_invoker = true) as
select c.organization_id, c.id, s.given_name, s.family_name, s.language, s.class, s.owner_staff_id, (s.erased_at is not null) as gone,
  (select k.value from customer_contacts k where k.organization_id = s.organization_id and k.customer_id = s.id and k.kind = 'phone' order by k.position, k.id limit 1) as phone,
  (select k.value from customer_contacts k where k.organization_id = s.organization_id and k.customer_id = s.id and k.kind = 'email' order by k.position, k.id limit 1) as email,
  s.id as survivor_id
from customers c join customers s on s.organization_id = c.organization_id and s.id = coalesce(c.merged_into, c.id);

-- Serves the orders of a wearer: their timeline, and the copy of a changed name.
create index orders_wearer on orders (organization_id, wearer_customer_id) where wearer_customer_id is not null;

-- Serves the erasure of a person's files.
create index files_person on files (organization_id, person_id) where person_id is not null;
comment on table files is 'owner: platform/files. Attachments, encrypted (docs/decisions/0005). Personal columns: name, content; retention: as their subject.';
