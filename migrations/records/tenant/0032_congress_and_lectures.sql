-- A congress of delegates (党员代表大会) elects the committee of a large or scattered body in place of all its members.
-- `congress` is of the election of that committee: how many delegates, the approval of the committee above, and how they
-- are divided among the units below. Each of these elects its share by an election of its own, which names the congress and
-- keeps in `mandate` for how many seats it is and who was elected.
ALTER TABLE elections ADD COLUMN congress jsonb;
ALTER TABLE elections ADD COLUMN congress_id uuid;
ALTER TABLE elections ADD COLUMN mandate jsonb;
ALTER TABLE elections ADD CONSTRAINT elections_congress_fk FOREIGN KEY (congress_id) REFERENCES elections (id);
ALTER TABLE elections ADD CONSTRAINT elections_mandate CHECK ((congress_id IS NULL) = (mandate IS NULL));

-- The elections of delegates to a congress.
CREATE INDEX elections_congress_idx ON elections (congress_id, id) WHERE congress_id IS NOT NULL;

-- The congresses that are being prepared, of which there are few.
CREATE INDEX elections_congress_open_idx ON elections (id) WHERE congress IS NOT NULL AND closed_on IS NULL;

-- Who gave a Party lecture (党课): somebody on the list, or who leads a unit above.
ALTER TABLE meetings ADD COLUMN lecturer_id uuid;
ALTER TABLE meetings ADD CONSTRAINT meetings_lecturer_fk FOREIGN KEY (lecturer_id) REFERENCES members (id);
CREATE INDEX meetings_lecturer_idx ON meetings (lecturer_id, day) WHERE lecturer_id IS NOT NULL;
