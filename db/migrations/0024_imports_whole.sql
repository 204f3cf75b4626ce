-- 0024_imports_whole.sql                                              owner: imports
-- Why    Imports bring addresses and tax numbers in, so undoing one takes them away too. What they keep of people ends by itself, and
--        with the person. A file counts as whole by the size that was told. Half of the database's time in an import went into asking, for
--        each of its keys and rows, whether the import is there (100,000 customers: 500,000 questions): whoever writes them holds
--        its row locked, and whoever deletes it deletes them first.
-- Locks  imports, import_keys and import_rows for a moment; import_rows while its index is built.
-- Fill   none.
-- Undo   drop the tables, columns and index below; put app.remove_imported and the foreign keys back as in 0013.

alter table import_keys drop constraint import_keys_organization_id_import_id_fkey;
alter table import_rows drop constraint import_rows_organization_id_import_id_fkey;

alter table imports
  -- Bytes that the whole file was said to have; null: it began before anybody asked.
  add column expected_size bigint constraint imports_expected_size check (expected_size > 0),
  -- Since when file and personal values are gone: it can neither go on nor be undone.
  add column emptied_at timestamptz;
comment on table imports is 'owner: imports. Retention: as the organization wishes (import_settings); the file goes when it is done.';
comment on table import_rows is 'owner: imports. What rows became; personal values sealed; retention: sealed as import_settings says and until the person is erased, the rest as the import.';
-- Serves the erasure of a person: what stood there before, of the things that are theirs.
create index import_rows_subject on import_rows (organization_id, subject_id) where sealed is not null;

-- Whose a refused row is, as HMACs of name, telephone, e-mail and old number: an erased person is not found by anything else.
create table import_row_marks (
  organization_id uuid not null,
  import_id uuid not null,
  row int not null,
  mark uuid not null,
  primary key (organization_id, import_id, row, mark)
);
comment on table import_row_marks is 'owner: imports. Retention: as the sealed values of their rows.';
call app.tenant_table('import_row_marks', 'select, insert, delete');
-- Serves the erasure of a person.
create index import_row_marks_mark on import_row_marks (organization_id, mark);

create table import_settings (
  organization_id uuid not null references organizations (id),
  -- Days after which an import keeps no personal value any more.
  keep_days int not null constraint import_settings_keep_days check (keep_days between 1 and 3650),
  version int not null default 1,
  primary key (organization_id)
);
comment on table import_settings is 'owner: imports. How long imports keep what they know of people; without a row 90 days.';
call app.tenant_table('import_settings', 'select, insert, update');

create or replace function app.remove_imported(organization uuid, subject text, subjects uuid[]) returns setof uuid language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  one uuid;
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  foreach one in array subjects loop
    begin
      if subject = 'customer' then
        delete from public.customer_contacts c where c.organization_id = organization and c.customer_id = one;
        delete from public.customer_addresses a where a.organization_id = organization and a.customer_id = one;
        delete from public.customer_tax_ids t where t.organization_id = organization and t.customer_id = one;
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
