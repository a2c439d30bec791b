-- The log of events. Readers go by (txid, seq) and stop below the oldest running transaction.
CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    tenant_key varchar(12) NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    kind varchar(80) NOT NULL,
    payload text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_pkey PRIMARY KEY (seq),
    CONSTRAINT outbox_id_key UNIQUE (id)
);

CREATE INDEX outbox_order_idx ON outbox (txid, seq);
CREATE INDEX outbox_tenant_idx ON outbox (tenant_key, txid, seq);

-- Work to be done later, at least once. A dedupe word makes asking twice the same as asking once.
CREATE TABLE jobs (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    tenant_key varchar(12),
    queue varchar(60) NOT NULL,
    payload text NOT NULL,
    run_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    lease_until timestamptz,
    dedupe varchar(200),
    last_error varchar(2000),
    state varchar(10) NOT NULL DEFAULT 'queued',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT jobs_pkey PRIMARY KEY (id),
    CONSTRAINT jobs_queue_dedupe_key UNIQUE (queue, dedupe),
    CONSTRAINT jobs_state_word CHECK (state IN ('queued', 'done', 'dead'))
);

CREATE INDEX jobs_due_idx ON jobs (queue, run_at) WHERE state = 'queued';
CREATE INDEX jobs_tenant_idx ON jobs (tenant_key) WHERE tenant_key IS NOT NULL;

-- How far each consumer of this service has read each source. A tenant's own position is kept in its schema,
-- in the transaction of the effect; this is the mark below which every tenant is up to date.
CREATE TABLE consumer_positions (
    consumer varchar(80) NOT NULL,
    source varchar(40) NOT NULL,
    txid bigint NOT NULL,
    seq bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT consumer_positions_pkey PRIMARY KEY (consumer, source)
);
