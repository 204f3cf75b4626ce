-- 0032_key_rotation.sql                                       owner: platform/crypto
-- Why    Keys are changed for new ones while the shop works; what is sealed under an older key is sealed anew in batches, and goes on
--        where it was after a kill, for every sealed text names its key.
-- Locks  none: a table and functions.
-- Fill   none.
-- Undo   drop them.

-- The version of the key that a sealed text names (bytes 2 to 5); reads no more of it than these.
create function app.sealed_version(sealed bytea) returns bigint language sql immutable parallel safe strict as $$
  select ('x' || encode(substring(sealed from 2 for 4), 'hex'))::bit(32)::bigint
$$;

create table key_rotations (
  organization_id uuid not null,
  -- The key that takes the place of all before it.
  version int not null,
  begun_at timestamptz not null default now(),
  -- When nothing was left under an older key but what cannot be read.
  done_at timestamptz,
  -- Texts whose key is lost or that are damaged.
  unreadable int not null default 0,
  primary key (organization_id, version)
);
comment on table key_rotations is 'owner: platform/crypto. New keys of organizations and how far sealing anew has come.';
call app.tenant_table('key_rotations', 'select, insert, update');

-- What is under way, ids only, across organizations, for whoever runs jobs.
create function app.rotations_waiting() returns table (organization_id uuid, version int) language sql stable security definer set search_path = pg_catalog, public as $$
  select r.organization_id, max(r.version) from public.key_rotations r where r.done_at is null group by r.organization_id
$$;
revoke all on function app.rotations_waiting() from public;
grant execute on function app.rotations_waiting() to lunette_relay;

-- Organizations with a key that is wrapped by a master key older than this one.
create function app.wrapped_before(master bigint) returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct k.organization_id from public.organization_keys k where app.sealed_version(k.wrapped) < master
$$;
revoke all on function app.wrapped_before(bigint) from public;
grant execute on function app.wrapped_before(bigint) to lunette_relay;
