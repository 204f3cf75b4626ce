-- 0055_special_lenses.sql                                        owner: orders
-- Why    An order may name a lens that its maker does not make for this eye and frame: labs make specials. Then somebody says so with name
--        and reason, and that is kept with the order, for the workshop and for whoever asks later.
--        What the makers' files do not say of prisms is not judged by: nought stood there, and every prism was a special.
-- Locks  none beyond the new table; lens_power_sets for a moment, catalogue changes only.
-- Fill   none; what was ordered before was asked of nobody.
-- Undo   drop the table; prisms that are not known become nought again before the column is not null.

create table order_special_lenses (
  organization_id uuid not null,
  order_id uuid not null,
  -- The line that names the lens; lines are written anew with every change, so no foreign key holds it.
  line_id uuid not null,
  eye text not null check (eye in ('right', 'left')),
  -- As LensFinding of modules/lenses/contract.ts: what the maker does not make, and what is nearest.
  finding jsonb not null,
  reason text not null check (length(reason) between 1 and 300),
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (organization_id, order_id, line_id, eye),
  foreign key (organization_id, order_id) references orders (organization_id, id)
);
comment on table order_special_lenses is 'owner: orders. Lenses that are ordered although their maker does not make them so. Gone with the lens, and when the person is forgotten; retention: as the order. Personal columns: finding, reason.';
call app.tenant_table('order_special_lenses', 'select, insert, delete');

alter table lens_power_sets alter column prism_to drop not null;
comment on column lens_power_sets.prism_to is 'Null: the maker does not say, and it is not judged.';
