-- Developing members: one file is one person's way from the application to the full member. `person_id` is the id the
-- person has, or will have, as a member; `member_id` is set once that record exists. Where a file stands follows from
-- its steps; `state`, `standing` and `due_on` are kept beside them for lists.
CREATE TABLE development_files (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    member_id uuid,
    unit_id uuid NOT NULL,
    name varchar(50) NOT NULL,
    id_no_sealed bytea NOT NULL,
    id_no_blind bytea NOT NULL,
    gender varchar(12) NOT NULL,
    ethnic varchar(2),
    birth_date date NOT NULL,
    education varchar(2),
    work_post varchar(20),
    job_title varchar(100),
    mobile_sealed bytea,
    leaves_on date,
    state varchar(40) NOT NULL,
    standing varchar(12) NOT NULL,
    since date NOT NULL,
    due_on date,
    due_step varchar(40),
    closed_on date,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT development_files_pkey PRIMARY KEY (id),
    CONSTRAINT development_files_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT development_files_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT development_files_own_member CHECK (member_id IS NULL OR member_id = person_id),
    CONSTRAINT development_files_gender_word CHECK (gender IN ('male', 'female', 'unknown', 'not_stated')),
    CONSTRAINT development_files_standing_word CHECK (standing IN (
        'applicant', 'activist', 'candidate', 'probationary', 'full', 'ended'
    )),
    CONSTRAINT development_files_due_whole CHECK ((due_on IS NULL) = (due_step IS NULL))
);

-- One open file of a person.
CREATE UNIQUE INDEX development_files_open_key ON development_files (id_no_blind) WHERE closed_on IS NULL;
CREATE INDEX development_files_blind_idx ON development_files (id_no_blind);
CREATE INDEX development_files_person_idx ON development_files (person_id);
CREATE INDEX development_files_unit_idx ON development_files (unit_id);

-- Steps in the order they were recorded: rows are only added, and the last one may be taken back. `decided_on` is the
-- date on paper. `warnings` are what the rules had to say, `rests_on` which wordings were asked.
CREATE TABLE development_steps (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    number integer NOT NULL,
    step varchar(40) NOT NULL,
    outcome varchar(40) NOT NULL,
    decided_on date NOT NULL,
    months smallint,
    history_reason varchar(200),
    note varchar(500),
    training_hours smallint,
    training_days smallint,
    reported_on date,
    opinions_heard boolean,
    candidate_present boolean,
    introducers_present boolean,
    resolution text[],
    body_unit_id uuid,
    body_name varchar(200),
    body_kind varchar(20),
    body_under_township boolean,
    warnings jsonb NOT NULL,
    rests_on jsonb NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    retracted_by uuid,
    retracted_at timestamptz,
    retracted_reason varchar(200),
    CONSTRAINT development_steps_pkey PRIMARY KEY (id),
    CONSTRAINT development_steps_order_key UNIQUE (file_id, number),
    CONSTRAINT development_steps_file_fk FOREIGN KEY (file_id) REFERENCES development_files (id),
    CONSTRAINT development_steps_body_fk FOREIGN KEY (body_unit_id) REFERENCES units (id),
    CONSTRAINT development_steps_counts CHECK (months > 0 AND training_hours >= 0 AND training_days >= 0),
    CONSTRAINT development_steps_retracted_whole CHECK ((retracted_at IS NULL) = (retracted_reason IS NULL))
);

-- The vote of a branch meeting on the person. `written_yes` and `written_no` are signed opinions of voters who could
-- not come, handed in before the meeting.
CREATE TABLE development_votes (
    step_id uuid NOT NULL,
    method varchar(6) NOT NULL,
    entitled integer NOT NULL,
    excluded integer NOT NULL,
    present integer NOT NULL,
    issued integer NOT NULL,
    returned integer NOT NULL,
    yes integer NOT NULL,
    no integer NOT NULL,
    abstained integer NOT NULL,
    spoilt integer NOT NULL,
    written_yes integer NOT NULL,
    written_no integer NOT NULL,
    verdict varchar(10) NOT NULL,
    CONSTRAINT development_votes_pkey PRIMARY KEY (step_id),
    CONSTRAINT development_votes_step_fk FOREIGN KEY (step_id) REFERENCES development_steps (id),
    CONSTRAINT development_votes_method_word CHECK (method IN ('secret', 'hands')),
    CONSTRAINT development_votes_verdict_word CHECK (verdict IN ('void', 'no_quorum', 'not_passed', 'passed')),
    CONSTRAINT development_votes_counted CHECK (
        yes >= 0 AND no >= 0 AND abstained >= 0 AND spoilt >= 0 AND written_yes >= 0 AND written_no >= 0
        AND yes + no + abstained + spoilt = returned AND returned <= issued AND issued <= present
        AND excluded >= 0 AND present + written_yes + written_no <= entitled - excluded
    )
);

