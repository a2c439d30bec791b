-- An organisation's people hear a last time when it has been deleted: what they are sent is written while their addresses
-- can be read, and lies sealed beside the certificate until that is issued.
ALTER TABLE deletion_certificates ADD COLUMN letters text;

-- The day of deletion its people were reminded of.
ALTER TABLE organisations ADD COLUMN reminded_for timestamptz;
