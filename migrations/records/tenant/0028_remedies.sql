-- Remedies (整改) that are not done, the first due first, for the exceptions of the whole organisation: of all that was ever
-- given to do they are few.
CREATE INDEX meeting_follow_ups_remedies_idx ON meeting_follow_ups (due_on, meeting_id)
    WHERE problem IS NOT NULL AND done_on IS NULL;
