-- A log-in is kept on record for as long as the organisation keeps such records; what goes at once is its token. A
-- session that has ended has none, so no cookie opens it again.
ALTER TABLE sessions ADD COLUMN ended_at timestamptz;
ALTER TABLE sessions ALTER COLUMN token_hash DROP NOT NULL;
ALTER TABLE sessions ADD CONSTRAINT sessions_ended_has_no_token CHECK ((ended_at IS NULL) = (token_hash IS NOT NULL));
