-- 0048_inspections.sql                                         owner: labs
-- Why    What leaves the bench is measured and compared with what was ordered; the certificate says by which standard. An order knows how
--        its last inspection ended, so that a stage may wait for a passed one; what was measured lies sealed here.
-- Locks  orders: a column without default, catalogue change only. order_stages: its check is looked through once, a few hundred rows.
-- Fill   none.
-- Undo   drop the tables and the column; put the former check of guards back once no stage has the new one.

-- How the last inspection of its lenses ended; written by labs through the door of orders.
alter table orders add column inspection text constraint orders_inspection_known check (inspection in ('passed', 'failed'));

-- A stage may wait for it.
alter table order_stages drop constraint order_stages_guards_check,
  add constraint order_stages_guards_known check (guards <@ array['recheck', 'deposit', 'inspection', 'balance']);

create table inspections (
  organization_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  -- The lab order whose lenses these were; null when they were made in the house.
  lab_order_id uuid,
  lab_id uuid,
  branch_id uuid not null,
  -- Ordered and measured values with every difference, and why it was decided otherwise than judged, frozen: health data, AES-256-GCM under the wearer's own key.
  person_id uuid not null,
  content bytea not null,
  -- Code of the table of tolerances; null: none was known, nothing was judged.
  standard text check (length(standard) between 1 and 40),
  verdict text not null check (verdict in ('within', 'outside', 'unjudged')),
  passed boolean not null,
  source text not null check (source in ('typed', 'file')),
  inspected_at timestamptz not null,
  inspected_on date not null,
  inspected_by uuid not null,
  -- The second look, of somebody else.
  second_by uuid,
  second_at timestamptz,
  second_agrees boolean,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  foreign key (organization_id, lab_order_id) references lab_orders (organization_id, id),
  constraint inspections_outside_is_not_passed check (not (verdict = 'outside' and passed)),
  constraint inspections_second_look_is_whole check ((second_by is null) = (second_at is null) and (second_by is null) = (second_agrees is null)),
  constraint inspections_second_look_of_another check (second_by <> inspected_by)
);
comment on table inspections is 'owner: labs. Health data inside the sealed content; retention: as the order.';
call app.tenant_table('inspections', 'select, insert, update');
-- Serves an order's inspections, newest first.
create index inspections_order on inspections (organization_id, order_id, inspected_at desc, id desc);
-- Serves the scorecard and the list behind it: which lab orders failed their inspection.
create index inspections_failed on inspections (organization_id, lab_order_id) where not passed;
-- Serves the keys of persons that seal something here.
create index inspections_person on inspections (organization_id, person_id);

-- By which standard the organization inspects, when it is not the usual one of its country.
create table lab_settings (
  organization_id uuid not null references organizations (id),
  -- `by-country`, `none`, or the code of a table.
  standard text not null check (length(standard) between 1 and 40),
  version int not null default 1,
  primary key (organization_id)
);
comment on table lab_settings is 'owner: labs. How the organization inspects.';
call app.tenant_table('lab_settings', 'select, insert, update');
