-- The day of the month on which a branch holds its themed day (主题党日), where it fixed one itself; without a row that of the
-- organisation holds.
CREATE TABLE themed_days (
    unit_id uuid NOT NULL,
    fixed jsonb NOT NULL,
    set_by uuid,
    set_at timestamptz NOT NULL,
    CONSTRAINT themed_days_pkey PRIMARY KEY (unit_id),
    CONSTRAINT themed_days_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE CASCADE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON themed_days TO {{tenant}};