-- Contacts (培养联系人) and introducers (入党介绍人), as long as they were.
CREATE TABLE development_mentors (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    step_id uuid NOT NULL,
    role varchar(10) NOT NULL,
    member_id uuid NOT NULL,
    since date NOT NULL,
    replaced_by uuid,
    CONSTRAINT development_mentors_pkey PRIMARY KEY (id),
    CONSTRAINT development_mentors_step_key UNIQUE (step_id, role, member_id),
    CONSTRAINT development_mentors_file_fk FOREIGN KEY (file_id) REFERENCES development_files (id),
    CONSTRAINT development_mentors_step_fk FOREIGN KEY (step_id) REFERENCES development_steps (id),
    CONSTRAINT development_mentors_replaced_fk FOREIGN KEY (replaced_by) REFERENCES development_steps (id),
    CONSTRAINT development_mentors_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT development_mentors_role_word CHECK (role IN ('contact', 'introducer'))
);

CREATE INDEX development_mentors_file_idx ON development_mentors (file_id);
CREATE INDEX development_mentors_member_idx ON development_mentors (member_id);

-- Public notices (公示) ahead of a step, and what was raised against the person. What people said is sealed.
CREATE TABLE development_notices (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    ahead_of varchar(40) NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    shown text[] NOT NULL,
    place varchar(200),
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_reason varchar(200),
    CONSTRAINT development_notices_pkey PRIMARY KEY (id),
    CONSTRAINT development_notices_file_fk FOREIGN KEY (file_id) REFERENCES development_files (id),
    CONSTRAINT development_notices_period CHECK (until_on >= from_on),
    CONSTRAINT development_notices_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);

CREATE INDEX development_notices_file_idx ON development_notices (file_id);

CREATE TABLE development_objections (
    id uuid NOT NULL,
    notice_id uuid NOT NULL,
    raised_on date NOT NULL,
    named boolean NOT NULL,
    text_sealed bytea NOT NULL,
    settled_on date,
    result_sealed bytea,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT development_objections_pkey PRIMARY KEY (id),
    CONSTRAINT development_objections_notice_fk FOREIGN KEY (notice_id) REFERENCES development_notices (id),
    CONSTRAINT development_objections_settled_whole CHECK ((settled_on IS NULL) = (result_sealed IS NULL)),
    CONSTRAINT development_objections_settled_after CHECK (settled_on >= raised_on)
);

CREATE INDEX development_objections_notice_idx ON development_objections (notice_id);

-- Papers that are there, on a shelf or as a document.
CREATE TABLE development_papers (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    code varchar(40) NOT NULL,
    dated date,
    pages smallint NOT NULL,
    signed_by text[] NOT NULL,
    document_id uuid,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT development_papers_pkey PRIMARY KEY (id),
    CONSTRAINT development_papers_file_fk FOREIGN KEY (file_id) REFERENCES development_files (id),
    CONSTRAINT development_papers_pages CHECK (pages > 0),
    CONSTRAINT development_papers_signers CHECK (signed_by <@ ARRAY[
        'person', 'contacts', 'introducers', 'secretary', 'talker', 'higher_committee'
    ])
);

CREATE INDEX development_papers_file_idx ON development_papers (file_id);

GRANT SELECT, INSERT, UPDATE ON development_files TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON development_steps TO {{tenant}};
GRANT SELECT, INSERT ON development_votes TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON development_mentors TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON development_notices TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON development_objections TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON development_papers TO {{tenant}};
