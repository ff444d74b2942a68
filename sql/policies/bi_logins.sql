-- Logins of BI tools. Made by the role `compiler` inside these functions and nowhere else; each acts for the tenant that the caller's transaction
-- is fenced to, and touches no login of another one. Run by the administrator; may run again at any time.
--
-- What the settings of such a login say are defaults, which it can change. What holds: no right to write, no temporary tables, the number
-- of connections, temp_file_limit where the administrator may hand it out, and the watchdog.

-- Fails unless the login is of this installation and of the current tenant, or has no tenant yet.
CREATE OR REPLACE FUNCTION baton.check_bi_login(p_login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_login !~ ('^' || baton.role_prefix() || 'bi_[a-z0-9]{12}_[12]$') THEN
        RAISE EXCEPTION 'not a BI login: %', p_login USING ERRCODE = 'BT002';
    END IF;
    IF baton.current_tenant() IS NULL OR EXISTS (
        SELECT FROM pg_roles u JOIN pg_auth_members m ON m.member = u.oid JOIN pg_roles r ON r.oid = m.roleid
        WHERE u.rolname = p_login AND starts_with(r.rolname, baton.role_prefix() || 'mark_tenant_')
          AND right(r.rolname, 32) <> replace(baton.current_tenant()::text, '-', ''))
    THEN
        RAISE EXCEPTION 'the BI login is of another tenant' USING ERRCODE = 'BT002';
    END IF;
    -- Roles are of the whole cluster: one at a time, so that a marker is not dropped while another login gets it.
    PERFORM pg_advisory_xact_lock(hashtextextended('baton.bi_login', 0));
END
$$;

-- The roles that a login is a member of.
CREATE OR REPLACE FUNCTION baton.bi_login_roles(p_login text) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.rolname::text
    FROM pg_roles u JOIN pg_auth_members m ON m.member = u.oid JOIN pg_roles r ON r.oid = m.roleid
    WHERE u.rolname = p_login
$$;

-- Drops a marker that nobody has any more; does nothing with other roles.
CREATE OR REPLACE FUNCTION baton.drop_bi_marker(p_role text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF starts_with(p_role, baton.role_prefix() || 'mark_') AND NOT EXISTS (
        SELECT FROM pg_roles r JOIN pg_auth_members m ON m.roleid = r.oid JOIN pg_roles u ON u.oid = m.member
        WHERE r.rolname = p_role AND u.rolname <> current_user)
    THEN
        EXECUTE format('DROP ROLE %I', p_role);
    END IF;
END
$$;

-- Ends the sessions of a login that began before a time, and says how many there were. A prepared statement keeps the policies that it was
-- planned with: who loses a right must begin anew.
CREATE OR REPLACE FUNCTION baton.end_bi_sessions(p_login text, p_before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM baton.check_bi_login(p_login);
    RETURN (SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = p_login AND backend_start < p_before);
END
$$;

-- Makes a login, or gives it another password. It may not do anything yet.
CREATE OR REPLACE FUNCTION baton.put_bi_login(p_login text, p_verifier text, p_connections integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p record;
BEGIN
    PERFORM baton.check_bi_login(p_login);
    -- Never the password itself, which would stand in logs.
    IF p_verifier !~ '^SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
        RAISE EXCEPTION 'not a SCRAM verifier' USING ERRCODE = 'BT002';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p_login) THEN
        EXECUTE format('CREATE ROLE %I LOGIN', p_login);
        -- To see its sessions and to end them.
        EXECUTE format('GRANT %I TO %I', p_login, current_user);
        EXECUTE format('GRANT %I TO %I', baton.role_prefix() || 'bi', p_login);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN CONNECTION LIMIT %s PASSWORD %L VALID UNTIL %L', p_login, p_connections, p_verifier, 'infinity');
    FOR p IN
        SELECT * FROM (VALUES
            ('search_path', 'dashboard'), ('default_transaction_read_only', 'on'), ('statement_timeout', '60s'),
            ('idle_in_transaction_session_timeout', '60s'), ('timezone', 'UTC'), ('jit', 'off')) AS s (name, value)
    LOOP
        EXECUTE format('ALTER ROLE %I SET %I = %L', p_login, p.name, p.value);
    END LOOP;
    BEGIN
        EXECUTE format('ALTER ROLE %I SET temp_file_limit = %L', p_login, '1GB');
    EXCEPTION
        WHEN insufficient_privilege THEN
            NULL; -- an administrator who is no superuser cannot hand it out; docs/OPERATIONS.md says what then
    END;
END
$$;

-- Gives a login exactly these grants of the catalogue and these markers (kind_<32 hexadecimal digits>), with that of the tenant.
-- Says whether it has lost anything: then its sessions are to be ended.
CREATE OR REPLACE FUNCTION baton.set_bi_login(p_login text, p_grants text[], p_markers text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_prefix text := baton.role_prefix();
    v_wanted text[];
    v_unknown text;
    v_role text;
    v_has_lost boolean := false;
BEGIN
    PERFORM baton.check_bi_login(p_login);
    SELECT g INTO v_unknown FROM unnest(p_grants) AS g
    WHERE NOT EXISTS (
        SELECT FROM baton.facet_catalogue() c
        WHERE c.bi_predicate IS NOT NULL AND c.facet || '_' || c.action || '_' || c.reach = g)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unknown grant %', v_unknown USING ERRCODE = 'BT002';
    END IF;
    SELECT m INTO v_unknown FROM unnest(p_markers) AS m WHERE m !~ '^(member|team|teams|region|regions)_[0-9a-f]{32}$' LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'not a marker: %', v_unknown USING ERRCODE = 'BT002';
    END IF;
    v_wanted := ARRAY[v_prefix || 'bi', v_prefix || 'mark_tenant_' || replace(baton.current_tenant()::text, '-', '')]
        || ARRAY(SELECT v_prefix || 'b_' || g FROM unnest(p_grants) AS g)
        || ARRAY(SELECT v_prefix || 'mark_' || m FROM unnest(p_markers) AS m);
    FOR v_role IN SELECT r FROM baton.bi_login_roles(p_login) AS r WHERE r <> ALL (v_wanted) LOOP
        EXECUTE format('REVOKE %I FROM %I', v_role, p_login);
        PERFORM baton.drop_bi_marker(v_role);
        v_has_lost := true;
    END LOOP;
    FOR v_role IN SELECT DISTINCT w FROM unnest(v_wanted) AS w WHERE w NOT IN (SELECT baton.bi_login_roles(p_login)) LOOP
        IF starts_with(v_role, v_prefix || 'mark_') AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = v_role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
        END IF;
        EXECUTE format('GRANT %I TO %I', v_role, p_login);
    END LOOP;
    RETURN v_has_lost;
END
$$;

-- Lets a login in or not, and until when.
CREATE OR REPLACE FUNCTION baton.admit_bi_login(p_login text, p_is_admitted boolean, p_until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM baton.check_bi_login(p_login);
    EXECUTE format('ALTER ROLE %I %s VALID UNTIL %L', p_login, CASE WHEN p_is_admitted THEN 'LOGIN' ELSE 'NOLOGIN' END,
        coalesce(p_until::text, 'infinity'));
END
$$;

-- Ends a login for good, with its sessions; one that is not there is no error.
CREATE OR REPLACE FUNCTION baton.drop_bi_login(p_login text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_roles text[];
    v_role text;
BEGIN
    PERFORM baton.check_bi_login(p_login);
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p_login) THEN
        RETURN;
    END IF;
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = p_login;
    v_roles := ARRAY(SELECT baton.bi_login_roles(p_login));
    BEGIN
        -- Default privileges of its own, which every login may set.
        EXECUTE format('DROP OWNED BY %I', p_login);
        EXECUTE format('DROP ROLE %I', p_login);
    EXCEPTION
        WHEN dependent_objects_still_exist THEN
            -- It keeps something in another database of the cluster. What is left of it can do nothing.
            EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', p_login);
            FOREACH v_role IN ARRAY v_roles LOOP
                EXECUTE format('REVOKE %I FROM %I', v_role, p_login);
            END LOOP;
    END;
    FOREACH v_role IN ARRAY v_roles LOOP
        PERFORM baton.drop_bi_marker(v_role);
    END LOOP;
END
$$;

-- The watchdog: cancels what BI logins of any tenant have asked for longer than this ago, and ends sessions that hold a transaction open as
-- long without asking anything. Their own statement_timeout they can change. Says what it has done.
CREATE OR REPLACE FUNCTION baton.watch_bi_logins(p_limit interval) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p record;
BEGIN
    FOR p IN
        SELECT a.pid, a.usename, a.state
        FROM pg_stat_activity a
        WHERE a.datname = current_database() AND a.usename ~ ('^' || baton.role_prefix() || 'bi_[a-z0-9]{12}_[12]$')
          AND (a.state = 'active' AND a.query_start < baton.now() - p_limit
               OR a.state LIKE 'idle in transaction%' AND a.state_change < baton.now() - p_limit)
    LOOP
        IF p.state = 'active' THEN
            PERFORM pg_cancel_backend(p.pid);
            RETURN NEXT format('%s: query cancelled', p.usename);
        ELSE
            PERFORM pg_terminate_backend(p.pid);
            RETURN NEXT format('%s: idle in a transaction, ended', p.usename);
        END IF;
    END LOOP;
END
$$;

ALTER FUNCTION baton.end_bi_sessions(text, timestamptz) OWNER TO :"compiler";
ALTER FUNCTION baton.put_bi_login(text, text, integer) OWNER TO :"compiler";
ALTER FUNCTION baton.set_bi_login(text, text[], text[]) OWNER TO :"compiler";
ALTER FUNCTION baton.admit_bi_login(text, boolean, timestamptz) OWNER TO :"compiler";
ALTER FUNCTION baton.drop_bi_login(text) OWNER TO :"compiler";
ALTER FUNCTION baton.watch_bi_logins(interval) OWNER TO :"compiler";
