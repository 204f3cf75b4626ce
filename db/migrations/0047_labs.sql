-- 0047_labs.sql                                               owner: labs
-- Why    A job that goes to a lab is ordered from here: which labs there are and by which terms, what was ordered as it was sent, when it
--        came, and what had to be made again through whose fault. A day is promised from that, and labs are compared by it.
-- Locks  none: new tables only.
-- Fill   none.
-- Undo   drop the view and the three tables.

create table labs (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  contact_name text check (length(contact_name) between 1 and 120),
  email text check (length(email) between 3 and 254),
  phone text check (length(phone) between 3 and 40),
  -- In which its papers and letters are written.
  language text not null check (language in ('en', 'cs', 'pt-BR', 'zh-CN')),
  -- The shop's own number with the lab.
  customer_number text check (length(customer_number) between 1 and 40),
  -- Makers whose lenses it supplies, and what kinds of lenses; empty: any. Not lens types by id: each new catalogue of a maker has others.
  makers text[] not null default '{}',
  lens_kinds text[] not null default '{}' constraint labs_lens_kinds_known check (lens_kinds <@ array['single-vision', 'bifocal', 'trifocal', 'progressive', 'office', 'contact-lens']),
  -- { "steps": [{ "shareBps": 0 }, …], "afterBps": 10000, "withinDays": 90 }: what the first, second… remake costs of the first price.
  remake_policy jsonb not null,
  -- ISO weekdays, 1 is Monday.
  working_days int[] not null constraint labs_work_some_day check (cardinality(working_days) between 1 and 7),
  -- What comes after it counts as come on the next working day; by the clock of the branch.
  cut_off time,
  -- Days on which it does not work although the weekday says so: holidays, works holidays.
  closed_on date[] not null default '{}' constraint labs_closed_on_some_days check (cardinality(closed_on) <= 400),
  -- Working days from sent to arrived, as the lab says; used until its own history says more.
  stated_days int not null check (stated_days between 0 and 90),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organization_id, id)
);
comment on table labs is 'owner: labs. Suppliers of lens jobs with their terms.';
call app.tenant_table('labs', 'select, insert, update');

-- What modules above orders may join: the number on its papers, and whether it is off.
create view order_numbers with (security_invoker = true) as select organization_id, id, number, phase = 'cancelled' as cancelled from orders;
grant select on order_numbers to lunette_app;

create table lab_orders (
  organization_id uuid not null,
  id uuid not null,
  lab_id uuid not null,
  order_id uuid not null,
  branch_id uuid not null,
  -- What was ordered, frozen as it was sent: health data, AES-256-GCM under the wearer's own key.
  person_id uuid not null,
  content bytea not null,
  way text not null check (way in ('file', 'paper', 'email')),
  state text not null default 'sent' check (state in ('sent', 'accepted', 'in-production', 'arrived', 'cancelled')),
  -- The lab's own number for it.
  lab_number text check (length(lab_number) between 1 and 60),
  sent_at timestamptz not null,
  sent_on date not null,
  sent_by uuid not null,
  -- By which day it is to deliver: as proposed when it was sent, and as the lab says now. Whether it kept its word is judged by the first.
  first_promised_on date,
  promised_on date,
  arrived_at timestamptz,
  arrived_on date,
  -- Working days of the lab from sent to arrived: what its history is made of.
  lab_days int check (lab_days >= 0),
  mailed_at timestamptz,
  -- How often the letter was begun, and why it will not leave by itself any more; null while it may.
  mail_tries int not null default 0,
  mail_trouble text constraint lab_orders_mail_trouble_known check (mail_trouble in ('no-address', 'no-server', 'refused', 'no-answer')),
  cancelled_at timestamptz,
  -- Unit cost of the lenses at sale, as far as known, minor units.
  lens_cost bigint,
  currency text not null check (length(currency) = 3),
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, lab_id) references labs (organization_id, id),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  constraint lab_orders_arrived_is_whole check ((state = 'arrived') = (arrived_at is not null) and (arrived_at is null) = (arrived_on is null) and (arrived_at is null) = (lab_days is null)),
  constraint lab_orders_cancelled_is_whole check ((state = 'cancelled') = (cancelled_at is not null))
);
comment on table lab_orders is 'owner: labs. Health data, with what somebody wrote about it, inside the sealed content; retention: as the order.';
call app.tenant_table('lab_orders', 'select, insert, update');
-- One that is alive for an order at a time: two people who send it at once order it once. Serves the order's page too.
create unique index lab_orders_one_for_an_order on lab_orders (organization_id, order_id) where state <> 'cancelled';
-- Serves an order's lab orders, cancelled ones included.
create index lab_orders_order on lab_orders (organization_id, order_id, sent_at);
-- Serves a lab's history for the promised day: its latest arrivals.
create index lab_orders_history on lab_orders (organization_id, lab_id, arrived_on desc) include (lab_days) where state = 'arrived';
-- Serves the scorecard and the lists behind it: what was sent in a period, newest first.
create index lab_orders_sent on lab_orders (organization_id, sent_on desc, id desc);
-- Serves what one lab has: the same for a lab.
create index lab_orders_lab_sent on lab_orders (organization_id, lab_id, sent_on desc, id desc);
-- Serves the keys of persons that seal something here.
create index lab_orders_person on lab_orders (organization_id, person_id);

-- That something a lab made had to be made again: the order that makes it again, and whose fault it was.
create table lab_remakes (
  organization_id uuid not null,
  -- The remake; one row each.
  order_id uuid not null,
  -- What was made first.
  root_order_id uuid not null,
  lab_order_id uuid not null,
  lab_id uuid not null,
  branch_id uuid not null,
  caused_by text not null check (caused_by in ('prescriber', 'optician', 'lab', 'customer', 'unsaid')),
  -- Which remake of the first order it is, and what the lab asks for it by its terms on that day.
  nth int not null check (nth > 0),
  share_bps int not null check (share_bps between 0 and 10000),
  because text not null check (because in ('lab-fault', 'by-terms', 'after-terms', 'too-late')),
  inspection_id uuid,
  made_at timestamptz not null,
  made_on date not null,
  made_by uuid,
  primary key (organization_id, order_id),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  foreign key (organization_id, lab_order_id) references lab_orders (organization_id, id)
);
comment on table lab_remakes is 'owner: labs. Appended; retention: as the order.';
call app.tenant_table('lab_remakes', 'select, insert, update');
-- Serves the scorecard and the lists behind it: which lab orders had to be made again, and through whom.
create index lab_remakes_lab_order on lab_remakes (organization_id, lab_order_id) include (caused_by);
-- Serves how many remakes an order has had.
create index lab_remakes_root on lab_remakes (organization_id, root_order_id);
