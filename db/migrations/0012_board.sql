-- 0012_board.sql                                              owner: orders
-- Why    The board reads each column in its own order: what is late first, then by promised day, rush, number.
-- Locks  share lock on order_list while the indexes are made: they hold open orders only, a few thousand rows at 300,000 orders.
-- Fill   none.
-- Undo   drop the four indexes.

-- All four serve one column of GET /orders/board (and its further pages): equality on the column, then the order of the cards.
-- `phase = 'ready'` is false before true: what only waits to be collected stands behind what is still work.
-- The length before the number sorts 26-999 before 26-1000.
create index order_list_board_place on order_list (organization_id, place, (phase = 'ready'), (coalesce(promised_on, '9999-12-31'::date)), (priority = 'normal'), (length(number)), number)
  where phase in ('taken', 'producing', 'finishing', 'ready');
create index order_list_board_stage on order_list (organization_id, stage, (phase = 'ready'), (coalesce(promised_on, '9999-12-31'::date)), (priority = 'normal'), (length(number)), number)
  where phase in ('taken', 'producing', 'finishing', 'ready');
create index order_list_board_person on order_list (organization_id, assigned_to, (phase = 'ready'), (coalesce(promised_on, '9999-12-31'::date)), (priority = 'normal'), (length(number)), number)
  where phase in ('taken', 'producing', 'finishing', 'ready');
create index order_list_board_branch on order_list (organization_id, branch_id, (phase = 'ready'), (coalesce(promised_on, '9999-12-31'::date)), (priority = 'normal'), (length(number)), number)
  where phase in ('taken', 'producing', 'finishing', 'ready');
