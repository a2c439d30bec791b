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

-- Commendations and honours (表彰奖励) of a member, or of a unit where no member is named. `unit_id` is the unit that was
-- honoured, or the one the member belonged to when it was entered. An entry that was wrong is withdrawn and stays.
CREATE TABLE honours (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    member_id uuid,
    level varchar(10) NOT NULL,
    title varchar(200) NOT NULL,
    awarded_by varchar(200) NOT NULL,
    awarded_on date NOT NULL,
    doc_no varchar(100),
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT honours_pkey PRIMARY KEY (id),
    CONSTRAINT honours_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT honours_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT honours_level_word CHECK (level IN ('national', 'provincial', 'municipal', 'county', 'grassroots'))
);

CREATE UNIQUE INDEX honours_once_key ON honours (coalesce(member_id, unit_id), awarded_on, title)
    WHERE withdrawn_at IS NULL;
CREATE INDEX honours_unit_idx ON honours (unit_id, id);
CREATE INDEX honours_member_idx ON honours (member_id, id) WHERE member_id IS NOT NULL;
CREATE INDEX honours_awarded_idx ON honours (awarded_on) WHERE withdrawn_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON honours TO {{tenant}};
