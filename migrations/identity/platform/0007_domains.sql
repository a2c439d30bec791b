-- A host may be claimed by several organisations; it belongs to the one that proves it.
ALTER TABLE domains DROP CONSTRAINT domains_pkey;
ALTER TABLE domains ADD CONSTRAINT domains_pkey PRIMARY KEY (host, tenant_id);
CREATE UNIQUE INDEX domains_verified_key ON domains (host) WHERE verified_at IS NOT NULL;

-- Under which of its hosts an organisation's letters lead back.
ALTER TABLE domains ADD COLUMN is_primary boolean;
CREATE UNIQUE INDEX domains_primary_key ON domains (tenant_id) WHERE is_primary;

ALTER TABLE domains ADD COLUMN token varchar(64);
ALTER TABLE domains ADD COLUMN added_at timestamptz;
ALTER TABLE domains ADD COLUMN checked_at timestamptz;
ALTER TABLE domains ADD COLUMN failure varchar(40);
