-- Files of members and documents of units. A row here is the story of one document; its contents are versions,
-- and the newest stored one counts. A document without a stored version is one that is still arriving.
CREATE TABLE documents (
    id uuid NOT NULL,
    member_id uuid,
    unit_id uuid,
    kind varchar(30) NOT NULL,
    class varchar(12) NOT NULL,
    title varchar(200) NOT NULL,
    note varchar(500),
    state varchar(8) NOT NULL,
    current_version integer NOT NULL,
    retain_until date,
    held_reason varchar(500),
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_by uuid,
    deleted_at timestamptz,
    deleted_reason varchar(500),
    version integer NOT NULL,
    CONSTRAINT documents_pkey PRIMARY KEY (id),
    CONSTRAINT documents_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT documents_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT documents_one_subject CHECK ((member_id IS NULL) <> (unit_id IS NULL)),
    CONSTRAINT documents_class_word CHECK (class IN ('confidential', 'content')),
    CONSTRAINT documents_state_word CHECK (state IN ('arriving', 'kept', 'deleted')),
    CONSTRAINT documents_kept_has_version CHECK ((state = 'arriving') = (current_version = 0)),
    CONSTRAINT documents_deleted_whole CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)),
    CONSTRAINT documents_held_is_kept CHECK (held_reason IS NULL OR state <> 'deleted')
);

CREATE INDEX documents_member_idx ON documents (member_id, id) WHERE member_id IS NOT NULL;
CREATE INDEX documents_unit_idx ON documents (unit_id, id) WHERE unit_id IS NOT NULL;

-- One content. The id is the name of its object, which is written once and never again. `upload` is the store's
-- name for an upload that a browser has begun; `fault` is what the last comparison with the store has found.
CREATE TABLE document_versions (
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    number integer,
    state varchar(8) NOT NULL,
    file_name varchar(200) NOT NULL,
    file_kind varchar(8),
    size bigint NOT NULL,
    sha256 bytea,
    upload text,
    fault varchar(8),
    checked_at timestamptz,
    created_by uuid,
    created_at timestamptz NOT NULL,
    stored_at timestamptz,
    CONSTRAINT document_versions_pkey PRIMARY KEY (id),
    CONSTRAINT document_versions_document_fk FOREIGN KEY (document_id) REFERENCES documents (id),
    CONSTRAINT document_versions_number_key UNIQUE (document_id, number),
    CONSTRAINT document_versions_state_word CHECK (state IN ('pending', 'stored', 'deleted')),
    CONSTRAINT document_versions_fault_word CHECK (fault IN ('missing', 'damaged')),
    CONSTRAINT document_versions_size CHECK (size >= 0),
    CONSTRAINT document_versions_stored_whole CHECK (
        state = 'pending' OR (number IS NOT NULL AND file_kind IS NOT NULL AND length(sha256) = 32 AND stored_at IS NOT NULL)
    )
);

CREATE INDEX document_versions_pending_idx ON document_versions (created_at) WHERE state = 'pending';
CREATE INDEX document_versions_fault_idx ON document_versions (id) WHERE fault IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON documents TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON document_versions TO {{tenant}};
