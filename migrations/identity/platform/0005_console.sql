-- What operators work with: closing with a time to think, quotas, roles of their own, announcements, the figures of
-- the gateway, and how migrations get on.

ALTER TABLE organisations ADD COLUMN closes_at timestamptz;
ALTER TABLE organisations ADD COLUMN closing_reason varchar(500);
ALTER TABLE organisations ADD COLUMN quotas varchar(1000);
CREATE INDEX organisations_closes_idx ON organisations (closes_at) WHERE closes_at IS NOT NULL;

ALTER TABLE provisioning ADD COLUMN tried_at timestamptz;
ALTER TABLE provisioning DROP CONSTRAINT provisioning_kind_word;
ALTER TABLE provisioning ADD CONSTRAINT provisioning_kind_word
    CHECK (kind IN ('create', 'suspend', 'resume', 'close', 'reopen', 'quotas', 'drop'));
CREATE INDEX provisioning_started_idx ON provisioning (started_at, id);

ALTER TABLE operators ADD COLUMN role varchar(12);
ALTER TABLE operators ALTER COLUMN role SET DEFAULT 'admin';
UPDATE operators SET role = 'admin' WHERE role IS NULL;
ALTER TABLE operators ALTER COLUMN role SET NOT NULL;
ALTER TABLE operators ADD CONSTRAINT operators_role_word CHECK (role IN ('admin', 'support', 'auditor'));

ALTER TABLE operator_log ADD COLUMN about_operator uuid;
ALTER TABLE operator_log ADD COLUMN detail varchar(1000);
CREATE INDEX operator_log_at_idx ON operator_log (at, id);
CREATE INDEX operator_log_operator_idx ON operator_log (operator_id, at);

-- Said to people by those who run the platform: to all, to some kinds of organisation, or to one organisation.
CREATE TABLE announcements (
    id uuid NOT NULL,
    severity varchar(10) NOT NULL,
    title_zh varchar(120) NOT NULL,
    title_en varchar(120) NOT NULL,
    text_zh varchar(2000) NOT NULL,
    text_en varchar(2000) NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    kinds varchar(80),
    tenant_id uuid,
    at_login boolean NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT announcements_pkey PRIMARY KEY (id),
    CONSTRAINT announcements_severity_word CHECK (severity IN ('info', 'warning', 'urgent')),
    CONSTRAINT announcements_time_runs_forward CHECK (starts_at < ends_at),
    CONSTRAINT announcements_one_audience CHECK (kinds IS NULL OR tenant_id IS NULL),
    CONSTRAINT announcements_tenant_fk FOREIGN KEY (tenant_id) REFERENCES organisations (id) ON DELETE CASCADE
);

CREATE INDEX announcements_time_idx ON announcements (ends_at);

-- Requests by the hour, for two days; by the day they are in usage.
CREATE TABLE traffic (
    tenant_key varchar(12) NOT NULL,
    hour timestamptz NOT NULL,
    requests bigint NOT NULL,
    CONSTRAINT traffic_pkey PRIMARY KEY (tenant_key, hour),
    CONSTRAINT traffic_tenant_fk FOREIGN KEY (tenant_key) REFERENCES tenants (key) ON DELETE CASCADE
);

CREATE INDEX traffic_hour_idx ON traffic (hour);

-- Which warnings about quotas were given, so that each is given once.
CREATE TABLE quota_warnings (
    tenant_id uuid NOT NULL,
    quota varchar(20) NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT quota_warnings_pkey PRIMARY KEY (tenant_id, quota),
    CONSTRAINT quota_warnings_tenant_fk FOREIGN KEY (tenant_id) REFERENCES organisations (id) ON DELETE CASCADE
);

-- An operator's way into one organisation. What counts is in the organisation's own schema; this says where to look.
CREATE TABLE operator_entries (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    operator_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    ends_at timestamptz,
    over boolean NOT NULL,
    CONSTRAINT operator_entries_pkey PRIMARY KEY (id),
    CONSTRAINT operator_entries_tenant_fk FOREIGN KEY (tenant_id) REFERENCES organisations (id) ON DELETE CASCADE,
    CONSTRAINT operator_entries_operator_fk FOREIGN KEY (operator_id) REFERENCES operators (id)
);

CREATE INDEX operator_entries_asked_idx ON operator_entries (asked_at, id);
CREATE INDEX operator_entries_due_idx ON operator_entries (ends_at) WHERE NOT over;

-- How far the last migration of a service came, and whether the next tenant may be taken.
CREATE TABLE migration_runs (
    service varchar(20) NOT NULL,
    target integer NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    finished_at timestamptz,
    total integer NOT NULL,
    done integer NOT NULL,
    CONSTRAINT migration_runs_pkey PRIMARY KEY (service)
);

CREATE TABLE migration_failures (
    service varchar(20) NOT NULL,
    tenant_key varchar(12) NOT NULL,
    ring varchar(10) NOT NULL,
    error varchar(2000) NOT NULL,
    failed_at timestamptz NOT NULL,
    CONSTRAINT migration_failures_pkey PRIMARY KEY (service, tenant_key)
);

CREATE TABLE migration_pause (
    id smallint NOT NULL,
    since timestamptz NOT NULL,
    operator_id uuid NOT NULL,
    CONSTRAINT migration_pause_pkey PRIMARY KEY (id),
    CONSTRAINT migration_pause_single_row CHECK (id = 1)
);
