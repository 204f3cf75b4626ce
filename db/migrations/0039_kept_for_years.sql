-- 0039_kept_for_years.sql                                              owner: orders, prescriptions
-- Why    What an order was before a change is kept for ten years, and then it goes. The application may not delete a version; this one
--        act is done for it, and only for what is older than that. And what is kept of a forgotten person's prescriptions is looked at
--        every night: it was written anew each time though nothing changed.
-- Locks  order_versions holds back writes while the index builds: a second at a few hundred thousand changed orders.
-- Fill   none.
-- Undo   drop the function app.drop_order_versions and the index; put app.forget_prescriptions back as in 0023.

-- Serves the daily letting go: what was replaced longest ago.
create index order_versions_replaced on order_versions (organization_id, replaced_at);

-- Deletes at most `most` versions that were replaced before that instant, and none of the last ten years; answers how many.
create function app.drop_order_versions(organization uuid, before timestamptz, most int) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  gone int;
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  delete from public.order_versions v where v.organization_id = organization and (v.order_id, v.version) in (
    select o.order_id, o.version from public.order_versions o where o.organization_id = organization and o.replaced_at < least(before, now() - interval '10 years') order by o.replaced_at limit most);
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function app.drop_order_versions(uuid, timestamptz, int) from public;
grant execute on function app.drop_order_versions(uuid, timestamptz, int) to lunette_app;

-- As in 0023, but what is so already is not written.
create or replace function app.forget_prescriptions(organization uuid, prescriptions uuid[], kept uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  update public.prescriptions p set kept_at = case when p.id = any(kept) then now() end
    where p.organization_id = organization and p.id = any(forget_prescriptions.prescriptions) and (p.kept_at is null) = (p.id = any(kept));
  update public.prescription_versions v set reason = case when v.version > 1 then '—' end
    where v.organization_id = organization and v.prescription_id = any(prescriptions) and v.reason is distinct from case when v.version > 1 then '—' end;
  update public.prescription_versions v set prescriber_name = null, prescriber_licence = null
    where v.organization_id = organization and v.prescription_id = any(prescriptions) and not v.prescription_id = any(kept) and num_nonnulls(v.prescriber_name, v.prescriber_licence) > 0;
  update public.prescription_eyes e set sphere = null, cylinder = null, axis_deg = null, addition = null, intermediate_addition = null, prism = null, prism_base_deg = null, prism2 = null, prism2_base_deg = null,
      pd = null, pd_near = null, fitting_height = null, segment_height = null, vertex_examined = null, vertex_worn = null, tilt = null, wrap = null, acuity_without = null, acuity_with = null, base_curve = null, diameter = null
    where e.organization_id = organization and e.prescription_id = any(prescriptions) and not e.prescription_id = any(kept)
      and num_nonnulls(e.sphere, e.cylinder, e.axis_deg, e.addition, e.intermediate_addition, e.prism, e.prism_base_deg, e.prism2, e.prism2_base_deg, e.pd, e.pd_near, e.fitting_height, e.segment_height,
        e.vertex_examined, e.vertex_worn, e.tilt, e.wrap, e.acuity_without, e.acuity_with, e.base_curve, e.diameter) > 0;
end $$;
