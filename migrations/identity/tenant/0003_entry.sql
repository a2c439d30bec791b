-- The two ways in from a mail. Only the hash of a token is kept; redeeming changes the row's state, so that
-- of two who try at once one wins.
CREATE TABLE invitations (
    id uuid NOT NULL,
    display_name varchar(80) NOT NULL,
    email_sealed bytea NOT NULL,
    email_blind bytea NOT NULL,
    phone_sealed bytea,
    phone_blind bytea,
    member_id uuid,
    role varchar(20) NOT NULL,
    unit_id uuid,
    locale varchar(5) NOT NULL,
    token_hash bytea NOT NULL,
    state varchar(12) NOT NULL,
    sent integer NOT NULL,
    invited_by uuid,
    account_id uuid,
    created_at timestamptz NOT NULL,
    sent_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    redeemed_at timestamptz,
    CONSTRAINT invitations_pkey PRIMARY KEY (id),
    CONSTRAINT invitations_token_key UNIQUE (token_hash),
    CONSTRAINT invitations_state_word CHECK (state IN ('pending', 'redeemed', 'revoked')),
    CONSTRAINT invitations_locale_word CHECK (locale IN ('zh-CN', 'en')),
    CONSTRAINT invitations_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE UNIQUE INDEX invitations_email_key ON invitations (email_blind) WHERE state = 'pending';

CREATE TABLE resets (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT resets_pkey PRIMARY KEY (id),
    CONSTRAINT resets_token_key UNIQUE (token_hash),
    CONSTRAINT resets_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX resets_account_idx ON resets (account_id, created_at DESC);

GRANT SELECT, INSERT, UPDATE ON invitations TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON resets TO {{tenant}};
