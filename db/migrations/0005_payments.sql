-- 0005_payments.sql                                           owner: payments
-- Why    Money's floor: what was paid, for what, and a journal that cannot be out of balance.
-- Locks  none, the tables are new.
-- Fill   none.
-- Undo   drop the tables.
create table payments (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  method text not null check (method in ('cash', 'card', 'transfer', 'voucher', 'online')),
  amount bigint not null check (amount > 0),
  currency text not null,
  payer_customer_id uuid,
  branch_id uuid not null,
  -- Till or cash drawer; null until cash desks have their own issue.
  register_id uuid,
  device_id uuid,
  taken_by uuid,
  -- When the money changed hands and when Lunette learned of it: they differ after an outage.
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  reference text check (length(reference) <= 80),
  -- The payment that this one gives back.
  reverses_payment_id uuid,
  primary key (organization_id, id),
  foreign key (organization_id, branch_id) references branches (organization_id, id),
  foreign key (organization_id, payer_customer_id) references customers (organization_id, id),
  foreign key (organization_id, reverses_payment_id) references payments (organization_id, id),
  constraint payments_only_refunds_reverse check (reverses_payment_id is null or direction = 'out')
);
comment on table payments is 'owner: payments. Appended only; retention: 10 years.';
call app.tenant_table('payments', 'select, insert');
-- Serves the day's takings of a branch.
create index payments_by_day on payments (organization_id, branch_id, occurred_at);

create table payment_allocations (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  purpose text not null check (purpose in ('deposit', 'balance', 'refund')),
  amount bigint not null check (amount > 0),
  primary key (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  constraint payment_allocations_once unique (organization_id, payment_id, subject_kind, subject_id, purpose)
);
comment on table payment_allocations is 'owner: payments. What a payment is for; a subject is kind and id. Appended only.';
call app.tenant_table('payment_allocations', 'select, insert');
-- Serves the payments of one order.
create index payment_allocations_subject on payment_allocations (organization_id, subject_id);

create table journal_entries (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in ('sold', 'sold-changed', 'sold-cancelled', 'payment', 'refund', 'collected')),
  subject_kind text not null,
  subject_id uuid not null,
  branch_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  staff_id uuid,
  primary key (organization_id, id)
);
comment on table journal_entries is 'owner: payments. Appended only; retention: 10 years.';
call app.tenant_table('journal_entries', 'select, insert');
create index journal_entries_subject on journal_entries (organization_id, subject_id);

-- Each row moves an amount from one account to another: no entry can be out of balance, without any trigger (docs/decisions/0004).
create table journal_postings (
  organization_id uuid not null,
  entry_id uuid not null,
  position int not null,
  debit_account text not null,
  debit_subject text not null,
  credit_account text not null,
  credit_subject text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  primary key (organization_id, entry_id, position),
  foreign key (organization_id, entry_id) references journal_entries (organization_id, id),
  constraint journal_postings_move_somewhere check ((debit_account, debit_subject) <> (credit_account, credit_subject))
);
comment on table journal_postings is 'owner: payments. Appended only; a wrong entry is reversed by another. Retention: 10 years.';
call app.tenant_table('journal_postings', 'select, insert');

-- Debit minus credit per account and subject, changed in the posting transaction; `lunette doctor money` rebuilds and compares.
-- Accounts that every sale touches are split by subject (branch and day), so that two tills do not wait for one row.
create table account_balances (
  organization_id uuid not null references organizations (id),
  account text not null,
  subject text not null,
  currency text not null,
  balance bigint not null,
  primary key (organization_id, account, subject, currency)
);
comment on table account_balances is 'owner: payments. Derived from journal_postings.';
call app.tenant_table('account_balances', 'select, insert, update');

-- What other modules may join: the payments for their own subjects.
create view subject_payments with (security_invoker = true) as
select p.organization_id, a.subject_kind, a.subject_id, p.id, p.direction, p.method, a.amount, p.currency, a.purpose, p.occurred_at, p.taken_by, p.reference, p.reverses_payment_id
from payment_allocations a join payments p on p.organization_id = a.organization_id and p.id = a.payment_id;
grant select on subject_payments to lunette_app;
