-- 0034_second_factor.sql                                      owner: identity
-- Why    A password alone is given away by one look or one letter. A second factor (codes of an app, passkeys), its recovery codes,
--        when a session last showed whose it is, which devices a person has signed in on, and who must have a second factor.
-- Locks  auth.session, organizations: catalogue changes only (constant defaults).
-- Fill   none: sessions that are there have shown nothing yet, so the next careful step asks.
-- Undo   drop the function, the tables and the columns; whoever has a second factor signs in with the password alone again.

create table auth.totp (
  person_id uuid primary key references auth."user" (id) on delete cascade,
  -- AES-256-GCM under a master key (people stand outside organizations and their keys); null until the first code was right.
  secret bytea,
  confirmed_at timestamptz,
  -- The 30 seconds whose code was taken last: that code and those before it work no more.
  last_step bigint not null default 0,
  -- A secret that is being set up; it replaces the other once a code of it was right.
  pending bytea,
  pending_at timestamptz,
  constraint totp_secret_is_confirmed check ((secret is null) = (confirmed_at is null)),
  constraint totp_pending_has_a_time check ((pending is null) = (pending_at is null))
);
comment on table auth.totp is 'owner: identity. Codes of an app as second factor; outside tenancy.';

-- Hashes of 80 random bits: nothing slow is needed. A code that was used is deleted.
create table auth.recovery_codes (
  person_id uuid not null references auth."user" (id) on delete cascade,
  hash bytea not null,
  made_at timestamptz not null default now(),
  primary key (person_id, hash)
);
comment on table auth.recovery_codes is 'owner: identity. One-time codes for who lost their second factor; outside tenancy.';

-- Column names are better-auth's own.
create table auth.passkey (
  id uuid primary key,
  name text,
  "publicKey" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "credentialID" text not null unique,
  counter bigint not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz,
  aaguid text,
  last_used_at timestamptz
);
comment on table auth.passkey is 'owner: identity. Public keys of passkeys; outside tenancy.';
-- Serves the list of one's passkeys, and whether somebody has a second factor.
create index passkey_of_user on auth.passkey ("userId");

-- Browsers from which somebody has signed in; a sign-in from another is told to them.
create table auth.known_devices (
  person_id uuid not null references auth."user" (id) on delete cascade,
  -- SHA-256 of 256 random bits in a cookie.
  device_hash bytea not null,
  seen_at timestamptz not null default now(),
  primary key (person_id, device_hash)
);
comment on table auth.known_devices is 'owner: identity. Outside tenancy; retention: 400 days after the last sign-in.';

grant select, insert, update, delete on auth.totp, auth.recovery_codes, auth.passkey, auth.known_devices to lunette_app;

-- When its person last showed that it is them. New sessions begin with it; those that are there have to show it.
alter table auth.session add column proven_at timestamptz;
alter table auth.session alter column proven_at set default now();

alter table organizations
  -- {"owner": "2026-11-22T08:00:00Z"}: the roles that must have a second factor, and since when.
  add column second_factor_since jsonb not null default '{}' check (jsonb_typeof(second_factor_since) = 'object'),
  -- So many days somebody has from then on, or from their first day here, to set one up.
  add column second_factor_grace_days int not null default 14 check (second_factor_grace_days between 0 and 90);

-- Until when a person must have a second factor: the earliest day of all places where they work, and not which place says so.
-- Definer, for it looks into all of them.
create function app.second_factor_due(person uuid) returns timestamptz language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (
    select min(greatest((o.second_factor_since ->> r.role)::timestamptz, s.created_at) + make_interval(days => o.second_factor_grace_days))
    from public.staff s
    join public.staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id
    join public.organizations o on o.id = s.organization_id
    where s.person_id = person and s.disabled_at is null and o.second_factor_since ->> r.role is not null);
end $$;
revoke all on function app.second_factor_due(uuid) from public;
grant execute on function app.second_factor_due(uuid) to lunette_app;
