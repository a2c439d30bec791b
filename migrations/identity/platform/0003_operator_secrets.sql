-- What an operator's password was, so that none of the last comes back.
CREATE TABLE operator_passwords (
    id uuid NOT NULL,
    operator_id uuid NOT NULL,
    hash varchar(255) NOT NULL,
    set_at timestamptz NOT NULL,
    CONSTRAINT operator_passwords_pkey PRIMARY KEY (id),
    CONSTRAINT operator_passwords_operator_fk FOREIGN KEY (operator_id) REFERENCES operators (id)
);

CREATE INDEX operator_passwords_operator_idx ON operator_passwords (operator_id, set_at DESC);

-- Ten codes on paper, each good for one log-in without the telephone: there is nobody above an operator to ask.
CREATE TABLE operator_recovery_codes (
    id uuid NOT NULL,
    operator_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamptz,
    CONSTRAINT operator_recovery_codes_pkey PRIMARY KEY (id),
    CONSTRAINT operator_recovery_codes_code_key UNIQUE (operator_id, code_hash),
    CONSTRAINT operator_recovery_codes_operator_fk FOREIGN KEY (operator_id) REFERENCES operators (id)
);
