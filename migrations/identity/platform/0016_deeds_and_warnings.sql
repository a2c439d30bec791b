-- Whether what was warned of is used up by now: operators see it in their list, and find by it.
ALTER TABLE quota_warnings ADD COLUMN is_full boolean;
ALTER TABLE quota_warnings ALTER COLUMN is_full SET DEFAULT false;
UPDATE quota_warnings SET is_full = false WHERE is_full IS NULL;
ALTER TABLE quota_warnings ALTER COLUMN is_full SET NOT NULL;

-- What an operator does to an organisation by a run is written down with the beginning of the run, and whoever ends the
-- run writes it into the organisation's own log: what a process that is killed leaves is told all the same.
ALTER TABLE operator_log ADD COLUMN run_id uuid;
CREATE INDEX operator_log_run_idx ON operator_log (run_id) WHERE run_id IS NOT NULL;
