-- Organisations on their way in from an export that operators bring in the console. The file lies in the place for
-- backups, in parts of one length; `contents`, `envelope` and `fault` are what was found in it. `envelope` opens with
-- the passphrase of the export, `opened` with this deployment's own key, while the organisation is let in. The journey
-- itself is in `portings`.
CREATE TABLE moves (
    id uuid NOT NULL,
    state varchar(12) NOT NULL,
    file_name varchar(200) NOT NULL,
    modified_at timestamptz,
    bytes bigint NOT NULL,
    part_bytes integer NOT NULL,
    parts_here integer NOT NULL,
    contents text,
    envelope text,
    fault text,
    slug varchar(40),
    trusted_key varchar(64),
    opened text,
    journey uuid,
    progress varchar(120),
    problem varchar(20),
    problem_detail varchar(500),
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    verified_at timestamptz,
    finished_at timestamptz,
    expires_at timestamptz NOT NULL,
    CONSTRAINT moves_pkey PRIMARY KEY (id),
    CONSTRAINT moves_state_word CHECK (
        state IN ('receiving', 'verifying', 'whole', 'damaged', 'importing', 'done', 'forgotten')
    ),
    CONSTRAINT moves_bytes_positive CHECK (bytes > 0 AND part_bytes > 0 AND parts_here >= 0),
    CONSTRAINT moves_opened_for_a_while CHECK (opened IS NULL OR state = 'importing'),
    CONSTRAINT moves_done_when CHECK (state <> 'done' OR finished_at IS NOT NULL),
    CONSTRAINT moves_known_before CHECK (state NOT IN ('whole', 'importing', 'done') OR contents IS NOT NULL)
);

-- Whoever begins with the same file again goes on with it.
CREATE UNIQUE INDEX moves_receiving_key ON moves (created_by, file_name, bytes, modified_at) NULLS NOT DISTINCT
    WHERE state = 'receiving';
CREATE INDEX moves_created_idx ON moves (created_at, id);
CREATE INDEX moves_expiry_idx ON moves (expires_at) WHERE state <> 'done';
