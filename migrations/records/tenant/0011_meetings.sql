-- Organisational life: one row is one gathering, planned, held and filed, of one kind or several. `day` is the day it
-- was held on, or is planned for: duties and lists go by it. `number` is that of the version filed last.
CREATE TABLE meetings (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    gathering varchar(10) NOT NULL,
    kinds text[] NOT NULL,
    subject varchar(200) NOT NULL,
    place varchar(200),
    planned_start timestamptz NOT NULL,
    planned_end timestamptz NOT NULL,
    state varchar(10) NOT NULL,
    day date NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    serves_year smallint,
    chair_id uuid,
    recorder_id uuid,
    guests smallint NOT NULL,
    guests_note varchar(200),
    agenda text[] NOT NULL,
    minutes text,
    cancel_reason varchar(200),
    number integer NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT meetings_pkey PRIMARY KEY (id),
    CONSTRAINT meetings_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT meetings_chair_fk FOREIGN KEY (chair_id) REFERENCES members (id),
    CONSTRAINT meetings_recorder_fk FOREIGN KEY (recorder_id) REFERENCES members (id),
    CONSTRAINT meetings_gathering_word CHECK (gathering IN ('members', 'committee', 'group')),
    CONSTRAINT meetings_kinds_words CHECK (cardinality(kinds) > 0 AND kinds <@ ARRAY[
        'branch_meeting', 'committee_meeting', 'group_meeting', 'lecture', 'themed_day', 'organisational_life',
        'appraisal', 'democratic_life', 'study', 'other'
    ]),
    CONSTRAINT meetings_state_word CHECK (state IN ('planned', 'held', 'filed', 'cancelled')),
    CONSTRAINT meetings_planned_period CHECK (planned_end > planned_start),
    CONSTRAINT meetings_held_whole CHECK ((state IN ('held', 'filed')) = (started_at IS NOT NULL)),
    CONSTRAINT meetings_filed_whole CHECK ((state = 'filed') = (number > 0)),
    CONSTRAINT meetings_cancelled_whole CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL)),
    CONSTRAINT meetings_guests CHECK (guests >= 0)
);

CREATE INDEX meetings_unit_idx ON meetings (unit_id, day, id);
CREATE INDEX meetings_day_idx ON meetings (day, id);

-- Who is on the list of a meeting, and what became of it. `standing` is kept as it was: who joins or is confirmed
-- later changes no quorum of the past. A leave that was asked for stands beside the mark it may lead to.
CREATE TABLE meeting_participants (
    meeting_id uuid NOT NULL,
    member_id uuid NOT NULL,
    standing varchar(20) NOT NULL,
    mark varchar(10),
    absence varchar(14),
    confirmed_by varchar(6),
    confirmed_at timestamptz,
    leave_state varchar(10),
    leave_reason varchar(14),
    leave_note varchar(200),
    leave_asked_at timestamptz,
    leave_answered_by uuid,
    leave_answered_at timestamptz,
    CONSTRAINT meeting_participants_pkey PRIMARY KEY (meeting_id, member_id),
    CONSTRAINT meeting_participants_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_participants_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT meeting_participants_standing_word CHECK (standing IN (
        'voter', 'probationary', 'under_observation', 'suspended', 'guest'
    )),
    CONSTRAINT meeting_participants_mark_word CHECK (mark IN ('present', 'leave', 'unexcused')),
    CONSTRAINT meeting_participants_absence_word CHECK (absence IN ('leave', 'official_duty', 'ill', 'away', 'other')),
    CONSTRAINT meeting_participants_absence_of_leave CHECK (absence IS NULL OR mark = 'leave'),
    CONSTRAINT meeting_participants_confirmed_word CHECK (confirmed_by IN ('list', 'self')),
    CONSTRAINT meeting_participants_marked_whole CHECK (
        (mark IS NULL) = (confirmed_by IS NULL) AND (mark IS NULL) = (confirmed_at IS NULL)
    ),
    CONSTRAINT meeting_participants_leave_word CHECK (leave_state IN ('asked', 'approved', 'declined')),
    CONSTRAINT meeting_participants_leave_reason_word CHECK (
        leave_reason IN ('leave', 'official_duty', 'ill', 'away', 'other')
    ),
    CONSTRAINT meeting_participants_leave_whole CHECK (
        (leave_state IS NULL) = (leave_reason IS NULL) AND (leave_state IS NULL) = (leave_asked_at IS NULL)
    ),
    CONSTRAINT meeting_participants_answered_whole CHECK (
        (leave_state IS NULL OR leave_state = 'asked') = (leave_answered_at IS NULL)
    )
);

CREATE INDEX meeting_participants_member_idx ON meeting_participants (member_id, meeting_id);

-- What was decided. Votes of one decision add up to the ballots that were given.
CREATE TABLE meeting_decisions (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    position smallint NOT NULL,
    decision varchar(12) NOT NULL,
    text varchar(500) NOT NULL,
    ballot varchar(6) NOT NULL,
    ballots integer NOT NULL,
    yes integer NOT NULL,
    no integer NOT NULL,
    abstain integer NOT NULL,
    CONSTRAINT meeting_decisions_pkey PRIMARY KEY (id),
    CONSTRAINT meeting_decisions_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_decisions_position_key UNIQUE (meeting_id, position),
    CONSTRAINT meeting_decisions_decision_word CHECK (decision IN ('ordinary', 'discipline', 'committee')),
    CONSTRAINT meeting_decisions_ballot_word CHECK (ballot IN ('secret', 'open')),
    CONSTRAINT meeting_decisions_counted CHECK (
        yes >= 0 AND no >= 0 AND abstain >= 0 AND yes + no + abstain = ballots
    )
);

-- What somebody was given to do, until when.
CREATE TABLE meeting_follow_ups (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    position smallint NOT NULL,
    text varchar(500) NOT NULL,
    owner_id uuid,
    due_on date NOT NULL,
    done_on date,
    done_note varchar(200),
    done_by uuid,
    CONSTRAINT meeting_follow_ups_pkey PRIMARY KEY (id),
    CONSTRAINT meeting_follow_ups_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_follow_ups_owner_fk FOREIGN KEY (owner_id) REFERENCES members (id),
    CONSTRAINT meeting_follow_ups_note_when_done CHECK (done_note IS NULL OR done_on IS NOT NULL)
);

CREATE INDEX meeting_follow_ups_meeting_idx ON meeting_follow_ups (meeting_id);
CREATE INDEX meeting_follow_ups_owner_idx ON meeting_follow_ups (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX meeting_follow_ups_due_idx ON meeting_follow_ups (due_on, id);

-- What was filed, word for word. The first has no reason; every other one is a correction and has one.
CREATE TABLE meeting_versions (
    meeting_id uuid NOT NULL,
    number integer NOT NULL,
    reason varchar(500),
    content jsonb NOT NULL,
    filed_by uuid,
    filed_at timestamptz NOT NULL,
    CONSTRAINT meeting_versions_pkey PRIMARY KEY (meeting_id, number),
    CONSTRAINT meeting_versions_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT meeting_versions_reason_of_correction CHECK ((number = 1) = (reason IS NULL))
);

GRANT SELECT, INSERT, UPDATE ON meetings TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_participants TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON meeting_decisions TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_follow_ups TO {{tenant}};
GRANT SELECT, INSERT ON meeting_versions TO {{tenant}};
