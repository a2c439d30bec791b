-- Organisations that asked for a place of their own. An application holds its address from the moment it is sent
-- until it is refused, forgotten, or there is an organisation that has it. `tenant_id` is chosen before anything is
-- made, so that an approval that was cut off goes on with the same organisation.
CREATE TABLE signups (
    id uuid NOT NULL,
    kind varchar(20) NOT NULL,
    name varchar(120) NOT NULL,
    slug varchar(40) NOT NULL,
    contact_name varchar(80) NOT NULL,
    contact_email varchar(254) NOT NULL,
    locale varchar(5) NOT NULL,
    terms_version varchar(20) NOT NULL,
    token_hash bytea NOT NULL,
    request_hash bytea,
    state varchar(12) NOT NULL,
    reason varchar(500),
    tenant_id uuid,
    decided_by uuid,
    attempts integer NOT NULL,
    lease_until timestamptz,
    problem varchar(500),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    verified_at timestamptz,
    decided_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT signups_pkey PRIMARY KEY (id),
    CONSTRAINT signups_token_key UNIQUE (token_hash),
    CONSTRAINT signups_request_key UNIQUE (request_hash),
    CONSTRAINT signups_kind_word CHECK (kind IN ('agency', 'enterprise', 'community', 'association')),
    CONSTRAINT signups_locale_word CHECK (locale IN ('zh-CN', 'en')),
    CONSTRAINT signups_state_word CHECK (state IN ('unverified', 'waiting', 'approving', 'approved', 'refused')),
    CONSTRAINT signups_verified_first CHECK (state = 'unverified' OR verified_at IS NOT NULL),
    CONSTRAINT signups_refused_with_reason CHECK ((state = 'refused') = (reason IS NOT NULL)),
    CONSTRAINT signups_approved_whole CHECK (state NOT IN ('approving', 'approved') OR tenant_id IS NOT NULL)
);

CREATE UNIQUE INDEX signups_slug_key ON signups (slug) WHERE state IN ('unverified', 'waiting', 'approving');
CREATE UNIQUE INDEX signups_tenant_key ON signups (tenant_id) WHERE tenant_id IS NOT NULL;
CREATE INDEX signups_state_idx ON signups (state, id);
CREATE INDEX signups_email_idx ON signups (contact_email);
