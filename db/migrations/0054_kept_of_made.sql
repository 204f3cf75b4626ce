-- 0054_kept_of_made.sql                                        owner: labs
-- Why    Who makes a device to measure keeps what it was made from, and how it was inspected, for ten years (Regulation (EU) 2017/745,
--        annex XIII, section 4). It was sealed under the wearer's own key and died with that key when they were forgotten. Now the part
--        that the law wants is sealed anew then, under the organization's key and without whoever it was for; all else is emptied
--        (docs/decisions/0010).
-- Locks  lab_orders, inspections: columns without default, catalogue changes; their new checks are looked through once, a second or so at
--        300,000 rows. Index builds hold back writes of the two tables; they are empty so far.
-- Fill   none. Of who was forgotten before this, the key is gone and with it what was ordered and measured.
-- Undo   once nothing is forgotten: drop the columns, put `not null` and the narrower check back.

alter table lab_orders alter column content drop not null,
  -- When the person was forgotten: what is left of the content is under the organization's key; null content: nothing is left.
  add column forgotten_at timestamptz,
  add constraint lab_orders_content_till_forgotten check (content is not null or forgotten_at is not null);
comment on table lab_orders is 'owner: labs. Health data, with what somebody wrote about it, inside the sealed content, under the wearer''s key; of a forgotten one what the law wants of a made device for ten years, under the organization''s. Retention: as the order.';
-- Serves the daily look for what need not be kept any longer.
create index lab_orders_kept on lab_orders (organization_id, id) where forgotten_at is not null and content is not null;

alter table inspections alter column content drop not null,
  add column forgotten_at timestamptz,
  add constraint inspections_content_till_forgotten check (content is not null or forgotten_at is not null),
  -- Why lenses were accepted is said in words, which may name somebody: it goes, who accepted them and when stays.
  drop constraint inspections_acceptance_is_whole,
  add constraint inspections_acceptance_is_whole check ((accepted_by is null) = (accepted_at is null) and (accepted_reason is null or accepted_by is not null) and (accepted_by is null or accepted_reason is not null or forgotten_at is not null));
comment on table inspections is 'owner: labs. Health data inside the sealed content, under the wearer''s key; of a forgotten one what the law wants of a made device for ten years, under the organization''s. Retention: as the order.';
-- Serves the daily look for what need not be kept any longer.
create index inspections_kept on inspections (organization_id, id) where forgotten_at is not null and content is not null;
