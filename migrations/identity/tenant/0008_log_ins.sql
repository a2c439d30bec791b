-- A log-in is kept on record for as long as the organisation keeps such records. Its own file: the program that writes
-- the time needs the column everywhere before it serves.
ALTER TABLE sessions ADD COLUMN ended_at timestamptz;
