-- The relation of a member moves from one branch to another (组织关系接转), step by step. A side that is not on this
-- system is a place by name. `state` is where the steps have led; a letter whose last day is over shows as expired before
-- anybody writes that down. Somebody who comes from elsewhere is no member here until the branch accepts: what the
-- papers say of the person lies sealed until then, and is erased when the transfer is closed.
CREATE TABLE transfers (
    id uuid NOT NULL,
    route varchar(14) NOT NULL,
    member_id uuid,
    person_name varchar(50) NOT NULL,
    person_sealed bytea,
    person_blind bytea,
    from_unit_id uuid,
    from_committee_id uuid,
    from_place varchar(200),
    to_unit_id uuid,
    to_committee_id uuid,
    to_place varchar(200),
    state varchar(20) NOT NULL,
    since date NOT NULL,
    reason varchar(300) NOT NULL,
    on_behalf boolean NOT NULL,
    opened_by uuid,
    opened_on date NOT NULL,
    sent_on date,
    letter_until date,
    accepted_on date,
    closed_on date,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT transfers_pkey PRIMARY KEY (id),
    CONSTRAINT transfers_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT transfers_from_unit_fk FOREIGN KEY (from_unit_id) REFERENCES units (id),
    CONSTRAINT transfers_from_committee_fk FOREIGN KEY (from_committee_id) REFERENCES units (id),
    CONSTRAINT transfers_to_unit_fk FOREIGN KEY (to_unit_id) REFERENCES units (id),
    CONSTRAINT transfers_to_committee_fk FOREIGN KEY (to_committee_id) REFERENCES units (id),
    CONSTRAINT transfers_route_word CHECK (route IN ('between', 'same_committee', 'outgoing', 'incoming')),
    CONSTRAINT transfers_state_word CHECK (state IN (
        'draft', 'applied', 'from_branch_ok', 'from_committee_ok', 'letter_issued', 'in_transit', 'to_committee_ok',
        'to_branch_accepted', 'receipt_returned', 'archived', 'returned_for_fix', 'expired', 'self_withdrawn',
        'rejected_by_receiver', 'revoked', 'from_ok', 'to_ok'
    )),
    CONSTRAINT transfers_from_somewhere CHECK (
        (from_unit_id IS NULL) = (from_place IS NOT NULL) AND (from_unit_id IS NULL) = (from_committee_id IS NULL)
    ),
    CONSTRAINT transfers_to_somewhere CHECK (
        (to_unit_id IS NULL) = (to_place IS NOT NULL) AND (to_unit_id IS NULL) = (to_committee_id IS NULL)
    ),
    CONSTRAINT transfers_side_here CHECK (
        (route = 'incoming') = (from_unit_id IS NULL) AND (route = 'outgoing') = (to_unit_id IS NULL)
    ),
    CONSTRAINT transfers_member_known CHECK (route = 'incoming' OR member_id IS NOT NULL),
    CONSTRAINT transfers_person_open CHECK (person_sealed IS NULL OR closed_on IS NULL),
    CONSTRAINT transfers_accepted_member CHECK (accepted_on IS NULL OR member_id IS NOT NULL),
    CONSTRAINT transfers_accepted_closed CHECK (accepted_on IS NULL OR closed_on IS NOT NULL)
);

-- One member, or one person who is to become one, has one open transfer.
CREATE UNIQUE INDEX transfers_member_open_key ON transfers (member_id) WHERE closed_on IS NULL;
CREATE UNIQUE INDEX transfers_person_open_key ON transfers (person_blind) WHERE closed_on IS NULL;
CREATE INDEX transfers_member_idx ON transfers (member_id, id);
CREATE INDEX transfers_from_unit_idx ON transfers (from_unit_id, id);
CREATE INDEX transfers_to_unit_idx ON transfers (to_unit_id, id);

