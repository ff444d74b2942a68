-- Who asks, as set by SET LOCAL in the first flush of a transaction. After the first transaction of a session an unset value is '' and
-- not NULL, hence nullif. These are single expressions, so the planner puts them in place of the call.

CREATE OR REPLACE FUNCTION baton.current_tenant() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('baton.tenant', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION baton.current_member() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('baton.member', true), '')::uuid $$;

-- The member's own team.
CREATE OR REPLACE FUNCTION baton.current_team() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('baton.team', true), '')::uuid $$;

-- Whether a team is the member's own or below it. The setting is searched as text: a policy may hold no subquery, so the setting would be
-- parsed into an array again for each row, which cost four times as much. And the planner takes the result for a third of all rows; it
-- would estimate `= ANY` by the number of teams of all tenants, and then sort a whole tenant for one page.
CREATE OR REPLACE FUNCTION baton.in_my_teams(p_team uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT strpos(current_setting('baton.teams', true), p_team::text) > 0 $$;

-- The same as a set, for an index to look up. Parsed anew wherever it is not: as a test of single rows it costs five times as much.
CREATE OR REPLACE FUNCTION baton.current_teams() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT string_to_array(nullif(current_setting('baton.teams', true), ''), ',')::uuid[] $$;

-- The member's region, when he has one only.
CREATE OR REPLACE FUNCTION baton.current_region() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('baton.region', true), '')::uuid $$;

-- Whether a region is one of the member's.
CREATE OR REPLACE FUNCTION baton.in_my_regions(p_region uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT strpos(current_setting('baton.regions', true), p_region::text) > 0 $$;

CREATE OR REPLACE FUNCTION baton.current_regions() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT string_to_array(nullif(current_setting('baton.regions', true), ''), ',')::uuid[] $$;

-- The only clock of statements, views and rules. Tests put one with an offset in its place.
CREATE OR REPLACE FUNCTION baton.now() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT statement_timestamp() $$;

-- Fails when the tenant's access has changed since the caller's copy was read, or its trial has ended: first statement of every transaction of a
-- member.
-- BT001 makes the service read its copy again.
CREATE OR REPLACE FUNCTION baton.assert_access(p_tenant uuid, p_version integer) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM baton.tenant t WHERE t.id = p_tenant AND t.access_version = p_version
                      AND (t.status <> 1 OR t.trial_ends_at > baton.now())) THEN
        RAISE EXCEPTION 'access has changed' USING ERRCODE = 'BT001';
    END IF;
END
$$;

-- Locks a lead in the version that the caller has seen, or fails with BT004: ties a command's read under the member's shape to its
-- effect under `system`.
CREATE OR REPLACE FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM baton.lead l
    WHERE l.tenant_id = p_tenant AND l.id = p_lead AND l.version = p_version AND l.deleted_at IS NULL
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the lead has changed' USING ERRCODE = 'BT004';
    END IF;
END
$$;
