-- Operators who asked to look into the organisation, and what became of it. The token opens a session of its own
-- that only reads; its hash is set when the operator goes in, and taken away when it is over.
CREATE TABLE operator_entries (
    id uuid NOT NULL,
    operator_id uuid NOT NULL,
    operator_name varchar(80) NOT NULL,
    reason varchar(500) NOT NULL,
    minutes integer NOT NULL,
    state varchar(10) NOT NULL,
    asked_at timestamptz NOT NULL,
    decided_by uuid,
    opened_at timestamptz,
    ends_at timestamptz,
    ended_at timestamptz,
    ended_by varchar(10),
    ticket_hash bytea,
    token_hash bytea,
    CONSTRAINT operator_entries_pkey PRIMARY KEY (id),
    CONSTRAINT operator_entries_ticket_key UNIQUE (ticket_hash),
    CONSTRAINT operator_entries_token_key UNIQUE (token_hash),
    CONSTRAINT operator_entries_state_word CHECK (state IN ('waiting', 'open', 'refused', 'ended')),
    CONSTRAINT operator_entries_ended_word CHECK (ended_by IN ('operator', 'tenant', 'time')),
    CONSTRAINT operator_entries_open_ends CHECK (state <> 'open' OR ends_at IS NOT NULL)
);

CREATE INDEX operator_entries_asked_idx ON operator_entries (asked_at, id);

-- Whether an operator may come in and is seen, or has to be let in. One row, made at the first decision.
CREATE TABLE operator_entry_policy (
    id smallint NOT NULL,
    mode varchar(10) NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT operator_entry_policy_pkey PRIMARY KEY (id),
    CONSTRAINT operator_entry_policy_single_row CHECK (id = 1),
    CONSTRAINT operator_entry_policy_mode_word CHECK (mode IN ('notify', 'consent'))
);

-- Announcements of the platform somebody does not want to see again.
CREATE TABLE announcement_dismissals (
    account_id uuid NOT NULL,
    announcement_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT announcement_dismissals_pkey PRIMARY KEY (account_id, announcement_id),
    CONSTRAINT announcement_dismissals_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
);

GRANT SELECT, INSERT, UPDATE ON operator_entries TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON operator_entry_policy TO {{tenant}};
GRANT SELECT, INSERT ON announcement_dismissals TO {{tenant}};
