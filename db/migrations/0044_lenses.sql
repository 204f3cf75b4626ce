-- 0044_lenses.sql                                             owner: lenses
-- Why    What makers make: catalogues that were brought in, their lenses, the powers that each comes in, and which article of the shop is which
--        lens. A catalogue is filled by a job while nobody sees it, and takes the place of the maker's former one at once.
-- Locks  none: new tables and functions only.
-- Fill   none.
-- Undo   drop the function and the four tables.

create table lens_catalogues (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  form text not null check (form in ('b2boptic', 'csv')),
  -- Known once the file was read.
  maker_code text,
  maker text,
  currency text check (currency ~ '^[A-Z]{3}$'),
  -- What prices are: asked, paid (seen by those who see costs) or a figure of which the file does not say.
  price_kind text not null default 'unknown' check (price_kind in ('recommended', 'paid', 'unknown')),
  valid_from date,
  valid_until date,
  -- loading: a job is at work or will be. current: what is judged by; one for each maker. replaced: the one before, for an undo.
  state text not null check (state in ('loading', 'current', 'replaced', 'failed', 'undone')),
  -- The file until it is in, as it came: prices and powers of a maker, nothing of a person.
  content bytea,
  -- Rows of lenses and of powers that are written; the next chunk begins behind them.
  position int not null default 0,
  total int,
  -- {defects, defectCount, unread}: what is wrong in the file and what it says that is not read. Lists of the maker that are only shown.
  report jsonb,
  options jsonb not null default '[]',
  rules jsonb not null default '[]',
  substitutions jsonb not null default '[]',
  leased_until timestamptz not null default '-infinity',
  leased_by uuid,
  tries int not null default 0,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  constraint lens_catalogues_current_is_known check (state <> 'current' or (maker_code is not null and maker is not null))
);
comment on table lens_catalogues is 'owner: lenses. Catalogues of makers as they were brought in; the maker''s one before the current stays for an undo, older ones go.';
call app.tenant_table('lens_catalogues', 'select, insert, update, delete');
-- A maker has one that counts.
create unique index lens_catalogues_of_maker on lens_catalogues (organization_id, maker_code) where state = 'current';
-- Serves the list, newest first.
create index lens_catalogues_newest on lens_catalogues (organization_id, created_at desc, id desc);
-- Serves app.waiting_lens_catalogues.
create index lens_catalogues_loading on lens_catalogues (leased_until) where state = 'loading';
-- Packed already, mostly: a second packing would only cost time.
alter table lens_catalogues alter column content set storage external;

create table lens_types (
  organization_id uuid not null,
  catalogue_id uuid not null,
  -- Counted within the catalogue; what power sets refer to.
  no int not null check (no >= 0),
  -- The same lens keeps its id from catalogue to catalogue of its maker.
  id uuid not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 160),
  kind text not null check (kind in ('single-vision', 'bifocal', 'trifocal', 'progressive', 'office')),
  material text check (material in ('glass', 'plastic', 'polycarbonate', 'trivex')),
  -- Ten-thousandths, and the spectral line it speaks of.
  index int not null check (index between 13000 and 20000),
  index_line text not null check (index_line in ('nd', 'ne')),
  abbe int check (abbe > 0),
  density int check (density > 0),
  surface text not null check (surface in ('spherical', 'aspheric', 'double-aspheric', 'freeform')),
  corridor int check (corridor > 0),
  photochromic boolean not null,
  polarised boolean not null,
  delivery_days int check (delivery_days >= 0),
  valid_from date,
  valid_until date,
  base_curves jsonb not null default '[]',
  geometry jsonb not null default '[]',
  primary key (organization_id, catalogue_id, no),
  -- Code first, and the id below: each of 200,000 power sets asks for its lens by the primary key. While nobody has counted a table that was filled a
  -- moment ago, another index that begins like the key looks as good to the planner, which then read through 10,000 lenses for each: 1 ms in place of 5 µs.
  constraint lens_types_code_once unique (code, catalogue_id, organization_id),
  foreign key (organization_id, catalogue_id) references lens_catalogues (organization_id, id) on delete cascade
);
comment on table lens_types is 'owner: lenses. Lenses of a maker''s catalogue. Lists are answered from memory (server/known-lenses.ts): a process reads all current lenses once for each version.';
call app.tenant_table('lens_types', 'select, insert, delete');
-- Serves one lens by its id, and the ids that a maker's next catalogue takes over.
create index lens_types_id on lens_types (id, organization_id);

-- 200,000 rows for a large maker; read whole, as numbers in one piece. Thousandths of a dioptre, hundredths of a prism dioptre, of a millimetre.
create table lens_power_sets (
  organization_id uuid not null,
  catalogue_id uuid not null,
  type_no int not null,
  position int not null,
  diameter int not null check (diameter between 3000 and 9900),
  optical_diameter int not null check (optical_diameter between 3000 and 9900),
  power_from int not null check (power_from between -100000 and 100000),
  power_to int not null check (power_to between -100000 and 100000),
  cylinder_from int not null check (cylinder_from >= 0),
  cylinder_to int not null,
  -- Hundredths of the cylinder that each bound counts: domain/lens-type.ts.
  share_from int not null check (share_from between 0 and 100),
  share_to int not null check (share_to between 0 and 100),
  -- Null: the maker does not say, and it is not judged.
  step int check (step between 10 and 2000),
  prism_to int not null check (prism_to >= 0),
  addition_from int not null check (addition_from >= 0),
  addition_to int not null,
  addition_step int not null check (addition_step between 10 and 2000),
  -- Minor units of the catalogue's currency.
  price int check (price >= 0),
  delivery_days int check (delivery_days >= 0),
  primary key (organization_id, catalogue_id, type_no, position),
  constraint lens_power_sets_not_backwards check (power_from <= power_to and cylinder_from <= cylinder_to and addition_from <= addition_to),
  foreign key (organization_id, catalogue_id, type_no) references lens_types (organization_id, catalogue_id, no) on delete cascade
);
comment on table lens_power_sets is 'owner: lenses. In which powers and diameters a lens is made.';
call app.tenant_table('lens_power_sets', 'select, insert, delete');

create table lens_links (
  organization_id uuid not null references organizations (id),
  variant_id uuid not null,
  product_id uuid not null,
  -- By codes, not by id: they hold over the maker's next catalogues.
  maker_code text not null,
  lens_code text not null,
  primary key (organization_id, variant_id),
  -- Taken back with the article.
  constraint lens_links_variant foreign key (organization_id, variant_id) references product_variants (organization_id, id) on delete cascade
);
comment on table lens_links is 'owner: lenses. Which article of the shop is which lens of a maker.';
call app.tenant_table('lens_links', 'select, insert, update, delete');

-- What nobody works on although somebody began: ids only, across organizations, for whoever runs jobs.
create function app.waiting_lens_catalogues() returns table (organization_id uuid, id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select c.organization_id, c.id from public.lens_catalogues c where c.state = 'loading' and c.leased_until < now() order by c.leased_until limit 20
$$;
revoke all on function app.waiting_lens_catalogues() from public;
grant execute on function app.waiting_lens_catalogues() to lunette_relay;
