-- Whoever was ever moved into a unit or out of it: the archive of a branch is about them as well, and asks for them at every
-- look. Moves are a few thousandths of the log.
CREATE INDEX audit_log_unit_was_idx ON audit_log ((old::jsonb ->> 'unit_id'))
    WHERE subject = 'member' AND action = 'update' AND old LIKE '%"unit_id":%';
CREATE INDEX audit_log_unit_is_idx ON audit_log ((new::jsonb ->> 'unit_id'))
    WHERE subject = 'member' AND action = 'update' AND old LIKE '%"unit_id":%';
