-- 0020_forget_orders.sql                                              owner: orders
-- Why    What people write about an order in words may name whose it is; the words of former versions and events stayed when a person
--        was forgotten. The application may not change either; this one act of overwriting is done for it.
-- Locks  none: a function and comments.
-- Fill   none.
-- Undo   drop the function, put the comments back.

comment on table order_versions is 'owner: orders. What an order was before it was changed. Appended only, but for erasure; retention: 10 years. Personal columns: reason.';
comment on table order_events is 'owner: orders. What happened with an order, in its sequence. Appended only, but for erasure. Personal columns: reason.';

-- Overwrites the words said of the orders of these people. What was done, when and by whom stays.
create function app.forget_orders(organization uuid, people uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  update public.order_events e set reason = '—' from public.orders o
    where o.organization_id = organization and o.customer_id = any(people) and e.organization_id = o.organization_id and e.order_id = o.id and e.reason is not null;
  update public.order_versions v set reason = '—' from public.orders o
    where o.organization_id = organization and o.customer_id = any(people) and v.organization_id = o.organization_id and v.order_id = o.id and v.reason is not null;
end $$;
revoke all on function app.forget_orders(uuid, uuid[]) from public;
grant execute on function app.forget_orders(uuid, uuid[]) to lunette_app;
