-- The organisation tree as it is now. `path` is made of the labels from the top down, `/aaaaaaaa/bbbbbbbb/`:
-- a unit and all below it is one prefix. Collation "C" lets the same index serve prefixes and order.
CREATE TABLE units (
    id uuid NOT NULL,
    parent_id uuid,
    label varchar(8) NOT NULL,
    path text COLLATE "C" NOT NULL,
    kind varchar(30) NOT NULL,
    name varchar(200) NOT NULL,
    short_name varchar(60),
    state varchar(12) NOT NULL,
    merged_into_id uuid,
    nature varchar(30),
    situation varchar(20),
    body_name varchar(200),
    credit_code varchar(18),
    contact_name varchar(50),
    contact_phone_sealed bytea,
    founded_on date,
    approved_doc_no varchar(100),
    dissolved_on date,
    term_started_on date,
    term_years smallint,
    direct_transfers boolean NOT NULL,
    external_code varchar(40),
    position integer NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT units_pkey PRIMARY KEY (id),
    CONSTRAINT units_label_key UNIQUE (label),
    CONSTRAINT units_parent_fk FOREIGN KEY (parent_id) REFERENCES units (id),
    CONSTRAINT units_merged_into_fk FOREIGN KEY (merged_into_id) REFERENCES units (id),
    CONSTRAINT units_label_form CHECK (label ~ '^[a-z2-7]{8}$'),
    CONSTRAINT units_path_form CHECK (path LIKE '/%' AND path LIKE '%/' || label || '/'),
    CONSTRAINT units_kind_word CHECK (kind IN (
        'party_committee', 'general_branch', 'branch', 'joint_branch', 'temporary_branch', 'functional_branch',
        'retired_branch', 'floating_branch', 'group', 'work_committee', 'leading_group'
    )),
    CONSTRAINT units_state_word CHECK (state IN ('active', 'dissolved', 'merged')),
    CONSTRAINT units_situation_word CHECK (situation IN ('same_as_parent', 'legal_unit', 'joint')),
    CONSTRAINT units_ended_whole CHECK ((state = 'active') = (dissolved_on IS NULL)),
    CONSTRAINT units_merged_whole CHECK ((state = 'merged') = (merged_into_id IS NOT NULL))
);

CREATE INDEX units_path_idx ON units (path);
CREATE INDEX units_parent_idx ON units (parent_id);
CREATE UNIQUE INDEX units_root_key ON units ((parent_id IS NULL)) WHERE parent_id IS NULL AND state = 'active';
CREATE UNIQUE INDEX units_name_key ON units (parent_id, name) WHERE state = 'active';

-- What was decided about a unit, when it was decided on paper and when it was recorded here. A column that is
-- null was not changed; `decided_on` null means "before anything that is known". The tree of any day, as
-- known at any moment, is these rows folded.
CREATE TABLE unit_changes (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    change varchar(12) NOT NULL,
    decided_on date,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid,
    doc_no varchar(100),
    parent_id uuid,
    kind varchar(30),
    name varchar(200),
    short_name varchar(60),
    state varchar(12),
    CONSTRAINT unit_changes_pkey PRIMARY KEY (id),
    CONSTRAINT unit_changes_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT unit_changes_change_word CHECK (change IN ('created', 'altered', 'moved', 'merged', 'dissolved'))
);

CREATE INDEX unit_changes_unit_idx ON unit_changes (unit_id, recorded_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON units TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON unit_changes TO {{tenant}};
