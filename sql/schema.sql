-- Made by make db/schema from the migrations; read it, do not run it. Partitions by month are left out.

-- Name: baton; Type: SCHEMA; Schema: -; Owner: postgres

CREATE SCHEMA baton;

ALTER SCHEMA baton OWNER TO postgres;

-- Name: SCHEMA baton; Type: COMMENT; Schema: -; Owner: postgres

COMMENT ON SCHEMA baton IS 'Baton CRM. Definitions d1cc61b1a5edde46007673c889391ab09d7bc847c4e4a33bc0f7e4bfe36deb2d';

-- Name: dashboard; Type: SCHEMA; Schema: -; Owner: postgres

CREATE SCHEMA dashboard;

ALTER SCHEMA dashboard OWNER TO postgres;

-- Name: admit_bi_login(text, boolean, timestamp with time zone); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.admit_bi_login(p_login text, p_is_admitted boolean, p_until timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM baton.check_bi_login(p_login);
    EXECUTE format('ALTER ROLE %I %s VALID UNTIL %L', p_login, CASE WHEN p_is_admitted THEN 'LOGIN' ELSE 'NOLOGIN' END,
        coalesce(p_until::text, 'infinity'));
END
$$;

ALTER FUNCTION baton.admit_bi_login(p_login text, p_is_admitted boolean, p_until timestamp with time zone) OWNER TO baton_compiler;

-- Name: apply_catalogue(); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.apply_catalogue() RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_prefix text := baton.role_prefix();
    v_changes integer := 0;
    p record;
BEGIN
    FOR p IN
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p')
          AND (c.relname = 'tenant' OR EXISTS (
              SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped))
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        ORDER BY 1
    LOOP
        EXECUTE format('ALTER TABLE baton.%I ENABLE ROW LEVEL SECURITY', p.relname);
        EXECUTE format('ALTER TABLE baton.%I FORCE ROW LEVEL SECURITY', p.relname);
        v_changes := v_changes + 1;
    END LOOP;

    -- Two families: g_… for shapes of the service, b_… for BI logins.
    FOR p IN
        SELECT DISTINCT v_prefix || f.family || c.facet || '_' || c.action || '_' || c.reach AS name
        FROM baton.facet_catalogue() c CROSS JOIN (VALUES ('g_'), ('b_')) AS f (family)
        WHERE f.family = 'g_' OR c.bi_predicate IS NOT NULL
        ORDER BY 1
    LOOP
        PERFORM baton.ensure_role(p.name, 'NOLOGIN');
        IF NOT pg_has_role(v_prefix || 'compiler', p.name, 'MEMBER WITH ADMIN OPTION') THEN
            EXECUTE format('GRANT %I TO %I WITH ADMIN OPTION', p.name, v_prefix || 'compiler');
        END IF;
        -- The service's login takes shapes, not these. But the first SET ROLE of a connection goes through all roles that it could take, and
        -- looks for each role of each shape in the list of what it has found: those that come first are found soon.
        IF starts_with(p.name, v_prefix || 'g_') AND NOT EXISTS (
            SELECT FROM pg_auth_members m
            WHERE m.roleid = p.name::regrole AND m.member = (v_prefix || 'svc')::regrole)
        THEN
            EXECUTE format('GRANT %I TO %I', p.name, v_prefix || 'svc');
        END IF;
    END LOOP;

    -- The list of each reach, newest first; what nobody owns and what somebody follows is little of all.
    FOR p IN
        SELECT format('%s_%s_idx', f.relation, i.name) AS name, f.relation, i.columns, i.condition
        FROM (SELECT DISTINCT relation, is_related FROM baton.facet_relations() WHERE is_listed) AS f
        CROSS JOIN (VALUES
            ('created', '', '', false), ('owner', 'owner_id, ', '', false), ('team', 'team_id, ', '', false),
            ('region', 'region_id, ', '', false), ('related', 'related_region_id, ', '', true),
            ('pool', 'team_id, ', ' AND owner_id IS NULL', false),
            ('followed', '', ' AND follower_ids <> ''{}''::uuid[]', false)) AS i (name, columns, condition, is_related)
        WHERE (f.is_related OR NOT i.is_related)
          AND NOT EXISTS (
              SELECT FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
              WHERE x.indrelid = format('baton.%I', f.relation)::regclass AND c.relname = format('%s_%s_idx', f.relation, i.name))
        ORDER BY 1
    LOOP
        EXECUTE format('CREATE INDEX %I ON baton.%I (tenant_id, %screated_at DESC, id DESC) WHERE deleted_at IS NULL%s',
            p.name, p.relation, p.columns, p.condition);
        v_changes := v_changes + 1;
    END LOOP;

    CREATE TEMP TABLE wanted_policy ON COMMIT DROP AS
        SELECT w.*, md5(w.relation || w.role_name || w.command || w.predicate) AS digest
        FROM (
            SELECT f.relation, left('fixed_' || f.role_key || '_' || lower(f.command), 63) AS policy,
                   v_prefix || f.role_key AS role_name, f.command, f.predicate
            FROM baton.fixed_policies() f
            UNION ALL
            SELECT c.relation, c.facet || '_' || c.action || '_' || c.reach,
                   v_prefix || 'g_' || c.facet || '_' || c.action || '_' || c.reach,
                   CASE c.action WHEN 'read' THEN 'SELECT' WHEN 'write' THEN 'UPDATE' END,
                   'tenant_id = baton.current_tenant() AND ' || c.predicate
            FROM baton.facet_catalogue() c
            UNION ALL
            SELECT c.relation, 'bi_' || c.facet || '_' || c.reach, v_prefix || 'b_' || c.facet || '_' || c.action || '_' || c.reach,
                   'SELECT', 'tenant_id = baton.bi_marker(''tenant'') AND ' || c.bi_predicate
            FROM baton.facet_catalogue() c WHERE c.bi_predicate IS NOT NULL
        ) AS w;

    FOR p IN
        SELECT pol.polname, c.relname
        FROM pg_policy pol JOIN pg_class c ON c.oid = pol.polrelid
        WHERE c.relnamespace = 'baton'::regnamespace
          AND NOT EXISTS (
              SELECT FROM wanted_policy w
              WHERE w.relation = c.relname AND w.policy = pol.polname AND w.digest || ' ' || baton.policy_state(pol.oid) = obj_description(pol.oid, 'pg_policy'))
    LOOP
        EXECUTE format('DROP POLICY %I ON baton.%I', p.polname, p.relname);
        v_changes := v_changes + 1;
    END LOOP;

    FOR p IN
        SELECT w.* FROM wanted_policy w
        WHERE NOT EXISTS (
            SELECT FROM pg_policy pol
            WHERE pol.polrelid = format('baton.%I', w.relation)::regclass AND pol.polname = w.policy)
        ORDER BY w.relation, w.policy
    LOOP
        EXECUTE format('CREATE POLICY %I ON baton.%I FOR %s TO %I', p.policy, p.relation, p.command, p.role_name)
            || CASE WHEN p.command <> 'INSERT' THEN format(' USING (%s)', p.predicate) ELSE '' END
            || CASE WHEN p.command IN ('INSERT', 'UPDATE') THEN format(' WITH CHECK (%s)', p.predicate) ELSE '' END;
        EXECUTE format('COMMENT ON POLICY %I ON baton.%I IS %L', p.policy, p.relation, p.digest || ' ' || (
            SELECT baton.policy_state(pol.oid) FROM pg_policy pol
            WHERE pol.polrelid = format('baton.%I', p.relation)::regclass AND pol.polname = p.policy));
        v_changes := v_changes + 1;
    END LOOP;

    -- What is granted beyond the catalogue, on tables and on columns, is taken back.
    FOR p IN
        SELECT c.relname, r.rolname, a.privilege_type
        FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) AS a JOIN pg_roles r ON r.oid = a.grantee
        WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND starts_with(r.rolname, v_prefix)
          AND r.oid <> c.relowner AND c.relname NOT IN ('schema_migration', 'installation')
          AND NOT EXISTS (
              SELECT FROM wanted_policy w
              WHERE w.relation = c.relname AND w.role_name = r.rolname AND w.command = a.privilege_type
                AND NOT (w.command = 'UPDATE' AND starts_with(w.role_name, v_prefix || 'g_')))
    LOOP
        EXECUTE format('REVOKE %s ON baton.%I FROM %I', p.privilege_type, p.relname, p.rolname);
        v_changes := v_changes + 1;
    END LOOP;
    FOR p IN
        SELECT c.relname, t.attname, r.rolname, a.privilege_type
        FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
        CROSS JOIN LATERAL aclexplode(t.attacl) AS a JOIN pg_roles r ON r.oid = a.grantee
        WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND starts_with(r.rolname, v_prefix)
          AND NOT (a.privilege_type = 'UPDATE' AND t.attname::text = ANY (baton.writable_columns(c.relname::text)) AND EXISTS (
              SELECT FROM wanted_policy w
              WHERE w.relation = c.relname AND w.role_name = r.rolname AND w.command = 'UPDATE'
                AND starts_with(w.role_name, v_prefix || 'g_')))
    LOOP
        EXECUTE format('REVOKE %s (%I) ON baton.%I FROM %I', p.privilege_type, p.attname, p.relname, p.rolname);
        v_changes := v_changes + 1;
    END LOOP;

    FOR p IN SELECT DISTINCT relation, role_name, command FROM wanted_policy ORDER BY 1, 2, 3 LOOP
        IF p.command = 'UPDATE' AND p.role_name LIKE v_prefix || 'g\_%' THEN
            EXECUTE format('GRANT UPDATE (%s) ON baton.%I TO %I',
                (SELECT string_agg(quote_ident(c), ', ') FROM unnest(baton.writable_columns(p.relation)) c), p.relation, p.role_name);
        ELSE
            EXECUTE format('GRANT %s ON baton.%I TO %I', p.command, p.relation, p.role_name);
        END IF;
    END LOOP;
    DROP TABLE wanted_policy;
    RETURN v_changes;
END
$$;

ALTER FUNCTION baton.apply_catalogue() OWNER TO postgres;

-- Name: apply_idempotency(uuid, bytea, uuid); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.apply_idempotency(p_tenant uuid, p_key bytea, p_claim uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    UPDATE baton.idempotency_key SET applied_at = baton.now()
    WHERE tenant_id = p_tenant AND key_hash = p_key AND claim_id = p_claim;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the request has been claimed by another one' USING ERRCODE = 'BT005';
    END IF;
END
$$;

ALTER FUNCTION baton.apply_idempotency(p_tenant uuid, p_key bytea, p_claim uuid) OWNER TO baton_owner;

-- Name: assert_access(uuid, integer); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.assert_access(p_tenant uuid, p_version integer) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM baton.tenant t WHERE t.id = p_tenant AND t.access_version = p_version) THEN
        RAISE EXCEPTION 'access has changed' USING ERRCODE = 'BT001';
    END IF;
END
$$;

ALTER FUNCTION baton.assert_access(p_tenant uuid, p_version integer) OWNER TO baton_owner;

-- Name: bi_login_roles(text); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.bi_login_roles(p_login text) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT r.rolname::text
    FROM pg_roles u JOIN pg_auth_members m ON m.member = u.oid JOIN pg_roles r ON r.oid = m.roleid
    WHERE u.rolname = p_login
$$;

ALTER FUNCTION baton.bi_login_roles(p_login text) OWNER TO postgres;

