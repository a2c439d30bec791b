-- Answers given to operators, so that a request sent twice is done once: as each organisation has them, for those who have
-- none. What operators do reaches over several databases, so the key is taken before it begins; without a status it is
-- being done, by a run that says now and then that it goes on. The body is sealed.
CREATE TABLE operator_answers (
    operator_id uuid NOT NULL,
    key varchar(200) NOT NULL,
    request_hash bytea NOT NULL,
    begun_at timestamptz NOT NULL,
    run_id uuid NOT NULL,
    alive_at timestamptz NOT NULL,
    status integer,
    content_type varchar(100),
    body bytea,
    CONSTRAINT operator_answers_pkey PRIMARY KEY (operator_id, key),
    CONSTRAINT operator_answers_whole CHECK (
        (status IS NULL) = (body IS NULL) AND (status IS NULL) = (content_type IS NULL)
    )
);

CREATE UNIQUE INDEX operator_answers_run_key ON operator_answers (run_id);
CREATE INDEX operator_answers_age_idx ON operator_answers (alive_at);
