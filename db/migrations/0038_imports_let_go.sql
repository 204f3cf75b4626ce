-- 0038_imports_let_go.sql                                              owner: imports
-- Why    What an import keeps of people is let go in pieces. Whoever does so claims the import first, so that nobody goes on with it
--        meanwhile, and a process that was killed in between leaves a mark by which the next one ends what it began. And an import that
--        was stopped or failed has no end: its days count from when somebody last did something with it.
-- Locks  imports for a moment: columns with a constant default or none.
-- Fill   none; of imports of before the last end or beginning counts, as it did.
-- Undo   drop the columns and the index.

alter table imports
  -- Its file and personal values are being let go: begun, and not ended yet.
  add column emptying boolean not null default false,
  -- When somebody last did something with it, or work on it ended; null: before anybody wrote that down.
  add column touched_at timestamptz;
-- Serves the daily letting go: what was begun and not ended.
create index imports_emptying on imports (organization_id) where emptying;
