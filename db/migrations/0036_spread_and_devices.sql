-- 0036_spread_and_devices.sql                                                owner: platform/db, identity
-- Why    A host that outgrows one machine spreads tenants over several, and there a function in plain SQL that takes something may not
--        read their tables: these three say the same in plpgsql. And a browser that brings a text which the person who signs in never
--        had gets another in its place, under which everybody who signed in on it stays known: their rows are found by the text.
-- Locks  Functions: catalogue changes only. The index holds back sign-ins from new devices while it builds: well under a second at
--        100 000 devices.
-- Fill   None.
-- Undo   Put the functions back as in 0023, 0031 and 0032; drop the index.

-- As in 0023.
create or replace function app.due_daily(jobs text[], at timestamptz) returns table (organization_id uuid, job text, day date) language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  return query
  with known as materialized (select name from pg_timezone_names)
  insert into public.daily_runs as r (organization_id, job, day)
  select o.id, j.job, (at at time zone z.time_zone)::date
  from public.organizations o
  cross join unnest(jobs) as j(job)
  cross join lateral (select coalesce((select k.name from known k where k.name = b.time_zone), 'UTC') as time_zone from public.branches b where b.organization_id = o.id order by b.id limit 1) z
  where extract(hour from at at time zone z.time_zone) >= 3
  on conflict (organization_id, job) do update set day = excluded.day where r.day < excluded.day or r.day > excluded.day + 2
  returning r.organization_id, r.job, r.day;
end $$;

-- As in 0031.
create or replace function app.digests_due(at timestamptz) returns table (organization_id uuid, shop_day date) language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  return query
  select d.organization_id, d.shop_day from (
    select o.id as organization_id, ((at at time zone b.time_zone) - interval '20 hours')::date as shop_day, (o.created_at at time zone b.time_zone)::date as opened_on
    from public.organizations o
    cross join lateral (select b.time_zone from public.branches b where b.organization_id = o.id order by b.created_at, b.id limit 1) b
    where not o.sample
  ) d
  where d.shop_day >= d.opened_on and not exists (select from public.audit_digests t where t.organization_id = d.organization_id and t.shop_day = d.shop_day);
end $$;

-- As in 0032.
create or replace function app.wrapped_before(master bigint) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select distinct k.organization_id from public.organization_keys k where app.sealed_version(k.wrapped) < master;
end $$;

-- Serves: update auth.known_devices set device_hash = … where device_hash = …, at the first sign-in of somebody on a known browser.
create index known_devices_by_text on auth.known_devices (device_hash);
