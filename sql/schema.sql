-- Made by make db/schema from the migrations; read it, do not run it. Partitions by month are left out.

-- Name: baton; Type: SCHEMA; Schema: -; Owner: postgres

CREATE SCHEMA baton;

ALTER SCHEMA baton OWNER TO postgres;

-- Name: SCHEMA baton; Type: COMMENT; Schema: -; Owner: postgres

COMMENT ON SCHEMA baton IS 'Baton CRM. Definitions ae6aef158bd5e31b5ac9478a3590b44637477cbe599d1b8a25d35ae91d8decfa';

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
          AND (c.relname IN ('tenant', 'account', 'sign_in_failure', 'signing_key') OR EXISTS (
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
          AND r.oid <> c.relowner AND c.relname NOT IN ('schema_migration', 'installation', 'operator_key', 'tenant_tombstone', 'public_calendar', 'public_holiday')
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
    IF NOT EXISTS (SELECT FROM baton.tenant t WHERE t.id = p_tenant AND t.access_version = p_version
                      AND (t.status <> 1 OR t.trial_ends_at > baton.now())) THEN
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

-- Name: bump_version(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.bump_version() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;

ALTER FUNCTION baton.bump_version() OWNER TO baton_owner;

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

-- Name: classified_columns(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.classified_columns() RETURNS TABLE(relation text, name text, type text, is_required boolean, is_unique boolean, is_personal boolean, tags text[])
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL), a.attnotnull,
           EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisunique AND a.attnum = ANY (x.indkey)),
           CASE WHEN d.said ~ '^@personal\M' THEN true WHEN d.said ~ '^@plain\M' THEN false END,
           ARRAY(SELECT m[1] FROM regexp_matches(d.said, '@([a-z_]+)', 'g') AS m)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN LATERAL (SELECT coalesce(col_description(c.oid, a.attnum), '') AS said) AS d
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname, a.attnum
$$;

ALTER FUNCTION baton.classified_columns() OWNER TO baton_owner;

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

-- Name: count_usage(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.count_usage() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_name text := TG_ARGV[0];
    v_change integer;
    v_tenant uuid;
    v_used integer;
    v_limit integer;
BEGIN
    -- Leads first, and in few steps: each capture goes through here.
    IF v_name = 'open_leads' THEN
        v_change := (TG_OP <> 'DELETE' AND NEW.stage < 4 AND NEW.deleted_at IS NULL)::integer
            - (TG_OP <> 'INSERT' AND OLD.stage < 4 AND OLD.deleted_at IS NULL)::integer;
        IF v_change = 0 THEN
            RETURN NULL;
        END IF;
        v_tenant := CASE WHEN TG_OP = 'DELETE' THEN OLD.tenant_id ELSE NEW.tenant_id END;
        UPDATE baton.tenant_usage SET open_leads = open_leads + v_change WHERE tenant_id = v_tenant
        RETURNING open_leads, max_open_leads INTO v_used, v_limit;
    ELSE
        IF v_name = 'members' THEN
            v_change := (TG_OP <> 'DELETE' AND NEW.status <> 3 AND NEW.deleted_at IS NULL)::integer
                - (TG_OP <> 'INSERT' AND OLD.status <> 3 AND OLD.deleted_at IS NULL)::integer;
        ELSE
            v_change := (TG_OP <> 'DELETE' AND NEW.revoked_at IS NULL)::integer - (TG_OP <> 'INSERT' AND OLD.revoked_at IS NULL)::integer;
        END IF;
        IF v_change = 0 THEN
            RETURN NULL;
        END IF;
        v_tenant := CASE WHEN TG_OP = 'DELETE' THEN OLD.tenant_id ELSE NEW.tenant_id END;
        IF v_name = 'members' THEN
            UPDATE baton.tenant_usage SET members = members + v_change WHERE tenant_id = v_tenant
            RETURNING members, max_members INTO v_used, v_limit;
        ELSIF v_name = 'api_keys' THEN
            UPDATE baton.tenant_usage SET api_keys = api_keys + v_change WHERE tenant_id = v_tenant
            RETURNING api_keys, max_api_keys INTO v_used, v_limit;
        ELSE
            UPDATE baton.tenant_usage SET intake_forms = intake_forms + v_change WHERE tenant_id = v_tenant
            RETURNING intake_forms, max_intake_forms INTO v_used, v_limit;
        END IF;
    END IF;
    IF v_used IS NULL THEN
        -- A tenant that the previous release has made. (Its first one cannot be too many.)
        IF v_change > 0 THEN
            INSERT INTO baton.tenant_usage (tenant_id, members, open_leads, api_keys, intake_forms)
            VALUES (v_tenant, (v_name = 'members')::integer, (v_name = 'open_leads')::integer, (v_name = 'api_keys')::integer,
                    (v_name = 'intake_forms')::integer)
            ON CONFLICT (tenant_id) DO UPDATE SET
                members = tenant_usage.members + excluded.members, open_leads = tenant_usage.open_leads + excluded.open_leads,
                api_keys = tenant_usage.api_keys + excluded.api_keys, intake_forms = tenant_usage.intake_forms + excluded.intake_forms;
        END IF;
        RETURN NULL;
    END IF;
    v_limit := coalesce(v_limit, baton.default_quota(v_name));
    IF v_change < 0 OR v_used <= v_limit THEN
        RETURN NULL;
    END IF;
    IF v_name = 'open_leads' THEN
        IF TG_OP <> 'INSERT' THEN
            RETURN NULL;
        END IF;
        IF NEW.channel IN (2, 6) THEN
            IF v_used <= v_limit::bigint * 2 THEN
                RETURN NULL;
            END IF;
        END IF;
    END IF;
    RAISE EXCEPTION '%: at most %', v_name, v_limit USING ERRCODE = 'BT009';
END
$$;

ALTER FUNCTION baton.count_usage() OWNER TO baton_owner;

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

-- Name: default_quota(text); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.default_quota(p_name text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE p_name WHEN 'members'::text THEN 1000 WHEN 'open_leads'::text THEN 500000 WHEN 'api_keys'::text THEN 1000 WHEN 'intake_forms'::text THEN 100 WHEN 'requests_per_minute'::text THEN 12000 ELSE NULL::integer END;

ALTER FUNCTION baton.default_quota(p_name text) OWNER TO baton_owner;

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
        ('lead_card', 'lead_external_id', '{read}', false, false),
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
      AND NOT (c.relname = 'change' AND m.command = 'UPDATE')
      AND NOT (c.relname = 'timer' AND r.role_key = 'worker')
      AND NOT (c.relname = 'change_pending' AND r.role_key = 'worker' AND m.command = 'SELECT')
    UNION ALL
    SELECT DISTINCT f.relation, 'keeper', m.command, 'tenant_id = baton.current_tenant()'
    FROM baton.facet_relations() f CROSS JOIN (VALUES ('SELECT'), ('UPDATE')) AS m (command)
    WHERE f.relation NOT IN ('lead', 'customer')
    UNION ALL
    -- Erasure, of a person or of the whole tenant; it adds nothing but the event that says so.
    SELECT c.relname::text, 'erase', m.command, 'tenant_id = baton.current_tenant()'
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    CROSS JOIN (VALUES ('SELECT'), ('UPDATE'), ('DELETE')) AS m (command)
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    UNION ALL
    SELECT 'event', 'erase', 'INSERT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    SELECT 'tenant', 'erase', m.command, 'id = baton.current_tenant()'
    FROM (VALUES ('SELECT'), ('UPDATE'), ('DELETE')) AS m (command)
    UNION ALL
    -- The worker takes deadlines in one order over all tenants; what they do is fenced to the tenant of each.
    SELECT 'timer', 'worker', m.command, 'true'
    FROM (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS m (command)
    UNION ALL
    -- Its sequencer finds out of which tenants there are changes; it moves them in the name of each.
    SELECT 'change_pending', 'worker', 'SELECT', 'true'
    UNION ALL
    SELECT 'change_pending', 'recorder', 'INSERT', 'tenant_id = baton.current_tenant()'
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
    FROM (VALUES ('region'), ('team'), ('member'), ('role'), ('member_role'), ('lead_policy'), ('score_rule'), ('routing_rule'),
                 ('custom_field'), ('working_calendar'), ('working_calendar_day'), ('team_calendar')) AS t (relation)
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
    UNION ALL
    -- Before a tenant is known: who signs in, and whose members that is.
    SELECT d.relation, 'signin', 'SELECT', 'true'
    FROM (VALUES ('membership'), ('tenant')) AS d (relation)
    UNION ALL
    SELECT d.relation, 'signin', m.command, 'true'
    FROM (VALUES ('account'), ('sign_in_failure'), ('signing_key')) AS d (relation)
    CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS m (command)
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

-- Name: personal_columns(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.personal_columns() RETURNS TABLE(relation text, name text, type text, is_required boolean, is_unique boolean, tags text[])
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT c.relation, c.name, c.type, c.is_required, c.is_unique, c.tags FROM baton.classified_columns() c WHERE c.is_personal
$$;

ALTER FUNCTION baton.personal_columns() OWNER TO baton_owner;

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

-- Name: record_contact_change(); Type: FUNCTION; Schema: baton; Owner: baton_recorder

CREATE FUNCTION baton.record_contact_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
            DECLARE
                v_context text := current_setting('baton.tenant', true);
                -- 1 created, 2 updated, 3 deleted; what happens to a deleted record is nobody's news.
                v_kind smallint := 1;
                v_changed text[] := '{}';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                ELSIF TG_OP = 'DELETE' THEN
                    IF OLD.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                    v_kind := 3;
                    NEW := OLD;
                    NEW.version := OLD.version + 1;
                ELSIF OLD.deleted_at IS NULL THEN
                    IF NEW.deleted_at IS NULL THEN
                        v_kind := 2;
                        v_changed := array_remove(ARRAY[CASE WHEN NEW.customer_id IS DISTINCT FROM OLD.customer_id THEN 'customer_id' END, CASE WHEN NEW.name IS DISTINCT FROM OLD.name THEN 'name' END, CASE WHEN NEW.title IS DISTINCT FROM OLD.title THEN 'title' END, CASE WHEN NEW.phone IS DISTINCT FROM OLD.phone THEN 'phone' END, CASE WHEN NEW.email IS DISTINCT FROM OLD.email THEN 'email' END, CASE WHEN NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN 'owner_id' END, CASE WHEN NEW.team_id IS DISTINCT FROM OLD.team_id THEN 'team_id' END, CASE WHEN NEW.region_id IS DISTINCT FROM OLD.region_id THEN 'region_id' END, CASE WHEN NEW.follower_ids IS DISTINCT FROM OLD.follower_ids THEN 'follower_ids' END, CASE WHEN NEW.related_region_id IS DISTINCT FROM OLD.related_region_id THEN 'related_region_id' END, CASE WHEN NEW.created_at IS DISTINCT FROM OLD.created_at THEN 'created_at' END], NULL);
                    ELSE
                        v_kind := 3;
                    END IF;
                ELSIF NEW.deleted_at IS NOT NULL THEN
                    RETURN NULL;
                END IF;
                -- An administrator who repairs something by hand has no context; the record's tenant is the one whose feed it is.
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true);
                END IF;
                -- The same version twice: somebody has put a record back under its old id before it was noticed that it had gone.
                INSERT INTO baton.change_pending (tenant_id, relation, record_id, version, kind, changed, changed_at)
                VALUES (NEW.tenant_id, 'contact', NEW.id, NEW.version, v_kind, v_changed, baton.now())
                ON CONFLICT DO NOTHING;
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', coalesce(v_context, ''), true);
                END IF;
                RETURN NULL;
            END
            $$;

ALTER FUNCTION baton.record_contact_change() OWNER TO baton_recorder;

-- Name: record_contract_change(); Type: FUNCTION; Schema: baton; Owner: baton_recorder

CREATE FUNCTION baton.record_contract_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
            DECLARE
                v_context text := current_setting('baton.tenant', true);
                -- 1 created, 2 updated, 3 deleted; what happens to a deleted record is nobody's news.
                v_kind smallint := 1;
                v_changed text[] := '{}';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                ELSIF TG_OP = 'DELETE' THEN
                    IF OLD.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                    v_kind := 3;
                    NEW := OLD;
                    NEW.version := OLD.version + 1;
                ELSIF OLD.deleted_at IS NULL THEN
                    IF NEW.deleted_at IS NULL THEN
                        v_kind := 2;
                        v_changed := array_remove(ARRAY[CASE WHEN NEW.customer_id IS DISTINCT FROM OLD.customer_id THEN 'customer_id' END, CASE WHEN NEW.number IS DISTINCT FROM OLD.number THEN 'number' END, CASE WHEN NEW.title IS DISTINCT FROM OLD.title THEN 'title' END, CASE WHEN NEW.status IS DISTINCT FROM OLD.status THEN 'status' END, CASE WHEN NEW.signed_at IS DISTINCT FROM OLD.signed_at THEN 'signed_at' END, CASE WHEN NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN 'owner_id' END, CASE WHEN NEW.team_id IS DISTINCT FROM OLD.team_id THEN 'team_id' END, CASE WHEN NEW.region_id IS DISTINCT FROM OLD.region_id THEN 'region_id' END, CASE WHEN NEW.follower_ids IS DISTINCT FROM OLD.follower_ids THEN 'follower_ids' END, CASE WHEN NEW.related_region_id IS DISTINCT FROM OLD.related_region_id THEN 'related_region_id' END, CASE WHEN NEW.created_at IS DISTINCT FROM OLD.created_at THEN 'created_at' END], NULL);
                    ELSE
                        v_kind := 3;
                    END IF;
                ELSIF NEW.deleted_at IS NOT NULL THEN
                    RETURN NULL;
                END IF;
                -- An administrator who repairs something by hand has no context; the record's tenant is the one whose feed it is.
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true);
                END IF;
                -- The same version twice: somebody has put a record back under its old id before it was noticed that it had gone.
                INSERT INTO baton.change_pending (tenant_id, relation, record_id, version, kind, changed, changed_at)
                VALUES (NEW.tenant_id, 'contract', NEW.id, NEW.version, v_kind, v_changed, baton.now())
                ON CONFLICT DO NOTHING;
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', coalesce(v_context, ''), true);
                END IF;
                RETURN NULL;
            END
            $$;

ALTER FUNCTION baton.record_contract_change() OWNER TO baton_recorder;

-- Name: record_customer_change(); Type: FUNCTION; Schema: baton; Owner: baton_recorder

CREATE FUNCTION baton.record_customer_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
            DECLARE
                v_context text := current_setting('baton.tenant', true);
                -- 1 created, 2 updated, 3 deleted; what happens to a deleted record is nobody's news.
                v_kind smallint := 1;
                v_changed text[] := '{}';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                ELSIF TG_OP = 'DELETE' THEN
                    IF OLD.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                    v_kind := 3;
                    NEW := OLD;
                    NEW.version := OLD.version + 1;
                ELSIF OLD.deleted_at IS NULL THEN
                    IF NEW.deleted_at IS NULL THEN
                        v_kind := 2;
                        v_changed := array_remove(ARRAY[CASE WHEN NEW.name IS DISTINCT FROM OLD.name THEN 'name' END, CASE WHEN NEW.status IS DISTINCT FROM OLD.status THEN 'status' END, CASE WHEN NEW.signed_at IS DISTINCT FROM OLD.signed_at THEN 'signed_at' END, CASE WHEN NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN 'owner_id' END, CASE WHEN NEW.team_id IS DISTINCT FROM OLD.team_id THEN 'team_id' END, CASE WHEN NEW.region_id IS DISTINCT FROM OLD.region_id THEN 'region_id' END, CASE WHEN NEW.follower_ids IS DISTINCT FROM OLD.follower_ids THEN 'follower_ids' END, CASE WHEN NEW.related_region_id IS DISTINCT FROM OLD.related_region_id THEN 'related_region_id' END, CASE WHEN NEW.created_at IS DISTINCT FROM OLD.created_at THEN 'created_at' END, CASE WHEN NEW.erased_at IS DISTINCT FROM OLD.erased_at THEN 'erased_at' END], NULL);
                    ELSE
                        v_kind := 3;
                    END IF;
                ELSIF NEW.deleted_at IS NOT NULL THEN
                    RETURN NULL;
                END IF;
                -- An administrator who repairs something by hand has no context; the record's tenant is the one whose feed it is.
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true);
                END IF;
                -- The same version twice: somebody has put a record back under its old id before it was noticed that it had gone.
                INSERT INTO baton.change_pending (tenant_id, relation, record_id, version, kind, changed, changed_at)
                VALUES (NEW.tenant_id, 'customer', NEW.id, NEW.version, v_kind, v_changed, baton.now())
                ON CONFLICT DO NOTHING;
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', coalesce(v_context, ''), true);
                END IF;
                RETURN NULL;
            END
            $$;

ALTER FUNCTION baton.record_customer_change() OWNER TO baton_recorder;

-- Name: record_delivery_change(); Type: FUNCTION; Schema: baton; Owner: baton_recorder

CREATE FUNCTION baton.record_delivery_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
            DECLARE
                v_context text := current_setting('baton.tenant', true);
                -- 1 created, 2 updated, 3 deleted; what happens to a deleted record is nobody's news.
                v_kind smallint := 1;
                v_changed text[] := '{}';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                ELSIF TG_OP = 'DELETE' THEN
                    IF OLD.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                    v_kind := 3;
                    NEW := OLD;
                    NEW.version := OLD.version + 1;
                ELSIF OLD.deleted_at IS NULL THEN
                    IF NEW.deleted_at IS NULL THEN
                        v_kind := 2;
                        v_changed := array_remove(ARRAY[CASE WHEN NEW.customer_id IS DISTINCT FROM OLD.customer_id THEN 'customer_id' END, CASE WHEN NEW.name IS DISTINCT FROM OLD.name THEN 'name' END, CASE WHEN NEW.status IS DISTINCT FROM OLD.status THEN 'status' END, CASE WHEN NEW.percent IS DISTINCT FROM OLD.percent THEN 'percent' END, CASE WHEN NEW.due_on IS DISTINCT FROM OLD.due_on THEN 'due_on' END, CASE WHEN NEW.delivered_at IS DISTINCT FROM OLD.delivered_at THEN 'delivered_at' END, CASE WHEN NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN 'owner_id' END, CASE WHEN NEW.team_id IS DISTINCT FROM OLD.team_id THEN 'team_id' END, CASE WHEN NEW.region_id IS DISTINCT FROM OLD.region_id THEN 'region_id' END, CASE WHEN NEW.follower_ids IS DISTINCT FROM OLD.follower_ids THEN 'follower_ids' END, CASE WHEN NEW.related_region_id IS DISTINCT FROM OLD.related_region_id THEN 'related_region_id' END, CASE WHEN NEW.created_at IS DISTINCT FROM OLD.created_at THEN 'created_at' END], NULL);
                    ELSE
                        v_kind := 3;
                    END IF;
                ELSIF NEW.deleted_at IS NOT NULL THEN
                    RETURN NULL;
                END IF;
                -- An administrator who repairs something by hand has no context; the record's tenant is the one whose feed it is.
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true);
                END IF;
                -- The same version twice: somebody has put a record back under its old id before it was noticed that it had gone.
                INSERT INTO baton.change_pending (tenant_id, relation, record_id, version, kind, changed, changed_at)
                VALUES (NEW.tenant_id, 'delivery', NEW.id, NEW.version, v_kind, v_changed, baton.now())
                ON CONFLICT DO NOTHING;
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', coalesce(v_context, ''), true);
                END IF;
                RETURN NULL;
            END
            $$;

ALTER FUNCTION baton.record_delivery_change() OWNER TO baton_recorder;

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

-- Name: record_lead_change(); Type: FUNCTION; Schema: baton; Owner: baton_recorder

CREATE FUNCTION baton.record_lead_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
            DECLARE
                v_context text := current_setting('baton.tenant', true);
                -- 1 created, 2 updated, 3 deleted; what happens to a deleted record is nobody's news.
                v_kind smallint := 1;
                v_changed text[] := '{}';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                ELSIF TG_OP = 'DELETE' THEN
                    IF OLD.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                    v_kind := 3;
                    NEW := OLD;
                    NEW.version := OLD.version + 1;
                ELSIF OLD.deleted_at IS NULL THEN
                    IF NEW.deleted_at IS NULL THEN
                        v_kind := 2;
                        v_changed := array_remove(ARRAY[CASE WHEN NEW.contact_name IS DISTINCT FROM OLD.contact_name THEN 'contact_name' END, CASE WHEN NEW.company IS DISTINCT FROM OLD.company THEN 'company' END, CASE WHEN NEW.phone IS DISTINCT FROM OLD.phone THEN 'phone' END, CASE WHEN NEW.phone_extension IS DISTINCT FROM OLD.phone_extension THEN 'phone_extension' END, CASE WHEN NEW.email IS DISTINCT FROM OLD.email THEN 'email' END, CASE WHEN NEW.area IS DISTINCT FROM OLD.area THEN 'area' END, CASE WHEN NEW.region_id IS DISTINCT FROM OLD.region_id THEN 'region_id' END, CASE WHEN NEW.product_line IS DISTINCT FROM OLD.product_line THEN 'product_line' END, CASE WHEN NEW.budget_min_minor IS DISTINCT FROM OLD.budget_min_minor THEN 'budget_min_minor' END, CASE WHEN NEW.budget_max_minor IS DISTINCT FROM OLD.budget_max_minor THEN 'budget_max_minor' END, CASE WHEN NEW.currency IS DISTINCT FROM OLD.currency THEN 'currency' END, CASE WHEN NEW.budget_text IS DISTINCT FROM OLD.budget_text THEN 'budget_text' END, CASE WHEN NEW.need IS DISTINCT FROM OLD.need THEN 'need' END, CASE WHEN NEW.channel IS DISTINCT FROM OLD.channel THEN 'channel' END, CASE WHEN NEW.stage IS DISTINCT FROM OLD.stage THEN 'stage' END, CASE WHEN NEW.stage_reason IS DISTINCT FROM OLD.stage_reason THEN 'stage_reason' END, CASE WHEN NEW.score IS DISTINCT FROM OLD.score THEN 'score' END, CASE WHEN NEW.intent IS DISTINCT FROM OLD.intent THEN 'intent' END, CASE WHEN NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN 'owner_id' END, CASE WHEN NEW.team_id IS DISTINCT FROM OLD.team_id THEN 'team_id' END, CASE WHEN NEW.routing_rule_id IS DISTINCT FROM OLD.routing_rule_id THEN 'routing_rule_id' END, CASE WHEN NEW.assigned_at IS DISTINCT FROM OLD.assigned_at THEN 'assigned_at' END, CASE WHEN NEW.first_touch_at IS DISTINCT FROM OLD.first_touch_at THEN 'first_touch_at' END, CASE WHEN NEW.due_at IS DISTINCT FROM OLD.due_at THEN 'due_at' END, CASE WHEN NEW.submitted_at IS DISTINCT FROM OLD.submitted_at THEN 'submitted_at' END, CASE WHEN NEW.created_at IS DISTINCT FROM OLD.created_at THEN 'created_at' END, CASE WHEN NEW.escalation IS DISTINCT FROM OLD.escalation THEN 'escalation' END, CASE WHEN NEW.escalated_at IS DISTINCT FROM OLD.escalated_at THEN 'escalated_at' END, CASE WHEN NEW.follower_ids IS DISTINCT FROM OLD.follower_ids THEN 'follower_ids' END, CASE WHEN NEW.erased_at IS DISTINCT FROM OLD.erased_at THEN 'erased_at' END, CASE WHEN (NEW.custom_text_1, NEW.custom_text_2, NEW.custom_text_3, NEW.custom_text_4, NEW.custom_text_5, NEW.custom_text_6, NEW.custom_text_7, NEW.custom_text_8, NEW.custom_text_9, NEW.custom_text_10, NEW.custom_number_1, NEW.custom_number_2, NEW.custom_number_3, NEW.custom_number_4, NEW.custom_number_5, NEW.custom_number_6, NEW.custom_number_7, NEW.custom_number_8, NEW.custom_number_9, NEW.custom_number_10, NEW.custom_number_11, NEW.custom_number_12, NEW.custom_number_13, NEW.custom_number_14, NEW.custom_date_1, NEW.custom_date_2, NEW.custom_date_3, NEW.custom_date_4, NEW.custom_date_5, NEW.custom_set_1, NEW.custom_set_2, NEW.custom_set_3, NEW.custom_set_4, NEW.custom_set_5, NEW.custom_reference_1, NEW.custom_reference_2, NEW.custom_reference_3, NEW.custom_reference_4) IS DISTINCT FROM (OLD.custom_text_1, OLD.custom_text_2, OLD.custom_text_3, OLD.custom_text_4, OLD.custom_text_5, OLD.custom_text_6, OLD.custom_text_7, OLD.custom_text_8, OLD.custom_text_9, OLD.custom_text_10, OLD.custom_number_1, OLD.custom_number_2, OLD.custom_number_3, OLD.custom_number_4, OLD.custom_number_5, OLD.custom_number_6, OLD.custom_number_7, OLD.custom_number_8, OLD.custom_number_9, OLD.custom_number_10, OLD.custom_number_11, OLD.custom_number_12, OLD.custom_number_13, OLD.custom_number_14, OLD.custom_date_1, OLD.custom_date_2, OLD.custom_date_3, OLD.custom_date_4, OLD.custom_date_5, OLD.custom_set_1, OLD.custom_set_2, OLD.custom_set_3, OLD.custom_set_4, OLD.custom_set_5, OLD.custom_reference_1, OLD.custom_reference_2, OLD.custom_reference_3, OLD.custom_reference_4) THEN 'custom' END], NULL);
                    ELSE
                        v_kind := 3;
                    END IF;
                ELSIF NEW.deleted_at IS NOT NULL THEN
                    RETURN NULL;
                END IF;
                -- An administrator who repairs something by hand has no context; the record's tenant is the one whose feed it is.
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true);
                END IF;
                -- The same version twice: somebody has put a record back under its old id before it was noticed that it had gone.
                INSERT INTO baton.change_pending (tenant_id, relation, record_id, version, kind, changed, changed_at)
                VALUES (NEW.tenant_id, 'lead', NEW.id, NEW.version, v_kind, v_changed, baton.now())
                ON CONFLICT DO NOTHING;
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', coalesce(v_context, ''), true);
                END IF;
                RETURN NULL;
            END
            $$;

ALTER FUNCTION baton.record_lead_change() OWNER TO baton_recorder;

-- Name: record_parts(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.record_parts() RETURNS TABLE(child text, child_column text, parent text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT c.relname::text, a.attname::text, p.relname::text
    FROM pg_constraint con
    JOIN pg_class c ON c.oid = con.conrelid
    JOIN pg_class p ON p.oid = con.confrelid
    JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = con.conkey[2]
    WHERE con.contype = 'f' AND con.connamespace = 'baton'::regnamespace AND con.conparentid = 0 AND array_length(con.conkey, 1) = 2
      AND c.oid <> p.oid
      AND CASE substring(obj_description(con.oid, 'pg_constraint') FROM '^@(part|reference)\M')
              WHEN 'part' THEN true WHEN 'reference' THEN false ELSE a.attnotnull END
    UNION
    SELECT c.relname::text, a.attname::text, s.relation
    FROM baton.tenant_tables() s
    JOIN pg_attribute a ON a.attname = s.relation || '_id' AND a.attnotnull AND NOT a.attisdropped
    JOIN pg_class c ON c.oid = a.attrelid
    WHERE s.is_subject AND c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> s.relation
      AND NOT EXISTS (
          SELECT FROM pg_constraint con WHERE con.conrelid = c.oid AND con.contype = 'f' AND a.attnum = ANY (con.conkey))
    ORDER BY 1, 2, 3
$$;

ALTER FUNCTION baton.record_parts() OWNER TO baton_owner;

-- Name: record_ticket_change(); Type: FUNCTION; Schema: baton; Owner: baton_recorder

CREATE FUNCTION baton.record_ticket_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
            DECLARE
                v_context text := current_setting('baton.tenant', true);
                -- 1 created, 2 updated, 3 deleted; what happens to a deleted record is nobody's news.
                v_kind smallint := 1;
                v_changed text[] := '{}';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                ELSIF TG_OP = 'DELETE' THEN
                    IF OLD.deleted_at IS NOT NULL THEN
                        RETURN NULL;
                    END IF;
                    v_kind := 3;
                    NEW := OLD;
                    NEW.version := OLD.version + 1;
                ELSIF OLD.deleted_at IS NULL THEN
                    IF NEW.deleted_at IS NULL THEN
                        v_kind := 2;
                        v_changed := array_remove(ARRAY[CASE WHEN NEW.customer_id IS DISTINCT FROM OLD.customer_id THEN 'customer_id' END, CASE WHEN NEW.kind IS DISTINCT FROM OLD.kind THEN 'kind' END, CASE WHEN NEW.category IS DISTINCT FROM OLD.category THEN 'category' END, CASE WHEN NEW.subject IS DISTINCT FROM OLD.subject THEN 'subject' END, CASE WHEN NEW.status IS DISTINCT FROM OLD.status THEN 'status' END, CASE WHEN NEW.first_response_at IS DISTINCT FROM OLD.first_response_at THEN 'first_response_at' END, CASE WHEN NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN 'closed_at' END, CASE WHEN NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN 'owner_id' END, CASE WHEN NEW.team_id IS DISTINCT FROM OLD.team_id THEN 'team_id' END, CASE WHEN NEW.region_id IS DISTINCT FROM OLD.region_id THEN 'region_id' END, CASE WHEN NEW.follower_ids IS DISTINCT FROM OLD.follower_ids THEN 'follower_ids' END, CASE WHEN NEW.related_region_id IS DISTINCT FROM OLD.related_region_id THEN 'related_region_id' END, CASE WHEN NEW.created_at IS DISTINCT FROM OLD.created_at THEN 'created_at' END], NULL);
                    ELSE
                        v_kind := 3;
                    END IF;
                ELSIF NEW.deleted_at IS NOT NULL THEN
                    RETURN NULL;
                END IF;
                -- An administrator who repairs something by hand has no context; the record's tenant is the one whose feed it is.
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true);
                END IF;
                -- The same version twice: somebody has put a record back under its old id before it was noticed that it had gone.
                INSERT INTO baton.change_pending (tenant_id, relation, record_id, version, kind, changed, changed_at)
                VALUES (NEW.tenant_id, 'ticket', NEW.id, NEW.version, v_kind, v_changed, baton.now())
                ON CONFLICT DO NOTHING;
                IF v_context IS DISTINCT FROM NEW.tenant_id::text THEN
                    PERFORM set_config('baton.tenant', coalesce(v_context, ''), true);
                END IF;
                RETURN NULL;
            END
            $$;

ALTER FUNCTION baton.record_ticket_change() OWNER TO baton_recorder;

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

-- Name: sequence_changes(uuid, integer); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.sequence_changes(p_tenant uuid, p_limit integer) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_nestloop TO 'off'
    AS $$
DECLARE
    v_now timestamptz := baton.now();
    v_last bigint;
    v_count integer;
BEGIN
    SELECT f.last_position INTO v_last FROM baton.change_feed f WHERE f.tenant_id = p_tenant FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN CASE WHEN NOT EXISTS (SELECT FROM baton.change_feed f WHERE f.tenant_id = p_tenant) THEN -1 END;
    END IF;
    INSERT INTO baton.change (tenant_id, position, created_at, relation, record_id, version, kind, changed, changed_at)
    SELECT p_tenant, v_last + row_number() OVER (ORDER BY s.settled_at, s.relation, s.record_id, s.version), v_now,
           s.relation, s.record_id, s.version, s.kind, s.changed, s.changed_at
    FROM (
        -- By time over all records; of one record never before what came before, whatever the clocks say.
        SELECT p.*, max(p.changed_at) OVER (PARTITION BY p.relation, p.record_id ORDER BY p.version) AS settled_at
        FROM (
            SELECT o.relation, o.record_id, max(o.version) AS version
            FROM (
                SELECT q.relation, q.record_id, q.version FROM baton.change_pending q
                WHERE q.tenant_id = p_tenant ORDER BY q.changed_at, q.relation, q.record_id, q.version LIMIT p_limit) AS o
            GROUP BY o.relation, o.record_id) AS picked
        CROSS JOIN LATERAL (
            SELECT v.* FROM baton.change_pending v
            WHERE v.tenant_id = p_tenant AND v.relation = picked.relation AND v.record_id = picked.record_id AND v.version <= picked.version
            OFFSET 0) AS p) AS s;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    IF v_count > 0 THEN
        DELETE FROM baton.change_pending p USING baton.change c
        WHERE p.tenant_id = p_tenant AND c.tenant_id = p_tenant AND c.created_at = v_now AND c.position > v_last
          AND p.relation = c.relation AND p.record_id = c.record_id AND p.version = c.version;
        UPDATE baton.change_feed SET last_position = v_last + v_count WHERE tenant_id = p_tenant;
    END IF;
    RETURN v_count;
END
$$;

ALTER FUNCTION baton.sequence_changes(p_tenant uuid, p_limit integer) OWNER TO baton_owner;

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

-- Name: tenant_references(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.tenant_references() RETURNS TABLE(child text, child_column text, parent text, is_required boolean)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT c.relname::text, a.attname::text, p.relname::text, a.attnotnull
    FROM pg_constraint con
    JOIN pg_class c ON c.oid = con.conrelid
    JOIN pg_class p ON p.oid = con.confrelid
    JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = con.conkey[array_length(con.conkey, 1)]
    WHERE con.contype = 'f' AND con.connamespace = 'baton'::regnamespace AND con.conparentid = 0 AND array_length(con.conkey, 1) >= 2
    ORDER BY 1, 2, 3
$$;

ALTER FUNCTION baton.tenant_references() OWNER TO baton_owner;

-- Name: tenant_tables(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.tenant_tables() RETURNS TABLE(relation text, is_subject boolean, is_account boolean, is_cache boolean, key text[])
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT c.relname::text, d.said ~ '^@(subject|account)\M', d.said ~ '^@account\M', d.said ~ '^@cache\M',
           ARRAY(
               SELECT k.attname::text
               FROM pg_index x CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS i (attnum, position)
               JOIN pg_attribute k ON k.attrelid = x.indrelid AND k.attnum = i.attnum
               WHERE x.indrelid = c.oid AND x.indisprimary AND k.attname <> 'tenant_id' ORDER BY i.position)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    CROSS JOIN LATERAL (SELECT coalesce(obj_description(c.oid, 'pg_class'), '') AS said) AS d
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname
$$;

ALTER FUNCTION baton.tenant_tables() OWNER TO baton_owner;

-- Name: trim_changes(uuid, integer, integer); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.trim_changes(p_tenant uuid, p_days integer, p_limit integer) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_horizon timestamptz := baton.now() - p_days * interval '1 day';
    v_last bigint;
    v_trimmed bigint;
    v_cut bigint;
BEGIN
    SELECT f.last_position, f.trimmed_position INTO v_last, v_trimmed
    FROM baton.change_feed f WHERE f.tenant_id = p_tenant FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    SELECT least(coalesce(min(c.position) - 1, v_last), v_trimmed + p_limit) INTO v_cut
    FROM baton.change c WHERE c.tenant_id = p_tenant AND c.created_at >= v_horizon;
    IF v_cut <= v_trimmed THEN
        RETURN 0;
    END IF;
    DELETE FROM baton.change c WHERE c.tenant_id = p_tenant AND c.position > v_trimmed AND c.position <= v_cut;
    UPDATE baton.change_feed SET trimmed_position = v_cut WHERE tenant_id = p_tenant;
    RETURN (v_cut - v_trimmed)::integer;
END
$$;

ALTER FUNCTION baton.trim_changes(p_tenant uuid, p_days integer, p_limit integer) OWNER TO baton_owner;

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
        WHEN 'lead' THEN
            '{contact_name,company,phone,phone_extension,email,area,region_id,product_line,budget_min_minor,budget_max_minor,budget_text,need,updated_at,version}'::text[]
            || '{custom_text_1,custom_text_2,custom_text_3,custom_text_4,custom_text_5,custom_text_6,custom_text_7,custom_text_8,custom_text_9,custom_text_10}'::text[]
            || '{custom_number_1,custom_number_2,custom_number_3,custom_number_4,custom_number_5,custom_number_6,custom_number_7}'::text[]
            || '{custom_number_8,custom_number_9,custom_number_10,custom_number_11,custom_number_12,custom_number_13,custom_number_14}'::text[]
            || '{custom_date_1,custom_date_2,custom_date_3,custom_date_4,custom_date_5,custom_set_1,custom_set_2,custom_set_3,custom_set_4}'::text[]
            || '{custom_set_5,custom_reference_1,custom_reference_2,custom_reference_3,custom_reference_4}'::text[]
        WHEN 'customer' THEN '{name,updated_at,version}'
        WHEN 'contact' THEN '{name,title,phone,email,updated_at,version}'
        WHEN 'delivery' THEN '{name,status,percent,due_on,delivered_at,updated_at,version}'
        WHEN 'ticket' THEN '{subject,category,updated_at,version}'
        WHEN 'contract' THEN '{title,updated_at,version}'
        WHEN 'contract_amount' THEN '{amount_minor,currency}'
    END
$$;

ALTER FUNCTION baton.writable_columns(p_relation text) OWNER TO postgres;

-- Name: account; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.account (
    email_hash bytea NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    password_version integer DEFAULT 1 NOT NULL,
    password_changed_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT account_hash_check CHECK ((octet_length(email_hash) = 32))
);

ALTER TABLE ONLY baton.account FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.account OWNER TO baton_owner;

-- Name: TABLE account; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.account IS '@directory People who sign in with a password.';

-- Name: COLUMN account.email_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.account.email_hash IS '@personal SHA-256 of the e-mail in lower case.';

-- Name: COLUMN account.email; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.account.email IS '@personal The e-mail in lower case.';

-- Name: COLUMN account.password_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.account.password_hash IS '@plain scrypt, with its parameters and salt.';

-- Name: COLUMN account.password_version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.account.password_version IS '@plain Grows with each change of the password.';

-- Name: COLUMN account.password_changed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.account.password_changed_at IS '@plain When the password was set.';

-- Name: COLUMN account.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.account.created_at IS '@plain When the first password was set.';

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
    revoked_at timestamp with time zone,
    scopes text[],
    read_only boolean DEFAULT false NOT NULL
);

ALTER TABLE ONLY baton.api_key FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.api_key OWNER TO baton_owner;

-- Name: COLUMN api_key.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN api_key.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN api_key.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.member_id IS '@plain The member.';

-- Name: COLUMN api_key.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.name IS '@personal What it is for; people call keys after themselves.';

-- Name: COLUMN api_key.prefix; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.prefix IS '@plain Its first characters.';

-- Name: COLUMN api_key.secret_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.secret_hash IS '@plain @secret SHA-256 of the key.';

-- Name: COLUMN api_key.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.created_at IS '@plain When it was made.';

-- Name: COLUMN api_key.expires_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.expires_at IS '@plain Until when it holds.';

-- Name: COLUMN api_key.last_used_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.last_used_at IS '@plain When it was last looked up.';

-- Name: COLUMN api_key.revoked_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.revoked_at IS '@plain When it was revoked.';

-- Name: COLUMN api_key.scopes; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.scopes IS '@plain facet:action, which the key is narrowed to; NULL: all that the member may.';

-- Name: COLUMN api_key.read_only; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.api_key.read_only IS '@plain Whether the key may only read.';

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

-- Name: COLUMN bi_login.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN bi_login.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN bi_login.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.name IS '@plain What tool it is for.';

-- Name: COLUMN bi_login.key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.key IS '@plain Names the roles of PostgreSQL.';

-- Name: COLUMN bi_login.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.member_id IS '@plain The member.';

-- Name: COLUMN bi_login.facets; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.facets IS '@plain What it reads of the whole tenant.';

-- Name: COLUMN bi_login.max_connections; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.max_connections IS '@plain At the same time.';

-- Name: COLUMN bi_login.is_enabled; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.is_enabled IS '@plain Whether it is let in.';

-- Name: COLUMN bi_login.current; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.current IS '@plain Which of its two roles has the newest password.';

-- Name: COLUMN bi_login.other_until; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.other_until IS '@plain Until when the other one is let in.';

-- Name: COLUMN bi_login.narrowed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.narrowed_at IS '@plain When it last lost a right.';

-- Name: COLUMN bi_login.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.bi_login.created_at IS '@plain When it was made.';

-- Name: change; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.change (
    tenant_id uuid NOT NULL,
    "position" bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    relation text NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    kind smallint NOT NULL,
    changed text[] NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT change_kind_check CHECK (((kind >= 1) AND (kind <= 3)))
)
PARTITION BY RANGE (created_at);

ALTER TABLE ONLY baton.change FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.change OWNER TO baton_owner;

-- Name: COLUMN change.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN change."position"; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change."position" IS '@plain Place in the tenant''s feed.';

-- Name: COLUMN change.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.created_at IS '@plain When it got its place.';

-- Name: COLUMN change.relation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.relation IS '@plain Table of the record.';

-- Name: COLUMN change.record_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.record_id IS '@plain The record.';

-- Name: COLUMN change.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.version IS '@plain The record''s version after the change.';

-- Name: COLUMN change.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.kind IS '@plain 1 created, 2 updated, 3 deleted.';

-- Name: COLUMN change.changed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.changed IS '@plain Names of the columns that an update has changed.';

-- Name: COLUMN change.changed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change.changed_at IS '@plain When the statement that changed it began.';

-- Name: change_default; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.change_default (
    tenant_id uuid NOT NULL,
    "position" bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    relation text NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    kind smallint NOT NULL,
    changed text[] NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT change_kind_check CHECK (((kind >= 1) AND (kind <= 3)))
);

ALTER TABLE ONLY baton.change_default FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.change_default OWNER TO baton_owner;

-- Name: change_feed; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.change_feed (
    tenant_id uuid NOT NULL,
    last_position bigint DEFAULT 0 NOT NULL,
    trimmed_position bigint DEFAULT 0 NOT NULL,
    CONSTRAINT change_feed_position_check CHECK (((trimmed_position >= 0) AND (trimmed_position <= last_position)))
);

ALTER TABLE ONLY baton.change_feed FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.change_feed OWNER TO baton_owner;

-- Name: COLUMN change_feed.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_feed.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN change_feed.last_position; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_feed.last_position IS '@plain The newest position.';

-- Name: COLUMN change_feed.trimmed_position; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_feed.trimmed_position IS '@plain The newest position that is kept no longer; 0 when all are.';

-- Name: change_pending; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.change_pending (
    tenant_id uuid NOT NULL,
    relation text NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    kind smallint NOT NULL,
    changed text[] NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT change_pending_kind_check CHECK (((kind >= 1) AND (kind <= 3)))
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000', vacuum_truncate='false');

ALTER TABLE ONLY baton.change_pending FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.change_pending OWNER TO baton_owner;

-- Name: COLUMN change_pending.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_pending.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN change_pending.relation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_pending.relation IS '@plain Table of the record.';

-- Name: COLUMN change_pending.record_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_pending.record_id IS '@plain The record.';

-- Name: COLUMN change_pending.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_pending.version IS '@plain The record''s version after the change.';

-- Name: COLUMN change_pending.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_pending.kind IS '@plain 1 created, 2 updated, 3 deleted.';

-- Name: COLUMN change_pending.changed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_pending.changed IS '@plain Names of the columns that an update has changed.';

-- Name: COLUMN change_pending.changed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.change_pending.changed_at IS '@plain When the statement that changed it began.';

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

-- Name: TABLE contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.contact IS '@subject A person at a customer.';

-- Name: COLUMN contact.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN contact.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN contact.customer_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.customer_id IS '@plain The customer.';

-- Name: COLUMN contact.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.name IS '@personal @name Name of the person.';

-- Name: COLUMN contact.title; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.title IS '@personal Position at the customer.';

-- Name: COLUMN contact.phone; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.phone IS '@personal @phone E.164.';

-- Name: COLUMN contact.email; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.email IS '@personal @email In lower case.';

-- Name: COLUMN contact.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN contact.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.team_id IS '@plain The team.';

-- Name: COLUMN contact.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.region_id IS '@plain The region.';

-- Name: COLUMN contact.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN contact.related_region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';

-- Name: COLUMN contact.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.created_at IS '@plain When it was made.';

-- Name: COLUMN contact.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.updated_at IS '@plain When it was last changed.';

-- Name: COLUMN contact.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.version IS '@plain Grows with each change.';

-- Name: COLUMN contact.deleted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contact.deleted_at IS '@plain When it was deleted.';

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

-- Name: COLUMN contract.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN contract.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN contract.customer_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.customer_id IS '@plain The customer.';

-- Name: COLUMN contract.number; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.number IS '@plain Number of the contract.';

-- Name: COLUMN contract.title; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.title IS '@personal What it is about, in words of the members.';

-- Name: COLUMN contract.status; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.status IS '@plain 1 draft, 2 legal review, 3 customer sealed, 4 we sealed, 5 archived, 6 void.';

-- Name: COLUMN contract.signed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.signed_at IS '@plain When it was signed.';

-- Name: COLUMN contract.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN contract.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.team_id IS '@plain The team.';

-- Name: COLUMN contract.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.region_id IS '@plain The region.';

-- Name: COLUMN contract.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN contract.related_region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';

-- Name: COLUMN contract.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.created_at IS '@plain When it was made.';

-- Name: COLUMN contract.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.updated_at IS '@plain When it was last changed.';

-- Name: COLUMN contract.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.version IS '@plain Grows with each change.';

-- Name: COLUMN contract.deleted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract.deleted_at IS '@plain When it was deleted.';

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

-- Name: COLUMN contract_amount.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN contract_amount.contract_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.contract_id IS '@plain The contract.';

-- Name: COLUMN contract_amount.amount_minor; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.amount_minor IS '@plain Amount, in minor units.';

-- Name: COLUMN contract_amount.currency; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.currency IS '@plain ISO 4217.';

-- Name: COLUMN contract_amount.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN contract_amount.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.team_id IS '@plain The team.';

-- Name: COLUMN contract_amount.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.region_id IS '@plain The region.';

-- Name: COLUMN contract_amount.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN contract_amount.related_region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';

-- Name: COLUMN contract_amount.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.contract_amount.created_at IS '@plain When it was made.';

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

-- Name: COLUMN credential.secret_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.credential.secret_hash IS '@plain @secret SHA-256 of the secret.';

-- Name: COLUMN credential.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.credential.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN credential.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.credential.kind IS '@plain 1 API key, 2 key of a form.';

-- Name: COLUMN credential.subject_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.credential.subject_id IS '@plain The API key or the form.';

-- Name: COLUMN credential.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.credential.member_id IS '@plain The member.';

-- Name: COLUMN credential.expires_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.credential.expires_at IS '@plain Until when it holds.';

-- Name: custom_field; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.custom_field (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    relation text NOT NULL,
    key text NOT NULL,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    kind smallint NOT NULL,
    decimals smallint DEFAULT 0 NOT NULL,
    target text,
    options jsonb DEFAULT '[]'::jsonb NOT NULL,
    column_name text NOT NULL,
    is_required boolean DEFAULT false NOT NULL,
    default_value text,
    unit text,
    "position" integer DEFAULT 0 NOT NULL,
    archived_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT custom_field_column_check CHECK ((column_name ~ (('^custom_'::text ||
CASE kind
    WHEN 1 THEN 'text'::text
    WHEN 2 THEN 'number'::text
    WHEN 3 THEN 'date'::text
    WHEN 4 THEN 'number'::text
    WHEN 5 THEN 'set'::text
    ELSE 'reference'::text
END) || '_[1-9][0-9]?$'::text))),
    CONSTRAINT custom_field_decimals_check CHECK (((decimals >= 0) AND (decimals <= 6))),
    CONSTRAINT custom_field_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
    CONSTRAINT custom_field_kind_check CHECK (((kind >= 1) AND (kind <= 6))),
    CONSTRAINT custom_field_relation_check CHECK ((relation = 'lead'::text)),
    CONSTRAINT custom_field_target_check CHECK (((kind = 6) = (target IS NOT NULL)))
);

ALTER TABLE ONLY baton.custom_field FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.custom_field OWNER TO baton_owner;

-- Name: COLUMN custom_field.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN custom_field.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.id IS '@plain The field.';

-- Name: COLUMN custom_field.relation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.relation IS '@plain The table that it belongs to.';

-- Name: COLUMN custom_field.key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.key IS '@plain What programs call it.';

-- Name: COLUMN custom_field.label_zh; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.label_zh IS '@plain What people read, in Chinese.';

-- Name: COLUMN custom_field.label_en; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.label_en IS '@plain What people read, in English.';

-- Name: COLUMN custom_field.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.kind IS '@plain 1 text, 2 number, 3 date, 4 choice, 5 multi_choice, 6 reference.';

-- Name: COLUMN custom_field.decimals; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.decimals IS '@plain Digits behind the point of a number; the column holds the number without it.';

-- Name: COLUMN custom_field.target; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.target IS '@plain Kind of record that a reference leads to.';

-- Name: COLUMN custom_field.options; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.options IS '@plain Options of a choice; the column holds their numbers.';

-- Name: COLUMN custom_field.column_name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.column_name IS '@plain Where the values are.';

-- Name: COLUMN custom_field.is_required; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.is_required IS '@plain Whether a new record needs one.';

-- Name: COLUMN custom_field.default_value; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.default_value IS '@plain What a new record gets that comes without.';

-- Name: COLUMN custom_field.unit; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.unit IS '@plain What a number counts.';

-- Name: COLUMN custom_field."position"; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field."position" IS '@plain The order in which fields are shown.';

-- Name: COLUMN custom_field.archived_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.archived_at IS '@plain Since when it is neither shown nor written.';

-- Name: COLUMN custom_field.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.created_at IS '@plain When it was made.';

-- Name: COLUMN custom_field.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.updated_at IS '@plain When it was changed.';

-- Name: COLUMN custom_field.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.custom_field.version IS '@plain Counts its changes.';

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
    erased_at timestamp with time zone,
    CONSTRAINT customer_name_check CHECK ((name <> ''::text)),
    CONSTRAINT customer_signed_check CHECK (((status <> 2) OR (signed_at IS NOT NULL))),
    CONSTRAINT customer_status_check CHECK (((status >= 1) AND (status <= 3)))
);
ALTER TABLE ONLY baton.customer ALTER COLUMN name SET STATISTICS 0;

ALTER TABLE ONLY baton.customer FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.customer OWNER TO baton_owner;

-- Name: TABLE customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.customer IS '@subject Who buys: a company, or a person.';

-- Name: COLUMN customer.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN customer.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN customer.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.name IS '@personal @name @company Name of the company, or of a person.';

-- Name: COLUMN customer.status; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.status IS '@plain 1 prospect, 2 signed, 3 lost.';

-- Name: COLUMN customer.signed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.signed_at IS '@plain When it signed first.';

-- Name: COLUMN customer.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN customer.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.team_id IS '@plain The team.';

-- Name: COLUMN customer.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.region_id IS '@plain The region.';

-- Name: COLUMN customer.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN customer.related_region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';

-- Name: COLUMN customer.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.created_at IS '@plain When it was made.';

-- Name: COLUMN customer.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.updated_at IS '@plain When it was last changed.';

-- Name: COLUMN customer.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.version IS '@plain Grows with each change.';

-- Name: COLUMN customer.deleted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.deleted_at IS '@plain When it was deleted.';

-- Name: COLUMN customer.erased_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.customer.erased_at IS '@plain When the person was taken out of it.';

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

-- Name: COLUMN delivery.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN delivery.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN delivery.customer_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.customer_id IS '@plain The customer.';

-- Name: COLUMN delivery.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.name IS '@personal What was promised, in words of the members.';

-- Name: COLUMN delivery.status; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.status IS '@plain 1 planned, 2 under way, 3 delivered, 4 accepted.';

-- Name: COLUMN delivery.percent; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.percent IS '@plain How far it has come.';

-- Name: COLUMN delivery.due_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.due_on IS '@plain When it is promised for.';

-- Name: COLUMN delivery.delivered_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.delivered_at IS '@plain When it was delivered.';

-- Name: COLUMN delivery.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN delivery.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.team_id IS '@plain The team.';

-- Name: COLUMN delivery.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.region_id IS '@plain The region.';

-- Name: COLUMN delivery.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN delivery.related_region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';

-- Name: COLUMN delivery.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.created_at IS '@plain When it was made.';

-- Name: COLUMN delivery.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.updated_at IS '@plain When it was last changed.';

-- Name: COLUMN delivery.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.version IS '@plain Grows with each change.';

-- Name: COLUMN delivery.deleted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.delivery.deleted_at IS '@plain When it was deleted.';

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

-- Name: COLUMN event.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN event.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN event.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.created_at IS '@plain When it was made.';

-- Name: COLUMN event.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.kind IS '@plain What happened.';

-- Name: COLUMN event.facet; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.facet IS '@plain Who may read it.';

-- Name: COLUMN event.subject_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.subject_id IS '@plain To which record.';

-- Name: COLUMN event.actor_kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.actor_kind IS '@plain 1 member, 2 form, 3 operator, 4 worker.';

-- Name: COLUMN event.actor_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.actor_id IS '@plain The member, the form, or the operator''s key.';

-- Name: COLUMN event.request_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.request_id IS '@plain In which request.';

-- Name: COLUMN event.changed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.changed IS '@plain Names of fields.';

-- Name: COLUMN event.data; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.data IS '@plain Ids, keys and numbers; no contents.';

-- Name: COLUMN event.origin; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.event.origin IS '@plain How the actor came in: which key or session, the command line, the worker.';

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

-- Name: TABLE idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.idempotency_key IS '@cache Answers that are kept for a day, for requests that are sent again.';

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

COMMENT ON COLUMN baton.idempotency_key.answer IS '@personal @secret The answer, sealed with the tenant''s key.';

-- Name: identity; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.identity (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    member_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

ALTER TABLE ONLY baton.identity FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.identity OWNER TO baton_owner;

-- Name: COLUMN identity.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.identity.tenant_id IS '@plain The tenant.';

-- Name: COLUMN identity.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.identity.id IS '@plain Id.';

-- Name: COLUMN identity.issuer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.identity.issuer IS '@plain The provider.';

-- Name: COLUMN identity.subject; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.identity.subject IS '@personal As whom the provider knows the person.';

-- Name: COLUMN identity.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.identity.member_id IS '@plain The member.';

-- Name: COLUMN identity.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.identity.created_at IS '@plain Since when.';

-- Name: inbox; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.inbox (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    last_position bigint NOT NULL
);

ALTER TABLE ONLY baton.inbox FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.inbox OWNER TO baton_owner;

-- Name: COLUMN inbox.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.inbox.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN inbox.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.inbox.member_id IS '@plain The member.';

-- Name: COLUMN inbox.last_position; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.inbox.last_position IS '@plain The position that the member''s notifications have reached.';

-- Name: installation; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.installation (
    id smallint DEFAULT 1 NOT NULL,
    wakeup_channel text NOT NULL,
    CONSTRAINT installation_channel_check CHECK ((wakeup_channel ~ '^baton_[0-9a-f]{32}$'::text)),
    CONSTRAINT installation_id_check CHECK ((id = 1))
);

ALTER TABLE baton.installation OWNER TO baton_owner;

-- Name: COLUMN installation.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.installation.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN installation.wakeup_channel; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.installation.wakeup_channel IS '@plain Channel of NOTIFY.';

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

-- Name: COLUMN intake_form.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN intake_form.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN intake_form.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.name IS '@plain Name.';

-- Name: COLUMN intake_form.signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.signal IS '@plain Key of the signal that a submission records.';

-- Name: COLUMN intake_form.prefix; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.prefix IS '@plain First characters of its key.';

-- Name: COLUMN intake_form.secret_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.secret_hash IS '@plain @secret SHA-256 of its key.';

-- Name: COLUMN intake_form.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.created_at IS '@plain When it was made.';

-- Name: COLUMN intake_form.revoked_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.intake_form.revoked_at IS '@plain When it was taken out of service.';

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

-- Name: COLUMN interaction.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN interaction.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN interaction.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.created_at IS '@plain When it was made.';

-- Name: COLUMN interaction.lead_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.lead_id IS '@plain The lead.';

-- Name: COLUMN interaction.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN interaction.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.team_id IS '@plain The team.';

-- Name: COLUMN interaction.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.member_id IS '@plain The member.';

-- Name: COLUMN interaction.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.kind IS '@plain 1 call, 2 chat, 3 mail, 4 visit.';

-- Name: COLUMN interaction.occurred_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.occurred_at IS '@plain When it happened.';

-- Name: COLUMN interaction.duration_s; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.duration_s IS '@plain Seconds.';

-- Name: COLUMN interaction.message_count; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.message_count IS '@plain Messages of a chat.';

-- Name: COLUMN interaction.content; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.content IS '@personal What was said.';

-- Name: COLUMN interaction.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.region_id IS '@plain The region.';

-- Name: COLUMN interaction.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.interaction.follower_ids IS '@plain Members who follow it.';

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

-- Name: invitation; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.invitation (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    email text NOT NULL,
    secret_hash bytea NOT NULL,
    is_of_host boolean NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    CONSTRAINT invitation_hash_check CHECK ((octet_length(secret_hash) = 32))
);

ALTER TABLE ONLY baton.invitation FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.invitation OWNER TO baton_owner;

-- Name: COLUMN invitation.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.tenant_id IS '@plain The tenant.';

-- Name: COLUMN invitation.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.id IS '@plain Part of the token.';

-- Name: COLUMN invitation.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.member_id IS '@plain Who is invited.';

-- Name: COLUMN invitation.email; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.email IS '@personal The e-mail of the member when it was made, in lower case.';

-- Name: COLUMN invitation.secret_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.secret_hash IS '@plain SHA-256 of the token.';

-- Name: COLUMN invitation.is_of_host; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.is_of_host IS '@plain Whether the host has made it.';

-- Name: COLUMN invitation.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.created_at IS '@plain When it was made.';

-- Name: COLUMN invitation.expires_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.expires_at IS '@plain Until when it can be accepted.';

-- Name: COLUMN invitation.accepted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.invitation.accepted_at IS '@plain When it was accepted.';

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
    erased_at timestamp with time zone,
    custom_text_1 text,
    custom_text_2 text,
    custom_text_3 text,
    custom_text_4 text,
    custom_text_5 text,
    custom_text_6 text,
    custom_text_7 text,
    custom_text_8 text,
    custom_text_9 text,
    custom_text_10 text,
    custom_number_1 bigint,
    custom_number_2 bigint,
    custom_number_3 bigint,
    custom_number_4 bigint,
    custom_number_5 bigint,
    custom_number_6 bigint,
    custom_number_7 bigint,
    custom_number_8 bigint,
    custom_number_9 bigint,
    custom_number_10 bigint,
    custom_number_11 bigint,
    custom_number_12 bigint,
    custom_number_13 bigint,
    custom_number_14 bigint,
    custom_date_1 date,
    custom_date_2 date,
    custom_date_3 date,
    custom_date_4 date,
    custom_date_5 date,
    custom_set_1 smallint[],
    custom_set_2 smallint[],
    custom_set_3 smallint[],
    custom_set_4 smallint[],
    custom_set_5 smallint[],
    custom_reference_1 uuid,
    custom_reference_2 uuid,
    custom_reference_3 uuid,
    custom_reference_4 uuid,
    CONSTRAINT lead_assigned_check CHECK (((owner_id IS NULL) = (assigned_at IS NULL))),
    CONSTRAINT lead_blank_check CHECK (((contact_name <> ''::text) AND (company <> ''::text) AND (phone <> ''::text) AND (email <> ''::text) AND (product_line <> ''::text) AND (need <> ''::text))),
    CONSTRAINT lead_budget_check CHECK (((budget_min_minor >= 0) AND (budget_min_minor <= budget_max_minor))),
    CONSTRAINT lead_channel_check CHECK (((channel >= 1) AND (channel <= 7))),
    CONSTRAINT lead_due_check CHECK (((stage >= 4) OR (due_at IS NOT NULL))),
    CONSTRAINT lead_intent_check CHECK (((intent >= 0) AND (intent <= 2))),
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
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_1 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_2 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_3 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_4 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_5 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_6 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_7 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_8 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_9 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_text_10 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_1 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_2 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_3 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_4 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_5 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_6 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_7 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_8 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_9 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_10 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_11 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_12 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_13 SET STATISTICS 0;
ALTER TABLE ONLY baton.lead ALTER COLUMN custom_number_14 SET STATISTICS 0;

ALTER TABLE ONLY baton.lead FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead OWNER TO baton_owner;

-- Name: TABLE lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.lead IS '@subject Somebody who is interested, and who answers for it.';

-- Name: COLUMN lead.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN lead.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN lead.contact_name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.contact_name IS '@personal @name Name of the person.';

-- Name: COLUMN lead.company; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.company IS '@personal @company Where the person works, or a person''s own firm.';

-- Name: COLUMN lead.phone; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.phone IS '@personal @phone E.164.';

-- Name: COLUMN lead.phone_extension; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.phone_extension IS '@personal Digits behind it.';

-- Name: COLUMN lead.email; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.email IS '@personal @email In lower case.';

-- Name: COLUMN lead.area; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.area IS '@plain Short name of a province.';

-- Name: COLUMN lead.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.region_id IS '@plain The region.';

-- Name: COLUMN lead.product_line; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.product_line IS '@plain What it is about.';

-- Name: COLUMN lead.budget_min_minor; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.budget_min_minor IS '@plain Budget from.';

-- Name: COLUMN lead.budget_max_minor; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.budget_max_minor IS '@plain Budget to.';

-- Name: COLUMN lead.currency; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.currency IS '@plain ISO 4217.';

-- Name: COLUMN lead.budget_text; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.budget_text IS '@personal What was said about the budget, word for word.';

-- Name: COLUMN lead.need; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.need IS '@personal What is needed, word for word.';

-- Name: COLUMN lead.channel; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.channel IS '@plain 1 api, 2 web_form, 3 exhibition, 4 referral, 5 file_import, 6 official_account, 7 chat_forward.';

-- Name: COLUMN lead.stage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.stage IS '@plain 1 new, 2 contacted, 3 qualified, 4 converted, 5 disqualified.';

-- Name: COLUMN lead.stage_reason; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.stage_reason IS '@personal Why, word for word.';

-- Name: COLUMN lead.score; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.score IS '@plain Sum of the signals, at most 100.';

-- Name: COLUMN lead.intent; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.intent IS '@plain 0 plain, 1 nurture, 2 high.';

-- Name: COLUMN lead.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN lead.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.team_id IS '@plain The team.';

-- Name: COLUMN lead.routing_rule_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.routing_rule_id IS '@plain Which rule has chosen the team.';

-- Name: COLUMN lead.assigned_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.assigned_at IS '@plain When the owner got it.';

-- Name: COLUMN lead.first_touch_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.first_touch_at IS '@plain When it was first touched.';

-- Name: COLUMN lead.due_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.due_at IS '@plain When something must have happened.';

-- Name: COLUMN lead.submitted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.submitted_at IS '@plain When the person asked.';

-- Name: COLUMN lead.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.created_at IS '@plain When it was made.';

-- Name: COLUMN lead.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.updated_at IS '@plain When it was last changed.';

-- Name: COLUMN lead.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.version IS '@plain Grows with each change.';

-- Name: COLUMN lead.deleted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.deleted_at IS '@plain When it was deleted.';

-- Name: COLUMN lead.escalation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.escalation IS '@plain How often the running deadline has been missed.';

-- Name: COLUMN lead.escalated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.escalated_at IS '@plain When first.';

-- Name: COLUMN lead.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN lead.search_keys; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.search_keys IS '@personal Pairs of characters of names and phone, hashed.';

-- Name: COLUMN lead.erased_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.erased_at IS '@plain When the person was taken out of it.';

-- Name: COLUMN lead.custom_text_1; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_1 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_2; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_2 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_3; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_3 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_4; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_4 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_5; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_5 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_6; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_6 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_7; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_7 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_8; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_8 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_9; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_9 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_text_10; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_text_10 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_1; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_1 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_2; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_2 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_3; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_3 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_4; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_4 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_5; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_5 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_6; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_6 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_7; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_7 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_8; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_8 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_9; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_9 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_10; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_10 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_11; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_11 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_12; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_12 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_13; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_13 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_number_14; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_number_14 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_date_1; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_date_1 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_date_2; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_date_2 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_date_3; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_date_3 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_date_4; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_date_4 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_date_5; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_date_5 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_set_1; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_set_1 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_set_2; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_set_2 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_set_3; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_set_3 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_set_4; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_set_4 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_set_5; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_set_5 IS '@personal Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_reference_1; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_reference_1 IS '@plain Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_reference_2; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_reference_2 IS '@plain Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_reference_3; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_reference_3 IS '@plain Of the tenant''s own field; custom_field says which.';

-- Name: COLUMN lead.custom_reference_4; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead.custom_reference_4 IS '@plain Of the tenant''s own field; custom_field says which.';

-- Name: lead_external_id; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.lead_external_id (
    tenant_id uuid NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT lead_external_id_length_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 200))),
    CONSTRAINT lead_external_id_source_check CHECK ((source ~ '^[a-z][a-z0-9_-]{0,39}$'::text))
);
ALTER TABLE ONLY baton.lead_external_id ALTER COLUMN source SET STATISTICS 0;
ALTER TABLE ONLY baton.lead_external_id ALTER COLUMN external_id SET STATISTICS 0;

ALTER TABLE ONLY baton.lead_external_id FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead_external_id OWNER TO baton_owner;

-- Name: COLUMN lead_external_id.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN lead_external_id.source; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.source IS '@plain Key of the other system.';

-- Name: COLUMN lead_external_id.external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.external_id IS '@personal What the other system calls the person''s record.';

-- Name: COLUMN lead_external_id.lead_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.lead_id IS '@plain The lead.';

-- Name: COLUMN lead_external_id.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.owner_id IS '@plain The lead''s owner.';

-- Name: COLUMN lead_external_id.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.team_id IS '@plain The lead''s team.';

-- Name: COLUMN lead_external_id.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.region_id IS '@plain The lead''s region.';

-- Name: COLUMN lead_external_id.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.follower_ids IS '@plain Who follows the lead.';

-- Name: COLUMN lead_external_id.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_external_id.created_at IS '@plain When the two were linked.';

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

-- Name: COLUMN lead_payload.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN lead_payload.lead_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.lead_id IS '@plain The lead.';

-- Name: COLUMN lead_payload.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN lead_payload.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.team_id IS '@plain The team.';

-- Name: COLUMN lead_payload.content_type; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.content_type IS '@plain Form of the body.';

-- Name: COLUMN lead_payload.body; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.body IS '@personal What came in, word for word.';

-- Name: COLUMN lead_payload.source; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.source IS '@personal File and line, or form.';

-- Name: COLUMN lead_payload.received_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.received_at IS '@plain When it came in.';

-- Name: COLUMN lead_payload.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.region_id IS '@plain The region.';

-- Name: COLUMN lead_payload.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_payload.follower_ids IS '@plain Members who follow it.';

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
    response_in_working_time boolean DEFAULT false NOT NULL,
    follow_up_in_working_time boolean DEFAULT false NOT NULL,
    pool_in_working_time boolean DEFAULT false NOT NULL,
    CONSTRAINT lead_policy_evidence_check CHECK (((call_min_s >= 0) AND (chat_min_messages >= 0))),
    CONSTRAINT lead_policy_score_check CHECK ((((nurture_score >= 0) AND (nurture_score <= 100)) AND ((high_intent_score >= nurture_score) AND (high_intent_score <= 100)))),
    CONSTRAINT lead_policy_window_check CHECK (((response_window_s > 0) AND (follow_up_window_s > 0) AND (pool_window_s > 0)))
);

ALTER TABLE ONLY baton.lead_policy FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead_policy OWNER TO baton_owner;

-- Name: COLUMN lead_policy.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN lead_policy.high_intent_score; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.high_intent_score IS '@plain From this score on intent is high.';

-- Name: COLUMN lead_policy.nurture_score; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.nurture_score IS '@plain From this score on a lead is nurtured.';

-- Name: COLUMN lead_policy.response_window_s; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.response_window_s IS '@plain Seconds until the first touch.';

-- Name: COLUMN lead_policy.follow_up_window_s; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.follow_up_window_s IS '@plain Seconds until the next one.';

-- Name: COLUMN lead_policy.pool_window_s; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.pool_window_s IS '@plain Seconds in the pool.';

-- Name: COLUMN lead_policy.call_min_s; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.call_min_s IS '@plain Seconds that a call must last to count.';

-- Name: COLUMN lead_policy.chat_min_messages; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.chat_min_messages IS '@plain Messages that a chat must have to count.';

-- Name: COLUMN lead_policy.pool_team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.pool_team_id IS '@plain Whose pool takes what no rule fits.';

-- Name: COLUMN lead_policy.escalation_window_s; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.escalation_window_s IS '@plain Seconds until an escalated lead is due again.';

-- Name: COLUMN lead_policy.escalate_to; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.escalate_to IS '@plain Key of the role that is told.';

-- Name: COLUMN lead_policy.response_in_working_time; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.response_in_working_time IS '@plain Whether the response window counts working time.';

-- Name: COLUMN lead_policy.follow_up_in_working_time; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.follow_up_in_working_time IS '@plain Whether the follow-up window counts working time.';

-- Name: COLUMN lead_policy.pool_in_working_time; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_policy.pool_in_working_time IS '@plain Whether the window of the pool counts working time.';

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

-- Name: COLUMN lead_signal.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN lead_signal.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN lead_signal.lead_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.lead_id IS '@plain The lead.';

-- Name: COLUMN lead_signal.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN lead_signal.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.team_id IS '@plain The team.';

-- Name: COLUMN lead_signal.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.kind IS '@plain Key of the signal.';

-- Name: COLUMN lead_signal.occurred_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.occurred_at IS '@plain When it happened.';

-- Name: COLUMN lead_signal.note; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.note IS '@personal What was noted.';

-- Name: COLUMN lead_signal.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.created_at IS '@plain When it was made.';

-- Name: COLUMN lead_signal.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.region_id IS '@plain The region.';

-- Name: COLUMN lead_signal.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.lead_signal.follower_ids IS '@plain Members who follow it.';

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

-- Name: TABLE member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.member IS '@account A person of the tenant.';

-- Name: COLUMN member.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN member.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN member.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.name IS '@personal @name Name of the person.';

-- Name: COLUMN member.email; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.email IS '@personal @email In lower case.';

-- Name: COLUMN member.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.team_id IS '@plain The team.';

-- Name: COLUMN member.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.region_id IS '@plain The region.';

-- Name: COLUMN member.status; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.status IS '@plain 1 active, 2 absent, 3 disabled.';

-- Name: COLUMN member.takes_leads; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.takes_leads IS '@plain Whether routing may pick the member.';

-- Name: COLUMN member.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.created_at IS '@plain When it was made.';

-- Name: COLUMN member.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.updated_at IS '@plain When it was last changed.';

-- Name: COLUMN member.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.version IS '@plain Grows with each change.';

-- Name: COLUMN member.deleted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member.deleted_at IS '@plain When it was deleted.';

-- Name: member_load; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.member_load (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    open_leads integer DEFAULT 0 NOT NULL,
    last_assigned_at timestamp with time zone
);

ALTER TABLE ONLY baton.member_load FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.member_load OWNER TO baton_owner;

-- Name: COLUMN member_load.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_load.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN member_load.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_load.member_id IS '@plain The member.';

-- Name: COLUMN member_load.open_leads; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_load.open_leads IS '@plain How many open leads the member owns.';

-- Name: COLUMN member_load.last_assigned_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_load.last_assigned_at IS '@plain When the last one was given.';

-- Name: member_region; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.member_region (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    region_id uuid NOT NULL
);

ALTER TABLE ONLY baton.member_region FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.member_region OWNER TO baton_owner;

-- Name: COLUMN member_region.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_region.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN member_region.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_region.member_id IS '@plain The member.';

-- Name: COLUMN member_region.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_region.region_id IS '@plain The region.';

-- Name: member_role; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.member_role (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    role_id uuid NOT NULL
);

ALTER TABLE ONLY baton.member_role FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.member_role OWNER TO baton_owner;

-- Name: COLUMN member_role.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_role.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN member_role.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_role.member_id IS '@plain The member.';

-- Name: COLUMN member_role.role_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.member_role.role_id IS '@plain The role.';

-- Name: membership; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.membership (
    email_hash bytea NOT NULL,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT membership_hash_check CHECK ((octet_length(email_hash) = 32))
);

ALTER TABLE ONLY baton.membership FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.membership OWNER TO baton_owner;

-- Name: TABLE membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.membership IS '@directory Which member of which tenant an account is.';

-- Name: COLUMN membership.email_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.membership.email_hash IS '@personal The account.';

-- Name: COLUMN membership.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.membership.tenant_id IS '@plain The tenant.';

-- Name: COLUMN membership.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.membership.member_id IS '@plain The member.';

-- Name: COLUMN membership.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.membership.created_at IS '@plain Since when.';

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

-- Name: COLUMN notification.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN notification.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN notification.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.created_at IS '@plain When it was made.';

-- Name: COLUMN notification.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.member_id IS '@plain The member.';

-- Name: COLUMN notification."position"; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification."position" IS '@plain 1, 2, 3 … for each member.';

-- Name: COLUMN notification.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.kind IS '@plain What the member is told.';

-- Name: COLUMN notification.subject_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.subject_id IS '@plain About which record.';

-- Name: COLUMN notification.data; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.data IS '@personal Ids and figures of what it is about.';

-- Name: COLUMN notification.read_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.notification.read_at IS '@plain When it was read.';

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

-- Name: operator_key; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.operator_key (
    secret_hash bytea NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT operator_key_hash_check CHECK ((octet_length(secret_hash) = 32))
);

ALTER TABLE baton.operator_key OWNER TO baton_owner;

-- Name: TABLE operator_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.operator_key IS '@directory SHA-256 of each key of an operator.';

-- Name: COLUMN operator_key.secret_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.secret_hash IS '@plain @secret SHA-256 of the key.';

-- Name: COLUMN operator_key.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.id IS '@plain Stands in the events of what was done with the key.';

-- Name: COLUMN operator_key.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.name IS '@personal Whose it is, or what it is for.';

-- Name: COLUMN operator_key.prefix; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.prefix IS '@plain Its first characters.';

-- Name: COLUMN operator_key.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.created_at IS '@plain When it was made.';

-- Name: COLUMN operator_key.expires_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.expires_at IS '@plain Until when it holds.';

-- Name: COLUMN operator_key.last_used_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.last_used_at IS '@plain When it was last used, to the minute.';

-- Name: COLUMN operator_key.revoked_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.operator_key.revoked_at IS '@plain When it was revoked.';

-- Name: public_calendar; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.public_calendar (
    key text NOT NULL,
    year smallint NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    published_on date,
    imported_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    CONSTRAINT public_calendar_key_check CHECK ((key ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'::text)),
    CONSTRAINT public_calendar_year_check CHECK (((year >= 2000) AND (year <= 2199)))
);

ALTER TABLE baton.public_calendar OWNER TO baton_owner;

-- Name: TABLE public_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.public_calendar IS '@global Years of public calendars, of no tenant.';

-- Name: COLUMN public_calendar.key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_calendar.key IS '@plain Of which country, or part of it: CN, CN-XJ.';

-- Name: COLUMN public_calendar.year; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_calendar.year IS '@plain Which year.';

-- Name: COLUMN public_calendar.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_calendar.name IS '@plain Name.';

-- Name: COLUMN public_calendar.source; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_calendar.source IS '@plain Which notice says so.';

-- Name: COLUMN public_calendar.published_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_calendar.published_on IS '@plain When it was announced.';

-- Name: COLUMN public_calendar.imported_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_calendar.imported_at IS '@plain When it was taken in.';

-- Name: public_holiday; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.public_holiday (
    calendar_key text NOT NULL,
    day date NOT NULL,
    year smallint NOT NULL,
    kind smallint NOT NULL,
    name text NOT NULL,
    CONSTRAINT public_holiday_kind_check CHECK ((kind = ANY (ARRAY[1, 2])))
);

ALTER TABLE baton.public_holiday OWNER TO baton_owner;

-- Name: TABLE public_holiday; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.public_holiday IS '@global Days of public calendars that are no ordinary ones, of no tenant.';

-- Name: COLUMN public_holiday.calendar_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_holiday.calendar_key IS '@plain Of which calendar.';

-- Name: COLUMN public_holiday.day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_holiday.day IS '@plain Which day.';

-- Name: COLUMN public_holiday.year; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_holiday.year IS '@plain The notice of which year says so.';

-- Name: COLUMN public_holiday.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_holiday.kind IS '@plain 1 day off, 2 working day that makes up for one.';

-- Name: COLUMN public_holiday.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.public_holiday.name IS '@plain What the day is called.';

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

-- Name: COLUMN region.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.region.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN region.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.region.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN region.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.region.name IS '@plain Name.';

-- Name: COLUMN region.areas; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.region.areas IS '@plain Short names of provinces.';

-- Name: COLUMN region.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.region.created_at IS '@plain When it was made.';

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

-- Name: COLUMN role.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN role.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN role.key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role.key IS '@plain What it is called in the map.';

-- Name: COLUMN role.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role.name IS '@plain Name.';

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

-- Name: COLUMN role_grant.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role_grant.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN role_grant.role_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role_grant.role_id IS '@plain The role.';

-- Name: COLUMN role_grant.facet; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role_grant.facet IS '@plain On what.';

-- Name: COLUMN role_grant.action; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role_grant.action IS '@plain What may be done.';

-- Name: COLUMN role_grant.reach; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.role_grant.reach IS '@plain How far.';

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

-- Name: COLUMN routing_rule.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN routing_rule.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN routing_rule."position"; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule."position" IS '@plain The order in which rules are tried.';

-- Name: COLUMN routing_rule.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.name IS '@plain Name.';

-- Name: COLUMN routing_rule.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.region_id IS '@plain The region.';

-- Name: COLUMN routing_rule.product_line; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.product_line IS '@plain Of leads with this product line.';

-- Name: COLUMN routing_rule.budget_from_minor; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.budget_from_minor IS '@plain Of leads with a budget from this.';

-- Name: COLUMN routing_rule.budget_below_minor; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.budget_below_minor IS '@plain Of leads with a budget below this.';

-- Name: COLUMN routing_rule.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.routing_rule.team_id IS '@plain The team.';

-- Name: schema_migration; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.schema_migration (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

ALTER TABLE baton.schema_migration OWNER TO baton_owner;

-- Name: COLUMN schema_migration.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.schema_migration.name IS '@plain Which file.';

-- Name: COLUMN schema_migration.checksum; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.schema_migration.checksum IS '@plain SHA-256 of its text.';

-- Name: COLUMN schema_migration.applied_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.schema_migration.applied_at IS '@plain When it was applied.';

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

-- Name: COLUMN score_rule.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.score_rule.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN score_rule.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.score_rule.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN score_rule.signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.score_rule.signal IS '@plain Key of the signal.';

-- Name: COLUMN score_rule.label; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.score_rule.label IS '@plain What it is called.';

-- Name: COLUMN score_rule.points; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.score_rule.points IS '@plain What it counts.';

-- Name: COLUMN score_rule.max_count; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.score_rule.max_count IS '@plain How often it counts.';

-- Name: session; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.session (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    method smallint NOT NULL,
    email_hash bytea,
    password_version integer,
    family_hash bytea NOT NULL,
    refresh_hash bytea NOT NULL,
    previous_hash bytea,
    rotated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    client text,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    idle_until timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    end_reason smallint,
    CONSTRAINT session_account_check CHECK ((((method = 1) = (email_hash IS NOT NULL)) AND ((method = 1) = (password_version IS NOT NULL)))),
    CONSTRAINT session_end_check CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND ((end_reason >= 1) AND (end_reason <= 4)))),
    CONSTRAINT session_hashes_check CHECK (((octet_length(family_hash) = 32) AND (octet_length(refresh_hash) = 32))),
    CONSTRAINT session_method_check CHECK ((method = ANY (ARRAY[1, 2])))
);

ALTER TABLE ONLY baton.session FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.session OWNER TO baton_owner;

-- Name: COLUMN session.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.tenant_id IS '@plain The tenant.';

-- Name: COLUMN session.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.id IS '@plain Stands in access tokens as sid.';

-- Name: COLUMN session.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.member_id IS '@plain Who has signed in.';

-- Name: COLUMN session.method; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.method IS '@plain 1 password, 2 sign-on.';

-- Name: COLUMN session.email_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.email_hash IS '@personal The account; empty after a sign-on, which is one of this tenant alone.';

-- Name: COLUMN session.password_version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.password_version IS '@plain The password that was given; with another one the session is over.';

-- Name: COLUMN session.family_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.family_hash IS '@plain SHA-256 of what all refresh tokens of the session have in common.';

-- Name: COLUMN session.refresh_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.refresh_hash IS '@plain SHA-256 of the refresh token in force.';

-- Name: COLUMN session.previous_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.previous_hash IS '@plain SHA-256 of the one before it.';

-- Name: COLUMN session.rotated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.rotated_at IS '@plain When the token in force was made.';

-- Name: COLUMN session.client; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.client IS '@personal What the client calls itself.';

-- Name: COLUMN session.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.created_at IS '@plain When the member signed in.';

-- Name: COLUMN session.idle_until; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.idle_until IS '@plain Until when it can be refreshed.';

-- Name: COLUMN session.expires_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.expires_at IS '@plain When it ends whatever happens.';

-- Name: COLUMN session.ended_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.ended_at IS '@plain When it was ended.';

-- Name: COLUMN session.end_reason; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.session.end_reason IS '@plain 1 signed out, 2 revoked, 3 refresh token reused, 4 password changed.';

-- Name: sign_in_failure; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.sign_in_failure (
    email_hash bytea NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    last_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    blocked_until timestamp with time zone,
    CONSTRAINT sign_in_failure_hash_check CHECK ((octet_length(email_hash) = 32))
);

ALTER TABLE ONLY baton.sign_in_failure FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.sign_in_failure OWNER TO baton_owner;

-- Name: TABLE sign_in_failure; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.sign_in_failure IS '@directory Failed sign-ins of the last hour.';

-- Name: COLUMN sign_in_failure.email_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_in_failure.email_hash IS '@personal SHA-256 of the e-mail that was tried.';

-- Name: COLUMN sign_in_failure.failures; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_in_failure.failures IS '@plain How many, one after another.';

-- Name: COLUMN sign_in_failure.last_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_in_failure.last_at IS '@plain When the last one was.';

-- Name: COLUMN sign_in_failure.blocked_until; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_in_failure.blocked_until IS '@plain Until when no password is looked at.';

-- Name: sign_on; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.sign_on (
    tenant_id uuid NOT NULL,
    issuer text NOT NULL,
    client_id text NOT NULL,
    client_secret bytea,
    mail_domains text[] DEFAULT '{}'::text[] NOT NULL,
    links_members boolean DEFAULT false NOT NULL,
    is_enabled boolean DEFAULT true NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

ALTER TABLE ONLY baton.sign_on FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.sign_on OWNER TO baton_owner;

-- Name: COLUMN sign_on.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.tenant_id IS '@plain The tenant.';

-- Name: COLUMN sign_on.issuer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.issuer IS '@plain URL of the provider.';

-- Name: COLUMN sign_on.client_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.client_id IS '@plain As which the provider knows us.';

-- Name: COLUMN sign_on.client_secret; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.client_secret IS '@plain Sealed under the tenant''s key.';

-- Name: COLUMN sign_on.mail_domains; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.mail_domains IS '@plain Mail domains from which people may come; empty: all.';

-- Name: COLUMN sign_on.links_members; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.links_members IS '@plain Whether a first sign-on finds its member by the verified e-mail.';

-- Name: COLUMN sign_on.is_enabled; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.is_enabled IS '@plain Whether people may sign on.';

-- Name: COLUMN sign_on.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on.updated_at IS '@plain Last change.';

-- Name: sign_on_attempt; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.sign_on_attempt (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    state_hash bytea NOT NULL,
    browser_hash bytea NOT NULL,
    issuer text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT sign_on_attempt_hash_check CHECK (((octet_length(state_hash) = 32) AND (octet_length(browser_hash) = 32)))
);

ALTER TABLE ONLY baton.sign_on_attempt FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.sign_on_attempt OWNER TO baton_owner;

-- Name: COLUMN sign_on_attempt.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on_attempt.tenant_id IS '@plain The tenant.';

-- Name: COLUMN sign_on_attempt.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on_attempt.id IS '@plain Part of the state.';

-- Name: COLUMN sign_on_attempt.state_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on_attempt.state_hash IS '@plain SHA-256 of the state, from which nonce and verifier follow.';

-- Name: COLUMN sign_on_attempt.browser_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on_attempt.browser_hash IS '@plain SHA-256 of the cookie of the browser that began.';

-- Name: COLUMN sign_on_attempt.issuer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on_attempt.issuer IS '@plain The provider at which it began.';

-- Name: COLUMN sign_on_attempt.expires_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.sign_on_attempt.expires_at IS '@plain Until when the provider may answer.';

-- Name: signing_key; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.signing_key (
    kid text NOT NULL,
    master_key_id text NOT NULL,
    sealed_key bytea NOT NULL,
    public_key bytea NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    signs_from timestamp with time zone NOT NULL,
    retires_at timestamp with time zone,
    CONSTRAINT signing_key_length_check CHECK ((octet_length(public_key) = 32))
);

ALTER TABLE ONLY baton.signing_key FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.signing_key OWNER TO baton_owner;

-- Name: TABLE signing_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.signing_key IS 'Ed25519 keys of access tokens.';

-- Name: COLUMN signing_key.kid; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.signing_key.kid IS '@plain Name of the key in the header of a token.';

-- Name: COLUMN signing_key.master_key_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.signing_key.master_key_id IS '@plain Which master key has sealed it.';

-- Name: COLUMN signing_key.sealed_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.signing_key.sealed_key IS '@plain The private key under the master key: nonce (12), key (32), tag (16).';

-- Name: COLUMN signing_key.public_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.signing_key.public_key IS '@plain What everybody may verify with.';

-- Name: COLUMN signing_key.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.signing_key.created_at IS '@plain When it was made.';

-- Name: COLUMN signing_key.signs_from; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.signing_key.signs_from IS '@plain From when on it signs; until then it is only published.';

-- Name: COLUMN signing_key.retires_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.signing_key.retires_at IS '@plain Until when it verifies; empty while it is in force.';

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

-- Name: COLUMN team.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN team.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN team.parent_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team.parent_id IS '@plain The team above it.';

-- Name: COLUMN team.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team.name IS '@plain Name.';

-- Name: COLUMN team.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team.created_at IS '@plain When it was made.';

-- Name: team_calendar; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.team_calendar (
    tenant_id uuid NOT NULL,
    team_id uuid NOT NULL,
    calendar_id uuid NOT NULL
);

ALTER TABLE ONLY baton.team_calendar FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.team_calendar OWNER TO baton_owner;

-- Name: COLUMN team_calendar.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team_calendar.tenant_id IS '@plain';

-- Name: COLUMN team_calendar.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team_calendar.team_id IS '@plain';

-- Name: COLUMN team_calendar.calendar_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.team_calendar.calendar_id IS '@plain The calendar of the team.';

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
    erasing_at timestamp with time zone,
    CONSTRAINT tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text)),
    CONSTRAINT tenant_status_check CHECK ((status = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT tenant_trial_check CHECK (((status <> 1) OR (trial_ends_at IS NOT NULL)))
);

ALTER TABLE ONLY baton.tenant FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.tenant OWNER TO baton_owner;

-- Name: COLUMN tenant.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN tenant.slug; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.slug IS '@plain Short name, for the host.';

-- Name: COLUMN tenant.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.name IS '@plain Name of the company.';

-- Name: COLUMN tenant.status; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.status IS '@plain 1 trial, 2 active, 3 suspended.';

-- Name: COLUMN tenant.trial_ends_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.trial_ends_at IS '@plain Until when the trial goes on.';

-- Name: COLUMN tenant.time_zone; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.time_zone IS '@plain IANA name.';

-- Name: COLUMN tenant.access_version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.access_version IS '@plain Grows with every change of who may do what.';

-- Name: COLUMN tenant.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.created_at IS '@plain When it was made.';

-- Name: COLUMN tenant.erasing_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant.erasing_at IS '@plain Since when its rows are being deleted; there is no way back.';

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

COMMENT ON COLUMN baton.tenant_key.wrapped_key IS '@plain @secret AES-256-GCM: nonce (12), key (32), tag (16).';

-- Name: COLUMN tenant_key.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_key.created_at IS '@plain When it was made.';

-- Name: tenant_tombstone; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.tenant_tombstone (
    id uuid NOT NULL,
    slug_hash bytea NOT NULL,
    operator_key_id uuid,
    row_counts jsonb DEFAULT '{}'::jsonb NOT NULL,
    started_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    erased_at timestamp with time zone,
    CONSTRAINT tenant_tombstone_hash_check CHECK ((octet_length(slug_hash) = 32))
);

ALTER TABLE baton.tenant_tombstone OWNER TO baton_owner;

-- Name: TABLE tenant_tombstone; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON TABLE baton.tenant_tombstone IS '@global That a tenant has been erased; nothing about it.';

-- Name: COLUMN tenant_tombstone.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_tombstone.id IS '@plain What was the tenant''s id.';

-- Name: COLUMN tenant_tombstone.slug_hash; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_tombstone.slug_hash IS '@plain SHA-256 of id and short name.';

-- Name: COLUMN tenant_tombstone.operator_key_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_tombstone.operator_key_id IS '@plain With which key it was ordered; NULL: at the command line.';

-- Name: COLUMN tenant_tombstone.row_counts; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_tombstone.row_counts IS '@plain How many rows of which table were deleted.';

-- Name: COLUMN tenant_tombstone.started_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_tombstone.started_at IS '@plain When it began.';

-- Name: COLUMN tenant_tombstone.erased_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_tombstone.erased_at IS '@plain When all of it was gone.';

-- Name: tenant_usage; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.tenant_usage (
    tenant_id uuid NOT NULL,
    max_members integer,
    max_open_leads integer,
    max_api_keys integer,
    max_intake_forms integer,
    max_requests_per_minute integer,
    members integer DEFAULT 0 NOT NULL,
    open_leads integer DEFAULT 0 NOT NULL,
    api_keys integer DEFAULT 0 NOT NULL,
    intake_forms integer DEFAULT 0 NOT NULL,
    lead_quota_told_at timestamp with time zone,
    CONSTRAINT tenant_usage_quota_check CHECK (((max_members > 0) AND (max_open_leads > 0) AND (max_api_keys > 0) AND (max_intake_forms > 0) AND (max_requests_per_minute > 0)))
);

ALTER TABLE ONLY baton.tenant_usage FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.tenant_usage OWNER TO baton_owner;

-- Name: COLUMN tenant_usage.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.tenant_id IS '@plain Whose limits and counters these are.';

-- Name: COLUMN tenant_usage.max_members; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.max_members IS '@plain Members who are not disabled, at most; NULL: the default.';

-- Name: COLUMN tenant_usage.max_open_leads; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.max_open_leads IS '@plain Open leads at most; NULL: the default.';

-- Name: COLUMN tenant_usage.max_api_keys; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.max_api_keys IS '@plain API keys that are not revoked, at most; NULL: the default.';

-- Name: COLUMN tenant_usage.max_intake_forms; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.max_intake_forms IS '@plain Forms in force at most; NULL: the default.';

-- Name: COLUMN tenant_usage.max_requests_per_minute; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.max_requests_per_minute IS '@plain Requests in a minute at most; NULL: the default.';

-- Name: COLUMN tenant_usage.members; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.members IS '@plain Members who are not disabled.';

-- Name: COLUMN tenant_usage.open_leads; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.open_leads IS '@plain Open leads.';

-- Name: COLUMN tenant_usage.api_keys; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.api_keys IS '@plain API keys that are not revoked.';

-- Name: COLUMN tenant_usage.intake_forms; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.intake_forms IS '@plain Forms in force.';

-- Name: COLUMN tenant_usage.lead_quota_told_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.tenant_usage.lead_quota_told_at IS '@plain When the admins were last told that there are more open leads than agreed.';

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

-- Name: COLUMN ticket.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN ticket.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN ticket.customer_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.customer_id IS '@plain The customer.';

-- Name: COLUMN ticket.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.kind IS '@plain 1 technical solution, 2 service.';

-- Name: COLUMN ticket.category; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.category IS '@plain Key of the category.';

-- Name: COLUMN ticket.subject; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.subject IS '@personal What it is about, word for word.';

-- Name: COLUMN ticket.status; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.status IS '@plain 1 open, 2 under way, 3 closed.';

-- Name: COLUMN ticket.first_response_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.first_response_at IS '@plain When it was first answered.';

-- Name: COLUMN ticket.closed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.closed_at IS '@plain When it was closed.';

-- Name: COLUMN ticket.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN ticket.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.team_id IS '@plain The team.';

-- Name: COLUMN ticket.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.region_id IS '@plain The region.';

-- Name: COLUMN ticket.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN ticket.related_region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';

-- Name: COLUMN ticket.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.created_at IS '@plain When it was made.';

-- Name: COLUMN ticket.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.updated_at IS '@plain When it was last changed.';

-- Name: COLUMN ticket.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.version IS '@plain Grows with each change.';

-- Name: COLUMN ticket.deleted_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket.deleted_at IS '@plain When it was deleted.';

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

-- Name: COLUMN ticket_message.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN ticket_message.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN ticket_message.ticket_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.ticket_id IS '@plain The ticket.';

-- Name: COLUMN ticket_message.member_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.member_id IS '@plain The member.';

-- Name: COLUMN ticket_message.content; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.content IS '@personal What was said.';

-- Name: COLUMN ticket_message.owner_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.owner_id IS '@plain Who answers for it.';

-- Name: COLUMN ticket_message.team_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.team_id IS '@plain The team.';

-- Name: COLUMN ticket_message.region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.region_id IS '@plain The region.';

-- Name: COLUMN ticket_message.follower_ids; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.follower_ids IS '@plain Members who follow it.';

-- Name: COLUMN ticket_message.related_region_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';

-- Name: COLUMN ticket_message.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_message.created_at IS '@plain When it was made.';

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

-- Name: COLUMN ticket_response_stat.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_stat.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN ticket_response_stat.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_stat.kind IS '@plain Of tickets of this kind.';

-- Name: COLUMN ticket_response_stat.week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_stat.week IS '@plain Its Monday.';

-- Name: COLUMN ticket_response_stat.category; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_stat.category IS '@plain Of this category.';

-- Name: COLUMN ticket_response_stat.tickets; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_stat.tickets IS '@plain How many.';

-- Name: COLUMN ticket_response_stat.answered; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_stat.answered IS '@plain How many of them were answered.';

-- Name: COLUMN ticket_response_stat.median_response_minutes; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_stat.median_response_minutes IS '@plain After how many minutes.';

-- Name: ticket_response_week; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.ticket_response_week (
    tenant_id uuid NOT NULL,
    week date NOT NULL,
    closed_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

ALTER TABLE ONLY baton.ticket_response_week FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.ticket_response_week OWNER TO baton_owner;

-- Name: COLUMN ticket_response_week.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_week.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN ticket_response_week.week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_week.week IS '@plain Its Monday.';

-- Name: COLUMN ticket_response_week.closed_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.ticket_response_week.closed_at IS '@plain When its figures were written.';

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

-- Name: COLUMN timer.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN timer.subject_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer.subject_id IS '@plain The record whose deadline it is.';

-- Name: COLUMN timer.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer.kind IS '@plain What happens then.';

-- Name: COLUMN timer.fire_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer.fire_at IS '@plain When.';

-- Name: COLUMN timer.attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer.attempt IS '@plain How often its effect has failed in a row.';

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

-- Name: COLUMN timer_dead.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.tenant_id IS '@plain Whose row it is.';

-- Name: COLUMN timer_dead.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.id IS '@plain UUIDv7, made by the service.';

-- Name: COLUMN timer_dead.subject_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.subject_id IS '@plain The record whose deadline it was.';

-- Name: COLUMN timer_dead.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.kind IS '@plain What should have happened.';

-- Name: COLUMN timer_dead.fire_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.fire_at IS '@plain When.';

-- Name: COLUMN timer_dead.attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.attempt IS '@plain How often it was tried.';

-- Name: COLUMN timer_dead.error; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.error IS '@plain Kind, SQLSTATE and constraint; no values.';

-- Name: COLUMN timer_dead.died_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.timer_dead.died_at IS '@plain When it was given up.';

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

-- Name: working_calendar; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.working_calendar (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    zone text NOT NULL,
    weekly_hours text[] NOT NULL,
    public_calendar text,
    make_up_weekday smallint DEFAULT 1 NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    updated_at timestamp with time zone DEFAULT baton.now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT working_calendar_week_check CHECK (((array_length(weekly_hours, 1) = 7) AND (array_to_string(weekly_hours, ''::text) <> ''::text) AND (array_position(weekly_hours, NULL::text) IS NULL))),
    CONSTRAINT working_calendar_weekday_check CHECK (((make_up_weekday >= 1) AND (make_up_weekday <= 7)))
);

ALTER TABLE ONLY baton.working_calendar FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.working_calendar OWNER TO baton_owner;

-- Name: COLUMN working_calendar.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.tenant_id IS '@plain';

-- Name: COLUMN working_calendar.id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.id IS '@plain';

-- Name: COLUMN working_calendar.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.name IS '@plain Name.';

-- Name: COLUMN working_calendar.zone; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.zone IS '@plain IANA name.';

-- Name: COLUMN working_calendar.weekly_hours; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.weekly_hours IS '@plain Working hours of Monday to Sunday.';

-- Name: COLUMN working_calendar.public_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.public_calendar IS '@plain Whose holidays and make-up days hold.';

-- Name: COLUMN working_calendar.make_up_weekday; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.make_up_weekday IS '@plain Whose hours hold on make-up days: 1 Monday to 7 Sunday.';

-- Name: COLUMN working_calendar.is_default; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.is_default IS '@plain Whether it holds for teams without one of their own.';

-- Name: COLUMN working_calendar.created_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.created_at IS '@plain';

-- Name: COLUMN working_calendar.updated_at; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.updated_at IS '@plain';

-- Name: COLUMN working_calendar.version; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar.version IS '@plain Grows with every change.';

-- Name: working_calendar_day; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.working_calendar_day (
    tenant_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    day date NOT NULL,
    kind smallint NOT NULL,
    hours text,
    hours_of smallint,
    name text,
    CONSTRAINT working_calendar_day_hours_check CHECK ((((kind = 2) AND (num_nonnulls(hours, hours_of) <= 1)) OR ((kind = 1) AND (num_nonnulls(hours, hours_of) = 0)))),
    CONSTRAINT working_calendar_day_kind_check CHECK ((kind = ANY (ARRAY[1, 2]))),
    CONSTRAINT working_calendar_day_weekday_check CHECK (((hours_of >= 1) AND (hours_of <= 7)))
);

ALTER TABLE ONLY baton.working_calendar_day FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.working_calendar_day OWNER TO baton_owner;

-- Name: COLUMN working_calendar_day.tenant_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar_day.tenant_id IS '@plain';

-- Name: COLUMN working_calendar_day.calendar_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar_day.calendar_id IS '@plain';

-- Name: COLUMN working_calendar_day.day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar_day.day IS '@plain Which day.';

-- Name: COLUMN working_calendar_day.kind; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar_day.kind IS '@plain 1 day off, 2 working day.';

-- Name: COLUMN working_calendar_day.hours; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar_day.hours IS '@plain Its working hours, if they are its own.';

-- Name: COLUMN working_calendar_day.hours_of; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar_day.hours_of IS '@plain Whose hours it has: 1 Monday to 7 Sunday.';

-- Name: COLUMN working_calendar_day.name; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON COLUMN baton.working_calendar_day.name IS '@plain What the day is called.';

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

-- Name: change_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.change ATTACH PARTITION baton.change_default DEFAULT;

-- Name: event_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event ATTACH PARTITION baton.event_default DEFAULT;

-- Name: event_personal_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event_personal ATTACH PARTITION baton.event_personal_default DEFAULT;

-- Name: interaction_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.interaction ATTACH PARTITION baton.interaction_default DEFAULT;

-- Name: notification_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.notification ATTACH PARTITION baton.notification_default DEFAULT;

-- Name: account account_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (email_hash);

-- Name: api_key api_key_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (tenant_id, id);

-- Name: bi_login bi_login_name_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_name_key UNIQUE (tenant_id, name);

-- Name: bi_login bi_login_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_pkey PRIMARY KEY (tenant_id, id);

-- Name: change change_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (tenant_id, "position", created_at);

-- Name: change_default change_default_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.change_default
    ADD CONSTRAINT change_default_pkey PRIMARY KEY (tenant_id, "position", created_at);

-- Name: change_feed change_feed_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.change_feed
    ADD CONSTRAINT change_feed_pkey PRIMARY KEY (tenant_id);

-- Name: change_pending change_pending_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.change_pending
    ADD CONSTRAINT change_pending_pkey PRIMARY KEY (tenant_id, relation, record_id, version);

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

-- Name: custom_field custom_field_column_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.custom_field
    ADD CONSTRAINT custom_field_column_key UNIQUE (tenant_id, relation, column_name);

-- Name: custom_field custom_field_key_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.custom_field
    ADD CONSTRAINT custom_field_key_key UNIQUE (tenant_id, relation, key);

-- Name: custom_field custom_field_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.custom_field
    ADD CONSTRAINT custom_field_pkey PRIMARY KEY (tenant_id, id);

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

-- Name: identity identity_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.identity
    ADD CONSTRAINT identity_pkey PRIMARY KEY (tenant_id, id);

-- Name: identity identity_subject_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.identity
    ADD CONSTRAINT identity_subject_key UNIQUE (tenant_id, issuer, subject);

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

-- Name: invitation invitation_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (tenant_id, id);

-- Name: lead lead_erased_check; Type: CHECK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead
    ADD CONSTRAINT lead_erased_check CHECK (((erased_at IS NULL) OR ((stage >= 4) AND (contact_name IS NULL) AND (company IS NULL) AND (phone IS NULL) AND (email IS NULL)))) NOT VALID;

-- Name: lead lead_escalation_check; Type: CHECK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead
    ADD CONSTRAINT lead_escalation_check CHECK (((escalation = 0) = (escalated_at IS NULL))) NOT VALID;

-- Name: lead_external_id lead_external_id_lead_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_external_id
    ADD CONSTRAINT lead_external_id_lead_key UNIQUE (tenant_id, lead_id, source);

-- Name: lead_external_id lead_external_id_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_external_id
    ADD CONSTRAINT lead_external_id_pkey PRIMARY KEY (tenant_id, source, external_id);

-- Name: lead lead_name_check; Type: CHECK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead
    ADD CONSTRAINT lead_name_check CHECK (((contact_name IS NOT NULL) OR (company IS NOT NULL) OR (erased_at IS NOT NULL))) NOT VALID;

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

-- Name: lead lead_reachable_check; Type: CHECK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead
    ADD CONSTRAINT lead_reachable_check CHECK (((phone IS NOT NULL) OR (email IS NOT NULL) OR (erased_at IS NOT NULL))) NOT VALID;

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

-- Name: membership membership_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (email_hash, tenant_id);

-- Name: notification notification_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: notification_default notification_default_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.notification_default
    ADD CONSTRAINT notification_default_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: operator_key operator_key_id_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.operator_key
    ADD CONSTRAINT operator_key_id_key UNIQUE (id);

-- Name: operator_key operator_key_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.operator_key
    ADD CONSTRAINT operator_key_pkey PRIMARY KEY (secret_hash);

-- Name: public_calendar public_calendar_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.public_calendar
    ADD CONSTRAINT public_calendar_pkey PRIMARY KEY (key, year);

-- Name: public_holiday public_holiday_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.public_holiday
    ADD CONSTRAINT public_holiday_pkey PRIMARY KEY (calendar_key, year, day);

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

-- Name: session session_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (tenant_id, id);

-- Name: sign_in_failure sign_in_failure_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.sign_in_failure
    ADD CONSTRAINT sign_in_failure_pkey PRIMARY KEY (email_hash);

-- Name: sign_on_attempt sign_on_attempt_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.sign_on_attempt
    ADD CONSTRAINT sign_on_attempt_pkey PRIMARY KEY (tenant_id, id);

-- Name: sign_on sign_on_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.sign_on
    ADD CONSTRAINT sign_on_pkey PRIMARY KEY (tenant_id);

-- Name: signing_key signing_key_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (kid);

-- Name: team_calendar team_calendar_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team_calendar
    ADD CONSTRAINT team_calendar_pkey PRIMARY KEY (tenant_id, team_id);

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

-- Name: tenant_tombstone tenant_tombstone_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant_tombstone
    ADD CONSTRAINT tenant_tombstone_pkey PRIMARY KEY (id);

-- Name: tenant_usage tenant_usage_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant_usage
    ADD CONSTRAINT tenant_usage_pkey PRIMARY KEY (tenant_id);

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

-- Name: working_calendar_day working_calendar_day_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.working_calendar_day
    ADD CONSTRAINT working_calendar_day_pkey PRIMARY KEY (tenant_id, calendar_id, day);

-- Name: working_calendar working_calendar_name_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.working_calendar
    ADD CONSTRAINT working_calendar_name_key UNIQUE (tenant_id, name);

-- Name: working_calendar working_calendar_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.working_calendar
    ADD CONSTRAINT working_calendar_pkey PRIMARY KEY (tenant_id, id);

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

-- Name: identity_member_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX identity_member_idx ON baton.identity USING btree (tenant_id, member_id);

-- Name: interaction_lead_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX interaction_lead_idx ON ONLY baton.interaction USING btree (tenant_id, lead_id, occurred_at DESC, id DESC);

-- Name: interaction_default_tenant_id_lead_id_occurred_at_id_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX interaction_default_tenant_id_lead_id_occurred_at_id_idx ON baton.interaction_default USING btree (tenant_id, lead_id, occurred_at DESC, id DESC);

-- Name: invitation_member_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX invitation_member_idx ON baton.invitation USING btree (tenant_id, member_id);

-- Name: lead_created_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_created_idx ON baton.lead USING btree (tenant_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: lead_custom_date_1_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_date_1_idx ON baton.lead USING btree (tenant_id, custom_date_1, id) WHERE (custom_date_1 IS NOT NULL);

-- Name: lead_custom_date_2_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_date_2_idx ON baton.lead USING btree (tenant_id, custom_date_2, id) WHERE (custom_date_2 IS NOT NULL);

-- Name: lead_custom_date_3_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_date_3_idx ON baton.lead USING btree (tenant_id, custom_date_3, id) WHERE (custom_date_3 IS NOT NULL);

-- Name: lead_custom_date_4_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_date_4_idx ON baton.lead USING btree (tenant_id, custom_date_4, id) WHERE (custom_date_4 IS NOT NULL);

-- Name: lead_custom_date_5_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_date_5_idx ON baton.lead USING btree (tenant_id, custom_date_5, id) WHERE (custom_date_5 IS NOT NULL);

-- Name: lead_custom_number_10_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_10_idx ON baton.lead USING btree (tenant_id, custom_number_10, id) WHERE (custom_number_10 IS NOT NULL);

-- Name: lead_custom_number_11_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_11_idx ON baton.lead USING btree (tenant_id, custom_number_11, id) WHERE (custom_number_11 IS NOT NULL);

-- Name: lead_custom_number_12_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_12_idx ON baton.lead USING btree (tenant_id, custom_number_12, id) WHERE (custom_number_12 IS NOT NULL);

-- Name: lead_custom_number_13_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_13_idx ON baton.lead USING btree (tenant_id, custom_number_13, id) WHERE (custom_number_13 IS NOT NULL);

-- Name: lead_custom_number_14_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_14_idx ON baton.lead USING btree (tenant_id, custom_number_14, id) WHERE (custom_number_14 IS NOT NULL);

-- Name: lead_custom_number_1_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_1_idx ON baton.lead USING btree (tenant_id, custom_number_1, id) WHERE (custom_number_1 IS NOT NULL);

-- Name: lead_custom_number_2_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_2_idx ON baton.lead USING btree (tenant_id, custom_number_2, id) WHERE (custom_number_2 IS NOT NULL);

-- Name: lead_custom_number_3_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_3_idx ON baton.lead USING btree (tenant_id, custom_number_3, id) WHERE (custom_number_3 IS NOT NULL);

-- Name: lead_custom_number_4_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_4_idx ON baton.lead USING btree (tenant_id, custom_number_4, id) WHERE (custom_number_4 IS NOT NULL);

-- Name: lead_custom_number_5_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_5_idx ON baton.lead USING btree (tenant_id, custom_number_5, id) WHERE (custom_number_5 IS NOT NULL);

-- Name: lead_custom_number_6_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_6_idx ON baton.lead USING btree (tenant_id, custom_number_6, id) WHERE (custom_number_6 IS NOT NULL);

-- Name: lead_custom_number_7_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_7_idx ON baton.lead USING btree (tenant_id, custom_number_7, id) WHERE (custom_number_7 IS NOT NULL);

-- Name: lead_custom_number_8_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_8_idx ON baton.lead USING btree (tenant_id, custom_number_8, id) WHERE (custom_number_8 IS NOT NULL);

-- Name: lead_custom_number_9_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_number_9_idx ON baton.lead USING btree (tenant_id, custom_number_9, id) WHERE (custom_number_9 IS NOT NULL);

-- Name: lead_custom_reference_1_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_reference_1_idx ON baton.lead USING btree (tenant_id, custom_reference_1, id) WHERE (custom_reference_1 IS NOT NULL);

-- Name: lead_custom_reference_2_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_reference_2_idx ON baton.lead USING btree (tenant_id, custom_reference_2, id) WHERE (custom_reference_2 IS NOT NULL);

-- Name: lead_custom_reference_3_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_reference_3_idx ON baton.lead USING btree (tenant_id, custom_reference_3, id) WHERE (custom_reference_3 IS NOT NULL);

-- Name: lead_custom_reference_4_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_reference_4_idx ON baton.lead USING btree (tenant_id, custom_reference_4, id) WHERE (custom_reference_4 IS NOT NULL);

-- Name: lead_custom_text_10_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_10_idx ON baton.lead USING btree (tenant_id, custom_text_10, id) WHERE (custom_text_10 IS NOT NULL);

-- Name: lead_custom_text_1_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_1_idx ON baton.lead USING btree (tenant_id, custom_text_1, id) WHERE (custom_text_1 IS NOT NULL);

-- Name: lead_custom_text_2_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_2_idx ON baton.lead USING btree (tenant_id, custom_text_2, id) WHERE (custom_text_2 IS NOT NULL);

-- Name: lead_custom_text_3_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_3_idx ON baton.lead USING btree (tenant_id, custom_text_3, id) WHERE (custom_text_3 IS NOT NULL);

-- Name: lead_custom_text_4_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_4_idx ON baton.lead USING btree (tenant_id, custom_text_4, id) WHERE (custom_text_4 IS NOT NULL);

-- Name: lead_custom_text_5_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_5_idx ON baton.lead USING btree (tenant_id, custom_text_5, id) WHERE (custom_text_5 IS NOT NULL);

-- Name: lead_custom_text_6_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_6_idx ON baton.lead USING btree (tenant_id, custom_text_6, id) WHERE (custom_text_6 IS NOT NULL);

-- Name: lead_custom_text_7_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_7_idx ON baton.lead USING btree (tenant_id, custom_text_7, id) WHERE (custom_text_7 IS NOT NULL);

-- Name: lead_custom_text_8_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_8_idx ON baton.lead USING btree (tenant_id, custom_text_8, id) WHERE (custom_text_8 IS NOT NULL);

-- Name: lead_custom_text_9_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_custom_text_9_idx ON baton.lead USING btree (tenant_id, custom_text_9, id) WHERE (custom_text_9 IS NOT NULL);

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

-- Name: membership_member_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX membership_member_idx ON baton.membership USING btree (tenant_id, member_id);

-- Name: notification_unread_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_unread_idx ON ONLY baton.notification USING btree (tenant_id, member_id) WHERE (read_at IS NULL);

-- Name: notification_default_tenant_id_member_id_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_default_tenant_id_member_id_idx ON baton.notification_default USING btree (tenant_id, member_id) WHERE (read_at IS NULL);

-- Name: notification_position_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_position_idx ON ONLY baton.notification USING btree (tenant_id, member_id, "position" DESC);

-- Name: notification_default_tenant_id_member_id_position_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX notification_default_tenant_id_member_id_position_idx ON baton.notification_default USING btree (tenant_id, member_id, "position" DESC);

-- Name: session_account_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX session_account_idx ON baton.session USING btree (tenant_id, email_hash) WHERE (ended_at IS NULL);

-- Name: session_member_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX session_member_idx ON baton.session USING btree (tenant_id, member_id, created_at DESC);

-- Name: sign_in_failure_last_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX sign_in_failure_last_idx ON baton.sign_in_failure USING btree (last_at);

-- Name: team_calendar_calendar_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX team_calendar_calendar_idx ON baton.team_calendar USING btree (tenant_id, calendar_id);

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

-- Name: working_calendar_default_key; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE UNIQUE INDEX working_calendar_default_key ON baton.working_calendar USING btree (tenant_id) WHERE is_default;

-- Name: change_default_pkey; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.change_pkey ATTACH PARTITION baton.change_default_pkey;

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

-- Name: api_key api_key_admit; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER api_key_admit AFTER INSERT OR DELETE OR UPDATE OF revoked_at ON baton.api_key FOR EACH ROW EXECUTE FUNCTION baton.count_usage('api_keys');

-- Name: contact contact_bump_version; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contact_bump_version BEFORE UPDATE ON baton.contact FOR EACH ROW WHEN ((new.version <= old.version)) EXECUTE FUNCTION baton.bump_version();

-- Name: contact contact_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contact_follow_record BEFORE INSERT ON baton.contact FOR EACH ROW EXECUTE FUNCTION baton.follow_record('customer', 'customer_id');

-- Name: contact contact_record_change; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contact_record_change AFTER INSERT OR DELETE OR UPDATE ON baton.contact FOR EACH ROW EXECUTE FUNCTION baton.record_contact_change();

-- Name: contract_amount contract_amount_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_amount_follow_record BEFORE INSERT ON baton.contract_amount FOR EACH ROW EXECUTE FUNCTION baton.follow_record('contract', 'contract_id');

-- Name: contract contract_bump_version; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_bump_version BEFORE UPDATE ON baton.contract FOR EACH ROW WHEN ((new.version <= old.version)) EXECUTE FUNCTION baton.bump_version();

-- Name: contract contract_follow_customer; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_follow_customer BEFORE INSERT OR UPDATE OF customer_id ON baton.contract FOR EACH ROW EXECUTE FUNCTION baton.follow_customer();

-- Name: contract contract_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_move_children AFTER UPDATE ON baton.contract FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids) OR (old.related_region_id IS DISTINCT FROM new.related_region_id))) EXECUTE FUNCTION baton.move_children('contract_amount.contract_id');

-- Name: contract contract_record_change; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER contract_record_change AFTER INSERT OR DELETE OR UPDATE ON baton.contract FOR EACH ROW EXECUTE FUNCTION baton.record_contract_change();

-- Name: customer customer_bump_version; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER customer_bump_version BEFORE UPDATE ON baton.customer FOR EACH ROW WHEN ((new.version <= old.version)) EXECUTE FUNCTION baton.bump_version();

-- Name: customer customer_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER customer_move_children AFTER UPDATE ON baton.customer FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids) OR (old.signed_at IS DISTINCT FROM new.signed_at))) EXECUTE FUNCTION baton.move_children('contact.customer_id', 'delivery.customer_id', 'contract.customer_id.related', 'ticket.customer_id.related');

-- Name: customer customer_record_change; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER customer_record_change AFTER INSERT OR DELETE OR UPDATE ON baton.customer FOR EACH ROW EXECUTE FUNCTION baton.record_customer_change();

-- Name: customer customer_relate; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER customer_relate BEFORE INSERT OR UPDATE ON baton.customer FOR EACH ROW EXECUTE FUNCTION baton.relate_customer();

-- Name: delivery delivery_bump_version; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER delivery_bump_version BEFORE UPDATE ON baton.delivery FOR EACH ROW WHEN ((new.version <= old.version)) EXECUTE FUNCTION baton.bump_version();

-- Name: delivery delivery_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER delivery_follow_record BEFORE INSERT ON baton.delivery FOR EACH ROW EXECUTE FUNCTION baton.follow_record('customer', 'customer_id');

-- Name: delivery delivery_record_change; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER delivery_record_change AFTER INSERT OR DELETE OR UPDATE ON baton.delivery FOR EACH ROW EXECUTE FUNCTION baton.record_delivery_change();

-- Name: intake_form intake_form_admit; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER intake_form_admit AFTER INSERT OR DELETE OR UPDATE OF revoked_at ON baton.intake_form FOR EACH ROW EXECUTE FUNCTION baton.count_usage('intake_forms');

-- Name: lead lead_admit; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_admit AFTER INSERT OR DELETE OR UPDATE OF stage, deleted_at ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.count_usage('open_leads');

-- Name: lead lead_bump_version; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_bump_version BEFORE UPDATE ON baton.lead FOR EACH ROW WHEN ((new.version <= old.version)) EXECUTE FUNCTION baton.bump_version();

-- Name: lead lead_count_open; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_count_open AFTER INSERT OR DELETE OR UPDATE OF owner_id, stage, deleted_at ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.count_open_lead();

-- Name: lead lead_index; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_index BEFORE INSERT OR UPDATE OF company, contact_name, phone ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.index_lead();

-- Name: lead lead_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_move_children AFTER UPDATE ON baton.lead FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids))) EXECUTE FUNCTION baton.move_children('lead_payload.lead_id', 'lead_external_id.lead_id', 'lead_signal.lead_id', 'interaction.lead_id');

-- Name: lead lead_record_change; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_record_change AFTER INSERT OR DELETE OR UPDATE ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.record_lead_change();

-- Name: member member_admit; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER member_admit AFTER INSERT OR DELETE OR UPDATE OF status, deleted_at ON baton.member FOR EACH ROW EXECUTE FUNCTION baton.count_usage('members');

-- Name: ticket ticket_bump_version; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_bump_version BEFORE UPDATE ON baton.ticket FOR EACH ROW WHEN ((new.version <= old.version)) EXECUTE FUNCTION baton.bump_version();

-- Name: ticket ticket_follow_customer; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_follow_customer BEFORE INSERT OR UPDATE OF customer_id ON baton.ticket FOR EACH ROW EXECUTE FUNCTION baton.follow_customer();

-- Name: ticket_message ticket_message_follow_record; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_message_follow_record BEFORE INSERT ON baton.ticket_message FOR EACH ROW EXECUTE FUNCTION baton.follow_record('ticket', 'ticket_id');

-- Name: ticket ticket_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_move_children AFTER UPDATE ON baton.ticket FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.region_id IS DISTINCT FROM new.region_id) OR (old.follower_ids IS DISTINCT FROM new.follower_ids) OR (old.related_region_id IS DISTINCT FROM new.related_region_id))) EXECUTE FUNCTION baton.move_children('ticket_message.ticket_id');

-- Name: ticket ticket_record_change; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER ticket_record_change AFTER INSERT OR DELETE OR UPDATE ON baton.ticket FOR EACH ROW EXECUTE FUNCTION baton.record_ticket_change();

-- Name: api_key api_key_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.api_key
    ADD CONSTRAINT api_key_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: bi_login bi_login_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: bi_login bi_login_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.bi_login
    ADD CONSTRAINT bi_login_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: change_feed change_feed_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.change_feed
    ADD CONSTRAINT change_feed_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: change change_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.change
    ADD CONSTRAINT change_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

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

-- Name: custom_field custom_field_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.custom_field
    ADD CONSTRAINT custom_field_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

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

-- Name: identity identity_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.identity
    ADD CONSTRAINT identity_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: inbox inbox_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.inbox
    ADD CONSTRAINT inbox_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: intake_form intake_form_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.intake_form
    ADD CONSTRAINT intake_form_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: interaction interaction_lead_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.interaction
    ADD CONSTRAINT interaction_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead(tenant_id, id);

-- Name: invitation invitation_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.invitation
    ADD CONSTRAINT invitation_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: lead_external_id lead_external_id_lead_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.lead_external_id
    ADD CONSTRAINT lead_external_id_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead(tenant_id, id);

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

-- Name: membership membership_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.membership
    ADD CONSTRAINT membership_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: notification notification_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.notification
    ADD CONSTRAINT notification_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: public_holiday public_holiday_calendar_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.public_holiday
    ADD CONSTRAINT public_holiday_calendar_fkey FOREIGN KEY (calendar_key, year) REFERENCES baton.public_calendar(key, year);

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

-- Name: session session_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.session
    ADD CONSTRAINT session_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: sign_on_attempt sign_on_attempt_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.sign_on_attempt
    ADD CONSTRAINT sign_on_attempt_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: sign_on sign_on_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.sign_on
    ADD CONSTRAINT sign_on_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: team_calendar team_calendar_calendar_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team_calendar
    ADD CONSTRAINT team_calendar_calendar_fkey FOREIGN KEY (tenant_id, calendar_id) REFERENCES baton.working_calendar(tenant_id, id);

-- Name: team_calendar team_calendar_team_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team_calendar
    ADD CONSTRAINT team_calendar_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team(tenant_id, id);

-- Name: team team_parent_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team
    ADD CONSTRAINT team_parent_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES baton.team(tenant_id, id);

-- Name: team team_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.team
    ADD CONSTRAINT team_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: tenant_key tenant_key_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant_key
    ADD CONSTRAINT tenant_key_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: tenant_usage tenant_usage_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant_usage
    ADD CONSTRAINT tenant_usage_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: ticket ticket_customer_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.ticket
    ADD CONSTRAINT ticket_customer_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer(tenant_id, id);

-- Name: CONSTRAINT ticket_customer_fkey ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON CONSTRAINT ticket_customer_fkey ON baton.ticket IS '@part Who asks.';

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

-- Name: working_calendar_day working_calendar_day_calendar_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.working_calendar_day
    ADD CONSTRAINT working_calendar_day_calendar_fkey FOREIGN KEY (tenant_id, calendar_id) REFERENCES baton.working_calendar(tenant_id, id);

-- Name: working_calendar working_calendar_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.working_calendar
    ADD CONSTRAINT working_calendar_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: account; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.account ENABLE ROW LEVEL SECURITY;

-- Name: api_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.api_key ENABLE ROW LEVEL SECURITY;

-- Name: contract_amount bi_contract_amount_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_followed ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_contract_amount_followed ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_followed ON baton.contract_amount IS 'f55dfadcea067716d83aed4f4e67a2f8 e3de3d6bcc85660b8a1e10c1776a0e8a';

-- Name: contract_amount bi_contract_amount_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_own ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_contract_amount_own ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_own ON baton.contract_amount IS 'baeef18728d1f1aa0c07cace4b41a5a7 229a474342a5d88dffa228a3cef2fa76';

-- Name: contract_amount bi_contract_amount_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_pool ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_contract_amount_pool ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_pool ON baton.contract_amount IS '4048c53443db9c5633dbce86344c98fc de41f3f353617c4b895b1360a5a49c5e';

-- Name: contract_amount bi_contract_amount_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_region ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_contract_amount_region ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_region ON baton.contract_amount IS '8d7fc6e3350bd684f2a698c4660f649d 7621010c692b896eb04167bf177626c7';

-- Name: contract_amount bi_contract_amount_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_regions ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_contract_amount_regions ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_regions ON baton.contract_amount IS '7680429ace9deedb8f47c40f0444ff2e 49282cdaf77f85ea83ab21e30375d6ac';

-- Name: contract_amount bi_contract_amount_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_related ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_contract_amount_related ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_related ON baton.contract_amount IS 'f86c5a63b722822db5c1039072cd3f43 09fea022adedac9aa618516a309eff68';

-- Name: contract_amount bi_contract_amount_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_relateds ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_contract_amount_relateds ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_relateds ON baton.contract_amount IS '469588f20ec41f698b40176862a18897 6fd9be170dfc1b25c2ea736c7645272e';

-- Name: contract_amount bi_contract_amount_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_team ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_contract_amount_team ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_team ON baton.contract_amount IS '8267c0a526504ba21639b77142ed5ce5 98e07629f54b29f6887ecfd6cafedabf';

-- Name: contract_amount bi_contract_amount_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_teams ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_contract_amount_teams ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_teams ON baton.contract_amount IS '41907a4f0448ad1b455769fd2a8e88ed 8095d77dfc82452eda2e31526d9b1b37';

-- Name: contract_amount bi_contract_amount_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_amount_tenant ON baton.contract_amount FOR SELECT TO baton_b_contract_amount_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_contract_amount_tenant ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_amount_tenant ON baton.contract_amount IS 'ad8954994ea20e34eb6e3f338c8c799b 3314dc7b76abdb0d2e3b914f8141dfa0';

-- Name: contract bi_contract_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_followed ON baton.contract FOR SELECT TO baton_b_contract_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_followed ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_followed ON baton.contract IS '701a0b3a8167b9aac09a9748fe0a0098 8035d39da93ea9165497101cafe5863b';

-- Name: contract bi_contract_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_own ON baton.contract FOR SELECT TO baton_b_contract_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_own ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_own ON baton.contract IS 'e6ba39f0a3caf1e68cb44797cea17ee7 6fed6d10b08093334d242a2ccca39293';

-- Name: contract bi_contract_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_pool ON baton.contract FOR SELECT TO baton_b_contract_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_pool ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_pool ON baton.contract IS 'eea492ffa74e979c762bfa3237b533f7 380fdff0f882372fcb404320413a688b';

-- Name: contract bi_contract_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_region ON baton.contract FOR SELECT TO baton_b_contract_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_region ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_region ON baton.contract IS '7df471f71602faec059f89fb6d8ca710 1b2ddff4d12ca70fb83469913c8e21f4';

-- Name: contract bi_contract_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_regions ON baton.contract FOR SELECT TO baton_b_contract_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_regions ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_regions ON baton.contract IS '6ed1cdc5eb65d3391663d9df613178a8 d175078cc0c8cbd7bbcf5c79c4ec3b38';

-- Name: contract bi_contract_card_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_related ON baton.contract FOR SELECT TO baton_b_contract_card_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_related ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_related ON baton.contract IS '82bbfd83b7704e051ffebcc772d06094 b4b768ea44348d1c5784cb1f275df4c1';

-- Name: contract bi_contract_card_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_relateds ON baton.contract FOR SELECT TO baton_b_contract_card_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_relateds ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_relateds ON baton.contract IS '1ac360d45a6f104dfddfb94fbd3602db edab395a5af5ccf4d48fa1afb4451752';

-- Name: contract bi_contract_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_team ON baton.contract FOR SELECT TO baton_b_contract_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_team ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_team ON baton.contract IS '862381d9c64895fb92f5267ef2cf0a41 d374899b41d816b43c60f5f480d3ef03';

-- Name: contract bi_contract_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_teams ON baton.contract FOR SELECT TO baton_b_contract_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_teams ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_teams ON baton.contract IS '3dd0c4dac366989810063ea5c2915997 f07cda40e7612269775aa2e412f373cd';

-- Name: contract bi_contract_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_contract_card_tenant ON baton.contract FOR SELECT TO baton_b_contract_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_contract_card_tenant ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_contract_card_tenant ON baton.contract IS 'b3f4627c946cbd0d3df117d984e1ddab 2fcc99d27e77f69e19f88f28deedbaba';

-- Name: contact bi_customer_contacts_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_followed ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_followed ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_followed ON baton.contact IS '5d1d68d15a964c6e11ac2ddee8720740 df10960bbb97240f94ee0ca33e6ec81c';

-- Name: contact bi_customer_contacts_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_own ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_own ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_own ON baton.contact IS 'da87a3e17682ff87d7fd03890f657ec9 5d60b902a20d9423d28ffab8a37c8afa';

-- Name: contact bi_customer_contacts_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_pool ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_pool ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_pool ON baton.contact IS '59e9e87223755ed1bcc78481d048e57c 10222e50d3567e42a587f4b9aa28ef57';

-- Name: contact bi_customer_contacts_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_region ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_region ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_region ON baton.contact IS '7eea8bced52047813e7c798cc48b773e 3fa7474120951f0f462a782c4959ff5e';

-- Name: contact bi_customer_contacts_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_regions ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_regions ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_regions ON baton.contact IS 'bb423ce2fee0793e8d6cac0f0210da5f 9dc1f0d2d05e1cdc49fd2a2336ea506f';

-- Name: contact bi_customer_contacts_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_related ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_related ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_related ON baton.contact IS '5e8a2913f643bc1ffa8bafd54bca38bd 3b0047c9edf6181c5245715f07c4594b';

-- Name: contact bi_customer_contacts_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_relateds ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_relateds ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_relateds ON baton.contact IS '860dd388a015c2fdabbc7a56f4e22b56 7276f448affd0ce70f1c36a884751e79';

-- Name: contact bi_customer_contacts_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_team ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_team ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_team ON baton.contact IS '4b4e2463e9c1b7e9ece6562dec089288 66e83c48522bb6f2c96bfc269f364a3e';

-- Name: contact bi_customer_contacts_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_teams ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_teams ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_teams ON baton.contact IS 'e0e920717430321f2940f1d243e1cbb3 0f8fed8568e7f2e3b0c940176c188b54';

-- Name: contact bi_customer_contacts_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_contacts_tenant ON baton.contact FOR SELECT TO baton_b_customer_contacts_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_contacts_tenant ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_contacts_tenant ON baton.contact IS '845191c030cf7e94a402011bdd9b03ac f3fd29b983c8b8dcbfbbe62fed516dd4';

-- Name: customer bi_customer_profile_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_followed ON baton.customer FOR SELECT TO baton_b_customer_profile_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_followed ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_followed ON baton.customer IS '9127fd41fae9c355028672cce530beec 56add4483e47d8244ee899d48bf35140';

-- Name: customer bi_customer_profile_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_own ON baton.customer FOR SELECT TO baton_b_customer_profile_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_own ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_own ON baton.customer IS '6fed9e26091f01eb2e0096ef8a1c7f04 61360a1cd40eecca37d165c4d19af20f';

-- Name: customer bi_customer_profile_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_pool ON baton.customer FOR SELECT TO baton_b_customer_profile_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_pool ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_pool ON baton.customer IS 'e0ffdbaaea08cff1bc209d9b64974138 3ae9253bf09d18e4df26a7b8a307fc10';

-- Name: customer bi_customer_profile_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_region ON baton.customer FOR SELECT TO baton_b_customer_profile_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_region ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_region ON baton.customer IS '5eda64399bfd9b9302f63a4cfd2af0be 689e130ad687104f93e48aec3722fb11';

-- Name: customer bi_customer_profile_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_regions ON baton.customer FOR SELECT TO baton_b_customer_profile_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_regions ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_regions ON baton.customer IS 'e118a4b082e43c2afeb132924e7089a1 e5361139408540aced9db355047bcdd8';

-- Name: customer bi_customer_profile_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_related ON baton.customer FOR SELECT TO baton_b_customer_profile_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_related ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_related ON baton.customer IS 'c8afbcd333b1766260e22713e419a945 1eb969e961c43178170f640cdcb729cc';

-- Name: customer bi_customer_profile_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_relateds ON baton.customer FOR SELECT TO baton_b_customer_profile_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_relateds ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_relateds ON baton.customer IS '6805842501360e489aec004977b39fef af6643c3b08221d0adaa7807c8e8622c';

-- Name: customer bi_customer_profile_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_team ON baton.customer FOR SELECT TO baton_b_customer_profile_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_team ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_team ON baton.customer IS '67ef5c9a86dbb5ee7ae44ec7d5fe48f9 bd56f51591298d000d44e9218b385b89';

-- Name: customer bi_customer_profile_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_teams ON baton.customer FOR SELECT TO baton_b_customer_profile_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_teams ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_teams ON baton.customer IS 'bd811ee2b0c3cccb9da26b7ed4074b72 eb2f576900b4765509b2188dc3d29d69';

-- Name: customer bi_customer_profile_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_customer_profile_tenant ON baton.customer FOR SELECT TO baton_b_customer_profile_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_customer_profile_tenant ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_customer_profile_tenant ON baton.customer IS 'd7b06ce35ecec464eb267ec3d17b531a 607cfea92e4a25582e6a4bb0fc47e595';

-- Name: delivery bi_delivery_progress_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_followed ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_followed ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_followed ON baton.delivery IS '297190f3120db6a39a23add8f8649644 79a835a02a5d7bf581df3727e2f313ca';

-- Name: delivery bi_delivery_progress_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_own ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_own ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_own ON baton.delivery IS '5afb1a6a626c8bce05686a9a30cbd646 a1a1e3fe2cbbda2793fce1906b5f2938';

-- Name: delivery bi_delivery_progress_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_pool ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_pool ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_pool ON baton.delivery IS '587fb64eca37d73ce7da97a76905b00b 207b4a849692c57c59841c5263fd1ad3';

-- Name: delivery bi_delivery_progress_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_region ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_region ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_region ON baton.delivery IS '7fadc599d834f7bf8d645bad639cd659 04c8ba015d42de88bc74c8b341edb0ac';

-- Name: delivery bi_delivery_progress_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_regions ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_regions ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_regions ON baton.delivery IS 'a410ce663ad606019792f22257ceaa9a 10ee68d420514ac3b76c50c6373876b3';

-- Name: delivery bi_delivery_progress_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_related ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_related ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_related ON baton.delivery IS '2d0f2fc1d370df1d2f27a9e2222546cd d1e664fb17d1fb28d3db9319cb6ff6a2';

-- Name: delivery bi_delivery_progress_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_relateds ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_relateds ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_relateds ON baton.delivery IS 'a100ce38111de8c276ccabb67ec49248 14cf0af2add5fabc8b436b950ce5d491';

-- Name: delivery bi_delivery_progress_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_team ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_team ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_team ON baton.delivery IS '958a2a44fec43f2ab41302a8576c5a80 bcba47858ca229ed5e5db6ee9dbfa6a4';

-- Name: delivery bi_delivery_progress_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_teams ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_teams ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_teams ON baton.delivery IS '37a08260ab0bfa3a8287bbd3a2f4599f 1b7f8b0e866dc385aa43a7e76bd10ab2';

-- Name: delivery bi_delivery_progress_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_delivery_progress_tenant ON baton.delivery FOR SELECT TO baton_b_delivery_progress_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_delivery_progress_tenant ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_delivery_progress_tenant ON baton.delivery IS 'ee133db286cb036610b5f2b249d8f8f1 4cb7e4814dd58697c252968c829edb62';

-- Name: lead bi_lead_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_followed ON baton.lead FOR SELECT TO baton_b_lead_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_followed ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_followed ON baton.lead IS 'e1c093cb71cb4b92463bde03d2470c05 915f0cf372f0428feeb13cf5cba24ee4';

-- Name: lead_external_id bi_lead_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_followed ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_lead_card_followed ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_followed ON baton.lead_external_id IS '971bbfc94fc27cf9d97329a8c70960cf d55420baf06df73d78a985162807a053';

-- Name: lead_payload bi_lead_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_followed ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_lead_card_followed ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_followed ON baton.lead_payload IS '5671e2df65c816ef8e5c5b8d24718b80 d55420baf06df73d78a985162807a053';

-- Name: lead bi_lead_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_own ON baton.lead FOR SELECT TO baton_b_lead_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_own ON baton.lead IS '788b773ba444ab7b6dde11cf2691ee5f 42bc1ccc57bf411c16638caa15002e33';

-- Name: lead_external_id bi_lead_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_own ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_lead_card_own ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_own ON baton.lead_external_id IS 'e9529ef5e7036eb9a2c8c6fd699f161f 971a92bd51995c36f910b2d0c0c556b9';

-- Name: lead_payload bi_lead_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_own ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_lead_card_own ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_own ON baton.lead_payload IS 'fc9bb5f5ebab86f7cc3fb1732b78aac9 971a92bd51995c36f910b2d0c0c556b9';

-- Name: lead bi_lead_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_pool ON baton.lead FOR SELECT TO baton_b_lead_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_pool ON baton.lead IS 'b57215619f36fa30625d3761d9d0e38c 69644ca190f728560544f8a4a162f85e';

-- Name: lead_external_id bi_lead_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_pool ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_card_pool ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_pool ON baton.lead_external_id IS '85365e8e717566cbe1acc58954fc14a8 bb9db61943bb6a1347761b3a3adf1653';

-- Name: lead_payload bi_lead_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_pool ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_card_pool ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_pool ON baton.lead_payload IS '2e83754790489cfb4648392842d2ab19 bb9db61943bb6a1347761b3a3adf1653';

-- Name: lead bi_lead_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_region ON baton.lead FOR SELECT TO baton_b_lead_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_region ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_region ON baton.lead IS 'd33d0808b8cef662199bf8bb55752550 790b8752135ec9e883a520db83630a3d';

-- Name: lead_external_id bi_lead_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_region ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_lead_card_region ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_region ON baton.lead_external_id IS 'f3e0f617c038c499ef80e03fc3a9f1f9 31e7811de6ae08e7ca0d92c1c9ee7268';

-- Name: lead_payload bi_lead_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_region ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_lead_card_region ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_region ON baton.lead_payload IS 'e133370943f904b48f34592f209f9543 31e7811de6ae08e7ca0d92c1c9ee7268';

-- Name: lead bi_lead_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_regions ON baton.lead FOR SELECT TO baton_b_lead_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_regions ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_regions ON baton.lead IS '5fc603d532d5f6717b3b8e8efd9fd663 9157548182f278a0829d25f2c8453591';

-- Name: lead_external_id bi_lead_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_regions ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_lead_card_regions ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_regions ON baton.lead_external_id IS '58107fa65beb43567f4cd8813af3857b 9a5db35f60cae376850faa4ad6569ae6';

-- Name: lead_payload bi_lead_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_regions ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_lead_card_regions ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_regions ON baton.lead_payload IS '53d021516b046ca944c7055cb7e39758 9a5db35f60cae376850faa4ad6569ae6';

-- Name: lead bi_lead_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_team ON baton.lead FOR SELECT TO baton_b_lead_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_team ON baton.lead IS '05e63ad85944278d5a47b4e03409347d a4f9e55d93d19cfec653f6db1b5f8346';

-- Name: lead_external_id bi_lead_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_team ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_card_team ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_team ON baton.lead_external_id IS '4e551be480b17f73178f4ff7eab9311e 97343c2ee1f2df044f340c866e655cd4';

-- Name: lead_payload bi_lead_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_team ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_card_team ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_team ON baton.lead_payload IS '5c359c702375328e10c59411dce37511 97343c2ee1f2df044f340c866e655cd4';

-- Name: lead bi_lead_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_teams ON baton.lead FOR SELECT TO baton_b_lead_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_teams ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_teams ON baton.lead IS '0aeb405867847ae3fb714c2ccbf2fcd5 6a2b45a8cd3cb09ff6c3e9e1605950c4';

-- Name: lead_external_id bi_lead_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_teams ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_lead_card_teams ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_teams ON baton.lead_external_id IS '1ac97fe8a3b09ea98e02de0eb785e04e 1e4280cdff58cf75fa9793b2c88fca3b';

-- Name: lead_payload bi_lead_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_teams ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_lead_card_teams ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_teams ON baton.lead_payload IS '283684400fcae6ec73af04f4068292eb 1e4280cdff58cf75fa9793b2c88fca3b';

-- Name: lead bi_lead_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_tenant ON baton.lead FOR SELECT TO baton_b_lead_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_lead_card_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_tenant ON baton.lead IS '01327bdd6b89e90e4eb010d406c8e89f a9ce7ef1179148bd185aa7c939f0169c';

-- Name: lead_external_id bi_lead_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_tenant ON baton.lead_external_id FOR SELECT TO baton_b_lead_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_lead_card_tenant ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_tenant ON baton.lead_external_id IS 'a925f8772ad5e04aef5e1879f65b720b 9b0828da9959a852214ff07f338910f1';

-- Name: lead_payload bi_lead_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_card_tenant ON baton.lead_payload FOR SELECT TO baton_b_lead_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_lead_card_tenant ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_card_tenant ON baton.lead_payload IS 'e17c50dd76cc68c600dac72530ffb143 9b0828da9959a852214ff07f338910f1';

-- Name: interaction bi_lead_conversation_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_followed ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_lead_conversation_followed ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_followed ON baton.interaction IS '1c93ee4570c09febe3d8b0455475245f 5a13b8efd29693aafc6a49c227e7b2e2';

-- Name: interaction bi_lead_conversation_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_own ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_lead_conversation_own ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_own ON baton.interaction IS '122996731df8d113357794955780ed5f c104edee297851e276e30bac67c9b7aa';

-- Name: interaction bi_lead_conversation_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_pool ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_conversation_pool ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_pool ON baton.interaction IS 'd2ae6e1c0d0a8b51c11ddf30277f7a3b cb432683fd99863539cfe5a739fcdcc4';

-- Name: interaction bi_lead_conversation_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_region ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_lead_conversation_region ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_region ON baton.interaction IS '9da14095690be018fee630f40c6c719c 62a4cf00f36a50de75343ff6bb556e1c';

-- Name: interaction bi_lead_conversation_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_regions ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_lead_conversation_regions ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_regions ON baton.interaction IS '6daea5195137a9e8fa6aaef306b979ae a99fdc90f5d90c45faccc1b73d067c41';

-- Name: interaction bi_lead_conversation_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_team ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_conversation_team ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_team ON baton.interaction IS '476f733a88b83ca63e898ef5ee68bf16 e4dcdfa8543b3e159d2c5cd85500d1e5';

-- Name: interaction bi_lead_conversation_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_teams ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_lead_conversation_teams ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_teams ON baton.interaction IS 'ac401eb3623fdb01987d836f198ea939 c23b87157542ba90581513ec51e6df64';

-- Name: interaction bi_lead_conversation_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_conversation_tenant ON baton.interaction FOR SELECT TO baton_b_lead_conversation_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_lead_conversation_tenant ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_conversation_tenant ON baton.interaction IS '6e6508bcca2f67e418f98aa880178943 dccddeb8441d53616be73f35d51dd5ec';

-- Name: lead_signal bi_lead_score_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_followed ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_lead_score_followed ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_followed ON baton.lead_signal IS '5eac8e7fe82bfa6bca23195598f258ae 26acc4a6fec51d7bcbd076604f9bee30';

-- Name: lead_signal bi_lead_score_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_own ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_lead_score_own ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_own ON baton.lead_signal IS 'b4ce43d4ccc72b2140d91561971247dd 6c52eeb4c45389e86231d7e1b01c2472';

-- Name: lead_signal bi_lead_score_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_pool ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_score_pool ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_pool ON baton.lead_signal IS '50bd321828f21c5b4670a90aa1efb230 9415f051d1821fe9643df150abc34b8e';

-- Name: lead_signal bi_lead_score_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_region ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_lead_score_region ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_region ON baton.lead_signal IS '463267359e88cbbf93ff83400a12b714 9e238d642edc0c69618c4380b001ceed';

-- Name: lead_signal bi_lead_score_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_regions ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_lead_score_regions ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_regions ON baton.lead_signal IS '0a1ddb487ecb2d8b3f170e40f7bad9d2 359e1bc3a644ee7ef1de5f335bd664d7';

-- Name: lead_signal bi_lead_score_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_team ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_lead_score_team ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_team ON baton.lead_signal IS '4d23eb180109bddea55fbec58b8c9dc0 3187dfffb7b86346c2690a5edff5fb5b';

-- Name: lead_signal bi_lead_score_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_teams ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_lead_score_teams ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_teams ON baton.lead_signal IS '230b7330fc671ffbdb1038f7a07008e4 f0aaf7ca5cbe6d011a598d1b11d63606';

-- Name: lead_signal bi_lead_score_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_lead_score_tenant ON baton.lead_signal FOR SELECT TO baton_b_lead_score_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_lead_score_tenant ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_lead_score_tenant ON baton.lead_signal IS '160eaac418f91600120f44dc9ad3728f 395832ceaa86796302d9dced33bee72b';

-- Name: bi_login; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.bi_login ENABLE ROW LEVEL SECURITY;

-- Name: ticket bi_ticket_card_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_followed ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_followed ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_followed ON baton.ticket IS 'c7f95991c938c872a5e4d5827735e3e4 50e2d0a95b1dfc88443f1cb767439fb9';

-- Name: ticket bi_ticket_card_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_own ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_own ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_own ON baton.ticket IS '4ba21c25104134121872ec16c4a0b8e2 e454bc766199108d315d43bfd8c4443e';

-- Name: ticket bi_ticket_card_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_pool ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_pool ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_pool ON baton.ticket IS '217821703f26ef6ee704e30da64ae929 541d60c55fa4a508315341b7edefe008';

-- Name: ticket bi_ticket_card_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_region ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_region ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_region ON baton.ticket IS 'd0306689bb719fbc3133112112743998 e5a9ee2994dc32bfde146371965db9a9';

-- Name: ticket bi_ticket_card_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_regions ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_regions ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_regions ON baton.ticket IS '238765b590bd5cd60310872655f9394a 07f169e4054a728c44d1c1ab74936a93';

-- Name: ticket bi_ticket_card_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_related ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_related ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_related ON baton.ticket IS 'af8dfe021b121ab6a9a47b7d2e55dc39 35a45e7a1f78e74d61d71acaca2c6915';

-- Name: ticket bi_ticket_card_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_relateds ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_relateds ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_relateds ON baton.ticket IS 'ecf2b954f797e0d0aa1b52222c0e07c3 24da27e5c42b1108a0eaa408bde92379';

-- Name: ticket bi_ticket_card_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_team ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text)) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_team ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_team ON baton.ticket IS '4959a5bc6b8f08f540577f1d69d6e357 56a40ce2ab5f001768f4b1c63712c2ce';

-- Name: ticket bi_ticket_card_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_teams ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text))) AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_teams ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_teams ON baton.ticket IS 'd335d660f2df0cad3f1f88a1f1794ccc b8ac3658d25e89b810e3a5de51006847';

-- Name: ticket bi_ticket_card_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_card_tenant ON baton.ticket FOR SELECT TO baton_b_ticket_card_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true AND (deleted_at IS NULL)));

-- Name: POLICY bi_ticket_card_tenant ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_card_tenant ON baton.ticket IS '1f5dfacb3f129ac7a81bd386014143d5 2318e72e07352b78d041782ee6b8e42e';

-- Name: ticket_message bi_ticket_conversation_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_followed ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_followed USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (follower_ids <> '{}'::uuid[]) AND (baton.bi_marker('member'::text) = ANY (follower_ids))));

-- Name: POLICY bi_ticket_conversation_followed ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_followed ON baton.ticket_message IS '4df3f241d2f1bca5cf15ffccffaaa8f9 9c1ce7d5aecedc1224aa391a2a7041e1';

-- Name: ticket_message bi_ticket_conversation_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_own ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_own USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id = baton.bi_marker('member'::text))));

-- Name: POLICY bi_ticket_conversation_own ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_own ON baton.ticket_message IS '96153000e89a233c63106a12b31d532a 7c5f28481a1f2ef35f2cce29f1e544ac';

-- Name: ticket_message bi_ticket_conversation_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_pool ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_pool USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (owner_id IS NULL) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_ticket_conversation_pool ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_pool ON baton.ticket_message IS '75011c584932dde279b06bf9fb8015c6 c2817fc576de34a6970b3642ab32cd2b';

-- Name: ticket_message bi_ticket_conversation_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_region ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_region USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_ticket_conversation_region ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_region ON baton.ticket_message IS 'fe29f78c9806c3739ab3b5c9a0d8c90d ba62b4c471efe9b8c17fccbfd76e676a';

-- Name: ticket_message bi_ticket_conversation_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_regions ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_regions USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_ticket_conversation_regions ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_regions ON baton.ticket_message IS 'b0b2fdf7085819696fafa388789a4917 9a6f16957a70df413a49206346835b3b';

-- Name: ticket_message bi_ticket_conversation_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_related ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_related USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = baton.bi_marker('region'::text))));

-- Name: POLICY bi_ticket_conversation_related ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_related ON baton.ticket_message IS '598d38375c180dde1085c360e1a06d0d 32086491fd6c5a4af148b73c74d1c13e';

-- Name: ticket_message bi_ticket_conversation_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_relateds ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_relateds USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (related_region_id = ANY (baton.bi_markers('regions'::text)))));

-- Name: POLICY bi_ticket_conversation_relateds ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_relateds ON baton.ticket_message IS 'a8821b0a9cf64e7c96c54005b4afad9b 243fe6eac635cde0fea6a8e010717f89';

-- Name: ticket_message bi_ticket_conversation_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_team ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_team USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = baton.bi_marker('team'::text))));

-- Name: POLICY bi_ticket_conversation_team ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_team ON baton.ticket_message IS '76412683c8dfbeb9a07bb3835bd18002 9f87fd068c83f66f67f8cf84958d6eb6';

-- Name: ticket_message bi_ticket_conversation_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_teams ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_teams USING (((tenant_id = baton.bi_marker('tenant'::text)) AND (team_id = ANY (baton.bi_markers('teams'::text)))));

-- Name: POLICY bi_ticket_conversation_teams ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_teams ON baton.ticket_message IS 'fa2e62dc92ed0691097a053fc9f6851e b53d3d0dc8638b1c069ad12ce7dac79d';

-- Name: ticket_message bi_ticket_conversation_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_conversation_tenant ON baton.ticket_message FOR SELECT TO baton_b_ticket_conversation_read_tenant USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_ticket_conversation_tenant ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_conversation_tenant ON baton.ticket_message IS '61a62bc3848e1e4398e0de2ba39d6c3a 9275784206da3bd0901b288ffd5c0aba';

-- Name: ticket_response_stat bi_ticket_response_stats_aggregate; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY bi_ticket_response_stats_aggregate ON baton.ticket_response_stat FOR SELECT TO baton_b_ticket_response_stats_read_aggregate USING (((tenant_id = baton.bi_marker('tenant'::text)) AND true));

-- Name: POLICY bi_ticket_response_stats_aggregate ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY bi_ticket_response_stats_aggregate ON baton.ticket_response_stat IS '67999983a2229e6da2aa6b898a7eb77d dccea20dc5bed36f67a3988b2ce3908d';

-- Name: change; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.change ENABLE ROW LEVEL SECURITY;

-- Name: change_default; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.change_default ENABLE ROW LEVEL SECURITY;

-- Name: change_feed; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.change_feed ENABLE ROW LEVEL SECURITY;

-- Name: change_pending; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.change_pending ENABLE ROW LEVEL SECURITY;

-- Name: contact; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.contact ENABLE ROW LEVEL SECURITY;

-- Name: contract; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.contract ENABLE ROW LEVEL SECURITY;

-- Name: contract_amount; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.contract_amount ENABLE ROW LEVEL SECURITY;

-- Name: contract_amount contract_amount_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_followed ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_amount_read_followed ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_followed ON baton.contract_amount IS '32d352ff28d482c724709b0db3442a67 9843c685084cb92c3e6994ec5a734cd7';

-- Name: contract_amount contract_amount_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_own ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_amount_read_own ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_own ON baton.contract_amount IS 'bd142f32a795f791c15eb202162b445e 31fa1c944d2afec41240638606a3f1bb';

-- Name: contract_amount contract_amount_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_pool ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_read_pool ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_pool ON baton.contract_amount IS '3e51099a459b69ce8e09b3e73b9cadee 48f8bcdee7bf0a96d3bc56eae4ec7ae6';

-- Name: contract_amount contract_amount_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_region ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_amount_read_region ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_region ON baton.contract_amount IS '49de3902578e8b116cd41c49696fb6b0 6f2d3d0c8d6620fe6a1d9e4c087b570e';

-- Name: contract_amount contract_amount_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_region_set ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_amount_read_region_set ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_region_set ON baton.contract_amount IS 'bc08cd130b69db32d79e32afd6fbdfa9 69ba7fec86a8a5b162c336c3fb2257a8';

-- Name: contract_amount contract_amount_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_regions ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_amount_read_regions ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_regions ON baton.contract_amount IS '51ab5d9e72a934d2722b7ed15ccbde35 2017a7250e5e9305e60c64d4d4a84632';

-- Name: contract_amount contract_amount_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_related ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_amount_read_related ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_related ON baton.contract_amount IS '41278582f23636900269fec42b92eae7 3cd3946d6124799525cc061aa85f30d1';

-- Name: contract_amount contract_amount_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_related_set ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_amount_read_related_set ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_related_set ON baton.contract_amount IS 'c5b221517c50424479b29adcd0aefae8 7d9bb8e28c3660743219b3bfffeeefa5';

-- Name: contract_amount contract_amount_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_relateds ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_amount_read_relateds ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_relateds ON baton.contract_amount IS 'e3199e1f749eefc837513faedba829d3 6160efb264e1eef076a054fb754f3f95';

-- Name: contract_amount contract_amount_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_team ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_read_team ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_team ON baton.contract_amount IS '0714b66463118d873f0df31965753bc5 6989438aa9e7b70fc36f2d0cf2db091b';

-- Name: contract_amount contract_amount_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_team_set ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY contract_amount_read_team_set ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_team_set ON baton.contract_amount IS '00e0ba6cdb65bba8e3fc8e45dd67cfdf 5518555227603947dd1c483e538714b1';

-- Name: contract_amount contract_amount_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_teams ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_amount_read_teams ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_teams ON baton.contract_amount IS '0cf3f77885cb0df64976e7b962995dcf 376a3e530b6d93398ae99d6032e9ef1b';

-- Name: contract_amount contract_amount_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_read_tenant ON baton.contract_amount FOR SELECT TO baton_g_contract_amount_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_amount_read_tenant ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_read_tenant ON baton.contract_amount IS 'cd0dd34a4c573523799d95b854b5218b 1e19340af00019474831e4a2599f8d8d';

-- Name: contract_amount contract_amount_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_followed ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_amount_write_followed ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_followed ON baton.contract_amount IS 'c0be6e0d28d9378298e9c0c757a14e53 d1a22e95a210b00557bd46614bc25bdd';

-- Name: contract_amount contract_amount_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_own ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_amount_write_own ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_own ON baton.contract_amount IS '26b6cf4c03ecac797c5848d6828cc85e d3d74b84a51751cf9767bbc355df2a19';

-- Name: contract_amount contract_amount_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_pool ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_write_pool ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_pool ON baton.contract_amount IS 'fc115862d5b3c4d2246a3c68d4db4bd8 bea60639cd3d54046796ed093fd5984d';

-- Name: contract_amount contract_amount_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_region ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_amount_write_region ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_region ON baton.contract_amount IS 'c257d738f0ae290e16b0a668da9a6b93 6c3a3b1f347ebf4c8ed9b5a6608691ec';

-- Name: contract_amount contract_amount_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_regions ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_amount_write_regions ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_regions ON baton.contract_amount IS 'fb439e57105609a8680b405008336f53 5fa8467472f575f6fd43bd7d80af7b52';

-- Name: contract_amount contract_amount_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_related ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_amount_write_related ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_related ON baton.contract_amount IS '338d7a8964dc41043967e2384f802c6c 731c06fdf40aee9cd56408ff1f5f50d6';

-- Name: contract_amount contract_amount_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_relateds ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_amount_write_relateds ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_relateds ON baton.contract_amount IS '1f635c41da56d0397742b6178295b056 e86ac025d63c6a05d3015a63c5bbb0f9';

-- Name: contract_amount contract_amount_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_team ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_amount_write_team ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_team ON baton.contract_amount IS '52bf1b7adbf81c49465d2df5d5233bd6 7ed12058e9770cd5f4b0b754c1eff662';

-- Name: contract_amount contract_amount_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_teams ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_amount_write_teams ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_teams ON baton.contract_amount IS '9d5801831c653112490ef13133537072 3076a555209ef97cb67777e2d918b1ea';

-- Name: contract_amount contract_amount_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_amount_write_tenant ON baton.contract_amount FOR UPDATE TO baton_g_contract_amount_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_amount_write_tenant ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_amount_write_tenant ON baton.contract_amount IS '1bed93432924e5fa8407b2219f70a86b 65da207bee3196634dccd39710fec08f';

-- Name: contract contract_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_followed ON baton.contract FOR SELECT TO baton_g_contract_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_card_read_followed ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_followed ON baton.contract IS '2b87f4e50c74bf42a0a5e60f1087c0b6 edfd266c663ffe78d523ca5eb8a82e6a';

-- Name: contract contract_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_own ON baton.contract FOR SELECT TO baton_g_contract_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_card_read_own ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_own ON baton.contract IS '454583138f0eadfa5d0bb3cb105f2be1 bd5f903033c907743acb4b348da1d9e7';

-- Name: contract contract_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_pool ON baton.contract FOR SELECT TO baton_g_contract_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_read_pool ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_pool ON baton.contract IS 'cc64b6e7115d0e42e54055b711741c16 fc2a177fc7c8c22a4fe5bbdbb2a64bae';

-- Name: contract contract_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_region ON baton.contract FOR SELECT TO baton_g_contract_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_card_read_region ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_region ON baton.contract IS '53d496fe052ac5566143c1037e5de598 c563e9764794cf0fa04bff10337d8e13';

-- Name: contract contract_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_region_set ON baton.contract FOR SELECT TO baton_g_contract_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_card_read_region_set ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_region_set ON baton.contract IS '654c15f08566e4b23512e02fdf4d004d aa3ded0613719002ea383bda0bcc1cad';

-- Name: contract contract_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_regions ON baton.contract FOR SELECT TO baton_g_contract_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_card_read_regions ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_regions ON baton.contract IS '33846cdb4c7ad84842216d3b586d4f23 8d1a61664ad3347a5b16ad517c7dd68f';

-- Name: contract contract_card_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_related ON baton.contract FOR SELECT TO baton_g_contract_card_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_card_read_related ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_related ON baton.contract IS '4e56cc4832188d474c3f8000f1b98c96 db5ad7daef113b4bf88129db882550fb';

-- Name: contract contract_card_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_related_set ON baton.contract FOR SELECT TO baton_g_contract_card_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY contract_card_read_related_set ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_related_set ON baton.contract IS 'd4bd0d9d84a5d46f919c381c0ceeff68 14a31afc0dd93b19462e3a897cd034a3';

-- Name: contract contract_card_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_relateds ON baton.contract FOR SELECT TO baton_g_contract_card_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_card_read_relateds ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_relateds ON baton.contract IS '00b641a1d3e1b2347cc6c29a17c45c4e 20de1d8516e2a2afd5e1c03aa4fbbc5b';

-- Name: contract contract_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_team ON baton.contract FOR SELECT TO baton_g_contract_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_read_team ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_team ON baton.contract IS '659c607159f860fe98375af4a6c08a86 14e1272570bcf9e7565ba7817dd37ae9';

-- Name: contract contract_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_team_set ON baton.contract FOR SELECT TO baton_g_contract_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY contract_card_read_team_set ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_team_set ON baton.contract IS 'fd9a19edccb7b5b14929ccea55b4fbf7 10488a791964597723bcfc7c1bacad39';

-- Name: contract contract_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_teams ON baton.contract FOR SELECT TO baton_g_contract_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_card_read_teams ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_teams ON baton.contract IS '74236ab52b2606a40d3111ba70f080fc 6d71367774baa501c335eae6ef9439ea';

-- Name: contract contract_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_read_tenant ON baton.contract FOR SELECT TO baton_g_contract_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_card_read_tenant ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_read_tenant ON baton.contract IS '06c3f686fb06f017a78a1b31d7534762 ac01021a4d54d540aac32ff466879baf';

-- Name: contract contract_card_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_followed ON baton.contract FOR UPDATE TO baton_g_contract_card_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY contract_card_write_followed ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_followed ON baton.contract IS 'c4c3cf4c030373d859b15e3a011f5112 687519848ca9225173cdd43ad4e5abb4';

-- Name: contract contract_card_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_own ON baton.contract FOR UPDATE TO baton_g_contract_card_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY contract_card_write_own ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_own ON baton.contract IS '7bccfda0383e0127f4b1a6ebd1d516a0 40b72dfd5d8b2fd7732505ac4c902166';

-- Name: contract contract_card_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_pool ON baton.contract FOR UPDATE TO baton_g_contract_card_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_write_pool ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_pool ON baton.contract IS '9fe91758f9fdbdb40bc2273cd1b27c34 62be50f61502e051b7ff1440fa9179da';

-- Name: contract contract_card_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_region ON baton.contract FOR UPDATE TO baton_g_contract_card_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY contract_card_write_region ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_region ON baton.contract IS 'e44d64b85ef9578ff7f3b7893811f3c6 bc1b237aff60b13d948855bd5b39a7cb';

-- Name: contract contract_card_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_regions ON baton.contract FOR UPDATE TO baton_g_contract_card_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY contract_card_write_regions ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_regions ON baton.contract IS 'fc1bf6217d149f2f72c88f05a21ea03e 18577e186ca017a7f2a8df2f31919e02';

-- Name: contract contract_card_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_related ON baton.contract FOR UPDATE TO baton_g_contract_card_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY contract_card_write_related ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_related ON baton.contract IS 'c5dc681feffad16cd9cba4559b197b31 ff308d18f2897890d46aab30b2c549bb';

-- Name: contract contract_card_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_relateds ON baton.contract FOR UPDATE TO baton_g_contract_card_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY contract_card_write_relateds ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_relateds ON baton.contract IS '30980607c820bb2640cc6e5b2b08b52c 3b12c8bc860156b1a0c0a29f4f41d2a6';

-- Name: contract contract_card_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_team ON baton.contract FOR UPDATE TO baton_g_contract_card_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY contract_card_write_team ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_team ON baton.contract IS 'e16a5d9389464792173f28695a6de6a4 0be1e7f1468530d90c4a3a73d0e43e44';

-- Name: contract contract_card_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_teams ON baton.contract FOR UPDATE TO baton_g_contract_card_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY contract_card_write_teams ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_teams ON baton.contract IS 'c92d819b52507a52c4ba383e0b87472a 08dc37e282bbe3d1500df265bad5cd05';

-- Name: contract contract_card_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY contract_card_write_tenant ON baton.contract FOR UPDATE TO baton_g_contract_card_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY contract_card_write_tenant ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY contract_card_write_tenant ON baton.contract IS 'a16712d5786c75ae3f849b2a51f77478 13787c4d9ad262caff5cdfe38f351328';

-- Name: credential; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.credential ENABLE ROW LEVEL SECURITY;

-- Name: custom_field; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.custom_field ENABLE ROW LEVEL SECURITY;

-- Name: customer; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.customer ENABLE ROW LEVEL SECURITY;

-- Name: contact customer_contacts_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_followed ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_contacts_read_followed ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_followed ON baton.contact IS 'af5b96808e21ea18abc14049059fcaa3 c6d7417ecc4fac1490d5e66bb88f6186';

-- Name: contact customer_contacts_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_own ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_contacts_read_own ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_own ON baton.contact IS '693699961b60548ad6efc6713d4bd065 78ad48578f9e537575b0bad239a4192f';

-- Name: contact customer_contacts_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_pool ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_read_pool ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_pool ON baton.contact IS '77685838083fba9539ea571cd98848fd 0552e7b944d9ab6439524cb94399909d';

-- Name: contact customer_contacts_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_region ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_contacts_read_region ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_region ON baton.contact IS 'a94c1e595daea636a6bcc6969523fbb7 98ca288778dd6aeee73a513bac42619a';

-- Name: contact customer_contacts_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_region_set ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_contacts_read_region_set ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_region_set ON baton.contact IS '674aa947685f5ef765106cc85b63eaaf bdf58c7adb748fd5cdc5fcc7dea15a3e';

-- Name: contact customer_contacts_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_regions ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_contacts_read_regions ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_regions ON baton.contact IS '5cdddbe122fd33b09341c9bb52b19edf 4672b1bef00ea28ff5ab0269512e2fcb';

-- Name: contact customer_contacts_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_related ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_contacts_read_related ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_related ON baton.contact IS 'fe1eb7390c2ca7305fd36f6e320d83e4 e82f17ad1c479bb32145a3c3b104e208';

-- Name: contact customer_contacts_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_related_set ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_contacts_read_related_set ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_related_set ON baton.contact IS 'a4a11bd311ae2dd1850801488ac5bc87 57ab708ca2116b45389fa94b885f93ed';

-- Name: contact customer_contacts_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_relateds ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_contacts_read_relateds ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_relateds ON baton.contact IS 'f732a7547b20d0bf656e37b5e4c97935 e133dacb1f2404917f25d55df8c8ebe5';

-- Name: contact customer_contacts_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_team ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_read_team ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_team ON baton.contact IS 'dbd25a46b341fe2d47c052479453e401 dad5061d636754ea2371d8680ef0013a';

-- Name: contact customer_contacts_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_team_set ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY customer_contacts_read_team_set ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_team_set ON baton.contact IS '03e9d7c61da34293a7afb05209242d43 b4ff1d6a3760930f76ebbf8948bae729';

-- Name: contact customer_contacts_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_teams ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_contacts_read_teams ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_teams ON baton.contact IS 'd0f4bc891ffc35ceabfd94fa40da2139 e6ac83ce0e1448bc61c2edd5c9a7366f';

-- Name: contact customer_contacts_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_read_tenant ON baton.contact FOR SELECT TO baton_g_customer_contacts_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_contacts_read_tenant ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_read_tenant ON baton.contact IS 'c7e6346cc1e78ee066a8879d7f6f8d95 65a52be8d0206197e56793978f6862e6';

-- Name: contact customer_contacts_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_followed ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_contacts_write_followed ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_followed ON baton.contact IS '0b3e91ab0e67b94dc13241ed4dd50d50 b43c2addde6c0da736b83d359a37ea82';

-- Name: contact customer_contacts_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_own ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_contacts_write_own ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_own ON baton.contact IS '64bf11617659c552cf10fbfdb8fe2458 eab81d3b862422ba6ec21b7e5aa86a56';

-- Name: contact customer_contacts_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_pool ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_write_pool ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_pool ON baton.contact IS '5b1bb21d5c5875afe5630c9ecc29a5d7 017844a75c745fc099743d4ad11ae01b';

-- Name: contact customer_contacts_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_region ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_contacts_write_region ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_region ON baton.contact IS '5d5e81aff5e6ac360c3963f4dc0e154c 4e00eb0c9facde0c873b43a368e916d2';

-- Name: contact customer_contacts_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_regions ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_contacts_write_regions ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_regions ON baton.contact IS '2ce4f6da9432bb80f45c04d462cb713c deacd1a8411fd9151d2dc4dfb1339e68';

-- Name: contact customer_contacts_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_related ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_contacts_write_related ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_related ON baton.contact IS '79ab6d3cefa18c392de48fc12b4eef02 c695040d8eebc24ee57172bdd73058ba';

-- Name: contact customer_contacts_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_relateds ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_contacts_write_relateds ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_relateds ON baton.contact IS '3e68e8b20556bd91d31e520d5d7bb002 5e5adad93afd1cc1843590478273cb2b';

-- Name: contact customer_contacts_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_team ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_contacts_write_team ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_team ON baton.contact IS 'bb7f584c293f2b30bf2c562d0bfba3cc c99cdf291e3d3a0b3808d0a9a3dd362b';

-- Name: contact customer_contacts_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_teams ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_contacts_write_teams ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_teams ON baton.contact IS '32071133660526679d882631f348d7db 1cc423f46776099c854ff36549d9da8c';

-- Name: contact customer_contacts_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_contacts_write_tenant ON baton.contact FOR UPDATE TO baton_g_customer_contacts_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_contacts_write_tenant ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_contacts_write_tenant ON baton.contact IS 'fa81e1547ce7888e9870060a97fa0547 d9a72ead3330c5987a45dd1d3944ad71';

-- Name: customer customer_profile_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_followed ON baton.customer FOR SELECT TO baton_g_customer_profile_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_profile_read_followed ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_followed ON baton.customer IS 'b5db5b22a134ae0aff5c0992f0ba03d5 c064274f66cc5d8faf5cc537cb70cc09';

-- Name: customer customer_profile_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_own ON baton.customer FOR SELECT TO baton_g_customer_profile_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_profile_read_own ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_own ON baton.customer IS '337136ec072b34d155b71b863cf62b06 a09ee0ed0e1ecf0177da19414886e674';

-- Name: customer customer_profile_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_pool ON baton.customer FOR SELECT TO baton_g_customer_profile_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_read_pool ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_pool ON baton.customer IS '83e961db0fd60ae41058289751c49620 082c2a9ae835194d009d19f78528fae1';

-- Name: customer customer_profile_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_region ON baton.customer FOR SELECT TO baton_g_customer_profile_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_profile_read_region ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_region ON baton.customer IS '3af9b5a569431e116f5ef73df5ad81b4 9ddda58531385ef1bea864c06f23d2df';

-- Name: customer customer_profile_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_region_set ON baton.customer FOR SELECT TO baton_g_customer_profile_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_profile_read_region_set ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_region_set ON baton.customer IS 'd1e7cac163f0ac60bf0e925dadb1a2ee 0477b041f28ac18175780c7dc6a5b0d4';

-- Name: customer customer_profile_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_regions ON baton.customer FOR SELECT TO baton_g_customer_profile_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_profile_read_regions ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_regions ON baton.customer IS '112e3346d933b5b3d9482d9502e47c5e 78e92b4f443a8cc54fc83e9a4181fa53';

-- Name: customer customer_profile_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_related ON baton.customer FOR SELECT TO baton_g_customer_profile_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_profile_read_related ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_related ON baton.customer IS '6a600985f8b335b76aac86c1977f612b 1faa3db07c17555b396077d2d9afc7c2';

-- Name: customer customer_profile_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_related_set ON baton.customer FOR SELECT TO baton_g_customer_profile_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY customer_profile_read_related_set ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_related_set ON baton.customer IS '8be6fde136597ce7408e5a6580331a37 74b142315816daa634142ec6ed769143';

-- Name: customer customer_profile_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_relateds ON baton.customer FOR SELECT TO baton_g_customer_profile_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_profile_read_relateds ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_relateds ON baton.customer IS 'c1868022de2f47f6c3e9144025d29eb4 8e6576f49d9ab412062e32c58c9cca6a';

-- Name: customer customer_profile_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_team ON baton.customer FOR SELECT TO baton_g_customer_profile_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_read_team ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_team ON baton.customer IS 'b78c946fdfe4ef629e4ed3f69cdfe938 6c355a24f85b756315b545d90c2a0cc2';

-- Name: customer customer_profile_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_team_set ON baton.customer FOR SELECT TO baton_g_customer_profile_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY customer_profile_read_team_set ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_team_set ON baton.customer IS '3eef4fefd62cfa386a0227fe5a084739 b851badf8af76052923f5c01fe5b62d1';

-- Name: customer customer_profile_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_teams ON baton.customer FOR SELECT TO baton_g_customer_profile_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_profile_read_teams ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_teams ON baton.customer IS 'a415595a46900753524a5837ec61677a 7f9a97a9805a5240138ecf91e9037a74';

-- Name: customer customer_profile_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_read_tenant ON baton.customer FOR SELECT TO baton_g_customer_profile_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_profile_read_tenant ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_read_tenant ON baton.customer IS '2b5ba5c7a33c95fa7922195d17bd5bb5 50a51c6b17379c5c2d35b2f234d3fdef';

-- Name: customer customer_profile_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_followed ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY customer_profile_write_followed ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_followed ON baton.customer IS '19ce34eb4ce583acb3a5f3dcb8f66fd4 e102c0e21f8566d680662862da35a0b5';

-- Name: customer customer_profile_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_own ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY customer_profile_write_own ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_own ON baton.customer IS '56897daaaa7496c49a06ebccfaea5bef d884be4c4c6f561122e3ded1808d0952';

-- Name: customer customer_profile_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_pool ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_write_pool ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_pool ON baton.customer IS '8e84025c8921423358bc537d289a5da3 48f4ff4940d3a1b78eea68e046862914';

-- Name: customer customer_profile_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_region ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY customer_profile_write_region ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_region ON baton.customer IS 'e6c0b6bc9869ffcacce087c5f96035d9 9ece587512a6f132ecca5f4dd6ab042e';

-- Name: customer customer_profile_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_regions ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY customer_profile_write_regions ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_regions ON baton.customer IS 'b528827d39155eb64d7cd0153dadca32 7e82be89a3b121d4f147a168ea8408e0';

-- Name: customer customer_profile_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_related ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY customer_profile_write_related ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_related ON baton.customer IS '73915399769ac3ba94960b961d5583de acc1b5064270802778f797bcb9c179e0';

-- Name: customer customer_profile_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_relateds ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY customer_profile_write_relateds ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_relateds ON baton.customer IS '86eed650ac4fe1b97a5b05d9c9bc1aa4 8877a3bef2b4fe7ff7d8339c9afc83c1';

-- Name: customer customer_profile_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_team ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY customer_profile_write_team ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_team ON baton.customer IS 'edb0fae7fe409aad835af4b281ac1096 c9ca5ef98a58e750dec6f73535e86178';

-- Name: customer customer_profile_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_teams ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY customer_profile_write_teams ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_teams ON baton.customer IS '4c85515fe33f8a9164924b31024bf694 f11e51e5c6c9c059902664d7b1d4a354';

-- Name: customer customer_profile_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY customer_profile_write_tenant ON baton.customer FOR UPDATE TO baton_g_customer_profile_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY customer_profile_write_tenant ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY customer_profile_write_tenant ON baton.customer IS 'ac98409c84c0ca0f1870fc146c84262d ee53f167689a9800f1fee7206323c3fd';

-- Name: delivery; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.delivery ENABLE ROW LEVEL SECURITY;

-- Name: delivery delivery_progress_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_followed ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY delivery_progress_read_followed ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_followed ON baton.delivery IS '252e5c2be52bf10ab21963115130f1cc 6164beea83a4415e3cd6ae37c3fa958a';

-- Name: delivery delivery_progress_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_own ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY delivery_progress_read_own ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_own ON baton.delivery IS '982bbfe9d7f6a51d9f7ef97f07fe12cf 8a72cfeb4784b3575f5d95109a31291a';

-- Name: delivery delivery_progress_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_pool ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_read_pool ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_pool ON baton.delivery IS 'fcfa2fae90e0b4ea768eb3246fddaf8a 531f9d36017d11301b336275f6022cd2';

-- Name: delivery delivery_progress_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_region ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY delivery_progress_read_region ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_region ON baton.delivery IS '0f22e750ec813edf0f09087c074a2715 88ab8894ce71610a4849ba7f0131b3a5';

-- Name: delivery delivery_progress_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_region_set ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY delivery_progress_read_region_set ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_region_set ON baton.delivery IS '293a02c33f4724b8ef68b6ab831b0184 0ba53ce22384c9034a1ad1a9fff98834';

-- Name: delivery delivery_progress_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_regions ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY delivery_progress_read_regions ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_regions ON baton.delivery IS 'f04ea1004e00448d697501bc64cbe0a6 60127e8518fa0433ceb0e967856112f2';

-- Name: delivery delivery_progress_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_related ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY delivery_progress_read_related ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_related ON baton.delivery IS '728222553ddd824f4db87f8021509f9a 2e31a2758cfaae01d3fad871aac5d0da';

-- Name: delivery delivery_progress_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_related_set ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY delivery_progress_read_related_set ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_related_set ON baton.delivery IS 'ed87eb4497da5896a49daac5c9fc8167 06066834eac7836bf1dc26dd81cd7002';

-- Name: delivery delivery_progress_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_relateds ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY delivery_progress_read_relateds ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_relateds ON baton.delivery IS 'e8fddd0a29540b3e82b809188c1d7c38 5f4b24f56aa172fbd1734395180dee45';

-- Name: delivery delivery_progress_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_team ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_read_team ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_team ON baton.delivery IS '7a8d52ab36d603562d9c323038b6282f 712eebbadbfc8f7feb4b0a84c05786ef';

-- Name: delivery delivery_progress_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_team_set ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY delivery_progress_read_team_set ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_team_set ON baton.delivery IS '84b2b19d5d82e6f685a79b5809afdf1c a9fe4906bca233a7af265e8cefaca9f2';

-- Name: delivery delivery_progress_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_teams ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY delivery_progress_read_teams ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_teams ON baton.delivery IS 'd2a3f775fb94e18c98a5321abbe070fc 7747269a1fb20339bad7cc8f0f22b6a2';

-- Name: delivery delivery_progress_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_read_tenant ON baton.delivery FOR SELECT TO baton_g_delivery_progress_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY delivery_progress_read_tenant ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_read_tenant ON baton.delivery IS '66547efc15f7352741d5f717f6a077d6 a37757f3a754bb8f503a25064f3734ae';

-- Name: delivery delivery_progress_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_followed ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY delivery_progress_write_followed ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_followed ON baton.delivery IS '9245e87dcefcfaf182864044a8b0ef9f a066caa6c4d65ea3647eb373cbefde69';

-- Name: delivery delivery_progress_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_own ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY delivery_progress_write_own ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_own ON baton.delivery IS '3721886110b59a797814505627aab1f6 a4a70b7d94e7f4fb0dae3da6e290916c';

-- Name: delivery delivery_progress_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_pool ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_write_pool ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_pool ON baton.delivery IS '5c9c60d78ec21eb0fcecd3608028ccd7 cb688d6945a2195dc4e7188e9a67b63f';

-- Name: delivery delivery_progress_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_region ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY delivery_progress_write_region ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_region ON baton.delivery IS 'dc60f50da1bc3778f29a50a3d3a52dbc 95ce86aef05525196e593c77e56d2646';

-- Name: delivery delivery_progress_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_regions ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY delivery_progress_write_regions ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_regions ON baton.delivery IS '6626e4294b0e0712c1190e24a6cc2674 09da1f4963641027e1856d50ef42313a';

-- Name: delivery delivery_progress_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_related ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY delivery_progress_write_related ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_related ON baton.delivery IS 'f2600ad32bcc94bbcd7aa9712b19f9f9 737b6460d09c401f98a4d78b48abedff';

-- Name: delivery delivery_progress_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_relateds ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY delivery_progress_write_relateds ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_relateds ON baton.delivery IS 'ca813bcd6a1f0af6746e098ac0bffdf8 2bd7bb93c64f686e3bd9bf345ead75df';

-- Name: delivery delivery_progress_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_team ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY delivery_progress_write_team ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_team ON baton.delivery IS '658e1144a912dd15c11eaf79e94febaf de49393ca6e0523423e48105d1d019d4';

-- Name: delivery delivery_progress_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_teams ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY delivery_progress_write_teams ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_teams ON baton.delivery IS 'e70e40071a8147f8e490f216a8fcee36 4c2e74d81ce088ee567051be9f027a12';

-- Name: delivery delivery_progress_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY delivery_progress_write_tenant ON baton.delivery FOR UPDATE TO baton_g_delivery_progress_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY delivery_progress_write_tenant ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY delivery_progress_write_tenant ON baton.delivery IS 'bc1deca84a8725902df8b8fc2eb5298f 3779ab5b9e90e7916fa39729b3aea76b';

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

COMMENT ON POLICY fixed_auditor_select ON baton.event IS 'bafaa198583d1fcc01056c47ed4a8e5c 1b5060d797fd91caf8125f1767f9fc17';

-- Name: event_personal fixed_auditor_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auditor_select ON baton.event_personal FOR SELECT TO baton_auditor USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_auditor_select ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auditor_select ON baton.event_personal IS '3ab7abb478b0b8b54ca5723fa398a7d0 1b5060d797fd91caf8125f1767f9fc17';

-- Name: tenant fixed_auditor_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auditor_select ON baton.tenant FOR SELECT TO baton_auditor USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_auditor_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auditor_select ON baton.tenant IS '09401386a925247dde79c6163315aa15 da4457c8e711424bfb27828d2149a433';

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

COMMENT ON POLICY fixed_bi_select ON baton.member IS 'c01aa8dee5ae1ee6585321346ff8e955 b5b6714a5045573617085a776bcecfc8';

-- Name: region fixed_bi_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_bi_select ON baton.region FOR SELECT TO baton_bi USING ((tenant_id = baton.bi_marker('tenant'::text)));

-- Name: POLICY fixed_bi_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_bi_select ON baton.region IS '8ea8f1df950b950e2543fce39980ac4f b5b6714a5045573617085a776bcecfc8';

-- Name: team fixed_bi_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_bi_select ON baton.team FOR SELECT TO baton_bi USING ((tenant_id = baton.bi_marker('tenant'::text)));

-- Name: POLICY fixed_bi_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_bi_select ON baton.team IS '75c762be573c02b469f0798db84440f1 b5b6714a5045573617085a776bcecfc8';

-- Name: api_key fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.api_key FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.api_key IS '744f8af3e409487f336cdeb203c01571 6da26b988d860826f6459db90aea7f0f';

-- Name: bi_login fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.bi_login FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.bi_login IS 'bd4b5374f0738d16d06ef9a8d2530795 6da26b988d860826f6459db90aea7f0f';

-- Name: change fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.change FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.change IS 'd9d96bb2d88704aab67606fcba4be565 6da26b988d860826f6459db90aea7f0f';

-- Name: change_feed fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.change_feed FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.change_feed IS 'db3d83a1abd333f62fc156514d57b836 6da26b988d860826f6459db90aea7f0f';

-- Name: change_pending fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.change_pending FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.change_pending IS '6be37b93217194b652628d90b77869ac 6da26b988d860826f6459db90aea7f0f';

-- Name: contact fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.contact FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.contact IS '7e134c03c4c32c46355e32fce4ab8d5b 6da26b988d860826f6459db90aea7f0f';

-- Name: contract fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.contract FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.contract IS '5391c3fb6a30f1e794bde4f1582cde66 6da26b988d860826f6459db90aea7f0f';

-- Name: contract_amount fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.contract_amount FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.contract_amount IS 'c427ab2c7890ac02881ea890850786a0 6da26b988d860826f6459db90aea7f0f';

-- Name: credential fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.credential FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.credential IS '6abe0dadc74f742860ceaff3ee53f491 6da26b988d860826f6459db90aea7f0f';

-- Name: custom_field fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.custom_field FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.custom_field IS 'b90288274163a2af0e593aba3288b72f 6da26b988d860826f6459db90aea7f0f';

-- Name: customer fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.customer FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.customer IS '41e96aec49f41d0771004af4842b66e8 6da26b988d860826f6459db90aea7f0f';

-- Name: delivery fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.delivery FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.delivery IS '436dd6797a3c7cc5f9eb204c81bfcf93 6da26b988d860826f6459db90aea7f0f';

-- Name: event fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.event FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.event IS 'f29b9dd34731b3c24ddffa3cb35852dd 6da26b988d860826f6459db90aea7f0f';

-- Name: event_personal fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.event_personal FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.event_personal IS '75a0b7c506da5390842c8cb409493e1d 6da26b988d860826f6459db90aea7f0f';

-- Name: idempotency_key fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.idempotency_key FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.idempotency_key IS 'ccea40613af489611c91989208a1f92f 6da26b988d860826f6459db90aea7f0f';

-- Name: identity fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.identity FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.identity IS '71f90b9dc88ec9a2687e9766fe6f4576 6da26b988d860826f6459db90aea7f0f';

-- Name: inbox fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.inbox FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.inbox IS 'a0a33feee3b347c1b4ec9fdf82ef62b5 6da26b988d860826f6459db90aea7f0f';

-- Name: intake_form fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.intake_form FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.intake_form IS '0969a279ac54463e426780524a9efdf0 6da26b988d860826f6459db90aea7f0f';

-- Name: interaction fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.interaction FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.interaction IS '565f112997d4719f6be0254fbeb70d45 6da26b988d860826f6459db90aea7f0f';

-- Name: invitation fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.invitation FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.invitation IS '3b5771fbcf86a7090b9a56bb4aea6173 6da26b988d860826f6459db90aea7f0f';

-- Name: lead fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.lead FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.lead IS '22a4ded3bd50f77d7779161e48fd422d 6da26b988d860826f6459db90aea7f0f';

-- Name: lead_external_id fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.lead_external_id FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.lead_external_id IS 'b2e495a19dec3ce4caa50e4ecdeccad5 6da26b988d860826f6459db90aea7f0f';

-- Name: lead_payload fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.lead_payload FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.lead_payload IS '3e8a469decb6d071022859a6345cad3f 6da26b988d860826f6459db90aea7f0f';

-- Name: lead_policy fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.lead_policy FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.lead_policy IS 'f7a9e4c3953a0a88097ecd387f601d26 6da26b988d860826f6459db90aea7f0f';

-- Name: lead_signal fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.lead_signal FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.lead_signal IS '208d6fdaf6dbff42b783d81fcecc131e 6da26b988d860826f6459db90aea7f0f';

-- Name: member fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.member FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.member IS '2af2691d6bdb87877aec9ba6c30928f6 6da26b988d860826f6459db90aea7f0f';

-- Name: member_load fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.member_load FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.member_load IS '3a53e5e8b192d72a415b85c0e93bce87 6da26b988d860826f6459db90aea7f0f';

-- Name: member_region fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.member_region FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.member_region IS 'fa2fdd000d674165f74b0b358ff0eed4 6da26b988d860826f6459db90aea7f0f';

-- Name: member_role fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.member_role FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.member_role IS 'a8dbd0caf803ada05215a9be8d43baa3 6da26b988d860826f6459db90aea7f0f';

-- Name: membership fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.membership FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.membership IS '62c050ed1cb641892199e5f1d6bf1c4e 6da26b988d860826f6459db90aea7f0f';

-- Name: notification fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.notification FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.notification IS '793029e06c4ca91afe6465e18ef3ffe5 6da26b988d860826f6459db90aea7f0f';

-- Name: region fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.region FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.region IS '85f1dfebfba59dfae9fbec948993212f 6da26b988d860826f6459db90aea7f0f';

-- Name: role fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.role FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.role IS 'e72a44647f42097c0d98f8e76d5c852f 6da26b988d860826f6459db90aea7f0f';

-- Name: role_grant fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.role_grant FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.role_grant IS '7ca825d231610a87cc18db0ffd04c1d7 6da26b988d860826f6459db90aea7f0f';

-- Name: routing_rule fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.routing_rule FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.routing_rule IS '64a676c1bd54dff06bee39bf0da4d934 6da26b988d860826f6459db90aea7f0f';

-- Name: score_rule fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.score_rule FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.score_rule IS '64232ca9338bd7ebc1e2854fb4215ca9 6da26b988d860826f6459db90aea7f0f';

-- Name: session fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.session FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.session IS 'e6b378ff70ccf84c0f73d29182b6df33 6da26b988d860826f6459db90aea7f0f';

-- Name: sign_on fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.sign_on FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.sign_on IS 'c9e063f829788fce8c7d4afcba96bd65 6da26b988d860826f6459db90aea7f0f';

-- Name: sign_on_attempt fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.sign_on_attempt FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.sign_on_attempt IS 'fb50f07da46b96f8c583a049605da9f1 6da26b988d860826f6459db90aea7f0f';

-- Name: team fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.team FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.team IS '3897ed69dc16a6c555cb668810a04b7b 6da26b988d860826f6459db90aea7f0f';

-- Name: team_calendar fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.team_calendar FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.team_calendar IS 'e770fec617d6ce0ae1567a888c50e8dd 6da26b988d860826f6459db90aea7f0f';

-- Name: tenant fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.tenant FOR DELETE TO baton_erase USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.tenant IS 'e5bd2d2e6054e88f86ed0ea14cc0060b 6da4738e5e10c3071d0b2801885ba445';

-- Name: tenant_key fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.tenant_key FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.tenant_key IS '7cc1bca5c4e4ec9509795820d4b36723 6da26b988d860826f6459db90aea7f0f';

-- Name: tenant_usage fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.tenant_usage FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.tenant_usage IS '467b587a88a553135a5262adecc00db9 6da26b988d860826f6459db90aea7f0f';

-- Name: ticket fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.ticket FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.ticket IS '3c4967e101d3e5c4ddfe9c05db85de8a 6da26b988d860826f6459db90aea7f0f';

-- Name: ticket_message fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.ticket_message FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.ticket_message IS '352299b2f281c89d69ec7b07eece9bda 6da26b988d860826f6459db90aea7f0f';

-- Name: ticket_response_stat fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.ticket_response_stat FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.ticket_response_stat IS '07636e13c6847e2f24f680f54343763c 6da26b988d860826f6459db90aea7f0f';

-- Name: ticket_response_week fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.ticket_response_week FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.ticket_response_week IS '384fafdb52570e46beecd4c4276ecada 6da26b988d860826f6459db90aea7f0f';

-- Name: timer fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.timer FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.timer IS 'a7e30234d37afec9767ec5da84af0dff 6da26b988d860826f6459db90aea7f0f';

-- Name: timer_dead fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.timer_dead FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.timer_dead IS '1b74fdc96233c47ff8d66dab0b7b3341 6da26b988d860826f6459db90aea7f0f';

-- Name: working_calendar fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.working_calendar FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.working_calendar IS '9dd52bbe90626cb9b690fad47effaa22 6da26b988d860826f6459db90aea7f0f';

-- Name: working_calendar_day fixed_erase_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_delete ON baton.working_calendar_day FOR DELETE TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_delete ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_delete ON baton.working_calendar_day IS '84f125a7c74bb67905068a654cc2159e 6da26b988d860826f6459db90aea7f0f';

-- Name: event fixed_erase_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_insert ON baton.event FOR INSERT TO baton_erase WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_insert ON baton.event IS 'c668f3a84ab58268f4fecb3797a4d5a3 d1641517e7c8ed011be521804c3ab462';

-- Name: api_key fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.api_key FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.api_key IS 'f6a6440bb4789c734023248c40065f9e 973a691877ec6666ba650aca11bcfed5';

-- Name: bi_login fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.bi_login FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.bi_login IS 'fc70e41b27166826365c6065147d8c5d 973a691877ec6666ba650aca11bcfed5';

-- Name: change fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.change FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.change IS '9f2d35be1f7b2159d55560b7847f10e1 973a691877ec6666ba650aca11bcfed5';

-- Name: change_feed fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.change_feed FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.change_feed IS '4699032a2fdb3a3a2c586090d5846666 973a691877ec6666ba650aca11bcfed5';

-- Name: change_pending fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.change_pending FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.change_pending IS '2ad895e01688bf2af92055dfc33c37a9 973a691877ec6666ba650aca11bcfed5';

-- Name: contact fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.contact FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.contact IS '17a9917620fb3203627c11851fb22aa3 973a691877ec6666ba650aca11bcfed5';

-- Name: contract fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.contract FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.contract IS '2bf665f9e2cdae955ecb2d440404f643 973a691877ec6666ba650aca11bcfed5';

-- Name: contract_amount fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.contract_amount FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.contract_amount IS '1a7386889ffb35cb0cf649ab8c9a2b82 973a691877ec6666ba650aca11bcfed5';

-- Name: credential fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.credential FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.credential IS 'ffb9e02d0c4efa21b0f7602262ad7476 973a691877ec6666ba650aca11bcfed5';

-- Name: custom_field fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.custom_field FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.custom_field IS '9abb581a14228e71e6a9585100a2a4b8 973a691877ec6666ba650aca11bcfed5';

-- Name: customer fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.customer FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.customer IS 'b3c1833619611bf19846e7df804628b9 973a691877ec6666ba650aca11bcfed5';

-- Name: delivery fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.delivery FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.delivery IS '56dad34b31ca83a1ffd0e635af2da29f 973a691877ec6666ba650aca11bcfed5';

-- Name: event fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.event FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.event IS '37df28a807fc12d9ca268467e6f7b547 973a691877ec6666ba650aca11bcfed5';

-- Name: event_personal fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.event_personal FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.event_personal IS 'ac0a97ffb8102b2a42f129ed619e986e 973a691877ec6666ba650aca11bcfed5';

-- Name: idempotency_key fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.idempotency_key FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.idempotency_key IS '565ae5b1eae02ba820dcad6afbff991c 973a691877ec6666ba650aca11bcfed5';

-- Name: identity fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.identity FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.identity IS 'ce8abd4664ab6888eaf4d57a66b99943 973a691877ec6666ba650aca11bcfed5';

-- Name: inbox fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.inbox FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.inbox IS 'aad2d8dec56756b1754e467759f610ef 973a691877ec6666ba650aca11bcfed5';

-- Name: intake_form fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.intake_form FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.intake_form IS '747e9713b51842cd8bf3206758541b0e 973a691877ec6666ba650aca11bcfed5';

-- Name: interaction fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.interaction FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.interaction IS '833e05ca9904b279ded2bae3fe2cac05 973a691877ec6666ba650aca11bcfed5';

-- Name: invitation fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.invitation FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.invitation IS '8759311469c03779666dafc042e7996c 973a691877ec6666ba650aca11bcfed5';

-- Name: lead fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.lead FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.lead IS '306605b5fe736e61739bf9d42962522f 973a691877ec6666ba650aca11bcfed5';

-- Name: lead_external_id fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.lead_external_id FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.lead_external_id IS '2afecd87972b86a002fc6d22abf580e5 973a691877ec6666ba650aca11bcfed5';

-- Name: lead_payload fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.lead_payload FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.lead_payload IS '41b6b4e950d12ad7ee8f673db2ede2f2 973a691877ec6666ba650aca11bcfed5';

-- Name: lead_policy fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.lead_policy FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.lead_policy IS 'af2fb889ea3bd811cfea4023d4534d90 973a691877ec6666ba650aca11bcfed5';

-- Name: lead_signal fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.lead_signal FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.lead_signal IS '4e5fbe28f0fe944f2e0a8478f54994a1 973a691877ec6666ba650aca11bcfed5';

-- Name: member fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.member FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.member IS '4aabcb33bc403a9fbf91d0d90ac43891 973a691877ec6666ba650aca11bcfed5';

-- Name: member_load fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.member_load FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.member_load IS '7f5e8caaa050bc5f4f0baa1ae4ad71a1 973a691877ec6666ba650aca11bcfed5';

-- Name: member_region fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.member_region FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.member_region IS '98d57f3ded139c5d38ec98ace1fee657 973a691877ec6666ba650aca11bcfed5';

-- Name: member_role fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.member_role FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.member_role IS 'fb17a7f5f81eaf81fc6a9e56da8842c3 973a691877ec6666ba650aca11bcfed5';

-- Name: membership fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.membership FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.membership IS '99d3448b7059dcc075cef1e8e33463e1 973a691877ec6666ba650aca11bcfed5';

-- Name: notification fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.notification FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.notification IS '2e6bf797ac94704262e926bf3152c1d7 973a691877ec6666ba650aca11bcfed5';

-- Name: region fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.region FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.region IS 'e4c9766f196099c95775db6629a2af43 973a691877ec6666ba650aca11bcfed5';

-- Name: role fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.role FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.role IS 'c9ad5e465cfb6c90175aec8942615d26 973a691877ec6666ba650aca11bcfed5';

-- Name: role_grant fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.role_grant FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.role_grant IS 'e9a59685ffc29f65f3707fbbf3896f69 973a691877ec6666ba650aca11bcfed5';

-- Name: routing_rule fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.routing_rule FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.routing_rule IS 'd9b34463d6277fcc508c3529b1f5b984 973a691877ec6666ba650aca11bcfed5';

-- Name: score_rule fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.score_rule FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.score_rule IS 'e7bb138550d29c8e22e91c709fd09aef 973a691877ec6666ba650aca11bcfed5';

-- Name: session fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.session FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.session IS '2125fe4bc3a9886930a79d21fde03bb4 973a691877ec6666ba650aca11bcfed5';

-- Name: sign_on fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.sign_on FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.sign_on IS 'a846970e43f2acad54e91a92a82b862c 973a691877ec6666ba650aca11bcfed5';

-- Name: sign_on_attempt fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.sign_on_attempt FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.sign_on_attempt IS '138a41ac1e588ec03a6f65d507ad6b99 973a691877ec6666ba650aca11bcfed5';

-- Name: team fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.team FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.team IS 'f32a3fe6de3e65f18d1675c5b19c3428 973a691877ec6666ba650aca11bcfed5';

-- Name: team_calendar fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.team_calendar FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.team_calendar IS 'b7d8541f026a05443c1df03a97a2b42c 973a691877ec6666ba650aca11bcfed5';

-- Name: tenant fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.tenant FOR SELECT TO baton_erase USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.tenant IS '00eb199c3f8f1bff224e42e14484e429 4001908e4ef51e6d309408e38914eea6';

-- Name: tenant_key fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.tenant_key FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.tenant_key IS 'f79d0d9cefbb2d636e3cee1267b87cc9 973a691877ec6666ba650aca11bcfed5';

-- Name: tenant_usage fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.tenant_usage FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.tenant_usage IS '1a69610c626ff5d2c784b6db5f6f4d6b 973a691877ec6666ba650aca11bcfed5';

-- Name: ticket fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.ticket FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.ticket IS 'ca47fa7e5bb417f616ba6267098367f5 973a691877ec6666ba650aca11bcfed5';

-- Name: ticket_message fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.ticket_message FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.ticket_message IS 'c0f21ab179b489013326a9fc2fa0300c 973a691877ec6666ba650aca11bcfed5';

-- Name: ticket_response_stat fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.ticket_response_stat FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.ticket_response_stat IS 'd9e92f9c704fb91c529db178360e0d89 973a691877ec6666ba650aca11bcfed5';

-- Name: ticket_response_week fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.ticket_response_week FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.ticket_response_week IS '8d22467045823ca5b3d71c64aa769512 973a691877ec6666ba650aca11bcfed5';

-- Name: timer fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.timer FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.timer IS '693f0b0b4ab4745069827d9af70e2527 973a691877ec6666ba650aca11bcfed5';

-- Name: timer_dead fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.timer_dead FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.timer_dead IS '51734f1d3dc37023aff499d07b7fbb06 973a691877ec6666ba650aca11bcfed5';

-- Name: working_calendar fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.working_calendar FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.working_calendar IS '3b386e5a83e27523472efaf3b679c6a8 973a691877ec6666ba650aca11bcfed5';

-- Name: working_calendar_day fixed_erase_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_select ON baton.working_calendar_day FOR SELECT TO baton_erase USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_select ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_select ON baton.working_calendar_day IS '509dc4ca27622e795580c870044bd727 973a691877ec6666ba650aca11bcfed5';

-- Name: api_key fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.api_key FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.api_key IS '40972c7bdf1782d41ba2fcf66bae2d4a 4bebd7c863134211100f819fd65a8374';

-- Name: bi_login fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.bi_login FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.bi_login IS '697f228c7154ee74fc8a3a9402e669d2 4bebd7c863134211100f819fd65a8374';

-- Name: change fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.change FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.change IS '7c2a9af60b3330f0f0553a241eb9c148 4bebd7c863134211100f819fd65a8374';

-- Name: change_feed fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.change_feed FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.change_feed IS '6b653f5d8d0a29f4dab5206582ae0403 4bebd7c863134211100f819fd65a8374';

-- Name: change_pending fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.change_pending FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.change_pending IS '81d68a5eeb74d5a46cdf3e4d1431e84f 4bebd7c863134211100f819fd65a8374';

-- Name: contact fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.contact FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.contact IS 'a6c72f31428a3d4cb2a983161c2752a4 4bebd7c863134211100f819fd65a8374';

-- Name: contract fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.contract FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.contract IS '0872b448f2328d394d15ca5d27cb270e 4bebd7c863134211100f819fd65a8374';

-- Name: contract_amount fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.contract_amount FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.contract_amount IS 'ee5e6809c4b7bbcc9df8c52695cc93b7 4bebd7c863134211100f819fd65a8374';

-- Name: credential fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.credential FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.credential IS '06b4ae31652f3e7068b0c82d1a807198 4bebd7c863134211100f819fd65a8374';

-- Name: custom_field fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.custom_field FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.custom_field IS '6c792f156449e7765db37e99b60d4d02 4bebd7c863134211100f819fd65a8374';

-- Name: customer fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.customer FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.customer IS '575111f9bb5fc2684fe22d4c14c6e6be 4bebd7c863134211100f819fd65a8374';

-- Name: delivery fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.delivery FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.delivery IS 'd79cbf0582c2c85c33edf31a168ef3f6 4bebd7c863134211100f819fd65a8374';

-- Name: event fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.event FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.event IS 'eeec711f3c302f6dd0a128cb135d4ba8 4bebd7c863134211100f819fd65a8374';

-- Name: event_personal fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.event_personal FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.event_personal IS '5c28229fc7dae48ed01da4e8bfb7b11c 4bebd7c863134211100f819fd65a8374';

-- Name: idempotency_key fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.idempotency_key FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.idempotency_key IS '232cbc9b0aba3755714d1ff644f20774 4bebd7c863134211100f819fd65a8374';

-- Name: identity fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.identity FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.identity IS 'e86cff0ca19e90cde955c689fc332d99 4bebd7c863134211100f819fd65a8374';

-- Name: inbox fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.inbox FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.inbox IS '78b5b0ca60a4b0928fce4c8abe4b5f6e 4bebd7c863134211100f819fd65a8374';

-- Name: intake_form fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.intake_form FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.intake_form IS 'c8cbacdad05d0262d959c1ac25396c49 4bebd7c863134211100f819fd65a8374';

-- Name: interaction fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.interaction FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.interaction IS '7a5f3567935ac59c7a82b43cb791924a 4bebd7c863134211100f819fd65a8374';

-- Name: invitation fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.invitation FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.invitation IS '798f74611549818ba45b4ebc4e2c03c7 4bebd7c863134211100f819fd65a8374';

-- Name: lead fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.lead FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.lead IS 'd26ca55ba9f5c272359c60b89151b4e6 4bebd7c863134211100f819fd65a8374';

-- Name: lead_external_id fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.lead_external_id FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.lead_external_id IS '95c60ddce286adbe575a216b16e0ee02 4bebd7c863134211100f819fd65a8374';

-- Name: lead_payload fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.lead_payload FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.lead_payload IS 'c56aa7b792a197cae06eb93efcbe7939 4bebd7c863134211100f819fd65a8374';

-- Name: lead_policy fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.lead_policy FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.lead_policy IS '4d08662aa3a26cca3164b3e946b338d5 4bebd7c863134211100f819fd65a8374';

-- Name: lead_signal fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.lead_signal FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.lead_signal IS 'de3cc8f54012b86001f1cbe20e2bc393 4bebd7c863134211100f819fd65a8374';

-- Name: member fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.member FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.member IS 'b06bb15e0c47e8f0813ea71effd7f0f7 4bebd7c863134211100f819fd65a8374';

-- Name: member_load fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.member_load FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.member_load IS '5146fa22b057e5da10bdc29e6bea728c 4bebd7c863134211100f819fd65a8374';

-- Name: member_region fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.member_region FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.member_region IS 'c25309783a6823853562c66024387297 4bebd7c863134211100f819fd65a8374';

-- Name: member_role fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.member_role FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.member_role IS '70a9bb9d606f7797c231e80478964036 4bebd7c863134211100f819fd65a8374';

-- Name: membership fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.membership FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.membership IS '9960eb9396c79a63c2a7bff669e95f77 4bebd7c863134211100f819fd65a8374';

-- Name: notification fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.notification FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.notification IS '981c93bc58913213db3ef50eadbc4bb7 4bebd7c863134211100f819fd65a8374';

-- Name: region fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.region FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.region IS 'a117618c2b24a0e2905fb753bfa93e8f 4bebd7c863134211100f819fd65a8374';

-- Name: role fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.role FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.role IS '6fb68f11fc093855f1b6e72023aa2b15 4bebd7c863134211100f819fd65a8374';

-- Name: role_grant fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.role_grant FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.role_grant IS '73acc01842987a9392b9d73f9978f592 4bebd7c863134211100f819fd65a8374';

-- Name: routing_rule fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.routing_rule FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.routing_rule IS '053d899bc11111665ca86dd4ec10f73e 4bebd7c863134211100f819fd65a8374';

-- Name: score_rule fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.score_rule FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.score_rule IS 'e499a40e836a360970482da25e1556d4 4bebd7c863134211100f819fd65a8374';

-- Name: session fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.session FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.session IS '5f3f8af8ecb748085d1964b268aec946 4bebd7c863134211100f819fd65a8374';

-- Name: sign_on fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.sign_on FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.sign_on IS 'ac1f6ea6d7ab38782c7d7310297afa81 4bebd7c863134211100f819fd65a8374';

-- Name: sign_on_attempt fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.sign_on_attempt FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.sign_on_attempt IS '45c999cbb0a428d7e0339c7bdeb980a3 4bebd7c863134211100f819fd65a8374';

-- Name: team fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.team FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.team IS '74a39bda4db38224255feab1b9c38f34 4bebd7c863134211100f819fd65a8374';

-- Name: team_calendar fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.team_calendar FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.team_calendar IS 'd17927e2e2933794e12d8968505f4c89 4bebd7c863134211100f819fd65a8374';

-- Name: tenant fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.tenant FOR UPDATE TO baton_erase USING ((id = baton.current_tenant())) WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.tenant IS '1a77debd457d708a9f82570434586126 1d5f7e3f9767e355a8c3341f4ea784c1';

-- Name: tenant_key fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.tenant_key FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.tenant_key IS '7c31198c047ee4152732d4442adc30f5 4bebd7c863134211100f819fd65a8374';

-- Name: tenant_usage fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.tenant_usage FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.tenant_usage IS '008a2cea81a5720f16fe46251613b6c8 4bebd7c863134211100f819fd65a8374';

-- Name: ticket fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.ticket FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.ticket IS '056d317127185992e19b547c1eebdc3b 4bebd7c863134211100f819fd65a8374';

-- Name: ticket_message fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.ticket_message FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.ticket_message IS '5715b72bec550818bf45ea348d65c96d 4bebd7c863134211100f819fd65a8374';

-- Name: ticket_response_stat fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.ticket_response_stat FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.ticket_response_stat IS '8b095e3af29a7aec8057b92c4b9b0e4c 4bebd7c863134211100f819fd65a8374';

-- Name: ticket_response_week fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.ticket_response_week FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.ticket_response_week IS 'e274db25316b10ffa1df16e048de37aa 4bebd7c863134211100f819fd65a8374';

-- Name: timer fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.timer FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.timer IS 'eaa2b108abde718e22082655089de493 4bebd7c863134211100f819fd65a8374';

-- Name: timer_dead fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.timer_dead FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.timer_dead IS '9e8d76c03de1d54aeed8b43addec3beb 4bebd7c863134211100f819fd65a8374';

-- Name: working_calendar fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.working_calendar FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.working_calendar IS '0fb45963b223088ef462e01a6eecde04 4bebd7c863134211100f819fd65a8374';

-- Name: working_calendar_day fixed_erase_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_erase_update ON baton.working_calendar_day FOR UPDATE TO baton_erase USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_erase_update ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_erase_update ON baton.working_calendar_day IS '8af3c3f293d0110857d0c247fa883a3d 4bebd7c863134211100f819fd65a8374';

-- Name: contact fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.contact FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.contact IS '9405711e5bbf49aaefd1589b94c1f7dd 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: contract fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.contract FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.contract IS '90d69556d94f0715cd97cfbdbb86ad05 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: contract_amount fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.contract_amount FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.contract_amount IS '1dcb643b48e8809d2aabbd6fe4c0c469 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: delivery fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.delivery FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.delivery IS '090fc1850f39a9953065d41d0d54e6cf 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: interaction fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.interaction FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.interaction IS '6967626f748397a1271fba92a1fca5ef 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: lead_external_id fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.lead_external_id FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.lead_external_id IS '35930e1f65ba2eca3c9f899572096a60 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: lead_payload fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.lead_payload FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.lead_payload IS 'd3d46beda947414a530146ef409cc9b2 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: lead_signal fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.lead_signal FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.lead_signal IS 'f412a35ff44091e61164bb489a90df27 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: ticket fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.ticket FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.ticket IS '2c7852a562c51be869c3faa51200713d 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: ticket_message fixed_keeper_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_select ON baton.ticket_message FOR SELECT TO baton_keeper USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_select ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_select ON baton.ticket_message IS '4a3d26a97f44d6d73c25116fe43b47af 2b0ec5f00786ac7ccfee696c1651c3ec';

-- Name: contact fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.contact FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.contact IS 'f8011984ad03cd4a6368353f53642155 31aa7ded0be3425d62ddd8baea22164f';

-- Name: contract fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.contract FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.contract IS '2093daf9d2b5cab4481916d0314b117d 31aa7ded0be3425d62ddd8baea22164f';

-- Name: contract_amount fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.contract_amount FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.contract_amount IS '8136cb5fb4af79bcd31d8d8760d7ef53 31aa7ded0be3425d62ddd8baea22164f';

-- Name: delivery fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.delivery FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.delivery IS 'b2de8d48c1e1f6c90224185e056fc582 31aa7ded0be3425d62ddd8baea22164f';

-- Name: interaction fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.interaction FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.interaction IS 'b0a0da68c9b03db131e1fbd85ec62d9c 31aa7ded0be3425d62ddd8baea22164f';

-- Name: lead_external_id fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.lead_external_id FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.lead_external_id IS 'b3395cd400c171ea8b21325fb0e45128 31aa7ded0be3425d62ddd8baea22164f';

-- Name: lead_payload fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.lead_payload FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.lead_payload IS '9da4d1240d2e5e9f337fe80445eb77da 31aa7ded0be3425d62ddd8baea22164f';

-- Name: lead_signal fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.lead_signal FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.lead_signal IS 'c83ebb21510981759eab552f24bb4119 31aa7ded0be3425d62ddd8baea22164f';

-- Name: ticket fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.ticket FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.ticket IS '2aa0f292846b0fe75f4a817ec1a60473 31aa7ded0be3425d62ddd8baea22164f';

-- Name: ticket_message fixed_keeper_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_keeper_update ON baton.ticket_message FOR UPDATE TO baton_keeper USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_keeper_update ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_keeper_update ON baton.ticket_message IS '02a4c6456f93fb99e64e43823c3c2e6a 31aa7ded0be3425d62ddd8baea22164f';

-- Name: event fixed_member_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_insert ON baton.event FOR INSERT TO baton_member WITH CHECK (((tenant_id = baton.current_tenant()) AND (actor_kind = 1) AND (actor_id = baton.current_member())));

-- Name: POLICY fixed_member_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_insert ON baton.event IS '9c6c617dea28a5348ee641c6e3a34c91 5869bda3aa5081f13fdb6e337d770a23';

-- Name: event_personal fixed_member_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_insert ON baton.event_personal FOR INSERT TO baton_member WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_insert ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_insert ON baton.event_personal IS 'ef96a2d078345c586c842511b591babf 7b090ddc6536769a6972eddcd2deeac2';

-- Name: custom_field fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.custom_field FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.custom_field IS '5ae86cb2ef8db7faf37603d390c9a66b 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: inbox fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.inbox FOR SELECT TO baton_member USING (((tenant_id = baton.current_tenant()) AND (member_id = baton.current_member())));

-- Name: POLICY fixed_member_select ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.inbox IS '4277f3155e3171e94baf7739b7937799 3366d2a4d7e0cbb95c4ea5b2577ad657';

-- Name: lead_policy fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.lead_policy FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.lead_policy IS '02b2e47e5869dda6421bda42c2beefc0 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: member fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.member FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.member IS '89cb1076df9617ee73f9f746aad1089f 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: member_role fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.member_role FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.member_role IS '5f46819a35cd39e2b8dc366cb86f2ff0 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: notification fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.notification FOR SELECT TO baton_member USING (((tenant_id = baton.current_tenant()) AND (member_id = baton.current_member())));

-- Name: POLICY fixed_member_select ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.notification IS '85973a9fcff4230b44ca7c62fde8a621 3366d2a4d7e0cbb95c4ea5b2577ad657';

-- Name: region fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.region FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.region IS '81f8682d3c9a7aa9f595063deb8f3096 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: role fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.role FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.role IS 'd46899ae58e702e713d0ee8ade6da066 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: routing_rule fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.routing_rule FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.routing_rule IS '13119131688193ae0061a1a9039b0c4b 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: score_rule fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.score_rule FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.score_rule IS '2e04f28698d07b72390ffb76747cc2fc 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: team fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.team FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.team IS 'e35baeb01e5522e136068758e932dca4 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: team_calendar fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.team_calendar FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.team_calendar IS '6ca7f08d0f6c3f2f3c2ff5caf6da6c2e 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: tenant fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.tenant FOR SELECT TO baton_member USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.tenant IS '5b31c8a3a6a988437542dcb2349853e8 6928e206eee323c9f4a95c770f1f4dc9';

-- Name: working_calendar fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.working_calendar FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.working_calendar IS '205f7d5325fb6aa0a12b0b00349f7ec1 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: working_calendar_day fixed_member_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_select ON baton.working_calendar_day FOR SELECT TO baton_member USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_member_select ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_select ON baton.working_calendar_day IS 'd27dc7fa0b747f9348520b0fff97f3d2 5a30cf6e613b22de7a4cb0f70b4bade4';

-- Name: change_pending fixed_recorder_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_recorder_insert ON baton.change_pending FOR INSERT TO baton_recorder WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_recorder_insert ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_recorder_insert ON baton.change_pending IS '92d9b2508ece0c9dfdbb863d1b9d19cc 409904cc5613fe0ec9ef416ad685edde';

-- Name: lead fixed_searcher_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_searcher_select ON baton.lead FOR SELECT TO baton_searcher USING (true);

-- Name: POLICY fixed_searcher_select ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_searcher_select ON baton.lead IS 'bcf8490280d085f6470edd8b34dcd9fe 118fcaf6d43d3279f9de7e36734d3f83';

-- Name: account fixed_signin_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_delete ON baton.account FOR DELETE TO baton_signin USING (true);

-- Name: POLICY fixed_signin_delete ON account; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_delete ON baton.account IS '9695e3db83f031f51dd14c73ae768aeb 3d5b4585754ed12ac43e554a2e897f23';

-- Name: sign_in_failure fixed_signin_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_delete ON baton.sign_in_failure FOR DELETE TO baton_signin USING (true);

-- Name: POLICY fixed_signin_delete ON sign_in_failure; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_delete ON baton.sign_in_failure IS '5985c80460f49777d9434b9c07d85b91 3d5b4585754ed12ac43e554a2e897f23';

-- Name: signing_key fixed_signin_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_delete ON baton.signing_key FOR DELETE TO baton_signin USING (true);

-- Name: POLICY fixed_signin_delete ON signing_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_delete ON baton.signing_key IS '30f361c65946ebc561b724a009af9e27 3d5b4585754ed12ac43e554a2e897f23';

-- Name: account fixed_signin_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_insert ON baton.account FOR INSERT TO baton_signin WITH CHECK (true);

-- Name: POLICY fixed_signin_insert ON account; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_insert ON baton.account IS '8a4ef388066fed3ed6f7e1d9c91fc295 cce6d1dd491e4b49555549848c591231';

-- Name: sign_in_failure fixed_signin_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_insert ON baton.sign_in_failure FOR INSERT TO baton_signin WITH CHECK (true);

-- Name: POLICY fixed_signin_insert ON sign_in_failure; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_insert ON baton.sign_in_failure IS '97afe03a0573b87ded195a85d3662eee cce6d1dd491e4b49555549848c591231';

-- Name: signing_key fixed_signin_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_insert ON baton.signing_key FOR INSERT TO baton_signin WITH CHECK (true);

-- Name: POLICY fixed_signin_insert ON signing_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_insert ON baton.signing_key IS '23314fff4b54af07406913fc32a03339 cce6d1dd491e4b49555549848c591231';

-- Name: account fixed_signin_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_select ON baton.account FOR SELECT TO baton_signin USING (true);

-- Name: POLICY fixed_signin_select ON account; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_select ON baton.account IS 'c7a3a07dbc9d252adb3de6777fbf5ec5 8a0bc75016dfde165d839ac624a21da5';

-- Name: membership fixed_signin_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_select ON baton.membership FOR SELECT TO baton_signin USING (true);

-- Name: POLICY fixed_signin_select ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_select ON baton.membership IS 'd408121d7f673d7448ed361a32e49d51 8a0bc75016dfde165d839ac624a21da5';

-- Name: sign_in_failure fixed_signin_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_select ON baton.sign_in_failure FOR SELECT TO baton_signin USING (true);

-- Name: POLICY fixed_signin_select ON sign_in_failure; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_select ON baton.sign_in_failure IS '5bda429f37cec1d81a7816dbb6e5d2d8 8a0bc75016dfde165d839ac624a21da5';

-- Name: signing_key fixed_signin_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_select ON baton.signing_key FOR SELECT TO baton_signin USING (true);

-- Name: POLICY fixed_signin_select ON signing_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_select ON baton.signing_key IS 'e684931b81fc70095f0ddbaf468750fa 8a0bc75016dfde165d839ac624a21da5';

-- Name: tenant fixed_signin_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_select ON baton.tenant FOR SELECT TO baton_signin USING (true);

-- Name: POLICY fixed_signin_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_select ON baton.tenant IS 'd228531db38c7785886ed209d38ff434 8a0bc75016dfde165d839ac624a21da5';

-- Name: account fixed_signin_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_update ON baton.account FOR UPDATE TO baton_signin USING (true) WITH CHECK (true);

-- Name: POLICY fixed_signin_update ON account; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_update ON baton.account IS 'a3de187f164d2b0ed43338b15a286b03 a14c578538872c0798280bba91634e27';

-- Name: sign_in_failure fixed_signin_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_update ON baton.sign_in_failure FOR UPDATE TO baton_signin USING (true) WITH CHECK (true);

-- Name: POLICY fixed_signin_update ON sign_in_failure; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_update ON baton.sign_in_failure IS '065d6aa1dc3a2a24198e717f0eb89f78 a14c578538872c0798280bba91634e27';

-- Name: signing_key fixed_signin_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_signin_update ON baton.signing_key FOR UPDATE TO baton_signin USING (true) WITH CHECK (true);

-- Name: POLICY fixed_signin_update ON signing_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_signin_update ON baton.signing_key IS 'ee6ec9d8767c3edfc1477a3d1ebee640 a14c578538872c0798280bba91634e27';

-- Name: api_key fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.api_key FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.api_key IS '6f8151cd826707976f7a0860e3a3609f 833a207c95e884cfc272b92457be70ea';

-- Name: bi_login fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.bi_login FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.bi_login IS 'cd2adfb1d0daeb200dce7ead5d6e1447 833a207c95e884cfc272b92457be70ea';

-- Name: change fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.change FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.change IS '03426639f63898b9e2a2ca17831b1ce5 833a207c95e884cfc272b92457be70ea';

-- Name: change_feed fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.change_feed FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.change_feed IS '9d4fb01c0145aa3b94cf3221ac53d0fd 833a207c95e884cfc272b92457be70ea';

-- Name: change_pending fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.change_pending FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.change_pending IS '0a549f85f7eb59dea66854d885ce0fbb 833a207c95e884cfc272b92457be70ea';

-- Name: contact fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.contact FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.contact IS 'a018b626dec25c8604d7c32298fcf5f0 833a207c95e884cfc272b92457be70ea';

-- Name: contract fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.contract FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.contract IS 'a9c21134edfb1afd5002f8f6d9a9a302 833a207c95e884cfc272b92457be70ea';

-- Name: contract_amount fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.contract_amount FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.contract_amount IS '61a171b041495814cd95a70d708c65a1 833a207c95e884cfc272b92457be70ea';

-- Name: credential fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.credential FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.credential IS '809e28b52570c45f4381654e309e4742 833a207c95e884cfc272b92457be70ea';

-- Name: custom_field fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.custom_field FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.custom_field IS 'fcc66a640c581bed99fb09afde5b6b57 833a207c95e884cfc272b92457be70ea';

-- Name: customer fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.customer FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.customer IS 'f55e5b04d255713f9a49ed8f02b7c20a 833a207c95e884cfc272b92457be70ea';

-- Name: delivery fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.delivery FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.delivery IS 'ce357e5a5c5c54b023c0878d9d8fb99a 833a207c95e884cfc272b92457be70ea';

-- Name: event_personal fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.event_personal FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.event_personal IS 'bfc27f65949b903f823f0ea67689d17f 833a207c95e884cfc272b92457be70ea';

-- Name: idempotency_key fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.idempotency_key FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.idempotency_key IS 'ad006d6d54c7c57022287edd0f9ccc35 833a207c95e884cfc272b92457be70ea';

-- Name: identity fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.identity FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.identity IS '2caeab217e41392ba91d64b1fcc6e20a 833a207c95e884cfc272b92457be70ea';

-- Name: inbox fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.inbox FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.inbox IS 'a4f5997922aafb9e9ad846477d8a0c0d 833a207c95e884cfc272b92457be70ea';

-- Name: intake_form fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.intake_form FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.intake_form IS '4ccfa34005c715533008f593a8f5375f 833a207c95e884cfc272b92457be70ea';

-- Name: interaction fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.interaction FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.interaction IS '91ee67b707c2a25603461fd00406dc0d 833a207c95e884cfc272b92457be70ea';

-- Name: invitation fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.invitation FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.invitation IS '2db5877f900397f95f297a54af027279 833a207c95e884cfc272b92457be70ea';

-- Name: lead fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead IS '46ae0d1dd2455dbbb2830a24cbd2c831 833a207c95e884cfc272b92457be70ea';

-- Name: lead_external_id fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead_external_id FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead_external_id IS 'b8abbceda7cca9ed89312aff0c9b6e16 833a207c95e884cfc272b92457be70ea';

-- Name: lead_payload fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead_payload FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead_payload IS 'b6b870404e3ebcc80460702dbf455a00 833a207c95e884cfc272b92457be70ea';

-- Name: lead_policy fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead_policy FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead_policy IS 'c684f6721c520e2a6ccbf53700ecac77 833a207c95e884cfc272b92457be70ea';

-- Name: lead_signal fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.lead_signal FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.lead_signal IS '6d89fa9791496faf5fc0b5b9ff50658b 833a207c95e884cfc272b92457be70ea';

-- Name: member fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member IS '8d3674c351bdca95f5a8b0eefadd27a0 833a207c95e884cfc272b92457be70ea';

-- Name: member_load fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member_load FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member_load IS 'c215c5629a7bbb8ce0fc152bf6105002 833a207c95e884cfc272b92457be70ea';

-- Name: member_region fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member_region FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member_region IS 'e0c95ac70b93d3c5fd712c0368e7a93c 833a207c95e884cfc272b92457be70ea';

-- Name: member_role fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.member_role FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.member_role IS '37bf490288b0138ce4ca8ff5213eadd2 833a207c95e884cfc272b92457be70ea';

-- Name: membership fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.membership FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.membership IS 'bf854b7bfc2ca39d27cb691841cc9ba9 833a207c95e884cfc272b92457be70ea';

-- Name: notification fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.notification FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.notification IS 'b345c79d33f8c7a63d44da6131d5be8d 833a207c95e884cfc272b92457be70ea';

-- Name: region fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.region FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.region IS '84600a26250997e992bf127ad78aae2f 833a207c95e884cfc272b92457be70ea';

-- Name: role fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.role FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.role IS '44ac2e968bbf8af205ded63dc479a129 833a207c95e884cfc272b92457be70ea';

-- Name: role_grant fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.role_grant FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.role_grant IS '93d8cd7c52a439345ed7bbedf1e9afa3 833a207c95e884cfc272b92457be70ea';

-- Name: routing_rule fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.routing_rule FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.routing_rule IS '57333a019b2b291a00519845df382ae5 833a207c95e884cfc272b92457be70ea';

-- Name: score_rule fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.score_rule FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.score_rule IS 'c799a7a87ad5d0fb035599a578fccf33 833a207c95e884cfc272b92457be70ea';

-- Name: session fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.session FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.session IS 'c947238881e463174bd22ba0b6d3a8f8 833a207c95e884cfc272b92457be70ea';

-- Name: sign_on fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.sign_on FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.sign_on IS '4b0c23df15a787797b39a36119e456c4 833a207c95e884cfc272b92457be70ea';

-- Name: sign_on_attempt fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.sign_on_attempt FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.sign_on_attempt IS '2fb47ac0a73c562a8665f6e2a451ef94 833a207c95e884cfc272b92457be70ea';

-- Name: team fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.team FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.team IS '3563a8516e87dc09cb89d207ddcd6a42 833a207c95e884cfc272b92457be70ea';

-- Name: team_calendar fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.team_calendar FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.team_calendar IS 'c2f84b389b01c81b6f9a5a69a1ca1fd7 833a207c95e884cfc272b92457be70ea';

-- Name: tenant_key fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.tenant_key FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.tenant_key IS '37ac949dfde2f02910b77e9c524d8f9b 833a207c95e884cfc272b92457be70ea';

-- Name: tenant_usage fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.tenant_usage FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.tenant_usage IS 'b14607cfc10cd445975ef3551b82b331 833a207c95e884cfc272b92457be70ea';

-- Name: ticket fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket IS '1a6e6d95bde6c23f510010d9c5f94766 833a207c95e884cfc272b92457be70ea';

-- Name: ticket_message fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket_message FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket_message IS '36d87d25a54c8b4c1c90705c46ea5d8b 833a207c95e884cfc272b92457be70ea';

-- Name: ticket_response_stat fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket_response_stat FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket_response_stat IS 'c111bc3a7a41c20daba6107c8ee80625 833a207c95e884cfc272b92457be70ea';

-- Name: ticket_response_week fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.ticket_response_week FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.ticket_response_week IS '2eea5e2903896e815ee5d4b82ac15215 833a207c95e884cfc272b92457be70ea';

-- Name: timer fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.timer FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.timer IS '939bd7aa0a950fe9833b35dc8178b421 833a207c95e884cfc272b92457be70ea';

-- Name: timer_dead fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.timer_dead FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.timer_dead IS '7689272c4e68474850846965b452bc85 833a207c95e884cfc272b92457be70ea';

-- Name: working_calendar fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.working_calendar FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.working_calendar IS 'c3be9e74d859e721a823a7fd2a238373 833a207c95e884cfc272b92457be70ea';

-- Name: working_calendar_day fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.working_calendar_day FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.working_calendar_day IS '8a6a2055c1d40158a1f29eb067f6b381 833a207c95e884cfc272b92457be70ea';

-- Name: api_key fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.api_key FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.api_key IS '98148ff1b49a6e47832ad0af1e329959 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: bi_login fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.bi_login FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.bi_login IS '823c720762af7eb8eeb79e93dbae6961 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: change fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.change FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.change IS 'b6b41fa0c565e482b78f38465194f49b 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: change_feed fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.change_feed FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.change_feed IS 'ee9a9cb6b74fe8fd69eec6b74005e61b 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: change_pending fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.change_pending FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.change_pending IS 'e1f724b5f4c1dbe8653b3df26de7993d 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: contact fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.contact FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.contact IS '309df84bf69f725aba77b2214a4f2779 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: contract fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.contract FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.contract IS 'c3fef623ab0eefd96242d6d4a0e0603a 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: contract_amount fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.contract_amount FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.contract_amount IS 'd5166f299b2fd6c09c0114016869d575 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: credential fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.credential FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.credential IS 'a2e7d186a3b0d335cf16d80f18942c74 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: custom_field fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.custom_field FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.custom_field IS '45d7f6f9851dcbf7f2dd258d1d7527bf 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: customer fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.customer FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.customer IS 'e552bc15431a886b0539bd0e3877ea72 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: delivery fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.delivery FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.delivery IS '08d1d56bd6edbc57858d8d2250c19606 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: event fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.event FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.event IS 'c9fb11cd781232fb742847a2237e80f7 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: event_personal fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.event_personal FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.event_personal IS '92c2ee31e599eeb29d08d2baef5f0995 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: idempotency_key fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.idempotency_key FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.idempotency_key IS '742f3fa8253b6870eac2e33dadfe63c7 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: identity fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.identity FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.identity IS '69a6096663f062c9293b17cac96b2685 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: inbox fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.inbox FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.inbox IS 'a89ee597fbed0d9bb7d4460f08d3d5c1 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: intake_form fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.intake_form FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.intake_form IS 'b1f2c5ec527c3baf84df4f2e817bfa01 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: interaction fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.interaction FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.interaction IS '204965119223d1c92702d1fe43788b12 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: invitation fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.invitation FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.invitation IS '170fbdc5c97df4433c116e21b439c641 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead IS 'c166f720cd0dd948ccf350ab16d98b29 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead_external_id fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead_external_id FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead_external_id IS '55c09bb75478c8fb52c2e828b3965f59 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead_payload fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead_payload FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead_payload IS '42d0ce3dcb71aa42ead0808b32aa0441 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead_policy fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead_policy FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead_policy IS '457afc4dc13839da797ddc556c6de708 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: lead_signal fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.lead_signal FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.lead_signal IS 'a2b87b59453fc958308dce0430d7ce70 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member IS '5540d95b83964b13b88ef8135ae4e247 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member_load fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member_load FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member_load IS '30cb79522d195a92c725b0eaeedf19b3 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member_region fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member_region FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member_region IS '2fd050f47b01a68db6e986ce402595dc 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: member_role fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.member_role FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.member_role IS '95f16f7cfc729e8ffab23cabfb8ae765 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: membership fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.membership FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.membership IS '7848d2b8a213f74dec2e4745b4270cec 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: notification fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.notification FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.notification IS '73add1d16c39d955eec50c37d3c59b63 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: region fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.region FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.region IS '18f22ea88201d44764f84cdf2d996c4c 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: role fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.role FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.role IS '4121b264184ccd11ccff8e8c149fc8f2 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: role_grant fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.role_grant FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.role_grant IS '8e1955d37e712a89a52c5c67e4e86c53 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: routing_rule fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.routing_rule FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.routing_rule IS 'ea3283d5390ddccdfaf192d16f42baa2 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: score_rule fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.score_rule FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.score_rule IS 'f00fba2b044decfb144e27930154b9d4 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: session fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.session FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.session IS 'f00a4ab2b1e9a127f141ffc01df737b4 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: sign_on fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.sign_on FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.sign_on IS 'ba2cac2adf5afa87459aa60066ac0298 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: sign_on_attempt fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.sign_on_attempt FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.sign_on_attempt IS 'fc3391c036d1854ccbfcbff089936812 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: team fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.team FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.team IS '6135c0e0d8a3d808b221fafe8b09c160 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: team_calendar fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.team_calendar FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.team_calendar IS 'c9f237bfb5402a9f357f2697ac37c3da 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: tenant fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.tenant FOR INSERT TO baton_system WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.tenant IS '6a9aa597a8a7e80f54535e838f1f38fb a76ff588b534eb08f8a455c6178afd63';

-- Name: tenant_key fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.tenant_key FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.tenant_key IS '7cf4f2db6a6e15626c7930a1af9efcd0 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: tenant_usage fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.tenant_usage FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.tenant_usage IS '1cc0b9b2d01706db3d604adfb35b0494 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket IS 'e3c0ce28f1792d5b8fc6f2c0ffd613ad 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket_message fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket_message FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket_message IS '97ffbb29c00d0f6fa2d316f03961773a 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket_response_stat fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket_response_stat FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket_response_stat IS 'e076cd715eb1f72d53965a9100ba4c10 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: ticket_response_week fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.ticket_response_week FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.ticket_response_week IS 'cfd3759010db9f46cbc9ccc896ea0a23 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: timer fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.timer FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.timer IS '6484a70a3947b04ad0d68393cf4cfdeb 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: timer_dead fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.timer_dead FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.timer_dead IS '993df77df65f41c35575a164172645aa 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: working_calendar fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.working_calendar FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.working_calendar IS 'aa74ecdb33a0178f02659d3fbcbd76c2 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: working_calendar_day fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.working_calendar_day FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.working_calendar_day IS 'fbb487b72a06ef94a84969a47d459e69 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: api_key fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.api_key FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.api_key IS 'd086213c99e7e14aa11412bb0eb713c0 109c9a0a2329aa21842c8f592ce509cc';

-- Name: bi_login fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.bi_login FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.bi_login IS '9e181f2363ae961209418e31bdd9c181 109c9a0a2329aa21842c8f592ce509cc';

-- Name: change fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.change FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.change IS 'd5b71932a2f3f05e98faa14ed8c340ec 109c9a0a2329aa21842c8f592ce509cc';

-- Name: change_feed fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.change_feed FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.change_feed IS 'ece2f3af635ba13dd37e692f9313c01c 109c9a0a2329aa21842c8f592ce509cc';

-- Name: change_pending fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.change_pending FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.change_pending IS '856257e916fca4bde8ef9765b576b2d4 109c9a0a2329aa21842c8f592ce509cc';

-- Name: contact fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.contact FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.contact IS '660755aca9173acefb203ba3244b106d 109c9a0a2329aa21842c8f592ce509cc';

-- Name: contract fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.contract FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.contract IS '737162f127d0d4f747ccdf730c36aa2b 109c9a0a2329aa21842c8f592ce509cc';

-- Name: contract_amount fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.contract_amount FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.contract_amount IS '37f75a94d3158745f8ced4fae61f09bc 109c9a0a2329aa21842c8f592ce509cc';

-- Name: credential fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.credential FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.credential IS 'ffecd336e0112615d5d811378d25331c 109c9a0a2329aa21842c8f592ce509cc';

-- Name: custom_field fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.custom_field FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.custom_field IS 'ce30606ff798cc27c95c48e781f730af 109c9a0a2329aa21842c8f592ce509cc';

-- Name: customer fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.customer FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.customer IS '6525e94a3c0985061203a18759af8ff8 109c9a0a2329aa21842c8f592ce509cc';

-- Name: delivery fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.delivery FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.delivery IS '422ca06651c0d5936b5f81ccde787fc7 109c9a0a2329aa21842c8f592ce509cc';

-- Name: event fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.event FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.event IS '503d2dee9c0a813a01400637e58924d8 109c9a0a2329aa21842c8f592ce509cc';

-- Name: event_personal fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.event_personal FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.event_personal IS 'e6be229e2de26fde789b4154f6d3fc44 109c9a0a2329aa21842c8f592ce509cc';

-- Name: idempotency_key fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.idempotency_key FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.idempotency_key IS '7c8436c4f2a012ab6b15a853dd4f3ee3 109c9a0a2329aa21842c8f592ce509cc';

-- Name: identity fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.identity FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.identity IS 'd452e08cbebd5d2afcf22788a99efafe 109c9a0a2329aa21842c8f592ce509cc';

-- Name: inbox fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.inbox FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.inbox IS 'ce3b9f2e933388dd74e253ab1f720019 109c9a0a2329aa21842c8f592ce509cc';

-- Name: intake_form fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.intake_form FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.intake_form IS '2f8e29485a116cac6c00ea0daf408e66 109c9a0a2329aa21842c8f592ce509cc';

-- Name: interaction fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.interaction FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.interaction IS '5bf882761e0aef3358d852cdc253a07b 109c9a0a2329aa21842c8f592ce509cc';

-- Name: invitation fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.invitation FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.invitation IS '512b00c1a85dae59b0addd98edfc8721 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead IS 'fa90310610e4954571bc740ed32ee5d1 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead_external_id fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead_external_id FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead_external_id IS '97bc7ca7b5e3e96921ca176eec19779c 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead_payload fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead_payload FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead_payload IS 'ab2c1e5a4b05fbf4774e56e6c1c51aff 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead_policy fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead_policy FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead_policy IS '3b64be4f1f96c5e1de15caaede466dd7 109c9a0a2329aa21842c8f592ce509cc';

-- Name: lead_signal fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.lead_signal FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.lead_signal IS '049f8106a039ee0e461c5c1edc72b994 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member IS '6d3243de43eed760d0e9b4b573e7e9fd 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member_load fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member_load FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member_load IS '03846fc0a706d12a874390d24a8215f4 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member_region fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member_region FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member_region IS '38fff4b2ac8586f54e437ec5086bf4fe 109c9a0a2329aa21842c8f592ce509cc';

-- Name: member_role fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.member_role FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.member_role IS '2ffa0befe31ad350facae02b586b8a5a 109c9a0a2329aa21842c8f592ce509cc';

-- Name: membership fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.membership FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.membership IS '5ab054a9a5faed327af297b1e81d96e6 109c9a0a2329aa21842c8f592ce509cc';

-- Name: notification fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.notification FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.notification IS '15360c576e1bde3a058eed8b3a72f28b 109c9a0a2329aa21842c8f592ce509cc';

-- Name: region fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.region FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.region IS '9a422f41ffe392bcfbb922d62119e02a 109c9a0a2329aa21842c8f592ce509cc';

-- Name: role fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.role FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.role IS '2e480dec51fb2987f0e4d69e095884c6 109c9a0a2329aa21842c8f592ce509cc';

-- Name: role_grant fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.role_grant FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.role_grant IS '2a45d5f4d6c818870c4452bb5509ccfc 109c9a0a2329aa21842c8f592ce509cc';

-- Name: routing_rule fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.routing_rule FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.routing_rule IS '9851a6a4cbb1ecc7215979f96bc6fbe3 109c9a0a2329aa21842c8f592ce509cc';

-- Name: score_rule fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.score_rule FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.score_rule IS 'ca29e2bf64e281841f3b15a156553efb 109c9a0a2329aa21842c8f592ce509cc';

-- Name: session fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.session FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.session IS 'a34ddbc8cd1ce115b247fa648280136b 109c9a0a2329aa21842c8f592ce509cc';

-- Name: sign_on fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.sign_on FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.sign_on IS '871938bef2943ab1f5af34a2344752d1 109c9a0a2329aa21842c8f592ce509cc';

-- Name: sign_on_attempt fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.sign_on_attempt FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.sign_on_attempt IS 'b2b31eefaa92760bd2d6ac32af0fa3c2 109c9a0a2329aa21842c8f592ce509cc';

-- Name: team fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.team FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.team IS 'd59ae7cccae47ca39324b3476f3cc919 109c9a0a2329aa21842c8f592ce509cc';

-- Name: team_calendar fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.team_calendar FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.team_calendar IS 'ae70d4c01338f3c224bbaafd47093513 109c9a0a2329aa21842c8f592ce509cc';

-- Name: tenant fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.tenant FOR SELECT TO baton_system USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.tenant IS 'eb80bc93c34f6d5dad7e4b6ae516fa5c d38ac98e467447adffcd91dba2ca8c03';

-- Name: tenant_key fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.tenant_key FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.tenant_key IS '50a4e1c3b25f14fb84472794985164ab 109c9a0a2329aa21842c8f592ce509cc';

-- Name: tenant_usage fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.tenant_usage FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.tenant_usage IS '818abdca88722f0c05676f326007c92f 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket IS 'a0ab6d34dfd8331a5d3f21c37b375215 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket_message fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket_message FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket_message IS '5f444afd3ca1efdd9fee3b52adc44939 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket_response_stat fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket_response_stat FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket_response_stat IS '995ff9ab2169c3d5a663ed5ea5b8b482 109c9a0a2329aa21842c8f592ce509cc';

-- Name: ticket_response_week fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.ticket_response_week FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.ticket_response_week IS 'c09c30939df7b24847cb70c28f53ff2c 109c9a0a2329aa21842c8f592ce509cc';

-- Name: timer fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.timer FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.timer IS '7e6c10de49d419e69117c6ab8d41275c 109c9a0a2329aa21842c8f592ce509cc';

-- Name: timer_dead fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.timer_dead FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.timer_dead IS '830f69eb3805d4d1970dc9d26d2cce10 109c9a0a2329aa21842c8f592ce509cc';

-- Name: working_calendar fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.working_calendar FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.working_calendar IS '2877494044559ec84dc3144e2e5f90ad 109c9a0a2329aa21842c8f592ce509cc';

-- Name: working_calendar_day fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.working_calendar_day FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.working_calendar_day IS '28f7be9329058112ca991b38bf5fb7a5 109c9a0a2329aa21842c8f592ce509cc';

-- Name: api_key fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.api_key FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.api_key IS 'd7f13fd54c395b0cc21be0c4beb4b4d3 7634dcafa7b4a233fef040fbaedafa77';

-- Name: bi_login fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.bi_login FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.bi_login IS '280c3e45d0b247945ad780a1162b7dce 7634dcafa7b4a233fef040fbaedafa77';

-- Name: change_feed fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.change_feed FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.change_feed IS 'ad5d66e5c73667a97357f18b586a519a 7634dcafa7b4a233fef040fbaedafa77';

-- Name: change_pending fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.change_pending FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.change_pending IS '6e763306ef7f5b014eb56d696a4afba5 7634dcafa7b4a233fef040fbaedafa77';

-- Name: contact fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.contact FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.contact IS '5d552b0311ba4faa593f8ad7996ae2c4 7634dcafa7b4a233fef040fbaedafa77';

-- Name: contract fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.contract FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.contract IS '497f96b6a0e2852a01265e911258bf63 7634dcafa7b4a233fef040fbaedafa77';

-- Name: contract_amount fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.contract_amount FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.contract_amount IS '343b4afe204469df17174d7bacc7982b 7634dcafa7b4a233fef040fbaedafa77';

-- Name: credential fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.credential FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.credential IS '201902b51cd2cb5cec2bc2234c776982 7634dcafa7b4a233fef040fbaedafa77';

-- Name: custom_field fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.custom_field FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.custom_field IS '428b389671b60336463ad696ab405ffe 7634dcafa7b4a233fef040fbaedafa77';

-- Name: customer fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.customer FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.customer IS 'ba434f84afa79b7bbbcf83556de70d62 7634dcafa7b4a233fef040fbaedafa77';

-- Name: delivery fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.delivery FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.delivery IS '13311819cf2e7b08569082a8f0de2cef 7634dcafa7b4a233fef040fbaedafa77';

-- Name: idempotency_key fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.idempotency_key FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.idempotency_key IS '7bbc04e194710f37f4141914c704756b 7634dcafa7b4a233fef040fbaedafa77';

-- Name: identity fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.identity FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.identity IS 'c6cd8419fe8c7a60e8ad465a02df3043 7634dcafa7b4a233fef040fbaedafa77';

-- Name: inbox fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.inbox FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.inbox IS '19359bbe600f6f2e665138cd9b539397 7634dcafa7b4a233fef040fbaedafa77';

-- Name: intake_form fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.intake_form FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.intake_form IS '0831ffa37c12cb9663e340b97aa278d0 7634dcafa7b4a233fef040fbaedafa77';

-- Name: interaction fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.interaction FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.interaction IS 'ebf0f183d2bcd8590776a1dadf7a8712 7634dcafa7b4a233fef040fbaedafa77';

-- Name: invitation fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.invitation FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.invitation IS '89d3a7b326fa775009f99612c811aca1 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead IS '2729efd9aff367eb31d4988bd38ed62e 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead_external_id fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead_external_id FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead_external_id IS '65379ff7f63f768f07e8e8aca56738aa 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead_payload fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead_payload FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead_payload IS 'f85010beb36aabc485bf30c3857303a8 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead_policy fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead_policy FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead_policy IS 'c45146ec94e29ad4a29a76193e528ca6 7634dcafa7b4a233fef040fbaedafa77';

-- Name: lead_signal fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.lead_signal FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.lead_signal IS 'e3e5b4f3e26e229254475deb6deb83d9 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member IS '83e06ab591f4399c80548198ed70e3a0 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member_load fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member_load FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member_load IS 'a64b5576173672b823befee5aae2b630 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member_region fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member_region FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member_region IS '3f574d9cb15859fe4b8d417a5f839a1c 7634dcafa7b4a233fef040fbaedafa77';

-- Name: member_role fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.member_role FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.member_role IS '5d0a5a6725db1df8eae768218ee7618d 7634dcafa7b4a233fef040fbaedafa77';

-- Name: membership fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.membership FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.membership IS 'a2e34fc10bdbe72d3b1c2dd8e49c4edb 7634dcafa7b4a233fef040fbaedafa77';

-- Name: notification fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.notification FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.notification IS '1c4ba2dbe7e5467853f34ab8f8e39ade 7634dcafa7b4a233fef040fbaedafa77';

-- Name: region fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.region FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.region IS 'ace354e796ce0ecc3f8c54b7dbbd186f 7634dcafa7b4a233fef040fbaedafa77';

-- Name: role fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.role FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.role IS '134e86a3b9b018894fac1fac05b8466e 7634dcafa7b4a233fef040fbaedafa77';

-- Name: role_grant fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.role_grant FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.role_grant IS '9b51c70b06a071cadec81262b56663ff 7634dcafa7b4a233fef040fbaedafa77';

-- Name: routing_rule fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.routing_rule FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.routing_rule IS '56b4599a57753789da3d02592f4f0835 7634dcafa7b4a233fef040fbaedafa77';

-- Name: score_rule fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.score_rule FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.score_rule IS 'be5a9703611111f20a7396509902f1e2 7634dcafa7b4a233fef040fbaedafa77';

-- Name: session fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.session FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.session IS 'e4a9838cb1b9cabfb4af298665d48289 7634dcafa7b4a233fef040fbaedafa77';

-- Name: sign_on fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.sign_on FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.sign_on IS 'cc19134287e3d8e96339b8b796b02c24 7634dcafa7b4a233fef040fbaedafa77';

-- Name: sign_on_attempt fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.sign_on_attempt FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.sign_on_attempt IS '260f5646c25d339154394017adfc4439 7634dcafa7b4a233fef040fbaedafa77';

-- Name: team fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.team FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.team IS '9167994aa689a1dfd57588985d730997 7634dcafa7b4a233fef040fbaedafa77';

-- Name: team_calendar fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.team_calendar FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.team_calendar IS '3ecd9ccd5c6a8d88211f978ceddb839c 7634dcafa7b4a233fef040fbaedafa77';

-- Name: tenant fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.tenant FOR UPDATE TO baton_system USING ((id = baton.current_tenant())) WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.tenant IS '34de04af50b515f9ab8ff12ab07b07eb 38d98a74100d35d16b59bd2b2b98dec2';

-- Name: tenant_key fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.tenant_key FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.tenant_key IS 'fb8050d837e2485020c217eb0296692f 7634dcafa7b4a233fef040fbaedafa77';

-- Name: tenant_usage fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.tenant_usage FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.tenant_usage IS '84c590baa5be6e7e30bcaba0c350a2dd 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket IS 'c26464c8ac13ebcf1dea2be006938796 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket_message fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket_message FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket_message IS 'd915b7c6aac67697a5e1d99862659e80 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket_response_stat fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket_response_stat FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket_response_stat IS '4a7284cb6fcae525d2a95c4f864135f5 7634dcafa7b4a233fef040fbaedafa77';

-- Name: ticket_response_week fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.ticket_response_week FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.ticket_response_week IS '908dee9349f78c1c7b3e8c0723e04f76 7634dcafa7b4a233fef040fbaedafa77';

-- Name: timer fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.timer FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.timer IS '848979d53e0f31cabce86c5277e7b1c0 7634dcafa7b4a233fef040fbaedafa77';

-- Name: timer_dead fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.timer_dead FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.timer_dead IS 'c5cbbcc80c316a097a576c4a9d9e7485 7634dcafa7b4a233fef040fbaedafa77';

-- Name: working_calendar fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.working_calendar FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.working_calendar IS '66a1b1b8440a80776a58caf43e875980 7634dcafa7b4a233fef040fbaedafa77';

-- Name: working_calendar_day fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.working_calendar_day FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.working_calendar_day IS 'f66d7417079214b9d15fe40073e870bb 7634dcafa7b4a233fef040fbaedafa77';

-- Name: api_key fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.api_key FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.api_key IS '46a0bae2906b9416ee7d5bbb63a0a539 444e94c9a1390b3feff97666476741aa';

-- Name: bi_login fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.bi_login FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.bi_login IS '6e4075ded4194098ac05c8f82abf4c1e 444e94c9a1390b3feff97666476741aa';

-- Name: change fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.change FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.change IS 'a2262904e4f34c820de82a855dd2aea6 444e94c9a1390b3feff97666476741aa';

-- Name: change_feed fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.change_feed FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.change_feed IS '23ca69213a2dd59a3d450257f63ce40e 444e94c9a1390b3feff97666476741aa';

-- Name: change_pending fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.change_pending FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.change_pending IS 'e82b32aed268989da1c93ac283a51dc0 444e94c9a1390b3feff97666476741aa';

-- Name: contact fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.contact FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.contact IS 'cfa245bcade9b9c47886ff6e3adc93e6 444e94c9a1390b3feff97666476741aa';

-- Name: contract fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.contract FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.contract IS '8acced894af2a770a9eae79a17991845 444e94c9a1390b3feff97666476741aa';

-- Name: contract_amount fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.contract_amount FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.contract_amount IS '83c7dbdb2894364b02fad7bcbce0e971 444e94c9a1390b3feff97666476741aa';

-- Name: credential fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.credential FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.credential IS '597e995882ba4e909b2b2ac73c687d27 444e94c9a1390b3feff97666476741aa';

-- Name: custom_field fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.custom_field FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.custom_field IS '4887239c49e25eb809bd136f2fd15092 444e94c9a1390b3feff97666476741aa';

-- Name: customer fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.customer FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.customer IS '1c4bbdfd45a7fddeae6b50a049f6f42a 444e94c9a1390b3feff97666476741aa';

-- Name: delivery fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.delivery FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.delivery IS '2f2e0fa95d1e6202f76f840912074592 444e94c9a1390b3feff97666476741aa';

-- Name: event_personal fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.event_personal FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.event_personal IS 'b2562b41f91089108c985ce17b9bf546 444e94c9a1390b3feff97666476741aa';

-- Name: idempotency_key fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.idempotency_key FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.idempotency_key IS '6b272f378a2da4b958a4b44c1a3c21ca 444e94c9a1390b3feff97666476741aa';

-- Name: identity fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.identity FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.identity IS 'c4bab89aac766c1e90c59f411b04f433 444e94c9a1390b3feff97666476741aa';

-- Name: inbox fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.inbox FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.inbox IS 'ab4bb5d2a0f568cf120f4c1376eb4fb9 444e94c9a1390b3feff97666476741aa';

-- Name: intake_form fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.intake_form FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.intake_form IS 'd2c8d196535fd13196b01b89fcba60b9 444e94c9a1390b3feff97666476741aa';

-- Name: interaction fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.interaction FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.interaction IS '8a8e4a47d2d409fb84390b61ceb715e9 444e94c9a1390b3feff97666476741aa';

-- Name: invitation fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.invitation FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.invitation IS '1db4dc07910547e2a10a34d2a248e9db 444e94c9a1390b3feff97666476741aa';

-- Name: lead fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead IS '38a1fa352c3b9c2ba3a82436683b9b00 444e94c9a1390b3feff97666476741aa';

-- Name: lead_external_id fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead_external_id FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead_external_id IS 'a6056c014fe42a74eb599ebec6305db8 444e94c9a1390b3feff97666476741aa';

-- Name: lead_payload fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead_payload FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead_payload IS 'bb06b327f22cafce29335f1251301dc6 444e94c9a1390b3feff97666476741aa';

-- Name: lead_policy fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead_policy FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead_policy IS 'ae9a550c3ddaadbad9427d22f7fb25a3 444e94c9a1390b3feff97666476741aa';

-- Name: lead_signal fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.lead_signal FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.lead_signal IS '8a15a159d54fc5dda446c62b9a5ddb90 444e94c9a1390b3feff97666476741aa';

-- Name: member fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member IS 'ab483d63f81dae4464dfa225c1b7a196 444e94c9a1390b3feff97666476741aa';

-- Name: member_load fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member_load FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member_load IS 'f1a015681a094e122057bafc28941d46 444e94c9a1390b3feff97666476741aa';

-- Name: member_region fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member_region FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member_region IS 'c06228a9d384d3f380bcf28dfad39f3e 444e94c9a1390b3feff97666476741aa';

-- Name: member_role fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.member_role FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.member_role IS '7db42662f7cd22dc12b55cf1362e4643 444e94c9a1390b3feff97666476741aa';

-- Name: membership fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.membership FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.membership IS '859c08214013223f0911f4ab1550cd5a 444e94c9a1390b3feff97666476741aa';

-- Name: notification fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.notification FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.notification IS '853f28c46aeaaef3b326b2761862c03d 444e94c9a1390b3feff97666476741aa';

-- Name: region fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.region FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.region IS 'b7123bfa1af39cc0d927dc9f6375d4d8 444e94c9a1390b3feff97666476741aa';

-- Name: role fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.role FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.role IS 'a3d7bd0528f6e23eda86261199496c74 444e94c9a1390b3feff97666476741aa';

-- Name: role_grant fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.role_grant FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.role_grant IS 'd3c5c366e443e673813a93b20ac74daa 444e94c9a1390b3feff97666476741aa';

-- Name: routing_rule fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.routing_rule FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.routing_rule IS '8f3b53852b02d0a7632a0745d1968da0 444e94c9a1390b3feff97666476741aa';

-- Name: score_rule fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.score_rule FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.score_rule IS '9a54ab8bc38a0b9f1d9684758fd46993 444e94c9a1390b3feff97666476741aa';

-- Name: session fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.session FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.session IS 'e42251a963b50eb27a95558a1dac6c8d 444e94c9a1390b3feff97666476741aa';

-- Name: sign_on fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.sign_on FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.sign_on IS 'da5c1dd13aa892fef4634cda049a823b 444e94c9a1390b3feff97666476741aa';

-- Name: sign_on_attempt fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.sign_on_attempt FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.sign_on_attempt IS '0dd9343e27a8d242724854d1cda89071 444e94c9a1390b3feff97666476741aa';

-- Name: team fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.team FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.team IS '3fb77d356c7a60015ad0bb1b95170139 444e94c9a1390b3feff97666476741aa';

-- Name: team_calendar fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.team_calendar FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.team_calendar IS '0d2c705400fab8cea9df24a307369a0b 444e94c9a1390b3feff97666476741aa';

-- Name: tenant_key fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.tenant_key FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.tenant_key IS 'be11a3e75bc1b7ce7b563ec5a595e8e0 444e94c9a1390b3feff97666476741aa';

-- Name: tenant_usage fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.tenant_usage FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.tenant_usage IS 'dfc2c62ec6d6934cd0feb183643aa04c 444e94c9a1390b3feff97666476741aa';

-- Name: ticket fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket IS '8bf94d998ee397534ccaf415ded843dd 444e94c9a1390b3feff97666476741aa';

-- Name: ticket_message fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket_message FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket_message IS 'fb52ceffe8783b628a7f5d578b0f26cf 444e94c9a1390b3feff97666476741aa';

-- Name: ticket_response_stat fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket_response_stat FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket_response_stat IS '8c72d5fd39ce228693f20aa262dac9e2 444e94c9a1390b3feff97666476741aa';

-- Name: ticket_response_week fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.ticket_response_week FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.ticket_response_week IS '9b86b393d30c0bacd05c790f360e38de 444e94c9a1390b3feff97666476741aa';

-- Name: timer fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.timer FOR DELETE TO baton_worker USING (true);

-- Name: POLICY fixed_worker_delete ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.timer IS 'dfac41ba0565c3bac68f388f2d40ed8e f0619ffea734064430385fc9622fd66e';

-- Name: timer_dead fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.timer_dead FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.timer_dead IS 'efafc48a57b412359cb05a5fee80977d 444e94c9a1390b3feff97666476741aa';

-- Name: working_calendar fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.working_calendar FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.working_calendar IS '318386175d66d4e6171fb25565051aa6 444e94c9a1390b3feff97666476741aa';

-- Name: working_calendar_day fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.working_calendar_day FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.working_calendar_day IS '7cdbfc87e36b602610e230b577678a98 444e94c9a1390b3feff97666476741aa';

-- Name: api_key fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.api_key FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.api_key IS '7a02c4d48e7d945cf9e18b5b6701aca7 7fab56cc7513988650d7b41082dba678';

-- Name: bi_login fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.bi_login FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.bi_login IS '4d857fd4604f43b47fd1872165d5eed0 7fab56cc7513988650d7b41082dba678';

-- Name: change fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.change FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.change IS '2372dd94a0d01729755e136dedd35a2c 7fab56cc7513988650d7b41082dba678';

-- Name: change_feed fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.change_feed FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.change_feed IS 'fcb7728dbe317453a7f9e75158a14dcf 7fab56cc7513988650d7b41082dba678';

-- Name: change_pending fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.change_pending FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.change_pending IS 'dfd7f6338f869b4f8e724fd3cf01bbd0 7fab56cc7513988650d7b41082dba678';

-- Name: contact fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.contact FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.contact IS 'e1b55a03ea4ff5726b09cc8a378ab086 7fab56cc7513988650d7b41082dba678';

-- Name: contract fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.contract FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.contract IS 'b1054496f858aff0e527485bbaeebf57 7fab56cc7513988650d7b41082dba678';

-- Name: contract_amount fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.contract_amount FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.contract_amount IS '4d6d8debcd3cffe85aeb7a31064781db 7fab56cc7513988650d7b41082dba678';

-- Name: credential fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.credential FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.credential IS '0fc18bd69aedc2df54aa8a6880d7c0bb 7fab56cc7513988650d7b41082dba678';

-- Name: custom_field fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.custom_field FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.custom_field IS '0064f7e498531da8e4c29aa7fe64856d 7fab56cc7513988650d7b41082dba678';

-- Name: customer fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.customer FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.customer IS '27b645e8873fae2747f177c6801a0578 7fab56cc7513988650d7b41082dba678';

-- Name: delivery fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.delivery FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.delivery IS '14906d733387d2a267afc97c50e1e55a 7fab56cc7513988650d7b41082dba678';

-- Name: event fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.event FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.event IS 'b9e80fc56a5bef34cfe82d856be95b41 7fab56cc7513988650d7b41082dba678';

-- Name: event_personal fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.event_personal FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.event_personal IS '6ff29158b9898abd3fa77b017e9145ea 7fab56cc7513988650d7b41082dba678';

-- Name: idempotency_key fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.idempotency_key FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.idempotency_key IS 'f5e5f911f0b16b08638d72ec225a1758 7fab56cc7513988650d7b41082dba678';

-- Name: identity fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.identity FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.identity IS '89ceabb5c30a22a5ad37fba9961b8040 7fab56cc7513988650d7b41082dba678';

-- Name: inbox fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.inbox FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.inbox IS '2a6383ff584e425cc7288b12045c4014 7fab56cc7513988650d7b41082dba678';

-- Name: intake_form fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.intake_form FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.intake_form IS '99af0f74b81f322cc2ec2343021a05d0 7fab56cc7513988650d7b41082dba678';

-- Name: interaction fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.interaction FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.interaction IS 'f323f96042d6ec5c2c09bcfd20ced886 7fab56cc7513988650d7b41082dba678';

-- Name: invitation fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.invitation FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.invitation IS 'e8b8f597ed6867be0c764e37d2609db4 7fab56cc7513988650d7b41082dba678';

-- Name: lead fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead IS 'df7aebb876cb8aa48086491990a2b161 7fab56cc7513988650d7b41082dba678';

-- Name: lead_external_id fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead_external_id FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead_external_id IS '910330e8d1321a98fcea6c8dbfdf096c 7fab56cc7513988650d7b41082dba678';

-- Name: lead_payload fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead_payload FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead_payload IS 'fb665d05c8a26a0036083f3fb0f47101 7fab56cc7513988650d7b41082dba678';

-- Name: lead_policy fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead_policy FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead_policy IS '66065e053912fd4c90b821567e3efac7 7fab56cc7513988650d7b41082dba678';

-- Name: lead_signal fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.lead_signal FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.lead_signal IS 'f3f02953f69a41e82caaf15fee6a804a 7fab56cc7513988650d7b41082dba678';

-- Name: member fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member IS 'd263043c9041c9a4268ab20c8449a8ae 7fab56cc7513988650d7b41082dba678';

-- Name: member_load fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member_load FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member_load IS '4bda9bcbc28c76c0ecbd50f2ecc42cfd 7fab56cc7513988650d7b41082dba678';

-- Name: member_region fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member_region FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member_region IS '1fcb3920f5e4825882563b4165aa4493 7fab56cc7513988650d7b41082dba678';

-- Name: member_role fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.member_role FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.member_role IS '8f6f3c0931118c1a660d016cec514d3b 7fab56cc7513988650d7b41082dba678';

-- Name: membership fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.membership FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.membership IS '85af9f863d6fd0a860c3e9e1f96a41e7 7fab56cc7513988650d7b41082dba678';

-- Name: notification fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.notification FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.notification IS 'dd5ce88347c76344a00f6af043355d84 7fab56cc7513988650d7b41082dba678';

-- Name: region fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.region FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.region IS 'e996bdedc41ed7dd5933b70d57f858b4 7fab56cc7513988650d7b41082dba678';

-- Name: role fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.role FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.role IS '350d50a1ae82f01206749a16f74703e1 7fab56cc7513988650d7b41082dba678';

-- Name: role_grant fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.role_grant FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.role_grant IS '44293f8c6110b0992782c1f361a68505 7fab56cc7513988650d7b41082dba678';

-- Name: routing_rule fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.routing_rule FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.routing_rule IS '20e28444f6ff451106d194b2538ab9ca 7fab56cc7513988650d7b41082dba678';

-- Name: score_rule fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.score_rule FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.score_rule IS '2a7ba67be6bd499bd4ee96093f962cec 7fab56cc7513988650d7b41082dba678';

-- Name: session fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.session FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.session IS 'cccaae2c981018750009d0c84cd3ea3d 7fab56cc7513988650d7b41082dba678';

-- Name: sign_on fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.sign_on FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.sign_on IS 'b257378e5d82a8902ca6ea5e84adc543 7fab56cc7513988650d7b41082dba678';

-- Name: sign_on_attempt fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.sign_on_attempt FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.sign_on_attempt IS '9b7d07c1124cdfebd5daead19237871b 7fab56cc7513988650d7b41082dba678';

-- Name: team fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.team FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.team IS '605a3ffe56e2c0a70c601e0cf7ee8716 7fab56cc7513988650d7b41082dba678';

-- Name: team_calendar fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.team_calendar FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.team_calendar IS '242c31db57fff18956df89b770c45e36 7fab56cc7513988650d7b41082dba678';

-- Name: tenant fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.tenant FOR INSERT TO baton_worker WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.tenant IS '9d26a8455de199100f30b6ff9acb41fd 68dc33ca4bd9a7aac3d6943a4ae6da9d';

-- Name: tenant_key fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.tenant_key FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.tenant_key IS 'e277af0073543c52881fa6a94b3607ef 7fab56cc7513988650d7b41082dba678';

-- Name: tenant_usage fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.tenant_usage FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.tenant_usage IS '48e4e18b6aeb5eed3932aecfccf88c92 7fab56cc7513988650d7b41082dba678';

-- Name: ticket fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket IS 'ee93825a10f6192466152536c5ce2c4a 7fab56cc7513988650d7b41082dba678';

-- Name: ticket_message fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket_message FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket_message IS '16c9dbf68e63f37ee809c52fa1f3f9a0 7fab56cc7513988650d7b41082dba678';

-- Name: ticket_response_stat fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket_response_stat FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket_response_stat IS 'e13bb1c523b29fe56349579095e790ff 7fab56cc7513988650d7b41082dba678';

-- Name: ticket_response_week fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.ticket_response_week FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.ticket_response_week IS '5fbdb8ba82a8b943b73a4e201266d11f 7fab56cc7513988650d7b41082dba678';

-- Name: timer fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.timer FOR INSERT TO baton_worker WITH CHECK (true);

-- Name: POLICY fixed_worker_insert ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.timer IS 'fe8e8ebc611409ec523b8f2ac359accb da6f6e947c1044c2764fea58edc47e3e';

-- Name: timer_dead fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.timer_dead FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.timer_dead IS '3f2b0d28be34a29e53500757853a53ad 7fab56cc7513988650d7b41082dba678';

-- Name: working_calendar fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.working_calendar FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.working_calendar IS '24845b5dd9523e10123d232a35338a7c 7fab56cc7513988650d7b41082dba678';

-- Name: working_calendar_day fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.working_calendar_day FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.working_calendar_day IS '1b913d20534806906895f9eadaed38a9 7fab56cc7513988650d7b41082dba678';

-- Name: api_key fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.api_key FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.api_key IS 'c572f290bc86f227822b2f6b7a250068 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: bi_login fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.bi_login FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.bi_login IS '624e27bd9c5ba77847220d65c89f034f 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: change fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.change FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON change; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.change IS 'ea32ea58b0f62673999cc21ba4cb0d8f 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: change_feed fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.change_feed FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.change_feed IS '4b540de3a865cc67623fc4647bcdf072 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: change_pending fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.change_pending FOR SELECT TO baton_worker USING (true);

-- Name: POLICY fixed_worker_select ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.change_pending IS '8a989f7074b4055bec4155cc7696aabf 770c7e5c1a15ca8a8cdfed421ff369f1';

-- Name: contact fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.contact FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.contact IS '4d4a325e19c633fd44257c1537d1dbc3 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: contract fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.contract FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.contract IS '2f086452380366f17b8609f0748c91ea 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: contract_amount fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.contract_amount FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.contract_amount IS 'b2d7f0d4003c0548a9b4a8a6dd247b7b 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: credential fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.credential FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.credential IS '1730379da326504254adc9526df67d35 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: custom_field fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.custom_field FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.custom_field IS 'a2216b948e2123a6af91a4ed4bd291cb 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: customer fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.customer FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.customer IS '139426fb687997d0c425eb9f408a2c3f 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: delivery fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.delivery FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.delivery IS '1dd34c5d2c75b7fbbdfe655d7a77bda7 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: event fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.event FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.event IS '871950f4791cb30b2d0d5879fdb71b56 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: event_personal fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.event_personal FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON event_personal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.event_personal IS '6a32a36e66cd38148b2c54c6932d5ab0 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: idempotency_key fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.idempotency_key FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.idempotency_key IS '8b6c6154fd7b08a3143f0d4f3aacc85d 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: identity fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.identity FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.identity IS '166a5fca247f00bd5c64610262893188 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: inbox fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.inbox FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.inbox IS '891a95f79d7d63f61391ceeeb079bca0 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: intake_form fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.intake_form FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.intake_form IS '0183009bd6a6010ea4ce9a5ad805eccc 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: interaction fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.interaction FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.interaction IS '50dd030bee23c9d8ccc5dc52065e8f3d 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: invitation fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.invitation FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.invitation IS 'f80fc6e303df6f3f9efbc236595ae3d6 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: lead fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead IS 'e282c75d2746195f77ab7ad86ef158de 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: lead_external_id fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead_external_id FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead_external_id IS '0794ab9a1c4b830bbff544f3fb732ec3 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: lead_payload fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead_payload FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead_payload IS 'f7d5d0e8f7d3346776842c2a436095d1 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: lead_policy fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead_policy FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead_policy IS '5644d017d61ed105b1da461178944063 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: lead_signal fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.lead_signal FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.lead_signal IS '8576072ee7b094511900b20b1b4fd935 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: member fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member IS 'a5162f9159530a425a2421b7e98ba736 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: member_load fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member_load FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member_load IS '1b388d8697297e773e21ed4e3017c33e 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: member_region fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member_region FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member_region IS 'e818c5b108d435ae42cbc1813ddbdb4a 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: member_role fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.member_role FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.member_role IS 'a02d69ab564bf904d118d29bcc4516d8 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: membership fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.membership FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.membership IS '840ad7cd18b7fd0b3799e4a6330fb346 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: notification fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.notification FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.notification IS '7935808d4e126e2a27703b5b199065b9 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: region fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.region FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.region IS '233b7a74b9ac62805ecdf1bedfb84037 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: role fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.role FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.role IS '39765d3745758d1dffb8b28fc4cc85ee 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: role_grant fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.role_grant FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.role_grant IS '51d811136c71e83e183c7e7cad9087ab 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: routing_rule fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.routing_rule FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.routing_rule IS '98cfc3b9141dfa598a2b84efa0d372ab 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: score_rule fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.score_rule FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.score_rule IS '4c6f8e8176b1e68323e2896b38238a2c 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: session fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.session FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.session IS '50c93869a20fdf20e0659a08e70126e0 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: sign_on fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.sign_on FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.sign_on IS '81a77f07ec28f0f24c4b728801f6e27e 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: sign_on_attempt fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.sign_on_attempt FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.sign_on_attempt IS 'c1f58baa9b49fa9f39f914c20298ae4b 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: team fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.team FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.team IS 'c11fc56eb267bb9a220e7c2ff4036c34 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: team_calendar fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.team_calendar FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.team_calendar IS '5ce4eb67f2a86b09b610a574782ec8de 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: tenant fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.tenant FOR SELECT TO baton_worker USING ((id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.tenant IS 'f13e829737e63ba9b434ddd57b240ed7 efb18122498178f9907d631762abe33a';

-- Name: tenant_key fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.tenant_key FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.tenant_key IS '91eac7624d78e6a9a8dfbe93f8a679f8 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: tenant_usage fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.tenant_usage FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.tenant_usage IS '709b8c17c64e3bbaca0f337531009df0 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: ticket fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket IS '5979bd86ed142ef56957ccbe87b589ca 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: ticket_message fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket_message FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket_message IS '7d9174a6a380713048bc81359815e8a9 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: ticket_response_stat fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket_response_stat FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket_response_stat IS '33b185df8239d991da0783f49cd2a421 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: ticket_response_week fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.ticket_response_week FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.ticket_response_week IS '884dfcd2e73d0e51fed98204b645b246 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: timer fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.timer FOR SELECT TO baton_worker USING (true);

-- Name: POLICY fixed_worker_select ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.timer IS 'b241d57e669ab907e9d790b9716aa021 770c7e5c1a15ca8a8cdfed421ff369f1';

-- Name: timer_dead fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.timer_dead FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.timer_dead IS 'd5a1bd39ce9993f292f5a698d8269deb 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: working_calendar fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.working_calendar FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.working_calendar IS '7c6eb6b1a28107b3546e6a2503b3bd3a 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: working_calendar_day fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.working_calendar_day FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.working_calendar_day IS 'dd2a42ff19a30ba03a09a107449938d9 68c35b1ed5058dd04805fe1a8e75a34e';

-- Name: api_key fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.api_key FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.api_key IS '9e32048f8b0dcd0f89a5e373a5e8e8da f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: bi_login fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.bi_login FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON bi_login; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.bi_login IS '526f9cdbafb7d7d766c47186e6e07bf1 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: change_feed fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.change_feed FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON change_feed; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.change_feed IS 'fd0929c05bbea3a84af3c76c397a3a77 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: change_pending fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.change_pending FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON change_pending; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.change_pending IS '162cf16a67a6607389e869db0b352d2e f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: contact fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.contact FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON contact; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.contact IS 'd0395eea3728747c69642f900f572b45 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: contract fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.contract FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON contract; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.contract IS 'bd08e02d0ceae0b61d1e7e76cb037f4a f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: contract_amount fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.contract_amount FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON contract_amount; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.contract_amount IS '2a39e401fcb836030bbae80a715828b3 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: credential fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.credential FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.credential IS 'fc19b579d6c8a5a1fa1a870d45fe1c93 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: custom_field fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.custom_field FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON custom_field; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.custom_field IS 'b0596d721c0923db7d3a9e125d1ba3c8 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: customer fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.customer FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON customer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.customer IS '0be917bc3e6dcd8703e11ad681888242 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: delivery fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.delivery FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON delivery; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.delivery IS '5f73c7bf4ebf668850c56ac8edd4af8d f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: idempotency_key fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.idempotency_key FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON idempotency_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.idempotency_key IS '653076b6fe124b9ba6595f824e477e5e f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: identity fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.identity FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON identity; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.identity IS '30741d3f2e0d1fb793cfbd4a34ffa68d f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: inbox fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.inbox FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON inbox; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.inbox IS '7347a337b1a4415ace25e0a8a3c98054 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: intake_form fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.intake_form FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON intake_form; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.intake_form IS 'b9ba05c983b87182e4f4dda67826756b f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: interaction fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.interaction FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.interaction IS 'd347eb98e09c512074d9cb6e33daffae f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: invitation fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.invitation FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON invitation; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.invitation IS '9cf7120f992f6715a09e0b7d497914d7 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: lead fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead IS 'baed7fab9990fa9705454b8b8a8d9528 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: lead_external_id fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead_external_id FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead_external_id IS '54162681625c4032aa79d5572e15dd02 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: lead_payload fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead_payload FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead_payload IS 'b3bd24f8d7f20e51b9ff2c0e3b450e0d f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: lead_policy fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead_policy FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead_policy; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead_policy IS '4376b45cd7afc6efd23cd92be67c786e f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: lead_signal fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.lead_signal FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.lead_signal IS '54ca137abfdc1d3ce545d5dc0316692f f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: member fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member IS '92e89844e3f64ad5f6b23d4564579963 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: member_load fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member_load FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member_load; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member_load IS 'bdc36e971ccf521daf31f4a905285956 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: member_region fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member_region FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member_region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member_region IS 'af2f32f11b099f91093aab329c2d413e f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: member_role fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.member_role FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON member_role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.member_role IS '6b52c48940ce7e6a67714d99d12e8baa f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: membership fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.membership FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON membership; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.membership IS 'c12124f0eedab2a8e3659755372f2da2 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: notification fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.notification FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON notification; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.notification IS 'cc04fb81f5b26f4165cc47a7b8eabe9d f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: region fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.region FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON region; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.region IS '7268c2d10fee7028d1facb576a7b2a6c f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: role fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.role FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON role; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.role IS 'ac0ab4fde5cea13cc3aa008b1edc786a f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: role_grant fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.role_grant FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON role_grant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.role_grant IS '0ac8e857a4eded68d9ed5fe105e1e25a f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: routing_rule fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.routing_rule FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON routing_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.routing_rule IS '1a54e7c28952c3e577c42b8af9a1f69b f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: score_rule fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.score_rule FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON score_rule; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.score_rule IS 'f414ff5a38d91b20e986eab69a59e63b f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: session fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.session FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON session; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.session IS '43ce5f745c4005c0d36ca55c2c5cbab1 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: sign_on fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.sign_on FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON sign_on; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.sign_on IS '084bf71fd31956073ac2adf19dcaee2a f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: sign_on_attempt fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.sign_on_attempt FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON sign_on_attempt; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.sign_on_attempt IS 'e02a400603cfc69b991314b3518e7664 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: team fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.team FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON team; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.team IS '82cc22595b6a3add20df6cb7ba2383e8 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: team_calendar fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.team_calendar FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON team_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.team_calendar IS '2262eb23434eadca0af5e891bbedd577 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: tenant fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.tenant FOR UPDATE TO baton_worker USING ((id = baton.current_tenant())) WITH CHECK ((id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.tenant IS '7e29d90fab0f79c7df1dcef4a5613d7b 1d2a6a543d879ff96ba7117b1d97f58c';

-- Name: tenant_key fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.tenant_key FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON tenant_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.tenant_key IS '5b8d6833aba6cc3882f289377a71ec3e f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: tenant_usage fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.tenant_usage FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON tenant_usage; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.tenant_usage IS '97f7b47015e03ad67ee077d710135782 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: ticket fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket IS '9df247830202bc87c313664f66275666 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: ticket_message fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket_message FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket_message IS '6a60aafc8b093904f2fcbebff8278d32 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: ticket_response_stat fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket_response_stat FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket_response_stat IS '0d53b9516f8a6d6bf9be0e1a7e78707d f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: ticket_response_week fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.ticket_response_week FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON ticket_response_week; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.ticket_response_week IS '494f2dc3ce2746c2c0ca156d58e8b793 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: timer fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.timer FOR UPDATE TO baton_worker USING (true) WITH CHECK (true);

-- Name: POLICY fixed_worker_update ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.timer IS '7f0dd92badf5e905074437c9fd4ccec1 6e772f696682bafbcc3412bc6b02f7ae';

-- Name: timer_dead fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.timer_dead FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.timer_dead IS 'e1c41ef1019872862a03264534ba9fb1 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: working_calendar fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.working_calendar FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON working_calendar; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.working_calendar IS 'd81c95faabe929a1ae8b94f5dd778390 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: working_calendar_day fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.working_calendar_day FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON working_calendar_day; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.working_calendar_day IS '3885afb1af1bcdc525e4d9bf0c94add0 f00b574ddc26f11f1a4fb8d42a0bb129';

-- Name: idempotency_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.idempotency_key ENABLE ROW LEVEL SECURITY;

-- Name: identity; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.identity ENABLE ROW LEVEL SECURITY;

-- Name: inbox; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.inbox ENABLE ROW LEVEL SECURITY;

-- Name: intake_form; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.intake_form ENABLE ROW LEVEL SECURITY;

-- Name: interaction; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.interaction ENABLE ROW LEVEL SECURITY;

-- Name: interaction_default; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.interaction_default ENABLE ROW LEVEL SECURITY;

-- Name: invitation; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.invitation ENABLE ROW LEVEL SECURITY;

-- Name: lead; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead ENABLE ROW LEVEL SECURITY;

-- Name: lead lead_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_followed ON baton.lead FOR SELECT TO baton_g_lead_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_card_read_followed ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_followed ON baton.lead IS 'e14485747af90f19e9fe8543e8276ee0 b807fb798d77c064b0a9c4037d4e5c50';

-- Name: lead_external_id lead_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_followed ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_card_read_followed ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_followed ON baton.lead_external_id IS 'cd45a8030b272ee17ec8a9f50de7865f b807fb798d77c064b0a9c4037d4e5c50';

-- Name: lead_payload lead_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_followed ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_card_read_followed ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_followed ON baton.lead_payload IS 'f14552f1f038f03107d6bae851303776 b807fb798d77c064b0a9c4037d4e5c50';

-- Name: lead lead_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_own ON baton.lead FOR SELECT TO baton_g_lead_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_read_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_own ON baton.lead IS '870a43bab2391647f42e5f651c7b8c1f e642cd371a20dc6403f2ff0e59b4735c';

-- Name: lead_external_id lead_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_own ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_read_own ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_own ON baton.lead_external_id IS '91b3a17176b83d384443b0d3419dfdcd e642cd371a20dc6403f2ff0e59b4735c';

-- Name: lead_payload lead_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_own ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_read_own ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_own ON baton.lead_payload IS '7360ce96b07d7affd1c18ecba3222697 e642cd371a20dc6403f2ff0e59b4735c';

-- Name: lead lead_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_pool ON baton.lead FOR SELECT TO baton_g_lead_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_pool ON baton.lead IS '7af3bfc78261f84b366eedbe8126e374 037a4c3af27e77d6a087b4ca3151a5e7';

-- Name: lead_external_id lead_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_pool ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_pool ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_pool ON baton.lead_external_id IS '604cd7d54d6e1dab0ed25355718f22a4 037a4c3af27e77d6a087b4ca3151a5e7';

-- Name: lead_payload lead_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_pool ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_pool ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_pool ON baton.lead_payload IS '5a76e9fd8da9f61e584a6adaedb022f1 037a4c3af27e77d6a087b4ca3151a5e7';

-- Name: lead lead_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region ON baton.lead FOR SELECT TO baton_g_lead_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_card_read_region ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region ON baton.lead IS '1838b149f4a75f105f52a63752726ab3 7995339b654910fc67dc1bc830fe906a';

-- Name: lead_external_id lead_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_card_read_region ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region ON baton.lead_external_id IS '23162006a74383cd56f34ed151f1b550 7995339b654910fc67dc1bc830fe906a';

-- Name: lead_payload lead_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_card_read_region ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region ON baton.lead_payload IS 'e92fe2d75793d7bc52e63b7ba99c7d70 7995339b654910fc67dc1bc830fe906a';

-- Name: lead lead_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region_set ON baton.lead FOR SELECT TO baton_g_lead_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_card_read_region_set ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region_set ON baton.lead IS '7264e9bb98d3106571441ad4ea9d1fcb 6b32584cb1886cb94b59e6120c1c1b66';

-- Name: lead_external_id lead_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region_set ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_card_read_region_set ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region_set ON baton.lead_external_id IS '12f23f7037730c3b4fc70c532de93ee2 6b32584cb1886cb94b59e6120c1c1b66';

-- Name: lead_payload lead_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_region_set ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_card_read_region_set ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_region_set ON baton.lead_payload IS '5f02b22b46e0220014d687d20cf2141b 6b32584cb1886cb94b59e6120c1c1b66';

-- Name: lead lead_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_regions ON baton.lead FOR SELECT TO baton_g_lead_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_card_read_regions ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_regions ON baton.lead IS 'e94c8cf317bb69c4ca7e9f53d22c8226 3077f4bfef553cdba6b4152dba7f292a';

-- Name: lead_external_id lead_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_regions ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_card_read_regions ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_regions ON baton.lead_external_id IS '8a9e39be22e0a6cbb2503a0adf58a211 3077f4bfef553cdba6b4152dba7f292a';

-- Name: lead_payload lead_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_regions ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_card_read_regions ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_regions ON baton.lead_payload IS 'd9485def728390d4f53caf749b9c11ac 3077f4bfef553cdba6b4152dba7f292a';

-- Name: lead lead_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team ON baton.lead FOR SELECT TO baton_g_lead_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team ON baton.lead IS 'd46935497106eddee10a2791c6582fad 8a456e8caf87a8b0ed6cea5166f509e2';

-- Name: lead_external_id lead_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_team ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team ON baton.lead_external_id IS '06fa724b78e31fba6a1819f83332b135 8a456e8caf87a8b0ed6cea5166f509e2';

-- Name: lead_payload lead_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_team ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team ON baton.lead_payload IS '007eeab7ed3d98ff2cc042a2ce59bca9 8a456e8caf87a8b0ed6cea5166f509e2';

-- Name: lead lead_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team_set ON baton.lead FOR SELECT TO baton_g_lead_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_card_read_team_set ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team_set ON baton.lead IS '7035c6644859b3088ca10828a69a436f 2760dc10f3cc6f5d201323776ae4d4c1';

-- Name: lead_external_id lead_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team_set ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_card_read_team_set ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team_set ON baton.lead_external_id IS '5f9b430b3d3a3d98236ced87f2b4858a 2760dc10f3cc6f5d201323776ae4d4c1';

-- Name: lead_payload lead_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team_set ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_card_read_team_set ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team_set ON baton.lead_payload IS 'd002cf1c418d0ebf699c7a93c173add6 2760dc10f3cc6f5d201323776ae4d4c1';

-- Name: lead lead_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_teams ON baton.lead FOR SELECT TO baton_g_lead_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_read_teams ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_teams ON baton.lead IS '9b6acecb753f193220016ecade00abee 0b601ab62508a49686f1dd9f99cf165e';

-- Name: lead_external_id lead_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_teams ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_read_teams ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_teams ON baton.lead_external_id IS 'a7602e593ed7e0d9f93e5063d9566b5d 0b601ab62508a49686f1dd9f99cf165e';

-- Name: lead_payload lead_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_teams ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_read_teams ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_teams ON baton.lead_payload IS 'c9a0f21ea71020c0ff4e7f0915b21489 0b601ab62508a49686f1dd9f99cf165e';

-- Name: lead lead_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_tenant ON baton.lead FOR SELECT TO baton_g_lead_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_read_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_tenant ON baton.lead IS '6ca3ca9ad5db175977d154f588d9ef11 3992919592302d570682a6382877b392';

-- Name: lead_external_id lead_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_tenant ON baton.lead_external_id FOR SELECT TO baton_g_lead_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_read_tenant ON lead_external_id; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_tenant ON baton.lead_external_id IS '8f663d2a07d2001bed15971597ab4f91 3992919592302d570682a6382877b392';

-- Name: lead_payload lead_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_tenant ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_read_tenant ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_tenant ON baton.lead_payload IS '3af803275ca941fb204e86085598665b 3992919592302d570682a6382877b392';

-- Name: lead lead_card_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_followed ON baton.lead FOR UPDATE TO baton_g_lead_card_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_card_write_followed ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_followed ON baton.lead IS '2a570e747063e445ffd774b1778cbcf2 ede55b3c30d4f882e92608b91d82f864';

-- Name: lead lead_card_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_own ON baton.lead FOR UPDATE TO baton_g_lead_card_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_write_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_own ON baton.lead IS '446577ceca209e0f88163f534344214a 6d9b802a08e2958fe2dd80ed4f47e2ba';

-- Name: lead lead_card_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_pool ON baton.lead FOR UPDATE TO baton_g_lead_card_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_write_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_pool ON baton.lead IS '9a047513e64b15d55471b48e95557152 4b135478630563df828851c6387464c3';

-- Name: lead lead_card_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_region ON baton.lead FOR UPDATE TO baton_g_lead_card_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_card_write_region ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_region ON baton.lead IS '2c0da6ea7d89c0ff57ddb5f6fe1a0c82 eb68bc4a173d0bdbe0f6e854dae9b306';

-- Name: lead lead_card_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_regions ON baton.lead FOR UPDATE TO baton_g_lead_card_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_card_write_regions ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_regions ON baton.lead IS '2d82ed64a6997c5ec3f2aa4265fe881b 003a412ec7c2c6a42c75a8c65fa70675';

-- Name: lead lead_card_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_team ON baton.lead FOR UPDATE TO baton_g_lead_card_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_write_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_team ON baton.lead IS '4b5b6f03228c01850520f3b3e7b453a9 87aaf0a8d8bb2af5f6f2fe6db60f7d42';

-- Name: lead lead_card_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_teams ON baton.lead FOR UPDATE TO baton_g_lead_card_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_write_teams ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_teams ON baton.lead IS '6e57e0071c8c3a0ef6a626d30bf466c5 f766673893a4a85c31a0945e2a769f9f';

-- Name: lead lead_card_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_tenant ON baton.lead FOR UPDATE TO baton_g_lead_card_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_write_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_tenant ON baton.lead IS '09fae9764a05e018e95c22d69ec7f2b7 5049bf842e5a471019dd42f65e4de0b5';

-- Name: interaction lead_conversation_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_followed ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_conversation_read_followed ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_followed ON baton.interaction IS '3e573bad652e5a49b5e0f5fde9aef3b8 1acc6874c580e4cdab78c83be83e71b6';

-- Name: interaction lead_conversation_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_own ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_conversation_read_own ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_own ON baton.interaction IS 'e77cd89cbd0669be59ed268d4e92ffdc 2ea2a322670ac0c557181af6cad26297';

-- Name: interaction lead_conversation_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_pool ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_conversation_read_pool ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_pool ON baton.interaction IS '95908167ef8be14a3a4d08f13c203147 b14866a843076c025bb7751dc62a7377';

-- Name: interaction lead_conversation_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_region ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_conversation_read_region ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_region ON baton.interaction IS '6e578081d5d7a752dfb06a530d7d61f5 4b1657b5ee65bf1bbc085dd97694179a';

-- Name: interaction lead_conversation_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_region_set ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_conversation_read_region_set ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_region_set ON baton.interaction IS 'deb2c545ce19a4596f20368ce4a8cdad c7a823db4151b62c6003ed233024a975';

-- Name: interaction lead_conversation_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_regions ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_conversation_read_regions ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_regions ON baton.interaction IS 'e49b9e3c06bd73780288f4b8b8168e3a 233b06ea9d534a01b9c2d3247adfec84';

-- Name: interaction lead_conversation_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_team ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_conversation_read_team ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_team ON baton.interaction IS '037d06de1448f6057b57e5ac9aef8677 a4033fb3021f4d0a08594c0199875e78';

-- Name: interaction lead_conversation_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_team_set ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_conversation_read_team_set ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_team_set ON baton.interaction IS 'd67581dcece05d93f2e21722edc0c51e 2a423fc3548492a801cd3fffd5988988';

-- Name: interaction lead_conversation_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_teams ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_conversation_read_teams ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_teams ON baton.interaction IS '852d1b6960f2211413c397076ae8a3a0 6ae8d2662ae7b78af745273b34e5e489';

-- Name: interaction lead_conversation_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_tenant ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_conversation_read_tenant ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_tenant ON baton.interaction IS '5af8f62ea4eb502a6865cd734ddd0067 0a19c002ac6cab2f51a4f7e0d3c78494';

-- Name: lead_external_id; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_external_id ENABLE ROW LEVEL SECURITY;

-- Name: lead_payload; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_payload ENABLE ROW LEVEL SECURITY;

-- Name: lead_policy; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_policy ENABLE ROW LEVEL SECURITY;

-- Name: lead_signal lead_score_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_followed ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY lead_score_read_followed ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_followed ON baton.lead_signal IS 'b39f02f1390eb24334957fdf8e570e96 221ae8318c4e0175df81040ac5946fc1';

-- Name: lead_signal lead_score_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_own ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_score_read_own ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_own ON baton.lead_signal IS '2298028cc056ff5088599a11d03467c0 889c0c879949f569fb1dd0060a2d2060';

-- Name: lead_signal lead_score_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_pool ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_score_read_pool ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_pool ON baton.lead_signal IS '28afbe356ed5f45e85f31ca405b17840 efeb077334be07b05e0b10954846251b';

-- Name: lead_signal lead_score_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_region ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY lead_score_read_region ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_region ON baton.lead_signal IS 'c7003953c4b9e69af093676e742e1d20 3efd5f7baa0b8b1604f5093284b4ecc9';

-- Name: lead_signal lead_score_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_region_set ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY lead_score_read_region_set ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_region_set ON baton.lead_signal IS '908e0e7b1990f620f45d084e2af0e20a 89cc43dacae25bfea024cff9022282ec';

-- Name: lead_signal lead_score_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_regions ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY lead_score_read_regions ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_regions ON baton.lead_signal IS 'ab20960aea44750120a1e15691c42e81 b3e06b21875417ee4d62cfb39298d69d';

-- Name: lead_signal lead_score_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_team ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY lead_score_read_team ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_team ON baton.lead_signal IS '152a9c19537f5eca2ee943d746288dd3 d2e7e791baac1b294e7e240b39c5b401';

-- Name: lead_signal lead_score_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_team_set ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY lead_score_read_team_set ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_team_set ON baton.lead_signal IS '0edb8fef0ab280eea6b2d5531596621e b45aebabad126b9d8d85231ce39e0008';

-- Name: lead_signal lead_score_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_teams ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_score_read_teams ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_teams ON baton.lead_signal IS '6f63857d3255fbd266923863096b0a61 1e75b609e94697d606e6b54b6b3da002';

-- Name: lead_signal lead_score_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_tenant ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_score_read_tenant ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_tenant ON baton.lead_signal IS 'a3c0f9d033d3912396a689aa8c997bcd d0fd01e9252e1f5af0c0a16fa4939b4a';

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

-- Name: membership; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.membership ENABLE ROW LEVEL SECURITY;

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

-- Name: session; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.session ENABLE ROW LEVEL SECURITY;

-- Name: sign_in_failure; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.sign_in_failure ENABLE ROW LEVEL SECURITY;

-- Name: sign_on; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.sign_on ENABLE ROW LEVEL SECURITY;

-- Name: sign_on_attempt; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.sign_on_attempt ENABLE ROW LEVEL SECURITY;

-- Name: signing_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.signing_key ENABLE ROW LEVEL SECURITY;

-- Name: team; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.team ENABLE ROW LEVEL SECURITY;

-- Name: team_calendar; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.team_calendar ENABLE ROW LEVEL SECURITY;

-- Name: tenant; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.tenant ENABLE ROW LEVEL SECURITY;

-- Name: tenant_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.tenant_key ENABLE ROW LEVEL SECURITY;

-- Name: tenant_usage; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.tenant_usage ENABLE ROW LEVEL SECURITY;

-- Name: ticket; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket ENABLE ROW LEVEL SECURITY;

-- Name: ticket ticket_card_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_followed ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY ticket_card_read_followed ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_followed ON baton.ticket IS '058a4f11917e8ef762ea62d2a69ed3d0 b2a04344a0fe59ebaf7046f99b4fa43a';

-- Name: ticket ticket_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_own ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY ticket_card_read_own ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_own ON baton.ticket IS 'a641c619f32f10c4608a0b90c5a0480c 4dbf4bdc89abbc4210bf70a249e373c0';

-- Name: ticket ticket_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_pool ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_read_pool ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_pool ON baton.ticket IS '6bd951f629f3cbf7913d507853fb5694 2422007a15caaeda0f37f331c43f4f68';

-- Name: ticket ticket_card_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_region ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY ticket_card_read_region ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_region ON baton.ticket IS '85c914c9c728ceee7688e83d5618fc0b 184e17d1a55a4fbe14770b72f5db6ebc';

-- Name: ticket ticket_card_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_region_set ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_card_read_region_set ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_region_set ON baton.ticket IS '958ec3fb92e9e9e61168c442d73ee90c df71b8a64a826fa625555972cf0bf961';

-- Name: ticket ticket_card_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_regions ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY ticket_card_read_regions ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_regions ON baton.ticket IS '5cfce0ad76979ceffc4ed7db90aa7948 e3f193018f02d4d1ddfb9aacd6bf1cc8';

-- Name: ticket ticket_card_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_related ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY ticket_card_read_related ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_related ON baton.ticket IS '55997c57baddac5849dbe709753c4eac e22e0316fba57513b88d45055b1a74ef';

-- Name: ticket ticket_card_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_related_set ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_card_read_related_set ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_related_set ON baton.ticket IS '522bcc2db9a593636d6bd1d83bcb4b42 8afc455dda111c125fd58b47068d4ebf';

-- Name: ticket ticket_card_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_relateds ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY ticket_card_read_relateds ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_relateds ON baton.ticket IS '04253a913a46427acec2735edf66a893 020dea04c3eedd9caeba51b660ec93b1';

-- Name: ticket ticket_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_team ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_read_team ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_team ON baton.ticket IS '9c08d6999e33f73f25f313b1640ec7aa 4f3fc107c0824a74e9b594ae91faaa0f';

-- Name: ticket ticket_card_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_team_set ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY ticket_card_read_team_set ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_team_set ON baton.ticket IS '2a40d24f7f9248c8bb0b69fda84cbd4f e5a7e9d6ff2ea88663d1795e4a8a022b';

-- Name: ticket ticket_card_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_teams ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY ticket_card_read_teams ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_teams ON baton.ticket IS '228c151c6040988e54665be58c837899 012d85a8e9fb7f642cdeb769c3594d41';

-- Name: ticket ticket_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_read_tenant ON baton.ticket FOR SELECT TO baton_g_ticket_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_card_read_tenant ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_read_tenant ON baton.ticket IS '9b74d9e7aa012bff92097ae1684e60a6 da38b6ed05a494fc5b131f05af2c39d2';

-- Name: ticket ticket_card_write_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_followed ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids)))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY ticket_card_write_followed ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_followed ON baton.ticket IS '887e06d64633bf2bf19f8f58556a0908 a8f453e21acf8dac957d9fbd72337f08';

-- Name: ticket ticket_card_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_own ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY ticket_card_write_own ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_own ON baton.ticket IS '4b4837bd7b227eba510972878f855db0 71fea56f696b03c267d9ba08a9beb064';

-- Name: ticket ticket_card_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_pool ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_write_pool ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_pool ON baton.ticket IS '1ded8a3b2753534f694a75b96e336e1e 438b2acca20b575c9105580e01e53014';

-- Name: ticket ticket_card_write_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_region ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY ticket_card_write_region ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_region ON baton.ticket IS 'ded93fb1931a3590c53763188239e5ad a4b6584ec8d4f47843d0f0deaf308df3';

-- Name: ticket ticket_card_write_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_regions ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY ticket_card_write_regions ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_regions ON baton.ticket IS 'ddc9740ed3cd4451aff01a72031cc286 cf376244d89b6a30444cfead45c68e85';

-- Name: ticket ticket_card_write_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_related ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY ticket_card_write_related ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_related ON baton.ticket IS 'a532e6e484c2c77ffb6453d828415bbb ad8c2254eb08112fac744e4ef88016f0';

-- Name: ticket ticket_card_write_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_relateds ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY ticket_card_write_relateds ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_relateds ON baton.ticket IS 'a394be614ce6f4a3226648f1ebe9687a 43bf95814c6ed6a70a4ae61467ebb649';

-- Name: ticket ticket_card_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_team ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_card_write_team ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_team ON baton.ticket IS '7cdf502bd8a0c75ff9250a6a02a26761 1ff80dcebb5875d5c3f8b8b16b7f9303';

-- Name: ticket ticket_card_write_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_teams ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY ticket_card_write_teams ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_teams ON baton.ticket IS 'e0cde7a898bf16ca086ac951a78b0d67 115664a4d7a40bf180a395835b5ac070';

-- Name: ticket ticket_card_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_card_write_tenant ON baton.ticket FOR UPDATE TO baton_g_ticket_card_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_card_write_tenant ON ticket; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_card_write_tenant ON baton.ticket IS 'ed610ab4fe1552605d180ce55607f986 f5ae21870bbacdf984b1efed899c3f62';

-- Name: ticket_message ticket_conversation_read_followed; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_followed ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_followed USING (((tenant_id = baton.current_tenant()) AND (follower_ids <> '{}'::uuid[]) AND (baton.current_member() = ANY (follower_ids))));

-- Name: POLICY ticket_conversation_read_followed ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_followed ON baton.ticket_message IS '78e3d7cbe3446910da19f054a69cc65d 5d2e25545bcd0a7d5b464d6e84017ecd';

-- Name: ticket_message ticket_conversation_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_own ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY ticket_conversation_read_own ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_own ON baton.ticket_message IS 'fba75d036750287ed940f2e02982b4f9 d51da101d1cf90ab81d37ea6423981c3';

-- Name: ticket_message ticket_conversation_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_pool ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_conversation_read_pool ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_pool ON baton.ticket_message IS 'c873771158937948a479999c80d5606f 7533c3f246b82361add5fe6cf2d0da32';

-- Name: ticket_message ticket_conversation_read_region; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_region ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_region USING (((tenant_id = baton.current_tenant()) AND (region_id = baton.current_region())));

-- Name: POLICY ticket_conversation_read_region ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_region ON baton.ticket_message IS '9eb936f92befff10fff74ed1b3efe4bb 14bed0b64c77512463f557f7188b15cb';

-- Name: ticket_message ticket_conversation_read_region_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_region_set ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_region_set USING (((tenant_id = baton.current_tenant()) AND (region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_conversation_read_region_set ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_region_set ON baton.ticket_message IS '78ffbb2b83ff8b903aeef15264cec402 7aee1f048482b4dced4ec34019ce431c';

-- Name: ticket_message ticket_conversation_read_regions; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_regions ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_regions USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(region_id)));

-- Name: POLICY ticket_conversation_read_regions ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_regions ON baton.ticket_message IS '4ec547bda0bd476abeffcb99e08b96be 8538610a9545035b042e6819fcf63c0a';

-- Name: ticket_message ticket_conversation_read_related; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_related ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_related USING (((tenant_id = baton.current_tenant()) AND (related_region_id = baton.current_region())));

-- Name: POLICY ticket_conversation_read_related ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_related ON baton.ticket_message IS '66e10551db86bcc8beaacded01daa51c 47ee9b4ad58232d93a2f9d23573a35a8';

-- Name: ticket_message ticket_conversation_read_related_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_related_set ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_related_set USING (((tenant_id = baton.current_tenant()) AND (related_region_id = ANY (baton.current_regions()))));

-- Name: POLICY ticket_conversation_read_related_set ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_related_set ON baton.ticket_message IS '20bd7dba46567c23ea1cee1e4593672c 349d20e3374ef18bb1dc1d63568113b4';

-- Name: ticket_message ticket_conversation_read_relateds; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_relateds ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_relateds USING (((tenant_id = baton.current_tenant()) AND baton.in_my_regions(related_region_id)));

-- Name: POLICY ticket_conversation_read_relateds ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_relateds ON baton.ticket_message IS '890c606605bf562ec26284b0647ee7c1 fcbbebffec12fda3246f412376d91c23';

-- Name: ticket_message ticket_conversation_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_team ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_team USING (((tenant_id = baton.current_tenant()) AND (team_id = baton.current_team())));

-- Name: POLICY ticket_conversation_read_team ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_team ON baton.ticket_message IS '453198b8d556a9461e10a8e36d608c31 2ad6bef6804d0cf985766dfeba797a66';

-- Name: ticket_message ticket_conversation_read_team_set; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_team_set ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_team_set USING (((tenant_id = baton.current_tenant()) AND (team_id = ANY (baton.current_teams()))));

-- Name: POLICY ticket_conversation_read_team_set ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_team_set ON baton.ticket_message IS '5d0822936ac8106705c752c137bef3d2 eb307d42939934cf598b3d14b43d0628';

-- Name: ticket_message ticket_conversation_read_teams; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_teams ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_teams USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY ticket_conversation_read_teams ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_teams ON baton.ticket_message IS 'ec3301d301ee75474e81a05dd53c876a b875e13194b786cbe415b13416e28976';

-- Name: ticket_message ticket_conversation_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_conversation_read_tenant ON baton.ticket_message FOR SELECT TO baton_g_ticket_conversation_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_conversation_read_tenant ON ticket_message; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_conversation_read_tenant ON baton.ticket_message IS '6b3f8dfda9b0bdc1de25d16686ce00bb fd3dd5d89141037cd4ebd0cae875d04a';

-- Name: ticket_message; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket_message ENABLE ROW LEVEL SECURITY;

-- Name: ticket_response_stat; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket_response_stat ENABLE ROW LEVEL SECURITY;

-- Name: ticket_response_stat ticket_response_stats_read_aggregate; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY ticket_response_stats_read_aggregate ON baton.ticket_response_stat FOR SELECT TO baton_g_ticket_response_stats_read_aggregate USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY ticket_response_stats_read_aggregate ON ticket_response_stat; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY ticket_response_stats_read_aggregate ON baton.ticket_response_stat IS '549f075c78882bb45c832102dde6ea3d bba062dfbadbf9e221bc45f70b3ba9c7';

-- Name: ticket_response_week; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.ticket_response_week ENABLE ROW LEVEL SECURITY;

-- Name: timer; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.timer ENABLE ROW LEVEL SECURITY;

-- Name: timer_dead; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.timer_dead ENABLE ROW LEVEL SECURITY;

-- Name: working_calendar; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.working_calendar ENABLE ROW LEVEL SECURITY;

-- Name: working_calendar_day; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.working_calendar_day ENABLE ROW LEVEL SECURITY;

-- Name: SCHEMA baton; Type: ACL; Schema: -; Owner: postgres

GRANT ALL ON SCHEMA baton TO baton_owner;
GRANT ALL ON SCHEMA baton TO baton_compiler;
GRANT ALL ON SCHEMA baton TO baton_keeper;
GRANT ALL ON SCHEMA baton TO baton_recorder;
GRANT ALL ON SCHEMA baton TO baton_searcher;
GRANT ALL ON SCHEMA baton TO baton_auditor;
GRANT USAGE ON SCHEMA baton TO baton_auth;
GRANT USAGE ON SCHEMA baton TO baton_signin;
GRANT USAGE ON SCHEMA baton TO baton_system;
GRANT USAGE ON SCHEMA baton TO baton_worker;
GRANT USAGE ON SCHEMA baton TO baton_member;
GRANT USAGE ON SCHEMA baton TO baton_erase;
GRANT USAGE ON SCHEMA baton TO baton_host;
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
GRANT ALL ON FUNCTION baton.apply_idempotency(p_tenant uuid, p_key bytea, p_claim uuid) TO baton_erase;

-- Name: FUNCTION assert_access(p_tenant uuid, p_version integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_system;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_worker;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_member;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_auditor;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_erase;

-- Name: FUNCTION bi_login_roles(p_login text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.bi_login_roles(p_login text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.bi_login_roles(p_login text) TO baton_compiler;

-- Name: FUNCTION bi_marker(p_kind text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.bi_marker(p_kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.bi_marker(p_kind text) TO baton_bi;

-- Name: FUNCTION bi_markers(p_kind text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.bi_markers(p_kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.bi_markers(p_kind text) TO baton_bi;

-- Name: FUNCTION bump_version(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.bump_version() FROM PUBLIC;

-- Name: FUNCTION check_bi_login(p_login text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.check_bi_login(p_login text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.check_bi_login(p_login text) TO baton_compiler;

-- Name: FUNCTION classified_columns(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.classified_columns() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.classified_columns() TO baton_system;
GRANT ALL ON FUNCTION baton.classified_columns() TO baton_erase;

-- Name: FUNCTION collect_shapes(); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.collect_shapes() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.collect_shapes() TO baton_system;

-- Name: FUNCTION count_open_lead(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.count_open_lead() FROM PUBLIC;

-- Name: FUNCTION count_usage(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.count_usage() FROM PUBLIC;

-- Name: FUNCTION current_member(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_member() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_member() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_member() TO baton_signin;
GRANT ALL ON FUNCTION baton.current_member() TO baton_system;
GRANT ALL ON FUNCTION baton.current_member() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_member() TO baton_member;
GRANT ALL ON FUNCTION baton.current_member() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_member() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_member() TO baton_recorder;
GRANT ALL ON FUNCTION baton.current_member() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_member() TO baton_auditor;
GRANT ALL ON FUNCTION baton.current_member() TO baton_erase;
GRANT ALL ON FUNCTION baton.current_member() TO baton_host;

-- Name: FUNCTION current_region(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_region() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_region() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_region() TO baton_signin;
GRANT ALL ON FUNCTION baton.current_region() TO baton_system;
GRANT ALL ON FUNCTION baton.current_region() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_region() TO baton_member;
GRANT ALL ON FUNCTION baton.current_region() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_region() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_region() TO baton_recorder;
GRANT ALL ON FUNCTION baton.current_region() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_region() TO baton_auditor;
GRANT ALL ON FUNCTION baton.current_region() TO baton_erase;
GRANT ALL ON FUNCTION baton.current_region() TO baton_host;

-- Name: FUNCTION current_regions(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_regions() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_signin;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_system;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_member;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_recorder;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_auditor;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_erase;
GRANT ALL ON FUNCTION baton.current_regions() TO baton_host;

-- Name: FUNCTION current_team(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_team() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_team() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_team() TO baton_signin;
GRANT ALL ON FUNCTION baton.current_team() TO baton_system;
GRANT ALL ON FUNCTION baton.current_team() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_team() TO baton_member;
GRANT ALL ON FUNCTION baton.current_team() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_team() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_team() TO baton_recorder;
GRANT ALL ON FUNCTION baton.current_team() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_team() TO baton_auditor;
GRANT ALL ON FUNCTION baton.current_team() TO baton_erase;
GRANT ALL ON FUNCTION baton.current_team() TO baton_host;

-- Name: FUNCTION current_teams(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_teams() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_signin;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_system;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_member;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_recorder;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_auditor;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_erase;
GRANT ALL ON FUNCTION baton.current_teams() TO baton_host;

-- Name: FUNCTION current_tenant(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_tenant() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_signin;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_system;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_member;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_compiler;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_keeper;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_recorder;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_searcher;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_auditor;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_erase;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_host;

-- Name: FUNCTION default_quota(p_name text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.default_quota(p_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.default_quota(p_name text) TO baton_system;
GRANT ALL ON FUNCTION baton.default_quota(p_name text) TO baton_worker;
GRANT ALL ON FUNCTION baton.default_quota(p_name text) TO baton_erase;
GRANT ALL ON FUNCTION baton.default_quota(p_name text) TO baton_host;

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
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_signin;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_system;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_worker;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_member;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_compiler;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_keeper;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_recorder;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_searcher;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_auditor;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_erase;
GRANT ALL ON FUNCTION baton.in_my_regions(p_region uuid) TO baton_host;

-- Name: FUNCTION in_my_teams(p_team uuid); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.in_my_teams(p_team uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_auth;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_signin;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_system;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_worker;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_member;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_compiler;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_keeper;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_recorder;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_searcher;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_auditor;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_erase;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_host;

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
GRANT ALL ON FUNCTION baton.now() TO baton_signin;
GRANT ALL ON FUNCTION baton.now() TO baton_system;
GRANT ALL ON FUNCTION baton.now() TO baton_worker;
GRANT ALL ON FUNCTION baton.now() TO baton_member;
GRANT ALL ON FUNCTION baton.now() TO baton_compiler;
GRANT ALL ON FUNCTION baton.now() TO baton_keeper;
GRANT ALL ON FUNCTION baton.now() TO baton_recorder;
GRANT ALL ON FUNCTION baton.now() TO baton_searcher;
GRANT ALL ON FUNCTION baton.now() TO baton_auditor;
GRANT ALL ON FUNCTION baton.now() TO baton_erase;
GRANT ALL ON FUNCTION baton.now() TO baton_host;

-- Name: FUNCTION personal_columns(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.personal_columns() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.personal_columns() TO baton_system;
GRANT ALL ON FUNCTION baton.personal_columns() TO baton_erase;

-- Name: FUNCTION policy_state(p_policy oid); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.policy_state(p_policy oid) FROM PUBLIC;

-- Name: FUNCTION put_bi_login(p_login text, p_verifier text, p_connections integer); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.put_bi_login(p_login text, p_verifier text, p_connections integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.put_bi_login(p_login text, p_verifier text, p_connections integer) TO baton_system;

-- Name: FUNCTION record_contact_change(); Type: ACL; Schema: baton; Owner: baton_recorder

REVOKE ALL ON FUNCTION baton.record_contact_change() FROM PUBLIC;

-- Name: FUNCTION record_contract_change(); Type: ACL; Schema: baton; Owner: baton_recorder

REVOKE ALL ON FUNCTION baton.record_contract_change() FROM PUBLIC;

-- Name: FUNCTION record_customer_change(); Type: ACL; Schema: baton; Owner: baton_recorder

REVOKE ALL ON FUNCTION baton.record_customer_change() FROM PUBLIC;

-- Name: FUNCTION record_delivery_change(); Type: ACL; Schema: baton; Owner: baton_recorder

REVOKE ALL ON FUNCTION baton.record_delivery_change() FROM PUBLIC;

-- Name: FUNCTION record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer); Type: ACL; Schema: baton; Owner: baton_auditor

REVOKE ALL ON FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) TO baton_member;
GRANT ALL ON FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer) TO baton_system;

-- Name: FUNCTION record_lead_change(); Type: ACL; Schema: baton; Owner: baton_recorder

REVOKE ALL ON FUNCTION baton.record_lead_change() FROM PUBLIC;

-- Name: FUNCTION record_parts(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.record_parts() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.record_parts() TO baton_system;
GRANT ALL ON FUNCTION baton.record_parts() TO baton_erase;

-- Name: FUNCTION record_ticket_change(); Type: ACL; Schema: baton; Owner: baton_recorder

REVOKE ALL ON FUNCTION baton.record_ticket_change() FROM PUBLIC;

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
GRANT ALL ON FUNCTION baton.search_keys(p_tenant uuid, p_text text) TO baton_erase;

-- Name: FUNCTION search_text(VARIADIC p_texts text[]); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_system;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_worker;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_member;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_searcher;
GRANT ALL ON FUNCTION baton.search_text(VARIADIC p_texts text[]) TO baton_erase;

-- Name: FUNCTION sequence_changes(p_tenant uuid, p_limit integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.sequence_changes(p_tenant uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.sequence_changes(p_tenant uuid, p_limit integer) TO baton_worker;

-- Name: FUNCTION set_bi_login(p_login text, p_grants text[], p_markers text[]); Type: ACL; Schema: baton; Owner: baton_compiler

REVOKE ALL ON FUNCTION baton.set_bi_login(p_login text, p_grants text[], p_markers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.set_bi_login(p_login text, p_grants text[], p_markers text[]) TO baton_system;

-- Name: FUNCTION shard(p_table text, p_column text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.shard(p_table text, p_column text) FROM PUBLIC;

-- Name: FUNCTION tenant_references(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.tenant_references() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.tenant_references() TO baton_system;
GRANT ALL ON FUNCTION baton.tenant_references() TO baton_erase;

-- Name: FUNCTION tenant_tables(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.tenant_tables() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.tenant_tables() TO baton_system;
GRANT ALL ON FUNCTION baton.tenant_tables() TO baton_erase;

-- Name: FUNCTION trim_changes(p_tenant uuid, p_days integer, p_limit integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.trim_changes(p_tenant uuid, p_days integer, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.trim_changes(p_tenant uuid, p_days integer, p_limit integer) TO baton_system;

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

-- Name: TABLE account; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.account TO baton_signin;

-- Name: TABLE api_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.api_key TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.api_key TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.api_key TO baton_worker;

-- Name: TABLE bi_login; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.bi_login TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.bi_login TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.bi_login TO baton_worker;

-- Name: TABLE change; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.change TO baton_erase;
GRANT SELECT,INSERT,DELETE ON TABLE baton.change TO baton_system;
GRANT SELECT,INSERT,DELETE ON TABLE baton.change TO baton_worker;

-- Name: TABLE change_feed; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.change_feed TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.change_feed TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.change_feed TO baton_worker;

-- Name: TABLE change_pending; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.change_pending TO baton_erase;
GRANT INSERT ON TABLE baton.change_pending TO baton_recorder;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.change_pending TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.change_pending TO baton_worker;

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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.contact TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.contract TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.contract_amount TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.credential TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.credential TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.credential TO baton_worker;

-- Name: TABLE custom_field; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.custom_field TO baton_erase;
GRANT SELECT ON TABLE baton.custom_field TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.custom_field TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.custom_field TO baton_worker;

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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.customer TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.delivery TO baton_erase;
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
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.event TO baton_erase;
GRANT INSERT ON TABLE baton.event TO baton_member;
GRANT SELECT,INSERT ON TABLE baton.event TO baton_system;
GRANT SELECT,INSERT ON TABLE baton.event TO baton_worker;

-- Name: TABLE event_personal; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.event_personal TO baton_auditor;
GRANT SELECT,DELETE,UPDATE ON TABLE baton.event_personal TO baton_erase;
GRANT INSERT ON TABLE baton.event_personal TO baton_member;
GRANT SELECT,INSERT,DELETE ON TABLE baton.event_personal TO baton_system;
GRANT SELECT,INSERT,DELETE ON TABLE baton.event_personal TO baton_worker;

-- Name: TABLE idempotency_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.idempotency_key TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.idempotency_key TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.idempotency_key TO baton_worker;

-- Name: TABLE identity; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.identity TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.identity TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.identity TO baton_worker;

-- Name: TABLE inbox; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.inbox TO baton_erase;
GRANT SELECT ON TABLE baton.inbox TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.inbox TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.inbox TO baton_worker;

-- Name: TABLE installation; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.installation TO baton_auth;

-- Name: TABLE intake_form; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.intake_form TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.interaction TO baton_erase;
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

-- Name: TABLE invitation; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.invitation TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.invitation TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.invitation TO baton_worker;

-- Name: TABLE lead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead TO baton_b_lead_card_read_tenant;
GRANT SELECT,DELETE,UPDATE ON TABLE baton.lead TO baton_erase;
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

-- Name: COLUMN lead.custom_text_1; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_1) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_2; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_2) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_3; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_3) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_4; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_4) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_5; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_5) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_6; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_6) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_7; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_7) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_8; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_8) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_9; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_9) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_text_10; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_text_10) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_1; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_1) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_2; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_2) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_3; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_3) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_4; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_4) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_5; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_5) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_6; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_6) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_7; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_7) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_8; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_8) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_9; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_9) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_10; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_10) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_11; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_11) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_12; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_12) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_13; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_13) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_number_14; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_number_14) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_date_1; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_date_1) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_date_2; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_date_2) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_date_3; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_date_3) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_date_4; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_date_4) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_date_5; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_date_5) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_set_1; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_set_1) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_set_2; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_set_2) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_set_3; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_set_3) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_set_4; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_set_4) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_set_5; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_set_5) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_reference_1; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_reference_1) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_reference_2; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_reference_2) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_reference_3; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_reference_3) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.custom_reference_4; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_followed;
GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_region;
GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_regions;
GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_teams;
GRANT UPDATE(custom_reference_4) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: TABLE lead_external_id; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_b_lead_card_read_tenant;
GRANT SELECT,DELETE,UPDATE ON TABLE baton.lead_external_id TO baton_erase;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_region_set;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_team_set;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead_external_id TO baton_g_lead_card_read_tenant;
GRANT SELECT,UPDATE ON TABLE baton.lead_external_id TO baton_keeper;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_external_id TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_external_id TO baton_worker;

-- Name: TABLE lead_payload; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_followed;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_region;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_regions;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_teams;
GRANT SELECT ON TABLE baton.lead_payload TO baton_b_lead_card_read_tenant;
GRANT SELECT,DELETE,UPDATE ON TABLE baton.lead_payload TO baton_erase;
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

GRANT SELECT,DELETE,UPDATE ON TABLE baton.lead_policy TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.lead_signal TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.member TO baton_erase;
GRANT SELECT ON TABLE baton.member TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member TO baton_worker;

-- Name: TABLE member_load; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.member_load TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_load TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_load TO baton_worker;

-- Name: TABLE member_region; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.member_region TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_region TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_region TO baton_worker;

-- Name: TABLE member_role; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.member_role TO baton_erase;
GRANT SELECT ON TABLE baton.member_role TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_role TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_role TO baton_worker;

-- Name: TABLE membership; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.membership TO baton_erase;
GRANT SELECT ON TABLE baton.membership TO baton_signin;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.membership TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.membership TO baton_worker;

-- Name: TABLE notification; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.notification TO baton_erase;
GRANT SELECT ON TABLE baton.notification TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.notification TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.notification TO baton_worker;

-- Name: TABLE operator_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,UPDATE ON TABLE baton.operator_key TO baton_host;

-- Name: TABLE public_calendar; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.public_calendar TO baton_host;
GRANT SELECT ON TABLE baton.public_calendar TO baton_member;
GRANT SELECT ON TABLE baton.public_calendar TO baton_system;
GRANT SELECT ON TABLE baton.public_calendar TO baton_worker;

-- Name: TABLE public_holiday; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.public_holiday TO baton_host;
GRANT SELECT ON TABLE baton.public_holiday TO baton_member;
GRANT SELECT ON TABLE baton.public_holiday TO baton_system;
GRANT SELECT ON TABLE baton.public_holiday TO baton_worker;

-- Name: TABLE region; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.region TO baton_bi;
GRANT SELECT,DELETE,UPDATE ON TABLE baton.region TO baton_erase;
GRANT SELECT ON TABLE baton.region TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.region TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.region TO baton_worker;

-- Name: TABLE role; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.role TO baton_erase;
GRANT SELECT ON TABLE baton.role TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role TO baton_worker;

-- Name: TABLE role_grant; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.role_grant TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role_grant TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.role_grant TO baton_worker;

-- Name: TABLE routing_rule; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.routing_rule TO baton_erase;
GRANT SELECT ON TABLE baton.routing_rule TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.routing_rule TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.routing_rule TO baton_worker;

-- Name: TABLE schema_migration; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.schema_migration TO baton_auth;

-- Name: TABLE score_rule; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.score_rule TO baton_erase;
GRANT SELECT ON TABLE baton.score_rule TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.score_rule TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.score_rule TO baton_worker;

-- Name: TABLE session; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.session TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.session TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.session TO baton_worker;

-- Name: TABLE sign_in_failure; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.sign_in_failure TO baton_signin;

-- Name: TABLE sign_on; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.sign_on TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.sign_on TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.sign_on TO baton_worker;

-- Name: TABLE sign_on_attempt; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.sign_on_attempt TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.sign_on_attempt TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.sign_on_attempt TO baton_worker;

-- Name: TABLE signing_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.signing_key TO baton_signin;

-- Name: TABLE team; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.team TO baton_bi;
GRANT SELECT,DELETE,UPDATE ON TABLE baton.team TO baton_erase;
GRANT SELECT ON TABLE baton.team TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team TO baton_worker;

-- Name: TABLE team_calendar; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.team_calendar TO baton_erase;
GRANT SELECT ON TABLE baton.team_calendar TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team_calendar TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team_calendar TO baton_worker;

-- Name: TABLE tenant; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.tenant TO baton_auditor;
GRANT SELECT ON TABLE baton.tenant TO baton_auth;
GRANT SELECT,DELETE,UPDATE ON TABLE baton.tenant TO baton_erase;
GRANT SELECT ON TABLE baton.tenant TO baton_member;
GRANT SELECT ON TABLE baton.tenant TO baton_signin;
GRANT SELECT,INSERT,UPDATE ON TABLE baton.tenant TO baton_system;
GRANT SELECT,INSERT,UPDATE ON TABLE baton.tenant TO baton_worker;

-- Name: TABLE tenant_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.tenant_key TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.tenant_key TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.tenant_key TO baton_worker;

-- Name: TABLE tenant_tombstone; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.tenant_tombstone TO baton_host;
GRANT SELECT,INSERT,UPDATE ON TABLE baton.tenant_tombstone TO baton_erase;

-- Name: TABLE tenant_usage; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.tenant_usage TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.tenant_usage TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.tenant_usage TO baton_worker;

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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.ticket TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.ticket_message TO baton_erase;
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
GRANT SELECT,DELETE,UPDATE ON TABLE baton.ticket_response_stat TO baton_erase;
GRANT SELECT ON TABLE baton.ticket_response_stat TO baton_g_ticket_response_stats_read_aggregate;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_stat TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_stat TO baton_worker;

-- Name: TABLE ticket_response_week; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.ticket_response_week TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_week TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.ticket_response_week TO baton_worker;

-- Name: TABLE timer; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.timer TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer TO baton_worker;

-- Name: TABLE timer_dead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.timer_dead TO baton_erase;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer_dead TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer_dead TO baton_worker;

-- Name: TABLE unattended_lead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.unattended_lead TO baton_system;
GRANT SELECT ON TABLE baton.unattended_lead TO baton_worker;

-- Name: TABLE working_calendar; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.working_calendar TO baton_erase;
GRANT SELECT ON TABLE baton.working_calendar TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.working_calendar TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.working_calendar TO baton_worker;

-- Name: TABLE working_calendar_day; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,DELETE,UPDATE ON TABLE baton.working_calendar_day TO baton_erase;
GRANT SELECT ON TABLE baton.working_calendar_day TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.working_calendar_day TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.working_calendar_day TO baton_worker;

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
