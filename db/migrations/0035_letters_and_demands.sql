-- 0035_letters_and_demands.sql                                owner: identity
-- Why    A letter that somebody waits for began in memory after the commit, and went with a crash: it starts from a fact now, also for
--        who forgot their password and is signed in nowhere. And a second factor that one organization demands holds in that
--        organization only, so nobody needs to look into all of a person's places any more.
-- Locks  none: functions only. Stop every process of the version before: it asks the dropped function with each sign-in.
-- Fill   none.
-- Undo   drop the function; put app.second_factor_due back as in 0034.

-- Notes that whoever has this e-mail wants to set a new password, where they work first; does nothing for who is unknown. Definer, for
-- nobody is signed in who could name an organization, and one statement for all, so that its time tells nothing.
create function app.ask_password_reset(asked_email text, fact uuid) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.outbox (organization_id, id, kind, subject_id, subject_version)
  select m.organization_id, fact, 'letters.password-reset-asked', m.staff_id, 0
  from auth."user" u cross join lateral (select organization_id, staff_id from app.memberships(u.id) limit 1) m
  where u.email = asked_email and u.disabled_at is null;
end $$;
revoke all on function app.ask_password_reset(text, uuid) from public;
grant execute on function app.ask_password_reset(text, uuid) to lunette_app;

drop function app.second_factor_due(uuid);
