-- Who may log in. E-mail and phone are sealed; the blind columns find them again.
CREATE TABLE accounts (
    id uuid NOT NULL,
    display_name varchar(80) NOT NULL,
    user_name varchar(40),
    user_name_key varchar(40),
    email_sealed bytea,
    email_blind bytea,
    phone_sealed bytea,
    phone_blind bytea,
    member_id uuid,
    locale varchar(5) NOT NULL,
    state varchar(12) NOT NULL,
    password_hash varchar(255) NOT NULL,
    password_changed_at timestamptz NOT NULL,
    must_change_password boolean NOT NULL,
    failures integer NOT NULL,
    failed_at timestamptz,
    locked_until timestamptz,
    totp_secret bytea,
    totp_confirmed_at timestamptz,
    totp_step bigint,
    last_login_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT accounts_pkey PRIMARY KEY (id),
    CONSTRAINT accounts_user_name_key UNIQUE (user_name_key),
    CONSTRAINT accounts_email_key UNIQUE (email_blind),
    CONSTRAINT accounts_phone_key UNIQUE (phone_blind),
    CONSTRAINT accounts_state_word CHECK (state IN ('active', 'disabled')),
    CONSTRAINT accounts_locale_word CHECK (locale IN ('zh-CN', 'en')),
    CONSTRAINT accounts_reachable CHECK (
        user_name_key IS NOT NULL OR email_blind IS NOT NULL OR phone_blind IS NOT NULL
    ),
    CONSTRAINT accounts_totp_whole CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
);

-- A person has one way in at a time; a disabled account does not block the next one.
CREATE UNIQUE INDEX accounts_member_key ON accounts (member_id) WHERE state = 'active';

CREATE TABLE password_history (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    hash varchar(255) NOT NULL,
    set_at timestamptz NOT NULL,
    CONSTRAINT password_history_pkey PRIMARY KEY (id),
    CONSTRAINT password_history_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX password_history_account_idx ON password_history (account_id, set_at DESC);

-- Ten at a time, each good for one log-in without the telephone.
CREATE TABLE recovery_codes (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamptz,
    CONSTRAINT recovery_codes_pkey PRIMARY KEY (id),
    CONSTRAINT recovery_codes_code_key UNIQUE (account_id, code_hash),
    CONSTRAINT recovery_codes_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
);

-- A session that has ended is a row that is gone: revoked means revoked at once.
CREATE TABLE sessions (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    second_factor boolean NOT NULL,
    password_expired boolean NOT NULL,
    device varchar(80) NOT NULL,
    address_masked varchar(60) NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sessions_pkey PRIMARY KEY (id),
    CONSTRAINT sessions_token_key UNIQUE (token_hash),
    CONSTRAINT sessions_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE INDEX sessions_account_idx ON sessions (account_id);

GRANT SELECT, INSERT, UPDATE ON accounts TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON password_history TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_codes TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO {{tenant}};