-- Name: bi_marker(text); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.bi_marker(p_kind text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER COST 10000 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RETURN (
        SELECT right(r.rolname::text, 32)::uuid
        FROM pg_roles u
        JOIN pg_auth_members m ON m.member = u.oid
        JOIN pg_roles r ON r.oid = m.roleid
        WHERE u.rolname = session_user
          AND left(r.rolname::text, -32) = baton.role_prefix() || 'mark_' || p_kind || '_');
END
$$;

ALTER FUNCTION baton.bi_marker(p_kind text) OWNER TO baton_owner;

-- Name: bi_markers(text); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.bi_markers(p_kind text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER COST 10000 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RETURN ARRAY(
        SELECT right(r.rolname::text, 32)::uuid
        FROM pg_roles u
        JOIN pg_auth_members m ON m.member = u.oid
        JOIN pg_roles r ON r.oid = m.roleid
        WHERE u.rolname = session_user
          AND left(r.rolname::text, -32) = baton.role_prefix() || 'mark_' || p_kind || '_');
END
$$;

ALTER FUNCTION baton.bi_markers(p_kind text) OWNER TO baton_owner;

-- Name: check_bi_login(text); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.check_bi_login(p_login text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

ALTER FUNCTION baton.check_bi_login(p_login text) OWNER TO postgres;

-- Name: collect_shapes(); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.collect_shapes() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_shape text;
    v_count integer := 0;
BEGIN
    FOR v_shape IN
        SELECT rolname FROM pg_roles
        WHERE starts_with(rolname, baton.role_prefix() || 'shape_')
          AND shobj_description(oid, 'pg_authid') < ((baton.now() - interval '30 days') AT TIME ZONE 'UTC')::date::text
        ORDER BY rolname
    LOOP
        BEGIN
            EXECUTE format('DROP ROLE %I', v_shape);
            v_count := v_count + 1;
        EXCEPTION
            WHEN undefined_object THEN
                NULL; -- another database of this cluster was faster
        END;
    END LOOP;
    RETURN v_count;
END
$$;

ALTER FUNCTION baton.collect_shapes() OWNER TO baton_compiler;

-- Name: count_open_lead(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.count_open_lead() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_before uuid;
    v_after uuid;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.stage < 4 AND OLD.deleted_at IS NULL THEN
        v_before := OLD.owner_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.stage < 4 AND NEW.deleted_at IS NULL THEN
        v_after := NEW.owner_id;
    END IF;
    IF v_before IS NOT DISTINCT FROM v_after THEN
        RETURN NULL;
    END IF;
    -- In the order of members, or two hand-overs in opposite directions would wait for each other.
    IF v_before IS NOT NULL AND (v_after IS NULL OR v_before < v_after) THEN
        UPDATE baton.member_load SET open_leads = open_leads - 1
        WHERE tenant_id = OLD.tenant_id AND member_id = v_before;
    END IF;
    IF v_after IS NOT NULL THEN
        UPDATE baton.member_load SET open_leads = open_leads + 1, last_assigned_at = NEW.assigned_at
        WHERE tenant_id = NEW.tenant_id AND member_id = v_after;
    END IF;
    IF v_before IS NOT NULL AND v_before > v_after THEN
        UPDATE baton.member_load SET open_leads = open_leads - 1
        WHERE tenant_id = OLD.tenant_id AND member_id = v_before;
    END IF;
    RETURN NULL;
END
$$;

ALTER FUNCTION baton.count_open_lead() OWNER TO baton_owner;

-- Name: current_member(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_member() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('baton.member', true), '')::uuid $$;

ALTER FUNCTION baton.current_member() OWNER TO baton_owner;

-- Name: current_region(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_region() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('baton.region', true), '')::uuid $$;

ALTER FUNCTION baton.current_region() OWNER TO baton_owner;

-- Name: current_regions(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_regions() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT string_to_array(nullif(current_setting('baton.regions', true), ''), ',')::uuid[] $$;

ALTER FUNCTION baton.current_regions() OWNER TO baton_owner;

-- Name: current_team(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_team() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('baton.team', true), '')::uuid $$;

ALTER FUNCTION baton.current_team() OWNER TO baton_owner;

-- Name: current_teams(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_teams() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT string_to_array(nullif(current_setting('baton.teams', true), ''), ',')::uuid[] $$;

ALTER FUNCTION baton.current_teams() OWNER TO baton_owner;

-- Name: current_tenant(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_tenant() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('baton.tenant', true), '')::uuid $$;

ALTER FUNCTION baton.current_tenant() OWNER TO baton_owner;

-- Name: drop_bi_login(text); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.drop_bi_login(p_login text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION baton.drop_bi_login(p_login text) OWNER TO baton_compiler;

-- Name: drop_bi_marker(text); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.drop_bi_marker(p_role text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF starts_with(p_role, baton.role_prefix() || 'mark_') AND NOT EXISTS (
        SELECT FROM pg_roles r JOIN pg_auth_members m ON m.roleid = r.oid JOIN pg_roles u ON u.oid = m.member
        WHERE r.rolname = p_role AND u.rolname <> current_user)
    THEN
        EXECUTE format('DROP ROLE %I', p_role);
    END IF;
END
$$;

ALTER FUNCTION baton.drop_bi_marker(p_role text) OWNER TO postgres;

-- Name: end_bi_sessions(text, timestamp with time zone); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.end_bi_sessions(p_login text, p_before timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM baton.check_bi_login(p_login);
    RETURN (SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = p_login AND backend_start < p_before);
END
$$;

ALTER FUNCTION baton.end_bi_sessions(p_login text, p_before timestamp with time zone) OWNER TO baton_compiler;

-- Name: ensure_partitions(text, date, integer); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.ensure_partitions(p_table text, p_from date, p_months integer) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_start date;
    v_name text;
    v_made integer := 0;
BEGIN
    IF to_regclass(format('baton.%I', p_table || '_default')) IS NULL THEN
        v_name := p_table || '_default';
        EXECUTE format('CREATE TABLE baton.%I PARTITION OF baton.%I DEFAULT', v_name, p_table);
        EXECUTE format('ALTER TABLE baton.%I ENABLE ROW LEVEL SECURITY', v_name);
        EXECUTE format('ALTER TABLE baton.%I FORCE ROW LEVEL SECURITY', v_name);
    END IF;
    FOR i IN 0 .. p_months - 1 LOOP
        v_start := (date_trunc('month', p_from) + make_interval(months => i))::date;
        v_name := p_table || to_char(v_start, '_YYYY_MM');
        CONTINUE WHEN to_regclass(format('baton.%I', v_name)) IS NOT NULL;
        BEGIN
            EXECUTE format(
                'CREATE TABLE baton.%I PARTITION OF baton.%I FOR VALUES FROM (%L) TO (%L)',
                v_name, p_table, v_start::text || ' 00:00:00+00', (v_start + interval '1 month')::date::text || ' 00:00:00+00');
        EXCEPTION
            WHEN check_violation THEN
                CONTINUE;
        END;
        EXECUTE format('ALTER TABLE baton.%I ENABLE ROW LEVEL SECURITY', v_name);
        EXECUTE format('ALTER TABLE baton.%I FORCE ROW LEVEL SECURITY', v_name);
        v_made := v_made + 1;
    END LOOP;
    RETURN v_made;
END
$$;

ALTER FUNCTION baton.ensure_partitions(p_table text, p_from date, p_months integer) OWNER TO baton_owner;

-- Name: ensure_role(text, text); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.ensure_role(p_name text, p_attributes text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p_name) THEN
        EXECUTE format('CREATE ROLE %I %s', p_name, p_attributes);
        -- PostgreSQL 15 lets a CREATEROLE administrator act as the role only after this; a superuser needs nothing.
        IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            EXECUTE format('GRANT %I TO %I WITH ADMIN OPTION', p_name, current_user);
        END IF;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this cluster was faster
END
$$;

ALTER FUNCTION baton.ensure_role(p_name text, p_attributes text) OWNER TO postgres;

-- Name: ensure_shape(text[]); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.ensure_shape(p_grants text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_prefix text := baton.role_prefix();
    v_grants text[];
    v_unknown text;
    v_name text;
BEGIN
    SELECT array_agg(DISTINCT g ORDER BY g) INTO v_grants FROM unnest(p_grants) AS g;
    SELECT g INTO v_unknown FROM unnest(v_grants) AS g
    WHERE NOT EXISTS (SELECT FROM baton.facet_catalogue() c WHERE c.facet || '_' || c.action || '_' || c.reach = g)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'unknown grant %', v_unknown USING ERRCODE = 'BT002';
    END IF;
    v_name := v_prefix || 'shape_'
        || left(encode(sha256(convert_to(coalesce(array_to_string(v_grants, ','), ''), 'UTF8')), 'hex'), 24);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = v_name) THEN
        PERFORM baton.mark_shape(v_name);
        RETURN v_name;
    END IF;
    -- Locks are per database and roles per cluster: two databases may still meet here, and then one of them tries again.
    PERFORM pg_advisory_xact_lock(hashtextextended('baton.ensure_shape', 0));
    IF (SELECT count(*) FROM pg_roles WHERE starts_with(rolname, v_prefix || 'shape_')) >= 900 THEN
        PERFORM baton.collect_shapes();
    END IF;
    IF (SELECT count(*) FROM pg_roles WHERE starts_with(rolname, v_prefix || 'shape_')) >= 1000 THEN
        RAISE EXCEPTION 'there are 1000 shapes already' USING ERRCODE = 'BT003';
    END IF;
    BEGIN
        -- Citus contacts its workers as the current role, which therefore must be able to log in there.
        EXECUTE format('CREATE ROLE %I %s', v_name,
            CASE WHEN EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN 'LOGIN' ELSE 'NOLOGIN' END);
        EXECUTE format('GRANT %s TO %I',
            (SELECT string_agg(quote_ident(g), ', ')
             FROM unnest(v_prefix || 'member' || '{}'::text[] ||
                         ARRAY(SELECT v_prefix || 'g_' || g FROM unnest(v_grants) AS g)) AS g), v_name);
        EXECUTE format('GRANT %I TO %I', v_name, v_prefix || 'svc');
    EXCEPTION
        WHEN duplicate_object OR unique_violation THEN
            NULL;
    END;
    PERFORM baton.mark_shape(v_name);
    RETURN v_name;
END
$$;

ALTER FUNCTION baton.ensure_shape(p_grants text[]) OWNER TO baton_compiler;

-- Name: facet_catalogue(); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.facet_catalogue() RETURNS TABLE(facet text, relation text, action text, reach text, predicate text, bi_predicate text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT f.facet, f.relation, a.action, r.reach, r.predicate,
           CASE WHEN a.action = 'read' THEN r.bi_predicate || CASE WHEN f.is_listed THEN ' AND deleted_at IS NULL' ELSE '' END END
    FROM baton.facet_relations() f
    CROSS JOIN LATERAL unnest(f.actions) AS a (action)
    JOIN (VALUES
        ('own', 'owner_id = baton.current_member()', 'owner_id = baton.bi_marker(''member'')', false),
        ('pool', 'owner_id IS NULL AND team_id = baton.current_team()', 'owner_id IS NULL AND team_id = baton.bi_marker(''team'')', false),
        ('team', 'team_id = baton.current_team()', 'team_id = baton.bi_marker(''team'')', false),
        ('teams', 'baton.in_my_teams(team_id)', 'team_id = ANY (baton.bi_markers(''teams''))', false),
        ('team_set', 'team_id = ANY (baton.current_teams())', NULL, false),
        ('region', 'region_id = baton.current_region()', 'region_id = baton.bi_marker(''region'')', false),
        ('regions', 'baton.in_my_regions(region_id)', 'region_id = ANY (baton.bi_markers(''regions''))', false),
        ('region_set', 'region_id = ANY (baton.current_regions())', NULL, false),
        ('related', 'related_region_id = baton.current_region()', 'related_region_id = baton.bi_marker(''region'')', true),
        ('relateds', 'baton.in_my_regions(related_region_id)', 'related_region_id = ANY (baton.bi_markers(''regions''))', true),
        ('related_set', 'related_region_id = ANY (baton.current_regions())', NULL, true),
        ('followed', 'follower_ids <> ''{}''::uuid[] AND baton.current_member() = ANY (follower_ids)',
         'follower_ids <> ''{}''::uuid[] AND baton.bi_marker(''member'') = ANY (follower_ids)', false),
        ('tenant', 'true', 'true', false)
    ) AS r (reach, predicate, bi_predicate, is_related) ON (NOT r.is_related OR f.is_related) AND (a.action = 'read' OR r.reach !~ '_set$')
    UNION ALL
    VALUES ('ticket_response_stats', 'ticket_response_stat', 'read', 'aggregate', 'true', 'true')
$_$;

ALTER FUNCTION baton.facet_catalogue() OWNER TO postgres;

-- Name: facet_relations(); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.facet_relations() RETURNS TABLE(facet text, relation text, actions text[], is_related boolean, is_listed boolean)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    VALUES
        ('lead_card', 'lead', '{read,write}'::text[], false, true),
        ('lead_card', 'lead_payload', '{read}', false, false),
        ('lead_score', 'lead_signal', '{read}', false, false),
        ('lead_conversation', 'interaction', '{read}', false, false),
        ('customer_profile', 'customer', '{read,write}', true, true),
        ('customer_contacts', 'contact', '{read,write}', true, true),
        ('delivery_progress', 'delivery', '{read,write}', true, true),
        ('ticket_card', 'ticket', '{read,write}', true, true),
        ('ticket_conversation', 'ticket_message', '{read}', true, false),
        ('contract_card', 'contract', '{read,write}', true, true),
        ('contract_amount', 'contract_amount', '{read,write}', true, false)
$$;

ALTER FUNCTION baton.facet_relations() OWNER TO postgres;

-- Name: find_leads(uuid, text, integer, boolean, uuid, uuid, uuid[], uuid[], uuid); Type: FUNCTION; Schema: baton; Owner: baton_searcher

CREATE FUNCTION baton.find_leads(p_tenant uuid, p_text text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_indexscan TO 'off'
    AS $$
DECLARE
    v_text text := baton.search_text(p_text);
    v_keys integer[] := baton.search_keys(p_tenant, v_text);
    v_is_local boolean := NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus');
    v_ids uuid[];
BEGIN
    IF p_tenant IS DISTINCT FROM baton.current_tenant() OR cardinality(v_keys) = 0 THEN
        RETURN '{}';
    END IF;
    IF v_is_local THEN
        v_ids := ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.search_keys @> v_keys AND (l.tenant_id = p_tenant) IS TRUE AND l.deleted_at IS NULL
              AND (p_is_all OR l.owner_id = p_owner OR l.owner_id IS NULL AND l.team_id = p_pool OR l.team_id = ANY (p_teams)
                   OR l.region_id = ANY (p_regions) OR p_follower = ANY (l.follower_ids))
              -- A pair of characters is one key; of several the order counts too.
              AND (length(v_text) = 2 OR strpos(baton.search_text(l.company, l.contact_name, l.phone), v_text) > 0)
            ORDER BY l.created_at DESC, l.id DESC LIMIT p_limit + 1);
    ELSE
        v_ids := ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.search_keys @> v_keys AND l.tenant_id = p_tenant AND l.deleted_at IS NULL
              AND (p_is_all OR l.owner_id = p_owner OR l.owner_id IS NULL AND l.team_id = p_pool OR l.team_id = ANY (p_teams)
                   OR l.region_id = ANY (p_regions) OR p_follower = ANY (l.follower_ids))
              AND (length(v_text) = 2 OR strpos(baton.search_text(l.company, l.contact_name, l.phone), v_text) > 0)
            ORDER BY l.created_at DESC, l.id DESC LIMIT p_limit + 1);
    END IF;
    RETURN CASE WHEN cardinality(v_ids) <= p_limit THEN v_ids END;
END
$$;

ALTER FUNCTION baton.find_leads(p_tenant uuid, p_text text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid) OWNER TO baton_searcher;

-- Name: fixed_policies(); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.fixed_policies() RETURNS TABLE(relation text, role_key text, command text, predicate text)
    LANGUAGE sql STABLE
    AS $$
    -- The service's own commands: all rows of the tenant in whose name they run; events are only ever added.
    SELECT c.relname::text, r.role_key, m.command, 'tenant_id = baton.current_tenant()'
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    CROSS JOIN (VALUES ('system'), ('worker')) AS r (role_key)
    CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS m (command)
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT (c.relname = 'event' AND m.command IN ('UPDATE', 'DELETE'))
      AND NOT (c.relname = 'event_personal' AND m.command = 'UPDATE')
      AND NOT (c.relname = 'timer' AND r.role_key = 'worker')
    UNION ALL
    SELECT DISTINCT f.relation, 'keeper', m.command, 'tenant_id = baton.current_tenant()'
    FROM baton.facet_relations() f CROSS JOIN (VALUES ('SELECT'), ('UPDATE')) AS m (command)
    WHERE f.relation NOT IN ('lead', 'customer')
    UNION ALL
    -- The worker takes deadlines in one order over all tenants; what they do is fenced to the tenant of each.
    SELECT 'timer', 'worker', m.command, 'true'
    FROM (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS m (command)
    UNION ALL
    -- What a member is told is the member's own.
    SELECT t.relation, 'member', 'SELECT', 'tenant_id = baton.current_tenant() AND member_id = baton.current_member()'
    FROM (VALUES ('inbox'), ('notification')) AS t (relation)
    UNION ALL
    SELECT 'tenant', r.role_key, m.command, 'id = baton.current_tenant()'
    FROM (VALUES ('system'), ('worker')) AS r (role_key)
    CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE')) AS m (command)
    UNION ALL
    SELECT 'tenant', 'member', 'SELECT', 'id = baton.current_tenant()'
    UNION ALL
    SELECT t.relation, 'member', 'SELECT', 'tenant_id = baton.current_tenant()'
    FROM (VALUES ('region'), ('team'), ('member'), ('role'), ('member_role'), ('lead_policy'), ('score_rule'), ('routing_rule')) AS t (relation)
    UNION ALL
    -- The names behind the ids.
    SELECT t.relation, 'bi', 'SELECT', 'tenant_id = baton.bi_marker(''tenant'')'
    FROM (VALUES ('region'), ('team'), ('member')) AS t (relation)
    UNION ALL
    SELECT 'event', 'member', 'INSERT', 'tenant_id = baton.current_tenant() AND actor_kind = 1 AND actor_id = baton.current_member()'
    UNION ALL
    SELECT 'event_personal', 'member', 'INSERT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    SELECT t.relation, 'auditor', 'SELECT', 'tenant_id = baton.current_tenant()'
    FROM (VALUES ('event'), ('event_personal')) AS t (relation)
    UNION ALL
    SELECT 'tenant', 'auditor', 'SELECT', 'id = baton.current_tenant()'
    UNION ALL
    -- A condition here would keep the index of keys from being used; baton.find_leads asks for the tenant itself.
    SELECT 'lead', 'searcher', 'SELECT', 'true'
    UNION ALL
    SELECT d.relation, 'auth', 'SELECT', 'true'
    FROM (VALUES ('credential'), ('tenant')) AS d (relation)
$$;

ALTER FUNCTION baton.fixed_policies() OWNER TO postgres;

-- Name: follow_customer(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.follow_customer() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    NEW.related_region_id := NULL;
    IF NEW.customer_id IS NOT NULL THEN
        SELECT c.related_region_id INTO NEW.related_region_id FROM baton.customer c
        WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.customer_id FOR SHARE;
    END IF;
    RETURN NEW;
END
$$;

ALTER FUNCTION baton.follow_customer() OWNER TO baton_owner;

-- Name: follow_record(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.follow_record() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
BEGIN
    EXECUTE format(
        'SELECT owner_id, team_id, region_id, follower_ids, related_region_id FROM baton.%I WHERE tenant_id = $1 AND id = ($2).%I FOR SHARE',
        TG_ARGV[0], TG_ARGV[1])
    INTO NEW.owner_id, NEW.team_id, NEW.region_id, NEW.follower_ids, NEW.related_region_id
    USING NEW.tenant_id, NEW;
    -- Of a record that is not there; the foreign key says so.
    NEW.follower_ids := coalesce(NEW.follower_ids, '{}');
    RETURN NEW;
END
$_$;

ALTER FUNCTION baton.follow_record() OWNER TO baton_owner;

-- Name: hide_statistics(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.hide_statistics() RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_changed integer := 0;
    p record;
BEGIN
    FOR p IN
        SELECT c.oid::regclass AS relation, a.attname
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_class root ON root.oid = coalesce(pg_partition_root(c.oid), c.oid)
        WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p')
          AND (root.relname IN (SELECT f.relation FROM baton.facet_relations() f)
               OR root.relname IN ('member', 'team', 'region', 'ticket_response_stat'))
          AND a.atttypid IN ('text'::regtype, 'bigint'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
          AND coalesce(a.attstattarget, -1) <> 0
        -- A partitioned table hands it on to the partitions that it has.
        ORDER BY c.relkind = 'r', 1, 2
    LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', p.relation, p.attname);
            v_changed := v_changed + 1;
        EXCEPTION
            WHEN feature_not_supported THEN
                RAISE WARNING 'statistics of %.% stay visible in EXPLAIN', p.relation, p.attname;
        END;
    END LOOP;
    RETURN v_changed;
END
$$;

ALTER FUNCTION baton.hide_statistics() OWNER TO baton_owner;

-- Name: in_my_regions(uuid); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.in_my_regions(p_region uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT strpos(current_setting('baton.regions', true), p_region::text) > 0 $$;

ALTER FUNCTION baton.in_my_regions(p_region uuid) OWNER TO baton_owner;

-- Name: in_my_teams(uuid); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.in_my_teams(p_team uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT strpos(current_setting('baton.teams', true), p_team::text) > 0 $$;

ALTER FUNCTION baton.in_my_teams(p_team uuid) OWNER TO baton_owner;

-- Name: index_lead(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.index_lead() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    NEW.search_keys := baton.search_keys(NEW.tenant_id, baton.search_text(NEW.company, NEW.contact_name, NEW.phone));
    RETURN NEW;
END
$$;

ALTER FUNCTION baton.index_lead() OWNER TO baton_owner;

-- Name: local(text); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.local(p_table text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        EXECUTE format('SELECT citus_add_local_table_to_metadata(%L)', 'baton.' || p_table);
    END IF;
END
$$;

ALTER FUNCTION baton.local(p_table text) OWNER TO baton_owner;

-- Name: lock_lead(uuid, uuid, integer); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    PERFORM 1 FROM baton.lead l
    WHERE l.tenant_id = p_tenant AND l.id = p_lead AND l.version = p_version AND l.deleted_at IS NULL
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the lead has changed' USING ERRCODE = 'BT004';
    END IF;
END
$$;

ALTER FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) OWNER TO baton_owner;

-- Name: mark_shape(text); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.mark_shape(p_shape text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_today text := (baton.now() AT TIME ZONE 'UTC')::date::text;
BEGIN
    IF (SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = p_shape) IS DISTINCT FROM v_today THEN
        BEGIN
            EXECUTE format('COMMENT ON ROLE %I IS %L', p_shape, v_today);
        EXCEPTION
            WHEN OTHERS THEN
                NULL; -- somebody else said it at this moment, or the role has just gone
        END;
    END IF;
END
$$;

ALTER FUNCTION baton.mark_shape(p_shape text) OWNER TO postgres;

-- Name: move_children(); Type: FUNCTION; Schema: baton; Owner: baton_keeper

CREATE FUNCTION baton.move_children() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
    v_parts text[];
    v_related uuid := to_jsonb(NEW) ->> 'related_region_id';
    v_has_related boolean := to_jsonb(NEW) ? 'related_region_id';
    v_context text := coalesce(current_setting('baton.tenant', true), '');
BEGIN
    -- An administrator who repairs something by hand has no context; the record's tenant is the one whose children move.
    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true) WHERE v_context <> NEW.tenant_id::text;
    FOR n IN 0 .. TG_NARGS - 1 LOOP
        v_parts := string_to_array(TG_ARGV[n], '.');
        IF v_parts[3] = 'related' THEN
            EXECUTE format('UPDATE baton.%I SET related_region_id = $3 WHERE tenant_id = $1 AND %I = $2 AND related_region_id IS DISTINCT FROM $3',
                v_parts[1], v_parts[2])
            USING NEW.tenant_id, NEW.id, v_related;
        ELSIF v_has_related THEN
            EXECUTE format('UPDATE baton.%I SET owner_id = $3, team_id = $4, region_id = $5, follower_ids = $6, related_region_id = $7
                            WHERE tenant_id = $1 AND %I = $2', v_parts[1], v_parts[2])
            USING NEW.tenant_id, NEW.id, NEW.owner_id, NEW.team_id, NEW.region_id, NEW.follower_ids, v_related;
        ELSE
            EXECUTE format('UPDATE baton.%I SET owner_id = $3, team_id = $4, region_id = $5, follower_ids = $6
                            WHERE tenant_id = $1 AND %I = $2', v_parts[1], v_parts[2])
            USING NEW.tenant_id, NEW.id, NEW.owner_id, NEW.team_id, NEW.region_id, NEW.follower_ids;
        END IF;
    END LOOP;
    PERFORM set_config('baton.tenant', v_context, true) WHERE v_context <> NEW.tenant_id::text;
    RETURN NULL;
END
$_$;

ALTER FUNCTION baton.move_children() OWNER TO baton_keeper;

-- Name: now(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT statement_timestamp() $$;

ALTER FUNCTION baton.now() OWNER TO baton_owner;

-- Name: policy_state(oid); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.policy_state(p_policy oid) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT md5(concat_ws(' ', polpermissive, polcmd, polroles::text, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)))
    FROM pg_policy WHERE oid = p_policy
$$;

ALTER FUNCTION baton.policy_state(p_policy oid) OWNER TO postgres;

-- Name: put_bi_login(text, text, integer); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.put_bi_login(p_login text, p_verifier text, p_connections integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

ALTER FUNCTION baton.put_bi_login(p_login text, p_verifier text, p_connections integer) OWNER TO baton_compiler;

-- Name: record_events(uuid, uuid, text[], uuid, integer); Type: FUNCTION; Schema: baton; Owner: baton_auditor

CREATE FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) RETURNS TABLE(id uuid, created_at timestamp with time zone, kind text, facet text, subject_id uuid, actor_kind smallint, actor_id uuid, origin text, request_id text, changed text[], data jsonb, changes jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY
        SELECT e.id, e.created_at, e.kind, e.facet, e.subject_id, e.actor_kind, e.actor_id, e.origin, e.request_id, e.changed, e.data, p.changes
        FROM baton.event e
        LEFT JOIN baton.event_personal p ON p.tenant_id = e.tenant_id AND p.event_id = e.id
        WHERE e.tenant_id = p_tenant AND e.subject_id = p_subject AND e.facet = ANY (p_facets)
          AND (p_before IS NULL OR e.id < p_before)
        ORDER BY e.id DESC
        LIMIT p_limit;
END
$$;

ALTER FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) OWNER TO baton_auditor;

-- Name: relate_customer(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.relate_customer() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    NEW.related_region_id := CASE WHEN NEW.signed_at IS NOT NULL THEN NEW.region_id END;
    RETURN NEW;
END
$$;

ALTER FUNCTION baton.relate_customer() OWNER TO baton_owner;

-- Name: renew_shape(text); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.renew_shape(p_shape text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF starts_with(p_shape, baton.role_prefix() || 'shape_') AND EXISTS (SELECT FROM pg_roles WHERE rolname = p_shape) THEN
        EXECUTE format('REVOKE %I FROM %I', p_shape, baton.role_prefix() || 'svc');
        EXECUTE format('GRANT %I TO %I', p_shape, baton.role_prefix() || 'svc');
    END IF;
END
$$;

ALTER FUNCTION baton.renew_shape(p_shape text) OWNER TO baton_compiler;

-- Name: replicate(text); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.replicate(p_table text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        EXECUTE format('SELECT create_reference_table(%L)', 'baton.' || p_table);
    END IF;
END
$$;

ALTER FUNCTION baton.replicate(p_table text) OWNER TO baton_owner;

-- Name: role_prefix(); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.role_prefix() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 'baton_'::text;

ALTER FUNCTION baton.role_prefix() OWNER TO postgres;

-- Name: search_keys(uuid, text); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.search_keys(p_tenant uuid, p_text text) RETURNS integer[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT coalesce(array_agg(DISTINCT (hashtextextended(c.chars[n] || c.chars[n + 1], uuid_hash_extended(p_tenant, 0)) >> 32)::integer), '{}')
    FROM (SELECT string_to_array(p_text, NULL) AS chars) AS c
    CROSS JOIN LATERAL generate_series(1, cardinality(c.chars) - 1) AS n
    WHERE c.chars[n] <> E'\n' AND c.chars[n + 1] <> E'\n'
$$;

ALTER FUNCTION baton.search_keys(p_tenant uuid, p_text text) OWNER TO baton_owner;

-- Name: search_text(text[]); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.search_text(VARIADIC p_texts text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(lower(NORMALIZE(array_to_string(p_texts, '
'::text), NFKC)), ' 	()[]{}<>【】〔〕《》〈〉「」『』〖〗'::text, ''::text);

ALTER FUNCTION baton.search_text(VARIADIC p_texts text[]) OWNER TO baton_owner;

-- Name: set_bi_login(text, text[], text[]); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.set_bi_login(p_login text, p_grants text[], p_markers text[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

ALTER FUNCTION baton.set_bi_login(p_login text, p_grants text[], p_markers text[]) OWNER TO baton_compiler;

-- Name: shard(text, text); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.shard(p_table text, p_column text DEFAULT 'tenant_id'::text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        EXECUTE format('SELECT create_distributed_table(%L, %L)', 'baton.' || p_table, p_column);
    END IF;
END
$$;

ALTER FUNCTION baton.shard(p_table text, p_column text) OWNER TO baton_owner;

-- Name: watch_bi_logins(interval); Type: FUNCTION; Schema: baton; Owner: baton_compiler

CREATE FUNCTION baton.watch_bi_logins(p_limit interval) RETURNS SETOF text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

ALTER FUNCTION baton.watch_bi_logins(p_limit interval) OWNER TO baton_compiler;

-- Name: writable_columns(text); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.writable_columns(p_relation text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE p_relation
        WHEN 'lead' THEN '{contact_name,company,phone,phone_extension,email,area,region_id,product_line,budget_min_minor,budget_max_minor,budget_text,need,updated_at,version}'::text[]
        WHEN 'customer' THEN '{name,updated_at,version}'
        WHEN 'contact' THEN '{name,title,phone,email,updated_at,version}'
        WHEN 'delivery' THEN '{name,status,percent,due_on,delivered_at,updated_at,version}'
        WHEN 'ticket' THEN '{subject,category,updated_at,version}'
        WHEN 'contract' THEN '{title,updated_at,version}'
        WHEN 'contract_amount' THEN '{amount_minor,currency}'
    END
$$;

ALTER FUNCTION baton.writable_columns(p_relation text) OWNER TO postgres;

-- Name: api_key; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.api_key (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone
);

ALTER TABLE ONLY baton.api_key FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.api_key OWNER TO baton_owner;

-- Name: bi_login; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.bi_login (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    key text NOT NULL,
    member_id uuid,
    facets text[] DEFAULT '{}'::text[] NOT NULL,
    max_connections smallint NOT NULL,
    is_enabled boolean DEFAULT true NOT NULL,
    current smallint DEFAULT 1 NOT NULL,
    other_until timestamp with time zone,
    narrowed_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT bi_login_connections_check CHECK (((max_connections >= 1) AND (max_connections <= 20))),
    CONSTRAINT bi_login_current_check CHECK ((current = ANY (ARRAY[1, 2]))),
    CONSTRAINT bi_login_key_check CHECK ((key ~ '^[a-z0-9]{12}$'::text)),
    CONSTRAINT bi_login_reach_check CHECK (((member_id IS NULL) = (facets <> '{}'::text[])))
);

ALTER TABLE ONLY baton.bi_login FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.bi_login OWNER TO baton_owner;

-- Name: contact; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.contact (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name text NOT NULL,
    title text,
    phone text,
    email text,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    related_region_id uuid,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT contact_name_check CHECK ((name <> ''::text))
);
ALTER TABLE ONLY baton.contact ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE ONLY baton.contact ALTER COLUMN title SET STATISTICS 0;
ALTER TABLE ONLY baton.contact ALTER COLUMN phone SET STATISTICS 0;
ALTER TABLE ONLY baton.contact ALTER COLUMN email SET STATISTICS 0;

ALTER TABLE ONLY baton.contact FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.contact OWNER TO baton_owner;

-- Name: contract; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.contract (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    status smallint DEFAULT 1 NOT NULL,
    signed_at timestamp with time zone,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    related_region_id uuid,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT contract_number_check CHECK ((number <> ''::text)),
    CONSTRAINT contract_status_check CHECK (((status >= 1) AND (status <= 6))),
    CONSTRAINT contract_title_check CHECK ((title <> ''::text))
);
ALTER TABLE ONLY baton.contract ALTER COLUMN number SET STATISTICS 0;
ALTER TABLE ONLY baton.contract ALTER COLUMN title SET STATISTICS 0;

ALTER TABLE ONLY baton.contract FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.contract OWNER TO baton_owner;

-- Name: contract_amount; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.contract_amount (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    currency text DEFAULT 'CNY'::text NOT NULL,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    related_region_id uuid,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT contract_amount_amount_check CHECK ((amount_minor >= 0))
);
ALTER TABLE ONLY baton.contract_amount ALTER COLUMN amount_minor SET STATISTICS 0;
ALTER TABLE ONLY baton.contract_amount ALTER COLUMN currency SET STATISTICS 0;

ALTER TABLE ONLY baton.contract_amount FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.contract_amount OWNER TO baton_owner;

-- Name: credential; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.credential (
    secret_hash bytea NOT NULL,
    tenant_id uuid NOT NULL,
    kind smallint NOT NULL,
    subject_id uuid NOT NULL,
    member_id uuid,
    expires_at timestamp with time zone,
    CONSTRAINT credential_hash_check CHECK ((octet_length(secret_hash) = 32)),
    CONSTRAINT credential_kind_check CHECK ((kind = ANY (ARRAY[1, 2])))
);

ALTER TABLE ONLY baton.credential FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.credential OWNER TO baton_owner;

-- Name: TABLE credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.credential IS '@directory SHA-256 of each secret that is in force, and whose it is.';

-- Name: customer; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.customer (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    status smallint DEFAULT 1 NOT NULL,
    signed_at timestamp with time zone,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    related_region_id uuid,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT customer_name_check CHECK ((name <> ''::text)),
    CONSTRAINT customer_signed_check CHECK (((status <> 2) OR (signed_at IS NOT NULL))),
    CONSTRAINT customer_status_check CHECK (((status >= 1) AND (status <= 3)))
);
ALTER TABLE ONLY baton.customer ALTER COLUMN name SET STATISTICS 0;

ALTER TABLE ONLY baton.customer FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.customer OWNER TO baton_owner;

-- Name: delivery; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.delivery (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name text NOT NULL,
    status smallint DEFAULT 1 NOT NULL,
    percent smallint DEFAULT 0 NOT NULL,
    due_on date,
    delivered_at timestamp with time zone,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    related_region_id uuid,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT delivery_name_check CHECK ((name <> ''::text)),
    CONSTRAINT delivery_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
    CONSTRAINT delivery_status_check CHECK (((status >= 1) AND (status <= 4)))
);
ALTER TABLE ONLY baton.delivery ALTER COLUMN name SET STATISTICS 0;

ALTER TABLE ONLY baton.delivery FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.delivery OWNER TO baton_owner;

-- Name: event; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.event (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    kind text NOT NULL,
    facet text NOT NULL,
    subject_id uuid NOT NULL,
    actor_kind smallint NOT NULL,
    actor_id uuid,
    request_id text,
    changed text[] DEFAULT '{}'::text[] NOT NULL,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    origin text,
    CONSTRAINT event_actor_check CHECK (((actor_kind >= 1) AND (actor_kind <= 4)))
)
PARTITION BY RANGE (created_at);

ALTER TABLE ONLY baton.event FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.event OWNER TO baton_owner;

-- Name: event_default; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.event_default (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    kind text NOT NULL,
    facet text NOT NULL,
    subject_id uuid NOT NULL,
    actor_kind smallint NOT NULL,
    actor_id uuid,
    request_id text,
    changed text[] DEFAULT '{}'::text[] NOT NULL,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    origin text,
    CONSTRAINT event_actor_check CHECK (((actor_kind >= 1) AND (actor_kind <= 4)))
);

ALTER TABLE ONLY baton.event_default FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.event_default OWNER TO baton_owner;

-- Name: event_personal; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.event_personal (
    tenant_id uuid NOT NULL,
    event_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    subject_id uuid NOT NULL,
    changes jsonb NOT NULL
)
PARTITION BY RANGE (created_at);

ALTER TABLE ONLY baton.event_personal FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.event_personal OWNER TO baton_owner;

-- Name: COLUMN event_personal.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event_personal.tenant_id IS '@plain';

-- Name: COLUMN event_personal.event_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event_personal.event_id IS '@plain';

-- Name: COLUMN event_personal.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event_personal.created_at IS '@plain';

-- Name: COLUMN event_personal.subject_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event_personal.subject_id IS '@plain The record that the event is about.';

-- Name: COLUMN event_personal.changes; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event_personal.changes IS '@personal Values before and after, by field.';

-- Name: event_personal_default; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.event_personal_default (
    tenant_id uuid NOT NULL,
    event_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    subject_id uuid NOT NULL,
    changes jsonb NOT NULL
);

ALTER TABLE ONLY baton.event_personal_default FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.event_personal_default OWNER TO baton_owner;

-- Name: idempotency_key; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.idempotency_key (
    tenant_id uuid NOT NULL,
    key_hash bytea NOT NULL,
    request_hash bytea NOT NULL,
    claim_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    claimed_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    applied_at timestamp with time zone,
    answer bytea,
    CONSTRAINT idempotency_key_hash_check CHECK (((octet_length(key_hash) = 32) AND (octet_length(request_hash) = 32)))
);

ALTER TABLE ONLY baton.idempotency_key FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.idempotency_key OWNER TO baton_owner;

-- Name: COLUMN idempotency_key.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.tenant_id IS '@plain';

-- Name: COLUMN idempotency_key.key_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.key_hash IS '@plain SHA-256 of the caller and the key that he chose.';

-- Name: COLUMN idempotency_key.request_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.request_hash IS '@plain SHA-256 of method, path, query and body.';

-- Name: COLUMN idempotency_key.claim_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.claim_id IS '@plain Who carries it out.';

-- Name: COLUMN idempotency_key.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.created_at IS '@plain';

-- Name: COLUMN idempotency_key.claimed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.claimed_at IS '@plain';

-- Name: COLUMN idempotency_key.applied_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.applied_at IS '@plain When its effect was committed.';

-- Name: COLUMN idempotency_key.answer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.idempotency_key.answer IS '@personal The answer, sealed with the tenant''s key.';

-- Name: inbox; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.inbox (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    last_position bigint NOT NULL
);

ALTER TABLE ONLY baton.inbox FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.inbox OWNER TO baton_owner;

-- Name: installation; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.installation (
    id smallint DEFAULT 1 NOT NULL,
    wakeup_channel text NOT NULL,
    CONSTRAINT installation_channel_check CHECK ((wakeup_channel ~ '^baton_[0-9a-f]{32}$'::text)),
    CONSTRAINT installation_id_check CHECK ((id = 1))
);

ALTER TABLE baton.installation OWNER TO baton_owner;

-- Name: intake_form; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.intake_form (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    signal text,
    prefix text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    revoked_at timestamp with time zone
);

ALTER TABLE ONLY baton.intake_form FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.intake_form OWNER TO baton_owner;

-- Name: interaction; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.interaction (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    member_id uuid,
    kind smallint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    duration_s integer,
    message_count integer,
    content text,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    CONSTRAINT interaction_duration_check CHECK (((duration_s >= 0) AND (duration_s <= 86400))),
    CONSTRAINT interaction_kind_check CHECK (((kind >= 1) AND (kind <= 4))),
    CONSTRAINT interaction_messages_check CHECK (((message_count >= 0) AND (message_count <= 100000)))
)
PARTITION BY RANGE (created_at);
ALTER TABLE ONLY baton.interaction ALTER COLUMN content SET STATISTICS 0;

ALTER TABLE ONLY baton.interaction FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.interaction OWNER TO baton_owner;

-- Name: interaction_default; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.interaction_default (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    member_id uuid,
    kind smallint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    duration_s integer,
    message_count integer,
    content text,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    CONSTRAINT interaction_duration_check CHECK (((duration_s >= 0) AND (duration_s <= 86400))),
    CONSTRAINT interaction_kind_check CHECK (((kind >= 1) AND (kind <= 4))),
    CONSTRAINT interaction_messages_check CHECK (((message_count >= 0) AND (message_count <= 100000)))
);
ALTER TABLE ONLY baton.interaction_default ALTER COLUMN content SET STATISTICS 0;

ALTER TABLE ONLY baton.interaction_default FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.interaction_default OWNER TO baton_owner;

-- Name: lead; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.lead (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contact_name text,
    company text,
    phone text,
    phone_extension text,
    email text,
    area text,
    region_id uuid,
    product_line text,
    budget_min_minor bigint,
    budget_max_minor bigint,
    currency text DEFAULT 'CNY'::text NOT NULL,
    budget_text text,
    need text,
    channel smallint NOT NULL,
    stage smallint DEFAULT 1 NOT NULL,
    stage_reason text,
    score smallint DEFAULT 0 NOT NULL,
    intent smallint DEFAULT 0 NOT NULL,
    owner_id uuid,
    team_id uuid,
    routing_rule_id uuid,
    assigned_at timestamp with time zone,
    first_touch_at timestamp with time zone,
    due_at timestamp with time zone,
    submitted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp with time zone,
    escalation smallint DEFAULT 0 NOT NULL,
    escalated_at timestamp with time zone,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    search_keys integer[] DEFAULT '{}'::integer[] NOT NULL,
    CONSTRAINT lead_assigned_check CHECK (((owner_id IS NULL) = (assigned_at IS NULL))),
    CONSTRAINT lead_blank_check CHECK (((contact_name <> ''::text) AND (company <> ''::text) AND (phone <> ''::text) AND (email <> ''::text) AND (product_line <> ''::text) AND (need <> ''::text))),
    CONSTRAINT lead_budget_check CHECK (((budget_min_minor >= 0) AND (budget_min_minor <= budget_max_minor))),
    CONSTRAINT lead_channel_check CHECK (((channel >= 1) AND (channel <= 7))),
    CONSTRAINT lead_due_check CHECK (((stage >= 4) OR (due_at IS NOT NULL))),
    CONSTRAINT lead_intent_check CHECK (((intent >= 0) AND (intent <= 2))),
    CONSTRAINT lead_name_check CHECK (((contact_name IS NOT NULL) OR (company IS NOT NULL))),
    CONSTRAINT lead_reachable_check CHECK (((phone IS NOT NULL) OR (email IS NOT NULL))),
    CONSTRAINT lead_score_check CHECK (((score >= 0) AND (score <= 100))),
    CONSTRAINT lead_stage_check CHECK (((stage >= 1) AND (stage <= 5)))
);
ALTER TABLE ONLY baton.lead ALTER COLUMN contact_name SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN company SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN phone SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN phone_extension SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN email SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN area SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN product_line SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN budget_min_minor SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN budget_max_minor SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN currency SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN budget_text SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN need SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN stage_reason SET STATISTICS 0;

ALTER TABLE ONLY baton.lead FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead OWNER TO baton_owner;

-- Name: lead_payload; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.lead_payload (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    content_type text NOT NULL,
    body text NOT NULL,
    source text,
    received_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL
);
ALTER TABLE ONLY baton.lead_payload ALTER COLUMN content_type SET STATISTICS 0;
ALTER TABLE ONLY baton.lead_payload ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE ONLY baton.lead_payload ALTER COLUMN source SET STATISTICS 0;

ALTER TABLE ONLY baton.lead_payload FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead_payload OWNER TO baton_owner;

-- Name: lead_policy; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.lead_policy (
    tenant_id uuid NOT NULL,
    high_intent_score smallint DEFAULT 75 NOT NULL,
    nurture_score smallint DEFAULT 40 NOT NULL,
    response_window_s integer DEFAULT 900 NOT NULL,
    follow_up_window_s integer DEFAULT 172800 NOT NULL,
    pool_window_s integer DEFAULT 86400 NOT NULL,
    call_min_s integer DEFAULT 90 NOT NULL,
    chat_min_messages integer DEFAULT 3 NOT NULL,
    pool_team_id uuid,
    escalation_window_s integer DEFAULT 86400 NOT NULL,
    escalate_to text DEFAULT 'supervisor'::text NOT NULL,
    CONSTRAINT lead_policy_evidence_check CHECK (((call_min_s >= 0) AND (chat_min_messages >= 0))),
    CONSTRAINT lead_policy_score_check CHECK ((((nurture_score >= 0) AND (nurture_score <= 100)) AND ((high_intent_score >= nurture_score) AND (high_intent_score <= 100)))),
    CONSTRAINT lead_policy_window_check CHECK (((response_window_s > 0) AND (follow_up_window_s > 0) AND (pool_window_s > 0)))
);

ALTER TABLE ONLY baton.lead_policy FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead_policy OWNER TO baton_owner;

-- Name: lead_signal; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.lead_signal (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    kind text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    note text,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    CONSTRAINT lead_signal_kind_check CHECK ((kind ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);
ALTER TABLE ONLY baton.lead_signal ALTER COLUMN kind SET STATISTICS 0;
ALTER TABLE ONLY baton.lead_signal ALTER COLUMN note SET STATISTICS 0;

ALTER TABLE ONLY baton.lead_signal FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead_signal OWNER TO baton_owner;

-- Name: member; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.member (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    email text,
    team_id uuid,
    region_id uuid,
    status smallint DEFAULT 1 NOT NULL,
    takes_leads boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT member_status_check CHECK ((status = ANY (ARRAY[1, 2, 3])))
);
ALTER TABLE ONLY baton.member ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE ONLY baton.member ALTER COLUMN email SET STATISTICS 0;

ALTER TABLE ONLY baton.member FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.member OWNER TO baton_owner;

-- Name: member_load; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.member_load (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    open_leads integer DEFAULT 0 NOT NULL,
    last_assigned_at timestamp with time zone
);

ALTER TABLE ONLY baton.member_load FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.member_load OWNER TO baton_owner;

-- Name: member_region; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.member_region (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    region_id uuid NOT NULL
);

ALTER TABLE ONLY baton.member_region FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.member_region OWNER TO baton_owner;

-- Name: member_role; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.member_role (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    role_id uuid NOT NULL
);

ALTER TABLE ONLY baton.member_role FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.member_role OWNER TO baton_owner;

-- Name: notification; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.notification (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    member_id uuid NOT NULL,
    "position" bigint NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    read_at timestamp with time zone
)
PARTITION BY RANGE (created_at);

ALTER TABLE ONLY baton.notification FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.notification OWNER TO baton_owner;

-- Name: notification_default; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.notification_default (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    member_id uuid NOT NULL,
    "position" bigint NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    read_at timestamp with time zone
);

ALTER TABLE ONLY baton.notification_default FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.notification_default OWNER TO baton_owner;

-- Name: region; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.region (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    areas text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL
);
ALTER TABLE ONLY baton.region ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE ONLY baton.region ALTER COLUMN areas SET STATISTICS 0;

ALTER TABLE ONLY baton.region FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.region OWNER TO baton_owner;

-- Name: role; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.role (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    CONSTRAINT role_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);

ALTER TABLE ONLY baton.role FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.role OWNER TO baton_owner;

-- Name: role_grant; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.role_grant (
    tenant_id uuid NOT NULL,
    role_id uuid NOT NULL,
    facet text NOT NULL,
    action text NOT NULL,
    reach text NOT NULL
);

ALTER TABLE ONLY baton.role_grant FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.role_grant OWNER TO baton_owner;

-- Name: routing_rule; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.routing_rule (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    region_id uuid,
    product_line text,
    budget_from_minor bigint,
    budget_below_minor bigint,
    team_id uuid NOT NULL,
    CONSTRAINT routing_rule_budget_check CHECK ((budget_from_minor < budget_below_minor))
);

ALTER TABLE ONLY baton.routing_rule FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.routing_rule OWNER TO baton_owner;

-- Name: schema_migration; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.schema_migration (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

ALTER TABLE baton.schema_migration OWNER TO baton_owner;

-- Name: score_rule; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.score_rule (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    signal text NOT NULL,
    label text NOT NULL,
    points smallint NOT NULL,
    max_count smallint DEFAULT 1 NOT NULL,
    CONSTRAINT score_rule_count_check CHECK (((max_count >= 1) AND (max_count <= 1000))),
    CONSTRAINT score_rule_points_check CHECK (((points >= '-100'::integer) AND (points <= 100))),
    CONSTRAINT score_rule_signal_check CHECK ((signal ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);

ALTER TABLE ONLY baton.score_rule FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.score_rule OWNER TO baton_owner;

-- Name: team; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.team (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    parent_id uuid,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT team_parent_check CHECK ((parent_id <> id))
);
ALTER TABLE ONLY baton.team ALTER COLUMN name SET STATISTICS 0;

ALTER TABLE ONLY baton.team FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.team OWNER TO baton_owner;

-- Name: tenant; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.tenant (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    status smallint NOT NULL,
    trial_ends_at timestamp with time zone,
    time_zone text NOT NULL,
    access_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text)),
    CONSTRAINT tenant_status_check CHECK ((status = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT tenant_trial_check CHECK (((status <> 1) OR (trial_ends_at IS NOT NULL)))
);

ALTER TABLE ONLY baton.tenant FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.tenant OWNER TO baton_owner;

-- Name: tenant_key; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.tenant_key (
    tenant_id uuid NOT NULL,
    version smallint NOT NULL,
    master_key_id text NOT NULL,
    wrapped_key bytea NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT tenant_key_length_check CHECK ((octet_length(wrapped_key) = 60)),
    CONSTRAINT tenant_key_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY baton.tenant_key FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.tenant_key OWNER TO baton_owner;

-- Name: COLUMN tenant_key.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_key.tenant_id IS '@plain Whose key it is.';

-- Name: COLUMN tenant_key.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_key.version IS '@plain What is sealed names the version of the key that sealed it.';

-- Name: COLUMN tenant_key.master_key_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_key.master_key_id IS '@plain Which master key has wrapped it.';

-- Name: COLUMN tenant_key.wrapped_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_key.wrapped_key IS '@plain AES-256-GCM: nonce (12), key (32), tag (16).';

-- Name: COLUMN tenant_key.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_key.created_at IS '@plain When it was made.';

-- Name: ticket; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.ticket (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid,
    kind smallint NOT NULL,
    category text NOT NULL,
    subject text NOT NULL,
    status smallint DEFAULT 1 NOT NULL,
    first_response_at timestamp with time zone,
    closed_at timestamp with time zone,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    related_region_id uuid,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT ticket_category_check CHECK ((category ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
    CONSTRAINT ticket_closed_check CHECK (((status = 3) = (closed_at IS NOT NULL))),
    CONSTRAINT ticket_kind_check CHECK (((kind >= 1) AND (kind <= 2))),
    CONSTRAINT ticket_status_check CHECK (((status >= 1) AND (status <= 3))),
    CONSTRAINT ticket_subject_check CHECK ((subject <> ''::text))
);
ALTER TABLE ONLY baton.ticket ALTER COLUMN category SET STATISTICS 0;
ALTER TABLE ONLY baton.ticket ALTER COLUMN subject SET STATISTICS 0;

ALTER TABLE ONLY baton.ticket FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.ticket OWNER TO baton_owner;

-- Name: ticket_message; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.ticket_message (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    member_id uuid,
    content text NOT NULL,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    related_region_id uuid,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT ticket_message_content_check CHECK ((content <> ''::text))
);
ALTER TABLE ONLY baton.ticket_message ALTER COLUMN content SET STATISTICS 0;

ALTER TABLE ONLY baton.ticket_message FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.ticket_message OWNER TO baton_owner;

-- Name: ticket_response_stat; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.ticket_response_stat (
    tenant_id uuid NOT NULL,
    kind smallint NOT NULL,
    week date NOT NULL,
    category text NOT NULL,
    tickets integer NOT NULL,
    answered integer NOT NULL,
    median_response_minutes integer,
    CONSTRAINT ticket_response_stat_count_check CHECK (((answered >= 0) AND (answered <= tickets)))
);
ALTER TABLE ONLY baton.ticket_response_stat ALTER COLUMN category SET STATISTICS 0;

ALTER TABLE ONLY baton.ticket_response_stat FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.ticket_response_stat OWNER TO baton_owner;

-- Name: ticket_response_week; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.ticket_response_week (
    tenant_id uuid NOT NULL,
    week date NOT NULL,
    closed_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

ALTER TABLE ONLY baton.ticket_response_week FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.ticket_response_week OWNER TO baton_owner;

-- Name: timer; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.timer (
    tenant_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    fire_at timestamp with time zone NOT NULL,
    attempt smallint DEFAULT 0 NOT NULL,
    CONSTRAINT timer_kind_check CHECK ((kind ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);

ALTER TABLE ONLY baton.timer FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.timer OWNER TO baton_owner;

-- Name: TABLE timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.timer IS '@global One armed deadline; claimed in the order of all tenants'' deadlines.';

-- Name: timer_dead; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.timer_dead (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    fire_at timestamp with time zone NOT NULL,
    attempt smallint NOT NULL,
    error text NOT NULL,
    died_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

ALTER TABLE ONLY baton.timer_dead FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.timer_dead OWNER TO baton_owner;

-- Name: unattended_lead; Type: VIEW; Schema: baton; Owner: baton_owner

CREATE VIEW baton.unattended_lead WITH (security_invoker='true') AS
 SELECT l.tenant_id,
    l.id,
        CASE
            WHEN (l.due_at IS NULL) THEN 'no_deadline'::text
            WHEN (t.fire_at IS NULL) THEN 'no_timer'::text
            ELSE 'timer_too_late'::text
        END AS reason
   FROM (baton.lead l
     LEFT JOIN baton.timer t ON (((t.tenant_id = l.tenant_id) AND (t.subject_id = l.id) AND (t.kind = 'lead_due'::text))))
  WHERE ((l.stage < 4) AND (l.deleted_at IS NULL) AND ((l.due_at IS NULL) OR (t.fire_at IS NULL) OR (t.fire_at > (GREATEST(l.due_at, baton.now()) + '00:01:00'::interval))));

ALTER TABLE baton.unattended_lead OWNER TO baton_owner;

-- Name: contact; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.contact WITH (security_invoker='true') AS
 SELECT c.id,
    c.customer_id,
    c.name,
    c.title,
    c.phone,
    c.email,
    c.created_at,
    c.updated_at
   FROM baton.contact c
  WHERE (c.deleted_at IS NULL);

ALTER TABLE dashboard.contact OWNER TO baton_owner;

-- Name: VIEW contact; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.contact IS '联系人 | People at a customer; one row each.';

-- Name: COLUMN contact.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.id IS '编号 | Id; never used again.';

-- Name: COLUMN contact.customer_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.customer_id IS '客户 | Customer (customer.id).';

-- Name: COLUMN contact.name; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.name IS '名称 | Name.';

-- Name: COLUMN contact.title; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.title IS '职务 | Position in the company.';

-- Name: COLUMN contact.phone; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.phone IS '电话 | Phone number, E.164.';

-- Name: COLUMN contact.email; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.email IS '邮箱 | E-mail address.';

-- Name: COLUMN contact.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.created_at IS '创建时间 | When it was made (UTC).';

-- Name: COLUMN contact.updated_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contact.updated_at IS '修改时间 | When it was last changed (UTC).';

-- Name: contract; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.contract WITH (security_invoker='true') AS
 SELECT c.id,
    c.customer_id,
    c.number,
    c.title,
        CASE c.status
            WHEN 1 THEN 'draft'::text
            WHEN 2 THEN 'legal_review'::text
            WHEN 3 THEN 'customer_sealed'::text
            WHEN 4 THEN 'we_sealed'::text
            WHEN 5 THEN 'archived'::text
            WHEN 6 THEN 'void'::text
            ELSE NULL::text
        END AS status,
    c.signed_at,
    c.owner_id,
    c.team_id,
    c.region_id,
    c.created_at,
    c.updated_at
   FROM baton.contract c
  WHERE (c.deleted_at IS NULL);

ALTER TABLE dashboard.contract OWNER TO baton_owner;

-- Name: VIEW contract; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.contract IS '合同 | Contracts without their worth; one row each.';

-- Name: COLUMN contract.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.id IS '编号 | Id; never used again.';

-- Name: COLUMN contract.customer_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.customer_id IS '客户 | Customer (customer.id).';

-- Name: COLUMN contract.number; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.number IS '合同编号 | Number of the contract.';

-- Name: COLUMN contract.title; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.title IS '标题 | Title.';

-- Name: COLUMN contract.status; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.status IS '状态 | draft, legal_review, customer_sealed, we_sealed, archived or void.';

-- Name: COLUMN contract.signed_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.signed_at IS '签署时间 | When it was signed (UTC).';

-- Name: COLUMN contract.owner_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.owner_id IS '负责人 | Who is responsible (member.id); empty in the pool.';

-- Name: COLUMN contract.team_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.team_id IS '团队 | Team (team.id).';

-- Name: COLUMN contract.region_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.region_id IS '区域 | Region (region.id).';

-- Name: COLUMN contract.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.created_at IS '创建时间 | When it was made (UTC).';

-- Name: COLUMN contract.updated_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract.updated_at IS '修改时间 | When it was last changed (UTC).';

-- Name: contract_amount; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.contract_amount WITH (security_invoker='true') AS
 SELECT a.contract_id,
    a.amount_minor,
    a.currency,
    a.created_at
   FROM baton.contract_amount a;

ALTER TABLE dashboard.contract_amount OWNER TO baton_owner;

-- Name: VIEW contract_amount; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.contract_amount IS '合同金额 | What a contract is worth; one row for each contract.';

-- Name: COLUMN contract_amount.contract_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract_amount.contract_id IS '合同 | Contract (contract.id).';

-- Name: COLUMN contract_amount.amount_minor; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract_amount.amount_minor IS '金额 | Amount in minor units (分).';

-- Name: COLUMN contract_amount.currency; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract_amount.currency IS '币种 | Currency, ISO 4217.';

-- Name: COLUMN contract_amount.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.contract_amount.created_at IS '创建时间 | When it was made (UTC).';

-- Name: customer; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.customer WITH (security_invoker='true') AS
 SELECT c.id,
    c.name,
        CASE c.status
            WHEN 1 THEN 'prospect'::text
            WHEN 2 THEN 'signed'::text
            WHEN 3 THEN 'lost'::text
            ELSE NULL::text
        END AS status,
    c.signed_at,
    c.owner_id,
    c.team_id,
    c.region_id,
    c.created_at,
    c.updated_at
   FROM baton.customer c
  WHERE (c.deleted_at IS NULL);

ALTER TABLE dashboard.customer OWNER TO baton_owner;

-- Name: VIEW customer; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.customer IS '客户 | Customers that the login may see, deleted ones excepted; one row each.';

-- Name: COLUMN customer.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.id IS '编号 | Id; never used again.';

-- Name: COLUMN customer.name; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.name IS '名称 | Name.';

-- Name: COLUMN customer.status; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.status IS '状态 | prospect, signed or lost.';

-- Name: COLUMN customer.signed_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.signed_at IS '签约时间 | When the customer first signed (UTC).';

-- Name: COLUMN customer.owner_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.owner_id IS '负责人 | Who is responsible (member.id); empty in the pool.';

-- Name: COLUMN customer.team_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.team_id IS '团队 | Team (team.id).';

-- Name: COLUMN customer.region_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.region_id IS '区域 | Region (region.id).';

-- Name: COLUMN customer.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.created_at IS '创建时间 | When it was made (UTC).';

-- Name: COLUMN customer.updated_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.customer.updated_at IS '修改时间 | When it was last changed (UTC).';

-- Name: delivery; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.delivery WITH (security_invoker='true') AS
 SELECT d.id,
    d.customer_id,
    d.name,
        CASE d.status
            WHEN 1 THEN 'planned'::text
            WHEN 2 THEN 'under_way'::text
            WHEN 3 THEN 'delivered'::text
            WHEN 4 THEN 'accepted'::text
            ELSE NULL::text
        END AS status,
    d.percent,
    d.due_on,
    d.delivered_at,
    d.owner_id,
    d.team_id,
    d.region_id,
    d.created_at,
    d.updated_at
   FROM baton.delivery d
  WHERE (d.deleted_at IS NULL);

ALTER TABLE dashboard.delivery OWNER TO baton_owner;

-- Name: VIEW delivery; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.delivery IS '交付进度 | What was promised to a customer and how far it is; one row each.';

-- Name: COLUMN delivery.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.id IS '编号 | Id; never used again.';

-- Name: COLUMN delivery.customer_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.customer_id IS '客户 | Customer (customer.id).';

-- Name: COLUMN delivery.name; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.name IS '名称 | Name.';

-- Name: COLUMN delivery.status; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.status IS '状态 | planned, under_way, delivered or accepted.';

-- Name: COLUMN delivery.percent; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.percent IS '进度 | How far it is, 0 to 100.';

-- Name: COLUMN delivery.due_on; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.due_on IS '交期 | The day that was promised.';

-- Name: COLUMN delivery.delivered_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.delivered_at IS '交付时间 | When it was delivered (UTC).';

-- Name: COLUMN delivery.owner_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.owner_id IS '负责人 | Who is responsible (member.id); empty in the pool.';

-- Name: COLUMN delivery.team_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.team_id IS '团队 | Team (team.id).';

-- Name: COLUMN delivery.region_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.region_id IS '区域 | Region (region.id).';

-- Name: COLUMN delivery.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.created_at IS '创建时间 | When it was made (UTC).';

-- Name: COLUMN delivery.updated_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.delivery.updated_at IS '修改时间 | When it was last changed (UTC).';

-- Name: interaction; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.interaction WITH (security_invoker='true') AS
 SELECT i.id,
    i.lead_id,
    i.member_id,
        CASE i.kind
            WHEN 1 THEN 'call'::text
            WHEN 2 THEN 'chat'::text
            WHEN 3 THEN 'mail'::text
            WHEN 4 THEN 'visit'::text
            ELSE NULL::text
        END AS kind,
    i.duration_s,
    i.message_count,
    i.content,
    i.occurred_at,
    i.created_at
   FROM baton.interaction i;

ALTER TABLE dashboard.interaction OWNER TO baton_owner;

-- Name: VIEW interaction; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.interaction IS '沟通记录 | Calls, chats, mails and visits about a lead; one row each.';

-- Name: COLUMN interaction.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.id IS '编号 | Id; never used again.';

-- Name: COLUMN interaction.lead_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.lead_id IS '线索 | Lead (lead.id).';

-- Name: COLUMN interaction.member_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.member_id IS '成员 | Who it was (member.id).';

-- Name: COLUMN interaction.kind; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.kind IS '方式 | call, chat, mail or visit.';

-- Name: COLUMN interaction.duration_s; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.duration_s IS '时长 | Seconds of a call.';

-- Name: COLUMN interaction.message_count; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.message_count IS '消息数 | Messages of a chat.';

-- Name: COLUMN interaction.content; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.content IS '内容 | What was said.';

-- Name: COLUMN interaction.occurred_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.occurred_at IS '发生时间 | When it happened (UTC).';

-- Name: COLUMN interaction.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.interaction.created_at IS '创建时间 | When it was made (UTC).';

-- Name: lead; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.lead WITH (security_invoker='true') AS
 SELECT l.id,
    l.contact_name,
    l.company,
    l.phone,
    l.phone_extension,
    l.email,
    l.area,
    l.region_id,
    l.product_line,
    l.budget_min_minor,
    l.budget_max_minor,
    l.currency,
    l.budget_text,
    l.need,
        CASE l.channel
            WHEN 1 THEN 'api'::text
            WHEN 2 THEN 'web_form'::text
            WHEN 3 THEN 'exhibition'::text
            WHEN 4 THEN 'referral'::text
            WHEN 5 THEN 'file_import'::text
            WHEN 6 THEN 'official_account'::text
            WHEN 7 THEN 'chat_forward'::text
            ELSE NULL::text
        END AS channel,
        CASE l.stage
            WHEN 1 THEN 'new'::text
            WHEN 2 THEN 'contacted'::text
            WHEN 3 THEN 'qualified'::text
            WHEN 4 THEN 'converted'::text
            WHEN 5 THEN 'disqualified'::text
            ELSE NULL::text
        END AS stage,
    l.stage_reason,
    l.score,
        CASE l.intent
            WHEN 0 THEN 'plain'::text
            WHEN 1 THEN 'nurture'::text
            WHEN 2 THEN 'high'::text
            ELSE NULL::text
        END AS intent,
    l.owner_id,
    l.team_id,
    l.assigned_at,
    l.first_touch_at,
    l.due_at,
    l.escalation,
    l.escalated_at,
    l.submitted_at,
    l.created_at,
    l.updated_at
   FROM baton.lead l
  WHERE (l.deleted_at IS NULL);

ALTER TABLE dashboard.lead OWNER TO baton_owner;

-- Name: VIEW lead; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.lead IS '线索 | Leads that the login may see, deleted ones excepted; one row each.';

-- Name: COLUMN lead.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.id IS '编号 | Id; never used again.';

-- Name: COLUMN lead.contact_name; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.contact_name IS '联系人 | Who asked.';

-- Name: COLUMN lead.company; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.company IS '公司 | Company.';

-- Name: COLUMN lead.phone; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.phone IS '电话 | Phone number, E.164.';

-- Name: COLUMN lead.phone_extension; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.phone_extension IS '分机 | Extension.';

-- Name: COLUMN lead.email; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.email IS '邮箱 | E-mail address.';

-- Name: COLUMN lead.area; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.area IS '省份 | Short name of the province.';

-- Name: COLUMN lead.region_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.region_id IS '区域 | Region (region.id).';

-- Name: COLUMN lead.product_line; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.product_line IS '产品线 | Product line.';

-- Name: COLUMN lead.budget_min_minor; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.budget_min_minor IS '预算下限 | Least budget, in minor units (分).';

-- Name: COLUMN lead.budget_max_minor; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.budget_max_minor IS '预算上限 | Greatest budget, in minor units (分).';

-- Name: COLUMN lead.currency; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.currency IS '币种 | Currency, ISO 4217.';

-- Name: COLUMN lead.budget_text; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.budget_text IS '预算原文 | The budget in the lead''s own words.';

-- Name: COLUMN lead.need; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.need IS '需求 | What is needed.';

-- Name: COLUMN lead.channel; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.channel IS '渠道 | Where it came from: api, web_form, exhibition, referral, file_import, official_account or chat_forward.';

-- Name: COLUMN lead.stage; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.stage IS '阶段 | new, contacted, qualified, converted or disqualified; the last two are closed.';

-- Name: COLUMN lead.stage_reason; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.stage_reason IS '阶段原因 | Why it was disqualified.';

-- Name: COLUMN lead.score; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.score IS '评分 | Score, 0 to 100.';

-- Name: COLUMN lead.intent; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.intent IS '意向 | plain, nurture or high, from the score.';

-- Name: COLUMN lead.owner_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.owner_id IS '负责人 | Who is responsible (member.id); empty in the pool.';

-- Name: COLUMN lead.team_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.team_id IS '团队 | Team (team.id).';

-- Name: COLUMN lead.assigned_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.assigned_at IS '分配时间 | When it got its owner (UTC).';

-- Name: COLUMN lead.first_touch_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.first_touch_at IS '首次响应 | When it was first answered in earnest (UTC).';

-- Name: COLUMN lead.due_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.due_at IS '应办时间 | When something must have happened (UTC); each open lead has one.';

-- Name: COLUMN lead.escalation; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.escalation IS '升级次数 | How often its deadline has run out since it was assigned.';

-- Name: COLUMN lead.escalated_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.escalated_at IS '最近升级 | When that happened last (UTC).';

-- Name: COLUMN lead.submitted_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.submitted_at IS '提交时间 | When the person asked, if the source says so (UTC).';

-- Name: COLUMN lead.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.created_at IS '创建时间 | When it was made (UTC).';

-- Name: COLUMN lead.updated_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead.updated_at IS '修改时间 | When it was last changed (UTC).';

-- Name: lead_signal; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.lead_signal WITH (security_invoker='true') AS
 SELECT s.id,
    s.lead_id,
    s.kind,
    s.note,
    s.occurred_at,
    s.created_at
   FROM baton.lead_signal s;

ALTER TABLE dashboard.lead_signal OWNER TO baton_owner;

-- Name: VIEW lead_signal; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.lead_signal IS '线索信号 | What raised or lowered a lead''s score; one row each.';

-- Name: COLUMN lead_signal.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead_signal.id IS '编号 | Id; never used again.';

-- Name: COLUMN lead_signal.lead_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead_signal.lead_id IS '线索 | Lead (lead.id).';

-- Name: COLUMN lead_signal.kind; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead_signal.kind IS '信号 | Kind of signal, as score rules name it.';

-- Name: COLUMN lead_signal.note; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead_signal.note IS '备注 | Note.';

-- Name: COLUMN lead_signal.occurred_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead_signal.occurred_at IS '发生时间 | When it happened (UTC).';

-- Name: COLUMN lead_signal.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.lead_signal.created_at IS '创建时间 | When it was made (UTC).';

-- Name: member; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.member WITH (security_invoker='true') AS
 SELECT m.id,
    m.name,
    m.team_id,
        CASE m.status
            WHEN 1 THEN 'active'::text
            WHEN 2 THEN 'absent'::text
            ELSE 'disabled'::text
        END AS status,
    m.created_at
   FROM baton.member m
  WHERE (m.deleted_at IS NULL);

ALTER TABLE dashboard.member OWNER TO baton_owner;

-- Name: VIEW member; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.member IS '成员 | The people of the tenant, whatever the login may see besides.';

-- Name: COLUMN member.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.member.id IS '编号 | Id; never used again.';

-- Name: COLUMN member.name; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.member.name IS '名称 | Name.';

-- Name: COLUMN member.team_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.member.team_id IS '团队 | Team (team.id).';

-- Name: COLUMN member.status; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.member.status IS '状态 | active, absent (keeps records, is given none) or disabled.';

-- Name: COLUMN member.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.member.created_at IS '创建时间 | When it was made (UTC).';

-- Name: region; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.region WITH (security_invoker='true') AS
 SELECT r.id,
    r.name,
    r.areas,
    r.created_at
   FROM baton.region r;

ALTER TABLE dashboard.region OWNER TO baton_owner;

-- Name: VIEW region; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.region IS '区域 | Regions and the provinces in them.';

-- Name: COLUMN region.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.region.id IS '编号 | Id; never used again.';

-- Name: COLUMN region.name; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.region.name IS '名称 | Name.';

-- Name: COLUMN region.areas; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.region.areas IS '省份 | Short names of the provinces in it.';

-- Name: COLUMN region.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.region.created_at IS '创建时间 | When it was made (UTC).';

-- Name: team; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.team WITH (security_invoker='true') AS
 SELECT t.id,
    t.name,
    t.parent_id,
    t.created_at
   FROM baton.team t;

ALTER TABLE dashboard.team OWNER TO baton_owner;

-- Name: VIEW team; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.team IS '团队 | Teams; parent_id is the team above.';

-- Name: COLUMN team.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.team.id IS '编号 | Id; never used again.';

-- Name: COLUMN team.name; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.team.name IS '名称 | Name.';

-- Name: COLUMN team.parent_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.team.parent_id IS '上级团队 | The team above (team.id); empty at the top.';

-- Name: COLUMN team.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.team.created_at IS '创建时间 | When it was made (UTC).';

-- Name: ticket; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.ticket WITH (security_invoker='true') AS
 SELECT t.id,
    t.customer_id,
        CASE t.kind
            WHEN 1 THEN 'technical_solution'::text
            WHEN 2 THEN 'service'::text
            ELSE NULL::text
        END AS kind,
    t.category,
    t.subject,
        CASE t.status
            WHEN 1 THEN 'open'::text
            WHEN 2 THEN 'under_way'::text
            WHEN 3 THEN 'closed'::text
            ELSE NULL::text
        END AS status,
    t.first_response_at,
    t.closed_at,
    t.owner_id,
    t.team_id,
    t.region_id,
    t.created_at,
    t.updated_at
   FROM baton.ticket t
  WHERE (t.deleted_at IS NULL);

ALTER TABLE dashboard.ticket OWNER TO baton_owner;

-- Name: VIEW ticket; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.ticket IS '工单 | Requests of customers; one row each.';

-- Name: COLUMN ticket.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.id IS '编号 | Id; never used again.';

-- Name: COLUMN ticket.customer_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.customer_id IS '客户 | Customer (customer.id).';

-- Name: COLUMN ticket.kind; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.kind IS '类型 | technical_solution or service.';

-- Name: COLUMN ticket.category; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.category IS '类别 | Category, a word of the tenant''s own.';

-- Name: COLUMN ticket.subject; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.subject IS '主题 | Subject.';

-- Name: COLUMN ticket.status; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.status IS '状态 | open, under_way or closed.';

-- Name: COLUMN ticket.first_response_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.first_response_at IS '首次响应 | When it was first answered (UTC).';

-- Name: COLUMN ticket.closed_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.closed_at IS '关闭时间 | When it was closed (UTC).';

-- Name: COLUMN ticket.owner_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.owner_id IS '负责人 | Who is responsible (member.id); empty in the pool.';

-- Name: COLUMN ticket.team_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.team_id IS '团队 | Team (team.id).';

-- Name: COLUMN ticket.region_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.region_id IS '区域 | Region (region.id).';

-- Name: COLUMN ticket.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.created_at IS '创建时间 | When it was made (UTC).';

-- Name: COLUMN ticket.updated_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket.updated_at IS '修改时间 | When it was last changed (UTC).';

-- Name: ticket_message; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.ticket_message WITH (security_invoker='true') AS
 SELECT m.id,
    m.ticket_id,
    m.member_id,
    m.content,
    m.created_at
   FROM baton.ticket_message m;

ALTER TABLE dashboard.ticket_message OWNER TO baton_owner;

-- Name: VIEW ticket_message; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.ticket_message IS '工单沟通 | What was said about a ticket; one row each.';

-- Name: COLUMN ticket_message.id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_message.id IS '编号 | Id; never used again.';

-- Name: COLUMN ticket_message.ticket_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_message.ticket_id IS '工单 | Ticket (ticket.id).';

-- Name: COLUMN ticket_message.member_id; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_message.member_id IS '成员 | Who it was (member.id).';

-- Name: COLUMN ticket_message.content; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_message.content IS '内容 | What was said.';

-- Name: COLUMN ticket_message.created_at; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_message.created_at IS '创建时间 | When it was made (UTC).';

-- Name: ticket_response_stat; Type: VIEW; Schema: dashboard; Owner: baton_owner

CREATE VIEW dashboard.ticket_response_stat WITH (security_invoker='true') AS
 SELECT
        CASE s.kind
            WHEN 1 THEN 'technical_solution'::text
            WHEN 2 THEN 'service'::text
            ELSE NULL::text
        END AS kind,
    s.week,
    s.category,
    s.tickets,
    s.answered,
    s.median_response_minutes
   FROM baton.ticket_response_stat s;

ALTER TABLE dashboard.ticket_response_stat OWNER TO baton_owner;

-- Name: VIEW ticket_response_stat; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON VIEW dashboard.ticket_response_stat IS '工单响应统计 | How fast tickets of a kind and category were answered in a closed week; groups of fewer than 5 tickets or 3 members stand under other.';

-- Name: COLUMN ticket_response_stat.kind; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_response_stat.kind IS '类型 | technical_solution or service.';

-- Name: COLUMN ticket_response_stat.week; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_response_stat.week IS '周 | Its Monday, in the tenant''s time zone.';

-- Name: COLUMN ticket_response_stat.category; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_response_stat.category IS '类别 | Category, a word of the tenant''s own.';

-- Name: COLUMN ticket_response_stat.tickets; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_response_stat.tickets IS '工单数 | Tickets of that week.';

-- Name: COLUMN ticket_response_stat.answered; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_response_stat.answered IS '已响应数 | Those of them that were answered.';

-- Name: COLUMN ticket_response_stat.median_response_minutes; Type: COMMENT; Schema: dashboard; Owner: baton_owner

COMMENT ON COLUMN dashboard.ticket_response_stat.median_response_minutes IS '响应时间中位数 | Median minutes to the first answer, of the answered ones.';

-- Name: event_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event ATTACH PARTITION baton.event_default DEFAULT;

-- Name: event_personal_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event_personal ATTACH PARTITION baton.event_personal_default DEFAULT;

-- Name: interaction_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.interaction ATTACH PARTITION baton.interaction_default DEFAULT;

-- Name: notification_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.notification ATTACH PARTITION baton.notification_default DEFAULT;

-- Name: api_key api_key_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (tenant_id, id);

-- Name: bi_login bi_login_name_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_name_key UNIQUE (tenant_id, name);

-- Name: bi_login bi_login_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_pkey PRIMARY KEY (tenant_id, id);

-- Name: contact contact_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (tenant_id, id);

-- Name: contract_amount contract_amount_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contract_amount
    ADD CONSTRAINT contract_amount_pkey PRIMARY KEY (tenant_id, contract_id);

-- Name: contract contract_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contract
    ADD CONSTRAINT contract_pkey PRIMARY KEY (tenant_id, id);

-- Name: credential credential_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (secret_hash);

-- Name: customer customer_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (tenant_id, id);

-- Name: delivery delivery_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (tenant_id, id);

-- Name: event event_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: event_default event_default_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event_default
    ADD CONSTRAINT event_default_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: event_personal event_personal_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event_personal
    ADD CONSTRAINT event_personal_pkey PRIMARY KEY (tenant_id, event_id, created_at);

-- Name: event_personal_default event_personal_default_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event_personal_default
    ADD CONSTRAINT event_personal_default_pkey PRIMARY KEY (tenant_id, event_id, created_at);

-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (tenant_id, key_hash);

-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (tenant_id, member_id);

-- Name: installation installation_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (id);

-- Name: intake_form intake_form_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.intake_form
    ADD CONSTRAINT intake_form_pkey PRIMARY KEY (tenant_id, id);

-- Name: interaction interaction_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.interaction
    ADD CONSTRAINT interaction_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: interaction_default interaction_default_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.interaction_default
    ADD CONSTRAINT interaction_default_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: lead lead_escalation_check; Type: CHECK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead
    ADD CONSTRAINT lead_escalation_check CHECK (((escalation = 0) = (escalated_at IS NULL))) NOT VALID;

-- Name: lead_payload lead_payload_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_payload
    ADD CONSTRAINT lead_payload_pkey PRIMARY KEY (tenant_id, lead_id);

-- Name: lead lead_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead
    ADD CONSTRAINT lead_pkey PRIMARY KEY (tenant_id, id);

-- Name: lead_policy lead_policy_escalation_check; Type: CHECK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_policy
    ADD CONSTRAINT lead_policy_escalation_check CHECK ((escalation_window_s > 0)) NOT VALID;

-- Name: lead_policy lead_policy_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_policy
    ADD CONSTRAINT lead_policy_pkey PRIMARY KEY (tenant_id);

-- Name: lead_signal lead_signal_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_signal
    ADD CONSTRAINT lead_signal_pkey PRIMARY KEY (tenant_id, id);

-- Name: member_load member_load_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_load
    ADD CONSTRAINT member_load_pkey PRIMARY KEY (tenant_id, member_id);

-- Name: member member_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (tenant_id, id);

-- Name: member_region member_region_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_region
    ADD CONSTRAINT member_region_pkey PRIMARY KEY (tenant_id, member_id, region_id);

-- Name: member_role member_role_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_role
    ADD CONSTRAINT member_role_pkey PRIMARY KEY (tenant_id, member_id, role_id);

-- Name: notification notification_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: notification_default notification_default_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.notification_default
    ADD CONSTRAINT notification_default_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: region region_name_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.region
    ADD CONSTRAINT region_name_key UNIQUE (tenant_id, name);

-- Name: region region_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.region
    ADD CONSTRAINT region_pkey PRIMARY KEY (tenant_id, id);

-- Name: role_grant role_grant_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.role_grant
    ADD CONSTRAINT role_grant_pkey PRIMARY KEY (tenant_id, role_id, facet, action, reach);

-- Name: role role_key_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.role
    ADD CONSTRAINT role_key_key UNIQUE (tenant_id, key);

-- Name: role role_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (tenant_id, id);

-- Name: routing_rule routing_rule_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.routing_rule
    ADD CONSTRAINT routing_rule_pkey PRIMARY KEY (tenant_id, id);

-- Name: routing_rule routing_rule_position_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.routing_rule
    ADD CONSTRAINT routing_rule_position_key UNIQUE (tenant_id, "position");

-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (name);

-- Name: score_rule score_rule_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.score_rule
    ADD CONSTRAINT score_rule_pkey PRIMARY KEY (tenant_id, id);

-- Name: score_rule score_rule_signal_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.score_rule
    ADD CONSTRAINT score_rule_signal_key UNIQUE (tenant_id, signal);

-- Name: team team_name_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team
    ADD CONSTRAINT team_name_key UNIQUE (tenant_id, name);

-- Name: team team_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (tenant_id, id);

-- Name: tenant_key tenant_key_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant_key
    ADD CONSTRAINT tenant_key_pkey PRIMARY KEY (tenant_id, version);

-- Name: tenant tenant_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant
    ADD CONSTRAINT tenant_pkey PRIMARY KEY (id);

-- Name: tenant tenant_slug_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant
    ADD CONSTRAINT tenant_slug_key UNIQUE (slug);

-- Name: ticket_message ticket_message_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket_message
    ADD CONSTRAINT ticket_message_pkey PRIMARY KEY (tenant_id, id);

-- Name: ticket ticket_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (tenant_id, id);

-- Name: ticket_response_stat ticket_response_stat_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket_response_stat
    ADD CONSTRAINT ticket_response_stat_pkey PRIMARY KEY (tenant_id, kind, week, category);

-- Name: ticket_response_week ticket_response_week_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket_response_week
    ADD CONSTRAINT ticket_response_week_pkey PRIMARY KEY (tenant_id, week);

-- Name: timer_dead timer_dead_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer_dead
    ADD CONSTRAINT timer_dead_pkey PRIMARY KEY (tenant_id, id);

-- Name: timer timer_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer
    ADD CONSTRAINT timer_pkey PRIMARY KEY (tenant_id, subject_id, kind);

-- Name: api_key_member_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX api_key_member_idx ON baton.api_key USING btree (tenant_id, member_id);

-- Name: bi_login_member_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX bi_login_member_idx ON baton.bi_login USING btree (tenant_id, member_id);

-- Name: contact_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_created_idx ON baton.contact USING btree (tenant_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contact_customer_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_customer_idx ON baton.contact USING btree (tenant_id, customer_id, created_at, id) WHERE (deleted_at IS NULL);

-- Name: contact_followed_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_followed_idx ON baton.contact USING btree (tenant_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (follower_ids <> '{}'::uuid[]));

-- Name: contact_owner_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_owner_idx ON baton.contact USING btree (tenant_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contact_pool_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_pool_idx ON baton.contact USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (owner_id IS NULL));

-- Name: contact_region_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_region_idx ON baton.contact USING btree (tenant_id, region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contact_related_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_related_idx ON baton.contact USING btree (tenant_id, related_region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contact_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contact_team_idx ON baton.contact USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contract_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_created_idx ON baton.contract USING btree (tenant_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contract_customer_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_customer_idx ON baton.contract USING btree (tenant_id, customer_id, created_at, id) WHERE (deleted_at IS NULL);

-- Name: contract_followed_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_followed_idx ON baton.contract USING btree (tenant_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (follower_ids <> '{}'::uuid[]));

-- Name: contract_number_key; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE UNIQUE INDEX contract_number_key ON baton.contract USING btree (tenant_id, number) WHERE (deleted_at IS NULL);

-- Name: contract_owner_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_owner_idx ON baton.contract USING btree (tenant_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contract_pool_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_pool_idx ON baton.contract USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (owner_id IS NULL));

-- Name: contract_region_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_region_idx ON baton.contract USING btree (tenant_id, region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contract_related_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_related_idx ON baton.contract USING btree (tenant_id, related_region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: contract_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX contract_team_idx ON baton.contract USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: customer_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX customer_created_idx ON baton.customer USING btree (tenant_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: customer_followed_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX customer_followed_idx ON baton.customer USING btree (tenant_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (follower_ids <> '{}'::uuid[]));

-- Name: customer_owner_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX customer_owner_idx ON baton.customer USING btree (tenant_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: customer_pool_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX customer_pool_idx ON baton.customer USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (owner_id IS NULL));

-- Name: customer_region_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX customer_region_idx ON baton.customer USING btree (tenant_id, region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: customer_related_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX customer_related_idx ON baton.customer USING btree (tenant_id, related_region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: customer_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX customer_team_idx ON baton.customer USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: delivery_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_created_idx ON baton.delivery USING btree (tenant_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: delivery_customer_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_customer_idx ON baton.delivery USING btree (tenant_id, customer_id, created_at, id) WHERE (deleted_at IS NULL);

-- Name: delivery_followed_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_followed_idx ON baton.delivery USING btree (tenant_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (follower_ids <> '{}'::uuid[]));

-- Name: delivery_owner_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_owner_idx ON baton.delivery USING btree (tenant_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: delivery_pool_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_pool_idx ON baton.delivery USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (owner_id IS NULL));

-- Name: delivery_region_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_region_idx ON baton.delivery USING btree (tenant_id, region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: delivery_related_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_related_idx ON baton.delivery USING btree (tenant_id, related_region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: delivery_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX delivery_team_idx ON baton.delivery USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: event_subject_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX event_subject_idx ON ONLY baton.event USING btree (tenant_id, subject_id, created_at DESC, id DESC);

-- Name: event_default_tenant_id_subject_id_created_at_id_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX event_default_tenant_id_subject_id_created_at_id_idx ON baton.event_default USING btree (tenant_id, subject_id, created_at DESC, id DESC);

-- Name: event_personal_subject_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX event_personal_subject_idx ON ONLY baton.event_personal USING btree (tenant_id, subject_id);

-- Name: event_personal_default_tenant_id_subject_id_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX event_personal_default_tenant_id_subject_id_idx ON baton.event_personal_default USING btree (tenant_id, subject_id);

-- Name: idempotency_key_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX idempotency_key_created_idx ON baton.idempotency_key USING btree (tenant_id, created_at);

-- Name: interaction_lead_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX interaction_lead_idx ON ONLY baton.interaction USING btree (tenant_id, lead_id, occurred_at DESC, id DESC);

-- Name: interaction_default_tenant_id_lead_id_occurred_at_id_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX interaction_default_tenant_id_lead_id_occurred_at_id_idx ON baton.interaction_default USING btree (tenant_id, lead_id, occurred_at DESC, id DESC);

-- Name: lead_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_created_idx ON baton.lead USING btree (tenant_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: lead_due_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_due_idx ON baton.lead USING btree (tenant_id, due_at) WHERE ((stage < 4) AND (deleted_at IS NULL));

-- Name: lead_email_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_email_idx ON baton.lead USING btree (tenant_id, email) WHERE (email IS NOT NULL);

-- Name: lead_followed_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_followed_idx ON baton.lead USING btree (tenant_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (follower_ids <> '{}'::uuid[]));

-- Name: lead_owner_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_owner_idx ON baton.lead USING btree (tenant_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: lead_phone_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_phone_idx ON baton.lead USING btree (tenant_id, phone) WHERE (phone IS NOT NULL);

-- Name: lead_pool_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_pool_idx ON baton.lead USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (owner_id IS NULL));

-- Name: lead_region_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_region_idx ON baton.lead USING btree (tenant_id, region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: lead_search_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_search_idx ON baton.lead USING gin (search_keys);

-- Name: lead_signal_lead_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_signal_lead_idx ON baton.lead_signal USING btree (tenant_id, lead_id, occurred_at, id);

-- Name: lead_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_team_idx ON baton.lead USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: member_email_key; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE UNIQUE INDEX member_email_key ON baton.member USING btree (tenant_id, email) WHERE (deleted_at IS NULL);

-- Name: member_region_region_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX member_region_region_idx ON baton.member_region USING btree (tenant_id, region_id);

-- Name: member_role_role_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX member_role_role_idx ON baton.member_role USING btree (tenant_id, role_id);

-- Name: member_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX member_team_idx ON baton.member USING btree (tenant_id, team_id);

-- Name: notification_unread_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_unread_idx ON ONLY baton.notification USING btree (tenant_id, member_id) WHERE (read_at IS NULL);

-- Name: notification_default_tenant_id_member_id_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_default_tenant_id_member_id_idx ON baton.notification_default USING btree (tenant_id, member_id) WHERE (read_at IS NULL);

-- Name: notification_position_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_position_idx ON ONLY baton.notification USING btree (tenant_id, member_id, "position" DESC);

-- Name: notification_default_tenant_id_member_id_position_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_default_tenant_id_member_id_position_idx ON baton.notification_default USING btree (tenant_id, member_id, "position" DESC);

-- Name: ticket_closed_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_closed_idx ON baton.ticket USING btree (tenant_id, closed_at) WHERE ((closed_at IS NOT NULL) AND (deleted_at IS NULL));

-- Name: ticket_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_created_idx ON baton.ticket USING btree (tenant_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: ticket_customer_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_customer_idx ON baton.ticket USING btree (tenant_id, customer_id, created_at, id) WHERE (deleted_at IS NULL);

-- Name: ticket_followed_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_followed_idx ON baton.ticket USING btree (tenant_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (follower_ids <> '{}'::uuid[]));

-- Name: ticket_message_ticket_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_message_ticket_idx ON baton.ticket_message USING btree (tenant_id, ticket_id, created_at, id);

-- Name: ticket_owner_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_owner_idx ON baton.ticket USING btree (tenant_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: ticket_pool_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_pool_idx ON baton.ticket USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (owner_id IS NULL));

-- Name: ticket_region_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_region_idx ON baton.ticket USING btree (tenant_id, region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: ticket_related_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_related_idx ON baton.ticket USING btree (tenant_id, related_region_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: ticket_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX ticket_team_idx ON baton.ticket USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: timer_fire_at_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX timer_fire_at_idx ON baton.timer USING btree (fire_at);

-- Name: event_default_pkey; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.event_pkey ATTACH PARTITION baton.event_default_pkey;

-- Name: event_default_tenant_id_subject_id_created_at_id_idx; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.event_subject_idx ATTACH PARTITION baton.event_default_tenant_id_subject_id_created_at_id_idx;

-- Name: event_personal_default_pkey; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.event_personal_pkey ATTACH PARTITION baton.event_personal_default_pkey;

-- Name: event_personal_default_tenant_id_subject_id_idx; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.event_personal_subject_idx ATTACH PARTITION baton.event_personal_default_tenant_id_subject_id_idx;

-- Name: interaction_default_pkey; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.interaction_pkey ATTACH PARTITION baton.interaction_default_pkey;

-- Name: interaction_default_tenant_id_lead_id_occurred_at_id_idx; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.interaction_lead_idx ATTACH PARTITION baton.interaction_default_tenant_id_lead_id_occurred_at_id_idx;

-- Name: notification_default_pkey; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.notification_pkey ATTACH PARTITION baton.notification_default_pkey;

-- Name: notification_default_tenant_id_member_id_idx; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.notification_unread_idx ATTACH PARTITION baton.notification_default_tenant_id_member_id_idx;

-- Name: notification_default_tenant_id_member_id_position_idx; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.notification_position_idx ATTACH PARTITION baton.notification_default_tenant_id_member_id_position_idx;

-- Name: contact contact_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contact_follow_record BEFORE INSERT ON baton.contact FOR EACH ROW EXECUTE FUNCTION baton.follow_record('customer', 'customer_id');

-- Name: contract_amount contract_amount_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_amount_follow_record BEFORE INSERT ON baton.contract_amount FOR EACH ROW EXECUTE FUNCTION baton.follow_record('contract', 'contract_id');

-- Name: contract contract_follow_customer; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_follow_customer BEFORE INSERT OR UPDATE OF customer_id ON baton.contract FOR EACH ROW EXECUTE FUNCTION baton.follow_customer();

-- Name: contract contract_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_move_children AFTER UPDATE ON baton.contract FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids) OR (old.related_region_id IS DISTINCT FROM new.related_region_id))) EXECUTE FUNCTION baton.move_children('contract_amount.contract_id');

-- Name: customer customer_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER customer_move_children AFTER UPDATE ON baton.customer FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids) OR (old.signed_at IS DISTINCT FROM new.signed_at))) EXECUTE FUNCTION baton.move_children('contact.customer_id', 'delivery.customer_id', 'contract.customer_id.related', 'ticket.customer_id.related');

-- Name: customer customer_relate; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER customer_relate BEFORE INSERT OR UPDATE ON baton.customer FOR EACH ROW EXECUTE FUNCTION baton.relate_customer();

-- Name: delivery delivery_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER delivery_follow_record BEFORE INSERT ON baton.delivery FOR EACH ROW EXECUTE FUNCTION baton.follow_record('customer', 'customer_id');

-- Name: lead lead_count_open; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_count_open AFTER INSERT OR DELETE OR UPDATE OF owner_id, stage, deleted_at ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.count_open_lead();

-- Name: lead lead_index; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_index BEFORE INSERT OR UPDATE OF company, contact_name, phone ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.index_lead();

-- Name: lead lead_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_move_children AFTER UPDATE ON baton.lead FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids))) EXECUTE FUNCTION baton.move_children('lead_payload.lead_id', 'lead_signal.lead_id', 'interaction.lead_id');

-- Name: ticket ticket_follow_customer; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_follow_customer BEFORE INSERT OR UPDATE OF customer_id ON baton.ticket FOR EACH ROW EXECUTE FUNCTION baton.follow_customer();

-- Name: ticket_message ticket_message_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_message_follow_record BEFORE INSERT ON baton.ticket_message FOR EACH ROW EXECUTE FUNCTION baton.follow_record('ticket', 'ticket_id');

-- Name: ticket ticket_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_move_children AFTER UPDATE ON baton.ticket FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids) OR (old.related_region_id IS DISTINCT FROM new.related_region_id))) EXECUTE FUNCTION baton.move_children('ticket_message.ticket_id');

-- Name: api_key api_key_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.api_key
    ADD CONSTRAINT api_key_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: bi_login bi_login_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: bi_login bi_login_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: contact contact_customer_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contact
    ADD CONSTRAINT contact_customer_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer(tenant_id, id);

-- Name: contract_amount contract_amount_contract_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contract_amount
    ADD CONSTRAINT contract_amount_contract_fkey FOREIGN KEY (tenant_id, contract_id) REFERENCES baton.contract(tenant_id, id);

-- Name: contract contract_customer_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contract
    ADD CONSTRAINT contract_customer_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer(tenant_id, id);

-- Name: contract contract_owner_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contract
    ADD CONSTRAINT contract_owner_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member(tenant_id, id);

-- Name: contract contract_region_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contract
    ADD CONSTRAINT contract_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region(tenant_id, id);

-- Name: contract contract_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.contract
    ADD CONSTRAINT contract_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team(tenant_id, id);

-- Name: credential credential_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.credential
    ADD CONSTRAINT credential_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: customer customer_owner_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.customer
    ADD CONSTRAINT customer_owner_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member(tenant_id, id);

-- Name: customer customer_region_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.customer
    ADD CONSTRAINT customer_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region(tenant_id, id);

-- Name: customer customer_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.customer
    ADD CONSTRAINT customer_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team(tenant_id, id);

-- Name: customer customer_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.customer
    ADD CONSTRAINT customer_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: delivery delivery_customer_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.delivery
    ADD CONSTRAINT delivery_customer_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer(tenant_id, id);

-- Name: event_personal event_personal_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event_personal
    ADD CONSTRAINT event_personal_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: event event_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event
    ADD CONSTRAINT event_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: idempotency_key idempotency_key_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.idempotency_key
    ADD CONSTRAINT idempotency_key_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: inbox inbox_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.inbox
    ADD CONSTRAINT inbox_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: intake_form intake_form_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.intake_form
    ADD CONSTRAINT intake_form_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: interaction interaction_lead_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.interaction
    ADD CONSTRAINT interaction_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead(tenant_id, id);

-- Name: lead lead_owner_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead
    ADD CONSTRAINT lead_owner_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member(tenant_id, id);

-- Name: lead_payload lead_payload_lead_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_payload
    ADD CONSTRAINT lead_payload_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead(tenant_id, id);

-- Name: lead_policy lead_policy_pool_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_policy
    ADD CONSTRAINT lead_policy_pool_team_fkey FOREIGN KEY (tenant_id, pool_team_id) REFERENCES baton.team(tenant_id, id);

-- Name: lead_policy lead_policy_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_policy
    ADD CONSTRAINT lead_policy_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: lead lead_region_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead
    ADD CONSTRAINT lead_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region(tenant_id, id);

-- Name: lead_signal lead_signal_lead_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_signal
    ADD CONSTRAINT lead_signal_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead(tenant_id, id);

-- Name: lead lead_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead
    ADD CONSTRAINT lead_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team(tenant_id, id);

-- Name: lead lead_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead
    ADD CONSTRAINT lead_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: member_load member_load_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_load
    ADD CONSTRAINT member_load_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: member member_region_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member
    ADD CONSTRAINT member_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region(tenant_id, id);

-- Name: member_region member_region_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_region
    ADD CONSTRAINT member_region_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: member_region member_region_region_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_region
    ADD CONSTRAINT member_region_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region(tenant_id, id);

-- Name: member_role member_role_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_role
    ADD CONSTRAINT member_role_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: member_role member_role_role_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member_role
    ADD CONSTRAINT member_role_role_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES baton.role(tenant_id, id);

-- Name: member member_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member
    ADD CONSTRAINT member_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team(tenant_id, id);

-- Name: member member_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.member
    ADD CONSTRAINT member_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: notification notification_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.notification
    ADD CONSTRAINT notification_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: region region_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.region
    ADD CONSTRAINT region_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: role_grant role_grant_role_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.role_grant
    ADD CONSTRAINT role_grant_role_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES baton.role(tenant_id, id);

-- Name: role role_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.role
    ADD CONSTRAINT role_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: routing_rule routing_rule_region_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.routing_rule
    ADD CONSTRAINT routing_rule_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region(tenant_id, id);

-- Name: routing_rule routing_rule_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.routing_rule
    ADD CONSTRAINT routing_rule_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team(tenant_id, id);

-- Name: routing_rule routing_rule_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.routing_rule
    ADD CONSTRAINT routing_rule_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: score_rule score_rule_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.score_rule
    ADD CONSTRAINT score_rule_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: team team_parent_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team
    ADD CONSTRAINT team_parent_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES baton.team(tenant_id, id);

-- Name: team team_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team
    ADD CONSTRAINT team_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: tenant_key tenant_key_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant_key
    ADD CONSTRAINT tenant_key_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: ticket ticket_customer_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket
    ADD CONSTRAINT ticket_customer_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer(tenant_id, id);

-- Name: ticket_message ticket_message_ticket_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket_message
    ADD CONSTRAINT ticket_message_ticket_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES baton.ticket(tenant_id, id);

-- Name: ticket ticket_owner_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket
    ADD CONSTRAINT ticket_owner_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member(tenant_id, id);

-- Name: ticket ticket_region_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket
    ADD CONSTRAINT ticket_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region(tenant_id, id);

-- Name: ticket_response_stat ticket_response_stat_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket_response_stat
    ADD CONSTRAINT ticket_response_stat_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: ticket_response_week ticket_response_week_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket_response_week
    ADD CONSTRAINT ticket_response_week_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: ticket ticket_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket
    ADD CONSTRAINT ticket_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team(tenant_id, id);

-- Name: ticket ticket_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket
    ADD CONSTRAINT ticket_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: timer_dead timer_dead_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer_dead
    ADD CONSTRAINT timer_dead_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: timer timer_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer
    ADD CONSTRAINT timer_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: api_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.api_key ENABLE ROW LEVEL SECURITY;

-- Name: contract_amount bi_contract_amount_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_followed ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_contract_amount_followed ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_followed ON baton.contract_amount IS 'f55dfadcea067716d83aed4f4e67a2f8 a88ff7bfa93f4f2a83de1530870fcd74';

-- Name: contract_amount bi_contract_amount_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_own ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_contract_amount_own ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_own ON baton.contract_amount IS 'baeef18728d1f1aa0c07cace4b41a5a7 ce196a0b8fb2cba906f7cfba78087173';

-- Name: contract_amount bi_contract_amount_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_pool ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_contract_amount_pool ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_pool ON baton.contract_amount IS '4048c53443db9c5633dbce86344c98fc 8aa92213bbfda0baf28bc14510095bc4';

-- Name: contract_amount bi_contract_amount_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_region ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_contract_amount_region ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_region ON baton.contract_amount IS '8d7fc6e3350bd684f2a698c4660f649d a92a991e89747bb91f9fc003569ff04f';

-- Name: contract_amount bi_contract_amount_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_regions ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_contract_amount_regions ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_regions ON baton.contract_amount IS '7680429ace9deedb8f47c40f0444ff2e b0d5a6dc54c1b51b4cab0a3d7b89edf0';

-- Name: contract_amount bi_contract_amount_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_related ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_contract_amount_related ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_related ON baton.contract_amount IS 'f86c5a63b722822db5c1039072cd3f43 2ed1b5856bf455ff477859358891d296';

-- Name: contract_amount bi_contract_amount_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_relateds ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_contract_amount_relateds ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_relateds ON baton.contract_amount IS '469588f20ec41f698b40176862a18897 48437c8816fe5590f6d12f9c09021d2b';

-- Name: contract_amount bi_contract_amount_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_team ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_contract_amount_team ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_team ON baton.contract_amount IS '8267c0a526504ba21639b77142ed5ce5 ca914f6f95b2db90fe99b91adbdca067';

-- Name: contract_amount bi_contract_amount_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_teams ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_contract_amount_teams ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_teams ON baton.contract_amount IS '41907a4f0448ad1b455769fd2a8e88ed 4e3eba900a1eae7ec6b8c75d5be1fc08';

-- Name: contract_amount bi_contract_amount_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_tenant ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_contract_amount_tenant ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_tenant ON baton.contract_amount IS 'ad8954994ea20e34eb6e3f338c8c799b 3470fb4a2f908bf8c60e6c636b3b17d1';

-- Name: contract bi_contract_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_followed ON baton.contract FOR SELECT TO baton_b_contract_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_followed ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_followed ON baton.contract IS '701a0b3a8167b9aac09a9748fe0a0098 7c758ab53639ec9bdd9968a716653591';

-- Name: contract bi_contract_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_own ON baton.contract FOR SELECT TO baton_b_contract_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_own ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_own ON baton.contract IS 'e6ba39f0a3caf1e68cb44797cea17ee7 09631a15458e6aeda533a3c97945cb13';

-- Name: contract bi_contract_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_pool ON baton.contract FOR SELECT TO baton_b_contract_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_pool ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_pool ON baton.contract IS 'eea492ffa74e979c762bfa3237b533f7 a094a73b510c9a94cff1077ab4fb0ee0';

-- Name: contract bi_contract_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_region ON baton.contract FOR SELECT TO baton_b_contract_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_region ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_region ON baton.contract IS '7df471f71602faec059f89fb6d8ca710 20e870e434e64fc27c080a6f6e879d84';

-- Name: contract bi_contract_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_regions ON baton.contract FOR SELECT TO baton_b_contract_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_regions ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_regions ON baton.contract IS '6ed1cdc5eb65d3391663d9df613178a8 d94319c249741e520742f690248cb3ff';

-- Name: contract bi_contract_card_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_related ON baton.contract FOR SELECT TO baton_b_contract_card_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_related ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_related ON baton.contract IS '82bbfd83b7704e051ffebcc772d06094 b0797095eb3fbb498de833c6f4bd4569';

-- Name: contract bi_contract_card_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_relateds ON baton.contract FOR SELECT TO baton_b_contract_card_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_relateds ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_relateds ON baton.contract IS '1ac360d45a6f104dfddfb94fbd3602db cbd4b57815ef7f18c5878d0f66a9089e';

-- Name: contract bi_contract_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_team ON baton.contract FOR SELECT TO baton_b_contract_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_team ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_team ON baton.contract IS '862381d9c64895fb92f5267ef2cf0a41 b72eda4de2810d7b531468efc64e7a45';

-- Name: contract bi_contract_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_teams ON baton.contract FOR SELECT TO baton_b_contract_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_teams ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_teams ON baton.contract IS '3dd0c4dac366989810063ea5c2915997 6c45133a0c73f2027ffa9c6e0e617bfa';

-- Name: contract bi_contract_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_tenant ON baton.contract FOR SELECT TO baton_b_contract_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_tenant ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_tenant ON baton.contract IS 'b3f4627c946cbd0d3df117d984e1ddab 2e3f5e1b09fedcd79c8b492c4495e397';

-- Name: contact bi_customer_contacts_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_followed ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_followed ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_followed ON baton.contact IS '5d1d68d15a964c6e11ac2ddee8720740 342b544f7fd29b0e2c5fbaa8ab88403c';

-- Name: contact bi_customer_contacts_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_own ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_own ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_own ON baton.contact IS 'da87a3e17682ff87d7fd03890f657ec9 777eebc0516405fb4a87840ef3e49807';

-- Name: contact bi_customer_contacts_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_pool ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_pool ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_pool ON baton.contact IS '59e9e87223755ed1bcc78481d048e57c a7714c7b0373c5ce2a84d244761681f2';

-- Name: contact bi_customer_contacts_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_region ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_region ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_region ON baton.contact IS '7eea8bced52047813e7c798cc48b773e a7b7c39ccb924f717bad948b187bdcb5';

-- Name: contact bi_customer_contacts_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_regions ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_regions ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_regions ON baton.contact IS 'bb423ce2fee0793e8d6cac0f0210da5f 0033f1fb83d9474715178664f4e86c0a';

-- Name: contact bi_customer_contacts_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_related ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_related ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_related ON baton.contact IS '5e8a2913f643bc1ffa8bafd54bca38bd 36dcf3b3084313fc1ab089bb5c306092';

-- Name: contact bi_customer_contacts_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_relateds ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_relateds ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_relateds ON baton.contact IS '860dd388a015c2fdabbc7a56f4e22b56 43dccc848a112cac6fdb49c11c2be528';

-- Name: contact bi_customer_contacts_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_team ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_team ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_team ON baton.contact IS '4b4e2463e9c1b7e9ece6562dec089288 2a530056f5ab35c4825b16a2b99f1387';

-- Name: contact bi_customer_contacts_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_teams ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_teams ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_teams ON baton.contact IS 'e0e920717430321f2940f1d243e1cbb3 e7d5960b7db3ec5ed583f1bd8998fceb';

-- Name: contact bi_customer_contacts_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_tenant ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_tenant ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_tenant ON baton.contact IS '845191c030cf7e94a402011bdd9b03ac 79b0505b44174204702b663ec2173e38';

-- Name: customer bi_customer_profile_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_followed ON baton.customer FOR SELECT TO baton_b_customer_profile_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_followed ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_followed ON baton.customer IS '9127fd41fae9c355028672cce530beec 2334cd1839e649a62dcc84e55afe1a0e';

-- Name: customer bi_customer_profile_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_own ON baton.customer FOR SELECT TO baton_b_customer_profile_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_own ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_own ON baton.customer IS '6fed9e26091f01eb2e0096ef8a1c7f04 0665138ba6ff5d836835d5ea45488e0f';

-- Name: customer bi_customer_profile_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_pool ON baton.customer FOR SELECT TO baton_b_customer_profile_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_pool ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_pool ON baton.customer IS 'e0ffdbaaea08cff1bc209d9b64974138 aa31a5159757f293f08a7d96906fdc6d';

-- Name: customer bi_customer_profile_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_region ON baton.customer FOR SELECT TO baton_b_customer_profile_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_region ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_region ON baton.customer IS '5eda64399bfd9b9302f63a4cfd2af0be e9eff28047f50464f038d72e5c6b11af';

-- Name: customer bi_customer_profile_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_regions ON baton.customer FOR SELECT TO baton_b_customer_profile_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_regions ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_regions ON baton.customer IS 'e118a4b082e43c2afeb132924e7089a1 4d8c2dc75b633f695d56e04815d7ada3';

-- Name: customer bi_customer_profile_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_related ON baton.customer FOR SELECT TO baton_b_customer_profile_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_related ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_related ON baton.customer IS 'c8afbcd333b1766260e22713e419a945 2bfc2e0983b2a70cb197c0f48866f0c9';

-- Name: customer bi_customer_profile_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_relateds ON baton.customer FOR SELECT TO baton_b_customer_profile_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_relateds ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_relateds ON baton.customer IS '6805842501360e489aec004977b39fef 7a6bc40ea1f1360fd5bbc8c750ffa122';

-- Name: customer bi_customer_profile_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_team ON baton.customer FOR SELECT TO baton_b_customer_profile_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_team ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_team ON baton.customer IS '67ef5c9a86dbb5ee7ae44ec7d5fe48f9 3f0a7d90a84975631fd4cc4c35e8c408';

-- Name: customer bi_customer_profile_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_teams ON baton.customer FOR SELECT TO baton_b_customer_profile_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_teams ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_teams ON baton.customer IS 'bd811ee2b0c3cccb9da26b7ed4074b72 a802972e04c1a3698494e8718547f4b3';

-- Name: customer bi_customer_profile_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_tenant ON baton.customer FOR SELECT TO baton_b_customer_profile_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_tenant ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_tenant ON baton.customer IS 'd7b06ce35ecec464eb267ec3d17b531a 54e6c22f4700b2ac0040890302564bf2';

-- Name: delivery bi_delivery_progress_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_followed ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_followed ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_followed ON baton.delivery IS '297190f3120db6a39a23add8f8649644 0470814b39b401d5da44b652d217c731';

-- Name: delivery bi_delivery_progress_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_own ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_own ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_own ON baton.delivery IS '5afb1a6a626c8bce05686a9a30cbd646 51879dda08d7c23754d3c1bda44fbcf7';

-- Name: delivery bi_delivery_progress_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_pool ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_pool ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_pool ON baton.delivery IS '587fb64eca37d73ce7da97a76905b00b f7ce6f58fa2411087b54d7d119c59f19';

-- Name: delivery bi_delivery_progress_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_region ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_region ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_region ON baton.delivery IS '7fadc599d834f7bf8d645bad639cd659 923c3a5a2eafee119d23e274463560b0';

-- Name: delivery bi_delivery_progress_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_regions ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_regions ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_regions ON baton.delivery IS 'a410ce663ad606019792f22257ceaa9a 7e36d373ad2caa6ecf4950f20954688d';

-- Name: delivery bi_delivery_progress_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_related ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_related ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_related ON baton.delivery IS '2d0f2fc1d370df1d2f27a9e2222546cd 3bb14ea64163176e61006f50f8cf0805';

-- Name: delivery bi_delivery_progress_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_relateds ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_relateds ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_relateds ON baton.delivery IS 'a100ce38111de8c276ccabb67ec49248 8a9f572b3640af06ae7e90f252223314';

-- Name: delivery bi_delivery_progress_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_team ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_team ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_team ON baton.delivery IS '958a2a44fec43f2ab41302a8576c5a80 18c44a2c343cbaec8aa37c3a4ea0256c';

-- Name: delivery bi_delivery_progress_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_teams ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_teams ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_teams ON baton.delivery IS '37a08260ab0bfa3a8287bbd3a2f4599f 9e5c01fff301af683cae45d864e90349';

-- Name: delivery bi_delivery_progress_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_tenant ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_tenant ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_tenant ON baton.delivery IS 'ee133db286cb036610b5f2b249d8f8f1 e0afa63d4e80b8ac478be1aa61950bbf';

-- Name: lead bi_lead_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_followed ON baton.lead FOR SELECT TO baton_b_lead_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_followed ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_followed ON baton.lead IS 'e1c093cb71cb4b92463bde03d2470c05 33149330dc22fbbb89caa5f9310d4bd2';

-- Name: lead_payload bi_lead_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_followed ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_lead_card_followed ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_followed ON baton.lead_payload IS '5671e2df65c816ef8e5c5b8d24718b80 a74e40eadc0b58a7bac5ff8ba143d08e';

-- Name: lead bi_lead_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_own ON baton.lead FOR SELECT TO baton_b_lead_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_own ON baton.lead IS '788b773ba444ab7b6dde11cf2691ee5f f0e0d30bb8e9a9a5acd38c27923a8316';

-- Name: lead_payload bi_lead_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_own ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_lead_card_own ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_own ON baton.lead_payload IS 'fc9bb5f5ebab86f7cc3fb1732b78aac9 1cd9f8cb9261059f3a3226370206dec3';

-- Name: lead bi_lead_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_pool ON baton.lead FOR SELECT TO baton_b_lead_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_pool ON baton.lead IS 'b57215619f36fa30625d3761d9d0e38c 0bebede3044f03fd554b8aa36195f77e';

-- Name: lead_payload bi_lead_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_pool ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_card_pool ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_pool ON baton.lead_payload IS '2e83754790489cfb4648392842d2ab19 01482b1447b6dc9f2fe603cab05db25a';

-- Name: lead bi_lead_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_region ON baton.lead FOR SELECT TO baton_b_lead_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_region ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_region ON baton.lead IS 'd33d0808b8cef662199bf8bb55752550 e1769104fcf7a7791a8a27231f74dc0b';

-- Name: lead_payload bi_lead_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_region ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_lead_card_region ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_region ON baton.lead_payload IS 'e133370943f904b48f34592f209f9543 e611ab040c8a48d3f6f762dfe86282cc';

-- Name: lead bi_lead_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_regions ON baton.lead FOR SELECT TO baton_b_lead_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_regions ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_regions ON baton.lead IS '5fc603d532d5f6717b3b8e8efd9fd663 a450158c62de9692c63e8ea183f7006a';

-- Name: lead_payload bi_lead_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_regions ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_lead_card_regions ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_regions ON baton.lead_payload IS '53d021516b046ca944c7055cb7e39758 68dfa477badbb5160f91c465f6dbf11e';

-- Name: lead bi_lead_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_team ON baton.lead FOR SELECT TO baton_b_lead_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_team ON baton.lead IS '05e63ad85944278d5a47b4e03409347d fbf309b0f97a2fa7757f48cc46e3a494';

-- Name: lead_payload bi_lead_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_team ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_card_team ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_team ON baton.lead_payload IS '5c359c702375328e10c59411dce37511 5e106c890b0d76d47e33591a05e58d40';

-- Name: lead bi_lead_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_teams ON baton.lead FOR SELECT TO baton_b_lead_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_teams ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_teams ON baton.lead IS '0aeb405867847ae3fb714c2ccbf2fcd5 619b082031d7cb78a7d2f775c8fe6a21';

-- Name: lead_payload bi_lead_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_teams ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_lead_card_teams ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_teams ON baton.lead_payload IS '283684400fcae6ec73af04f4068292eb d3d2dafaac561e72dce38f2222caf588';

-- Name: lead bi_lead_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_tenant ON baton.lead FOR SELECT TO baton_b_lead_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_tenant ON baton.lead IS '01327bdd6b89e90e4eb010d406c8e89f a24625ae37bf3683c1d3c4720a8a3dc6';

-- Name: lead_payload bi_lead_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_tenant ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_lead_card_tenant ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_tenant ON baton.lead_payload IS 'e17c50dd76cc68c600dac72530ffb143 71386bb07d5f8bc2222921c5ab9cbaf9';

-- Name: interaction bi_lead_conversation_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_followed ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_lead_conversation_followed ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_followed ON baton.interaction IS '1c93ee4570c09febe3d8b0455475245f 5081ca167a97337a6a3dee8ad48aeba7';

-- Name: interaction bi_lead_conversation_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_own ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_lead_conversation_own ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_own ON baton.interaction IS '122996731df8d113357794955780ed5f b8065006fcb0423ab346fbebbad0c63a';

-- Name: interaction bi_lead_conversation_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_pool ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_conversation_pool ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_pool ON baton.interaction IS 'd2ae6e1c0d0a8b51c11ddf30277f7a3b 3ae7ffb0c770afcd74da5fd579a29ee2';

-- Name: interaction bi_lead_conversation_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_region ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_lead_conversation_region ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_region ON baton.interaction IS '9da14095690be018fee630f40c6c719c 455883e3e90d943a60a580e5765a4bc2';

-- Name: interaction bi_lead_conversation_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_regions ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_lead_conversation_regions ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_regions ON baton.interaction IS '6daea5195137a9e8fa6aaef306b979ae 1680083b658010ea0a9d41f158a74149';

-- Name: interaction bi_lead_conversation_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_team ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_conversation_team ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_team ON baton.interaction IS '476f733a88b83ca63e898ef5ee68bf16 2b131e08e9d8bf9fa2d179fa2386d23b';

-- Name: interaction bi_lead_conversation_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_teams ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_lead_conversation_teams ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_teams ON baton.interaction IS 'ac401eb3623fdb01987d836f198ea939 9c03474219331db489206f3312749296';

-- Name: interaction bi_lead_conversation_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_tenant ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_lead_conversation_tenant ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_tenant ON baton.interaction IS '6e6508bcca2f67e418f98aa880178943 6cf263dc507e24cbb5bdf75f5ae5258b';

-- Name: lead_signal bi_lead_score_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_followed ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_lead_score_followed ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_followed ON baton.lead_signal IS '5eac8e7fe82bfa6bca23195598f258ae 0d79c4817a719e53873ec1253c5c94f8';

-- Name: lead_signal bi_lead_score_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_own ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_lead_score_own ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_own ON baton.lead_signal IS 'b4ce43d4ccc72b2140d91561971247dd ac691cc293df7534519123056ca6f87b';

-- Name: lead_signal bi_lead_score_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_pool ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_score_pool ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_pool ON baton.lead_signal IS '50bd321828f21c5b4670a90aa1efb230 0e6874f9079e74e868798719426276ef';

-- Name: lead_signal bi_lead_score_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_region ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_lead_score_region ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_region ON baton.lead_signal IS '463267359e88cbbf93ff83400a12b714 a40b55fa6771e3377c1158e4b004ea9f';

-- Name: lead_signal bi_lead_score_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_regions ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_lead_score_regions ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_regions ON baton.lead_signal IS '0a1ddb487ecb2d8b3f170e40f7bad9d2 b16a9ba61d1a72a13af22be33de02097';

-- Name: lead_signal bi_lead_score_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_team ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_score_team ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_team ON baton.lead_signal IS '4d23eb180109bddea55fbec58b8c9dc0 6ac7105e124681ee44b6b96721cb713a';

-- Name: lead_signal bi_lead_score_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_teams ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_lead_score_teams ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_teams ON baton.lead_signal IS '230b7330fc671ffbdb1038f7a07008e4 5cf05dfed6d7251b94ce676cd6216e1d';

-- Name: lead_signal bi_lead_score_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_tenant ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_lead_score_tenant ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_tenant ON baton.lead_signal IS '160eaac418f91600120f44dc9ad3728f 92ef5bc9ec3d29f6a74ae9d848a998d9';

-- Name: bi_login; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.bi_login ENABLE ROW LEVEL SECURITY;

-- Name: ticket bi_ticket_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_followed ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_followed ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_followed ON baton.ticket IS 'c7f95991c938c872a5e4d5827735e3e4 7e57c87a50e89eed4b00b2ee594fabc9';

-- Name: ticket bi_ticket_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_own ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_own ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_own ON baton.ticket IS '4ba21c25104134121872ec16c4a0b8e2 2856c19b72c4660ea3f1f5032f84440b';

-- Name: ticket bi_ticket_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_pool ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_pool ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_pool ON baton.ticket IS '217821703f26ef6ee704e30da64ae929 e3fb5703d71aff2e93c74e2034f71abe';

-- Name: ticket bi_ticket_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_region ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_region ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_region ON baton.ticket IS 'd0306689bb719fbc3133112112743998 075b8a8f92b39c9eead8759005ff9e93';

-- Name: ticket bi_ticket_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_regions ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_regions ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_regions ON baton.ticket IS '238765b590bd5cd60310872655f9394a 98e97895d8f20f0cbaeb2dc5fa521ed1';

-- Name: ticket bi_ticket_card_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_related ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_related ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_related ON baton.ticket IS 'af8dfe021b121ab6a9a47b7d2e55dc39 16c00c2697d70f5362e105eac3fc3322';

-- Name: ticket bi_ticket_card_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_relateds ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_relateds ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_relateds ON baton.ticket IS 'ecf2b954f797e0d0aa1b52222c0e07c3 3599ef468b9eafde8fc7adf28c844034';

-- Name: ticket bi_ticket_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_team ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_team ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_team ON baton.ticket IS '4959a5bc6b8f08f540577f1d69d6e357 142458a394c1eee7944de98f84d62173';

-- Name: ticket bi_ticket_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_teams ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_teams ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_teams ON baton.ticket IS 'd335d660f2df0cad3f1f88a1f1794ccc 0ae0960200d9703a6f48e21a145d776c';

-- Name: ticket bi_ticket_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_tenant ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_tenant ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_tenant ON baton.ticket IS '1f5dfacb3f129ac7a81bd386014143d5 8d0533c8db5a33546a8f14e685027808';

-- Name: ticket_message bi_ticket_conversation_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_followed ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_ticket_conversation_followed ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_followed ON baton.ticket_message IS '4df3f241d2f1bca5cf15ffccffaaa8f9 a4bf244ad2c12c8d6510b496def6697d';

-- Name: ticket_message bi_ticket_conversation_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_own ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_ticket_conversation_own ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_own ON baton.ticket_message IS '96153000e89a233c63106a12b31d532a 5f6bb9daaa9aa56458007af6585cc4c8';

-- Name: ticket_message bi_ticket_conversation_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_pool ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_ticket_conversation_pool ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_pool ON baton.ticket_message IS '75011c584932dde279b06bf9fb8015c6 4ecbba117423d6e876b7d730c03c9afd';

-- Name: ticket_message bi_ticket_conversation_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_region ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_ticket_conversation_region ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_region ON baton.ticket_message IS 'fe29f78c9806c3739ab3b5c9a0d8c90d 325187089ef8eef240ea5e7ddc136bd6';

-- Name: ticket_message bi_ticket_conversation_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_regions ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_ticket_conversation_regions ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_regions ON baton.ticket_message IS 'b0b2fdf7085819696fafa388789a4917 2f9e81061f278cd773eda0f4393ddac0';

-- Name: ticket_message bi_ticket_conversation_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_related ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_ticket_conversation_related ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_related ON baton.ticket_message IS '598d38375c180dde1085c360e1a06d0d bbdacdcd0ca6bf7ca507d8d0982a9f09';

-- Name: ticket_message bi_ticket_conversation_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_relateds ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_ticket_conversation_relateds ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_relateds ON baton.ticket_message IS 'a8821b0a9cf64e7c96c54005b4afad9b f1625947ed58dab5f7b29c258b70b4c0';

-- Name: ticket_message bi_ticket_conversation_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_team ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_ticket_conversation_team ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_team ON baton.ticket_message IS '76412683c8dfbeb9a07bb3835bd18002 3748b2606616654cccb5f5ee588bfabf';

-- Name: ticket_message bi_ticket_conversation_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_teams ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_ticket_conversation_teams ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_teams ON baton.ticket_message IS 'fa2e62dc92ed0691097a053fc9f6851e 61413deaac47a379180e4a3ae17ddc36';

-- Name: ticket_message bi_ticket_conversation_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_tenant ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_ticket_conversation_tenant ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_tenant ON baton.ticket_message IS '61a62bc3848e1e4398e0de2ba39d6c3a 4488524b89901877388c8beb95bba230';

-- Name: ticket_response_stat bi_ticket_response_stats_aggregate; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_response_stats_aggregate ON baton.ticket_response_stat FOR SELECT TO baton_b_ticket_response_stats_read_aggregate USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_ticket_response_stats_aggregate ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_response_stats_aggregate ON baton.ticket_response_stat IS '67999983a2229e6da2aa6b898a7eb77d b9f130c321f7a2b4013e0bc8727a5ca3';

-- Name: contact; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.contact ENABLE ROW LEVEL SECURITY;

-- Name: contract; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.contract ENABLE ROW LEVEL SECURITY;

-- Name: contract_amount; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.contract_amount ENABLE ROW LEVEL SECURITY;

-- Name: contract_amount contract_amount_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_followed ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_amount_read_followed ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_followed ON baton.contract_amount IS '32d352ff28d482c724709b0db3442a67 2452b1a37628803ed21e456ddf1a1c9e';

-- Name: contract_amount contract_amount_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_own ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_amount_read_own ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_own ON baton.contract_amount IS 'bd142f32a795f791c15eb202162b445e 4e8c60da4319718fe23c41c779509be2';

-- Name: contract_amount contract_amount_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_pool ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_read_pool ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_pool ON baton.contract_amount IS '3e51099a459b69ce8e09b3e73b9cadee f2a49aee6872258b57a22266b26e1a4e';

-- Name: contract_amount contract_amount_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_region ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_amount_read_region ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_region ON baton.contract_amount IS '49de3902578e8b116cd41c49696fb6b0 621fb614de6194d85ef3701832d6d0ea';

-- Name: contract_amount contract_amount_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_region_set ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_amount_read_region_set ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_region_set ON baton.contract_amount IS 'bc08cd130b69db32d79e32afd6fbdfa9 ff22ac8d5f68fd039aaef584dcdc323e';

-- Name: contract_amount contract_amount_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_regions ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_amount_read_regions ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_regions ON baton.contract_amount IS '51ab5d9e72a934d2722b7ed15ccbde35 ddb9558d415f6718c3e9f6986983ff6a';

-- Name: contract_amount contract_amount_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_related ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_amount_read_related ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_related ON baton.contract_amount IS '41278582f23636900269fec42b92eae7 7be26ba37c49174ab28ed5231f5dbf8f';

-- Name: contract_amount contract_amount_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_related_set ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_amount_read_related_set ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_related_set ON baton.contract_amount IS 'c5b221517c50424479b29adcd0aefae8 48ef5202f4a1d3ca56c89ade10c8a7df';

-- Name: contract_amount contract_amount_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_relateds ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_amount_read_relateds ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_relateds ON baton.contract_amount IS 'e3199e1f749eefc837513faedba829d3 3c96b55a88fbfa86cf9e0e164f14afac';

-- Name: contract_amount contract_amount_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_team ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_read_team ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_team ON baton.contract_amount IS '0714b66463118d873f0df31965753bc5 3921eb7855354fee048fc2c8c12f7cb4';

-- Name: contract_amount contract_amount_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_team_set ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY contract_amount_read_team_set ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_team_set ON baton.contract_amount IS '00e0ba6cdb65bba8e3fc8e45dd67cfdf baf6cac5d4b093396674f349acb7d387';

-- Name: contract_amount contract_amount_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_teams ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_amount_read_teams ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_teams ON baton.contract_amount IS '0cf3f77885cb0df64976e7b962995dcf cb841ccf530aba2ea8db3a9d9540efa6';

-- Name: contract_amount contract_amount_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_tenant ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_amount_read_tenant ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_tenant ON baton.contract_amount IS 'cd0dd34a4c573523799d95b854b5218b f6c570723e8a1b26e9c7bc8fe2b06366';

-- Name: contract_amount contract_amount_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_followed ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_amount_write_followed ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_followed ON baton.contract_amount IS 'c0be6e0d28d9378298e9c0c757a14e53 80fb34afe13f94e3fc7b2ab5f176094c';

-- Name: contract_amount contract_amount_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_own ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_amount_write_own ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_own ON baton.contract_amount IS '26b6cf4c03ecac797c5848d6828cc85e f7728cca7a1541113a18e46bdb6aabfc';

-- Name: contract_amount contract_amount_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_pool ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_write_pool ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_pool ON baton.contract_amount IS 'fc115862d5b3c4d2246a3c68d4db4bd8 89ff5f09f5427034ef3cd7ea83a68e5e';

-- Name: contract_amount contract_amount_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_region ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_amount_write_region ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_region ON baton.contract_amount IS 'c257d738f0ae290e16b0a668da9a6b93 5ed773a7de8041e1834932fecd5c5059';

-- Name: contract_amount contract_amount_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_regions ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_amount_write_regions ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_regions ON baton.contract_amount IS 'fb439e57105609a8680b405008336f53 e486d3bb0df45264d9fb683ee16ac8d0';

-- Name: contract_amount contract_amount_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_related ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_amount_write_related ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_related ON baton.contract_amount IS '338d7a8964dc41043967e2384f802c6c ed108b936a21bbaa9436e566ad4338f7';

-- Name: contract_amount contract_amount_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_relateds ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_amount_write_relateds ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_relateds ON baton.contract_amount IS '1f635c41da56d0397742b6178295b056 c26a5293162eaf9c7c31f2e113934978';

-- Name: contract_amount contract_amount_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_team ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_write_team ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_team ON baton.contract_amount IS '52bf1b7adbf81c49465d2df5d5233bd6 e50655842e54bf57d97c1ac2d1901b12';

-- Name: contract_amount contract_amount_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_teams ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_amount_write_teams ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_teams ON baton.contract_amount IS '9d5801831c653112490ef13133537072 1edf0162c90e984a118713f513a31620';

-- Name: contract_amount contract_amount_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_tenant ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_amount_write_tenant ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_tenant ON baton.contract_amount IS '1bed93432924e5fa8407b2219f70a86b 19f31aafdf8c0631a553a19fc6ee3c41';

-- Name: contract contract_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_followed ON baton.contract FOR SELECT TO baton_g_contract_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_card_read_followed ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_followed ON baton.contract IS '2b87f4e50c74bf42a0a5e60f1087c0b6 093932c94e6f6a8b1f7a347aa5f395b1';

-- Name: contract contract_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_own ON baton.contract FOR SELECT TO baton_g_contract_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_card_read_own ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_own ON baton.contract IS '454583138f0eadfa5d0bb3cb105f2be1 ef644667c6d1bd9e20354d41c202fd72';

-- Name: contract contract_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_pool ON baton.contract FOR SELECT TO baton_g_contract_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_read_pool ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_pool ON baton.contract IS 'cc64b6e7115d0e42e54055b711741c16 84ff63d7e711a0c0c9dc929b7fc9b31a';

-- Name: contract contract_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_region ON baton.contract FOR SELECT TO baton_g_contract_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_card_read_region ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_region ON baton.contract IS '53d496fe052ac5566143c1037e5de598 3ad3e697fad2b4f51709daa16b144c61';

-- Name: contract contract_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_region_set ON baton.contract FOR SELECT TO baton_g_contract_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_card_read_region_set ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_region_set ON baton.contract IS '654c15f08566e4b23512e02fdf4d004d 21f29c9dcb31665bbde7da0fcda9d479';

-- Name: contract contract_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_regions ON baton.contract FOR SELECT TO baton_g_contract_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_card_read_regions ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_regions ON baton.contract IS '33846cdb4c7ad84842216d3b586d4f23 bcfa10e1dcfc917afe959fcda3fb2633';

-- Name: contract contract_card_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_related ON baton.contract FOR SELECT TO baton_g_contract_card_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_card_read_related ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_related ON baton.contract IS '4e56cc4832188d474c3f8000f1b98c96 273541864391d08b6b01f8d848fe9a9f';

-- Name: contract contract_card_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_related_set ON baton.contract FOR SELECT TO baton_g_contract_card_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_card_read_related_set ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_related_set ON baton.contract IS 'd4bd0d9d84a5d46f919c381c0ceeff68 dc51446d5f5fe21287b79b64d316e3eb';

-- Name: contract contract_card_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_relateds ON baton.contract FOR SELECT TO baton_g_contract_card_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_card_read_relateds ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_relateds ON baton.contract IS '00b641a1d3e1b2347cc6c29a17c45c4e 100a3b3f0308c32feac99d1150732f11';

-- Name: contract contract_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_team ON baton.contract FOR SELECT TO baton_g_contract_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_read_team ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_team ON baton.contract IS '659c607159f860fe98375af4a6c08a86 4af056267bc4593ee6f738c833bc80a5';

-- Name: contract contract_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_team_set ON baton.contract FOR SELECT TO baton_g_contract_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY contract_card_read_team_set ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_team_set ON baton.contract IS 'fd9a19edccb7b5b14929ccea55b4fbf7 30e170eb78330d368fe3f06657b22e61';

-- Name: contract contract_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_teams ON baton.contract FOR SELECT TO baton_g_contract_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_card_read_teams ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_teams ON baton.contract IS '74236ab52b2606a40d3111ba70f080fc bb4a93f5e454722e1c58ddd05ab63120';

-- Name: contract contract_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_tenant ON baton.contract FOR SELECT TO baton_g_contract_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_card_read_tenant ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_tenant ON baton.contract IS '06c3f686fb06f017a78a1b31d7534762 953fd48702edc0e0c277986430f3c8e7';

-- Name: contract contract_card_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_followed ON baton.contract FOR UPDATE TO baton_g_contract_card_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_card_write_followed ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_followed ON baton.contract IS 'c4c3cf4c030373d859b15e3a011f5112 6f04c510df033c4054e958353a543d4f';

-- Name: contract contract_card_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_own ON baton.contract FOR UPDATE TO baton_g_contract_card_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_card_write_own ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_own ON baton.contract IS '7bccfda0383e0127f4b1a6ebd1d516a0 dbf72b43dc7e4b35b0d47da6913e2cb0';

-- Name: contract contract_card_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_pool ON baton.contract FOR UPDATE TO baton_g_contract_card_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_write_pool ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_pool ON baton.contract IS '9fe91758f9fdbdb40bc2273cd1b27c34 98c947e7f163f1d81c31d685efa3afdd';

-- Name: contract contract_card_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_region ON baton.contract FOR UPDATE TO baton_g_contract_card_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_card_write_region ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_region ON baton.contract IS 'e44d64b85ef9578ff7f3b7893811f3c6 76ea031a6f8c57c73160e0695e84e929';

-- Name: contract contract_card_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_regions ON baton.contract FOR UPDATE TO baton_g_contract_card_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_card_write_regions ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_regions ON baton.contract IS 'fc1bf6217d149f2f72c88f05a21ea03e 3ed4892dfa6cbf42f88fd08edb447485';

-- Name: contract contract_card_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_related ON baton.contract FOR UPDATE TO baton_g_contract_card_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_card_write_related ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_related ON baton.contract IS 'c5dc681feffad16cd9cba4559b197b31 223da0c8cd004a2a7a9332efca4c4223';

-- Name: contract contract_card_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_relateds ON baton.contract FOR UPDATE TO baton_g_contract_card_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_card_write_relateds ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_relateds ON baton.contract IS '30980607c820bb2640cc6e5b2b08b52c 51097ddd58a2128414879e6088c7c90e';

-- Name: contract contract_card_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_team ON baton.contract FOR UPDATE TO baton_g_contract_card_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_write_team ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_team ON baton.contract IS 'e16a5d9389464792173f28695a6de6a4 1547c8850da666b25679d7c6ff4b9ac2';

-- Name: contract contract_card_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_teams ON baton.contract FOR UPDATE TO baton_g_contract_card_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_card_write_teams ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_teams ON baton.contract IS 'c92d819b52507a52c4ba383e0b87472a eb23dec684ac0fde4ca996975526fb05';

-- Name: contract contract_card_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_tenant ON baton.contract FOR UPDATE TO baton_g_contract_card_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_card_write_tenant ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_tenant ON baton.contract IS 'a16712d5786c75ae3f849b2a51f77478 a81e8f3990435a97d30185f0ca3da32e';

-- Name: credential; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.credential ENABLE ROW LEVEL SECURITY;

-- Name: customer; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.customer ENABLE ROW LEVEL SECURITY;

-- Name: contact customer_contacts_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_followed ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_contacts_read_followed ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_followed ON baton.contact IS 'af5b96808e21ea18abc14049059fcaa3 648cffbd866d9b356949aa8c554e487e';

-- Name: contact customer_contacts_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_own ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_contacts_read_own ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_own ON baton.contact IS '693699961b60548ad6efc6713d4bd065 3b2ea6a424f79d651166b18e42370776';

-- Name: contact customer_contacts_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_pool ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_read_pool ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_pool ON baton.contact IS '77685838083fba9539ea571cd98848fd 813dcd5961e4ec6821e035a529165c41';

-- Name: contact customer_contacts_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_region ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_contacts_read_region ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_region ON baton.contact IS 'a94c1e595daea636a6bcc6969523fbb7 894a8c85f692f3f33da054c80081c5a5';

-- Name: contact customer_contacts_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_region_set ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_contacts_read_region_set ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_region_set ON baton.contact IS '674aa947685f5ef765106cc85b63eaaf 0181ce98dd6a31489499020b22dd4873';

-- Name: contact customer_contacts_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_regions ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_contacts_read_regions ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_regions ON baton.contact IS '5cdddbe122fd33b09341c9bb52b19edf b1ef0d77543ea3b980b038da23c1e3ef';

-- Name: contact customer_contacts_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_related ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_contacts_read_related ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_related ON baton.contact IS 'fe1eb7390c2ca7305fd36f6e320d83e4 7f06eaf759fbb9451390a053785fb451';

-- Name: contact customer_contacts_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_related_set ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_contacts_read_related_set ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_related_set ON baton.contact IS 'a4a11bd311ae2dd1850801488ac5bc87 528c1c32127b9ecd85aa87697850fbfd';

-- Name: contact customer_contacts_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_relateds ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_contacts_read_relateds ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_relateds ON baton.contact IS 'f732a7547b20d0bf656e37b5e4c97935 132c894ca57a0928bea16db1b1422c32';

-- Name: contact customer_contacts_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_team ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_read_team ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_team ON baton.contact IS 'dbd25a46b341fe2d47c052479453e401 3312f3f33f9a41496ac333979e20b2ca';

-- Name: contact customer_contacts_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_team_set ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY customer_contacts_read_team_set ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_team_set ON baton.contact IS '03e9d7c61da34293a7afb05209242d43 773bdcae8bf673ad386976b6b86848b5';

-- Name: contact customer_contacts_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_teams ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_contacts_read_teams ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_teams ON baton.contact IS 'd0f4bc891ffc35ceabfd94fa40da2139 c74f590e2aeffa7260b64192b2d5dd5d';

-- Name: contact customer_contacts_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_tenant ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_contacts_read_tenant ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_tenant ON baton.contact IS 'c7e6346cc1e78ee066a8879d7f6f8d95 d14ee67377b61993bb474d8d92ebba7f';

-- Name: contact customer_contacts_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_followed ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_contacts_write_followed ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_followed ON baton.contact IS '0b3e91ab0e67b94dc13241ed4dd50d50 f301c7d31bc5bde68f0cb4731debcffc';

-- Name: contact customer_contacts_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_own ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_contacts_write_own ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_own ON baton.contact IS '64bf11617659c552cf10fbfdb8fe2458 b03f126750c6247d4a35b8c885054557';

-- Name: contact customer_contacts_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_pool ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_write_pool ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_pool ON baton.contact IS '5b1bb21d5c5875afe5630c9ecc29a5d7 69b854fa28314eae777d96cb74d3eaf8';

-- Name: contact customer_contacts_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_region ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_contacts_write_region ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_region ON baton.contact IS '5d5e81aff5e6ac360c3963f4dc0e154c ef8cd27c1892bc5aa0a6794a46a7c29b';

-- Name: contact customer_contacts_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_regions ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_contacts_write_regions ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_regions ON baton.contact IS '2ce4f6da9432bb80f45c04d462cb713c a66337bba034c49f5b0dbc94549a84e6';

-- Name: contact customer_contacts_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_related ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_contacts_write_related ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_related ON baton.contact IS '79ab6d3cefa18c392de48fc12b4eef02 5a35ef4a8dd70c11c7caa4b338d74058';

-- Name: contact customer_contacts_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_relateds ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_contacts_write_relateds ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_relateds ON baton.contact IS '3e68e8b20556bd91d31e520d5d7bb002 040cdf1a0379a2855b8aa5527b57d0bd';

-- Name: contact customer_contacts_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_team ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_write_team ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_team ON baton.contact IS 'bb7f584c293f2b30bf2c562d0bfba3cc e7dc89b3283e693cfe799110a296e0b6';

-- Name: contact customer_contacts_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_teams ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_contacts_write_teams ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_teams ON baton.contact IS '32071133660526679d882631f348d7db 567cf670924b692c6d295c99a4812e46';

-- Name: contact customer_contacts_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_tenant ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_contacts_write_tenant ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_tenant ON baton.contact IS 'fa81e1547ce7888e9870060a97fa0547 5dca6a49bc20aeea95e544bd38110225';

-- Name: customer customer_profile_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_followed ON baton.customer FOR SELECT TO baton_g_customer_profile_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_profile_read_followed ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_followed ON baton.customer IS 'b5db5b22a134ae0aff5c0992f0ba03d5 e6d5a67564ac37afdfb68f4a589658b4';

-- Name: customer customer_profile_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_own ON baton.customer FOR SELECT TO baton_g_customer_profile_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_profile_read_own ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_own ON baton.customer IS '337136ec072b34d155b71b863cf62b06 e255425bec92f2e14e827a9a1b655dee';

-- Name: customer customer_profile_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_pool ON baton.customer FOR SELECT TO baton_g_customer_profile_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_read_pool ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_pool ON baton.customer IS '83e961db0fd60ae41058289751c49620 0795dd900e4024eca3e81bc02449ea37';

-- Name: customer customer_profile_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_region ON baton.customer FOR SELECT TO baton_g_customer_profile_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_profile_read_region ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_region ON baton.customer IS '3af9b5a569431e116f5ef73df5ad81b4 172579cdef69a898718d86980c7c9b9d';

-- Name: customer customer_profile_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_region_set ON baton.customer FOR SELECT TO baton_g_customer_profile_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_profile_read_region_set ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_region_set ON baton.customer IS 'd1e7cac163f0ac60bf0e925dadb1a2ee 36ac5f356f9ba221a6f14f01783a7daa';

-- Name: customer customer_profile_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_regions ON baton.customer FOR SELECT TO baton_g_customer_profile_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_profile_read_regions ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_regions ON baton.customer IS '112e3346d933b5b3d9482d9502e47c5e 6781a81bfcdbe80ebfda40a611356ae2';

-- Name: customer customer_profile_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_related ON baton.customer FOR SELECT TO baton_g_customer_profile_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_profile_read_related ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_related ON baton.customer IS '6a600985f8b335b76aac86c1977f612b 630dbd6d0d84d8c08edcfaa303f0dd63';

-- Name: customer customer_profile_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_related_set ON baton.customer FOR SELECT TO baton_g_customer_profile_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_profile_read_related_set ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_related_set ON baton.customer IS '8be6fde136597ce7408e5a6580331a37 6190242440567ff44e9e776b1bd90fdf';

-- Name: customer customer_profile_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_relateds ON baton.customer FOR SELECT TO baton_g_customer_profile_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_profile_read_relateds ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_relateds ON baton.customer IS 'c1868022de2f47f6c3e9144025d29eb4 615edcd5dc596c887ca5d3d4ebb563eb';

-- Name: customer customer_profile_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_team ON baton.customer FOR SELECT TO baton_g_customer_profile_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_read_team ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_team ON baton.customer IS 'b78c946fdfe4ef629e4ed3f69cdfe938 58290bebf07e6db55c9264cd5b148e46';

-- Name: customer customer_profile_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_team_set ON baton.customer FOR SELECT TO baton_g_customer_profile_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY customer_profile_read_team_set ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_team_set ON baton.customer IS '3eef4fefd62cfa386a0227fe5a084739 16ff8154be903572630b7aa48a9023fa';

-- Name: customer customer_profile_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_teams ON baton.customer FOR SELECT TO baton_g_customer_profile_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_profile_read_teams ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_teams ON baton.customer IS 'a415595a46900753524a5837ec61677a 5728d1a4197f58e3b013ed3ac77983b7';

-- Name: customer customer_profile_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_tenant ON baton.customer FOR SELECT TO baton_g_customer_profile_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_profile_read_tenant ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_tenant ON baton.customer IS '2b5ba5c7a33c95fa7922195d17bd5bb5 ec15078800eafaf33e093a92435a034e';

-- Name: customer customer_profile_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_followed ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_profile_write_followed ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_followed ON baton.customer IS '19ce34eb4ce583acb3a5f3dcb8f66fd4 da7cdcac38c69bbd8ee21cab0a44328b';

-- Name: customer customer_profile_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_own ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_profile_write_own ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_own ON baton.customer IS '56897daaaa7496c49a06ebccfaea5bef 70160cd5f3718c7062775085c1ec2700';

-- Name: customer customer_profile_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_pool ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_write_pool ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_pool ON baton.customer IS '8e84025c8921423358bc537d289a5da3 a672d7bf8a6dc9771ba233e9b47d2cf9';

-- Name: customer customer_profile_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_region ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_profile_write_region ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_region ON baton.customer IS 'e6c0b6bc9869ffcacce087c5f96035d9 7701d603355d691cc86c480dcd9dc93f';

-- Name: customer customer_profile_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_regions ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_profile_write_regions ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_regions ON baton.customer IS 'b528827d39155eb64d7cd0153dadca32 40d01dda190ec084cf71ddfabf76fe8e';

-- Name: customer customer_profile_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_related ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_profile_write_related ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_related ON baton.customer IS '73915399769ac3ba94960b961d5583de 67afcd11d70cbb6a3fb4c524e2f7c803';

-- Name: customer customer_profile_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_relateds ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_profile_write_relateds ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_relateds ON baton.customer IS '86eed650ac4fe1b97a5b05d9c9bc1aa4 ff4dba9a3c9e410949a5f23b9d0b901e';

-- Name: customer customer_profile_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_team ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_write_team ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_team ON baton.customer IS 'edb0fae7fe409aad835af4b281ac1096 547b4258fe7fddf2a3ce020bc8eb1738';

-- Name: customer customer_profile_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_teams ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_profile_write_teams ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_teams ON baton.customer IS '4c85515fe33f8a9164924b31024bf694 fb4ef7b861d2247453ed7dbb35d398b3';

-- Name: customer customer_profile_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_tenant ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_profile_write_tenant ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_tenant ON baton.customer IS 'ac98409c84c0ca0f1870fc146c84262d 3e7e122d1fa73b63ea1e1763c33c8f62';

-- Name: delivery; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.delivery ENABLE ROW LEVEL SECURITY;

-- Name: delivery delivery_progress_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_followed ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY delivery_progress_read_followed ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_followed ON baton.delivery IS '252e5c2be52bf10ab21963115130f1cc d5964a91c573cc8e5247ba9a3fba5674';

-- Name: delivery delivery_progress_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_own ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY delivery_progress_read_own ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_own ON baton.delivery IS '982bbfe9d7f6a51d9f7ef97f07fe12cf 053a76f66697933eb4d7d1bbd3d9da48';

-- Name: delivery delivery_progress_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_pool ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_read_pool ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_pool ON baton.delivery IS 'fcfa2fae90e0b4ea768eb3246fddaf8a 658222bec34af2848033a58bc40145ad';

-- Name: delivery delivery_progress_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_region ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY delivery_progress_read_region ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_region ON baton.delivery IS '0f22e750ec813edf0f09087c074a2715 ed80a11eff56d9d693f41fbd102ef022';

-- Name: delivery delivery_progress_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_region_set ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY delivery_progress_read_region_set ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_region_set ON baton.delivery IS '293a02c33f4724b8ef68b6ab831b0184 f64f3ae649c2949cd9a182746c91d1b7';

-- Name: delivery delivery_progress_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_regions ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY delivery_progress_read_regions ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_regions ON baton.delivery IS 'f04ea1004e00448d697501bc64cbe0a6 5506af528b55e34717f5ef4f8ebc2a65';

-- Name: delivery delivery_progress_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_related ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY delivery_progress_read_related ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_related ON baton.delivery IS '728222553ddd824f4db87f8021509f9a 3b1c25d38345ed3d1d7482637952dc87';

-- Name: delivery delivery_progress_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_related_set ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY delivery_progress_read_related_set ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_related_set ON baton.delivery IS 'ed87eb4497da5896a49daac5c9fc8167 4e7159a7c58b367309bf1e68f8b4ee95';

-- Name: delivery delivery_progress_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_relateds ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY delivery_progress_read_relateds ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_relateds ON baton.delivery IS 'e8fddd0a29540b3e82b809188c1d7c38 9d753c67b05cc0766e2ec0fcf7c25fd5';

-- Name: delivery delivery_progress_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_team ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_read_team ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_team ON baton.delivery IS '7a8d52ab36d603562d9c323038b6282f efec14478f60cc7ebd919f2c9576b397';

-- Name: delivery delivery_progress_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_team_set ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY delivery_progress_read_team_set ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_team_set ON baton.delivery IS '84b2b19d5d82e6f685a79b5809afdf1c 311e20e45f6b3827c80bf43bb63119e3';

-- Name: delivery delivery_progress_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_teams ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY delivery_progress_read_teams ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_teams ON baton.delivery IS 'd2a3f775fb94e18c98a5321abbe070fc e50c8e9252b8d098e1b859300d953bd6';

-- Name: delivery delivery_progress_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_tenant ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY delivery_progress_read_tenant ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_tenant ON baton.delivery IS '66547efc15f7352741d5f717f6a077d6 a96df1ec95b522c81db87da73cb5d924';

-- Name: delivery delivery_progress_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_followed ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY delivery_progress_write_followed ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_followed ON baton.delivery IS '9245e87dcefcfaf182864044a8b0ef9f 7046df5323565e71664d7549748fca2a';

-- Name: delivery delivery_progress_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_own ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY delivery_progress_write_own ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_own ON baton.delivery IS '3721886110b59a797814505627aab1f6 69c380a36d0f468ad66787685574b943';

-- Name: delivery delivery_progress_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_pool ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_write_pool ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_pool ON baton.delivery IS '5c9c60d78ec21eb0fcecd3608028ccd7 83370157daf40028a9da9ac8aea121b7';

-- Name: delivery delivery_progress_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_region ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY delivery_progress_write_region ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_region ON baton.delivery IS 'dc60f50da1bc3778f29a50a3d3a52dbc 943d398cd40578ba8653edce6c4bcc72';

-- Name: delivery delivery_progress_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_regions ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY delivery_progress_write_regions ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_regions ON baton.delivery IS '6626e4294b0e0712c1190e24a6cc2674 ffd477e71bf416a95bc4bc55935a678c';

-- Name: delivery delivery_progress_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_related ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY delivery_progress_write_related ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_related ON baton.delivery IS 'f2600ad32bcc94bbcd7aa9712b19f9f9 d2f310601c907e140b1a7c6499e9a55e';

-- Name: delivery delivery_progress_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_relateds ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY delivery_progress_write_relateds ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_relateds ON baton.delivery IS 'ca813bcd6a1f0af6746e098ac0bffdf8 0e787117b3054e2d6c7eb8e2e12319a1';

-- Name: delivery delivery_progress_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_team ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_write_team ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_team ON baton.delivery IS '658e1144a912dd15c11eaf79e94febaf c131c927b47658dedfd3a34dbeb995e4';

-- Name: delivery delivery_progress_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_teams ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY delivery_progress_write_teams ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_teams ON baton.delivery IS 'e70e40071a8147f8e490f216a8fcee36 8f85a058c362523834d7be75476756d1';

-- Name: delivery delivery_progress_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_tenant ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY delivery_progress_write_tenant ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_tenant ON baton.delivery IS 'bc1deca84a8725902df8b8fc2eb5298f 4e6835d159aa28675c4806069de1192e';

-- Name: event; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event ENABLE ROW LEVEL SECURITY;

-- Name: event_default; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event_default ENABLE ROW LEVEL SECURITY;

-- Name: event_personal; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event_personal ENABLE ROW LEVEL SECURITY;

-- Name: event_personal_default; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event_personal_default ENABLE ROW LEVEL SECURITY;

-- Name: event fixed_auditor_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auditor_select ON baton.event FOR SELECT TO baton_auditor USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_auditor_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auditor_select ON baton.event IS 'bafaa198583d1fcc01056c47ed4a8e5c de609c3f17976499ee7e9c079561bcd1';

-- Name: event_personal fixed_auditor_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auditor_select ON baton.event_personal FOR SELECT TO baton_auditor USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_auditor_select ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auditor_select ON baton.event_personal IS '3ab7abb478b0b8b54ca5723fa398a7d0 de609c3f17976499ee7e9c079561bcd1';

-- Name: tenant fixed_auditor_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auditor_select ON baton.tenant FOR SELECT TO baton_auditor USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_auditor_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auditor_select ON baton.tenant IS '09401386a925247dde79c6163315aa15 d08e591c386f7f198dc74058bfa765c3';

-- Name: credential fixed_auth_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auth_select ON baton.credential FOR SELECT TO baton_auth USING (true);

-- Name: POLICY fixed_auth_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auth_select ON baton.credential IS '848348a4004562ac2e521c4a0ae0179d 2cef8337c0f895518851f6f6cf6dfef7';

-- Name: tenant fixed_auth_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auth_select ON baton.tenant FOR SELECT TO baton_auth USING (true);

-- Name: POLICY fixed_auth_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auth_select ON baton.tenant IS '7b3e3219fd7844565c23d428be830a8c 2cef8337c0f895518851f6f6cf6dfef7';

-- Name: member fixed_bi_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_bi_select ON baton.member FOR SELECT TO baton_bi USING ((tenant_id = baton.bi_marker('tenant'::text)));

-- Name: POLICY fixed_bi_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_bi_select ON baton.member IS 'c01aa8dee5ae1ee6585321346ff8e955 026b76a1e67004ce35c9f5308ec1812f';

-- Name: region fixed_bi_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_bi_select ON baton.region FOR SELECT TO baton_bi USING ((tenant_id = baton.bi_marker('tenant'::text)));

-- Name: POLICY fixed_bi_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_bi_select ON baton.region IS '8ea8f1df950b950e2543fce39980ac4f 026b76a1e67004ce35c9f5308ec1812f';

-- Name: team fixed_bi_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_bi_select ON baton.team FOR SELECT TO baton_bi USING ((tenant_id = baton.bi_marker('tenant'::text)));

-- Name: POLICY fixed_bi_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_bi_select ON baton.team IS '75c762be573c02b469f0798db84440f1 026b76a1e67004ce35c9f5308ec1812f';

-- Name: contact fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.contact FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.contact IS '9405711e5bbf49aaefd1589b94c1f7dd 973a691877ec6666ba650aca11bcfed5';

-- Name: contract fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.contract FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.contract IS '90d69556d94f0715cd97cfbdbb86ad05 973a691877ec6666ba650aca11bcfed5';

-- Name: contract_amount fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.contract_amount FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.contract_amount IS '1dcb643b48e8809d2aabbd6fe4c0c469 973a691877ec6666ba650aca11bcfed5';

-- Name: delivery fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.delivery FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.delivery IS '090fc1850f39a9953065d41d0d54e6cf 973a691877ec6666ba650aca11bcfed5';

-- Name: interaction fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.interaction FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.interaction IS '6967626f748397a1271fba92a1fca5ef 973a691877ec6666ba650aca11bcfed5';

-- Name: lead_payload fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.lead_payload FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.lead_payload IS 'd3d46beda947414a530146ef409cc9b2 973a691877ec6666ba650aca11bcfed5';

-- Name: lead_signal fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.lead_signal FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.lead_signal IS 'f412a35ff44091e61164bb489a90df27 973a691877ec6666ba650aca11bcfed5';

-- Name: ticket fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.ticket FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.ticket IS '2c7852a562c51be869c3faa51200713d 973a691877ec6666ba650aca11bcfed5';

-- Name: ticket_message fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.ticket_message FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.ticket_message IS '4a3d26a97f44d6d73c25116fe43b47af 973a691877ec6666ba650aca11bcfed5';

-- Name: contact fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.contact FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.contact IS 'f8011984ad03cd4a6368353f53642155 4bebd7c863134211100f819fd65a8374';

-- Name: contract fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.contract FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.contract IS '2093daf9d2b5cab4481916d0314b117d 4bebd7c863134211100f819fd65a8374';

-- Name: contract_amount fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.contract_amount FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.contract_amount IS '8136cb5fb4af79bcd31d8d8760d7ef53 4bebd7c863134211100f819fd65a8374';

-- Name: delivery fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.delivery FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.delivery IS 'b2de8d48c1e1f6c90224185e056fc582 4bebd7c863134211100f819fd65a8374';

-- Name: interaction fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.interaction FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.interaction IS 'b0a0da68c9b03db131e1fbd85ec62d9c 4bebd7c863134211100f819fd65a8374';

-- Name: lead_payload fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.lead_payload FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.lead_payload IS '9da4d1240d2e5e9f337fe80445eb77da 4bebd7c863134211100f819fd65a8374';

-- Name: lead_signal fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.lead_signal FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.lead_signal IS 'c83ebb21510981759eab552f24bb4119 4bebd7c863134211100f819fd65a8374';

-- Name: ticket fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.ticket FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.ticket IS '2aa0f292846b0fe75f4a817ec1a60473 4bebd7c863134211100f819fd65a8374';

-- Name: ticket_message fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.ticket_message FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.ticket_message IS '02a4c6456f93fb99e64e43823c3c2e6a 4bebd7c863134211100f819fd65a8374';

-- Name: event fixed_member_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_insert ON baton.event FOR INSERT TO baton_member WITH CHECK (((tenant_id = baton.current_tenant()) AND (actor_kind = 1) AND (actor_id = baton.current_member())));

-- Name: POLICY fixed_member_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_insert ON baton.event IS '9c6c617dea28a5348ee641c6e3a34c91 71b8fb39585bd1ea39c51a8e65ab5837';

-- Name: event_personal fixed_member_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_insert ON baton.event_personal FOR INSERT TO baton_member WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_insert ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_insert ON baton.event_personal IS 'ef96a2d078345c586c842511b591babf 7fab56cc7513988650d7b41082dba678';

-- Name: inbox fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.inbox FOR SELECT TO baton_member USING (((tenant_id = baton.current_tenant()) AND (member_id = baton.current_member())));

-- Name: POLICY fixed_member_select ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.inbox IS '4277f3155e3171e94baf7739b7937799 3df282063458712536d5dd1e9f8b95c3';

-- Name: lead_policy fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.lead_policy FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.lead_policy IS '02b2e47e5869dda6421bda42c2beefc0 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: member fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.member FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.member IS '89cb1076df9617ee73f9f746aad1089f 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: member_role fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.member_role FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.member_role IS '5f46819a35cd39e2b8dc366cb86f2ff0 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: notification fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.notification FOR SELECT TO baton_member USING (((tenant_id = baton.current_tenant()) AND (member_id = baton.current_member())));

-- Name: POLICY fixed_member_select ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.notification IS '85973a9fcff4230b44ca7c62fde8a621 3df282063458712536d5dd1e9f8b95c3';

-- Name: region fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.region FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.region IS '81f8682d3c9a7aa9f595063deb8f3096 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: role fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.role FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.role IS 'd46899ae58e702e713d0ee8ade6da066 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: routing_rule fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.routing_rule FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.routing_rule IS '13119131688193ae0061a1a9039b0c4b 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: score_rule fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.score_rule FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.score_rule IS '2e04f28698d07b72390ffb76747cc2fc 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: team fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.team FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.team IS 'e35baeb01e5522e136068758e932dca4 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: tenant fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.tenant FOR SELECT TO baton_member USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.tenant IS '5b31c8a3a6a988437542dcb2349853e8 efb18122498178f9907d631762abe33a';

-- Name: lead fixed_searcher_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_searcher_select ON baton.lead FOR SELECT TO baton_searcher USING (true);

-- Name: POLICY fixed_searcher_select ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_searcher_select ON baton.lead IS 'bcf8490280d085f6470edd8b34dcd9fe 65ef7d5766a3952033982abf25004bbd';

-- Name: api_key fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.api_key FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.api_key IS '6f8151cd826707976f7a0860e3a3609f 61f36b7c8c12a8caaf2401d191866747';

-- Name: bi_login fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.bi_login FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.bi_login IS 'cd2adfb1d0daeb200dce7ead5d6e1447 61f36b7c8c12a8caaf2401d191866747';

-- Name: contact fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.contact FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.contact IS 'a018b626dec25c8604d7c32298fcf5f0 61f36b7c8c12a8caaf2401d191866747';

-- Name: contract fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.contract FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.contract IS 'a9c21134edfb1afd5002f8f6d9a9a302 61f36b7c8c12a8caaf2401d191866747';

-- Name: contract_amount fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.contract_amount FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.contract_amount IS '61a171b041495814cd95a70d708c65a1 61f36b7c8c12a8caaf2401d191866747';

-- Name: credential fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.credential FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.credential IS '809e28b52570c45f4381654e309e4742 61f36b7c8c12a8caaf2401d191866747';

-- Name: customer fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.customer FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.customer IS 'f55e5b04d255713f9a49ed8f02b7c20a 61f36b7c8c12a8caaf2401d191866747';

-- Name: delivery fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.delivery FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.delivery IS 'ce357e5a5c5c54b023c0878d9d8fb99a 61f36b7c8c12a8caaf2401d191866747';

-- Name: event_personal fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.event_personal FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.event_personal IS 'bfc27f65949b903f823f0ea67689d17f 61f36b7c8c12a8caaf2401d191866747';

-- Name: idempotency_key fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.idempotency_key FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.idempotency_key IS 'ad006d6d54c7c57022287edd0f9ccc35 61f36b7c8c12a8caaf2401d191866747';

-- Name: inbox fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.inbox FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.inbox IS 'a4f5997922aafb9e9ad846477d8a0c0d 61f36b7c8c12a8caaf2401d191866747';

-- Name: intake_form fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.intake_form FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.intake_form IS '4ccfa34005c715533008f593a8f5375f 61f36b7c8c12a8caaf2401d191866747';

-- Name: interaction fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.interaction FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.interaction IS '91ee67b707c2a25603461fd00406dc0d 61f36b7c8c12a8caaf2401d191866747';

-- Name: lead fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead IS '46ae0d1dd2455dbbb2830a24cbd2c831 61f36b7c8c12a8caaf2401d191866747';

-- Name: lead_payload fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead_payload FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead_payload IS 'b6b870404e3ebcc80460702dbf455a00 61f36b7c8c12a8caaf2401d191866747';

-- Name: lead_policy fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead_policy FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead_policy IS 'c684f6721c520e2a6ccbf53700ecac77 61f36b7c8c12a8caaf2401d191866747';

-- Name: lead_signal fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead_signal FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead_signal IS '6d89fa9791496faf5fc0b5b9ff50658b 61f36b7c8c12a8caaf2401d191866747';

-- Name: member fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member IS '8d3674c351bdca95f5a8b0eefadd27a0 61f36b7c8c12a8caaf2401d191866747';

-- Name: member_load fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member_load FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member_load IS 'c215c5629a7bbb8ce0fc152bf6105002 61f36b7c8c12a8caaf2401d191866747';

-- Name: member_region fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member_region FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member_region IS 'e0c95ac70b93d3c5fd712c0368e7a93c 61f36b7c8c12a8caaf2401d191866747';

-- Name: member_role fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member_role FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member_role IS '37bf490288b0138ce4ca8ff5213eadd2 61f36b7c8c12a8caaf2401d191866747';

-- Name: notification fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.notification FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.notification IS 'b345c79d33f8c7a63d44da6131d5be8d 61f36b7c8c12a8caaf2401d191866747';

-- Name: region fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.region FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.region IS '84600a26250997e992bf127ad78aae2f 61f36b7c8c12a8caaf2401d191866747';

-- Name: role fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.role FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.role IS '44ac2e968bbf8af205ded63dc479a129 61f36b7c8c12a8caaf2401d191866747';

-- Name: role_grant fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.role_grant FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.role_grant IS '93d8cd7c52a439345ed7bbedf1e9afa3 61f36b7c8c12a8caaf2401d191866747';

-- Name: routing_rule fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.routing_rule FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.routing_rule IS '57333a019b2b291a00519845df382ae5 61f36b7c8c12a8caaf2401d191866747';

-- Name: score_rule fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.score_rule FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.score_rule IS 'c799a7a87ad5d0fb035599a578fccf33 61f36b7c8c12a8caaf2401d191866747';

-- Name: team fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.team FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.team IS '3563a8516e87dc09cb89d207ddcd6a42 61f36b7c8c12a8caaf2401d191866747';

-- Name: tenant_key fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.tenant_key FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.tenant_key IS '37ac949dfde2f02910b77e9c524d8f9b 61f36b7c8c12a8caaf2401d191866747';

-- Name: ticket fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket IS '1a6e6d95bde6c23f510010d9c5f94766 61f36b7c8c12a8caaf2401d191866747';

-- Name: ticket_message fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket_message FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket_message IS '36d87d25a54c8b4c1c90705c46ea5d8b 61f36b7c8c12a8caaf2401d191866747';

-- Name: ticket_response_stat fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket_response_stat FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket_response_stat IS 'c111bc3a7a41c20daba6107c8ee80625 61f36b7c8c12a8caaf2401d191866747';

-- Name: ticket_response_week fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket_response_week FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket_response_week IS '2eea5e2903896e815ee5d4b82ac15215 61f36b7c8c12a8caaf2401d191866747';

-- Name: timer fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.timer FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.timer IS '939bd7aa0a950fe9833b35dc8178b421 61f36b7c8c12a8caaf2401d191866747';

-- Name: timer_dead fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.timer_dead FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.timer_dead IS '7689272c4e68474850846965b452bc85 61f36b7c8c12a8caaf2401d191866747';

-- Name: api_key fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.api_key FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.api_key IS '98148ff1b49a6e47832ad0af1e329959 190969ce75dee2617b46967dd02a16e8';

-- Name: bi_login fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.bi_login FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.bi_login IS '823c720762af7eb8eeb79e93dbae6961 190969ce75dee2617b46967dd02a16e8';

-- Name: contact fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.contact FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.contact IS '309df84bf69f725aba77b2214a4f2779 190969ce75dee2617b46967dd02a16e8';

-- Name: contract fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.contract FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.contract IS 'c3fef623ab0eefd96242d6d4a0e0603a 190969ce75dee2617b46967dd02a16e8';

-- Name: contract_amount fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.contract_amount FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.contract_amount IS 'd5166f299b2fd6c09c0114016869d575 190969ce75dee2617b46967dd02a16e8';

-- Name: credential fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.credential FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.credential IS 'a2e7d186a3b0d335cf16d80f18942c74 190969ce75dee2617b46967dd02a16e8';

-- Name: customer fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.customer FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.customer IS 'e552bc15431a886b0539bd0e3877ea72 190969ce75dee2617b46967dd02a16e8';

-- Name: delivery fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.delivery FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.delivery IS '08d1d56bd6edbc57858d8d2250c19606 190969ce75dee2617b46967dd02a16e8';

-- Name: event fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.event FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.event IS 'c9fb11cd781232fb742847a2237e80f7 190969ce75dee2617b46967dd02a16e8';

-- Name: event_personal fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.event_personal FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.event_personal IS '92c2ee31e599eeb29d08d2baef5f0995 190969ce75dee2617b46967dd02a16e8';

-- Name: idempotency_key fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.idempotency_key FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.idempotency_key IS '742f3fa8253b6870eac2e33dadfe63c7 190969ce75dee2617b46967dd02a16e8';

-- Name: inbox fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.inbox FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.inbox IS 'a89ee597fbed0d9bb7d4460f08d3d5c1 190969ce75dee2617b46967dd02a16e8';

-- Name: intake_form fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.intake_form FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.intake_form IS 'b1f2c5ec527c3baf84df4f2e817bfa01 190969ce75dee2617b46967dd02a16e8';

-- Name: interaction fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.interaction FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.interaction IS '204965119223d1c92702d1fe43788b12 190969ce75dee2617b46967dd02a16e8';

-- Name: lead fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead IS 'c166f720cd0dd948ccf350ab16d98b29 190969ce75dee2617b46967dd02a16e8';

-- Name: lead_payload fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead_payload FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead_payload IS '42d0ce3dcb71aa42ead0808b32aa0441 190969ce75dee2617b46967dd02a16e8';

-- Name: lead_policy fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead_policy FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead_policy IS '457afc4dc13839da797ddc556c6de708 190969ce75dee2617b46967dd02a16e8';

-- Name: lead_signal fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead_signal FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead_signal IS 'a2b87b59453fc958308dce0430d7ce70 190969ce75dee2617b46967dd02a16e8';

-- Name: member fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member IS '5540d95b83964b13b88ef8135ae4e247 190969ce75dee2617b46967dd02a16e8';

-- Name: member_load fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member_load FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member_load IS '30cb79522d195a92c725b0eaeedf19b3 190969ce75dee2617b46967dd02a16e8';

-- Name: member_region fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member_region FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member_region IS '2fd050f47b01a68db6e986ce402595dc 190969ce75dee2617b46967dd02a16e8';

-- Name: member_role fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member_role FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member_role IS '95f16f7cfc729e8ffab23cabfb8ae765 190969ce75dee2617b46967dd02a16e8';

-- Name: notification fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.notification FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.notification IS '73add1d16c39d955eec50c37d3c59b63 190969ce75dee2617b46967dd02a16e8';

-- Name: region fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.region FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.region IS '18f22ea88201d44764f84cdf2d996c4c 190969ce75dee2617b46967dd02a16e8';

-- Name: role fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.role FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.role IS '4121b264184ccd11ccff8e8c149fc8f2 190969ce75dee2617b46967dd02a16e8';

-- Name: role_grant fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.role_grant FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.role_grant IS '8e1955d37e712a89a52c5c67e4e86c53 190969ce75dee2617b46967dd02a16e8';

-- Name: routing_rule fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.routing_rule FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.routing_rule IS 'ea3283d5390ddccdfaf192d16f42baa2 190969ce75dee2617b46967dd02a16e8';

-- Name: score_rule fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.score_rule FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.score_rule IS 'f00fba2b044decfb144e27930154b9d4 190969ce75dee2617b46967dd02a16e8';

-- Name: team fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.team FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.team IS '6135c0e0d8a3d808b221fafe8b09c160 190969ce75dee2617b46967dd02a16e8';

-- Name: tenant fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.tenant FOR INSERT TO baton_system WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.tenant IS '6a9aa597a8a7e80f54535e838f1f38fb 4e9a2e79f89997a035a38ca9088f2fb4';

-- Name: tenant_key fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.tenant_key FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.tenant_key IS '7cf4f2db6a6e15626c7930a1af9efcd0 190969ce75dee2617b46967dd02a16e8';

-- Name: ticket fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket IS 'e3c0ce28f1792d5b8fc6f2c0ffd613ad 190969ce75dee2617b46967dd02a16e8';

-- Name: ticket_message fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket_message FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket_message IS '97ffbb29c00d0f6fa2d316f03961773a 190969ce75dee2617b46967dd02a16e8';

-- Name: ticket_response_stat fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket_response_stat FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket_response_stat IS 'e076cd715eb1f72d53965a9100ba4c10 190969ce75dee2617b46967dd02a16e8';

-- Name: ticket_response_week fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket_response_week FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket_response_week IS 'cfd3759010db9f46cbc9ccc896ea0a23 190969ce75dee2617b46967dd02a16e8';

-- Name: timer fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.timer FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.timer IS '6484a70a3947b04ad0d68393cf4cfdeb 190969ce75dee2617b46967dd02a16e8';

-- Name: timer_dead fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.timer_dead FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.timer_dead IS '993df77df65f41c35575a164172645aa 190969ce75dee2617b46967dd02a16e8';

-- Name: api_key fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.api_key FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.api_key IS 'd086213c99e7e14aa11412bb0eb713c0 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: bi_login fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.bi_login FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.bi_login IS '9e181f2363ae961209418e31bdd9c181 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: contact fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.contact FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.contact IS '660755aca9173acefb203ba3244b106d 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: contract fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.contract FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.contract IS '737162f127d0d4f747ccdf730c36aa2b 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: contract_amount fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.contract_amount FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.contract_amount IS '37f75a94d3158745f8ced4fae61f09bc 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: credential fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.credential FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.credential IS 'ffecd336e0112615d5d811378d25331c 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: customer fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.customer FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.customer IS '6525e94a3c0985061203a18759af8ff8 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: delivery fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.delivery FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.delivery IS '422ca06651c0d5936b5f81ccde787fc7 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: event fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.event FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.event IS '503d2dee9c0a813a01400637e58924d8 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: event_personal fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.event_personal FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.event_personal IS 'e6be229e2de26fde789b4154f6d3fc44 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: idempotency_key fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.idempotency_key FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.idempotency_key IS '7c8436c4f2a012ab6b15a853dd4f3ee3 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: inbox fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.inbox FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.inbox IS 'ce3b9f2e933388dd74e253ab1f720019 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: intake_form fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.intake_form FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.intake_form IS '2f8e29485a116cac6c00ea0daf408e66 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: interaction fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.interaction FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.interaction IS '5bf882761e0aef3358d852cdc253a07b 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: lead fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead IS 'fa90310610e4954571bc740ed32ee5d1 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: lead_payload fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead_payload FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead_payload IS 'ab2c1e5a4b05fbf4774e56e6c1c51aff 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: lead_policy fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead_policy FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead_policy IS '3b64be4f1f96c5e1de15caaede466dd7 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: lead_signal fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead_signal FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead_signal IS '049f8106a039ee0e461c5c1edc72b994 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: member fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member IS '6d3243de43eed760d0e9b4b573e7e9fd 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: member_load fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member_load FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member_load IS '03846fc0a706d12a874390d24a8215f4 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: member_region fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member_region FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member_region IS '38fff4b2ac8586f54e437ec5086bf4fe 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: member_role fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member_role FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member_role IS '2ffa0befe31ad350facae02b586b8a5a 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: notification fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.notification FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.notification IS '15360c576e1bde3a058eed8b3a72f28b 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: region fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.region FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.region IS '9a422f41ffe392bcfbb922d62119e02a 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: role fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.role FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.role IS '2e480dec51fb2987f0e4d69e095884c6 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: role_grant fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.role_grant FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.role_grant IS '2a45d5f4d6c818870c4452bb5509ccfc 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: routing_rule fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.routing_rule FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.routing_rule IS '9851a6a4cbb1ecc7215979f96bc6fbe3 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: score_rule fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.score_rule FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.score_rule IS 'ca29e2bf64e281841f3b15a156553efb 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: team fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.team FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.team IS 'd59ae7cccae47ca39324b3476f3cc919 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: tenant fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.tenant FOR SELECT TO baton_system USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.tenant IS 'eb80bc93c34f6d5dad7e4b6ae516fa5c 9726c708084026a592b1f916b94850db';

-- Name: tenant_key fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.tenant_key FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.tenant_key IS '50a4e1c3b25f14fb84472794985164ab 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: ticket fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket IS 'a0ab6d34dfd8331a5d3f21c37b375215 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: ticket_message fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket_message FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket_message IS '5f444afd3ca1efdd9fee3b52adc44939 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: ticket_response_stat fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket_response_stat FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket_response_stat IS '995ff9ab2169c3d5a663ed5ea5b8b482 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: ticket_response_week fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket_response_week FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket_response_week IS 'c09c30939df7b24847cb70c28f53ff2c 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: timer fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.timer FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.timer IS '7e6c10de49d419e69117c6ab8d41275c 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: timer_dead fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.timer_dead FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.timer_dead IS '830f69eb3805d4d1970dc9d26d2cce10 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: api_key fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.api_key FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.api_key IS 'd7f13fd54c395b0cc21be0c4beb4b4d3 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: bi_login fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.bi_login FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.bi_login IS '280c3e45d0b247945ad780a1162b7dce d8146cd52e7e49fe405f2271ce956f0e';

-- Name: contact fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.contact FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.contact IS '5d552b0311ba4faa593f8ad7996ae2c4 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: contract fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.contract FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.contract IS '497f96b6a0e2852a01265e911258bf63 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: contract_amount fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.contract_amount FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.contract_amount IS '343b4afe204469df17174d7bacc7982b d8146cd52e7e49fe405f2271ce956f0e';

-- Name: credential fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.credential FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.credential IS '201902b51cd2cb5cec2bc2234c776982 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: customer fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.customer FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.customer IS 'ba434f84afa79b7bbbcf83556de70d62 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: delivery fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.delivery FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.delivery IS '13311819cf2e7b08569082a8f0de2cef d8146cd52e7e49fe405f2271ce956f0e';

-- Name: idempotency_key fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.idempotency_key FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.idempotency_key IS '7bbc04e194710f37f4141914c704756b d8146cd52e7e49fe405f2271ce956f0e';

-- Name: inbox fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.inbox FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.inbox IS '19359bbe600f6f2e665138cd9b539397 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: intake_form fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.intake_form FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.intake_form IS '0831ffa37c12cb9663e340b97aa278d0 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: interaction fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.interaction FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.interaction IS 'ebf0f183d2bcd8590776a1dadf7a8712 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: lead fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead IS '2729efd9aff367eb31d4988bd38ed62e d8146cd52e7e49fe405f2271ce956f0e';

-- Name: lead_payload fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead_payload FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead_payload IS 'f85010beb36aabc485bf30c3857303a8 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: lead_policy fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead_policy FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead_policy IS 'c45146ec94e29ad4a29a76193e528ca6 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: lead_signal fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead_signal FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead_signal IS 'e3e5b4f3e26e229254475deb6deb83d9 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: member fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member IS '83e06ab591f4399c80548198ed70e3a0 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: member_load fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member_load FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member_load IS 'a64b5576173672b823befee5aae2b630 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: member_region fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member_region FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member_region IS '3f574d9cb15859fe4b8d417a5f839a1c d8146cd52e7e49fe405f2271ce956f0e';

-- Name: member_role fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member_role FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member_role IS '5d0a5a6725db1df8eae768218ee7618d d8146cd52e7e49fe405f2271ce956f0e';

-- Name: notification fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.notification FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.notification IS '1c4ba2dbe7e5467853f34ab8f8e39ade d8146cd52e7e49fe405f2271ce956f0e';

-- Name: region fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.region FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.region IS 'ace354e796ce0ecc3f8c54b7dbbd186f d8146cd52e7e49fe405f2271ce956f0e';

-- Name: role fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.role FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.role IS '134e86a3b9b018894fac1fac05b8466e d8146cd52e7e49fe405f2271ce956f0e';

-- Name: role_grant fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.role_grant FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.role_grant IS '9b51c70b06a071cadec81262b56663ff d8146cd52e7e49fe405f2271ce956f0e';

-- Name: routing_rule fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.routing_rule FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.routing_rule IS '56b4599a57753789da3d02592f4f0835 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: score_rule fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.score_rule FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.score_rule IS 'be5a9703611111f20a7396509902f1e2 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: team fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.team FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.team IS '9167994aa689a1dfd57588985d730997 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: tenant fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.tenant FOR UPDATE TO baton_system USING ((id = baton.current_tenant())) WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.tenant IS '34de04af50b515f9ab8ff12ab07b07eb 2e1b634db21ee4896d406cef8a60c231';

-- Name: tenant_key fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.tenant_key FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.tenant_key IS 'fb8050d837e2485020c217eb0296692f d8146cd52e7e49fe405f2271ce956f0e';

-- Name: ticket fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket IS 'c26464c8ac13ebcf1dea2be006938796 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: ticket_message fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket_message FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket_message IS 'd915b7c6aac67697a5e1d99862659e80 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: ticket_response_stat fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket_response_stat FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket_response_stat IS '4a7284cb6fcae525d2a95c4f864135f5 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: ticket_response_week fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket_response_week FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket_response_week IS '908dee9349f78c1c7b3e8c0723e04f76 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: timer fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.timer FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.timer IS '848979d53e0f31cabce86c5277e7b1c0 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: timer_dead fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.timer_dead FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.timer_dead IS 'c5cbbcc80c316a097a576c4a9d9e7485 d8146cd52e7e49fe405f2271ce956f0e';

-- Name: api_key fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.api_key FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.api_key IS '46a0bae2906b9416ee7d5bbb63a0a539 833a207c95e884cfc272b92457be70ea';

-- Name: bi_login fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.bi_login FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.bi_login IS '6e4075ded4194098ac05c8f82abf4c1e 833a207c95e884cfc272b92457be70ea';

-- Name: contact fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.contact FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.contact IS 'cfa245bcade9b9c47886ff6e3adc93e6 833a207c95e884cfc272b92457be70ea';

-- Name: contract fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.contract FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.contract IS '8acced894af2a770a9eae79a17991845 833a207c95e884cfc272b92457be70ea';

-- Name: contract_amount fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.contract_amount FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.contract_amount IS '83c7dbdb2894364b02fad7bcbce0e971 833a207c95e884cfc272b92457be70ea';

-- Name: credential fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.credential FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.credential IS '597e995882ba4e909b2b2ac73c687d27 833a207c95e884cfc272b92457be70ea';

-- Name: customer fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.customer FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.customer IS '1c4bbdfd45a7fddeae6b50a049f6f42a 833a207c95e884cfc272b92457be70ea';

-- Name: delivery fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.delivery FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.delivery IS '2f2e0fa95d1e6202f76f840912074592 833a207c95e884cfc272b92457be70ea';

-- Name: event_personal fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.event_personal FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.event_personal IS 'b2562b41f91089108c985ce17b9bf546 833a207c95e884cfc272b92457be70ea';

-- Name: idempotency_key fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.idempotency_key FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.idempotency_key IS '6b272f378a2da4b958a4b44c1a3c21ca 833a207c95e884cfc272b92457be70ea';

-- Name: inbox fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.inbox FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.inbox IS 'ab4bb5d2a0f568cf120f4c1376eb4fb9 833a207c95e884cfc272b92457be70ea';

-- Name: intake_form fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.intake_form FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.intake_form IS 'd2c8d196535fd13196b01b89fcba60b9 833a207c95e884cfc272b92457be70ea';

-- Name: interaction fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.interaction FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.interaction IS '8a8e4a47d2d409fb84390b61ceb715e9 833a207c95e884cfc272b92457be70ea';

-- Name: lead fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead IS '38a1fa352c3b9c2ba3a82436683b9b00 833a207c95e884cfc272b92457be70ea';

-- Name: lead_payload fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead_payload FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead_payload IS 'bb06b327f22cafce29335f1251301dc6 833a207c95e884cfc272b92457be70ea';

-- Name: lead_policy fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead_policy FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead_policy IS 'ae9a550c3ddaadbad9427d22f7fb25a3 833a207c95e884cfc272b92457be70ea';

-- Name: lead_signal fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead_signal FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead_signal IS '8a15a159d54fc5dda446c62b9a5ddb90 833a207c95e884cfc272b92457be70ea';

-- Name: member fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member IS 'ab483d63f81dae4464dfa225c1b7a196 833a207c95e884cfc272b92457be70ea';

-- Name: member_load fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member_load FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member_load IS 'f1a015681a094e122057bafc28941d46 833a207c95e884cfc272b92457be70ea';

-- Name: member_region fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member_region FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member_region IS 'c06228a9d384d3f380bcf28dfad39f3e 833a207c95e884cfc272b92457be70ea';

-- Name: member_role fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member_role FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member_role IS '7db42662f7cd22dc12b55cf1362e4643 833a207c95e884cfc272b92457be70ea';

-- Name: notification fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.notification FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.notification IS '853f28c46aeaaef3b326b2761862c03d 833a207c95e884cfc272b92457be70ea';

-- Name: region fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.region FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.region IS 'b7123bfa1af39cc0d927dc9f6375d4d8 833a207c95e884cfc272b92457be70ea';

-- Name: role fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.role FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.role IS 'a3d7bd0528f6e23eda86261199496c74 833a207c95e884cfc272b92457be70ea';

-- Name: role_grant fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.role_grant FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.role_grant IS 'd3c5c366e443e673813a93b20ac74daa 833a207c95e884cfc272b92457be70ea';

-- Name: routing_rule fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.routing_rule FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.routing_rule IS '8f3b53852b02d0a7632a0745d1968da0 833a207c95e884cfc272b92457be70ea';

-- Name: score_rule fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.score_rule FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.score_rule IS '9a54ab8bc38a0b9f1d9684758fd46993 833a207c95e884cfc272b92457be70ea';

-- Name: team fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.team FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.team IS '3fb77d356c7a60015ad0bb1b95170139 833a207c95e884cfc272b92457be70ea';

-- Name: tenant_key fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.tenant_key FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.tenant_key IS 'be11a3e75bc1b7ce7b563ec5a595e8e0 833a207c95e884cfc272b92457be70ea';

-- Name: ticket fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket IS '8bf94d998ee397534ccaf415ded843dd 833a207c95e884cfc272b92457be70ea';

-- Name: ticket_message fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket_message FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket_message IS 'fb52ceffe8783b628a7f5d578b0f26cf 833a207c95e884cfc272b92457be70ea';

-- Name: ticket_response_stat fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket_response_stat FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket_response_stat IS '8c72d5fd39ce228693f20aa262dac9e2 833a207c95e884cfc272b92457be70ea';

-- Name: ticket_response_week fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket_response_week FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket_response_week IS '9b86b393d30c0bacd05c790f360e38de 833a207c95e884cfc272b92457be70ea';

-- Name: timer fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.timer FOR DELETE TO baton_worker USING (true);

-- Name: POLICY fixed_worker_delete ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.timer IS 'dfac41ba0565c3bac68f388f2d40ed8e ca90e6821945a33bb8b8b5208588a0d7';

-- Name: timer_dead fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.timer_dead FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.timer_dead IS 'efafc48a57b412359cb05a5fee80977d 833a207c95e884cfc272b92457be70ea';

-- Name: api_key fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.api_key FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.api_key IS '7a02c4d48e7d945cf9e18b5b6701aca7 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: bi_login fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.bi_login FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.bi_login IS '4d857fd4604f43b47fd1872165d5eed0 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: contact fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.contact FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.contact IS 'e1b55a03ea4ff5726b09cc8a378ab086 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: contract fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.contract FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.contract IS 'b1054496f858aff0e527485bbaeebf57 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: contract_amount fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.contract_amount FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.contract_amount IS '4d6d8debcd3cffe85aeb7a31064781db 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: credential fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.credential FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.credential IS '0fc18bd69aedc2df54aa8a6880d7c0bb 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: customer fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.customer FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.customer IS '27b645e8873fae2747f177c6801a0578 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: delivery fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.delivery FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.delivery IS '14906d733387d2a267afc97c50e1e55a 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: event fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.event FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.event IS 'b9e80fc56a5bef34cfe82d856be95b41 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: event_personal fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.event_personal FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.event_personal IS '6ff29158b9898abd3fa77b017e9145ea 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: idempotency_key fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.idempotency_key FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.idempotency_key IS 'f5e5f911f0b16b08638d72ec225a1758 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: inbox fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.inbox FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.inbox IS '2a6383ff584e425cc7288b12045c4014 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: intake_form fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.intake_form FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.intake_form IS '99af0f74b81f322cc2ec2343021a05d0 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: interaction fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.interaction FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.interaction IS 'f323f96042d6ec5c2c09bcfd20ced886 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead IS 'df7aebb876cb8aa48086491990a2b161 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead_payload fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead_payload FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead_payload IS 'fb665d05c8a26a0036083f3fb0f47101 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead_policy fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead_policy FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead_policy IS '66065e053912fd4c90b821567e3efac7 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead_signal fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead_signal FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead_signal IS 'f3f02953f69a41e82caaf15fee6a804a 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member IS 'd263043c9041c9a4268ab20c8449a8ae 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member_load fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member_load FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member_load IS '4bda9bcbc28c76c0ecbd50f2ecc42cfd 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member_region fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member_region FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member_region IS '1fcb3920f5e4825882563b4165aa4493 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member_role fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member_role FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member_role IS '8f6f3c0931118c1a660d016cec514d3b 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: notification fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.notification FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.notification IS 'dd5ce88347c76344a00f6af043355d84 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: region fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.region FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.region IS 'e996bdedc41ed7dd5933b70d57f858b4 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: role fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.role FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.role IS '350d50a1ae82f01206749a16f74703e1 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: role_grant fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.role_grant FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.role_grant IS '44293f8c6110b0992782c1f361a68505 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: routing_rule fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.routing_rule FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.routing_rule IS '20e28444f6ff451106d194b2538ab9ca 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: score_rule fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.score_rule FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.score_rule IS '2a7ba67be6bd499bd4ee96093f962cec 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: team fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.team FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.team IS '605a3ffe56e2c0a70c601e0cf7ee8716 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: tenant fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.tenant FOR INSERT TO baton_worker WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.tenant IS '9d26a8455de199100f30b6ff9acb41fd a76ff588b534eb08f8a455c6178afd63';

-- Name: tenant_key fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.tenant_key FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.tenant_key IS 'e277af0073543c52881fa6a94b3607ef 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket IS 'ee93825a10f6192466152536c5ce2c4a 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket_message fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket_message FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket_message IS '16c9dbf68e63f37ee809c52fa1f3f9a0 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket_response_stat fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket_response_stat FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket_response_stat IS 'e13bb1c523b29fe56349579095e790ff 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket_response_week fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket_response_week FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket_response_week IS '5fbdb8ba82a8b943b73a4e201266d11f 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: timer fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.timer FOR INSERT TO baton_worker WITH CHECK (true);

-- Name: POLICY fixed_worker_insert ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.timer IS 'fe8e8ebc611409ec523b8f2ac359accb 4e90144999f6706faff3b1ba3dc53b58';

-- Name: timer_dead fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.timer_dead FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.timer_dead IS '3f2b0d28be34a29e53500757853a53ad 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: api_key fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.api_key FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.api_key IS 'c572f290bc86f227822b2f6b7a250068 109c9a0a2329aa21842c8f592ce509cc';

-- Name: bi_login fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.bi_login FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.bi_login IS '624e27bd9c5ba77847220d65c89f034f 109c9a0a2329aa21842c8f592ce509cc';

-- Name: contact fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.contact FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.contact IS '4d4a325e19c633fd44257c1537d1dbc3 109c9a0a2329aa21842c8f592ce509cc';

-- Name: contract fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.contract FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.contract IS '2f086452380366f17b8609f0748c91ea 109c9a0a2329aa21842c8f592ce509cc';

-- Name: contract_amount fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.contract_amount FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.contract_amount IS 'b2d7f0d4003c0548a9b4a8a6dd247b7b 109c9a0a2329aa21842c8f592ce509cc';

-- Name: credential fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.credential FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.credential IS '1730379da326504254adc9526df67d35 109c9a0a2329aa21842c8f592ce509cc';

-- Name: customer fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.customer FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.customer IS '139426fb687997d0c425eb9f408a2c3f 109c9a0a2329aa21842c8f592ce509cc';

-- Name: delivery fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.delivery FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.delivery IS '1dd34c5d2c75b7fbbdfe655d7a77bda7 109c9a0a2329aa21842c8f592ce509cc';

-- Name: event fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.event FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.event IS '871950f4791cb30b2d0d5879fdb71b56 109c9a0a2329aa21842c8f592ce509cc';

-- Name: event_personal fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.event_personal FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.event_personal IS '6a32a36e66cd38148b2c54c6932d5ab0 109c9a0a2329aa21842c8f592ce509cc';

-- Name: idempotency_key fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.idempotency_key FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.idempotency_key IS '8b6c6154fd7b08a3143f0d4f3aacc85d 109c9a0a2329aa21842c8f592ce509cc';

-- Name: inbox fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.inbox FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.inbox IS '891a95f79d7d63f61391ceeeb079bca0 109c9a0a2329aa21842c8f592ce509cc';

-- Name: intake_form fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.intake_form FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.intake_form IS '0183009bd6a6010ea4ce9a5ad805eccc 109c9a0a2329aa21842c8f592ce509cc';

-- Name: interaction fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.interaction FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.interaction IS '50dd030bee23c9d8ccc5dc52065e8f3d 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead IS 'e282c75d2746195f77ab7ad86ef158de 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead_payload fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead_payload FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead_payload IS 'f7d5d0e8f7d3346776842c2a436095d1 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead_policy fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead_policy FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead_policy IS '5644d017d61ed105b1da461178944063 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead_signal fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead_signal FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead_signal IS '8576072ee7b094511900b20b1b4fd935 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member IS 'a5162f9159530a425a2421b7e98ba736 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member_load fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member_load FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member_load IS '1b388d8697297e773e21ed4e3017c33e 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member_region fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member_region FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member_region IS 'e818c5b108d435ae42cbc1813ddbdb4a 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member_role fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member_role FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member_role IS 'a02d69ab564bf904d118d29bcc4516d8 109c9a0a2329aa21842c8f592ce509cc';

-- Name: notification fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.notification FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.notification IS '7935808d4e126e2a27703b5b199065b9 109c9a0a2329aa21842c8f592ce509cc';

-- Name: region fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.region FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.region IS '233b7a74b9ac62805ecdf1bedfb84037 109c9a0a2329aa21842c8f592ce509cc';

-- Name: role fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.role FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.role IS '39765d3745758d1dffb8b28fc4cc85ee 109c9a0a2329aa21842c8f592ce509cc';

-- Name: role_grant fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.role_grant FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.role_grant IS '51d811136c71e83e183c7e7cad9087ab 109c9a0a2329aa21842c8f592ce509cc';

-- Name: routing_rule fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.routing_rule FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.routing_rule IS '98cfc3b9141dfa598a2b84efa0d372ab 109c9a0a2329aa21842c8f592ce509cc';

-- Name: score_rule fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.score_rule FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.score_rule IS '4c6f8e8176b1e68323e2896b38238a2c 109c9a0a2329aa21842c8f592ce509cc';

-- Name: team fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.team FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.team IS 'c11fc56eb267bb9a220e7c2ff4036c34 109c9a0a2329aa21842c8f592ce509cc';

-- Name: tenant fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.tenant FOR SELECT TO baton_worker USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.tenant IS 'f13e829737e63ba9b434ddd57b240ed7 d38ac98e467447adffcd91dba2ca8c03';

-- Name: tenant_key fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.tenant_key FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.tenant_key IS '91eac7624d78e6a9a8dfbe93f8a679f8 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket IS '5979bd86ed142ef56957ccbe87b589ca 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket_message fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket_message FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket_message IS '7d9174a6a380713048bc81359815e8a9 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket_response_stat fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket_response_stat FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket_response_stat IS '33b185df8239d991da0783f49cd2a421 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket_response_week fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket_response_week FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket_response_week IS '884dfcd2e73d0e51fed98204b645b246 109c9a0a2329aa21842c8f592ce509cc';

-- Name: timer fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.timer FOR SELECT TO baton_worker USING (true);

-- Name: POLICY fixed_worker_select ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.timer IS 'b241d57e669ab907e9d790b9716aa021 b832ea9d0b265753d9196e514f530a44';

-- Name: timer_dead fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.timer_dead FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.timer_dead IS 'd5a1bd39ce9993f292f5a698d8269deb 109c9a0a2329aa21842c8f592ce509cc';

-- Name: api_key fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.api_key FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.api_key IS '9e32048f8b0dcd0f89a5e373a5e8e8da 7634dcafa7b4a233fef040fbaedafa77';

-- Name: bi_login fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.bi_login FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.bi_login IS '526f9cdbafb7d7d766c47186e6e07bf1 7634dcafa7b4a233fef040fbaedafa77';

-- Name: contact fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.contact FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.contact IS 'd0395eea3728747c69642f900f572b45 7634dcafa7b4a233fef040fbaedafa77';

-- Name: contract fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.contract FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.contract IS 'bd08e02d0ceae0b61d1e7e76cb037f4a 7634dcafa7b4a233fef040fbaedafa77';

-- Name: contract_amount fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.contract_amount FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.contract_amount IS '2a39e401fcb836030bbae80a715828b3 7634dcafa7b4a233fef040fbaedafa77';

-- Name: credential fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.credential FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.credential IS 'fc19b579d6c8a5a1fa1a870d45fe1c93 7634dcafa7b4a233fef040fbaedafa77';

-- Name: customer fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.customer FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.customer IS '0be917bc3e6dcd8703e11ad681888242 7634dcafa7b4a233fef040fbaedafa77';

-- Name: delivery fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.delivery FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.delivery IS '5f73c7bf4ebf668850c56ac8edd4af8d 7634dcafa7b4a233fef040fbaedafa77';

-- Name: idempotency_key fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.idempotency_key FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.idempotency_key IS '653076b6fe124b9ba6595f824e477e5e 7634dcafa7b4a233fef040fbaedafa77';

-- Name: inbox fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.inbox FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.inbox IS '7347a337b1a4415ace25e0a8a3c98054 7634dcafa7b4a233fef040fbaedafa77';

-- Name: intake_form fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.intake_form FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.intake_form IS 'b9ba05c983b87182e4f4dda67826756b 7634dcafa7b4a233fef040fbaedafa77';

-- Name: interaction fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.interaction FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.interaction IS 'd347eb98e09c512074d9cb6e33daffae 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead IS 'baed7fab9990fa9705454b8b8a8d9528 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead_payload fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead_payload FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead_payload IS 'b3bd24f8d7f20e51b9ff2c0e3b450e0d 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead_policy fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead_policy FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead_policy IS '4376b45cd7afc6efd23cd92be67c786e 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead_signal fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead_signal FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead_signal IS '54ca137abfdc1d3ce545d5dc0316692f 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member IS '92e89844e3f64ad5f6b23d4564579963 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member_load fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member_load FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member_load IS 'bdc36e971ccf521daf31f4a905285956 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member_region fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member_region FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member_region IS 'af2f32f11b099f91093aab329c2d413e 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member_role fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member_role FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member_role IS '6b52c48940ce7e6a67714d99d12e8baa 7634dcafa7b4a233fef040fbaedafa77';

-- Name: notification fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.notification FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.notification IS 'cc04fb81f5b26f4165cc47a7b8eabe9d 7634dcafa7b4a233fef040fbaedafa77';

-- Name: region fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.region FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.region IS '7268c2d10fee7028d1facb576a7b2a6c 7634dcafa7b4a233fef040fbaedafa77';

-- Name: role fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.role FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.role IS 'ac0ab4fde5cea13cc3aa008b1edc786a 7634dcafa7b4a233fef040fbaedafa77';

-- Name: role_grant fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.role_grant FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.role_grant IS '0ac8e857a4eded68d9ed5fe105e1e25a 7634dcafa7b4a233fef040fbaedafa77';

-- Name: routing_rule fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.routing_rule FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.routing_rule IS '1a54e7c28952c3e577c42b8af9a1f69b 7634dcafa7b4a233fef040fbaedafa77';

-- Name: score_rule fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.score_rule FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.score_rule IS 'f414ff5a38d91b20e986eab69a59e63b 7634dcafa7b4a233fef040fbaedafa77';

-- Name: team fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.team FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.team IS '82cc22595b6a3add20df6cb7ba2383e8 7634dcafa7b4a233fef040fbaedafa77';

-- Name: tenant fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.tenant FOR UPDATE TO baton_worker USING ((id = baton.current_tenant())) WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.tenant IS '7e29d90fab0f79c7df1dcef4a5613d7b 38d98a74100d35d16b59bd2b2b98dec2';

-- Name: tenant_key fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.tenant_key FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.tenant_key IS '5b8d6833aba6cc3882f289377a71ec3e 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket IS '9df247830202bc87c313664f66275666 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket_message fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket_message FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket_message IS '6a60aafc8b093904f2fcbebff8278d32 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket_response_stat fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket_response_stat FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket_response_stat IS '0d53b9516f8a6d6bf9be0e1a7e78707d 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket_response_week fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket_response_week FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket_response_week IS '494f2dc3ce2746c2c0ca156d58e8b793 7634dcafa7b4a233fef040fbaedafa77';

-- Name: timer fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.timer FOR UPDATE TO baton_worker USING (true) WITH CHECK (true);

-- Name: POLICY fixed_worker_update ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.timer IS '7f0dd92badf5e905074437c9fd4ccec1 b9afa78fc8f735b51730bead8855c7e4';

-- Name: timer_dead fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.timer_dead FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.timer_dead IS 'e1c41ef1019872862a03264534ba9fb1 7634dcafa7b4a233fef040fbaedafa77';

-- Name: idempotency_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.idempotency_key ENABLE ROW LEVEL SECURITY;

-- Name: inbox; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.inbox ENABLE ROW LEVEL SECURITY;

-- Name: intake_form; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.intake_form ENABLE ROW LEVEL SECURITY;

-- Name: interaction; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.interaction ENABLE ROW LEVEL SECURITY;

-- Name: interaction_default; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.interaction_default ENABLE ROW LEVEL SECURITY;

-- Name: lead; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead ENABLE ROW LEVEL SECURITY;

-- Name: lead lead_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_followed ON baton.lead FOR SELECT TO baton_g_lead_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_card_read_followed ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_followed ON baton.lead IS 'e14485747af90f19e9fe8543e8276ee0 4aceef7fc1e80163882ab0991e2cb2f7';

-- Name: lead_payload lead_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_followed ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_card_read_followed ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_followed ON baton.lead_payload IS 'f14552f1f038f03107d6bae851303776 4aceef7fc1e80163882ab0991e2cb2f7';

-- Name: lead lead_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_own ON baton.lead FOR SELECT TO baton_g_lead_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_read_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_own ON baton.lead IS '870a43bab2391647f42e5f651c7b8c1f 2a982b183e472cee059d760ed771a1da';

-- Name: lead_payload lead_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_own ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_read_own ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_own ON baton.lead_payload IS '7360ce96b07d7affd1c18ecba3222697 2a982b183e472cee059d760ed771a1da';

-- Name: lead lead_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_pool ON baton.lead FOR SELECT TO baton_g_lead_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_pool ON baton.lead IS '7af3bfc78261f84b366eedbe8126e374 9d62d53a483e4e8ca8f187311be71725';

-- Name: lead_payload lead_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_pool ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_pool ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_pool ON baton.lead_payload IS '5a76e9fd8da9f61e584a6adaedb022f1 9d62d53a483e4e8ca8f187311be71725';

-- Name: lead lead_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region ON baton.lead FOR SELECT TO baton_g_lead_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_card_read_region ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region ON baton.lead IS '1838b149f4a75f105f52a63752726ab3 a93a01fada94acd7fbe353a0b69b0cc6';

-- Name: lead_payload lead_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_card_read_region ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region ON baton.lead_payload IS 'e92fe2d75793d7bc52e63b7ba99c7d70 a93a01fada94acd7fbe353a0b69b0cc6';

-- Name: lead lead_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region_set ON baton.lead FOR SELECT TO baton_g_lead_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_card_read_region_set ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region_set ON baton.lead IS '7264e9bb98d3106571441ad4ea9d1fcb 4868e2332ee68725cef46cc62b1f7261';

-- Name: lead_payload lead_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region_set ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_card_read_region_set ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region_set ON baton.lead_payload IS '5f02b22b46e0220014d687d20cf2141b 4868e2332ee68725cef46cc62b1f7261';

-- Name: lead lead_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_regions ON baton.lead FOR SELECT TO baton_g_lead_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_card_read_regions ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_regions ON baton.lead IS 'e94c8cf317bb69c4ca7e9f53d22c8226 7661529d6fe101325f20ea44be39d28e';

-- Name: lead_payload lead_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_regions ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_card_read_regions ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_regions ON baton.lead_payload IS 'd9485def728390d4f53caf749b9c11ac 7661529d6fe101325f20ea44be39d28e';

-- Name: lead lead_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team ON baton.lead FOR SELECT TO baton_g_lead_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team ON baton.lead IS 'd46935497106eddee10a2791c6582fad 20130b7ca3d64b3ca0eed4639cc8cfc0';

-- Name: lead_payload lead_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_team ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team ON baton.lead_payload IS '007eeab7ed3d98ff2cc042a2ce59bca9 20130b7ca3d64b3ca0eed4639cc8cfc0';

-- Name: lead lead_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team_set ON baton.lead FOR SELECT TO baton_g_lead_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_card_read_team_set ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team_set ON baton.lead IS '7035c6644859b3088ca10828a69a436f 50b1beb28346c590422a30dd86a23176';

-- Name: lead_payload lead_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team_set ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_card_read_team_set ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team_set ON baton.lead_payload IS 'd002cf1c418d0ebf699c7a93c173add6 50b1beb28346c590422a30dd86a23176';

-- Name: lead lead_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_teams ON baton.lead FOR SELECT TO baton_g_lead_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_read_teams ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_teams ON baton.lead IS '9b6acecb753f193220016ecade00abee 6e0a106d50dbc2233cc4e0fa8e0efbd0';

-- Name: lead_payload lead_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_teams ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_read_teams ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_teams ON baton.lead_payload IS 'c9a0f21ea71020c0ff4e7f0915b21489 6e0a106d50dbc2233cc4e0fa8e0efbd0';

-- Name: lead lead_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_tenant ON baton.lead FOR SELECT TO baton_g_lead_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_read_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_tenant ON baton.lead IS '6ca3ca9ad5db175977d154f588d9ef11 9276ce463b91eeeb094d8db6b28e4d1e';

-- Name: lead_payload lead_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_tenant ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_read_tenant ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_tenant ON baton.lead_payload IS '3af803275ca941fb204e86085598665b 9276ce463b91eeeb094d8db6b28e4d1e';

-- Name: lead lead_card_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_followed ON baton.lead FOR UPDATE TO baton_g_lead_card_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_card_write_followed ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_followed ON baton.lead IS '2a570e747063e445ffd774b1778cbcf2 924a95a534842aa7c99182f0d717d2db';

-- Name: lead lead_card_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_own ON baton.lead FOR UPDATE TO baton_g_lead_card_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_write_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_own ON baton.lead IS '446577ceca209e0f88163f534344214a 4b95d609b05c3d457a26d3f8b21eb27f';

-- Name: lead lead_card_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_pool ON baton.lead FOR UPDATE TO baton_g_lead_card_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_write_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_pool ON baton.lead IS '9a047513e64b15d55471b48e95557152 f1d1e0c05af10fc7fc9ccff794e463cc';

-- Name: lead lead_card_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_region ON baton.lead FOR UPDATE TO baton_g_lead_card_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_card_write_region ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_region ON baton.lead IS '2c0da6ea7d89c0ff57ddb5f6fe1a0c82 b7016c54fb68b8e857ccdc78e74c2831';

-- Name: lead lead_card_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_regions ON baton.lead FOR UPDATE TO baton_g_lead_card_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_card_write_regions ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_regions ON baton.lead IS '2d82ed64a6997c5ec3f2aa4265fe881b 4086b62db7789853e79ae50dee92909b';

-- Name: lead lead_card_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_team ON baton.lead FOR UPDATE TO baton_g_lead_card_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_write_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_team ON baton.lead IS '4b5b6f03228c01850520f3b3e7b453a9 ed05b262ddd87dca9fd2ca6b8155ef0d';

-- Name: lead lead_card_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_teams ON baton.lead FOR UPDATE TO baton_g_lead_card_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_write_teams ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_teams ON baton.lead IS '6e57e0071c8c3a0ef6a626d30bf466c5 087258eb1a6f9694c925023b82ef6efb';

-- Name: lead lead_card_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_tenant ON baton.lead FOR UPDATE TO baton_g_lead_card_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_write_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_tenant ON baton.lead IS '09fae9764a05e018e95c22d69ec7f2b7 95d3bbe1b1277a591839a876221c4d3a';

-- Name: interaction lead_conversation_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_followed ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_conversation_read_followed ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_followed ON baton.interaction IS '3e573bad652e5a49b5e0f5fde9aef3b8 c893f387c73dd5ea7b3b8ac2b4fd807d';

-- Name: interaction lead_conversation_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_own ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_conversation_read_own ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_own ON baton.interaction IS 'e77cd89cbd0669be59ed268d4e92ffdc acbd449a37a409a2efaa5b2c956d3ac4';

-- Name: interaction lead_conversation_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_pool ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_conversation_read_pool ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_pool ON baton.interaction IS '95908167ef8be14a3a4d08f13c203147 3a701152507035732e256c77102e1268';

-- Name: interaction lead_conversation_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_region ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_conversation_read_region ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_region ON baton.interaction IS '6e578081d5d7a752dfb06a530d7d61f5 15e8b3654fbe968e8411a9e65d64e3cb';

-- Name: interaction lead_conversation_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_region_set ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_conversation_read_region_set ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_region_set ON baton.interaction IS 'deb2c545ce19a4596f20368ce4a8cdad 5b12fbb5ff26d0f09a7e0bdae852b795';

-- Name: interaction lead_conversation_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_regions ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_conversation_read_regions ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_regions ON baton.interaction IS 'e49b9e3c06bd73780288f4b8b8168e3a 609e7e1f9e27c7aaa719fe6aa096aec6';

-- Name: interaction lead_conversation_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_team ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_conversation_read_team ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_team ON baton.interaction IS '037d06de1448f6057b57e5ac9aef8677 de53a1e2a2bfdd9414498e6d2786eda4';

-- Name: interaction lead_conversation_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_team_set ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_conversation_read_team_set ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_team_set ON baton.interaction IS 'd67581dcece05d93f2e21722edc0c51e dadacf48517c14ca375fdfabec89015f';

-- Name: interaction lead_conversation_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_teams ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_conversation_read_teams ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_teams ON baton.interaction IS '852d1b6960f2211413c397076ae8a3a0 a0ac3ec9106b061edd7adf0a59405377';

-- Name: interaction lead_conversation_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_tenant ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_conversation_read_tenant ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_tenant ON baton.interaction IS '5af8f62ea4eb502a6865cd734ddd0067 2cfdd86c4a11ee8f608c2ddb3324444c';

-- Name: lead_payload; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_payload ENABLE ROW LEVEL SECURITY;

-- Name: lead_policy; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_policy ENABLE ROW LEVEL SECURITY;

-- Name: lead_signal lead_score_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_followed ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_score_read_followed ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_followed ON baton.lead_signal IS 'b39f02f1390eb24334957fdf8e570e96 d24dfc49d948292e9ee2a8eccd4410b5';

-- Name: lead_signal lead_score_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_own ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_score_read_own ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_own ON baton.lead_signal IS '2298028cc056ff5088599a11d03467c0 3159617c77963ff4404edf47da713436';

-- Name: lead_signal lead_score_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_pool ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_score_read_pool ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_pool ON baton.lead_signal IS '28afbe356ed5f45e85f31ca405b17840 b4ff579480d9e7e8b128770c8d952c24';

-- Name: lead_signal lead_score_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_region ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_score_read_region ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_region ON baton.lead_signal IS 'c7003953c4b9e69af093676e742e1d20 56eaeb2d5832203726b4706295816022';

-- Name: lead_signal lead_score_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_region_set ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_score_read_region_set ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_region_set ON baton.lead_signal IS '908e0e7b1990f620f45d084e2af0e20a c3ad0b181c7f4c59804ed616627b22c5';

-- Name: lead_signal lead_score_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_regions ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_score_read_regions ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_regions ON baton.lead_signal IS 'ab20960aea44750120a1e15691c42e81 82743f7b102b9ac6e1de6a5250ce39d7';

-- Name: lead_signal lead_score_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_team ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_score_read_team ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_team ON baton.lead_signal IS '152a9c19537f5eca2ee943d746288dd3 9350f1a393ef393e6369ad1dc6b1c644';

-- Name: lead_signal lead_score_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_team_set ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_score_read_team_set ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_team_set ON baton.lead_signal IS '0edb8fef0ab280eea6b2d5531596621e da64d10e6bb1042bbdf4bd5cf061167a';

-- Name: lead_signal lead_score_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_teams ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_score_read_teams ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_teams ON baton.lead_signal IS '6f63857d3255fbd266923863096b0a61 4ca0bf3e540730ee6fcbd4e047773ae1';

-- Name: lead_signal lead_score_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_tenant ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_score_read_tenant ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_tenant ON baton.lead_signal IS 'a3c0f9d033d3912396a689aa8c997bcd d1cf3fc700ec501da6b3b0e9a59eacbe';

-- Name: lead_signal; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_signal ENABLE ROW LEVEL SECURITY;

-- Name: member; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.member ENABLE ROW LEVEL SECURITY;

-- Name: member_load; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.member_load ENABLE ROW LEVEL SECURITY;

-- Name: member_region; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.member_region ENABLE ROW LEVEL SECURITY;

-- Name: member_role; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.member_role ENABLE ROW LEVEL SECURITY;

-- Name: notification; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.notification ENABLE ROW LEVEL SECURITY;

-- Name: notification_default; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.notification_default ENABLE ROW LEVEL SECURITY;

-- Name: region; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.region ENABLE ROW LEVEL SECURITY;

-- Name: role; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.role ENABLE ROW LEVEL SECURITY;

-- Name: role_grant; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.role_grant ENABLE ROW LEVEL SECURITY;

-- Name: routing_rule; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.routing_rule ENABLE ROW LEVEL SECURITY;

-- Name: score_rule; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.score_rule ENABLE ROW LEVEL SECURITY;

-- Name: team; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.team ENABLE ROW LEVEL SECURITY;

-- Name: tenant; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.tenant ENABLE ROW LEVEL SECURITY;

-- Name: tenant_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.tenant_key ENABLE ROW LEVEL SECURITY;

-- Name: ticket; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket ENABLE ROW LEVEL SECURITY;

-- Name: ticket ticket_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_followed ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY ticket_card_read_followed ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_followed ON baton.ticket IS '058a4f11917e8ef762ea62d2a69ed3d0 155d7d43216a42a68a654612c55d9901';

-- Name: ticket ticket_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_own ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY ticket_card_read_own ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_own ON baton.ticket IS 'a641c619f32f10c4608a0b90c5a0480c 865ebccbdb2c3b972591d072237581a5';

-- Name: ticket ticket_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_pool ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_read_pool ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_pool ON baton.ticket IS '6bd951f629f3cbf7913d507853fb5694 b80371b465383be9a574f249efa4aef9';

-- Name: ticket ticket_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_region ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY ticket_card_read_region ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_region ON baton.ticket IS '85c914c9c728ceee7688e83d5618fc0b 1d9f25dcbafe4b1662516b793a7a8212';

-- Name: ticket ticket_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_region_set ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_card_read_region_set ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_region_set ON baton.ticket IS '958ec3fb92e9e9e61168c442d73ee90c 6c750ebf395773106ed5bb06f053a46e';

-- Name: ticket ticket_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_regions ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY ticket_card_read_regions ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_regions ON baton.ticket IS '5cfce0ad76979ceffc4ed7db90aa7948 4327340dfe0669e32c36d0a5e6cbdfde';

-- Name: ticket ticket_card_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_related ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY ticket_card_read_related ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_related ON baton.ticket IS '55997c57baddac5849dbe709753c4eac 692133451bb0d7354b7ae169f415500b';

-- Name: ticket ticket_card_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_related_set ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_card_read_related_set ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_related_set ON baton.ticket IS '522bcc2db9a593636d6bd1d83bcb4b42 891f3d269ffc575cfdd9cba955b63319';

-- Name: ticket ticket_card_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_relateds ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY ticket_card_read_relateds ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_relateds ON baton.ticket IS '04253a913a46427acec2735edf66a893 d15517703ced7a812016217e5c7cf4ea';

-- Name: ticket ticket_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_team ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_read_team ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_team ON baton.ticket IS '9c08d6999e33f73f25f313b1640ec7aa 381a2bcdc240163bb0a7649adfb2eaa3';

-- Name: ticket ticket_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_team_set ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY ticket_card_read_team_set ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_team_set ON baton.ticket IS '2a40d24f7f9248c8bb0b69fda84cbd4f 2391e3fe1551b6969e625cd9fb5e7b41';

-- Name: ticket ticket_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_teams ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY ticket_card_read_teams ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_teams ON baton.ticket IS '228c151c6040988e54665be58c837899 5f6a67d73b28142fd9318ff33e9edb89';

-- Name: ticket ticket_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_tenant ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_card_read_tenant ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_tenant ON baton.ticket IS '9b74d9e7aa012bff92097ae1684e60a6 c8d4e860d43dd6c78217c3276e7a1cf5';

-- Name: ticket ticket_card_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_followed ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY ticket_card_write_followed ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_followed ON baton.ticket IS '887e06d64633bf2bf19f8f58556a0908 c1c3e499895b6cdf8ab850c0b8e9fbb5';

-- Name: ticket ticket_card_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_own ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY ticket_card_write_own ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_own ON baton.ticket IS '4b4837bd7b227eba510972878f855db0 631b79d340448ca123fa01461b744df2';

-- Name: ticket ticket_card_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_pool ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_write_pool ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_pool ON baton.ticket IS '1ded8a3b2753534f694a75b96e336e1e 0a0a19a8d2f2b4a00d77c0a2bffce9e7';

-- Name: ticket ticket_card_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_region ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY ticket_card_write_region ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_region ON baton.ticket IS 'ded93fb1931a3590c53763188239e5ad 6b583f9defbc216eaa51291835e0d62e';

-- Name: ticket ticket_card_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_regions ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY ticket_card_write_regions ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_regions ON baton.ticket IS 'ddc9740ed3cd4451aff01a72031cc286 3a6198136baceaff08ecfd33ed68f65c';

-- Name: ticket ticket_card_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_related ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY ticket_card_write_related ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_related ON baton.ticket IS 'a532e6e484c2c77ffb6453d828415bbb 9df6439e240a3f9157dd5ad6e55ef46c';

-- Name: ticket ticket_card_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_relateds ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY ticket_card_write_relateds ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_relateds ON baton.ticket IS 'a394be614ce6f4a3226648f1ebe9687a 1e02be1d9bee0d3b2dcacf24d070cef2';

-- Name: ticket ticket_card_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_team ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_write_team ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_team ON baton.ticket IS '7cdf502bd8a0c75ff9250a6a02a26761 f69be6d818b6b22d276bb179c5f7786d';

-- Name: ticket ticket_card_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_teams ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY ticket_card_write_teams ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_teams ON baton.ticket IS 'e0cde7a898bf16ca086ac951a78b0d67 ce5de2aeba5d47cdd4a8af99eeff3125';

-- Name: ticket ticket_card_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_tenant ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_card_write_tenant ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_tenant ON baton.ticket IS 'ed610ab4fe1552605d180ce55607f986 46780ea9155315b6cef47145485c9c8b';

-- Name: ticket_message ticket_conversation_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_followed ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY ticket_conversation_read_followed ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_followed ON baton.ticket_message IS '78e3d7cbe3446910da19f054a69cc65d 7069dc30bbf18e9fccf5b990c9f54e40';

-- Name: ticket_message ticket_conversation_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_own ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY ticket_conversation_read_own ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_own ON baton.ticket_message IS 'fba75d036750287ed940f2e02982b4f9 982efc5c8a935134bcefbfb335914f68';

-- Name: ticket_message ticket_conversation_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_pool ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_conversation_read_pool ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_pool ON baton.ticket_message IS 'c873771158937948a479999c80d5606f 6834388494836f6ddb41e9b8b0e0dd59';

-- Name: ticket_message ticket_conversation_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_region ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY ticket_conversation_read_region ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_region ON baton.ticket_message IS '9eb936f92befff10fff74ed1b3efe4bb b8d5255cd2608d50cd1984e23b4dd137';

-- Name: ticket_message ticket_conversation_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_region_set ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_conversation_read_region_set ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_region_set ON baton.ticket_message IS '78ffbb2b83ff8b903aeef15264cec402 05f448ab8c2e4415f2cf5364bd47820f';

-- Name: ticket_message ticket_conversation_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_regions ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY ticket_conversation_read_regions ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_regions ON baton.ticket_message IS '4ec547bda0bd476abeffcb99e08b96be 728cb93f367ec65f271edea2dbdfd9ed';

-- Name: ticket_message ticket_conversation_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_related ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY ticket_conversation_read_related ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_related ON baton.ticket_message IS '66e10551db86bcc8beaacded01daa51c 2f6076592272b1471fdc1f06fa606080';

-- Name: ticket_message ticket_conversation_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_related_set ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_conversation_read_related_set ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_related_set ON baton.ticket_message IS '20bd7dba46567c23ea1cee1e4593672c f54571a8002a4b939aad083a5850a9ca';

-- Name: ticket_message ticket_conversation_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_relateds ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY ticket_conversation_read_relateds ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_relateds ON baton.ticket_message IS '890c606605bf562ec26284b0647ee7c1 995374bbff1962e53d7b1df63c257cf9';

-- Name: ticket_message ticket_conversation_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_team ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_conversation_read_team ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_team ON baton.ticket_message IS '453198b8d556a9461e10a8e36d608c31 fd158cf7c40bb8df3a890bade88fc6da';

-- Name: ticket_message ticket_conversation_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_team_set ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY ticket_conversation_read_team_set ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_team_set ON baton.ticket_message IS '5d0822936ac8106705c752c137bef3d2 2fcca20f76f42b88d8b6c94b3744c121';

-- Name: ticket_message ticket_conversation_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_teams ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY ticket_conversation_read_teams ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_teams ON baton.ticket_message IS 'ec3301d301ee75474e81a05dd53c876a 03d3d3106ff0f9a70f4c92ed3b2be882';

-- Name: ticket_message ticket_conversation_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_tenant ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_conversation_read_tenant ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_tenant ON baton.ticket_message IS '6b3f8dfda9b0bdc1de25d16686ce00bb e3b306998fd083aa4fa66c72aaf6dcff';

-- Name: ticket_message; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket_message ENABLE ROW LEVEL SECURITY;

-- Name: ticket_response_stat; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket_response_stat ENABLE ROW LEVEL SECURITY;

-- Name: ticket_response_stat ticket_response_stats_read_aggregate; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_response_stats_read_aggregate ON baton.ticket_response_stat FOR SELECT TO baton_g_ticket_response_stats_read_aggregate USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_response_stats_read_aggregate ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_response_stats_read_aggregate ON baton.ticket_response_stat IS '549f075c78882bb45c832102dde6ea3d 2a130e74c10ec790889ad4c21cb4fd68';

-- Name: ticket_response_week; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket_response_week ENABLE ROW LEVEL SECURITY;

-- Name: timer; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.timer ENABLE ROW LEVEL SECURITY;

-- Name: timer_dead; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.timer_dead ENABLE ROW LEVEL SECURITY;

-- Name: SCHEMA baton; Type: ACL; Schema: -; Owner: postgres

GRANT ALL ON SCHEMA baton TO baton_owner;
GRANT ALL ON SCHEMA baton TO baton_compiler;
GRANT ALL ON SCHEMA baton TO baton_keeper;
GRANT ALL ON SCHEMA baton TO baton_searcher;
GRANT ALL ON SCHEMA baton TO baton_auditor;
GRANT USAGE ON SCHEMA baton TO baton_auth;
GRANT USAGE ON SCHEMA baton TO baton_system;
GRANT USAGE ON SCHEMA baton TO baton_worker;
GRANT USAGE ON SCHEMA baton TO baton_member;
GRANT USAGE ON SCHEMA baton TO baton_svc;

-- Name: SCHEMA dashboard; Type: ACL; Schema: -; Owner: postgres

GRANT ALL ON SCHEMA dashboard TO baton_owner;
GRANT USAGE ON SCHEMA dashboard TO baton_bi;

-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

-- Name: FUNCTION admit_bi_login(p_login text, p_is_admitted boolean, p_until timestamp with time zone); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.admit_bi_login(p_login text, p_is_admitted boolean, p_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.admit_bi_login(p_login text, p_is_admitted boolean, p_until timestamp with time zone) TO baton_system;

-- Name: FUNCTION apply_catalogue(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.apply_catalogue() FROM PUBLIC;

-- Name: FUNCTION apply_idempotency(p_tenant uuid, p_key bytea, p_claim uuid); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.apply_idempotency(p_tenant uuid, p_key bytea, p_claim uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.apply_idempotency(p_tenant uuid, p_key bytea, p_claim uuid) TO baton_system;

-- Name: FUNCTION assert_access(p_tenant uuid, p_version integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_system;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_worker;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_member;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_auditor;

-- Name: FUNCTION bi_login_roles(p_login text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.bi_login_roles(p_login text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.bi_login_roles(p_login text) TO baton_compiler;

-- Name: FUNCTION bi_marker(p_kind text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.bi_marker(p_kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.bi_marker(p_kind text) TO baton_bi;

-- Name: FUNCTION bi_markers(p_kind text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.bi_markers(p_kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.bi_markers(p_kind text) TO baton_bi;

-- Name: FUNCTION check_bi_login(p_login text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.check_bi_login(p_login text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.check_bi_login(p_login text) TO baton_compiler;

-- Name: FUNCTION collect_shapes(); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.collect_shapes() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.collect_shapes() TO baton_system;

-- Name: FUNCTION count_open_lead(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.count_open_lead() FROM PUBLIC;

-- Name: FUNCTION current_member(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_member() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_member() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_member() TO baton_system;
GRANT ALL ON FUNCTION baton.current_member() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_member() TO baton_member;
GRANT ALL ON FUNCTION baton.current_member() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_member() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_member() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_member() TO baton_auditor;

-- Name: FUNCTION current_region(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_region() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_region() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_region() TO baton_system;
GRANT ALL ON FUNCTION baton.current_region() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_region() TO baton_member;
GRANT ALL ON FUNCTION baton.current_region() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_region() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_region() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_region() TO baton_auditor;

-- Name: FUNCTION current_regions(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_regions() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_system;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_member;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_auditor;

-- Name: FUNCTION current_team(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_team() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_team() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_team() TO baton_system;
GRANT ALL ON FUNCTION baton.current_team() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_team() TO baton_member;
GRANT ALL ON FUNCTION baton.current_team() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_team() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_team() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_team() TO baton_auditor;

-- Name: FUNCTION current_teams(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_teams() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_system;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_member;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_auditor;

-- Name: FUNCTION current_tenant(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_tenant() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_system;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_member;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_auditor;

-- Name: FUNCTION drop_bi_login(p_login text); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.drop_bi_login(p_login text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.drop_bi_login(p_login text) TO baton_system;

-- Name: FUNCTION drop_bi_marker(p_role text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.drop_bi_marker(p_role text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.drop_bi_marker(p_role text) TO baton_compiler;

-- Name: FUNCTION end_bi_sessions(p_login text, p_before timestamp with time zone); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.end_bi_sessions(p_login text, p_before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.end_bi_sessions(p_login text, p_before timestamp with time zone) TO baton_system;

-- Name: FUNCTION ensure_partitions(p_table text, p_from date, p_months integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.ensure_partitions(p_table text, p_from date, p_months integer) FROM PUBLIC;

-- Name: FUNCTION ensure_role(p_name text, p_attributes text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.ensure_role(p_name text, p_attributes text) FROM PUBLIC;

-- Name: FUNCTION ensure_shape(p_grants text[]); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.ensure_shape(p_grants text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.ensure_shape(p_grants text[]) TO baton_system;

-- Name: FUNCTION facet_catalogue(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.facet_catalogue() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.facet_catalogue() TO baton_compiler;
GRANT ALL ON FUNCTION baton.facet_catalogue() TO baton_system;
GRANT ALL ON FUNCTION baton.facet_catalogue() TO baton_owner;

-- Name: FUNCTION facet_relations(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.facet_relations() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.facet_relations() TO baton_compiler;
GRANT ALL ON FUNCTION baton.facet_relations() TO baton_system;
GRANT ALL ON FUNCTION baton.facet_relations() TO baton_owner;

-- Name: FUNCTION find_leads(p_tenant uuid, p_text text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid); Type: ACL; Schema: baton; Owner: baton_searcher

REVOKE ALL ON FUNCTION baton.find_leads(p_tenant uuid, p_text text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.find_leads(p_tenant uuid, p_text text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid) TO baton_member;
GRANT ALL ON FUNCTION baton.find_leads(p_tenant uuid, p_text text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid) TO baton_system;

-- Name: FUNCTION fixed_policies(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.fixed_policies() FROM PUBLIC;

-- Name: FUNCTION follow_customer(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.follow_customer() FROM PUBLIC;

-- Name: FUNCTION follow_record(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.follow_record() FROM PUBLIC;

-- Name: FUNCTION hide_statistics(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.hide_statistics() FROM PUBLIC;

-- Name: FUNCTION in_my_regions(p_region uuid); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.in_my_regions(p_region uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_auth;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_system;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_worker;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_member;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_compiler;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_keeper;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_searcher;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_auditor;

-- Name: FUNCTION in_my_teams(p_team uuid); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.in_my_teams(p_team uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_auth;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_system;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_worker;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_member;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_compiler;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_keeper;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_searcher;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_auditor;

-- Name: FUNCTION index_lead(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.index_lead() FROM PUBLIC;

-- Name: FUNCTION local(p_table text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.local(p_table text) FROM PUBLIC;

-- Name: FUNCTION lock_lead(p_tenant uuid, p_lead uuid, p_version integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) TO baton_system;
GRANT ALL ON FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) TO baton_worker;

-- Name: FUNCTION mark_shape(p_shape text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.mark_shape(p_shape text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.mark_shape(p_shape text) TO baton_compiler;

-- Name: FUNCTION move_children(); Type: ACL; Schema: baton; Owner: baton_keeper

REVOKE ALL ON FUNCTION baton.move_children() FROM PUBLIC;

-- Name: FUNCTION now(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.now() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.now() TO baton_auth;
GRANT ALL ON FUNCTION baton.now() TO baton_system;
GRANT ALL ON FUNCTION baton.now() TO baton_worker;
GRANT ALL ON FUNCTION baton.now() TO baton_member;
GRANT ALL ON FUNCTION baton.now() TO baton_compiler;
GRANT ALL ON FUNCTION baton.now() TO baton_keeper;
GRANT ALL ON FUNCTION baton.now() TO baton_searcher;
GRANT ALL ON FUNCTION baton.now() TO baton_auditor;

-- Name: FUNCTION policy_state(p_policy oid); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.policy_state(p_policy oid) FROM PUBLIC;

-- Name: FUNCTION put_bi_login(p_login text, p_verifier text, p_connections integer); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.put_bi_login(p_login text, p_verifier text, p_connections integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.put_bi_login(p_login text, p_verifier text, p_connections integer) TO baton_system;

-- Name: FUNCTION record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer); Type: ACL; Schema: baton; Owner: baton_auditor

REVOKE ALL ON FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) TO baton_member;
GRANT ALL ON FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) TO baton_system;

-- Name: FUNCTION relate_customer(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.relate_customer() FROM PUBLIC;

-- Name: FUNCTION renew_shape(p_shape text); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.renew_shape(p_shape text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.renew_shape(p_shape text) TO baton_system;

-- Name: FUNCTION replicate(p_table text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.replicate(p_table text) FROM PUBLIC;

-- Name: FUNCTION role_prefix(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.role_prefix() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.role_prefix() TO baton_compiler;
GRANT ALL ON FUNCTION baton.role_prefix() TO baton_system;
GRANT ALL ON FUNCTION baton.role_prefix() TO baton_owner;

-- Name: FUNCTION search_keys(p_tenant uuid, p_text text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.search_keys(p_tenant uuid, p_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.search_keys(p_tenant uuid, p_text text) TO baton_system;
GRANT ALL ON FUNCTION baton.search_keys(p_tenant uuid, p_text text) TO baton_worker;
GRANT ALL ON FUNCTION baton.search_keys(p_tenant uuid, p_text text) TO baton_member;
GRANT ALL ON FUNCTION baton.search_keys(p_tenant uuid, p_text text) TO baton_searcher;

-- Name: FUNCTION search_text(VARIADIC p_texts text[]); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_system;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_worker;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_member;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_searcher;

-- Name: FUNCTION set_bi_login(p_login text, p_grants text[], p_markers text[]); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.set_bi_login(p_login text, p_grants text[], p_markers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.set_bi_login(p_login text, p_grants text[], p_markers text[]) TO baton_system;

-- Name: FUNCTION shard(p_table text, p_column text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.shard(p_table text, p_column text) FROM PUBLIC;

-- Name: FUNCTION watch_bi_logins(p_limit interval); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.watch_bi_logins(p_limit interval) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.watch_bi_logins(p_limit interval) TO baton_worker;

-- Name: FUNCTION writable_columns(p_relation text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.writable_columns(p_relation text) FROM PUBLIC;

-- Name: FUNCTION lo_creat(integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_creat(integer) FROM PUBLIC;

-- Name: FUNCTION lo_create(oid); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_create(oid) FROM PUBLIC;

-- Name: FUNCTION lo_from_bytea(oid, bytea); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;

-- Name: FUNCTION lo_open(oid, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_open(oid, integer) FROM PUBLIC;

-- Name: FUNCTION lo_put(oid, bigint, bytea); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_put(oid, bigint, bytea) FROM PUBLIC;

-- Name: FUNCTION lo_truncate(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate(integer, integer) FROM PUBLIC;

-- Name: FUNCTION lo_truncate64(integer, bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate64(integer, bigint) FROM PUBLIC;

-- Name: FUNCTION lo_unlink(oid); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lo_unlink(oid) FROM PUBLIC;

-- Name: FUNCTION lowrite(integer, bytea); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.lowrite(integer, bytea) FROM PUBLIC;

-- Name: FUNCTION pg_advisory_lock(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_lock(bigint) FROM PUBLIC;

-- Name: FUNCTION pg_advisory_lock(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_lock(integer, integer) FROM PUBLIC;

-- Name: FUNCTION pg_advisory_lock_shared(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_lock_shared(bigint) FROM PUBLIC;

-- Name: FUNCTION pg_advisory_lock_shared(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_lock_shared(integer, integer) FROM PUBLIC;

-- Name: FUNCTION pg_advisory_xact_lock(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_xact_lock(bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_advisory_xact_lock(bigint) TO baton_system;
GRANT ALL ON FUNCTION pg_catalog.pg_advisory_xact_lock(bigint) TO baton_worker;
GRANT ALL ON FUNCTION pg_catalog.pg_advisory_xact_lock(bigint) TO baton_compiler;

-- Name: FUNCTION pg_advisory_xact_lock(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_xact_lock(integer, integer) FROM PUBLIC;

-- Name: FUNCTION pg_advisory_xact_lock_shared(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_xact_lock_shared(bigint) FROM PUBLIC;

-- Name: FUNCTION pg_advisory_xact_lock_shared(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_advisory_xact_lock_shared(integer, integer) FROM PUBLIC;

-- Name: FUNCTION pg_logical_emit_message(boolean, text, bytea); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_logical_emit_message(boolean, text, bytea) FROM PUBLIC;

-- Name: FUNCTION pg_logical_emit_message(boolean, text, text); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_logical_emit_message(boolean, text, text) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_lock(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_lock(bigint) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_lock(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_lock(integer, integer) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_lock_shared(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_lock_shared(bigint) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_lock_shared(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_lock_shared(integer, integer) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_xact_lock(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_xact_lock(bigint) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_xact_lock(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_xact_lock(integer, integer) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_xact_lock_shared(bigint); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_xact_lock_shared(bigint) FROM PUBLIC;

-- Name: FUNCTION pg_try_advisory_xact_lock_shared(integer, integer); Type: ACL; Schema: pg_catalog; Owner: postgres

REVOKE ALL ON FUNCTION pg_catalog.pg_try_advisory_xact_lock_shared(integer, integer) FROM PUBLIC;

-- Name: TABLE api_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.api_key TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.api_key TO baton_worker;

-- Name: TABLE bi_login; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.bi_login TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.bi_login TO baton_worker;

-- Name: TABLE contact; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_followed;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_own;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_pool;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_region;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_regions;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_related;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_relateds;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_team;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_teams;
GRANT SELECT ON TABLE baton.contact TO baton_b_customer_contacts_read_tenant;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_followed;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_own;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_pool;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_region;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_region_set;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_regions;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_related;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_related_set;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_relateds;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_team;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_team_set;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_teams;
GRANT SELECT ON TABLE baton.contact TO baton_g_customer_contacts_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.contact TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.contact TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.contact TO baton_worker;

-- Name: COLUMN contact.name; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_followed;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_own;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_pool;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_region;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_regions;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_related;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_relateds;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_team;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_teams;
GRANT UPDATE(name) ON TABLE baton.contact TO baton_g_customer_contacts_write_tenant;

-- Name: COLUMN contact.title; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_followed;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_own;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_pool;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_region;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_regions;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_related;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_relateds;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_team;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_teams;
GRANT UPDATE(title) ON TABLE baton.contact TO baton_g_customer_contacts_write_tenant;

-- Name: COLUMN contact.phone; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_followed;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_own;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_pool;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_region;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_regions;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_related;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_relateds;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_team;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_teams;
GRANT UPDATE(phone) ON TABLE baton.contact TO baton_g_customer_contacts_write_tenant;

-- Name: COLUMN contact.email; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_followed;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_own;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_pool;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_region;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_regions;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_related;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_relateds;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_team;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_teams;
GRANT UPDATE(email) ON TABLE baton.contact TO baton_g_customer_contacts_write_tenant;

-- Name: COLUMN contact.updated_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_followed;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_own;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_pool;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_region;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_regions;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_related;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_relateds;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_team;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_teams;
GRANT UPDATE(updated_at) ON TABLE baton.contact TO baton_g_customer_contacts_write_tenant;

-- Name: COLUMN contact.version; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_followed;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_own;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_pool;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_region;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_regions;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_related;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_relateds;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_team;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_teams;
GRANT UPDATE(version) ON TABLE baton.contact TO baton_g_customer_contacts_write_tenant;

-- Name: TABLE contract; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_followed;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_own;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_pool;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_region;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_regions;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_related;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_relateds;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_team;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_teams;
GRANT SELECT ON TABLE baton.contract TO baton_b_contract_card_read_tenant;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_followed;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_own;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_pool;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_region;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_region_set;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_regions;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_related;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_related_set;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_relateds;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_team;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_team_set;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_teams;
GRANT SELECT ON TABLE baton.contract TO baton_g_contract_card_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.contract TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.contract TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.contract TO baton_worker;

-- Name: COLUMN contract.title; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_followed;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_own;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_pool;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_region;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_regions;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_related;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_relateds;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_team;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_teams;
GRANT UPDATE(title) ON TABLE baton.contract TO baton_g_contract_card_write_tenant;

-- Name: COLUMN contract.updated_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_followed;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_own;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_pool;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_region;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_regions;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_related;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_relateds;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_team;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_teams;
GRANT UPDATE(updated_at) ON TABLE baton.contract TO baton_g_contract_card_write_tenant;

-- Name: COLUMN contract.version; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_followed;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_own;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_pool;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_region;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_regions;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_related;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_relateds;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_team;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_teams;
GRANT UPDATE(version) ON TABLE baton.contract TO baton_g_contract_card_write_tenant;

-- Name: TABLE contract_amount; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_followed;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_own;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_pool;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_region;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_regions;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_related;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_relateds;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_team;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_teams;
GRANT SELECT ON TABLE baton.contract_amount TO baton_b_contract_amount_read_tenant;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_followed;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_own;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_pool;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_region;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_region_set;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_regions;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_related;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_related_set;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_relateds;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_team;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_team_set;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_teams;
GRANT SELECT ON TABLE baton.contract_amount TO baton_g_contract_amount_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.contract_amount TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.contract_amount TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.contract_amount TO baton_worker;

-- Name: COLUMN contract_amount.amount_minor; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_followed;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_own;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_pool;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_region;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_regions;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_related;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_relateds;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_team;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_teams;
GRANT UPDATE(amount_minor) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_tenant;

-- Name: COLUMN contract_amount.currency; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_followed;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_own;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_pool;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_region;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_regions;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_related;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_relateds;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_team;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_teams;
GRANT UPDATE(currency) ON TABLE baton.contract_amount TO baton_g_contract_amount_write_tenant;

-- Name: TABLE credential; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.credential TO baton_auth;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.credential TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.credential TO baton_worker;

-- Name: TABLE customer; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_followed;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_own;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_pool;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_region;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_regions;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_related;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_relateds;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_team;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_teams;
GRANT SELECT ON TABLE baton.customer TO baton_b_customer_profile_read_tenant;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_followed;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_own;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_pool;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_region;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_region_set;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_regions;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_related;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_related_set;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_relateds;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_team;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_team_set;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_teams;
GRANT SELECT ON TABLE baton.customer TO baton_g_customer_profile_read_tenant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.customer TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.customer TO baton_worker;

-- Name: COLUMN customer.name; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_followed;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_own;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_pool;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_region;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_regions;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_related;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_relateds;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_team;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_teams;
GRANT UPDATE(name) ON TABLE baton.customer TO baton_g_customer_profile_write_tenant;

-- Name: COLUMN customer.updated_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_followed;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_own;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_pool;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_region;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_regions;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_related;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_relateds;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_team;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_teams;
GRANT UPDATE(updated_at) ON TABLE baton.customer TO baton_g_customer_profile_write_tenant;

-- Name: COLUMN customer.version; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_followed;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_own;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_pool;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_region;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_regions;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_related;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_relateds;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_team;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_teams;
GRANT UPDATE(version) ON TABLE baton.customer TO baton_g_customer_profile_write_tenant;

-- Name: TABLE delivery; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_followed;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_own;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_pool;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_region;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_regions;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_related;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_relateds;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_team;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_teams;
GRANT SELECT ON TABLE baton.delivery TO baton_b_delivery_progress_read_tenant;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_followed;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_own;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_pool;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_region;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_region_set;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_regions;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_related;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_related_set;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_relateds;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_team;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_team_set;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_teams;
GRANT SELECT ON TABLE baton.delivery TO baton_g_delivery_progress_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.delivery TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.delivery TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.delivery TO baton_worker;

-- Name: COLUMN delivery.name; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_followed;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_own;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_pool;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_region;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_regions;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_related;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_relateds;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_team;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_teams;
GRANT UPDATE(name) ON TABLE baton.delivery TO baton_g_delivery_progress_write_tenant;

-- Name: COLUMN delivery.status; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_followed;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_own;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_pool;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_region;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_regions;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_related;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_relateds;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_team;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_teams;
GRANT UPDATE(status) ON TABLE baton.delivery TO baton_g_delivery_progress_write_tenant;

-- Name: COLUMN delivery.percent; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_followed;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_own;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_pool;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_region;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_regions;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_related;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_relateds;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_team;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_teams;
GRANT UPDATE(percent) ON TABLE baton.delivery TO baton_g_delivery_progress_write_tenant;

-- Name: COLUMN delivery.due_on; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_followed;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_own;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_pool;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_region;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_regions;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_related;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_relateds;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_team;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_teams;
GRANT UPDATE(due_on) ON TABLE baton.delivery TO baton_g_delivery_progress_write_tenant;

-- Name: COLUMN delivery.delivered_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_followed;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_own;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_pool;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_region;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_regions;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_related;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_relateds;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_team;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_teams;
GRANT UPDATE(delivered_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_tenant;

-- Name: COLUMN delivery.updated_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_followed;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_own;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_pool;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_region;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_regions;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_related;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_relateds;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_team;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_teams;
GRANT UPDATE(updated_at) ON TABLE baton.delivery TO baton_g_delivery_progress_write_tenant;

-- Name: COLUMN delivery.version; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_followed;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_own;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_pool;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_region;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_regions;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_related;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_relateds;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_team;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_teams;
GRANT UPDATE(version) ON TABLE baton.delivery TO baton_g_delivery_progress_write_tenant;

-- Name: TABLE event; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.event TO baton_auditor;
GRANT INSERT ON TABLE baton.event TO baton_member;
GRANT SELECT,INSERT ON TABLE baton.event TO baton_system;
GRANT SELECT,INSERT ON TABLE baton.event TO baton_worker;

-- Name: TABLE event_personal; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.event_personal TO baton_auditor;
GRANT INSERT ON TABLE baton.event_personal TO baton_member;
GRANT SELECT,INSERT,DELETE ON TABLE baton.event_personal TO baton_system;
GRANT SELECT,INSERT,DELETE ON TABLE baton.event_personal TO baton_worker;

-- Name: TABLE idempotency_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.idempotency_key TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.idempotency_key TO baton_worker;

-- Name: TABLE inbox; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.inbox TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.inbox TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.inbox TO baton_worker;

-- Name: TABLE installation; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.installation TO baton_auth;

-- Name: TABLE intake_form; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.intake_form TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.intake_form TO baton_worker;

-- Name: TABLE interaction; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_followed;
GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_own;
GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_pool;
GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_region;
GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_regions;
GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_team;
GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_teams;
GRANT SELECT ON TABLE baton.interaction TO baton_b_lead_conversation_read_tenant;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_followed;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_own;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_pool;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_region;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_region_set;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_regions;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_team;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_team_set;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_teams;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.interaction TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.interaction TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.interaction TO baton_worker;

-- Name: TABLE lead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_tenant;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_region_set;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_team_set;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_tenant;
GRANT SELECT ON TABLE baton.lead TO baton_searcher;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead TO baton_worker;

-- Name: COLUMN lead.contact_name; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.company; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.phone; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.phone_extension; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.email; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.area; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.region_id; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.product_line; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.budget_min_minor; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.budget_max_minor; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.budget_text; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.need; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.updated_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.version; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: TABLE lead_payload; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_tenant;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_region_set;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_team_set;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.lead_payload TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_payload TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_payload TO baton_worker;

-- Name: TABLE lead_policy; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_policy TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_policy TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_policy TO baton_worker;

-- Name: TABLE lead_signal; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_followed;
GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_own;
GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_pool;
GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_region;
GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_regions;
GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_team;
GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_teams;
GRANT SELECT ON TABLE baton.lead_signal TO baton_b_lead_score_read_tenant;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_followed;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_own;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_pool;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_region;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_region_set;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_regions;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_team;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_team_set;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_teams;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.lead_signal TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_signal TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_signal TO baton_worker;

-- Name: TABLE member; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.member TO baton_bi;
GRANT SELECT ON TABLE baton.member TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member TO baton_worker;

-- Name: TABLE member_load; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_load TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_load TO baton_worker;

-- Name: TABLE member_region; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_region TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_region TO baton_worker;

-- Name: TABLE member_role; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.member_role TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_role TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_role TO baton_worker;

-- Name: TABLE notification; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.notification TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.notification TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.notification TO baton_worker;

-- Name: TABLE region; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.region TO baton_bi;
GRANT SELECT ON TABLE baton.region TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.region TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.region TO baton_worker;

-- Name: TABLE role; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.role TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role TO baton_worker;

-- Name: TABLE role_grant; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role_grant TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role_grant TO baton_worker;

-- Name: TABLE routing_rule; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.routing_rule TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.routing_rule TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.routing_rule TO baton_worker;

-- Name: TABLE schema_migration; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.schema_migration TO baton_auth;

-- Name: TABLE score_rule; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.score_rule TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.score_rule TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.score_rule TO baton_worker;

-- Name: TABLE team; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.team TO baton_bi;
GRANT SELECT ON TABLE baton.team TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team TO baton_worker;

-- Name: TABLE tenant; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.tenant TO baton_auditor;
GRANT SELECT ON TABLE baton.tenant TO baton_auth;
GRANT SELECT ON TABLE baton.tenant TO baton_member;
GRANT SELECT,INSERT,UPDATE ON TABLE baton.tenant TO baton_system;
GRANT SELECT,INSERT,UPDATE ON TABLE baton.tenant TO baton_worker;

-- Name: TABLE tenant_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.tenant_key TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.tenant_key TO baton_worker;

-- Name: TABLE ticket; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_followed;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_own;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_pool;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_region;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_regions;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_related;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_relateds;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_team;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_teams;
GRANT SELECT ON TABLE baton.ticket TO baton_b_ticket_card_read_tenant;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_followed;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_own;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_pool;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_region;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_region_set;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_regions;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_related;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_related_set;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_relateds;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_team;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_team_set;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_teams;
GRANT SELECT ON TABLE baton.ticket TO baton_g_ticket_card_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.ticket TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket TO baton_worker;

-- Name: COLUMN ticket.category; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_followed;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_own;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_pool;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_region;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_regions;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_related;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_relateds;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_team;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_teams;
GRANT UPDATE(category) ON TABLE baton.ticket TO baton_g_ticket_card_write_tenant;

-- Name: COLUMN ticket.subject; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_followed;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_own;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_pool;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_region;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_regions;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_related;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_relateds;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_team;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_teams;
GRANT UPDATE(subject) ON TABLE baton.ticket TO baton_g_ticket_card_write_tenant;

-- Name: COLUMN ticket.updated_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_followed;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_own;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_pool;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_region;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_regions;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_related;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_relateds;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_team;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_teams;
GRANT UPDATE(updated_at) ON TABLE baton.ticket TO baton_g_ticket_card_write_tenant;

-- Name: COLUMN ticket.version; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_followed;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_own;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_pool;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_region;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_regions;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_related;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_relateds;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_team;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_teams;
GRANT UPDATE(version) ON TABLE baton.ticket TO baton_g_ticket_card_write_tenant;

-- Name: TABLE ticket_message; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_followed;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_own;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_pool;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_region;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_regions;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_related;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_relateds;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_team;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_teams;
GRANT SELECT ON TABLE baton.ticket_message TO baton_b_ticket_conversation_read_tenant;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_followed;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_own;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_pool;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_region;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_region_set;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_regions;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_related;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_related_set;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_relateds;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_team;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_team_set;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_teams;
GRANT SELECT ON TABLE baton.ticket_message TO baton_g_ticket_conversation_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.ticket_message TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_message TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_message TO baton_worker;

-- Name: TABLE ticket_response_stat; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.ticket_response_stat TO baton_b_ticket_response_stats_read_aggregate;
GRANT SELECT ON TABLE baton.ticket_response_stat TO baton_g_ticket_response_stats_read_aggregate;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_stat TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_stat TO baton_worker;

-- Name: TABLE ticket_response_week; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_week TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_week TO baton_worker;

-- Name: TABLE timer; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer TO baton_worker;

-- Name: TABLE timer_dead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer_dead TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer_dead TO baton_worker;

-- Name: TABLE unattended_lead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.unattended_lead TO baton_system;
GRANT SELECT ON TABLE baton.unattended_lead TO baton_worker;

-- Name: TABLE contact; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_followed;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_own;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_pool;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_region;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_regions;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_related;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_relateds;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_team;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_teams;
GRANT SELECT ON TABLE dashboard.contact TO baton_b_customer_contacts_read_tenant;

-- Name: TABLE contract; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_followed;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_own;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_pool;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_region;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_regions;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_related;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_relateds;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_team;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_teams;
GRANT SELECT ON TABLE dashboard.contract TO baton_b_contract_card_read_tenant;

-- Name: TABLE contract_amount; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_followed;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_own;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_pool;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_region;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_regions;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_related;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_relateds;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_team;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_teams;
GRANT SELECT ON TABLE dashboard.contract_amount TO baton_b_contract_amount_read_tenant;

-- Name: TABLE customer; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_followed;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_own;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_pool;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_region;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_regions;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_related;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_relateds;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_team;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_teams;
GRANT SELECT ON TABLE dashboard.customer TO baton_b_customer_profile_read_tenant;

-- Name: TABLE delivery; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_followed;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_own;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_pool;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_region;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_regions;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_related;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_relateds;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_team;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_teams;
GRANT SELECT ON TABLE dashboard.delivery TO baton_b_delivery_progress_read_tenant;

-- Name: TABLE interaction; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_followed;
GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_own;
GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_pool;
GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_region;
GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_regions;
GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_team;
GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_teams;
GRANT SELECT ON TABLE dashboard.interaction TO baton_b_lead_conversation_read_tenant;

-- Name: TABLE lead; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_followed;
GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_own;
GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_pool;
GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_region;
GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_regions;
GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_team;
GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_teams;
GRANT SELECT ON TABLE dashboard.lead TO baton_b_lead_card_read_tenant;

-- Name: TABLE lead_signal; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_followed;
GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_own;
GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_pool;
GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_region;
GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_regions;
GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_team;
GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_teams;
GRANT SELECT ON TABLE dashboard.lead_signal TO baton_b_lead_score_read_tenant;

-- Name: TABLE member; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.member TO baton_bi;

-- Name: TABLE region; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.region TO baton_bi;

-- Name: TABLE team; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.team TO baton_bi;

-- Name: TABLE ticket; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_followed;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_own;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_pool;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_region;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_regions;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_related;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_relateds;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_team;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_teams;
GRANT SELECT ON TABLE dashboard.ticket TO baton_b_ticket_card_read_tenant;

-- Name: TABLE ticket_message; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_followed;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_own;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_pool;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_region;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_regions;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_related;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_relateds;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_team;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_teams;
GRANT SELECT ON TABLE dashboard.ticket_message TO baton_b_ticket_conversation_read_tenant;

-- Name: TABLE ticket_response_stat; Type: ACL; Schema: dashboard; Owner: baton_owner

GRANT SELECT ON TABLE dashboard.ticket_response_stat TO baton_b_ticket_response_stats_read_aggregate;
