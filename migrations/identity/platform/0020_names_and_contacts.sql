-- When an organisation took the name that stands here: one that arrives late puts no older name in place of a newer one.
ALTER TABLE organisations ADD COLUMN named_at timestamptz;

-- Who asked for an organisation is forgotten with it. What went before this was not.
UPDATE signups s SET contact_name = '', contact_email = '', contact_phone_sealed = NULL
WHERE s.state = 'approved' AND NOT EXISTS (SELECT FROM organisations o WHERE o.id = s.tenant_id);
