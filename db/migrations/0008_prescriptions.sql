-- 0008_prescriptions.sql                                      owner: prescriptions
-- Why    What an eye needs, kept for good: each version says what was prescribed, dispensed or made, by whom and why it changed.
-- Locks  prescriptions: none, the tables are new. orders: two columns without default, catalogue change only; the foreign key is
--        checked over rows that are all null, a second at 300,000 orders.
-- Fill   none.
-- Undo   drop the columns of orders, the view and the tables.

-- A chain of versions. Which version is the newest and when it was examined stand here for lists; `lunette doctor prescriptions` compares.
create table prescriptions (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  -- Whose eyes: the wearer, not the payer.
  customer_id uuid not null,
  latest_version int not null default 1 check (latest_version > 0),
  examined_on date not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint prescriptions_customer_exists foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table prescriptions is 'owner: prescriptions. Health data; retention: 10 years from the last order made from it, the person by reference only.';
call app.tenant_table('prescriptions', 'select, insert, update');
-- Serves a customer's prescriptions, newest first, and the latest one at intake.
create index prescriptions_customer on prescriptions (organization_id, customer_id, examined_on desc, id desc);

-- Versions are never changed: the application may only read and add them.
create table prescription_versions (
  organization_id uuid not null,
  prescription_id uuid not null,
  version int not null check (version > 0),
  kind text not null check (kind in ('prescribed', 'dispensed', 'compensated')),
  -- The version that this one was made from; the first has none.
  origin_version int,
  reason text check (length(reason) between 1 and 500),
  purpose text not null check (purpose in ('distance', 'near', 'intermediate', 'progressive', 'bifocal', 'computer', 'contact-lenses')),
  prescriber_name text check (length(prescriber_name) between 1 and 160),
  prescriber_licence text check (length(prescriber_licence) between 1 and 40),
  examined_on date not null,
  valid_until date,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (organization_id, prescription_id, version),
  foreign key (organization_id, prescription_id) references prescriptions (organization_id, id),
  foreign key (organization_id, prescription_id, origin_version) references prescription_versions (organization_id, prescription_id, version),
  constraint prescription_versions_begin_without_origin check ((version = 1) = (origin_version is null)),
  constraint prescription_versions_from_an_earlier_one check (origin_version < version),
  constraint prescription_versions_change_has_a_reason check (version = 1 or reason is not null),
  constraint prescription_versions_valid_from_examination check (valid_until >= examined_on)
);
comment on table prescription_versions is 'owner: prescriptions. Appended only; retention: as their prescription.';
call app.tenant_table('prescription_versions', 'select, insert');

-- Powers in thousandths of a dioptre, prisms in hundredths of a prism dioptre, lengths in hundredths of a millimetre, tilt and wrap in
-- tenths of a degree, acuity in thousandths of decimal acuity. Null: nothing said, which is not 0.00.
create table prescription_eyes (
  organization_id uuid not null,
  prescription_id uuid not null,
  version int not null,
  eye text not null check (eye in ('right', 'left')),
  sphere int check (sphere between -39000 and 49000),
  cylinder int check (cylinder between -19750 and 19750),
  axis_deg int check (axis_deg between 1 and 180),
  addition int check (addition between 125 and 12000),
  intermediate_addition int check (intermediate_addition between 125 and 12000),
  prism int check (prism between 1 and 4000),
  -- As seen by who faces the wearer, counter-clockwise: right eye in 0, up 90, out 180, down 270; left eye out 0, in 180.
  prism_base_deg int check (prism_base_deg between 0 and 359),
  prism2 int check (prism2 between 1 and 4000),
  prism2_base_deg int check (prism2_base_deg between 0 and 359),
  pd int check (pd between 1000 and 5000),
  pd_near int check (pd_near between 1000 and 5000),
  fitting_height int check (fitting_height between 300 and 6000),
  segment_height int check (segment_height between 300 and 6000),
  vertex_examined int check (vertex_examined between 0 and 3000),
  vertex_worn int check (vertex_worn between 0 and 3000),
  tilt int check (tilt between -200 and 400),
  wrap int check (wrap between -200 and 500),
  acuity_without int check (acuity_without between 0 and 3000),
  acuity_with int check (acuity_with between 0 and 3000),
  base_curve int check (base_curve between 500 and 1200),
  diameter int check (diameter between 600 and 2500),
  primary key (organization_id, prescription_id, version, eye),
  foreign key (organization_id, prescription_id, version) references prescription_versions (organization_id, prescription_id, version),
  constraint prescription_eyes_axis_with_cylinder check ((axis_deg is not null) = (coalesce(cylinder, 0) <> 0)),
  constraint prescription_eyes_prism_with_base check ((prism is null) = (prism_base_deg is null) and (prism2 is null) = (prism2_base_deg is null)),
  constraint prescription_eyes_second_prism_after_first check (prism2 is null or prism is not null)
);
comment on table prescription_eyes is 'owner: prescriptions. Health data, appended only; retention: as their prescription.';
call app.tenant_table('prescription_eyes', 'select, insert');

-- What other modules may join: that there is a prescription, never what it says.
create view prescription_briefs with (security_invoker = true) as
select v.organization_id, v.prescription_id, v.version, p.customer_id, v.kind, v.purpose, v.examined_on, v.valid_until
from prescription_versions v join prescriptions p on p.organization_id = v.organization_id and p.id = v.prescription_id;
grant select on prescription_briefs to lunette_app;

-- From which version the order is made.
alter table orders
  add column prescription_id uuid,
  add column prescription_version int,
  add constraint orders_prescription_exists foreign key (organization_id, prescription_id, prescription_version) references prescription_versions (organization_id, prescription_id, version),
  add constraint orders_prescription_with_version check ((prescription_id is null) = (prescription_version is null));
-- Serves «which orders were made from it».
create index orders_prescription on orders (organization_id, prescription_id) where prescription_id is not null;
