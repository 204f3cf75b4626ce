-- 0041_prescription_checks.sql                                owner: prescriptions
-- Why    A slip of the hand in a prescription makes a lens that nobody can wear. What is unlikely is looked at twice, what is refused
--        stands only by somebody's name and reason, and a second person types the paper again; what is usual is set by the organization.
-- Locks  none: the tables are new.
-- Fill   none; an organization without a row has the limits that the program brings.
-- Undo   drop the function and the tables.

create table prescription_check_settings (
  organization_id uuid not null references organizations (id),
  -- {limits: {sphere: {warnFrom, warnTo, refuseFrom, refuseTo}, …}, jumps: {axisDeg, …}}, in the units of prescription_eyes.
  settings jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  primary key (organization_id)
);
comment on table prescription_check_settings is 'owner: prescriptions.';
call app.tenant_table('prescription_check_settings', 'select, insert, update');

-- What somebody said to a check of a version: that it is right as it stands, or why it stands although it is refused.
create table prescription_checks (
  organization_id uuid not null,
  prescription_id uuid not null,
  version int not null,
  rule text not null check (rule ~ '^[a-z-]{1,40}$'),
  eye text not null check (eye in ('right', 'left', 'both')),
  -- One rule may ask about two values of an eye: vertex as examined and as worn. As in eye-values.ts.
  cell text not null check (cell ~ '^[a-zA-Z0-9]{1,40}$'),
  weight text not null check (weight in ('look-again', 'refused')),
  reason text check (length(reason) between 1 and 300),
  decided_by uuid,
  decided_at timestamptz not null default now(),
  primary key (organization_id, prescription_id, version, rule, eye, cell),
  foreign key (organization_id, prescription_id, version) references prescription_versions (organization_id, prescription_id, version),
  constraint prescription_checks_override_has_a_reason check (weight = 'look-again' or reason is not null)
);
comment on table prescription_checks is 'owner: prescriptions. Appended only, but for erasure; retention: as their prescription. Personal columns: reason.';
call app.tenant_table('prescription_checks', 'select, insert');

-- The paper typed again by somebody else. Which cells differ is kept, never what was typed.
create table prescription_rekeys (
  organization_id uuid not null,
  id uuid not null,
  prescription_id uuid not null,
  version int not null,
  agrees boolean not null,
  -- Such as right.axisDeg.
  differs text[] not null default '{}',
  -- A first value was shown with the answer; what is said not to be on the paper is shown to nobody.
  shown boolean not null default false,
  -- Nothing differs any more, typed by somebody who had seen where it did: no second reading of the paper.
  corrected boolean not null default false,
  rekeyed_by uuid not null,
  rekeyed_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, prescription_id, version) references prescription_versions (organization_id, prescription_id, version),
  foreign key (organization_id, rekeyed_by) references staff (organization_id, id),
  constraint prescription_rekeys_agree_where_nothing_differs check (agrees = (differs = '{}' and not corrected))
);
comment on table prescription_rekeys is 'owner: prescriptions. Appended only; retention: as their prescription.';
call app.tenant_table('prescription_rekeys', 'select, insert');
-- Serves who typed a version again, the last first.
create index prescription_rekeys_version on prescription_rekeys (organization_id, prescription_id, version, rekeyed_at desc);

-- Overwrites why checks of these prescriptions were set aside. One act of overwriting, done for an application that may not change them.
create function app.forget_prescription_checks(organization uuid, prescriptions uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  update public.prescription_checks c set reason = '—' where c.organization_id = organization and c.prescription_id = any(prescriptions) and c.reason <> '—';
end $$;
revoke all on function app.forget_prescription_checks(uuid, uuid[]) from public;
grant execute on function app.forget_prescription_checks(uuid, uuid[]) to lunette_app;
