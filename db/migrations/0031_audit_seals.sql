-- 0031_audit_seals.sql                                        owner: identity
-- Why    Who may change the database itself could change, delete or add entries of the audit, and nobody would know. A sealer chains
--        them every minute, after their transactions and apart from them; the newest seal goes to the owner by mail.
-- Locks  audit_entries: writers wait while the index builds; a second for each 500 000 entries.
-- Fill   none; the first pass of the sealer seals what is there.
-- Undo   drop the tables, the functions and the index.

-- One link of an organization's chain: all entries whose transactions lie in [from_tx, until_tx). Every one of them had ended when
-- the seal was made, so an entry that appears there later was put in.
create table audit_seals (
  organization_id uuid not null,
  number int not null check (number > 0),
  from_tx bigint not null,
  until_tx bigint not null,
  entries int not null check (entries > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- Of each entry, by id: its id (16 bytes), its instant in microseconds (8) and its SHA-256 (32), so that what is changed or gone can be named.
  content bytea not null,
  sealed_at timestamptz not null,
  -- SHA-256 over all of the above and the hash of the seal before.
  hash bytea not null check (length(hash) = 32),
  -- HMAC of the hash under the organization's key: who can write here, but has no key, makes no seal.
  mark bytea not null check (length(mark) = 32),
  key_version int not null,
  primary key (organization_id, number),
  constraint audit_seals_range check (from_tx < until_tx)
);
comment on table audit_seals is 'owner: identity. Seals over the audit, each chained to the one before; appended only; retention: as the audit.';
call app.tenant_table('audit_seals', 'select');
create policy relay on audit_seals to lunette_relay using (true) with check (true);
grant select, insert on audit_seals to lunette_relay;
-- Hashes do not get smaller.
alter table audit_seals alter column content set storage external;

-- Serves the sealer and the doctor: the entries of a range of transactions.
create index audit_entries_by_tx on audit_entries (organization_id, recorded_by_tx);

-- Which seal was told to the owner on which day: what was told cannot be taken back by who changes the database.
create table audit_digests (
  organization_id uuid not null references organizations (id),
  shop_day date not null,
  seal_number int,
  seal_hash bytea,
  told_at timestamptz not null default now(),
  primary key (organization_id, shop_day)
);
comment on table audit_digests is 'owner: identity. Daily letters to the owners, with the newest seal of that time; retention: as the audit.';
call app.tenant_table('audit_digests', 'select, insert');

-- Which organizations have a letter to come: a day is over at 20:00 in the zone of the first branch. Ids only, for whoever runs jobs.
-- A computer that was off then sends it the next morning.
create function app.digests_due(at timestamptz) returns table (organization_id uuid, shop_day date) language sql stable security definer set search_path = pg_catalog, public as $$
  select d.organization_id, d.shop_day from (
    select o.id as organization_id, ((at at time zone b.time_zone) - interval '20 hours')::date as shop_day, (o.created_at at time zone b.time_zone)::date as opened_on
    from public.organizations o
    cross join lateral (select b.time_zone from public.branches b where b.organization_id = o.id order by b.created_at, b.id limit 1) b
    where not o.sample
  ) d
  where d.shop_day >= d.opened_on and not exists (select from public.audit_digests t where t.organization_id = d.organization_id and t.shop_day = d.shop_day)
$$;
revoke all on function app.digests_due(timestamptz) from public;
grant execute on function app.digests_due(timestamptz) to lunette_relay;
