-- What an administrator said about the steps an organisation begins with: skipped, confirmed, or nothing. Whether a
-- step is done is seen from the facts and never kept here. One row.
CREATE TABLE onboarding (
    id smallint NOT NULL,
    hidden boolean NOT NULL,
    marks jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT onboarding_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_single_row CHECK (id = 1)
);

GRANT SELECT, INSERT, UPDATE ON onboarding TO {{tenant}};
