-- An application nobody has confirmed keeps its address for a while only, so that a letter that was lost or went to a
-- wrong mailbox blocks nobody for long. Its link works on while no other has the address or keeps it: of those that are
-- not confirmed several may name one address, of the others one. Who keeps it is decided under the lock of its name.
DROP INDEX signups_slug_key;
CREATE UNIQUE INDEX signups_slug_key ON signups (slug) WHERE state IN ('waiting', 'approving');
CREATE INDEX signups_unverified_idx ON signups (slug) WHERE state = 'unverified';

ALTER TABLE signups ADD COLUMN held_until timestamptz;
ALTER TABLE signups ADD COLUMN sent_at timestamptz;
ALTER TABLE signups ADD COLUMN letters integer;
-- for a program that does not know them yet
ALTER TABLE signups ALTER COLUMN held_until SET DEFAULT now() + interval '2 hours';
ALTER TABLE signups ALTER COLUMN sent_at SET DEFAULT now();
ALTER TABLE signups ALTER COLUMN letters SET DEFAULT 1;
UPDATE signups SET held_until = expires_at, sent_at = created_at, letters = 1 WHERE held_until IS NULL;
ALTER TABLE signups ALTER COLUMN held_until SET NOT NULL;
ALTER TABLE signups ALTER COLUMN sent_at SET NOT NULL;
ALTER TABLE signups ALTER COLUMN letters SET NOT NULL;
