-- Stays away from the own branch (流动) and times out of contact (失联). A member has one open entry in each.
CREATE TABLE floating_spells (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    where_to varchar(200) NOT NULL,
    since date NOT NULL,
    until date,
    inflow_unit_id uuid,
    contact_sealed bytea,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    end_recorded_at timestamptz,
    CONSTRAINT floating_spells_pkey PRIMARY KEY (id),
    CONSTRAINT floating_spells_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT floating_spells_inflow_fk FOREIGN KEY (inflow_unit_id) REFERENCES units (id),
    CONSTRAINT floating_spells_period CHECK (until >= since)
);

CREATE UNIQUE INDEX floating_spells_open_key ON floating_spells (member_id) WHERE until IS NULL;
CREATE INDEX floating_spells_member_idx ON floating_spells (member_id);

CREATE TABLE lost_contacts (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    since date NOT NULL,
    reason_code varchar(1) NOT NULL,
    until date,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    end_recorded_at timestamptz,
    CONSTRAINT lost_contacts_pkey PRIMARY KEY (id),
    CONSTRAINT lost_contacts_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT lost_contacts_reason_code CHECK (reason_code BETWEEN '1' AND '7'),
    CONSTRAINT lost_contacts_period CHECK (until >= since)
);

CREATE UNIQUE INDEX lost_contacts_open_key ON lost_contacts (member_id) WHERE until IS NULL;
CREATE INDEX lost_contacts_member_idx ON lost_contacts (member_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON floating_spells TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON lost_contacts TO {{tenant}};
