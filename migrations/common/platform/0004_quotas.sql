-- How much of the deployment a tenant may use, where it was decided for it alone (JSON; what it does not name is
-- as the settings say for its kind), and how much it uses: figures, never content. A running total lies under
-- 1970-01-01, what counts by the day under its day.
ALTER TABLE tenants ADD COLUMN quotas varchar(1000);

CREATE TABLE usage (
    tenant_key varchar(12) NOT NULL,
    what varchar(30) NOT NULL,
    day date NOT NULL,
    amount bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT usage_pkey PRIMARY KEY (tenant_key, what, day),
    CONSTRAINT usage_not_below_zero CHECK (amount >= 0),
    CONSTRAINT usage_tenant_fk FOREIGN KEY (tenant_key) REFERENCES tenants (key) ON DELETE CASCADE
);

CREATE INDEX usage_day_idx ON usage (what, day);

-- A tenant's role sees its own quotas and figures, and counts on its own figures. As with events, whose they are
-- is read from the role.
CREATE FUNCTION quotas() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT quotas FROM platform.tenants WHERE key = platform.caller()
$body$;

CREATE FUNCTION used(what text, day date) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    SELECT coalesce(sum(u.amount), 0)::bigint FROM platform.usage u
    WHERE u.tenant_key = platform.caller() AND u.what = $1 AND u.day = $2
$body$;

-- Adds to a figure (or takes away) and gives what it is then. The row is held until the transaction ends, so two
-- that count at the same time cannot both take the last of it.
CREATE FUNCTION count_use(what text, day date, amount bigint) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    INSERT INTO platform.usage AS u (tenant_key, what, day, amount)
    VALUES (platform.caller(), $1, $2, greatest($3, 0))
    ON CONFLICT (tenant_key, what, day)
    DO UPDATE SET amount = greatest(u.amount + $3, 0), updated_at = now()
    RETURNING u.amount
$body$;

-- Puts a figure that was counted afresh in the place of the old one.
CREATE FUNCTION set_use(what text, day date, amount bigint) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = platform, pg_temp
AS $body$
    INSERT INTO platform.usage AS u (tenant_key, what, day, amount)
    VALUES (platform.caller(), $1, $2, greatest($3, 0))
    ON CONFLICT (tenant_key, what, day)
    DO UPDATE SET amount = greatest($3, 0), updated_at = now()
    RETURNING u.amount
$body$;

REVOKE ALL ON FUNCTION quotas() FROM PUBLIC;
REVOKE ALL ON FUNCTION used(text, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION count_use(text, date, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION set_use(text, date, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quotas() TO {{tenants}};
GRANT EXECUTE ON FUNCTION used(text, date) TO {{tenants}};
GRANT EXECUTE ON FUNCTION count_use(text, date, bigint) TO {{tenants}};
GRANT EXECUTE ON FUNCTION set_use(text, date, bigint) TO {{tenants}};
