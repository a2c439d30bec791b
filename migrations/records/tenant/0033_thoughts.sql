-- A thought report (思想汇报) is a paper of the file, with who received it. What it says stays in the document.
ALTER TABLE development_papers ADD COLUMN received_by uuid;
ALTER TABLE development_papers ADD CONSTRAINT development_papers_received_fk
    FOREIGN KEY (received_by) REFERENCES members (id);
CREATE INDEX development_papers_received_idx ON development_papers (received_by) WHERE received_by IS NOT NULL;

-- The analysis of the pool of activists (入党积极分子队伍分析) a committee makes every year: when, at which meeting or by which
-- paper, and how many people of which sorts were in the pool.
CREATE TABLE development_pool_reviews (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    done_on date NOT NULL,
    meeting_id uuid,
    doc_no varchar(100),
    note varchar(500),
    pool jsonb NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT development_pool_reviews_pkey PRIMARY KEY (id),
    CONSTRAINT development_pool_reviews_day_key UNIQUE (unit_id, done_on),
    CONSTRAINT development_pool_reviews_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT development_pool_reviews_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT development_pool_reviews_shown CHECK (meeting_id IS NOT NULL OR doc_no IS NOT NULL)
);

CREATE INDEX development_pool_reviews_meeting_idx ON development_pool_reviews (meeting_id) WHERE meeting_id IS NOT NULL;

GRANT SELECT, INSERT, DELETE ON development_pool_reviews TO {{tenant}};

-- The unit an appointment was made in: a cadre who goes elsewhere leaves its papers behind.
ALTER TABLE cadre_appointments ADD COLUMN unit_id uuid;
UPDATE cadre_appointments a SET unit_id = c.unit_id FROM cadres c WHERE c.id = a.cadre_id;
ALTER TABLE cadre_appointments ADD CONSTRAINT cadre_appointments_unit_fk
    FOREIGN KEY (unit_id) REFERENCES units (id);
CREATE INDEX cadre_appointments_unit_idx ON cadre_appointments (unit_id);

-- The kinds of papers a seal covers, so that a kind that comes later breaks none. Seals from before it was written down
-- have none, and cover the kinds there were then.
ALTER TABLE archive_volumes ADD COLUMN kinds text[];

-- How many bodies a joint branch (联合党支部) is of; none where nobody has said so, or it is no joint branch.
ALTER TABLE units ADD COLUMN joint_bodies smallint;
ALTER TABLE units ADD CONSTRAINT units_joint_bodies CHECK (joint_bodies > 0);
