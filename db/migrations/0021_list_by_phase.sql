-- 0021_list_by_phase.sql                                      owner: orders
-- Why    Of 300,000 orders, what is ready and promised this week was found by reading them all, and so were drafts, an order by its
--        number, what is owed back to customers, and the list by customer. The parts of one order were found by reading all parts, for
--        an index of those that are not dropped serves nobody who asks for dropped ones too.
-- Locks  Holds back writes to order_list and requisitions while the indexes build: two seconds at 300,000 orders; reads too, for the moment
--        between the drops and the commit.
-- Fill   none.
-- Undo   drop the new indexes, put order_list_open (0006) and order_list_owing (0014) back.

-- Serves any phases, alone or with promised days: open work, what is late, drafts, cancelled orders, the days and weeks of the first
-- view; and promised days of any orders, for then all phases are named. Takes the place of one over open work alone: an order writes
-- into either when it is taken and when its day is moved; into this one once more when its phase changes.
create index order_list_phase on order_list (organization_id, phase, promised_on, order_id);
-- Serves the list by customer, page by page.
create index order_list_by_name on order_list (organization_id, customer_name collate "und-x-icu", order_id);
-- Serves what is still owed, collected or not, and what is owed back.
create index order_list_unsettled on order_list (organization_id, occurred_at, order_id) where balance <> 0;
-- Serves the parts of one order.
create index requisitions_order on requisitions (organization_id, order_id);

-- Last, for nobody can read the list until the commit.
drop index order_list_open;
drop index order_list_owing;
