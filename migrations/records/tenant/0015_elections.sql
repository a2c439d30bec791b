-- Elections of units (换届选举). What is written and read as a whole lies in one value each: the plan with the approval of
-- a day before or after the end of the term, the list of voters, who stands, the rounds with their counts, who is elected,
-- and what the committee above has answered. Numbers only: whom anybody voted for is not kept anywhere. `people` names
-- everybody that stands or was elected, to find elections by person.
CREATE TABLE elections (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    above_id uuid,
    state varchar(9) NOT NULL,
    planned_on date NOT NULL,
    held_on date,
    closed_on date,
    people uuid[] NOT NULL,
    plan jsonb NOT NULL,
    roll jsonb NOT NULL,
    candidates jsonb NOT NULL,
    rounds jsonb NOT NULL,
    outcome jsonb NOT NULL,
    answers jsonb NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT elections_pkey PRIMARY KEY (id),
    CONSTRAINT elections_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT elections_above_fk FOREIGN KEY (above_id) REFERENCES units (id),
    CONSTRAINT elections_state_word CHECK (state IN (
        'preparing', 'voting', 'decided', 'completed', 'refused', 'cancelled'
    )),
    CONSTRAINT elections_closed CHECK ((closed_on IS NULL) = (state IN ('preparing', 'voting', 'decided'))),
    CONSTRAINT elections_held CHECK (held_on IS NOT NULL OR state IN ('preparing', 'cancelled'))
);

-- One open election in a unit.
CREATE UNIQUE INDEX elections_unit_open_key ON elections (unit_id) WHERE closed_on IS NULL;
CREATE INDEX elections_unit_idx ON elections (unit_id, id);
CREATE INDEX elections_above_idx ON elections (above_id, id);

-- A unit is founded or dissolved on request, by the approval of the committee above (批复) with its number. `unit_id` is
-- the unit to be dissolved, or the one that was founded; `parent_id` the unit it stands under.
CREATE TABLE unit_requests (
    id uuid NOT NULL,
    kind varchar(8) NOT NULL,
    parent_id uuid NOT NULL,
    unit_id uuid,
    above_id uuid NOT NULL,
    state varchar(9) NOT NULL,
    name varchar(200) NOT NULL,
    reason varchar(300) NOT NULL,
    asked jsonb NOT NULL,
    asked_on date NOT NULL,
    asked_by uuid,
    asked_by_name varchar(50),
    decided_on date,
    doc_no varchar(100),
    answer varchar(300),
    decided_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT unit_requests_pkey PRIMARY KEY (id),
    CONSTRAINT unit_requests_parent_fk FOREIGN KEY (parent_id) REFERENCES units (id),
    CONSTRAINT unit_requests_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT unit_requests_above_fk FOREIGN KEY (above_id) REFERENCES units (id),
    CONSTRAINT unit_requests_kind_word CHECK (kind IN ('found', 'dissolve')),
    CONSTRAINT unit_requests_state_word CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn')),
    CONSTRAINT unit_requests_decided CHECK ((state IN ('approved', 'refused')) = (decided_on IS NOT NULL)),
    CONSTRAINT unit_requests_approved CHECK (state <> 'approved' OR (doc_no IS NOT NULL AND unit_id IS NOT NULL)),
    CONSTRAINT unit_requests_refused CHECK (state <> 'refused' OR answer IS NOT NULL),
    CONSTRAINT unit_requests_dissolved CHECK (kind = 'found' OR unit_id IS NOT NULL)
);

-- A unit is asked to be dissolved once at a time, and one of a name to be founded under a parent.
CREATE UNIQUE INDEX unit_requests_dissolve_key ON unit_requests (unit_id) WHERE state = 'asked';
CREATE UNIQUE INDEX unit_requests_found_key ON unit_requests (parent_id, name) WHERE state = 'asked' AND kind = 'found';
CREATE INDEX unit_requests_parent_idx ON unit_requests (parent_id, id);
CREATE INDEX unit_requests_unit_idx ON unit_requests (unit_id, id);

GRANT SELECT, INSERT, UPDATE ON elections TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON unit_requests TO {{tenant}};
