-- Every file of the nightly snapshots is read once more. One that is not what was written is damaged: nobody is set back
-- to it, and what is written next relies on nothing that is there.
ALTER TABLE snapshots ADD COLUMN checked_at timestamptz;
ALTER TABLE snapshots DROP CONSTRAINT snapshots_state_word;
ALTER TABLE snapshots ADD CONSTRAINT snapshots_state_word CHECK (state IN ('writing', 'ready', 'failed', 'damaged'));
ALTER TABLE snapshots DROP CONSTRAINT snapshots_ready_when;
ALTER TABLE snapshots ADD CONSTRAINT snapshots_ready_when CHECK (
    (state IN ('ready', 'damaged')) = (taken_at IS NOT NULL)
);
