-- What lists of an organisation of a hundred thousand members read by, beside what is there for one branch. Each is one
-- more entry where its row is written.

-- Talks of all branches, the latest first, without sorting the whole register.
CREATE INDEX talks_day_idx ON talks (day, id);

-- Talks somebody is the first of the two in: `talks_pair_day_key` leaves out those that were withdrawn, so whoever asks for
-- all of a member cannot read by it.
CREATE INDEX talks_one_idx ON talks (one_id, day);

-- How far a form is that went to thousands of units, read off the index alone, and the answers in one state in their order.
CREATE INDEX collection_answers_state_idx ON collection_answers (collection_id, state, unit_id);

-- Open files in which something is due, however many have been closed.
CREATE INDEX development_files_due_idx ON development_files (due_on, id) WHERE closed_on IS NULL;
