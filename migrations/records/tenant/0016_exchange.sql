-- Transfers from and to another organisation of the deployment: each side has a row of its own. `exchange_number` is
-- that of the last message that was said or heard; it moves in the transaction of what the message does.
ALTER TABLE transfers ADD COLUMN exchange_id uuid;
ALTER TABLE transfers ADD COLUMN exchange_number integer;
ALTER TABLE transfers ADD COLUMN partner jsonb;
ALTER TABLE transfers DROP CONSTRAINT transfers_route_word;
ALTER TABLE transfers ADD CONSTRAINT transfers_route_word CHECK (route IN (
    'between', 'same_committee', 'outgoing', 'incoming', 'exchange_out', 'exchange_in'
));
ALTER TABLE transfers DROP CONSTRAINT transfers_side_here;
ALTER TABLE transfers ADD CONSTRAINT transfers_side_here CHECK (
    (route IN ('incoming', 'exchange_in')) = (from_unit_id IS NULL)
    AND (route IN ('outgoing', 'exchange_out')) = (to_unit_id IS NULL)
);
ALTER TABLE transfers DROP CONSTRAINT transfers_member_known;
ALTER TABLE transfers ADD CONSTRAINT transfers_member_known CHECK (
    route IN ('incoming', 'exchange_in') OR member_id IS NOT NULL
);
ALTER TABLE transfers ADD CONSTRAINT transfers_partner_known CHECK (
    (route IN ('exchange_out', 'exchange_in')) = (partner IS NOT NULL)
);
ALTER TABLE transfers ADD CONSTRAINT transfers_exchange_numbered CHECK (
    (exchange_id IS NULL) = (exchange_number IS NULL) AND (exchange_id IS NULL OR partner IS NOT NULL)
);
CREATE UNIQUE INDEX transfers_exchange_key ON transfers (exchange_id) WHERE exchange_id IS NOT NULL;

-- What was said between the two sides, as it was signed. Nothing of a person stands in it.
CREATE TABLE transfer_envelopes (
    transfer_id uuid NOT NULL,
    number integer NOT NULL,
    sent boolean NOT NULL,
    envelope varchar(1000) NOT NULL,
    signature bytea,
    at timestamptz NOT NULL,
    CONSTRAINT transfer_envelopes_pkey PRIMARY KEY (transfer_id, number),
    CONSTRAINT transfer_envelopes_transfer_fk FOREIGN KEY (transfer_id) REFERENCES transfers (id),
    CONSTRAINT transfer_envelopes_number CHECK (number > 0)
);

GRANT SELECT, INSERT ON transfer_envelopes TO {{tenant}};
