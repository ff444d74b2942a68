-- Made by make db/schema from the migrations; read it, do not run it. Partitions by month are left out.

-- Name: baton; Type: SCHEMA; Schema: -; Owner: postgres

CREATE SCHEMA baton;

ALTER SCHEMA baton OWNER TO postgres;

-- Name: SCHEMA baton; Type: COMMENT; Schema: -; Owner: postgres

COMMENT ON SCHEMA baton IS 'Baton CRM. Definitions be39d7e6f54988bf90ae42ad2a7b71e4af0127f9a86a24e5ee2ad8e2bcba0570';

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

    FOR p IN SELECT DISTINCT facet || '_' || action || '_' || reach AS name FROM baton.facet_catalogue() ORDER BY 1 LOOP
        PERFORM baton.ensure_role(v_prefix || 'g_' || p.name, 'NOLOGIN');
        IF NOT pg_has_role(v_prefix || 'compiler', v_prefix || 'g_' || p.name, 'MEMBER WITH ADMIN OPTION') THEN
            EXECUTE format('GRANT %I TO %I WITH ADMIN OPTION', v_prefix || 'g_' || p.name, v_prefix || 'compiler');
        END IF;
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
          AND r.oid <> c.relowner AND c.relname <> 'schema_migration'
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

-- Name: current_team(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_team() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('baton.team', true), '')::uuid $$;

ALTER FUNCTION baton.current_team() OWNER TO baton_owner;

-- Name: current_tenant(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.current_tenant() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('baton.tenant', true), '')::uuid $$;

ALTER FUNCTION baton.current_tenant() OWNER TO baton_owner;

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
        RETURN v_name;
    END IF;
    -- Locks are per database and roles per cluster: two databases may still meet here, and then one of them tries again.
    PERFORM pg_advisory_xact_lock(hashtextextended('baton.ensure_shape', 0));
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
    RETURN v_name;
END
$$;

ALTER FUNCTION baton.ensure_shape(p_grants text[]) OWNER TO baton_compiler;

