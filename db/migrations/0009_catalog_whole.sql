-- 0009_catalog_whole.sql                                      owner: catalog
-- Why    Options of lenses, pictures, price lists with validity, planned prices that can be withdrawn, rates that somebody checked.
-- Locks  products, prices, price_lists and tax_rates shortly; the new constraints are checked against every row of products and prices.
-- Fill   none: what is added is null, or one for versions.
-- Undo   drop the columns; end withdrawn prices a microsecond later; put the old constraints and index back.
alter table products drop constraint products_kind_check;
alter table products add constraint products_kind_check
  check (kind in ('frame', 'lens', 'lens-option', 'contact-lens', 'accessory', 'cosmetic', 'consumable', 'service'));
alter table products add column picture_id uuid;
comment on column products.picture_id is 'The file that shows it; an older picture stays among the files of the product, out of sight.';

-- A planned price that was withdrawn ends where it begins: it never held, and an empty range overlaps nothing.
alter table prices drop constraint prices_end_after_they_begin;
alter table prices add constraint prices_end_no_sooner_than_they_begin check (valid_to is null or valid_to >= valid_from);
-- Serves how many variants have a price in a list: one row each.
create index prices_open on prices (organization_id, price_list_id) where valid_to is null;

alter table price_lists
  -- Shop days, the last one included; null: without beginning, without end.
  add column valid_from date,
  add column valid_to date,
  add column created_at timestamptz not null default now(),
  add column version int not null default 1,
  add constraint price_lists_end_after_they_begin check (valid_to >= valid_from);
comment on table price_lists is 'owner: catalog. The list without branch, channel, class and days is the ordinary one.';
-- A list for some days and for everybody is no second ordinary one.
drop index price_lists_one_ordinary;
create unique index price_lists_one_ordinary on price_lists (organization_id)
  where branch_id is null and channel is null and customer_class is null and valid_from is null and valid_to is null;

-- Who has checked a rate; an import or a default knows nobody.
alter table tax_rates add column verified_by uuid;
alter table tax_rates add column recorded_by uuid;
alter table tax_rates drop constraint tax_rates_end_after_they_begin;
-- As with prices: a rate that was taken back before its first day.
alter table tax_rates add constraint tax_rates_end_no_sooner_than_they_begin check (valid_to is null or valid_to >= valid_from);

-- What other modules may join: what skills are called. A service names those it takes.
create view skill_names with (security_invoker = true) as select organization_id, id, name from skills;
grant select on skill_names to lunette_app;
