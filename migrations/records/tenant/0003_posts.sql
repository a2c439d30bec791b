-- Who held which post in which unit, from `started_on` up to but not including `ended_on`. `sole` marks the
-- posts that one person holds at a time; the rule pack says which those are.
CREATE TABLE posts (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    member_id uuid NOT NULL,
    post varchar(30) NOT NULL,
    sole boolean NOT NULL,
    basis varchar(12) NOT NULL,
    started_on date NOT NULL,
    term_ends_on date,
    ended_on date,
    doc_no varchar(100),
    end_reason varchar(200),
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    end_recorded_at timestamptz,
    CONSTRAINT posts_pkey PRIMARY KEY (id),
    CONSTRAINT posts_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT posts_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT posts_post_word CHECK (post IN (
        'secretary', 'deputy_secretary', 'organisation_commissioner', 'publicity_commissioner',
        'discipline_commissioner', 'youth_commissioner', 'mass_work_commissioner', 'committee_member',
        'discipline_secretary', 'group_leader', 'deputy_group_leader'
    )),
    CONSTRAINT posts_basis_word CHECK (basis IN ('elected', 'appointed', 'acting')),
    CONSTRAINT posts_period CHECK (ended_on >= started_on AND term_ends_on > started_on)
);

CREATE UNIQUE INDEX posts_sole_key ON posts (unit_id, post) WHERE sole AND ended_on IS NULL;
CREATE UNIQUE INDEX posts_once_key ON posts (unit_id, post, member_id) WHERE ended_on IS NULL;
CREATE INDEX posts_unit_idx ON posts (unit_id, started_on);
CREATE INDEX posts_member_idx ON posts (member_id);

GRANT SELECT, INSERT, UPDATE ON posts TO {{tenant}};
