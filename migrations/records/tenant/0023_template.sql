-- The workbook of the committee above that the answers are written into: which document it is, where its header may be,
-- and what stands in which column. Read and written as a whole.
ALTER TABLE collections ADD COLUMN template jsonb;

-- Statistics that the system froze by itself on a cut-off day of the rules: one of a unit and day, whoever asks twice.
ALTER TABLE statistics_snapshots DROP CONSTRAINT statistics_snapshots_occasion_word;
ALTER TABLE statistics_snapshots ADD CONSTRAINT statistics_snapshots_occasion_word
    CHECK (occasion IN ('cut_off', 'by_hand', 'automatic'));
CREATE UNIQUE INDEX statistics_snapshots_automatic_key ON statistics_snapshots (unit_id, cut_off_on)
    WHERE occasion = 'automatic';
