-- 0042_contact_lenses.sql                                     owner: prescriptions
-- Why    A contact-lens prescription names a lens and how long it is worn, beside its numbers; and before there is one, lenses are tried
--        on and what was seen is noted. The register of prescriptions is printed by the day on which they were written down.
-- Locks  prescription_versions holds back writes while its index builds: a second at a few hundred thousand versions.
-- Fill   none.
-- Undo   drop the function, the index and the tables.

-- Only where something is said; an eye without a row says nothing.
create table prescription_contact_lenses (
  organization_id uuid not null,
  prescription_id uuid not null,
  version int not null,
  eye text not null check (eye in ('right', 'left')),
  brand text check (length(brand) between 1 and 120),
  modality text check (modality in ('daily', 'two-weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
  primary key (organization_id, prescription_id, version, eye),
  foreign key (organization_id, prescription_id, version) references prescription_versions (organization_id, prescription_id, version),
  constraint prescription_contact_lenses_say_something check (num_nonnulls(brand, modality) > 0)
);
comment on table prescription_contact_lenses is 'owner: prescriptions. Health data, appended only, but for erasure; retention: as their prescription. Personal columns: brand.';
call app.tenant_table('prescription_contact_lenses', 'select, insert');

-- Contact lenses tried on: which, how they sat and what was agreed, all sealed under the person's key.
create table contact_lens_fittings (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  fitted_on date not null,
  sealed bytea not null,
  written_at timestamptz not null default now(),
  written_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table contact_lens_fittings is 'owner: prescriptions. Health data, encrypted; retention: until erasure. Personal columns: sealed.';
call app.tenant_table('contact_lens_fittings', 'select, insert, delete');
-- Serves the fittings of a customer, the last first.
create index contact_lens_fittings_customer on contact_lens_fittings (organization_id, customer_id, fitted_on desc, id desc);

-- Serves the register: what was written down in a period, in its sequence.
create index prescription_versions_written on prescription_versions (organization_id, created_at, prescription_id, version);

-- Takes away what versions of these prescriptions say of contact lenses, where they are not to be `kept`; done for an application that
-- may not delete them.
create function app.forget_contact_lenses(organization uuid, prescriptions uuid[], kept uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  delete from public.prescription_contact_lenses c where c.organization_id = organization and c.prescription_id = any(prescriptions) and not c.prescription_id = any(kept);
end $$;
revoke all on function app.forget_contact_lenses(uuid, uuid[], uuid[]) from public;
grant execute on function app.forget_contact_lenses(uuid, uuid[], uuid[]) to lunette_app;
