-- Concentrated courses (集中培训) a member attended: held by a committee, a Party school or somebody elsewhere, over days and
-- for people of many units, so that they are no meeting of a branch. One row is one course of one member, with the class
-- hours whoever held it has certified.
CREATE TABLE courses (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    title varchar(200) NOT NULL,
    organiser varchar(200) NOT NULL,
    started_on date NOT NULL,
    ended_on date NOT NULL,
    hours smallint NOT NULL,
    doc_no varchar(100),
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT courses_pkey PRIMARY KEY (id),
    CONSTRAINT courses_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT courses_once_key UNIQUE (member_id, started_on, title),
    CONSTRAINT courses_period CHECK (ended_on >= started_on),
    CONSTRAINT courses_hours CHECK (hours > 0)
);

-- The courses of a year, for the figures of the whole organisation.
CREATE INDEX courses_ended_idx ON courses (ended_on);

GRANT SELECT, INSERT, DELETE ON courses TO {{tenant}};
