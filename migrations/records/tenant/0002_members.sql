-- Members with every field of the collection form. Sealed columns hold ciphertext; the blind columns find a
-- number again without opening it. `name_grams` are the single characters and pairs of the name, so that one
-- and two characters can be searched with an index; `initials` are those of the pinyin.
CREATE TABLE members (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    group_id uuid,
    name varchar(50) NOT NULL,
    name_grams text[] NOT NULL,
    initials varchar(100) COLLATE "C" NOT NULL,
    id_no_sealed bytea NOT NULL,
    id_no_blind bytea NOT NULL,
    id_birth_date date,
    gender varchar(12) NOT NULL,
    ethnic varchar(2),
    birth_date date,
    native_place_code varchar(12),
    native_place varchar(100),
    birth_place_code varchar(12),
    birth_place varchar(100),
    education varchar(2),
    degree varchar(3),
    political_status varchar(2) NOT NULL,
    member_kind varchar(12) NOT NULL,
    membership_state varchar(16) NOT NULL,
    joined_on date NOT NULL,
    full_on date,
    work_post varchar(20),
    job_title varchar(100),
    work_unit varchar(200),
    mobile_sealed bytea,
    mobile_tail_blind bytea,
    landline_sealed bytea,
    address_sealed bytea,
    police_station_sealed bytea,
    circumstances_sealed bytea,
    veteran boolean NOT NULL,
    medal boolean NOT NULL,
    not_applicable text[] NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT members_pkey PRIMARY KEY (id),
    CONSTRAINT members_id_no_key UNIQUE (id_no_blind),
    CONSTRAINT members_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT members_group_fk FOREIGN KEY (group_id) REFERENCES units (id),
    CONSTRAINT members_gender_word CHECK (gender IN ('male', 'female', 'unknown', 'not_stated')),
    CONSTRAINT members_kind_word CHECK (member_kind IN ('full', 'probationary')),
    CONSTRAINT members_state_word CHECK (membership_state IN (
        'normal', 'suspended', 'removed', 'withdrawn', 'expelled', 'deceased', 'not_recognised'
    )),
    CONSTRAINT members_confirmed_after_joined CHECK (full_on >= joined_on),
    CONSTRAINT members_probation_open CHECK (member_kind = 'full' OR full_on IS NULL),
    CONSTRAINT members_tail_whole CHECK ((mobile_sealed IS NULL) = (mobile_tail_blind IS NULL))
);

CREATE INDEX members_unit_idx ON members (unit_id);
CREATE INDEX members_group_idx ON members (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX members_initials_idx ON members (initials, id);
CREATE INDEX members_joined_idx ON members (joined_on, id);
CREATE INDEX members_tail_idx ON members (mobile_tail_blind) WHERE mobile_tail_blind IS NOT NULL;
CREATE INDEX members_name_grams_idx ON members USING gin (name_grams);

GRANT SELECT, INSERT, UPDATE, DELETE ON members TO {{tenant}};
