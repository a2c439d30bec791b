-- What organisations of the deployment pass to one another. Who an organisation is, is read from the role the
-- transaction runs as; no argument can say otherwise.

-- How an organisation is known to others, the keys it signs with and opens with, and the committees that take
-- relations for it, as JSON. Who is not to be found is here for its keys alone.
CREATE TABLE exchange_parties (
    tenant_id uuid NOT NULL,
    name varchar(200) NOT NULL,
    kind varchar(20) NOT NULL,
    accepts boolean NOT NULL,
    committees text NOT NULL,
    sign_key bytea NOT NULL,
    seal_key bytea NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT exchange_parties_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT exchange_parties_keys_length CHECK (length(sign_key) = 32 AND length(seal_key) = 32)
);

-- The steps of both sides of an exchange in one line. Its next number is there once: of two sides that act at the same
-- time one is too late. What is said lies in `sealed`, which the receiver alone opens, and is erased when it was taken.
CREATE TABLE exchange_messages (
    exchange_id uuid NOT NULL,
    number integer NOT NULL,
    sender uuid NOT NULL,
    receiver uuid NOT NULL,
    envelope varchar(1000) NOT NULL,
    signature bytea,
    sealed bytea,
    sent_at timestamptz NOT NULL DEFAULT now(),
    taken_at timestamptz,
    CONSTRAINT exchange_messages_pkey PRIMARY KEY (exchange_id, number),
    CONSTRAINT exchange_messages_number CHECK (number > 0),
    CONSTRAINT exchange_messages_two_sides CHECK (sender <> receiver),
    CONSTRAINT exchange_messages_erased CHECK (taken_at IS NULL OR sealed IS NULL)
);

CREATE INDEX exchange_messages_waiting_idx ON exchange_messages (receiver, exchange_id, number)
    WHERE taken_at IS NULL;
CREATE INDEX exchange_messages_sender_idx ON exchange_messages (sender, exchange_id);
CREATE INDEX exchange_messages_receiver_idx ON exchange_messages (receiver, exchange_id);

-- Who keeps the open development file of a person: `print` is the person's number under a key of the deployment.
CREATE TABLE development_claims (
    print bytea NOT NULL,
    tenant_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT development_claims_pkey PRIMARY KEY (print),
    CONSTRAINT development_claims_print_length CHECK (length(print) = 16)
);

CREATE INDEX development_claims_tenant_idx ON development_claims (tenant_id);

-- Files that were open before there were claims get theirs.
INSERT INTO jobs (tenant_key, queue, payload, run_at, dedupe)
SELECT key, 'exchange', '{"work":"claim"}', now(), key || ':claim'
FROM tenants WHERE tenant_id IS NOT NULL
ON CONFLICT (queue, dedupe) DO NOTHING;

CREATE FUNCTION caller_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT tenant_id FROM platform.tenants WHERE key = platform.caller()
$body$;

-- Says who one is. What is NULL stays as it was, and a new one is not to be found.
CREATE FUNCTION exchange_introduce(name text, accepts boolean, committees text, sign_key bytea, seal_key bytea)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    INSERT INTO platform.exchange_parties AS p
        (tenant_id, name, kind, accepts, committees, sign_key, seal_key, updated_at)
    SELECT t.tenant_id, $1, t.kind, coalesce($2, false), coalesce($3, '[]'), $4, $5, now()
    FROM platform.tenants t WHERE t.key = platform.caller()
    ON CONFLICT (tenant_id) DO UPDATE SET
        name = $1, accepts = coalesce($2, p.accepts), committees = coalesce($3, p.committees),
        sign_key = $4, seal_key = $5, updated_at = now()
$body$;

