-- 0010_order_stages.sql                                       owner: orders
-- Why    Stages carry who may enter them, what to fill in, guards and a label; holding stops the stage's clock; a second person re-checks.
-- Locks  columns: catalogue change only, defaults are not written into rows.
-- Fill   order_list: the kind's version of every order and since when and why it is held. Closing stages: the guard that the
--        program had built in until now. One pass, a few seconds at 300,000 orders.
-- Undo   drop the columns, the two tables and the event kinds.

alter table order_stages
  -- Roles that may enter the stage; null: whoever may move orders. The owner always may.
  add column roles text[],
  -- What is filled in on entering: [{code, names, kind: text|number|choice, required, unit, choices: [{code, names}]}].
  add column fields jsonb not null default '[]',
  -- What must hold before the stage is entered, or passed on the way to a later one.
  add column guards text[] not null default '{}' check (guards <@ array['recheck', 'deposit', 'balance']),
  -- The label to print on entering.
  add column label text check (label in ('tray-label', 'pick-up-slip'));
comment on column order_stages.flags is '{lensesCommitted, countsAsLate, collectHere}; countsAsLate is true where it is left out.';
update order_stages set guards = array['balance'] where phase = 'closed';

alter table orders
  -- Whole seconds that the order was on hold during its present visit to its stage; they do not count as time in stage.
  add column stage_held_seconds int not null default 0 check (stage_held_seconds >= 0);

alter table order_events
  drop constraint order_events_kind_check,
  add constraint order_events_kind_check check (kind in ('stage', 'hold', 'released', 'changed', 'cancelled', 'printed', 'rechecked', 'filled'));

-- What was filled in at the stages: lab, its number, tray, tracking number, measured values. The newest; older ones are in the audit.
create table order_stage_values (
  organization_id uuid not null,
  order_id uuid not null,
  field text not null check (field ~ '^[a-z0-9-]{1,40}$'),
  -- Where it was filled in.
  stage text not null,
  value text not null check (length(value) between 1 and 200),
  filled_at timestamptz not null,
  filled_by uuid,
  primary key (organization_id, order_id, field),
  foreign key (organization_id, order_id) references orders (organization_id, id)
);
comment on table order_stage_values is 'owner: orders. Retention: as the order.';
call app.tenant_table('order_stage_values', 'select, insert, update, delete');

create table order_rechecks (
  organization_id uuid not null,
  order_id uuid not null,
  item text not null check (item in ('sign', 'axis', 'addition', 'pd')),
  checked_by uuid not null,
  checked_at timestamptz not null,
  primary key (organization_id, order_id, item),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  foreign key (organization_id, checked_by) references staff (organization_id, id)
);
comment on table order_rechecks is 'owner: orders. What a second person compared with the paper before the lenses are made.';
call app.tenant_table('order_rechecks', 'select, insert, delete');

alter table order_list
  add column kind_version int,
  add column on_hold_since timestamptz,
  add column on_hold_reason text,
  add column stage_held_seconds int not null default 0,
  -- False in a stage in which a promised day that has passed is nobody's fault.
  add column counts_late boolean not null default true,
  -- The stage that overran its target most so far, and by how many minutes.
  add column lost_stage text,
  add column lost_minutes int,
  -- A second person has confirmed all that is to be re-checked.
  add column rechecked boolean not null default false,
  add column lab text,
  add column lab_number text,
  add column tray text;
comment on table order_list is 'owner: orders. Derived: `lunette doctor lists` rebuilds it. Personal columns: customer_name, customer_phone, search_text, on_hold_reason.';
-- Serves the orders at one lab, by promised day.
create index order_list_lab on order_list (organization_id, lab, promised_on, order_id) where lab is not null;
update order_list l set kind_version = o.kind_version, on_hold_since = o.on_hold_since, on_hold_reason = o.on_hold_reason
from orders o where o.organization_id = l.organization_id and o.id = l.order_id;
alter table order_list alter column kind_version set not null;
