-- Organisational dispositions (组织处置) and penalties (党纪处分) of members: what was decided, by whom, at which meeting, and
-- the paper that approved it. One that makes the rights of a member rest names the entry of that register, which holds
-- the days; one that was filled in afterwards says why, and what stands against it.
CREATE TABLE dispositions (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind varchar(24) NOT NULL,
    decided_by varchar(14) NOT NULL,
    body_name varchar(200) NOT NULL,
    decided_on date NOT NULL,
    doc_no varchar(100),
    meeting_id uuid,
    months smallint,
    approval_level varchar(9),
    approved_by varchar(200),
    approved_on date,
    approval_doc_no varchar(100),
    in_force_from date,
    until date,
    lifted_on date,
    lifted_doc_no varchar(100),
    rights_suspension_id uuid,
    history_reason varchar(500),
    doubts text[] NOT NULL,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT dispositions_pkey PRIMARY KEY (id),
    CONSTRAINT dispositions_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT dispositions_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT dispositions_rights_fk FOREIGN KEY (rights_suspension_id) REFERENCES rights_suspensions (id),
    CONSTRAINT dispositions_decided_key UNIQUE (member_id, kind, decided_on),
    CONSTRAINT dispositions_kind_word CHECK (kind IN (
        'correct_in_time', 'advised_to_leave', 'removal', 'lapsed_removal', 'withdrawal', 'warning', 'severe_warning',
        'removal_from_party_posts', 'probation_within_party', 'expulsion'
    )),
    CONSTRAINT dispositions_body_word CHECK (decided_by IN ('branch_meeting', 'council', 'higher_body')),
    CONSTRAINT dispositions_level_word CHECK (approval_level IN ('filed', 'committee', 'county')),
    CONSTRAINT dispositions_approval_whole CHECK (
        (approval_level IS NULL) = (approved_on IS NULL)
        AND (approval_level IS NULL) = (approved_by IS NULL)
        AND (approval_level IS NULL) = (approval_doc_no IS NULL)
    ),
    CONSTRAINT dispositions_months CHECK (months > 0),
    CONSTRAINT dispositions_lifted_later CHECK (lifted_on >= decided_on)
);

CREATE INDEX dispositions_meeting_idx ON dispositions (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX dispositions_rights_idx ON dispositions (rights_suspension_id) WHERE rights_suspension_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON dispositions TO {{tenant}};
