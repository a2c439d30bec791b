-- Collections (信息采集): a form a unit sends to units below it. While it is a draft its form may change; once it is sent
-- the form is frozen, and what was asked is what was answered. `form` is read and written as a whole.
CREATE TABLE collections (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    title varchar(100) NOT NULL,
    intro varchar(1000),
    form jsonb NOT NULL,
    state varchar(6) NOT NULL,
    due_on date NOT NULL,
    sent_on date,
    reminded_on date,
    closed_on date,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT collections_pkey PRIMARY KEY (id),
    CONSTRAINT collections_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT collections_state_word CHECK (state IN ('draft', 'sent', 'closed')),
    CONSTRAINT collections_sent CHECK ((state = 'draft') = (sent_on IS NULL)),
    CONSTRAINT collections_closed CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
    CONSTRAINT collections_reminded CHECK (reminded_on IS NULL OR sent_on IS NOT NULL)
);

CREATE INDEX collections_unit_idx ON collections (unit_id, id);

-- What one unit was asked: the values its people wrote, those the system knew when it was handed in, and every step
-- that was taken, a correction with the values before it.
CREATE TABLE collection_answers (
    collection_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    state varchar(9) NOT NULL,
    given jsonb NOT NULL,
    known jsonb NOT NULL,
    steps jsonb NOT NULL,
    asked_on date NOT NULL,
    submitted_on date,
    accepted_on date,
    on_behalf boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT collection_answers_pkey PRIMARY KEY (collection_id, unit_id),
    CONSTRAINT collection_answers_collection_fk FOREIGN KEY (collection_id) REFERENCES collections (id),
    CONSTRAINT collection_answers_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT collection_answers_state_word CHECK (state IN ('asked', 'draft', 'submitted', 'returned', 'accepted')),
    CONSTRAINT collection_answers_submitted CHECK (state NOT IN ('submitted', 'accepted') OR submitted_on IS NOT NULL),
    CONSTRAINT collection_answers_accepted CHECK ((state = 'accepted') = (accepted_on IS NOT NULL))
);

CREATE INDEX collection_answers_unit_idx ON collection_answers (unit_id, collection_id);

-- What is kept as a whole. A `year` is a seal over everything a unit filed in a year: its catalogue with the sum of each
-- entry; sealed again, it gets the next number. A `handover` is what one secretary hands to the next.
CREATE TABLE archive_volumes (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind varchar(8) NOT NULL,
    year integer,
    number integer,
    state varchar(6) NOT NULL,
    content jsonb NOT NULL,
    sum bytea,
    reason varchar(300),
    from_member_id uuid,
    to_member_id uuid,
    made_by uuid,
    made_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT archive_volumes_pkey PRIMARY KEY (id),
    CONSTRAINT archive_volumes_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT archive_volumes_from_fk FOREIGN KEY (from_member_id) REFERENCES members (id),
    CONSTRAINT archive_volumes_to_fk FOREIGN KEY (to_member_id) REFERENCES members (id),
    CONSTRAINT archive_volumes_number_key UNIQUE (unit_id, year, number),
    CONSTRAINT archive_volumes_kind_word CHECK (kind IN ('year', 'handover')),
    CONSTRAINT archive_volumes_state_word CHECK (state IN ('sealed', 'opened', 'open', 'handed', 'taken')),
    CONSTRAINT archive_volumes_year CHECK (
        (kind = 'year') = (year IS NOT NULL) AND (kind = 'year') = (number IS NOT NULL)
        AND (kind = 'year') = (state IN ('sealed', 'opened'))
    ),
    CONSTRAINT archive_volumes_number CHECK (number > 0),
    CONSTRAINT archive_volumes_sum CHECK (state = 'open' OR length(sum) = 32),
    CONSTRAINT archive_volumes_opened CHECK (state <> 'opened' OR reason IS NOT NULL),
    CONSTRAINT archive_volumes_persons CHECK (
        (kind = 'handover') = (from_member_id IS NOT NULL) AND (kind = 'handover') = (to_member_id IS NOT NULL)
    ),
    CONSTRAINT archive_volumes_two_persons CHECK (from_member_id <> to_member_id)
);

-- A year of a unit has one seal that counts, and a unit one handover that is not finished.
CREATE UNIQUE INDEX archive_volumes_sealed_key ON archive_volumes (unit_id, year) WHERE state = 'sealed';
CREATE UNIQUE INDEX archive_volumes_handover_key ON archive_volumes (unit_id) WHERE state IN ('open', 'handed');

GRANT SELECT, INSERT, UPDATE ON collections TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON collection_answers TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON archive_volumes TO {{tenant}};
