-- 0039_old_order_versions.sql                                          owner: orders
-- Why    What an order was before a change is kept for ten years, and then it goes. The application may not delete a version; this one
--        act is done for it, and only for what is older than that.
-- Locks  order_versions holds back writes while the index builds: a second at a few hundred thousand changed orders.
-- Fill   none.
-- Undo   drop the function and the index.

-- Serves the daily letting go: what was replaced longest ago.
create index order_versions_replaced on order_versions (organization_id, replaced_at);

-- Deletes at most `most` versions that were replaced before that instant, which lies ten years back or more; answers how many.
create function app.drop_order_versions(organization uuid, before timestamptz, most int) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  gone int;
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  if before > now() - interval '10 years' then raise exception 'kept for ten years' using errcode = '42501'; end if;
  delete from public.order_versions v where v.organization_id = organization and (v.order_id, v.version) in (
    select o.order_id, o.version from public.order_versions o where o.organization_id = organization and o.replaced_at < before order by o.replaced_at limit most);
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function app.drop_order_versions(uuid, timestamptz, int) from public;
grant execute on function app.drop_order_versions(uuid, timestamptz, int) to lunette_app;
