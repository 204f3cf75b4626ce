-- 0002_identity.sql                                           owner: identity
-- Why    Who works where with which rights; people sign in once and may work in several organizations.
-- Locks  none, the tables are new.
-- Fill   none.
-- Undo   drop the tables; the schema auth belongs to better-auth's tables.

-- People and sessions, outside tenancy. Column names are better-auth's own.
create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  language text not null default 'en',
  -- Set when the person may sign in nowhere any more; sessions are deleted with it.
  disabled_at timestamptz
);
comment on table auth."user" is 'owner: identity. People who sign in; outside tenancy.';
create table auth.session (
  id uuid primary key,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text
);
create index session_of_user on auth.session ("userId");
create index session_expiry on auth.session ("expiresAt");
create table auth.account (
  id uuid primary key,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  unique ("providerId", "accountId")
);
create index account_user on auth.account ("userId");
create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
-- Guesses at passwords, by e-mail and by address; what is counted here locks out.
create table auth.failed_tries (
  subject text not null,
  tried_at timestamptz not null default now(),
  id uuid not null,
  primary key (subject, tried_at, id)
);
comment on table auth.failed_tries is 'owner: identity. The subject is a keyed mark of an e-mail or an address, never the text itself; retention: 1 day.';
-- Serves the cleaning.
create index failed_tries_age on auth.failed_tries (tried_at);
grant select, insert, update, delete on all tables in schema auth to lunette_app;
grant select, insert on auth."user", auth.account to lunette_loader;

create table organizations (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 120),
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  language text not null,
  vat_payer boolean not null,
  prices_gross boolean not null default true,
  tax_number text,
  accent_light text check (accent_light ~ '^#[0-9A-F]{6}$'),
  accent_dark text check (accent_dark ~ '^#[0-9A-F]{6}$'),
  logo_file_id uuid,
  sample boolean not null default false,
  -- Deposit proposed at intake: share of the total in basis points, rounded down to a round sum in minor units.
  deposit_share_bps int not null default 5000 check (deposit_share_bps between 0 and 10000),
  deposit_round_to int not null default 10000 check (deposit_round_to > 0),
  created_at timestamptz not null default now(),
  version int not null default 1,
  constraint organizations_accent_is_a_pair check ((accent_light is null) = (accent_dark is null))
);
comment on table organizations is 'owner: identity. Reference table; its policy is on its own id.';
alter table organizations enable row level security;
create policy tenant on organizations to lunette_app using (id = app.current_org()) with check (id = app.current_org());
grant select, insert, update on organizations to lunette_app;
grant select, insert on organizations to lunette_loader;
-- What other modules may join: which taxes hold here and how prices are written.
create view organization_taxation with (security_invoker = true) as select id as organization_id, country, currency, vat_payer, prices_gross from organizations;
grant select on organization_taxation to lunette_app;

create table organization_capabilities (
  organization_id uuid not null references organizations (id),
  capability text not null,
  enabled boolean not null,
  primary key (organization_id, capability)
);
comment on table organization_capabilities is 'owner: identity. Capabilities switched away from their default.';
call app.tenant_table('organization_capabilities', 'select, insert, update');

create table branches (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in ('shop', 'workshop', 'warehouse', 'mobile-unit')),
  name text not null check (length(name) between 1 and 120),
  street text, city text, postal_code text, region text,
  phone text, email text,
  time_zone text not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  constraint branches_name_once unique (organization_id, name)
);
comment on table branches is 'owner: identity. Places of work; a mobile unit is one too.';
call app.tenant_table('branches', 'select, insert, update');

create table branch_hours (
  organization_id uuid not null,
  branch_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  primary key (organization_id, branch_id, weekday, opens),
  foreign key (organization_id, branch_id) references branches (organization_id, id),
  constraint branch_hours_end_after_they_begin check (closes > opens)
);
comment on table branch_hours is 'owner: identity. Weekly opening hours in the branch''s zone, ISO weekdays; several rows are a split shift.';
call app.tenant_table('branch_hours', 'select, insert, delete');

create table staff (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  constraint staff_person_once unique (organization_id, person_id)
);
comment on table staff is 'owner: identity. A person''s place in one organization; person_id is auth."user".id, outside tenancy.';
call app.tenant_table('staff', 'select, insert, update');
-- Serves app.memberships: the organizations of one person.
create index staff_person on staff (person_id);

