-- 0016_hands.sql                                              owner: identity
-- Why    At a shared counter computer people change hands by PIN; what a PIN opens is less, and shorter, than a password.
-- Locks  auth.session: catalogue change and the check of its rows, of which there are few.
-- Fill   none.
-- Undo   delete the sessions that began by PIN, then drop the columns and the table.

create table staff_pins (
  organization_id uuid not null,
  staff_id uuid not null,
  -- Argon2id, as passwords.
  pin_hash text not null,
  -- Since the last right one. Ten, and the PIN is dead until its owner sets another with their password: ten thousand PINs are
  -- few, so waiting alone does not keep a patient guesser out.
  wrong_tries int not null default 0 check (wrong_tries >= 0),
  set_at timestamptz not null default now(),
  primary key (organization_id, staff_id),
  foreign key (organization_id, staff_id) references staff (organization_id, id)
);
comment on table staff_pins is 'owner: identity. PINs for changing hands at a counter; each counts in one organization.';
call app.tenant_table('staff_pins', 'select, insert, update, delete');

-- A session that began by PIN counts in one organization and lives no longer than the session that somebody began on this device
-- with a password: with that row its own goes, so that nothing of a PIN is ever left behind as a whole session.
alter table auth.session
  add column pin_organization_id uuid,
  add column device_session_id uuid references auth.session (id) on delete cascade,
  add constraint session_by_pin_has_a_device check ((pin_organization_id is null) = (device_session_id is null));
-- Serves the end of a device's session.
create index session_device on auth.session (device_session_id) where device_session_id is not null;
