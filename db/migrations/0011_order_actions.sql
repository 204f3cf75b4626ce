-- 0011_order_actions.sql                                      owner: orders
-- Why    Orders are drafted, changed, remade and assigned by rule; a kept deposit, a receipt and parts to order stand on record.
-- Locks  columns: catalogue change only. Checks: read the tables once while they are locked; under a second at 300,000 orders.
-- Fill   none; old orders keep nothing and are no remakes.
-- Undo   drop the columns and tables; put the former checks back once no row needs the new ones.

alter table orders
  -- Minor units of the deposit that stayed with the shop when the order was cancelled, and why.
  add column deposit_kept bigint not null default 0 check (deposit_kept >= 0),
  add column deposit_kept_reason text check (length(deposit_kept_reason) <= 500),
  -- Why it is made again, and who bears the cost; root_order_id is the order that was made first.
  add column remake_cause text check (remake_cause in ('wrong-power', 'measured-wrong', 'lab-fault', 'breakage', 'not-tolerated', 'other')),
  add column cost_bearer text check (cost_bearer in ('shop', 'lab', 'customer')),
  -- Why a rule gave it to whoever works on it; null when a person did.
  add column assigned_because text check (assigned_because in ('fewest-open-orders', 'named-by-rule')),
  add constraint orders_keep_deposits_when_cancelled check (deposit_kept = 0 or (phase = 'cancelled' and deposit_kept_reason is not null)),
  add constraint orders_remakes_are_whole check ((remake_cause is null) = (cost_bearer is null) and (remake_cause is null or root_order_id is not null));
-- Serves the remakes shown on the order that was made first.
create index orders_remakes on orders (organization_id, root_order_id) where root_order_id is not null;

-- A draft may be thrown away; what was taken never is.
grant delete on orders, order_list to lunette_app;
create policy only_drafts_go on orders as restrictive for delete to lunette_app using (phase = 'draft');
create policy only_drafts_go on order_list as restrictive for delete to lunette_app using (phase = 'draft');

create table order_drafts (
  organization_id uuid not null,
  order_id uuid not null,
  -- What was asked for, in the form of a new order: it is judged again when the draft is taken. No personal values.
  asked jsonb not null,
  primary key (organization_id, order_id),
  foreign key (organization_id, order_id) references orders (organization_id, id)
);
comment on table order_drafts is 'owner: orders. Gone once the draft is taken or thrown away.';
call app.tenant_table('order_drafts', 'select, insert, update, delete');

create table order_versions (
  organization_id uuid not null,
  order_id uuid not null,
  version int not null check (version > 0),
  -- Lines, taxes, total, payers and what was agreed, as they stood before the change that ended this version.
  content jsonb not null,
  replaced_at timestamptz not null,
  replaced_by uuid,
  reason text check (length(reason) <= 500),
  primary key (organization_id, order_id, version),
  foreign key (organization_id, order_id) references orders (organization_id, id)
);
comment on table order_versions is 'owner: orders. What an order was before it was changed. Appended only; retention: 10 years.';
call app.tenant_table('order_versions', 'select, insert');

alter table order_list
  add column remake boolean not null default false,
  drop constraint order_list_balance_adds_up,
  -- Nobody owes anything for a draft, and a cancelled order is worth only what was kept of it.
  add constraint order_list_balance_adds_up check (phase in ('cancelled', 'draft') or balance = total - paid);

alter table journal_entries
  drop constraint journal_entries_kind_check,
  add constraint journal_entries_kind_check check (kind in ('sold', 'sold-changed', 'sold-cancelled', 'payment', 'refund', 'collected', 'deposit-kept'));

-- What other modules may join: the balances of their own subjects.
create view subject_balances with (security_invoker = true) as
select organization_id, account, subject, currency, balance from account_balances;
grant select on subject_balances to lunette_app;

create table receipts (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  -- R26-000123; without a gap in an organization and year, in the order of issue.
  number text not null,
  year int not null,
  count int not null check (count > 0),
  order_id uuid not null,
  branch_id uuid not null,
  issued_at timestamptz not null,
  issued_by uuid,
  currency text not null,
  total bigint not null,
  -- Shop, lines, taxes, payments as they stood; the customer by reference only.
  content jsonb not null,
  primary key (organization_id, id),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  foreign key (organization_id, branch_id) references branches (organization_id, id),
  constraint receipts_number_once unique (organization_id, number),
  constraint receipts_without_gap unique (organization_id, year, count)
);
comment on table receipts is 'owner: orders. Numbered receipts with their tax recap, not yet invoices. Appended only; retention: 10 years.';
call app.tenant_table('receipts', 'select, insert');
-- Serves the receipts of one order.
create index receipts_order on receipts (organization_id, order_id);

create table requisitions (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  order_id uuid not null,
  -- The line of the order for which the part is wanted.
  line_id uuid not null,
  branch_id uuid not null,
  variant_id uuid,
  description text not null check (length(description) between 1 and 300),
  eye text check (eye in ('right', 'left')),
  -- Thousandths of the product's base unit.
  quantity bigint not null check (quantity > 0),
  status text not null default 'open' check (status in ('open', 'ordered', 'arrived', 'dropped')),
  -- The supplier's number, a name to ask for.
  note text check (length(note) <= 200),
  requested_at timestamptz not null,
  requested_by uuid,
  ordered_at timestamptz,
  arrived_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, order_id) references orders (organization_id, id),
  foreign key (organization_id, branch_id) references branches (organization_id, id),
  foreign key (organization_id, variant_id) references product_variants (organization_id, id),
  constraint requisitions_ordered_with_time check ((status in ('ordered', 'arrived')) = (ordered_at is not null)),
  constraint requisitions_arrived_with_time check ((status = 'arrived') = (arrived_at is not null))
);
comment on table requisitions is 'owner: orders. Parts that must be bought for an order.';
call app.tenant_table('requisitions', 'select, insert, update');
-- Serves what is to be ordered and what has not come yet, oldest first.
create index requisitions_status on requisitions (organization_id, status, requested_at, id);
-- A line is requested once; what was dropped may be asked for again. Serves the parts of one order too.
create unique index requisitions_once on requisitions (organization_id, order_id, line_id) where status <> 'dropped';

create table order_rules (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  trigger text not null check (trigger in ('order-taken')),
  -- {branchIds, kinds, channels, skillId}: what is left out is any.
  conditions jsonb not null default '{}',
  -- {assign: 'least-busy'} or {assign: 'staff', staffId}
  action jsonb not null,
  position int not null,
  active boolean not null default true,
  version int not null default 1,
  primary key (organization_id, id)
);
comment on table order_rules is 'owner: orders. Trigger, conditions and action as data; the first rule that fits an order acts.';
call app.tenant_table('order_rules', 'select, insert, update');
