-- Those who run the platform. They see which organisations exist, never what is in them.
CREATE TABLE operators (
    id uuid NOT NULL,
    login varchar(254) NOT NULL,
    display_name varchar(80) NOT NULL,
    locale varchar(5) NOT NULL,
    state varchar(12) NOT NULL,
    password_hash varchar(255),
    password_changed_at timestamptz,
    failures integer NOT NULL,
    failed_at timestamptz,
    locked_until timestamptz,
    totp_secret bytea,
    totp_step bigint,
    created_at timestamptz NOT NULL,
    last_login_at timestamptz,
    CONSTRAINT operators_pkey PRIMARY KEY (id),
    CONSTRAINT operators_login_key UNIQUE (login),
    CONSTRAINT operators_login_form CHECK (login = lower(login)),
    CONSTRAINT operators_locale_word CHECK (locale IN ('zh-CN', 'en')),
    CONSTRAINT operators_state_word CHECK (state IN ('invited', 'active', 'disabled')),
    -- nobody acts for the platform with a password alone
    CONSTRAINT operators_two_factors CHECK (
        state <> 'active' OR (password_hash IS NOT NULL AND totp_secret IS NOT NULL)
    )
);

CREATE TABLE operator_sessions (
    id uuid NOT NULL,
    operator_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    address_masked varchar(60) NOT NULL,
    device varchar(80) NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT operator_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT operator_sessions_token_key UNIQUE (token_hash),
    CONSTRAINT operator_sessions_operator_fk FOREIGN KEY (operator_id) REFERENCES operators (id)
);

CREATE INDEX operator_sessions_operator_idx ON operator_sessions (operator_id);

CREATE TABLE operator_invitations (
    id uuid NOT NULL,
    operator_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    state varchar(12) NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT operator_invitations_pkey PRIMARY KEY (id),
    CONSTRAINT operator_invitations_token_key UNIQUE (token_hash),
    CONSTRAINT operator_invitations_state_word CHECK (state IN ('pending', 'redeemed', 'revoked')),
    CONSTRAINT operator_invitations_operator_fk FOREIGN KEY (operator_id) REFERENCES operators (id)
);

CREATE UNIQUE INDEX operator_invitations_pending_key ON operator_invitations (operator_id)
    WHERE state = 'pending';

-- What operators did. What they did to an organisation stands in that organisation's own log as well.
CREATE TABLE operator_log (
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    operator_id uuid,
    action varchar(60) NOT NULL,
    tenant_id uuid,
    why varchar(500),
    request_id uuid,
    CONSTRAINT operator_log_pkey PRIMARY KEY (id)
);

CREATE INDEX operator_log_tenant_idx ON operator_log (tenant_id, at);
