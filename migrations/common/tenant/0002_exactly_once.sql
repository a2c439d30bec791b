-- Answers already given, so that a request sent twice is done once. The actor is part of the key: nobody can
-- fetch somebody else's answer by guessing.
CREATE TABLE idempotency_keys (
    actor uuid NOT NULL,
    key varchar(200) NOT NULL,
    request_hash bytea NOT NULL,
    status integer NOT NULL,
    content_type varchar(100) NOT NULL,
    body bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (actor, key)
);

CREATE INDEX idempotency_keys_age_idx ON idempotency_keys (created_at);

-- How far this tenant's projections have followed the events of other services.
CREATE TABLE event_positions (
    consumer varchar(80) NOT NULL,
    source varchar(40) NOT NULL,
    txid bigint NOT NULL,
    seq bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT event_positions_pkey PRIMARY KEY (consumer, source)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON event_positions TO {{tenant}};
