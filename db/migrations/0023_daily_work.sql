-- 0023_daily_work.sql                        owner: platform/jobs, platform/facts, prescriptions, orders
-- Why    Some things are due once a day, by the shop's clock: classes of customers fall as time passes, and what the law made us keep
--        of a forgotten person goes when its years are over. Live hints knew one owner of a thing; an order may be three people's.
--        And parts to buy are looked at for all orders at once.
-- Locks  outbox, prescriptions: columns with constant defaults and one dropped, catalogue changes only. Indexes hold back writes while
--        they build, under a second: few parts, few kept prescriptions. Stop every process of the version before: it writes the dropped
--        column with each change.
-- Fill   facts that still wait get their owner as the only one; prescriptions of people who are forgotten already are looked at anew.
-- Undo   drop table, functions, columns and indexes; add outbox.owner_staff_id again; put app.forget_prescriptions back as in 0017.

create table daily_runs (
  organization_id uuid not null references organizations (id),
  job text not null check (length(job) between 1 and 80),
  day date not null,
  primary key (organization_id, job)
);
comment on table daily_runs is 'owner: platform/jobs. The last day of the shop for which each daily job was queued.';
call app.tenant_table('daily_runs', 'select');

-- What is due of these jobs at that instant, each once for each day of an organization, from three in the morning on where its first
-- branch is. A server that slept through the night runs them when it wakes. Written here, so that of two that ask only one is told.
-- A zone that PostgreSQL does not know counts as UTC, for one organization's slip must not stop the others' work; and a day that lies
-- ahead was written by a clock that was wrong.
create function app.due_daily(jobs text[], at timestamptz) returns table (organization_id uuid, job text, day date) language sql security definer set search_path = pg_catalog, public as $$
  with known as materialized (select name from pg_timezone_names)
  insert into public.daily_runs as r (organization_id, job, day)
  select o.id, j.job, (at at time zone z.time_zone)::date
  from public.organizations o
  cross join unnest(jobs) as j(job)
  cross join lateral (select coalesce((select k.name from known k where k.name = b.time_zone), 'UTC') as time_zone from public.branches b where b.organization_id = o.id order by b.id limit 1) z
  where extract(hour from at at time zone z.time_zone) >= 3
  on conflict (organization_id, job) do update set day = excluded.day where r.day < excluded.day or r.day > excluded.day + 2
  returning r.organization_id, r.job, r.day
$$;
revoke all on function app.due_daily(text[], timestamptz) from public;
grant execute on function app.due_daily(text[], timestamptz) to lunette_relay;

alter table outbox add column owner_staff_ids uuid[] not null default '{}';
update outbox set owner_staff_ids = array[owner_staff_id] where relayed_at is null and owner_staff_id is not null;
alter table outbox drop column owner_staff_id;
comment on column outbox.owner_staff_ids is 'Whose own the thing is, for people who are told only of their own.';

alter table prescriptions add column kept_at timestamptz;
comment on column prescriptions.kept_at is 'Since when its values are kept only because something was made from them, its person being forgotten; null: not so.';
update prescriptions p set kept_at = c.erased_at from customers c where c.organization_id = p.organization_id and c.id = p.customer_id and c.erased_at is not null;
-- Serves the daily look for what need not be kept any longer.
create index prescriptions_kept on prescriptions (organization_id, id) where kept_at is not null;

-- Overwrites what the versions of these prescriptions say in words, and all that they say where they are not to be `kept`. Orders of
-- long ago go on naming a version that says nothing.
create or replace function app.forget_prescriptions(organization uuid, prescriptions uuid[], kept uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  update public.prescriptions p set kept_at = case when p.id = any(kept) then coalesce(p.kept_at, now()) end
    where p.organization_id = organization and p.id = any(forget_prescriptions.prescriptions);
  update public.prescription_versions v set reason = case when v.version > 1 then '—' end
    where v.organization_id = organization and v.prescription_id = any(prescriptions);
  update public.prescription_versions v set prescriber_name = null, prescriber_licence = null
    where v.organization_id = organization and v.prescription_id = any(prescriptions) and not v.prescription_id = any(kept);
  update public.prescription_eyes e set sphere = null, cylinder = null, axis_deg = null, addition = null, intermediate_addition = null, prism = null, prism_base_deg = null, prism2 = null, prism2_base_deg = null,
      pd = null, pd_near = null, fitting_height = null, segment_height = null, vertex_examined = null, vertex_worn = null, tilt = null, wrap = null, acuity_without = null, acuity_with = null, base_curve = null, diameter = null
    where e.organization_id = organization and e.prescription_id = any(prescriptions) and not e.prescription_id = any(kept);
end $$;

-- Serves the parts of all orders by state, oldest first, of one branch; and of all states.
create index requisitions_branch on requisitions (organization_id, branch_id, status, requested_at, id);
create index requisitions_oldest on requisitions (organization_id, requested_at, id);
