-- The register of heart-to-heart talks (谈心谈话): that two people of a branch talked, and when; never what was said. Of the
-- two, the one with the lower id comes first. What one of them denies does not count, and what was withdrawn stays as a
-- trace.
CREATE TABLE talks (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    day date NOT NULL,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    pair varchar(20) NOT NULL,
    meeting_id uuid,
    state varchar(10) NOT NULL,
    entered_by uuid,
    entered_by_member uuid,
    objected_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT talks_pkey PRIMARY KEY (id),
    CONSTRAINT talks_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT talks_one_fk FOREIGN KEY (one_id) REFERENCES members (id),
    CONSTRAINT talks_other_fk FOREIGN KEY (other_id) REFERENCES members (id),
    CONSTRAINT talks_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT talks_two_people CHECK (one_id < other_id),
    CONSTRAINT talks_pair_word CHECK (pair IN ('committee', 'committee_and_member', 'members')),
    CONSTRAINT talks_state_word CHECK (state IN ('standing', 'objected', 'withdrawn')),
    CONSTRAINT talks_objected_by CHECK (state <> 'objected' OR objected_by IS NOT NULL)
);

-- Two people have one talk a day in the register, whoever of them enters it.
CREATE UNIQUE INDEX talks_pair_day_key ON talks (one_id, other_id, day) WHERE state <> 'withdrawn';
CREATE INDEX talks_unit_idx ON talks (unit_id, day, id);
CREATE INDEX talks_other_idx ON talks (other_id, day);

-- Of a remedy (整改): the problem it answers.
ALTER TABLE meeting_follow_ups ADD COLUMN problem varchar(500);

GRANT SELECT, INSERT, UPDATE ON talks TO {{tenant}};
