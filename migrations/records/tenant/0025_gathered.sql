-- What is done at a meeting is recorded once: a vote on somebody's development and an election name the meeting they
-- happened at, and take from its list who could vote and who was there.
ALTER TABLE development_steps ADD COLUMN meeting_id uuid;
ALTER TABLE development_steps ADD CONSTRAINT development_steps_meeting_fk
    FOREIGN KEY (meeting_id) REFERENCES meetings (id);
CREATE INDEX development_steps_meeting_idx ON development_steps (meeting_id) WHERE meeting_id IS NOT NULL;

ALTER TABLE elections ADD COLUMN meeting_id uuid;
ALTER TABLE elections ADD CONSTRAINT elections_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id);
CREATE INDEX elections_meeting_idx ON elections (meeting_id) WHERE meeting_id IS NOT NULL;
