-- 0024_imports_whole.sql                                              owner: imports
-- Why    Imports bring addresses and tax numbers in, so undoing one takes them away too.
-- Locks  none: a function.
-- Fill   none.
-- Undo   put app.remove_imported back as in 0013.

create or replace function app.remove_imported(organization uuid, subject text, subjects uuid[]) returns setof uuid language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  one uuid;
begin
  if organization is distinct from app.current_org() then raise exception 'not the current organization' using errcode = '42501'; end if;
  foreach one in array subjects loop
    begin
      if subject = 'customer' then
        delete from public.customer_contacts c where c.organization_id = organization and c.customer_id = one;
        delete from public.customer_addresses a where a.organization_id = organization and a.customer_id = one;
        delete from public.customer_tax_ids t where t.organization_id = organization and t.customer_id = one;
        delete from public.customers c where c.organization_id = organization and c.id = one;
        delete from public.person_keys k where k.organization_id = organization and k.person_id = one;
      elsif subject = 'product' then
        delete from public.prices p using public.product_variants v where v.organization_id = organization and v.product_id = one and p.organization_id = organization and p.variant_id = v.id;
        delete from public.product_variants v where v.organization_id = organization and v.product_id = one;
        delete from public.products p where p.organization_id = organization and p.id = one;
      else
        raise exception 'no such subject' using errcode = '22023';
      end if;
      return next one;
    exception when foreign_key_violation then null;
    end;
  end loop;
end $$;
