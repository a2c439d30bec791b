-- What the organisation tells people about their data. A draft can be changed, a published version never: what
-- somebody agreed to must stay readable.
CREATE TABLE notices (
    id uuid NOT NULL,
    number integer,
    state varchar(10) NOT NULL,
    text_zh text NOT NULL,
    text_en text NOT NULL,
    text_hash bytea,
    created_by uuid,
    created_at timestamptz NOT NULL,
    published_by uuid,
    published_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT notices_pkey PRIMARY KEY (id),
    CONSTRAINT notices_number_key UNIQUE (number),
    CONSTRAINT notices_state_word CHECK (state IN ('draft', 'published')),
    CONSTRAINT notices_published_whole CHECK (
        (state = 'published') = (number IS NOT NULL AND text_hash IS NOT NULL AND published_at IS NOT NULL)
    )
);

CREATE UNIQUE INDEX notices_draft_key ON notices (state) WHERE state = 'draft';

-- Who agreed to what, or took it back: never changed, never removed. The last entry of a person and purpose holds.
CREATE TABLE consents (
    id uuid NOT NULL,
    account_id uuid,
    member_id uuid,
    purpose varchar(40) NOT NULL,
    given boolean NOT NULL,
    notice_id uuid NOT NULL,
    notice_number integer NOT NULL,
    text_hash bytea NOT NULL,
    at timestamptz NOT NULL,
    by_account uuid NOT NULL,
    on_behalf boolean NOT NULL,
    reason varchar(500),
    CONSTRAINT consents_pkey PRIMARY KEY (id),
    CONSTRAINT consents_notice_fk FOREIGN KEY (notice_id) REFERENCES notices (id),
    CONSTRAINT consents_whose CHECK (account_id IS NOT NULL OR member_id IS NOT NULL),
    CONSTRAINT consents_proxy_says_why CHECK (NOT on_behalf OR reason IS NOT NULL)
);

CREATE INDEX consents_account_idx ON consents (account_id, purpose, id DESC);
CREATE INDEX consents_member_idx ON consents (member_id, purpose, id DESC);

-- What people ask to have erased. Notes are sealed, for they tell of lives.
CREATE TABLE erasures (
    id uuid NOT NULL,
    account_id uuid,
    member_id uuid,
    subject_name varchar(80) NOT NULL,
    items jsonb NOT NULL,
    note_sealed bytea,
    on_behalf boolean NOT NULL,
    applicant_sealed bytea,
    relation varchar(40),
    state varchar(12) NOT NULL,
    outcome varchar(12),
    granted jsonb,
    reason varchar(1000),
    due_on date NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    done_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT erasures_pkey PRIMARY KEY (id),
    CONSTRAINT erasures_whose CHECK (account_id IS NOT NULL OR member_id IS NOT NULL),
    CONSTRAINT erasures_state_word CHECK (state IN ('received', 'decided', 'done', 'withdrawn')),
    CONSTRAINT erasures_outcome_word CHECK (outcome IN ('complete', 'partly', 'refused')),
    CONSTRAINT erasures_decided_whole CHECK (
        (state IN ('decided', 'done')) = (outcome IS NOT NULL AND granted IS NOT NULL AND decided_at IS NOT NULL)
    ),
    CONSTRAINT erasures_done_when CHECK ((state = 'done') = (done_at IS NOT NULL))
);

CREATE UNIQUE INDEX erasures_open_account_key ON erasures (account_id) WHERE state = 'received';
CREATE UNIQUE INDEX erasures_open_member_key ON erasures (member_id) WHERE state = 'received';
CREATE INDEX erasures_state_idx ON erasures (state, id);

-- How long each kind of data is kept, where the organisation decided otherwise than the rule pack.
CREATE TABLE retention (
    data_class varchar(20) NOT NULL,
    days integer NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT retention_pkey PRIMARY KEY (data_class),
    CONSTRAINT retention_days_bounds CHECK (days > 0)
);

-- What was erased because its time was up: one row for a round of clearing up and a kind of data.
CREATE TABLE purges (
    run uuid NOT NULL,
    data_class varchar(20) NOT NULL,
    before timestamptz NOT NULL,
    erased bigint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT purges_pkey PRIMARY KEY (run, data_class)
);

CREATE INDEX purges_recent_idx ON purges (at, run, data_class);

-- An account can be closed for good, and then nothing is left by which its holder could be reached.
ALTER TABLE accounts DROP CONSTRAINT accounts_state_word;
ALTER TABLE accounts ADD CONSTRAINT accounts_state_word CHECK (state IN ('active', 'disabled', 'closed'));
ALTER TABLE accounts DROP CONSTRAINT accounts_reachable;
ALTER TABLE accounts ADD CONSTRAINT accounts_reachable CHECK (
    state = 'closed' OR user_name_key IS NOT NULL OR email_blind IS NOT NULL OR phone_blind IS NOT NULL
);

-- One log-in at a time for administrators. Empty means no.
ALTER TABLE settings ADD COLUMN session_single_admin boolean;

-- The organisation's own words for kinds of units and posts, by the keys the pages know.
CREATE TABLE vocabulary (
    word_key varchar(60) NOT NULL,
    zh varchar(20),
    en varchar(60),
    CONSTRAINT vocabulary_pkey PRIMARY KEY (word_key),
    CONSTRAINT vocabulary_says_something CHECK (zh IS NOT NULL OR en IS NOT NULL)
);

GRANT SELECT, INSERT, UPDATE ON notices TO {{tenant}};
GRANT SELECT, INSERT ON consents TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON erasures TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON retention TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON purges TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON vocabulary TO {{tenant}};
GRANT DELETE ON invitations TO {{tenant}};
GRANT DELETE ON resets TO {{tenant}};
