-- What became of every letter. The letter itself is not kept: its text and address are erased with the job.
CREATE TABLE deliveries (
    id uuid NOT NULL,
    template varchar(60) NOT NULL,
    to_masked varchar(254) NOT NULL,
    state varchar(10) NOT NULL,
    attempts integer NOT NULL,
    next_at timestamptz,
    sent_at timestamptz,
    last_error varchar(500),
    created_at timestamptz NOT NULL,
    CONSTRAINT deliveries_pkey PRIMARY KEY (id),
    CONSTRAINT deliveries_state_word CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    CONSTRAINT deliveries_sent_when CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);

CREATE INDEX deliveries_recent_idx ON deliveries (created_at, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON deliveries TO {{tenant}};
