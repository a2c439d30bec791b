-- The two things a tenant's role may do outside its own schema. Whose event or job it is, is read from the
-- role the transaction runs as; no argument can say otherwise.
CREATE FUNCTION caller() RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = platform, pg_temp
AS $body$
DECLARE
    role text := current_setting('role');
BEGIN
    IF role !~ '^t_[a-z2-7]{12}_[a-z]{3}$' THEN
        RAISE EXCEPTION 'not in a tenant transaction' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN substr(role, 3, 12);
END
$body$;

CREATE FUNCTION emit(kind text, payload text) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    INSERT INTO platform.outbox (tenant_key, kind, payload)
    VALUES (platform.caller(), $1, $2)
    RETURNING id
$body$;

-- The dedupe word is kept under the tenant's key: two tenants never stand in each other's way.
CREATE FUNCTION enqueue(queue text, payload text, run_at timestamptz, dedupe text) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    INSERT INTO platform.jobs (tenant_key, queue, payload, run_at, dedupe)
    VALUES (platform.caller(), $1, $2, $3, platform.caller() || ':' || $4)
    ON CONFLICT (queue, dedupe) DO NOTHING
    RETURNING id
$body$;

REVOKE ALL ON FUNCTION caller() FROM PUBLIC;
REVOKE ALL ON FUNCTION emit(text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION enqueue(text, text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION emit(text, text) TO {{tenants}};
GRANT EXECUTE ON FUNCTION enqueue(text, text, timestamptz, text) TO {{tenants}};
