-- What a page of an organisation of a hundred thousand members reads by. Each is one more entry where its row is written.

-- Who has paid a month, read off the index alone, without a walk over all months ever paid.
CREATE INDEX dues_months_month_idx ON dues_months (month, member_id);

-- Whoever owes nothing: a few hundredths of the assessments.
CREATE INDEX dues_assessments_zero_idx ON dues_assessments (member_id) WHERE amount = 0;

-- Payments of a month, for what looks as if it had been entered twice.
CREATE INDEX dues_payments_paid_idx ON dues_payments (paid_on);

-- Everything that is counted of a list of participants. The entries of one list with one mark share their key, so it is a
-- tenth of the table. It changes with every mark.
CREATE INDEX meeting_participants_marks_idx ON meeting_participants (meeting_id, mark, standing);

-- Meetings in one state, or of one kind, the latest first, however few they are.
CREATE INDEX meetings_state_idx ON meetings (state, day, id);
CREATE INDEX meetings_kinds_idx ON meetings USING gin (kinds);

-- Entries of a month of a log that only grows: the first and the last moment of each stretch of it, a few kilobytes.
CREATE INDEX audit_log_at_idx ON audit_log USING brin (at) WITH (autosummarize = on);
