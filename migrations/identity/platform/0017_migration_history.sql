-- Every migration of a service's schemas, and how many of each ring there were to do. Rings go one after the other, so how
-- far each came follows from how many are done. migration_runs has the last one of each service.
CREATE TABLE migration_history (
    id uuid NOT NULL,
    service varchar(20) NOT NULL,
    target integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    canary integer NOT NULL,
    early integer NOT NULL,
    rest integer NOT NULL,
    done integer NOT NULL,
    failed integer NOT NULL,
    CONSTRAINT migration_history_pkey PRIMARY KEY (id)
);

CREATE INDEX migration_history_started_idx ON migration_history (started_at, id);
