-- What the organisation decides where a rule of the field leaves it free, dated; rows are only added, and of two for one
-- day the later one holds. No value: what the rule says holds again.
CREATE TABLE rule_values (
    id uuid NOT NULL,
    rule varchar(60) NOT NULL,
    setting varchar(80) NOT NULL,
    effective_from date NOT NULL,
    value jsonb,
    reason varchar(300) NOT NULL,
    set_by uuid,
    set_by_name varchar(50),
    set_at timestamptz NOT NULL,
    CONSTRAINT rule_values_pkey PRIMARY KEY (id)
);

CREATE INDEX rule_values_rule_idx ON rule_values (rule, id);

-- The address under which somebody's calendar program reads what is planned; the fingerprint of its secret alone. One an
-- account: a new address ends the one before.
CREATE TABLE calendar_feeds (
    account_id uuid NOT NULL,
    member_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    locale varchar(5) NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT calendar_feeds_pkey PRIMARY KEY (account_id),
    CONSTRAINT calendar_feeds_secret_key UNIQUE (secret_hash),
    CONSTRAINT calendar_feeds_secret_length CHECK (length(secret_hash) = 16)
);

GRANT SELECT, INSERT ON rule_values TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feeds TO {{tenant}};