-- What other modules may join: who somebody is, nothing more.
create view staff_names with (security_invoker = true) as select organization_id, id, name from staff;
grant select on staff_names to lunette_app;

create table staff_roles (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('owner', 'manager', 'optometrist', 'optician', 'technician', 'clerk', 'warehouse', 'advisor', 'accountant', 'read-only')),
  -- Null: in every branch.
  branch_id uuid,
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id),
  foreign key (organization_id, branch_id) references branches (organization_id, id),
  constraint staff_roles_once unique nulls not distinct (organization_id, staff_id, role, branch_id)
);
comment on table staff_roles is 'owner: identity. Roles per branch; a role without branch holds in all.';
call app.tenant_table('staff_roles', 'select, insert, delete');

create table skills (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  primary key (organization_id, id),
  constraint skills_name_once unique (organization_id, name)
);
comment on table skills is 'owner: identity.';
call app.tenant_table('skills', 'select, insert, update, delete');
create table staff_skills (
  organization_id uuid not null,
  staff_id uuid not null,
  skill_id uuid not null,
  level int not null check (level between 1 and 5),
  primary key (organization_id, staff_id, skill_id),
  foreign key (organization_id, staff_id) references staff (organization_id, id),
  foreign key (organization_id, skill_id) references skills (organization_id, id)
);
comment on table staff_skills is 'owner: identity. 1 learns, 5 teaches.';
call app.tenant_table('staff_skills', 'select, insert, delete');

create table api_keys (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  staff_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- SHA-256 of 32 random bytes: nothing to guess, so nothing slow is needed.
  secret_hash bytea not null,
  -- Actions this key may do, or {all}: never more than the person for whom it was made.
  scopes text[] not null check (cardinality(scopes) > 0),
  branch_ids uuid[],
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint api_keys_secret_once unique (organization_id, secret_hash)
);
comment on table api_keys is 'owner: identity. Machines; a key carries its organization: lun_<organization>_<secret>.';
call app.tenant_table('api_keys', 'select, insert, update');

-- Where a person works, before a tenant is set. Definer, for the policy hides every organization until one is chosen.
create function app.memberships(person uuid)
returns table (organization_id uuid, staff_id uuid, name text, slug text, sample boolean) language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select s.organization_id, s.id, o.name, o.slug, o.sample from public.staff s join public.organizations o on o.id = s.organization_id
    where s.person_id = person and s.disabled_at is null order by o.sample, o.created_at, o.id;
end $$;
revoke all on function app.memberships(uuid) from public;
grant execute on function app.memberships(uuid) to lunette_app;

-- What the first page must know before anybody is signed in: is there anything, is there a sample. Nothing else leaks.
create function app.installation() returns table (organizations bigint, sample uuid) language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select count(*), (array_agg(o.id) filter (where o.sample))[1] from public.organizations o;
end $$;
revoke all on function app.installation() from public;
grant execute on function app.installation() to lunette_app;

-- Removes a sample with everything in it: rows that nothing may delete one by one. Refuses any organization that is not one.
create function app.delete_sample(organization uuid) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  t record;
  people uuid[];
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  if not exists (select from public.organizations o where o.id = organization and o.sample) then
    raise exception 'not a sample' using errcode = '42501';
  end if;
  select array_agg(s.person_id) into people from public.staff s where s.organization_id = organization;
  for t in select c.oid::regclass as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
           where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
           order by app.delete_rank(c.oid) desc loop
    execute format('delete from %s where organization_id = $1', t.name) using organization;
  end loop;
  delete from public.organizations where id = organization;
  -- Its people go too, but for those who work elsewhere as well.
  delete from auth."user" u where u.id = any(people) and not exists (select from public.staff s where s.person_id = u.id);
end $$;
-- How far a table stands above the tables it refers to: the highest are emptied first.
create function app.delete_rank(t oid) returns int language sql stable as $$
  with recursive up(tab, depth) as (
    select t, 0
    union all
    select f.confrelid, up.depth + 1 from up join pg_constraint f on f.conrelid = up.tab and f.contype = 'f' and f.confrelid <> f.conrelid and up.depth < 12
  ) select max(depth) from up
$$;
revoke all on function app.delete_sample(uuid) from public;
grant execute on function app.delete_sample(uuid) to lunette_app;
