-- What is done at a meeting is recorded once: a vote on somebody's development and an election name the meeting they
-- happened at, and take from its list who could vote and who was there.
ALTER TABLE development_steps ADD COLUMN meeting_id uuid;
ALTER TABLE development_steps ADD CONSTRAINT development_steps_meeting_fk
    FOREIGN KEY (meeting_id) REFERENCES meetings (id);
CREATE INDEX development_steps_meeting_idx ON development_steps (meeting_id) WHERE meeting_id IS NOT NULL;

ALTER TABLE elections ADD COLUMN meeting_id uuid;
ALTER TABLE elections ADD CONSTRAINT elections_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id);
CREATE INDEX elections_meeting_idx ON elections (meeting_id) WHERE meeting_id IS NOT NULL;

-- Members who need not come (免予参加: old, ill, lost mobility), agreed to by the branch. While they are away they are off
-- the rate of attendance; a quorum is counted with them.
CREATE TABLE attendance_exemptions (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    ground varchar(13) NOT NULL,
    agreed_on date NOT NULL,
    since date NOT NULL,
    until date,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    end_recorded_at timestamptz,
    CONSTRAINT attendance_exemptions_pkey PRIMARY KEY (id),
    CONSTRAINT attendance_exemptions_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT attendance_exemptions_ground_word CHECK (ground IN ('old_age', 'illness', 'lost_mobility')),
    CONSTRAINT attendance_exemptions_since_key UNIQUE (member_id, since),
    CONSTRAINT attendance_exemptions_period CHECK (until >= since)
);

ALTER TABLE meeting_participants DROP CONSTRAINT meeting_participants_mark_word;
ALTER TABLE meeting_participants ADD CONSTRAINT meeting_participants_mark_word
    CHECK (mark IN ('present', 'leave', 'unexcused', 'exempt'));

GRANT SELECT, INSERT, UPDATE ON attendance_exemptions TO {{tenant}};

-- Full members whose rights to vote, to elect and to be elected rest: 留党察看, and 留置 or arrest. Who is on probation, whose
-- membership is suspended and which cadre was punished so is known elsewhere, and is not entered again.
CREATE TABLE rights_suspensions (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind varchar(17) NOT NULL,
    doc_no varchar(100) NOT NULL,
    decided_on date NOT NULL,
    since date NOT NULL,
    until date,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    end_recorded_at timestamptz,
    CONSTRAINT rights_suspensions_pkey PRIMARY KEY (id),
    CONSTRAINT rights_suspensions_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT rights_suspensions_kind_word CHECK (kind IN ('under_observation', 'suspended')),
    CONSTRAINT rights_suspensions_since_key UNIQUE (member_id, kind, since),
    CONSTRAINT rights_suspensions_period CHECK (until >= since)
);

GRANT SELECT, INSERT, UPDATE ON rights_suspensions TO {{tenant}};

-- How what a meeting gave to do is going, as it was reported: each with its day and what was said of it.
ALTER TABLE meeting_follow_ups ADD COLUMN reports jsonb;
