-- 0036_devices_by_text.sql                                                   owner: identity
-- Why    A browser that brings a text which the person who signs in never had gets another in its place, under which everybody who
--        signed in on it stays known: their rows are found by the text.
-- Locks  The index holds back sign-ins from new devices while it builds: well under a second at 100 000 devices.
-- Fill   None.
-- Undo   Drop the index.

-- Serves: update auth.known_devices set device_hash = … where device_hash = …, at the first sign-in of somebody on a known browser.
create index known_devices_by_text on auth.known_devices (device_hash);
