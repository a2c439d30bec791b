-- Role x unit, for a half-open period of days. A unit of null is the whole organisation.
CREATE TABLE assignments (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    role varchar(20) NOT NULL,
    unit_id uuid,
    from_on date NOT NULL,
    to_on date,
    assigned_by uuid,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT assignments_pkey PRIMARY KEY (id),
    CONSTRAINT assignments_period CHECK (to_on IS NULL OR to_on > from_on),
    CONSTRAINT assignments_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id)
);

CREATE UNIQUE INDEX assignments_once_key ON assignments (account_id, role, unit_id)
    NULLS NOT DISTINCT WHERE revoked_at IS NULL;
CREATE INDEX assignments_role_idx ON assignments (role) WHERE revoked_at IS NULL;

-- The organisation tree as the records service tells it.
CREATE TABLE units (
    id uuid NOT NULL,
    parent_id uuid,
    path text NOT NULL,
    kind varchar(30) NOT NULL,
    name varchar(200) NOT NULL,
    short_name varchar(60),
    state varchar(20) NOT NULL,
    CONSTRAINT units_pkey PRIMARY KEY (id)
);

CREATE INDEX units_path_idx ON units (path text_pattern_ops);

-- Where a member belongs, so that nobody invites a person of somebody else's branch.
CREATE TABLE member_places (
    member_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT member_places_pkey PRIMARY KEY (member_id)
);

GRANT SELECT, INSERT, UPDATE ON assignments TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON units TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON member_places TO {{tenant}};
