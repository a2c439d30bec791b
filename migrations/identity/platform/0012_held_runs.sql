-- A change of an organisation can be held before its next step. A step that goes from service to service is written down
-- by its parts (such as others/records), and how often what comes next has failed is counted by itself.
ALTER TABLE provisioning ADD COLUMN part varchar(40);
ALTER TABLE provisioning ADD COLUMN step_attempts integer;
ALTER TABLE provisioning ALTER COLUMN step_attempts SET DEFAULT 0;
UPDATE provisioning SET step_attempts = attempts WHERE step_attempts IS NULL;
ALTER TABLE provisioning ALTER COLUMN step_attempts SET NOT NULL;
ALTER TABLE provisioning ADD COLUMN held_since timestamptz;
ALTER TABLE provisioning ADD COLUMN held_by uuid;
ALTER TABLE provisioning ADD CONSTRAINT provisioning_held_by_somebody
    CHECK ((held_since IS NULL) = (held_by IS NULL));
