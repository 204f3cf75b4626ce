-- 0056_tolerance_tables.sql                                   owner: labs
-- Why    A shop that works by a standard of which Lunette has no figures has bought it, and types them in as a table of its own. Certificates
--        name the standard as it was called when they were made, and where its figures were from, whatever the table says today.
-- Locks  inspections: columns without default, catalogue change only; then one pass over those that were judged, seconds at 300,000.
-- Fill   the one table there was gives its name and source to what was judged by it.
-- Undo   drop the columns and the two tables; settings that name a table of a shop's own go back to `by-country`.

create table tolerance_tables (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  -- One that is not in use any more is chosen by nobody; what was judged by it keeps its name.
  active boolean not null default true,
  version int not null default 1,
  primary key (organization_id, id)
);
comment on table tolerance_tables is 'owner: labs. Tables of tolerances that a shop typed in; what each says lies in tolerance_table_versions.';
call app.tenant_table('tolerance_tables', 'select, insert, update');

-- What a table said from one change to the next: an inspection names the version that it was judged by.
create table tolerance_table_versions (
  organization_id uuid not null,
  table_id uuid not null,
  version int not null check (version > 0),
  name text not null check (length(name) between 1 and 80),
  -- Where the figures were read: a standard with its year, a page.
  source text not null check (length(source) between 1 and 200),
  -- { power, cylinder, axis, addition, prism, verticalImbalance, horizontalImbalance, height, heightDifference } in the units of the contract.
  figures jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (organization_id, table_id, version),
  foreign key (organization_id, table_id) references tolerance_tables (organization_id, id)
);
comment on table tolerance_table_versions is 'owner: labs. Appended; retention: as the inspections that name it.';
call app.tenant_table('tolerance_table_versions', 'select, insert');

alter table inspections
  -- As it was called, where its figures were from, and which version it was: null where nothing was judged, the version also with a table that Lunette brings.
  add column standard_name text,
  add column standard_source text,
  add column standard_version int;
update inspections set standard_name = 'ANSI Z80.1-2015', standard_source = 'ANSI Z80.1 quick reference, 2015' where standard = 'ansi-z80-1';
