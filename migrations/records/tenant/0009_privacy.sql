-- Corrections and the rows of imports are erased when the organisation's periods are over.
GRANT DELETE ON corrections TO {{tenant}};

-- Wishes for erasure that were carried out: hearing of one again must not erase what was entered since.
CREATE TABLE erasures_done (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT erasures_done_pkey PRIMARY KEY (id)
);

GRANT SELECT, INSERT ON erasures_done TO {{tenant}};
