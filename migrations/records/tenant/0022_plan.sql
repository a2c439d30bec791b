-- The yearly plan of developing members (发展党员计划): what a unit was given for a year. The unit above hands it out of its
-- own, the top of the organisation has it from outside. `changes` is every decision on it, in order.
CREATE TABLE development_plans (
    unit_id uuid NOT NULL,
    year smallint NOT NULL,
    quota integer NOT NULL,
    changes jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT development_plans_pkey PRIMARY KEY (unit_id, year),
    CONSTRAINT development_plans_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT development_plans_quota CHECK (quota >= 0)
);

-- The plan a file was put into (列入发展计划), with why where the plan was used up already; and a special admission (追认 and
-- extreme circumstances) with its approvals, recorded by hand beside whatever steps were taken.
ALTER TABLE development_files ADD COLUMN plan_year smallint;
ALTER TABLE development_files ADD COLUMN planned_on date;
ALTER TABLE development_files ADD COLUMN plan_reason varchar(200);
ALTER TABLE development_files ADD COLUMN special jsonb;
ALTER TABLE development_files ADD CONSTRAINT development_files_plan_whole CHECK (
    (plan_year IS NULL) = (planned_on IS NULL) AND (plan_year IS NOT NULL OR plan_reason IS NULL)
);
ALTER TABLE development_files ADD CONSTRAINT development_files_special_closed CHECK (
    special IS NULL OR (closed_on IS NOT NULL AND member_id IS NOT NULL)
);

CREATE INDEX development_files_plan_idx ON development_files (plan_year) WHERE plan_year IS NOT NULL;
CREATE INDEX development_files_special_idx ON development_files (unit_id) WHERE special IS NOT NULL;
CREATE INDEX development_steps_day_idx ON development_steps (step, decided_on);

GRANT SELECT, INSERT, UPDATE ON development_plans TO {{tenant}};
