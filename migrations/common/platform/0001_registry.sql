-- Who lives in this database, and the wrapped data keys. A slot of the warm pool is a row without tenant_id.
CREATE TABLE tenants (
    key varchar(12) NOT NULL,
    tenant_id uuid,
    kind varchar(20),
    state varchar(12) NOT NULL,
    shard integer NOT NULL,
    schema_version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT tenants_pkey PRIMARY KEY (key),
    CONSTRAINT tenants_tenant_id_key UNIQUE (tenant_id),
    CONSTRAINT tenants_state_word CHECK (state IN ('making', 'warm', 'claimed', 'active', 'suspended', 'closing')),
    CONSTRAINT tenants_kind_word CHECK (kind IN ('agency', 'enterprise', 'community', 'association')),
    CONSTRAINT tenants_warm_is_nobody CHECK ((tenant_id IS NULL) = (state IN ('making', 'warm'))),
    CONSTRAINT tenants_kind_known CHECK ((tenant_id IS NULL) = (kind IS NULL))
);

CREATE INDEX tenants_state_idx ON tenants (state, created_at);

CREATE TABLE tenant_keys (
    key varchar(12) NOT NULL,
    version integer NOT NULL,
    wrapped bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT tenant_keys_pkey PRIMARY KEY (key, version),
    CONSTRAINT tenant_keys_version_bounds CHECK (version BETWEEN 1 AND 65535),
    CONSTRAINT tenant_keys_tenant_fk FOREIGN KEY (key) REFERENCES tenants (key) ON DELETE CASCADE
);
