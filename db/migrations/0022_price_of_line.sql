-- 0022_price_of_line.sql                                      owner: orders, prescriptions
-- Why    Lists and prices change; what a line cost and why must be said of it for ever. And who typed a prescription is no second
--        pair of eyes for it, so orders ask who that was.
-- Locks  a column without default and a view: catalogue changes only.
-- Fill   none; of older lines nobody knows the list any more.
-- Undo   drop the column; put the view back without its last column.
alter table order_lines add column price_from jsonb;
comment on column order_lines.price_from is '{list: {id, name}, price, because}: the list whose price held when the line was priced, what it said (minor units), and what spoke for it. Null: nothing was on any list, or the line is older.';

create or replace view prescription_briefs with (security_invoker = true) as
select v.organization_id, v.prescription_id, v.version, p.customer_id, v.kind, v.purpose, v.examined_on, v.valid_until, v.created_by
from prescription_versions v join prescriptions p on p.organization_id = v.organization_id and p.id = v.prescription_id;
