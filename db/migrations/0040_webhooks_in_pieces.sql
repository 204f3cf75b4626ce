-- 0040_webhooks_in_pieces.sql                                 owner: webhooks
-- Why    A busy shop's endpoint has hundreds of thousands of deliveries in 30 days. Removing it, burying what waits for it and sending
--        everything again in one statement each ran past every limit and held up others meanwhile: they are marked now, and done a
--        thousand at a time. A backlog of one endpoint filled the window in which all others are looked for: what is due is taken
--        endpoint by endpoint. When anything is due is said by the database's clock alone.
-- Locks  columns: catalogue change only. Index: holds back new deliveries while the table is read once, some seconds at a million rows.
-- Fill   none.
-- Undo   drop the two new functions, the two indexes and the two columns; app.make_webhooks and app.claim_webhooks as in 0037.

alter table webhook_endpoints
  add column removed_at timestamptz,
  add column resending boolean not null default false,
  add constraint webhook_endpoints_removed_is_off check (removed_at is null or not enabled);
comment on column webhook_endpoints.removed_at is 'Since when it is being removed: its deliveries go a thousand at a time, then it goes itself.';
comment on column webhook_endpoints.resending is 'Somebody asked for everything to be sent again that was not taken; so much is done at a time.';

-- Serves app.waiting_webhooks, which leaps from one endpoint to the next, and app.claim_webhooks: of an endpoint what is due, oldest first.
create index webhook_deliveries_next on webhook_deliveries (organization_id, endpoint_id, next_attempt_at, message_id) where state = 'waiting';
-- Serves app.untidy_webhooks. Small: most endpoints work.
create index webhook_endpoints_untidy on webhook_endpoints (organization_id, id) where not enabled or resending;

-- As in 0037; without `at` what is made is due by the clock of the database, which all processes share.
create or replace function app.make_webhooks(facts json, at timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  made int;
begin
  insert into public.webhook_deliveries (organization_id, endpoint_id, message_id, type, subject_id, body, next_attempt_at)
  select e.organization_id, e.id, f."factId", f.type, f."subjectId", f.body, coalesce(at, now())
  from json_to_recordset(facts) as f("organizationId" uuid, "factId" uuid, type text, "subjectId" uuid, body text)
  join public.webhook_endpoints e on e.organization_id = f."organizationId" and e.enabled and f.type = any(e.types)
  where not exists (select from public.organization_capabilities c where c.organization_id = e.organization_id and c.capability = 'webhooks' and not c.enabled)
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $$;

-- The endpoints that something waits for and that may be called: found by leaps in the index, one for each, however much waits. Not a
-- definer itself: its callers are.
create function app.waiting_webhooks() returns table (organization_id uuid, endpoint_id uuid) language sql stable as $$
  with recursive waiting as (
    (select w.organization_id, w.endpoint_id from public.webhook_deliveries w where w.state = 'waiting' order by w.organization_id, w.endpoint_id limit 1)
    union all
    select n.organization_id, n.endpoint_id from waiting l cross join lateral (
      select w.organization_id, w.endpoint_id from public.webhook_deliveries w
      where w.state = 'waiting' and (w.organization_id, w.endpoint_id) > (l.organization_id, l.endpoint_id) order by w.organization_id, w.endpoint_id limit 1) n
  )
  select l.organization_id, l.endpoint_id from waiting l join public.webhook_endpoints e on e.organization_id = l.organization_id and e.id = l.endpoint_id
  where e.enabled and not exists (select from public.organization_capabilities c where c.organization_id = e.organization_id and c.capability = 'webhooks' and not c.enabled)
$$;
revoke all on function app.waiting_webhooks() from public;

-- As in 0037, endpoint by endpoint: the first few of each that are due, those before that have the fewest underway. Without `at` by the
-- clock of the database. Not compiled (jit): that takes ten times as long as the few rows that are read.
create or replace function app.claim_webhooks(at timestamptz, lease interval, slots int, each int, underway json) returns table (organization_id uuid, endpoint_id uuid, message_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public set jit = off as $$
#variable_conflict use_column
declare
  moment timestamptz := coalesce(at, now());
begin
  -- Mostly nothing is due, and one look at the oldest says so.
  if not exists (select from public.webhook_deliveries w where w.state = 'waiting' and w.next_attempt_at <= moment) then return; end if;
  return query
  with busy as materialized (
    select b.id, b.count from json_to_recordset(underway) as b(id uuid, count int)
  ), due as materialized (
    select l.organization_id, l.endpoint_id, d.message_id, d.next_attempt_at, coalesce(b.count, 0) + row_number() over (partition by l.endpoint_id order by d.next_attempt_at, d.message_id) as place
    from app.waiting_webhooks() l left join busy b on b.id = l.endpoint_id
    cross join lateral (
      select w.message_id, w.next_attempt_at from public.webhook_deliveries w
      where w.organization_id = l.organization_id and w.endpoint_id = l.endpoint_id and w.state = 'waiting' and w.next_attempt_at <= moment
      order by w.next_attempt_at, w.message_id limit greatest(0, each - coalesce(b.count, 0))) d
    order by place, d.next_attempt_at limit slots
  ), taken as (
    select w.organization_id, w.endpoint_id, w.message_id from due
    join public.webhook_deliveries w on w.organization_id = due.organization_id and w.endpoint_id = due.endpoint_id and w.message_id = due.message_id
    where w.state = 'waiting' and w.next_attempt_at <= moment for update of w skip locked
  )
  update public.webhook_deliveries w set next_attempt_at = moment + lease from taken t
  where w.organization_id = t.organization_id and w.endpoint_id = t.endpoint_id and w.message_id = t.message_id and w.state = 'waiting' and w.next_attempt_at <= moment
  returning w.organization_id, w.endpoint_id, w.message_id;
end $$;

-- Endpoints that have something left to do a piece of: one that is removed, is off while something waits, or is sent everything again. By
-- chance, so that one with much left leaves the others their turn. Definer, for the worker does it for all organizations.
create function app.untidy_webhooks(most int) returns table (organization_id uuid, endpoint_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  return query select e.organization_id, e.id from public.webhook_endpoints e
  where (not e.enabled or e.resending) and (e.removed_at is not null or e.resending
    or exists (select from public.webhook_deliveries w where w.organization_id = e.organization_id and w.endpoint_id = e.id and w.state = 'waiting'))
  order by random() limit most;
end $$;
revoke all on function app.untidy_webhooks(int) from public;
grant execute on function app.untidy_webhooks(int) to lunette_relay;

-- How long the oldest message that is due has been waiting, in seconds; null: none is. For metrics. Definer, as above.
create function app.webhooks_late() returns double precision language sql stable security definer set search_path = pg_catalog, public set jit = off as $$
  select extract(epoch from now() - min(d.next_attempt_at))::double precision from app.waiting_webhooks() l cross join lateral (
    select w.next_attempt_at from public.webhook_deliveries w
    where w.organization_id = l.organization_id and w.endpoint_id = l.endpoint_id and w.state = 'waiting' and w.next_attempt_at <= now() order by w.next_attempt_at limit 1) d
$$;
revoke all on function app.webhooks_late() from public;
grant execute on function app.webhooks_late() to lunette_relay;
