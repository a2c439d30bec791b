-- What members ask to have corrected in their own record. The proposed value is sealed, whatever the field.
CREATE TABLE corrections (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    field varchar(30) NOT NULL,
    proposed_sealed bytea NOT NULL,
    note varchar(500),
    state varchar(12) NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    decision_reason varchar(500),
    version integer NOT NULL,
    CONSTRAINT corrections_pkey PRIMARY KEY (id),
    CONSTRAINT corrections_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT corrections_state_word CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
    CONSTRAINT corrections_decided_whole CHECK ((state IN ('accepted', 'refused')) = (decided_at IS NOT NULL))
);

CREATE UNIQUE INDEX corrections_open_key ON corrections (member_id, field) WHERE state = 'open';
CREATE INDEX corrections_member_idx ON corrections (member_id);

GRANT SELECT, INSERT, UPDATE ON corrections TO {{tenant}};
