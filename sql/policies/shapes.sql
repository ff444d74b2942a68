-- Says on the role itself when it was last asked for, to the day; roles are shared by all databases of a cluster, tables are not.
CREATE OR REPLACE FUNCTION baton.mark_shape(p_shape text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
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

-- Drops shapes that nobody has asked for in 30 days. A process that still has one in its memory is told that the role is not there, reads its
-- copy of the map again and has it made anew.
CREATE OR REPLACE FUNCTION baton.collect_shapes() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

ALTER FUNCTION baton.collect_shapes() OWNER TO :"compiler";
REVOKE ALL ON FUNCTION baton.collect_shapes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton.collect_shapes() TO :"system";
REVOKE ALL ON FUNCTION baton.mark_shape(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton.mark_shape(text) TO :"compiler";

-- A shape role is the set of grant roles that a member has: content-addressed and shared by all tenants, so that PostgreSQL attaches
-- exactly the policies that this member needs. Runs in a transaction of its own; an unused shape is harmless.
--
-- On PostgreSQL 15 a role that may create roles can make itself almost superuser; this function is the only way to that role.
CREATE OR REPLACE FUNCTION baton.ensure_shape(p_grants text[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Gives a shape to the service's login once more, so that all its connections look at their memberships again. For one that was refused it.
CREATE OR REPLACE FUNCTION baton.renew_shape(p_shape text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF starts_with(p_shape, baton.role_prefix() || 'shape_') AND EXISTS (SELECT FROM pg_roles WHERE rolname = p_shape) THEN
        EXECUTE format('REVOKE %I FROM %I', p_shape, baton.role_prefix() || 'svc');
        EXECUTE format('GRANT %I TO %I', p_shape, baton.role_prefix() || 'svc');
    END IF;
END
$$;

ALTER FUNCTION baton.renew_shape(text) OWNER TO :"compiler";
REVOKE ALL ON FUNCTION baton.renew_shape(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton.renew_shape(text) TO :"system";

ALTER FUNCTION baton.ensure_shape(text[]) OWNER TO :"compiler";
REVOKE ALL ON FUNCTION baton.ensure_shape(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton.ensure_shape(text[]) TO :"system";
