-- The last export of an organisation whose waiting period is over: kept when all else of it goes.
ALTER TABLE snapshots DROP CONSTRAINT snapshots_kind_word;
ALTER TABLE snapshots ADD CONSTRAINT snapshots_kind_word CHECK (kind IN ('interval', 'nightly', 'export', 'final'));
