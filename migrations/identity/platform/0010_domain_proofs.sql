-- A proven host is proven again from time to time; since when its proof is missing.
ALTER TABLE domains ADD COLUMN unproven_since timestamptz;
-- A host without a token could be proven by an empty line.
UPDATE domains SET token = 'zhibu-' || replace(gen_random_uuid()::text, '-', '') WHERE token IS NULL;

-- What a tenant's role does with its own hosts, in one transaction with its log and its events. As with events, whose
-- they are is read from the role.
CREATE FUNCTION caller_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT tenant_id FROM platform.tenants WHERE key = platform.caller()
$body$;

-- The own hosts, or the one of that name.
CREATE FUNCTION own_domains(named text)
RETURNS TABLE (host varchar, token varchar, is_primary boolean, added_at timestamptz, checked_at timestamptz,
    verified_at timestamptz, unproven_since timestamptz, failure varchar)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT d.host, coalesce(d.token, ''), coalesce(d.is_primary, false), d.added_at, d.checked_at, d.verified_at,
        d.unproven_since, d.failure
    FROM platform.domains d WHERE d.tenant_id = platform.caller_id() AND ($1 IS NULL OR d.host = $1)
    ORDER BY d.host
$body$;

-- Claims a host: `added`, or why not: `full`, `here` already, `taken` by whoever has proven it.
CREATE FUNCTION domain_add(named text, proof text, at timestamptz, most integer) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
DECLARE
    me uuid := platform.caller_id();
    added integer;
BEGIN
    IF (SELECT count(*) FROM platform.domains d WHERE d.tenant_id = me) >= $4 THEN
        RETURN 'full';
    END IF;
    IF EXISTS (SELECT 1 FROM platform.domains d WHERE d.host = $1 AND d.tenant_id = me) THEN
        RETURN 'here';
    END IF;
    IF EXISTS (SELECT 1 FROM platform.domains d WHERE d.host = $1 AND d.verified_at IS NOT NULL) THEN
        RETURN 'taken';
    END IF;
    INSERT INTO platform.domains (host, tenant_id, token, added_at) VALUES ($1, me, $2, $3)
    ON CONFLICT ON CONSTRAINT domains_pkey DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN CASE added WHEN 1 THEN 'added' ELSE 'here' END;
END
$body$;

-- Writes down how a check ended: `proven` where the host is from now on, `taken` where another was first, else `noted`.
CREATE FUNCTION domain_checked(named text, why text, at timestamptz) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
DECLARE
    me uuid := platform.caller_id();
    was timestamptz;
BEGIN
    SELECT d.verified_at INTO was FROM platform.domains d WHERE d.host = $1 AND d.tenant_id = me FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'noted';
    END IF;
    IF $2 IS NOT NULL THEN
        UPDATE platform.domains d SET checked_at = $3, failure = $2,
            unproven_since = CASE WHEN was IS NULL THEN NULL ELSE coalesce(d.unproven_since, $3) END
        WHERE d.host = $1 AND d.tenant_id = me;
        RETURN 'noted';
    END IF;
    BEGIN
        UPDATE platform.domains d SET checked_at = $3, failure = NULL, unproven_since = NULL,
            verified_at = coalesce(was, $3)
        WHERE d.host = $1 AND d.tenant_id = me;
    EXCEPTION WHEN unique_violation THEN
        UPDATE platform.domains d SET checked_at = $3, failure = 'taken' WHERE d.host = $1 AND d.tenant_id = me;
        RETURN 'taken';
    END;
    RETURN CASE WHEN was IS NULL THEN 'proven' ELSE 'noted' END;
END
$body$;

-- Takes a host out of service whose proof has been missing since that time or longer.
CREATE FUNCTION domain_lose(named text, missing timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    WITH lost AS (
        UPDATE platform.domains d SET verified_at = NULL, is_primary = NULL, unproven_since = NULL, failure = 'lost'
        WHERE d.host = $1 AND d.tenant_id = platform.caller_id() AND d.verified_at IS NOT NULL
            AND d.unproven_since <= $2
        RETURNING 1
    )
    SELECT count(*) > 0 FROM lost
$body$;

-- Makes a proven host the one letters lead to; none where it is NULL.
CREATE FUNCTION domain_prime(named text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    UPDATE platform.domains d SET is_primary = NULL WHERE d.tenant_id = platform.caller_id() AND d.is_primary;
    UPDATE platform.domains d SET is_primary = true
    WHERE d.tenant_id = platform.caller_id() AND d.host = $1 AND d.verified_at IS NOT NULL;
$body$;

CREATE FUNCTION domain_remove(named text) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    WITH gone AS (
        DELETE FROM platform.domains d WHERE d.host = $1 AND d.tenant_id = platform.caller_id() RETURNING 1
    )
    SELECT count(*) > 0 FROM gone
$body$;

REVOKE ALL ON FUNCTION caller_id() FROM PUBLIC;
REVOKE ALL ON FUNCTION own_domains(text) FROM PUBLIC;
REVOKE ALL ON FUNCTION domain_add(text, text, timestamptz, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION domain_checked(text, text, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION domain_lose(text, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION domain_prime(text) FROM PUBLIC;
REVOKE ALL ON FUNCTION domain_remove(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_domains(text) TO {{tenants}};
GRANT EXECUTE ON FUNCTION domain_add(text, text, timestamptz, integer) TO {{tenants}};
GRANT EXECUTE ON FUNCTION domain_checked(text, text, timestamptz) TO {{tenants}};
GRANT EXECUTE ON FUNCTION domain_lose(text, timestamptz) TO {{tenants}};
GRANT EXECUTE ON FUNCTION domain_prime(text) TO {{tenants}};
GRANT EXECUTE ON FUNCTION domain_remove(text) TO {{tenants}};
