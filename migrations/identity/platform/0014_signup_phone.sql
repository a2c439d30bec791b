-- The telephone of an application's contact, sealed: whoever decides may want to ring up.
ALTER TABLE signups ADD COLUMN contact_phone_sealed bytea;
