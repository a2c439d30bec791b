-- Cadres (干部) of an organisation, who may or may not be members of it. What the appointment form asks is written and read
-- as a whole; the identity number, the state of health and the family lie sealed. The file of a cadre and reports on
-- personal matters are not kept here.
CREATE TABLE cadres (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    member_id uuid,
    name varchar(50) NOT NULL,
    id_no_sealed bytea,
    id_no_blind bytea,
    private_sealed bytea,
    details jsonb NOT NULL,
    photo_id uuid,
    left_on date,
    left_reason varchar(300),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT cadres_pkey PRIMARY KEY (id),
    CONSTRAINT cadres_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT cadres_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT cadres_member_key UNIQUE (member_id),
    CONSTRAINT cadres_id_no_key UNIQUE (id_no_blind),
    CONSTRAINT cadres_id_no_whole CHECK ((id_no_sealed IS NULL) = (id_no_blind IS NULL)),
    CONSTRAINT cadres_left_reasoned CHECK ((left_on IS NULL) = (left_reason IS NULL))
);

CREATE INDEX cadres_unit_idx ON cadres (unit_id, id);

-- An appointment from the proposal to the end of the probation in post. What is raised against somebody during the notice
-- lies sealed; how many of it is not settled stands beside. `steps` is what was done, in order.
CREATE TABLE cadre_appointments (
    id uuid NOT NULL,
    cadre_id uuid NOT NULL,
    kind varchar(10) NOT NULL,
    post varchar(200) NOT NULL,
    removes varchar(200),
    reason varchar(500) NOT NULL,
    elected boolean NOT NULL,
    state varchar(14) NOT NULL,
    discussed_on date NOT NULL,
    notice_from date,
    notice_until date,
    notice_place varchar(200),
    objections_sealed bytea,
    objections_open integer NOT NULL,
    decided_on date,
    doc_no varchar(50),
    probation_until date,
    closed_on date,
    steps jsonb NOT NULL,
    rests_on jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT cadre_appointments_pkey PRIMARY KEY (id),
    CONSTRAINT cadre_appointments_cadre_fk FOREIGN KEY (cadre_id) REFERENCES cadres (id),
    CONSTRAINT cadre_appointments_kind_word CHECK (kind IN ('promotion', 'lateral')),
    CONSTRAINT cadre_appointments_state_word CHECK (state IN (
        'proposed', 'in_notice', 'in_probation', 'appointed', 'confirmed', 'not_confirmed', 'refused', 'withdrawn'
    )),
    CONSTRAINT cadre_appointments_notice_whole CHECK ((notice_from IS NULL) = (notice_until IS NULL)),
    CONSTRAINT cadre_appointments_notice_order CHECK (notice_until >= notice_from),
    CONSTRAINT cadre_appointments_objections CHECK (objections_open >= 0),
    CONSTRAINT cadre_appointments_settled CHECK (objections_open = 0 OR state IN ('in_notice', 'refused', 'withdrawn')),
    CONSTRAINT cadre_appointments_probation CHECK (state <> 'in_probation' OR probation_until IS NOT NULL),
    CONSTRAINT cadre_appointments_closed CHECK (
        (closed_on IS NULL) = (state IN ('proposed', 'in_notice', 'in_probation'))
    )
);

-- One appointment of a cadre is under way before the next is proposed; a probation does not stand in its way.
CREATE UNIQUE INDEX cadre_appointments_open_key ON cadre_appointments (cadre_id)
    WHERE state IN ('proposed', 'in_notice');
CREATE INDEX cadre_appointments_cadre_idx ON cadre_appointments (cadre_id, id);
CREATE INDEX cadre_appointments_notice_idx ON cadre_appointments (notice_until) WHERE state = 'in_notice';
CREATE INDEX cadre_appointments_probation_idx ON cadre_appointments (probation_until) WHERE state = 'in_probation';

GRANT SELECT, INSERT, UPDATE ON cadres TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON cadre_appointments TO {{tenant}};
