-- 0053_accepted_lenses.sql                                    owner: labs
-- Why    Lenses that failed their last inspection hold their order back from whoever collects it. Somebody with the right may let them go
--        all the same, with name and reason: the order knows that they were, the inspection who said so and why.
-- Locks  orders: its check is exchanged for a wider one and looked through once, under a second at 300,000 orders. inspections: columns
--        without default, catalogue changes; its checks are looked through once.
-- Fill   none.
-- Undo   put the narrower check back once no order is `accepted`; drop the columns.

alter table orders drop constraint orders_inspection_known,
  add constraint orders_inspection_known check (inspection in ('passed', 'failed', 'accepted'));
comment on column orders.inspection is 'How the last inspection of its lenses ended; accepted: it failed, and somebody with the right let the lenses go all the same. Written by labs through the door of orders.';

alter table inspections
  add column accepted_by uuid,
  add column accepted_at timestamptz,
  -- Why: may speak of somebody's eyes, AES-256-GCM under the wearer's own key.
  add column accepted_reason bytea,
  add constraint inspections_acceptance_is_whole check ((accepted_by is null) = (accepted_at is null) and (accepted_by is null) = (accepted_reason is null)),
  add constraint inspections_only_failed_ones_are_accepted check (accepted_by is null or not passed);