-- Others that take relations now, by part of their name.
CREATE FUNCTION exchange_directory(part text, most integer)
RETURNS TABLE (tenant_id uuid, name varchar, kind varchar, committees text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT p.tenant_id, p.name, p.kind, p.committees FROM platform.exchange_parties p
    JOIN platform.tenants t ON t.tenant_id = p.tenant_id AND t.state = 'active'
    WHERE p.accepts AND p.tenant_id <> platform.caller_id() AND position(lower($1) IN lower(p.name)) > 0
    ORDER BY p.name, p.tenant_id LIMIT $2
$body$;

-- One party: to be found by its id where it takes relations, is oneself, or had to do with oneself.
CREATE FUNCTION exchange_party(id uuid)
RETURNS TABLE (tenant_id uuid, name varchar, kind varchar, accepts boolean, committees text, sign_key bytea, seal_key bytea)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT p.tenant_id, p.name, p.kind, p.accepts AND t.state IS NOT NULL AND t.state = 'active', p.committees,
        p.sign_key, p.seal_key
    FROM platform.exchange_parties p LEFT JOIN platform.tenants t ON t.tenant_id = p.tenant_id
    WHERE p.tenant_id = $1 AND (p.accepts OR p.tenant_id = platform.caller_id() OR EXISTS (
        SELECT 1 FROM platform.exchange_messages m WHERE
            (m.sender = $1 AND m.receiver = platform.caller_id()) OR
            (m.receiver = $1 AND m.sender = platform.caller_id())))
$body$;

-- Posts the next message of an exchange. `raced` when the other side was first, `gone` when there is nobody to tell.
CREATE FUNCTION exchange_post(
    exchange_id uuid, number integer, receiver uuid, envelope text, signature bytea, sealed bytea
) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
DECLARE
    me uuid := platform.caller_id();
    there varchar(12);
    posted integer;
BEGIN
    SELECT t.key INTO there FROM platform.tenants t WHERE t.tenant_id = $3;
    IF there IS NULL OR me = $3 THEN
        RETURN 'gone';
    END IF;
    IF $2 > 1 AND NOT EXISTS (
        SELECT 1 FROM platform.exchange_messages m WHERE m.exchange_id = $1 AND m.number = 1
            AND ((m.sender = me AND m.receiver = $3) OR (m.sender = $3 AND m.receiver = me))
    ) THEN
        RETURN 'gone';
    END IF;
    IF $2 > 1 AND NOT EXISTS (
        SELECT 1 FROM platform.exchange_messages m WHERE m.exchange_id = $1 AND m.number = $2 - 1
    ) THEN
        RETURN 'raced';
    END IF;
    IF $2 = 1 AND NOT EXISTS (
        SELECT 1 FROM platform.exchange_parties p JOIN platform.tenants t ON t.tenant_id = p.tenant_id
        WHERE p.tenant_id = $3 AND p.accepts AND t.state = 'active'
    ) THEN
        RETURN 'gone';
    END IF;
    INSERT INTO platform.exchange_messages (exchange_id, number, sender, receiver, envelope, signature, sealed)
    VALUES ($1, $2, me, $3, $4, $5, $6)
    ON CONFLICT ON CONSTRAINT exchange_messages_pkey DO NOTHING;
    GET DIAGNOSTICS posted = ROW_COUNT;
    IF posted = 0 THEN
        RETURN 'raced';
    END IF;
    INSERT INTO platform.jobs (tenant_key, queue, payload, run_at)
    VALUES (there, 'exchange', '{"work":"hear"}', now());
    RETURN 'posted';
END
$body$;

-- What was said to oneself and is not taken yet, each exchange in its order.
CREATE FUNCTION exchange_waiting(most integer)
RETURNS TABLE (exchange_id uuid, number integer, sender uuid, envelope varchar, signature bytea, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT m.exchange_id, m.number, m.sender, m.envelope, m.signature, m.sealed FROM platform.exchange_messages m
    WHERE m.receiver = platform.caller_id() AND m.taken_at IS NULL
    ORDER BY m.exchange_id, m.number LIMIT $1
$body$;

CREATE FUNCTION exchange_take(exchange_id uuid, number integer) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    WITH taken AS (
        UPDATE platform.exchange_messages m SET taken_at = now(), sealed = NULL
        WHERE m.exchange_id = $1 AND m.number = $2 AND m.receiver = platform.caller_id() AND m.taken_at IS NULL
        RETURNING 1)
    SELECT count(*)::integer FROM taken
$body$;

-- Whether the file of a person may be kept here: false says that somebody else keeps one, and not who.
CREATE FUNCTION claim_development(print bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
BEGIN
    -- what is being filled belongs to nobody yet
    IF platform.caller_id() IS NULL THEN
        RETURN true;
    END IF;
    INSERT INTO platform.development_claims (print, tenant_id) VALUES ($1, platform.caller_id())
    ON CONFLICT ON CONSTRAINT development_claims_pkey DO NOTHING;
    RETURN EXISTS (
        SELECT 1 FROM platform.development_claims c WHERE c.print = $1 AND c.tenant_id = platform.caller_id());
END
$body$;

CREATE FUNCTION release_development(print bytea) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    WITH released AS (
        DELETE FROM platform.development_claims c
        WHERE c.print = $1 AND c.tenant_id = platform.caller_id() RETURNING 1)
    SELECT count(*)::integer FROM released
$body$;

-- Before all claims are made anew, from the files that are open.
CREATE FUNCTION release_all_development() RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    WITH released AS (
        DELETE FROM platform.development_claims c WHERE c.tenant_id = platform.caller_id() RETURNING 1)
    SELECT count(*)::integer FROM released
$body$;

REVOKE ALL ON FUNCTION caller_id() FROM PUBLIC;
REVOKE ALL ON FUNCTION exchange_introduce(text, boolean, text, bytea, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION exchange_directory(text, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION exchange_party(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION exchange_post(uuid, integer, uuid, text, bytea, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION exchange_waiting(integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION exchange_take(uuid, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION claim_development(bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION release_development(bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION release_all_development() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION exchange_introduce(text, boolean, text, bytea, bytea) TO {{tenants}};
GRANT EXECUTE ON FUNCTION exchange_directory(text, integer) TO {{tenants}};
GRANT EXECUTE ON FUNCTION exchange_party(uuid) TO {{tenants}};
GRANT EXECUTE ON FUNCTION exchange_post(uuid, integer, uuid, text, bytea, bytea) TO {{tenants}};
GRANT EXECUTE ON FUNCTION exchange_waiting(integer) TO {{tenants}};
GRANT EXECUTE ON FUNCTION exchange_take(uuid, integer) TO {{tenants}};
GRANT EXECUTE ON FUNCTION claim_development(bytea) TO {{tenants}};
GRANT EXECUTE ON FUNCTION release_development(bytea) TO {{tenants}};
GRANT EXECUTE ON FUNCTION release_all_development() TO {{tenants}};
