-- Who did what to what, and why: a chain in which every row carries the hash of the one before it. The
-- tenant's role can add to it and cannot change it.
CREATE TABLE audit_log (
    seq bigint NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor_kind varchar(20) NOT NULL,
    actor_id uuid,
    on_behalf_of uuid,
    action varchar(60) NOT NULL,
    subject varchar(60) NOT NULL,
    subject_id uuid,
    old text,
    new text,
    why text,
    request_id uuid,
    prev bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_log_pkey PRIMARY KEY (seq),
    CONSTRAINT audit_log_hash_length CHECK (length(prev) = 32 AND length(hash) = 32)
);

CREATE INDEX audit_log_subject_idx ON audit_log (subject_id, seq);

-- The end of the chain. Its row is locked while an entry is added, so entries form a line.
CREATE TABLE audit_head (
    id smallint NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_head_pkey PRIMARY KEY (id),
    CONSTRAINT audit_head_single_row CHECK (id = 1)
);

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

GRANT SELECT, INSERT ON audit_log TO {{tenant}};
GRANT SELECT, UPDATE ON audit_head TO {{tenant}};
