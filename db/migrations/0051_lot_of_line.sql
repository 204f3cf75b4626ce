-- 0051_lot_of_line.sql                                        owner: orders
-- Why    When a maker calls boxes of contact lenses back, the shop has to know who got that lot, and nothing may be sold after its day. And of all who
--        wear contact lenses the shop knows who is about to run out.
-- Locks  two columns without default: catalogue changes only. Holds back writes to order_lines while the indexes are built: a second
--        at 600,000 lines.
-- Fill   none; of older lines nobody wrote it down.
-- Undo   drop the columns; the index of lots goes with them; drop the other.
alter table order_lines add column lot text, add column expires_on date;
comment on column order_lines.lot is 'What stands on the box as LOT, at most 60 characters (the contract sees to it); null: not written down.';
comment on column order_lines.expires_on is 'The day until which it may be used, as on the box; null: not written down.';
-- Serves the list of orders that got a lot, when a maker calls it back.
create index order_lines_lot on order_lines (organization_id, lot, order_id) where lot is not null;
-- Serves who is about to run out of contact lenses: few lines of a shop are boxes of them.
create index order_lines_boxes on order_lines (organization_id, order_id) where kind = 'contact-lens';
