-- Finds the letters of an address again, for the person it belongs to, without keeping the address.
ALTER TABLE deliveries ADD COLUMN to_blind bytea;

CREATE INDEX deliveries_to_idx ON deliveries (to_blind);
