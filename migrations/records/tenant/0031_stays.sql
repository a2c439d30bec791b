-- What is known of a stay away (流动): outside the country (出国), where the branch has to hear of the member; how long it is
-- to last, whether unit of work or residence changed, and whether it is at one place, from which follows what paper it needs.
-- Empty is not told.
ALTER TABLE floating_spells ADD COLUMN abroad boolean;
ALTER TABLE floating_spells ADD COLUMN last_contact_on date;
ALTER TABLE floating_spells ADD COLUMN last_contact_by varchar(50);
ALTER TABLE floating_spells ADD COLUMN expected_until date;
ALTER TABLE floating_spells ADD COLUMN changed boolean;
ALTER TABLE floating_spells ADD COLUMN fixed_place boolean;
ALTER TABLE floating_spells ADD CONSTRAINT floating_spells_contact CHECK (last_contact_on >= since);

-- Certificates (党员证明信) for a stay that moves no relation. Numbered from 1 in each year; a wrong one is cancelled, and its
-- number stays taken.
CREATE TABLE stay_certificates (
    id uuid NOT NULL,
    spell_id uuid NOT NULL,
    issuer_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    addressee varchar(200) NOT NULL,
    issued_on date NOT NULL,
    valid_until date NOT NULL,
    rests_on jsonb NOT NULL,
    issued_by uuid,
    cancelled_on date,
    cancel_reason varchar(300),
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT stay_certificates_pkey PRIMARY KEY (id),
    CONSTRAINT stay_certificates_number_key UNIQUE (year, number),
    CONSTRAINT stay_certificates_spell_fk FOREIGN KEY (spell_id) REFERENCES floating_spells (id),
    CONSTRAINT stay_certificates_issuer_fk FOREIGN KEY (issuer_id) REFERENCES units (id),
    CONSTRAINT stay_certificates_number CHECK (number > 0),
    CONSTRAINT stay_certificates_period CHECK (valid_until >= issued_on),
    CONSTRAINT stay_certificates_cancelled CHECK ((cancelled_on IS NULL) = (cancel_reason IS NULL))
);

CREATE INDEX stay_certificates_spell_idx ON stay_certificates (spell_id);

GRANT SELECT, INSERT, UPDATE ON stay_certificates TO {{tenant}};

-- Members of organisations elsewhere who take part in a unit (流入党员): no members here, so as little as the unit needs to know
-- them by. The number of the paper that was seen is erased when the time here ends.
CREATE TABLE visiting_members (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    name varchar(50) NOT NULL,
    from_place varchar(200) NOT NULL,
    paper_no varchar(50),
    paper_until date,
    since date NOT NULL,
    until date,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    end_recorded_at timestamptz,
    CONSTRAINT visiting_members_pkey PRIMARY KEY (id),
    CONSTRAINT visiting_members_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT visiting_members_period CHECK (until >= since),
    CONSTRAINT visiting_members_erased CHECK (
        end_recorded_at IS NULL OR (until IS NOT NULL AND paper_no IS NULL AND paper_until IS NULL)
    )
);

CREATE INDEX visiting_members_unit_idx ON visiting_members (unit_id, id);

GRANT SELECT, INSERT, UPDATE ON visiting_members TO {{tenant}};