-- Every step that was taken, in order; rows are only added. `on_day` is the day on the paper.
CREATE TABLE transfer_steps (
    transfer_id uuid NOT NULL,
    number integer NOT NULL,
    step varchar(14) NOT NULL,
    actor varchar(14) NOT NULL,
    on_behalf boolean NOT NULL,
    from_state varchar(20) NOT NULL,
    to_state varchar(20) NOT NULL,
    on_day date NOT NULL,
    reason varchar(300),
    taken_by uuid,
    taken_by_name varchar(50),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT transfer_steps_pkey PRIMARY KEY (transfer_id, number),
    CONSTRAINT transfer_steps_transfer_fk FOREIGN KEY (transfer_id) REFERENCES transfers (id),
    CONSTRAINT transfer_steps_number CHECK (number > 0),
    CONSTRAINT transfer_steps_step_word CHECK (step IN (
        'apply', 'approve', 'issue_letter', 'send', 'accept', 'return_receipt', 'archive', 'return_for_fix',
        'withdraw', 'reject', 'revoke', 'expire'
    )),
    CONSTRAINT transfer_steps_actor_word CHECK (actor IN (
        'member', 'from_branch', 'from_committee', 'to_committee', 'to_branch', 'clock'
    )),
    CONSTRAINT transfer_steps_reasoned CHECK (
        step NOT IN ('return_for_fix', 'reject', 'revoke') OR reason IS NOT NULL
    )
);

-- Introduction letters (介绍信): a new one for the same transfer is its next version. Ours are numbered from 1 in each
-- year; one from elsewhere has the number on its paper.
CREATE TABLE transfer_letters (
    id uuid NOT NULL,
    transfer_id uuid NOT NULL,
    version integer NOT NULL,
    year integer,
    number integer,
    paper_no varchar(50),
    distance varchar(8),
    issued_on date NOT NULL,
    valid_until date NOT NULL,
    paid_to date NOT NULL,
    keep_until date NOT NULL,
    rests_on jsonb NOT NULL,
    issued_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT transfer_letters_pkey PRIMARY KEY (id),
    CONSTRAINT transfer_letters_version_key UNIQUE (transfer_id, version),
    CONSTRAINT transfer_letters_number_key UNIQUE (year, number),
    CONSTRAINT transfer_letters_transfer_fk FOREIGN KEY (transfer_id) REFERENCES transfers (id),
    CONSTRAINT transfer_letters_version CHECK (version > 0),
    CONSTRAINT transfer_letters_number CHECK (number > 0),
    CONSTRAINT transfer_letters_numbered CHECK (
        (year IS NULL) = (number IS NULL) AND (year IS NULL) = (paper_no IS NOT NULL)
    ),
    CONSTRAINT transfer_letters_distance_word CHECK (distance IN ('city', 'outside')),
    CONSTRAINT transfer_letters_period CHECK (valid_until >= issued_on),
    CONSTRAINT transfer_letters_kept CHECK (keep_until >= valid_until),
    CONSTRAINT transfer_letters_whole_month CHECK (extract(day FROM paid_to) = 1)
);

-- The receipt (回执): what the receiving committee says back.
CREATE TABLE transfer_receipts (
    transfer_id uuid NOT NULL,
    letter_id uuid NOT NULL,
    accepted_on date NOT NULL,
    returned_on date NOT NULL,
    handled_by varchar(50),
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT transfer_receipts_pkey PRIMARY KEY (transfer_id),
    CONSTRAINT transfer_receipts_transfer_fk FOREIGN KEY (transfer_id) REFERENCES transfers (id),
    CONSTRAINT transfer_receipts_letter_fk FOREIGN KEY (letter_id) REFERENCES transfer_letters (id),
    CONSTRAINT transfer_receipts_order CHECK (returned_on >= accepted_on)
);

-- Whoever was let go to an organisation elsewhere is a member there.
ALTER TABLE members DROP CONSTRAINT members_state_word;
ALTER TABLE members ADD CONSTRAINT members_state_word CHECK (membership_state IN (
    'normal', 'suspended', 'transferred', 'removed', 'withdrawn', 'expelled', 'deceased', 'not_recognised'
));

GRANT SELECT, INSERT, UPDATE ON transfers TO {{tenant}};
GRANT SELECT, INSERT ON transfer_steps TO {{tenant}};
GRANT SELECT, INSERT ON transfer_letters TO {{tenant}};
GRANT SELECT, INSERT ON transfer_receipts TO {{tenant}};
