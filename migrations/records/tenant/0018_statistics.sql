-- Statistics as they were frozen for a cut-off day: rows are only added. `content` are the figures, read and written as
-- a whole; `members` are the ids of those who were counted, sixteen bytes each, rising, and `hash` is their SHA-256, so
-- that a later look can say who has come and who has gone since. A corrected report is another snapshot.
CREATE TABLE statistics_snapshots (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_name varchar(200) NOT NULL,
    cut_off_on date NOT NULL,
    opened_after date NOT NULL,
    occasion varchar(10) NOT NULL,
    note varchar(200),
    content jsonb NOT NULL,
    members bytea NOT NULL,
    member_count integer NOT NULL,
    hash bytea NOT NULL,
    frozen_by uuid,
    frozen_at timestamptz NOT NULL,
    CONSTRAINT statistics_snapshots_pkey PRIMARY KEY (id),
    CONSTRAINT statistics_snapshots_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT statistics_snapshots_occasion_word CHECK (occasion IN ('cut_off', 'by_hand')),
    CONSTRAINT statistics_snapshots_period CHECK (opened_after < cut_off_on),
    CONSTRAINT statistics_snapshots_members_whole CHECK (octet_length(members) = 16 * member_count),
    CONSTRAINT statistics_snapshots_hash_length CHECK (octet_length(hash) = 32)
);

CREATE INDEX statistics_snapshots_unit_idx ON statistics_snapshots (unit_id, id);

-- Which membership changed its branch or its state, and when, is told by the audit log alone. A log of a hundred
-- thousand members has millions of entries and a few thousand of these: without this index every count of a day in
-- the past reads the whole log.
CREATE INDEX audit_log_memberships_idx ON audit_log (seq)
    WHERE subject = 'member' AND action = 'update'
    AND (old LIKE '%"membership_state":%' OR old LIKE '%"unit_id":%');

GRANT SELECT, INSERT ON statistics_snapshots TO {{tenant}};
