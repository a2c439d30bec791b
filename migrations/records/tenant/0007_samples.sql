-- Which units, members and posts are sample data, so that just those can be taken away again.
CREATE TABLE samples (
    subject_id uuid NOT NULL,
    subject varchar(8) NOT NULL,
    position integer NOT NULL,
    added_at timestamptz NOT NULL,
    CONSTRAINT samples_pkey PRIMARY KEY (subject_id),
    CONSTRAINT samples_subject_word CHECK (subject IN ('unit', 'member', 'post'))
);

GRANT SELECT, INSERT, DELETE ON samples TO {{tenant}};
-- only samples are ever deleted; the history of real posts stays
GRANT DELETE ON posts TO {{tenant}};
