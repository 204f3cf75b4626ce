-- 0017_forget_prescriptions.sql                               owner: prescriptions
-- Why    A person may ask to be forgotten. The application may not change a version; this one act of overwriting is done for it.
-- Locks  none: a function and comments.
-- Fill   none.
-- Undo   drop the function.

comment on table prescription_versions is 'owner: prescriptions. Appended only, but for erasure; retention: as their prescription. Personal columns: reason, prescriber_name, prescriber_licence.';
comment on table prescription_eyes is
  'owner: prescriptions. Health data, appended only, but for erasure; retention: as their prescription. Personal columns: sphere, cylinder, axis_deg, addition, intermediate_addition, prism, prism_base_deg, prism2, prism2_base_deg, pd, pd_near, fitting_height, segment_height, vertex_examined, vertex_worn, tilt, wrap, acuity_without, acuity_with, base_curve, diameter.';

-- Overwrites what the versions of these prescriptions say in words, and all that they say where they are not to be `kept`. Orders of
-- long ago go on naming a version that says nothing.
create function app.forget_prescriptions(organization uuid, prescriptions uuid[], kept uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  update public.prescription_versions v set reason = case when v.version > 1 then '—' end
    where v.organization_id = organization and v.prescription_id = any(prescriptions);
  update public.prescription_versions v set prescriber_name = null, prescriber_licence = null
    where v.organization_id = organization and v.prescription_id = any(prescriptions) and not v.prescription_id = any(kept);
  update public.prescription_eyes e set sphere = null, cylinder = null, axis_deg = null, addition = null, intermediate_addition = null, prism = null, prism_base_deg = null, prism2 = null, prism2_base_deg = null,
      pd = null, pd_near = null, fitting_height = null, segment_height = null, vertex_examined = null, vertex_worn = null, tilt = null, wrap = null, acuity_without = null, acuity_with = null, base_curve = null, diameter = null
    where e.organization_id = organization and e.prescription_id = any(prescriptions) and not e.prescription_id = any(kept);
end $$;
revoke all on function app.forget_prescriptions(uuid, uuid[], uuid[]) from public;
grant execute on function app.forget_prescriptions(uuid, uuid[], uuid[]) to lunette_app;
