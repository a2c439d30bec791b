-- Every organisation of the deployment. Names and addresses only; what an organisation holds is in its schema.
CREATE TABLE organisations (
    id uuid NOT NULL,
    key varchar(12) NOT NULL,
    slug varchar(40) NOT NULL,
    kind varchar(20) NOT NULL,
    name varchar(120) NOT NULL,
    state varchar(12) NOT NULL,
    contact_email varchar(254),
    suspended_reason varchar(500),
    created_at timestamptz NOT NULL,
    CONSTRAINT organisations_pkey PRIMARY KEY (id),
    CONSTRAINT organisations_key_key UNIQUE (key),
    CONSTRAINT organisations_slug_key UNIQUE (slug),
    CONSTRAINT organisations_slug_form CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])+$' AND length(slug) BETWEEN 3 AND 40),
    CONSTRAINT organisations_kind_word CHECK (kind IN ('agency', 'enterprise', 'community', 'association')),
    CONSTRAINT organisations_state_word CHECK (state IN ('creating', 'active', 'suspended', 'closing'))
);

-- Hosts of their own, beside {slug}.{base domain}. A host counts once it is verified.
CREATE TABLE domains (
    host varchar(253) NOT NULL,
    tenant_id uuid NOT NULL,
    verified_at timestamptz,
    CONSTRAINT domains_pkey PRIMARY KEY (host),
    CONSTRAINT domains_host_form CHECK (host = lower(host)),
    CONSTRAINT domains_tenant_fk FOREIGN KEY (tenant_id) REFERENCES organisations (id) ON DELETE CASCADE
);

CREATE INDEX domains_tenant_idx ON domains (tenant_id);

-- Creating, suspending, resuming and dropping touch several databases. What was reached is written here, so
-- that a run that was cut off can be taken up again. Rows stay as the record of what was done.
CREATE TABLE provisioning (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    key varchar(12) NOT NULL,
    kind varchar(10) NOT NULL,
    slug varchar(40) NOT NULL,
    step varchar(20) NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    last_error varchar(2000),
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT provisioning_pkey PRIMARY KEY (id),
    CONSTRAINT provisioning_kind_word CHECK (kind IN ('create', 'suspend', 'resume', 'drop'))
);

CREATE UNIQUE INDEX provisioning_open_key ON provisioning (tenant_id) WHERE finished_at IS NULL;