-- Name: facet_catalogue(); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.facet_catalogue() RETURNS TABLE(facet text, relation text, action text, reach text, predicate text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT f.facet, f.relation, a.action, r.reach, r.predicate
    FROM (VALUES
        ('lead_card', 'lead', '{read,write}'::text[]),
        ('lead_card', 'lead_payload', '{read}'),
        ('lead_score', 'lead_signal', '{read}'),
        ('lead_conversation', 'interaction', '{read}')
    ) AS f (facet, relation, actions)
    CROSS JOIN LATERAL unnest(f.actions) AS a (action)
    CROSS JOIN (VALUES
        ('own', 'owner_id = baton.current_member()'),
        ('pool', 'owner_id IS NULL AND team_id = baton.current_team()'),
        ('team', 'baton.in_my_teams(team_id)'),
        ('tenant', 'true')
    ) AS r (reach, predicate)
$$;

ALTER FUNCTION baton.facet_catalogue() OWNER TO postgres;

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
      AND NOT (c.relname = 'timer' AND r.role_key = 'worker')
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
    SELECT 'event', 'member', 'INSERT', 'tenant_id = baton.current_tenant() AND actor_kind = 1 AND actor_id = baton.current_member()'
    UNION ALL
    SELECT d.relation, 'auth', 'SELECT', 'true'
    FROM (VALUES ('credential'), ('tenant')) AS d (relation)
$$;

ALTER FUNCTION baton.fixed_policies() OWNER TO postgres;

-- Name: in_my_teams(uuid); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.in_my_teams(p_team uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT strpos(current_setting('baton.teams', true), p_team::text) > 0 $$;

ALTER FUNCTION baton.in_my_teams(p_team uuid) OWNER TO baton_owner;

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

-- Name: move_lead_children(); Type: FUNCTION; Schema: baton; Owner: baton_owner

CREATE FUNCTION baton.move_lead_children() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    UPDATE baton.lead_payload SET owner_id = NEW.owner_id, team_id = NEW.team_id
    WHERE tenant_id = NEW.tenant_id AND lead_id = NEW.id;
    UPDATE baton.lead_signal SET owner_id = NEW.owner_id, team_id = NEW.team_id
    WHERE tenant_id = NEW.tenant_id AND lead_id = NEW.id;
    UPDATE baton.interaction SET owner_id = NEW.owner_id, team_id = NEW.team_id
    WHERE tenant_id = NEW.tenant_id AND lead_id = NEW.id;
    RETURN NULL;
END
$$;

ALTER FUNCTION baton.move_lead_children() OWNER TO baton_owner;

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

-- Name: writable_columns(text); Type: FUNCTION; Schema: baton; Owner: postgres

CREATE FUNCTION baton.writable_columns(p_relation text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE p_relation
        WHEN 'lead' THEN '{contact_name,company,phone,phone_extension,email,area,region_id,product_line,budget_min_minor,budget_max_minor,budget_text,need,updated_at,version}'::text[]
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
    CONSTRAINT event_actor_check CHECK (((actor_kind >= 1) AND (actor_kind <= 4)))
);

ALTER TABLE ONLY baton.event_default FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.event_default OWNER TO baton_owner;

-- Name: inbox; Type: TABLE; Schema: baton; Owner: baton_owner

CREATE TABLE baton.inbox (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    last_position bigint NOT NULL
);

ALTER TABLE ONLY baton.inbox FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.inbox OWNER TO baton_owner;

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
    CONSTRAINT interaction_duration_check CHECK (((duration_s >= 0) AND (duration_s <= 86400))),
    CONSTRAINT interaction_kind_check CHECK (((kind >= 1) AND (kind <= 4))),
    CONSTRAINT interaction_messages_check CHECK (((message_count >= 0) AND (message_count <= 100000)))
)
PARTITION BY RANGE (created_at);

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
    CONSTRAINT interaction_duration_check CHECK (((duration_s >= 0) AND (duration_s <= 86400))),
    CONSTRAINT interaction_kind_check CHECK (((kind >= 1) AND (kind <= 4))),
    CONSTRAINT interaction_messages_check CHECK (((message_count >= 0) AND (message_count <= 100000)))
);

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
    received_at timestamp with time zone DEFAULT baton.now() NOT NULL
);

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
    CONSTRAINT lead_signal_kind_check CHECK ((kind ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);

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

-- Name: event_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event ATTACH PARTITION baton.event_default DEFAULT;

-- Name: interaction_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.interaction ATTACH PARTITION baton.interaction_default DEFAULT;

-- Name: notification_default; Type: TABLE ATTACH; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.notification ATTACH PARTITION baton.notification_default DEFAULT;

-- Name: api_key api_key_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (tenant_id, id);

-- Name: credential credential_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (secret_hash);

-- Name: event event_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: event_default event_default_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.event_default
    ADD CONSTRAINT event_default_pkey PRIMARY KEY (tenant_id, id, created_at);

-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (tenant_id, member_id);

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

-- Name: tenant tenant_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant
    ADD CONSTRAINT tenant_pkey PRIMARY KEY (id);

-- Name: tenant tenant_slug_key; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.tenant
    ADD CONSTRAINT tenant_slug_key UNIQUE (slug);

-- Name: timer_dead timer_dead_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer_dead
    ADD CONSTRAINT timer_dead_pkey PRIMARY KEY (tenant_id, id);

-- Name: timer timer_pkey; Type: CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer
    ADD CONSTRAINT timer_pkey PRIMARY KEY (tenant_id, subject_id, kind);

-- Name: api_key_member_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX api_key_member_idx ON baton.api_key USING btree (tenant_id, member_id);

-- Name: event_subject_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX event_subject_idx ON ONLY baton.event USING btree (tenant_id, subject_id, created_at DESC, id DESC);

-- Name: event_default_tenant_id_subject_id_created_at_id_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX event_default_tenant_id_subject_id_created_at_id_idx ON baton.event_default USING btree (tenant_id, subject_id, created_at DESC, id DESC);

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

-- Name: lead_owner_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_owner_idx ON baton.lead USING btree (tenant_id, owner_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: lead_phone_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_phone_idx ON baton.lead USING btree (tenant_id, phone) WHERE (phone IS NOT NULL);

-- Name: lead_signal_lead_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_signal_lead_idx ON baton.lead_signal USING btree (tenant_id, lead_id, occurred_at, id);

-- Name: lead_team_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX lead_team_idx ON baton.lead USING btree (tenant_id, team_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

-- Name: member_email_key; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE UNIQUE INDEX member_email_key ON baton.member USING btree (tenant_id, email) WHERE (deleted_at IS NULL);

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

-- Name: timer_fire_at_idx; Type: INDEX; Schema: baton; Owner: baton_owner

CREATE INDEX timer_fire_at_idx ON baton.timer USING btree (fire_at);

-- Name: event_default_pkey; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.event_pkey ATTACH PARTITION baton.event_default_pkey;

-- Name: event_default_tenant_id_subject_id_created_at_id_idx; Type: INDEX ATTACH; Schema: baton; Owner: baton_owner

ALTER INDEX baton.event_subject_idx ATTACH PARTITION baton.event_default_tenant_id_subject_id_created_at_id_idx;

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

-- Name: lead lead_count_open; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_count_open AFTER INSERT OR DELETE OR UPDATE OF owner_id, stage, deleted_at ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.count_open_lead();

-- Name: lead lead_move_children; Type: TRIGGER; Schema: baton; Owner: baton_owner

CREATE TRIGGER lead_move_children AFTER UPDATE OF owner_id, team_id ON baton.lead FOR EACH ROW WHEN (((old.owner_id IS DISTINCT FROM new.owner_id) OR (old.team_id IS DISTINCT FROM new.team_id))) EXECUTE FUNCTION baton.move_lead_children();

-- Name: api_key api_key_member_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.api_key
    ADD CONSTRAINT api_key_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member(tenant_id, id);

-- Name: credential credential_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.credential
    ADD CONSTRAINT credential_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: event event_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event
    ADD CONSTRAINT event_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

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

-- Name: timer_dead timer_dead_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer_dead
    ADD CONSTRAINT timer_dead_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: timer timer_tenant_fkey; Type: FK CONSTRAINT; Schema: baton; Owner: baton_owner

ALTER TABLE ONLY baton.timer
    ADD CONSTRAINT timer_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant(id);

-- Name: api_key; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.api_key ENABLE ROW LEVEL SECURITY;

-- Name: credential; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.credential ENABLE ROW LEVEL SECURITY;

-- Name: event; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event ENABLE ROW LEVEL SECURITY;

-- Name: event_default; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.event_default ENABLE ROW LEVEL SECURITY;

-- Name: credential fixed_auth_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auth_select ON baton.credential FOR SELECT TO baton_auth USING (true);

-- Name: POLICY fixed_auth_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auth_select ON baton.credential IS '848348a4004562ac2e521c4a0ae0179d 2cef8337c0f895518851f6f6cf6dfef7';

-- Name: tenant fixed_auth_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_auth_select ON baton.tenant FOR SELECT TO baton_auth USING (true);

-- Name: POLICY fixed_auth_select ON tenant; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_auth_select ON baton.tenant IS '7b3e3219fd7844565c23d428be830a8c 2cef8337c0f895518851f6f6cf6dfef7';

-- Name: event fixed_member_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_member_insert ON baton.event FOR INSERT TO baton_member WITH CHECK (((tenant_id = baton.current_tenant()) AND (actor_kind = 1) AND (actor_id = baton.current_member())));

-- Name: POLICY fixed_member_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_member_insert ON baton.event IS '9c6c617dea28a5348ee641c6e3a34c91 71b8fb39585bd1ea39c51a8e65ab5837';

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

-- Name: api_key fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.api_key FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON api_key; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.api_key IS '6f8151cd826707976f7a0860e3a3609f 61f36b7c8c12a8caaf2401d191866747';

-- Name: credential fixed_system_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_delete ON baton.credential FOR DELETE TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_delete ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_delete ON baton.credential IS '809e28b52570c45f4381654e309e4742 61f36b7c8c12a8caaf2401d191866747';

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

-- Name: credential fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.credential FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.credential IS 'a2e7d186a3b0d335cf16d80f18942c74 190969ce75dee2617b46967dd02a16e8';

-- Name: event fixed_system_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_insert ON baton.event FOR INSERT TO baton_system WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_insert ON baton.event IS 'c9fb11cd781232fb742847a2237e80f7 190969ce75dee2617b46967dd02a16e8';

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

-- Name: credential fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.credential FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.credential IS 'ffecd336e0112615d5d811378d25331c 2e4d014fdff74ac0c9d3ea02a8a4aaac';

-- Name: event fixed_system_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_select ON baton.event FOR SELECT TO baton_system USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_select ON baton.event IS '503d2dee9c0a813a01400637e58924d8 2e4d014fdff74ac0c9d3ea02a8a4aaac';

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

-- Name: credential fixed_system_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_system_update ON baton.credential FOR UPDATE TO baton_system USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_system_update ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_system_update ON baton.credential IS '201902b51cd2cb5cec2bc2234c776982 d8146cd52e7e49fe405f2271ce956f0e';

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

-- Name: credential fixed_worker_delete; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_delete ON baton.credential FOR DELETE TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_delete ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_delete ON baton.credential IS '597e995882ba4e909b2b2ac73c687d27 833a207c95e884cfc272b92457be70ea';

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

-- Name: credential fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.credential FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.credential IS '0fc18bd69aedc2df54aa8a6880d7c0bb 48165c7f85cd9b21f14bf41f7f1d019a';

-- Name: event fixed_worker_insert; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_insert ON baton.event FOR INSERT TO baton_worker WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_insert ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_insert ON baton.event IS 'b9e80fc56a5bef34cfe82d856be95b41 48165c7f85cd9b21f14bf41f7f1d019a';

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

-- Name: credential fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.credential FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.credential IS '1730379da326504254adc9526df67d35 109c9a0a2329aa21842c8f592ce509cc';

-- Name: event fixed_worker_select; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_select ON baton.event FOR SELECT TO baton_worker USING ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_select ON event; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_select ON baton.event IS '871950f4791cb30b2d0d5879fdb71b56 109c9a0a2329aa21842c8f592ce509cc';

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

-- Name: credential fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.credential FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON credential; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.credential IS 'fc19b579d6c8a5a1fa1a870d45fe1c93 7634dcafa7b4a233fef040fbaedafa77';

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

-- Name: timer fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.timer FOR UPDATE TO baton_worker USING (true) WITH CHECK (true);

-- Name: POLICY fixed_worker_update ON timer; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.timer IS '7f0dd92badf5e905074437c9fd4ccec1 b9afa78fc8f735b51730bead8855c7e4';

-- Name: timer_dead fixed_worker_update; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY fixed_worker_update ON baton.timer_dead FOR UPDATE TO baton_worker USING ((tenant_id = baton.current_tenant())) WITH CHECK ((tenant_id = baton.current_tenant()));

-- Name: POLICY fixed_worker_update ON timer_dead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY fixed_worker_update ON baton.timer_dead IS 'e1c41ef1019872862a03264534ba9fb1 7634dcafa7b4a233fef040fbaedafa77';

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

-- Name: lead lead_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_own ON baton.lead FOR SELECT TO baton_g_lead_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_read_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_own ON baton.lead IS '870a43bab2391647f42e5f651c7b8c1f af5d252f2d15f3571be4d8e0f496bebf';

-- Name: lead_payload lead_card_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_own ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_read_own ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_own ON baton.lead_payload IS '7360ce96b07d7affd1c18ecba3222697 af5d252f2d15f3571be4d8e0f496bebf';

-- Name: lead lead_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_pool ON baton.lead FOR SELECT TO baton_g_lead_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_pool ON baton.lead IS '7af3bfc78261f84b366eedbe8126e374 017c7383af00b426228b0bffe9cbeb5e';

-- Name: lead_payload lead_card_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_pool ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_read_pool ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_pool ON baton.lead_payload IS '5a76e9fd8da9f61e584a6adaedb022f1 017c7383af00b426228b0bffe9cbeb5e';

-- Name: lead lead_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team ON baton.lead FOR SELECT TO baton_g_lead_card_read_team USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_read_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team ON baton.lead IS '9a006bcda763a036c3cecc256b90b137 3fed2541101f6b1f42800d2c886a38d9';

-- Name: lead_payload lead_card_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_team ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_team USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_read_team ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_team ON baton.lead_payload IS '76efefe7020cf0a1e1f834cd5178e467 3fed2541101f6b1f42800d2c886a38d9';

-- Name: lead lead_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_tenant ON baton.lead FOR SELECT TO baton_g_lead_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_read_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_tenant ON baton.lead IS '6ca3ca9ad5db175977d154f588d9ef11 5628639a175c336f7369a860bb21cccc';

-- Name: lead_payload lead_card_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_read_tenant ON baton.lead_payload FOR SELECT TO baton_g_lead_card_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_read_tenant ON lead_payload; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_read_tenant ON baton.lead_payload IS '3af803275ca941fb204e86085598665b 5628639a175c336f7369a860bb21cccc';

-- Name: lead lead_card_write_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_own ON baton.lead FOR UPDATE TO baton_g_lead_card_write_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_card_write_own ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_own ON baton.lead IS '446577ceca209e0f88163f534344214a aa3d93cba6bde16b65ed4b868cb8019c';

-- Name: lead lead_card_write_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_pool ON baton.lead FOR UPDATE TO baton_g_lead_card_write_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team()))) WITH CHECK (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_card_write_pool ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_pool ON baton.lead IS '9a047513e64b15d55471b48e95557152 7c1e84717f60d6892e583fb02f83534c';

-- Name: lead lead_card_write_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_team ON baton.lead FOR UPDATE TO baton_g_lead_card_write_team USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id))) WITH CHECK (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_card_write_team ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_team ON baton.lead IS 'f7301b9cbc0881e4197bedd502672d8b 12080b99d1ea1f870d995226e368ab3b';

-- Name: lead lead_card_write_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_card_write_tenant ON baton.lead FOR UPDATE TO baton_g_lead_card_write_tenant USING (((tenant_id = baton.current_tenant()) AND true)) WITH CHECK (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_card_write_tenant ON lead; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_card_write_tenant ON baton.lead IS '09fae9764a05e018e95c22d69ec7f2b7 2d6233b0ce53b39b211161408bba4de0';

-- Name: interaction lead_conversation_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_own ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_conversation_read_own ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_own ON baton.interaction IS 'e77cd89cbd0669be59ed268d4e92ffdc bbff3630c9385d9ca56e0373d17f74a3';

-- Name: interaction lead_conversation_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_pool ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_conversation_read_pool ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_pool ON baton.interaction IS '95908167ef8be14a3a4d08f13c203147 ca75a7f5ecdcd5f49a409b5d73bc6cea';

-- Name: interaction lead_conversation_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_team ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_team USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_conversation_read_team ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_team ON baton.interaction IS '63a3a18f684ac1206aeea1e855339d7f 6ede9f7f6e8b21a2d33bec974fd38a9c';

-- Name: interaction lead_conversation_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_conversation_read_tenant ON baton.interaction FOR SELECT TO baton_g_lead_conversation_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_conversation_read_tenant ON interaction; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_conversation_read_tenant ON baton.interaction IS '5af8f62ea4eb502a6865cd734ddd0067 11fc7dc149cf14d8505e2fa319f969b2';

-- Name: lead_payload; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_payload ENABLE ROW LEVEL SECURITY;

-- Name: lead_policy; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_policy ENABLE ROW LEVEL SECURITY;

-- Name: lead_signal lead_score_read_own; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_own ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_own USING (((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member())));

-- Name: POLICY lead_score_read_own ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_own ON baton.lead_signal IS '2298028cc056ff5088599a11d03467c0 92dba63335bd321dd760c6e38812a472';

-- Name: lead_signal lead_score_read_pool; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_pool ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_pool USING (((tenant_id = baton.current_tenant()) AND (owner_id IS NULL) AND (team_id = baton.current_team())));

-- Name: POLICY lead_score_read_pool ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_pool ON baton.lead_signal IS '28afbe356ed5f45e85f31ca405b17840 ef4777fa50513edd1f9ea757608095d0';

-- Name: lead_signal lead_score_read_team; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_team ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_team USING (((tenant_id = baton.current_tenant()) AND baton.in_my_teams(team_id)));

-- Name: POLICY lead_score_read_team ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_team ON baton.lead_signal IS '97bed93d5d806277a9c71bf5813a270c 067c56a90f3de4ab9661c91d3a360a57';

-- Name: lead_signal lead_score_read_tenant; Type: POLICY; Schema: baton; Owner: baton_owner

CREATE POLICY lead_score_read_tenant ON baton.lead_signal FOR SELECT TO baton_g_lead_score_read_tenant USING (((tenant_id = baton.current_tenant()) AND true));

-- Name: POLICY lead_score_read_tenant ON lead_signal; Type: COMMENT; Schema: baton; Owner: baton_owner

COMMENT ON POLICY lead_score_read_tenant ON baton.lead_signal IS 'a3c0f9d033d3912396a689aa8c997bcd 3b73050b7461266c4878e8238d3aee0d';

-- Name: lead_signal; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.lead_signal ENABLE ROW LEVEL SECURITY;

-- Name: member; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.member ENABLE ROW LEVEL SECURITY;

-- Name: member_load; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.member_load ENABLE ROW LEVEL SECURITY;

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

-- Name: timer; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.timer ENABLE ROW LEVEL SECURITY;

-- Name: timer_dead; Type: ROW SECURITY; Schema: baton; Owner: baton_owner

ALTER TABLE baton.timer_dead ENABLE ROW LEVEL SECURITY;

-- Name: SCHEMA baton; Type: ACL; Schema: -; Owner: postgres

GRANT ALL ON SCHEMA baton TO baton_owner;
GRANT ALL ON SCHEMA baton TO baton_compiler;
GRANT USAGE ON SCHEMA baton TO baton_auth;
GRANT USAGE ON SCHEMA baton TO baton_system;
GRANT USAGE ON SCHEMA baton TO baton_worker;
GRANT USAGE ON SCHEMA baton TO baton_member;
GRANT USAGE ON SCHEMA baton TO baton_svc;

-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

-- Name: FUNCTION apply_catalogue(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.apply_catalogue() FROM PUBLIC;

-- Name: FUNCTION assert_access(p_tenant uuid, p_version integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_system;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_worker;
GRANT ALL ON FUNCTION baton.assert_access(p_tenant uuid, p_version integer) TO baton_member;

-- Name: FUNCTION count_open_lead(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.count_open_lead() FROM PUBLIC;

-- Name: FUNCTION current_member(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_member() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_member() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_member() TO baton_system;
GRANT ALL ON FUNCTION baton.current_member() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_member() TO baton_member;
GRANT ALL ON FUNCTION baton.current_member() TO baton_compiler;

-- Name: FUNCTION current_team(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_team() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_team() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_team() TO baton_system;
GRANT ALL ON FUNCTION baton.current_team() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_team() TO baton_member;
GRANT ALL ON FUNCTION baton.current_team() TO baton_compiler;

-- Name: FUNCTION current_tenant(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.current_tenant() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_auth;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_system;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_worker;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_member;
GRANT ALL ON FUNCTION baton.current_tenant() TO baton_compiler;

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

-- Name: FUNCTION fixed_policies(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.fixed_policies() FROM PUBLIC;

-- Name: FUNCTION in_my_teams(p_team uuid); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.in_my_teams(p_team uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_auth;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_system;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_worker;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_member;
GRANT ALL ON FUNCTION baton.in_my_teams(p_team uuid) TO baton_compiler;

-- Name: FUNCTION local(p_table text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.local(p_table text) FROM PUBLIC;

-- Name: FUNCTION lock_lead(p_tenant uuid, p_lead uuid, p_version integer); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) TO baton_system;
GRANT ALL ON FUNCTION baton.lock_lead(p_tenant uuid, p_lead uuid, p_version integer) TO baton_worker;

-- Name: FUNCTION move_lead_children(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.move_lead_children() FROM PUBLIC;

-- Name: FUNCTION now(); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.now() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.now() TO baton_auth;
GRANT ALL ON FUNCTION baton.now() TO baton_system;
GRANT ALL ON FUNCTION baton.now() TO baton_worker;
GRANT ALL ON FUNCTION baton.now() TO baton_member;
GRANT ALL ON FUNCTION baton.now() TO baton_compiler;

-- Name: FUNCTION policy_state(p_policy oid); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.policy_state(p_policy oid) FROM PUBLIC;

-- Name: FUNCTION replicate(p_table text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.replicate(p_table text) FROM PUBLIC;

-- Name: FUNCTION role_prefix(); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.role_prefix() FROM PUBLIC;
GRANT ALL ON FUNCTION baton.role_prefix() TO baton_compiler;
GRANT ALL ON FUNCTION baton.role_prefix() TO baton_system;

-- Name: FUNCTION shard(p_table text, p_column text); Type: ACL; Schema: baton; Owner: baton_owner

REVOKE ALL ON FUNCTION baton.shard(p_table text, p_column text) FROM PUBLIC;

-- Name: FUNCTION writable_columns(p_relation text); Type: ACL; Schema: baton; Owner: postgres

REVOKE ALL ON FUNCTION baton.writable_columns(p_relation text) FROM PUBLIC;

-- Name: TABLE api_key; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.api_key TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.api_key TO baton_worker;

-- Name: TABLE credential; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.credential TO baton_auth;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.credential TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.credential TO baton_worker;

-- Name: TABLE event; Type: ACL; Schema: baton; Owner: baton_owner

GRANT INSERT ON TABLE baton.event TO baton_member;
GRANT SELECT,INSERT ON TABLE baton.event TO baton_system;
GRANT SELECT,INSERT ON TABLE baton.event TO baton_worker;

-- Name: TABLE inbox; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.inbox TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.inbox TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.inbox TO baton_worker;

-- Name: TABLE intake_form; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.intake_form TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.intake_form TO baton_worker;

-- Name: TABLE interaction; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_own;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_pool;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_team;
GRANT SELECT ON TABLE baton.interaction TO baton_g_lead_conversation_read_tenant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.interaction TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.interaction TO baton_worker;

-- Name: TABLE lead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead TO baton_g_lead_card_read_tenant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead TO baton_worker;

-- Name: COLUMN lead.contact_name; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(contact_name) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.company; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(company) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.phone; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(phone) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.phone_extension; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(phone_extension) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.email; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(email) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.area; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(area) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.region_id; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(region_id) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.product_line; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(product_line) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.budget_min_minor; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(budget_min_minor) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.budget_max_minor; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(budget_max_minor) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.budget_text; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(budget_text) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.need; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(need) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.updated_at; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(updated_at) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: COLUMN lead.version; Type: ACL; Schema: baton; Owner: baton_owner

GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_own;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_pool;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_team;
GRANT UPDATE(version) ON TABLE baton.lead TO baton_g_lead_card_write_tenant;

-- Name: TABLE lead_payload; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_own;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_pool;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_team;
GRANT SELECT ON TABLE baton.lead_payload TO baton_g_lead_card_read_tenant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_payload TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_payload TO baton_worker;

-- Name: TABLE lead_policy; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_policy TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_policy TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_policy TO baton_worker;

-- Name: TABLE lead_signal; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_own;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_pool;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_team;
GRANT SELECT ON TABLE baton.lead_signal TO baton_g_lead_score_read_tenant;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_signal TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.lead_signal TO baton_worker;

-- Name: TABLE member; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.member TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member TO baton_worker;

-- Name: TABLE member_load; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_load TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_load TO baton_worker;

-- Name: TABLE member_role; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.member_role TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_role TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.member_role TO baton_worker;

-- Name: TABLE notification; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.notification TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.notification TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.notification TO baton_worker;

-- Name: TABLE region; Type: ACL; Schema: baton; Owner: baton_owner

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

GRANT SELECT ON TABLE baton.team TO baton_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.team TO baton_worker;

-- Name: TABLE tenant; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.tenant TO baton_auth;
GRANT SELECT ON TABLE baton.tenant TO baton_member;
GRANT SELECT,INSERT,UPDATE ON TABLE baton.tenant TO baton_system;
GRANT SELECT,INSERT,UPDATE ON TABLE baton.tenant TO baton_worker;

-- Name: TABLE timer; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer TO baton_worker;

-- Name: TABLE timer_dead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer_dead TO baton_system;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE baton.timer_dead TO baton_worker;

-- Name: TABLE unattended_lead; Type: ACL; Schema: baton; Owner: baton_owner

GRANT SELECT ON TABLE baton.unattended_lead TO baton_system;
GRANT SELECT ON TABLE baton.unattended_lead TO baton_worker;
