-- Organisations on their way in from elsewhere, and those being set back to an earlier moment. `key` is that of the
-- schemas being filled, `home_key` that of the organisation in use. A run that was cut off before others could see
-- anything is taken back; afterwards it is finished.
CREATE TABLE portings (
    id uuid NOT NULL,
    kind varchar(10) NOT NULL,
    tenant_id uuid NOT NULL,
    key varchar(12) NOT NULL,
    home_key varchar(12),
    slug varchar(40) NOT NULL,
    step varchar(20) NOT NULL,
    state varchar(10) NOT NULL,
    about text NOT NULL,
    last_error varchar(2000),
    started_at timestamptz NOT NULL,
    keep_until timestamptz,
    finished_at timestamptz,
    CONSTRAINT portings_pkey PRIMARY KEY (id),
    CONSTRAINT portings_kind_word CHECK (kind IN ('import', 'restore')),
    CONSTRAINT portings_state_word CHECK (state IN ('running', 'ready', 'swapped', 'done', 'undone')),
    CONSTRAINT portings_ended_whole CHECK ((state IN ('done', 'undone')) = (finished_at IS NOT NULL))
);

CREATE UNIQUE INDEX portings_open_key ON portings (tenant_id) WHERE finished_at IS NULL;
CREATE INDEX portings_tenant_idx ON portings (tenant_id, started_at);

-- Moments an organisation can be set back to, and containers made for its administrators. The rows themselves lie
-- in the place for backups; `mark` says how far the organisation had moved, so that one that rests costs nothing.
CREATE TABLE snapshots (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    kind varchar(10) NOT NULL,
    state varchar(10) NOT NULL,
    mark varchar(200) NOT NULL,
    progress varchar(120),
    requested_kind varchar(12),
    requested_by uuid,
    keys text,
    rows bigint NOT NULL,
    bytes bigint NOT NULL,
    added_bytes bigint NOT NULL,
    sha256 varchar(64),
    last_error varchar(500),
    created_at timestamptz NOT NULL,
    taken_at timestamptz,
    expires_at timestamptz NOT NULL,
    CONSTRAINT snapshots_pkey PRIMARY KEY (id),
    CONSTRAINT snapshots_kind_word CHECK (kind IN ('interval', 'nightly', 'export')),
    CONSTRAINT snapshots_state_word CHECK (state IN ('writing', 'ready', 'failed')),
    CONSTRAINT snapshots_ready_when CHECK ((state = 'ready') = (taken_at IS NOT NULL))
);

CREATE INDEX snapshots_tenant_idx ON snapshots (tenant_id, created_at);
CREATE INDEX snapshots_expiry_idx ON snapshots (expires_at);

-- What was deleted when an organisation was closed, signed. Kept for good: it names no person.
CREATE TABLE deletion_certificates (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    slug varchar(40) NOT NULL,
    name varchar(120) NOT NULL,
    state varchar(10) NOT NULL,
    body text NOT NULL,
    begun_at timestamptz NOT NULL,
    issued_at timestamptz,
    CONSTRAINT deletion_certificates_pkey PRIMARY KEY (id),
    CONSTRAINT deletion_certificates_state_word CHECK (state IN ('begun', 'issued')),
    CONSTRAINT deletion_certificates_issued_when CHECK ((state = 'issued') = (issued_at IS NOT NULL))
);

CREATE INDEX deletion_certificates_issued_idx ON deletion_certificates (issued_at, id);
CREATE UNIQUE INDEX deletion_certificates_open_key ON deletion_certificates (tenant_id) WHERE state = 'begun';
