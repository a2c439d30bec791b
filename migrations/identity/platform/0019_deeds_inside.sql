-- Lines of the operators' log are written and read; whoever gets hold of the platform's own role changes and deletes none.
REVOKE UPDATE, DELETE ON operator_log FROM {{sys}};

-- What an operator does inside an organisation stands in both logs or was not done: the organisation's transaction writes
-- here as well. As with events, whose it is is read from the role.
CREATE FUNCTION operator_deed(line uuid, operator uuid, action text, why text, request uuid, about uuid, detail text,
    at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    INSERT INTO platform.operator_log (id, at, operator_id, action, tenant_id, why, request_id, about_operator, detail)
    VALUES ($1, $8, $2, $3, platform.caller_id(), $4, $5, $6, $7)
$body$;

-- Where the platform looks for an operator's way into the calling organisation.
CREATE FUNCTION operator_entry_pointer(entry uuid, operator uuid, asked timestamptz, ends timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    INSERT INTO platform.operator_entries (id, tenant_id, operator_id, asked_at, ends_at, over)
    VALUES ($1, platform.caller_id(), $2, $3, $4, false)
$body$;

REVOKE ALL ON FUNCTION operator_deed(uuid, uuid, text, text, uuid, uuid, text, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION operator_entry_pointer(uuid, uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operator_deed(uuid, uuid, text, text, uuid, uuid, text, timestamptz) TO {{tenants}};
GRANT EXECUTE ON FUNCTION operator_entry_pointer(uuid, uuid, timestamptz, timestamptz) TO {{tenants}};
