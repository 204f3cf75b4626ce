-- 0019_keys.sql                                               owner: identity
-- Why    Whoever has another keyboard, or presses letters by accident, may have other keys; at every computer they sign in at.
-- Locks  auth."user": a column with a constant default, catalogue change only.
-- Fill   none; everybody has the keys as they were made.
-- Undo   drop the column.
alter table auth."user" add column keys jsonb not null default '{"singleLetters": true, "changed": {}}';
comment on column auth."user".keys is 'changed: the usual stroke and the one pressed instead, null where the key is off; contracts/keys.ts says the shape.';
