-- 0045_contact_lens_ranges.sql                                owner: lenses
-- Why    In which parameters a contact lens of the shop is made: powers, torics with their axes, additions, base curves and diameters, so that what
--        is prescribed is judged before it is sold.
-- Locks  none: a new table.
-- Fill   none.
-- Undo   drop the table.
create table contact_lens_ranges (
  organization_id uuid not null references organizations (id),
  product_id uuid not null,
  -- As domain/contact-lens-range.ts has it: lists and steps in whole units.
  range jsonb not null,
  version int not null default 1,
  primary key (organization_id, product_id),
  -- Taken back with the product.
  constraint contact_lens_ranges_product foreign key (organization_id, product_id) references products (organization_id, id) on delete cascade
);
comment on table contact_lens_ranges is 'owner: lenses. In which parameters a contact lens of the shop is made.';
call app.tenant_table('contact_lens_ranges', 'select, insert, update, delete');
