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
