-- Files on their way into the roster or the tree. A row here is the story of one file: who brought it, what
-- the check said, how far it has got. `run` is the attempt that works on it now; an older one that wakes up
-- finds another value and stops.
CREATE TABLE imports (
    id uuid NOT NULL,
    kind varchar(10) NOT NULL,
    file_name varchar(200) NOT NULL,
    file_format varchar(4) NOT NULL,
    state varchar(10) NOT NULL,
    mode varchar(16),
    reach text NOT NULL,
    unit_path text COLLATE "C",
    header text,
    rows_read integer NOT NULL,
    rows_good integer NOT NULL,
    rows_warned integer NOT NULL,
    rows_refused integer NOT NULL,
    rows_done integer NOT NULL,
    progress real NOT NULL,
    problem text,
    run uuid,
    created_by uuid,
    applied_by uuid,
    created_at timestamptz NOT NULL,
    checked_at timestamptz,
    applied_at timestamptz,
    closed_at timestamptz,
    CONSTRAINT imports_pkey PRIMARY KEY (id),
    CONSTRAINT imports_kind_word CHECK (kind IN ('members', 'units')),
    CONSTRAINT imports_format_word CHECK (file_format IN ('xlsx', 'csv')),
    CONSTRAINT imports_state_word CHECK (state IN (
        'reading', 'checked', 'applying', 'applied', 'failed', 'undone', 'discarded'
    )),
    CONSTRAINT imports_mode_word CHECK (mode IN ('good_rows', 'all_or_nothing')),
    CONSTRAINT imports_counts CHECK (rows_good + rows_refused = rows_read AND rows_warned <= rows_good)
);

-- The file itself, sealed and in pieces, until it has been read.
CREATE TABLE import_files (
    id uuid NOT NULL,
    import_id uuid NOT NULL,
    part integer NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT import_files_pkey PRIMARY KEY (id),
    CONSTRAINT import_files_part_key UNIQUE (import_id, part),
    CONSTRAINT import_files_import_fk FOREIGN KEY (import_id) REFERENCES imports (id)
);

-- One row of the file: the cells as they stood, the findings and the facts in one sealed value. `depth` puts
-- parents of a tree before their children. Member or unit and this row change in one transaction, so a row
-- is entered once whatever happens in between.
CREATE TABLE import_rows (
    id uuid NOT NULL,
    import_id uuid NOT NULL,
    line integer NOT NULL,
    depth integer NOT NULL,
    verdict varchar(8) NOT NULL,
    reason varchar(60),
    state varchar(8) NOT NULL,
    subject_id uuid,
    sealed bytea NOT NULL,
    CONSTRAINT import_rows_pkey PRIMARY KEY (id),
    CONSTRAINT import_rows_line_key UNIQUE (import_id, line),
    CONSTRAINT import_rows_import_fk FOREIGN KEY (import_id) REFERENCES imports (id),
    CONSTRAINT import_rows_verdict_word CHECK (verdict IN ('good', 'warned', 'refused')),
    CONSTRAINT import_rows_state_word CHECK (state IN ('staged', 'applied', 'skipped', 'undone')),
    CONSTRAINT import_rows_reason_given CHECK ((verdict = 'refused') = (reason IS NOT NULL)),
    CONSTRAINT import_rows_refused_stays CHECK (verdict <> 'refused' OR state = 'staged'),
    CONSTRAINT import_rows_subject_known CHECK (state NOT IN ('applied', 'undone') OR subject_id IS NOT NULL)
);

CREATE INDEX imports_created_idx ON imports (created_at);
CREATE INDEX import_rows_work_idx ON import_rows (import_id, depth, line) WHERE state = 'staged' AND verdict <> 'refused';
CREATE INDEX import_rows_verdict_idx ON import_rows (import_id, verdict, line);
CREATE INDEX import_rows_subject_idx ON import_rows (subject_id) WHERE subject_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON imports TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON import_files TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON import_rows TO {{tenant}};
