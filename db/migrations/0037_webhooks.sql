-- 0037_webhooks.sql                                           owner: webhooks
-- Why    Other programs (e-shop, laboratory, accounting) hear at once what happened instead of asking again and again: endpoints of an
--        organization, what is to be delivered to each, and every try with its answer.
-- Locks  none: new tables and functions only.
-- Fill   none.
-- Undo   drop the two functions and the three tables.

create table webhook_endpoints (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  url text not null check (length(url) between 8 and 2000),
  description text not null,
  -- Kinds of facts it wants: `orders.taken`.
  types text[] not null constraint webhook_endpoints_wants_something check (cardinality(types) > 0),
  enabled boolean not null default true,
  -- Who or what switched it off: somebody, an answer 410, or days of nothing but failures.
  off_reason text check (off_reason in ('person', 'gone', 'failing')),
  off_at timestamptz,
  -- Since its last success: the first failure, and how many there were.
  failing_since timestamptz,
  failures int not null default 0,
  -- AES-256-GCM under the organization's key. Where the secret was changed, the former one signs beside it for a while.
  secret bytea not null,
  secret_made_at timestamptz not null,
  old_secret bytea,
  old_secret_until timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organization_id, id),
  constraint webhook_endpoints_off_has_a_reason check (enabled = (off_reason is null) and enabled = (off_at is null)),
  constraint webhook_endpoints_old_secret_ends check ((old_secret is null) = (old_secret_until is null))
);
comment on table webhook_endpoints is 'owner: webhooks. Addresses of other programs that are told what happened.';
call app.tenant_table('webhook_endpoints', 'select, insert, update, delete');

create table webhook_deliveries (
  organization_id uuid not null,
  endpoint_id uuid not null,
  -- The fact, or an id of its own for a test: what the receiver knows repetitions by.
  message_id uuid not null,
  type text not null,
  subject_id uuid not null,
  -- Ids and codes only; kept as it is signed, for every try sends the same bytes.
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  -- Of the present round of the timetable; sending it again begins a new one.
  tries int not null default 0,
  attempts int not null default 0,
  -- When it is tried next. Whoever takes it up puts this a little ahead: killed meanwhile, it comes back by itself.
  next_attempt_at timestamptz not null,
  last_attempt_at timestamptz,
  last_status int,
  last_error text,
  created_at timestamptz not null default now(),
  primary key (organization_id, endpoint_id, message_id),
  foreign key (organization_id, endpoint_id) references webhook_endpoints (organization_id, id) on delete cascade
);
comment on table webhook_deliveries is 'owner: webhooks. One fact for one endpoint, once; retention: 30 days.';
call app.tenant_table('webhook_deliveries', 'select, insert, update, delete');
-- Serves app.claim_webhooks: what is due, oldest first, of all organizations. Small, for what is done leaves it.
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where state = 'waiting';
-- Serves an endpoint's deliveries of one state, newest first, and how many are dead or wait.
create index webhook_deliveries_state on webhook_deliveries (organization_id, endpoint_id, state, message_id);
-- Serves the daily emptying of what is older than 30 days.
create index webhook_deliveries_age on webhook_deliveries (organization_id, created_at);

create table webhook_attempts (
  organization_id uuid not null,
  endpoint_id uuid not null,
  message_id uuid not null,
  number int not null,
  at timestamptz not null,
  duration_ms int not null,
  -- The address as it was then.
  url text not null,
  signature text not null,
  -- Null when there was no answer.
  status int,
  error text,
  -- At most the first kilobyte.
  answer text,
  primary key (organization_id, endpoint_id, message_id, number),
  foreign key (organization_id, endpoint_id, message_id) references webhook_deliveries (organization_id, endpoint_id, message_id) on delete cascade
);
comment on table webhook_attempts is 'owner: webhooks. Each try of a delivery and its answer; retention: as the delivery.';
call app.tenant_table('webhook_attempts', 'select, insert');

-- Makes the deliveries of what happened, in the transaction that takes the facts from the outbox: each fact is for an endpoint once, and
-- where nobody listens nothing is made. Definer, for the relay carries the facts of all organizations.
create function app.make_webhooks(facts json, at timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  made int;
begin
  insert into public.webhook_deliveries (organization_id, endpoint_id, message_id, type, subject_id, body, next_attempt_at)
  select e.organization_id, e.id, f."factId", f.type, f."subjectId", f.body, at
  from json_to_recordset(facts) as f("organizationId" uuid, "factId" uuid, type text, "subjectId" uuid, body text)
  join public.webhook_endpoints e on e.organization_id = f."organizationId" and e.enabled and f.type = any(e.types)
  where not exists (select from public.organization_capabilities c where c.organization_id = e.organization_id and c.capability = 'webhooks' and not c.enabled)
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $$;
revoke all on function app.make_webhooks(json, timestamptz) from public;
grant execute on function app.make_webhooks(json, timestamptz) to lunette_relay;

-- Takes up what is due, for whoever asks first, and gives it back when it has not been heard of for the lease. At most `each` of an
-- endpoint at a time, those counted that are `underway` (ids and how many): one that answers slowly holds up nobody else. Definer, as above.
create function app.claim_webhooks(at timestamptz, lease interval, slots int, each int, underway json) returns table (organization_id uuid, endpoint_id uuid, message_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  return query
  with busy as materialized (
    select b.id, b.count from json_to_recordset(underway) as b(id uuid, count int)
  ), due as (
    select d.organization_id, d.endpoint_id, d.message_id, d.next_attempt_at, coalesce(b.count, 0) + row_number() over (partition by d.endpoint_id order by d.next_attempt_at, d.message_id) as place
    from (
      select w.* from public.webhook_deliveries w
      where w.state = 'waiting' and w.next_attempt_at <= at and not exists (select from busy b where b.id = w.endpoint_id and b.count >= each)
        and not exists (select from public.organization_capabilities c where c.organization_id = w.organization_id and c.capability = 'webhooks' and not c.enabled)
      order by w.next_attempt_at limit 500
    ) d left join busy b on b.id = d.endpoint_id
  ), taken as (
    select w.organization_id, w.endpoint_id, w.message_id from due
    join public.webhook_deliveries w on w.organization_id = due.organization_id and w.endpoint_id = due.endpoint_id and w.message_id = due.message_id
    where due.place <= each and w.state = 'waiting' and w.next_attempt_at <= at order by due.next_attempt_at limit slots for update of w skip locked
  )
  update public.webhook_deliveries w set next_attempt_at = at + lease from taken t
  where w.organization_id = t.organization_id and w.endpoint_id = t.endpoint_id and w.message_id = t.message_id and w.state = 'waiting' and w.next_attempt_at <= at
  returning w.organization_id, w.endpoint_id, w.message_id;
end $$;
revoke all on function app.claim_webhooks(timestamptz, interval, int, int, json) from public;
grant execute on function app.claim_webhooks(timestamptz, interval, int, int, json) to lunette_relay;
