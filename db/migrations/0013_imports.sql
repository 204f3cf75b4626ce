-- 0013_imports.sql                                            owner: imports
-- Why    Files of another system brought in: what was uploaded, how it is read, how far the work is, what each row became, so
--        that a killed import goes on where it was and a whole one can be taken back.
-- Locks  none, the tables are new.
-- Fill   none.
-- Undo   drop the tables and functions below.
create table imports (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in ('customers', 'products', 'orders')),
  file_name text not null check (length(file_name) between 1 and 200),
  format text check (format in ('csv', 'xlsx')),
  state text not null check (state in ('uploading', 'mapping', 'judging', 'judged', 'running', 'stopped', 'failed', 'done', 'undoing', 'undone')),
  -- Bytes that have arrived, and how many parts they are in.
  size bigint not null default 0 check (size >= 0),
  parts int not null default 0,
  -- The headings, as the file has them.
  headings text[] not null default '{}',
  -- How the file is read and what its columns mean; see contract.ts.
  settings jsonb,
  -- Who started it and how their organization worked then: the dry run and the real one are judged by the same.
  context jsonb,
  -- Rows that the present pass has done; the next chunk begins behind it.
  position int not null default 0,
  total int,
  -- {created, updated, unchanged, skipped, refused} and the reasons, of the dry run and of the real one.
  foreseen jsonb,
  result jsonb,
  -- Of the undoing: {removed, restored, kept}.
  undone jsonb,
  -- Whoever works on it holds it until then; one that was killed lets go by time.
  leased_until timestamptz not null default '-infinity',
  leased_by uuid,
  tries int not null default 0,
  created_at timestamptz not null default now(),
  created_by uuid,
  finished_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id)
);
comment on table imports is 'owner: imports. Retention: as the organization wishes; the rows of the file go when it is done.';
call app.tenant_table('imports', 'select, insert, update, delete');
-- Serves the list, newest first.
create index imports_newest on imports (organization_id, created_at desc, id desc);
-- Serves app.waiting_imports: what somebody was killed over.
create index imports_working on imports (leased_until) where state in ('judging', 'running', 'undoing');

create table import_parts (
  organization_id uuid not null,
  import_id uuid not null,
  position int not null check (position >= 0),
  -- At most 4 MB of the file, sealed under the organization's key.
  content bytea not null,
  size int not null,
  primary key (organization_id, import_id, position),
  foreign key (organization_id, import_id) references imports (organization_id, id) on delete cascade
);
comment on table import_parts is 'owner: imports. The uploaded file in pieces, encrypted; retention: until the import is done.';
call app.tenant_table('import_parts', 'select, insert, update, delete');
-- Sealed bytes do not get smaller.
alter table import_parts alter column content set storage external;

create table import_rows (
  organization_id uuid not null,
  import_id uuid not null,
  -- Counted from 1 without the headings.
  row int not null,
  outcome text not null check (outcome in ('created', 'updated', 'refused', 'removed', 'restored', 'kept')),
  subject_id uuid,
  -- The version that the import left: another one says that somebody has worked on it since.
  subject_version int,
  -- [{code, field}], never a value.
  reasons jsonb,
  -- What the row said (refused) or what stood there before (updated), sealed under the organization's key.
  sealed bytea,
  primary key (organization_id, import_id, row),
  foreign key (organization_id, import_id) references imports (organization_id, id) on delete cascade
);
comment on table import_rows is 'owner: imports. What rows became; personal values sealed; retention: as the import.';
call app.tenant_table('import_rows', 'select, insert, update, delete');
-- Serves the file of refused rows and the list of what an undo kept.
create index import_rows_outcome on import_rows (organization_id, import_id, outcome, row);

-- By what the rows of a file are known again within it: HMACs, so that the dry run, which writes nothing else, sees the same
-- duplicates as the real one.
create table import_keys (
  organization_id uuid not null,
  import_id uuid not null,
  key uuid not null,
  subject_id uuid not null,
  primary key (organization_id, import_id, key),
  foreign key (organization_id, import_id) references imports (organization_id, id) on delete cascade
);
comment on table import_keys is 'owner: imports. Retention: until the pass is over.';
call app.tenant_table('import_keys', 'select, insert, delete');

create table import_sources (
  organization_id uuid not null references organizations (id),
  kind text not null,
  -- A hash of the headings: the same headings again are the same source.
  mark text not null,
  settings jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (organization_id, kind, mark)
);
comment on table import_sources is 'owner: imports. How files with these headings were read last.';
call app.tenant_table('import_sources', 'select, insert, update');

-- What nobody works on although somebody began: ids only, across organizations, for whoever runs jobs.
create function app.waiting_imports() returns table (organization_id uuid, id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select i.organization_id, i.id from public.imports i where i.state in ('judging', 'running', 'undoing') and i.leased_until < now() order by i.leased_until limit 20
$$;
revoke all on function app.waiting_imports() from public;
grant execute on function app.waiting_imports() to lunette_relay;

-- Takes back what an import made and nobody has used since: the app itself may delete neither customers nor products. Whatever
-- refers to one keeps it, through the foreign key. Gives the ids that are gone.
create function app.remove_imported(organization uuid, subject text, subjects uuid[]) returns setof uuid language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  one uuid;
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  foreach one in array subjects loop
    begin
      if subject = 'customer' then
        delete from public.customer_contacts c where c.organization_id = organization and c.customer_id = one;
        delete from public.customers c where c.organization_id = organization and c.id = one;
        delete from public.person_keys k where k.organization_id = organization and k.person_id = one;
      elsif subject = 'product' then
        delete from public.prices p using public.product_variants v where v.organization_id = organization and v.product_id = one and p.organization_id = organization and p.variant_id = v.id;
        delete from public.product_variants v where v.organization_id = organization and v.product_id = one;
        delete from public.products p where p.organization_id = organization and p.id = one;
      else
        raise exception 'no such subject' using errcode = '22023';
      end if;
      return next one;
    exception when foreign_key_violation then null;
    end;
  end loop;
end $$;
revoke all on function app.remove_imported(uuid, text, uuid[]) from public;
grant execute on function app.remove_imported(uuid, text, uuid[]) to lunette_app;
