-- 0001_floor.sql                                              owner: platform
-- Why    Tenancy, keys, idempotency, facts and audit stand under every table that follows.
-- Locks  none, the database is new.
-- Fill   none.
-- Undo   drop the schemas app, auth and the tables below.
-- The roles lunette_app, lunette_relay and lunette_loader exist before this runs; their passwords live in the data folder.
create schema if not exists app;
create schema auth;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

grant usage on schema app, auth to lunette_app, lunette_relay, lunette_loader;
grant usage on schema public to lunette_app, lunette_relay, lunette_loader;

-- The tenant of a transaction. `set local` inside a function reaches the shards of a distributed database; set_config() does not.
create function app.use_org(organization uuid) returns void language plpgsql as $$
begin
  execute format('set local app.organization_id = %L', organization);
end $$;
create function app.current_org() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.organization_id', true), '')::uuid
$$;

-- Search folds case and accents. unaccent() itself is only stable, for its dictionary could change; ours never does.
create function app.fold(t text) returns text language sql immutable parallel safe strict as $$
  select public.unaccent('public.unaccent'::regdictionary, lower(t))
$$;
-- The LIKE pattern of a word that find doors seek. One or two letters have no trigram but at the beginning of a word, where the
-- space before it counts: there they are sought, so every search text is kept with a space in front.
create function app.find_pattern(word text) returns text language sql immutable parallel safe strict as $$
  select case when length(app.fold(word)) < 3 then '% ' else '%' end || replace(replace(replace(app.fold(word), '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;

-- Turns a table into a tenant's: policy, and the app's rights on it. `rights` is what the app may do; never more than it needs.
create procedure app.tenant_table(name regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  -- Never FORCE: the find doors rely on their owner (with it, the owner's functions lose the trigram index, measured).
  execute format('create policy tenant on %s to lunette_app using (organization_id = app.current_org()) with check (organization_id = app.current_org())', name);
  execute format('grant %s on %s to lunette_app', rights, name);
  execute format('grant select, insert on %s to lunette_loader', name);
end $$;

-- Keys --------------------------------------------------------------------------------------------------------------
-- One data key per organization, wrapped by a master key that is not in the database. Older versions stay to read old rows.
create table organization_keys (
  organization_id uuid not null,
  version int not null check (version > 0),
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, version)
);
comment on table organization_keys is 'owner: platform/crypto. Data keys of organizations, wrapped by the master key.';
call app.tenant_table('organization_keys', 'select, insert, update');

-- One key per person, wrapped by the organization's. Erasing a person destroys it: what was encrypted under it is gone everywhere.
create table person_keys (
  organization_id uuid not null,
  person_id uuid not null,
  wrapped bytea,
  destroyed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, person_id),
  constraint person_keys_destroyed_has_no_key check ((wrapped is null) = (destroyed_at is not null))
);
comment on table person_keys is 'owner: platform/crypto. Keys of persons (customers, staff); retention: until erasure.';
call app.tenant_table('person_keys', 'select, insert, update');

-- Idempotency --------------------------------------------------------------------------------------------------------
-- The partition day comes from the UUIDv7 inside the key, so that two tries around midnight meet in one partition
-- (docs/decisions/0006). Keys of another form live in the undated partition.
create table idempotency (
  organization_id uuid not null,
  actor_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  key_day date not null,
  request_hash bytea not null,
  -- {status, ids}, encrypted under the organization's key; filled in the same transaction, so a committed row always has it.
  outcome bytea,
  recorded_at timestamptz not null default now(),
  primary key (organization_id, actor_id, key, key_day)
) partition by range (key_day);
comment on table idempotency is 'owner: platform/db. Committed outcomes of mutations; retention: 30 days.';
create table idempotency_undated partition of idempotency for values from ('1970-01-01') to ('1970-01-02');
create table idempotency_other partition of idempotency default;
call app.tenant_table('idempotency', 'select, insert, update');
-- Serves the cleaning of undated keys.
create index idempotency_undated_recorded on idempotency_undated (recorded_at);

-- Facts --------------------------------------------------------------------------------------------------------------
create table outbox (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  subject_version int not null,
  branch_id uuid,
  owner_staff_id uuid,
  -- Ids and codes only, never a personal value.
  payload jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  relayed_at timestamptz,
  primary key (organization_id, id)
);
comment on table outbox is 'owner: platform/facts. What happened, written with the change itself; retention: 7 days after relaying.';
call app.tenant_table('outbox', 'insert');
create policy relay on outbox to lunette_relay using (true) with check (true);
grant select, update, delete on outbox to lunette_relay;
-- Serves the relay: what waits, oldest first. Small, for what is relayed leaves it.
create index outbox_waiting on outbox (recorded_at, id) where relayed_at is null;
-- Serves the cleaning.
create index outbox_relayed on outbox (relayed_at) where relayed_at is not null;

-- Audit --------------------------------------------------------------------------------------------------------------
create table audit_entries (
  organization_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null default now(),
  -- What the sealer waits for: only rows whose transaction every snapshot has seen are sealed.
  recorded_by_tx xid8 not null default pg_current_xact_id(),
  actor_kind text not null check (actor_kind in ('staff', 'api-key', 'system')),
  actor_id uuid,
  session_id uuid,
  request_id text,
  address inet,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  branch_id uuid,
  -- Before and after without personal values.
  changes jsonb,
  -- Personal values of the change, encrypted under the person's key.
  person_id uuid,
  personal bytea,
  primary key (organization_id, recorded_at, id)
) partition by range (recorded_at);
comment on table audit_entries is 'owner: identity. Who changed or saw what; appended only; retention: 10 years.';
create table audit_entries_other partition of audit_entries default;
call app.tenant_table('audit_entries', 'select, insert');
create policy relay on audit_entries for select to lunette_relay using (true);
grant select on audit_entries to lunette_relay;
-- Serves the history of one thing.
create index audit_entries_subject on audit_entries (organization_id, subject_id, recorded_at desc);

create policy relay on idempotency to lunette_relay using (true) with check (true);
grant select, delete on idempotency to lunette_relay;

-- Makes a partition apart and then attaches it: making it in place would wait for everybody who reads the table (a backup
-- reads for an hour), and everybody who writes would wait behind that. False: not now; rows of that time go to the default.
create function app.add_partition(parent regclass, suffix text, since date, until date) returns boolean language plpgsql as $$
declare
  name text := format('public.%I', (select relname from pg_catalog.pg_class where oid = parent) || '_' || suffix);
begin
  if to_regclass(name) is not null then return true; end if;
  execute format('create table %s (like %s including defaults including constraints including indexes)', name, parent);
  execute format('alter table %s attach partition %s for values from (%L) to (%L)', parent, name, since, until);
  return true;
exception
  when lock_not_available then return false;
  when check_violation or duplicate_table then return true; -- made meanwhile, or the default has rows of that time
end $$;
revoke all on function app.add_partition(regclass, text, date, date) from public;

-- What is past its time goes, and partitions of the next days are made ahead: by whoever relays, every hour. Only the owner
-- may do either, hence the definer; the function takes no argument that could be abused. Locks on whole tables come last and
-- are waited for a moment only: what cannot be had now is had another hour.
create function app.maintain() returns void language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '250ms' as $$
declare
  d date;
  part record;
begin
  delete from public.idempotency_undated where recorded_at < now() - interval '30 days';
  delete from public.idempotency_other where recorded_at < now() - interval '30 days';
  delete from public.outbox where relayed_at < now() - interval '7 days';
  delete from auth.failed_tries where tried_at < now() - interval '1 day';
  delete from auth.session where "expiresAt" < now() - interval '1 day';
  delete from auth.verification where "expiresAt" < now() - interval '1 day';
  for d in select generate_series(current_date - 1, current_date + 7, interval '1 day')::date loop
    exit when not app.add_partition('public.idempotency', to_char(d, 'YYYYMMDD'), d, d + 1);
  end loop;
  for d in select generate_series(date_trunc('month', current_date), date_trunc('month', current_date) + interval '2 months', interval '1 month')::date loop
    exit when not app.add_partition('public.audit_entries', to_char(d, 'YYYYMM'), d, (d + interval '1 month')::date);
  end loop;
  for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
              where i.inhparent = 'public.idempotency'::regclass and c.relname ~ '^idempotency_\d{8}$'
                and to_date(right(c.relname, 8), 'YYYYMMDD') < current_date - 30 loop
    begin
      execute format('drop table public.%I', part.relname);
    exception when lock_not_available then exit;
    end;
  end loop;
end $$;
revoke all on function app.maintain() from public;
grant execute on function app.maintain() to lunette_relay;

-- Numbers ------------------------------------------------------------------------------------------------------------
-- Order numbers come in blocks leased per process: a counter row changed by every intake halves the throughput (measured).
create table number_series (
  organization_id uuid not null,
  series text not null,
  year int not null,
  next_value int not null check (next_value > 0),
  primary key (organization_id, series, year)
);
comment on table number_series is 'owner: identity. The next free number of each series and year.';
call app.tenant_table('number_series', 'select, insert, update');

-- Files --------------------------------------------------------------------------------------------------------------
create table files (
  organization_id uuid not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size int not null check (size between 1 and 10485760),
  -- HMAC under the organization's key: tells the same file again without telling what is in it.
  content_mark bytea not null,
  content bytea not null,
  person_id uuid,
  health boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid,
  deleted_at timestamptz,
  primary key (organization_id, id)
);
comment on table files is 'owner: platform/files. Attachments, encrypted (docs/decisions/0005); retention: as their subject.';
call app.tenant_table('files', 'select, insert, update');
-- Serves the attachments of one thing.
create index files_subject on files (organization_id, subject_kind, subject_id, created_at) where deleted_at is null;

-- What other modules may join: which files there are, without their content.
create view file_names with (security_invoker = true) as
select organization_id, id, subject_kind, subject_id, name, media_type, size, created_at, created_by from files where deleted_at is null;
grant select on file_names to lunette_app;

-- External names of our things ----------------------------------------------------------------------------------------
create table external_refs (
  organization_id uuid not null,
  system text not null,
  kind text not null,
  external_id text not null,
  subject_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (organization_id, system, kind, external_id)
);
comment on table external_refs is 'owner: platform. Which of our things another system means.';
call app.tenant_table('external_refs', 'select, insert, update, delete');
-- Serves «what does the e-shop call this order».
create index external_refs_subject on external_refs (organization_id, subject_id);
