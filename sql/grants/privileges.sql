-- Who may call which function. Run by the administrator last; may run again at any time.
REVOKE ALL ON ALL TABLES IN SCHEMA baton FROM PUBLIC;
REVOKE ALL ON baton.schema_migration FROM :"svc";
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA baton FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton.current_tenant(), baton.current_member(), baton.current_team(), baton.in_my_teams(uuid), baton.current_region(),
    baton.in_my_regions(uuid), baton.current_teams(), baton.current_regions(), baton.now()
    TO :"auth", :"signin", :"system", :"worker", :"member", :"compiler", :"keeper", :"recorder", :"searcher", :"auditor", :"erase", :"host";
-- By the triggers of whoever writes a lead, customer or contact, and by searches.
GRANT EXECUTE ON FUNCTION baton.search_text(text[]), baton.search_keys(uuid, text), baton.han_readings(text), baton.name_sounds(text),
    baton.sound_keys(uuid, text[]), baton.sound_key(uuid, text), baton.sound_initials(text[]), baton.tag_keys(uuid, uuid[])
    TO :"system", :"worker", :"member", :"searcher", :"erase", :"keeper";
GRANT EXECUTE ON FUNCTION baton.recent_touches(uuid, uuid, uuid, integer, integer) TO :"member", :"system";
GRANT EXECUTE ON FUNCTION baton.check_leads(uuid, uuid) TO :"worker";
GRANT EXECUTE ON FUNCTION baton.find_leads(
    uuid, text, text, uuid[], uuid[], uuid[], integer, boolean, uuid, uuid, uuid[], uuid[], uuid) TO :"member", :"system";
GRANT EXECUTE ON FUNCTION baton.find_customers(uuid, text, text, integer, boolean, uuid, uuid, uuid[], uuid[], uuid[], uuid),
    baton.find_contacts(uuid, text, text, integer, boolean, uuid, uuid, uuid[], uuid[], uuid[], uuid) TO :"member", :"system";
GRANT EXECUTE ON FUNCTION baton.find_called(uuid, text[], text[], integer) TO :"system";
GRANT EXECUTE ON FUNCTION baton.tagged_leads(uuid, uuid, integer) TO :"system", :"worker";
GRANT EXECUTE ON FUNCTION baton.bi_marker(text), baton.bi_markers(text) TO :"bi";
-- What views made from contracts ask besides.
GRANT EXECUTE ON FUNCTION baton.now(), baton.range_start(text, integer, boolean, text), baton.range_end(text, boolean, text), baton.search_text(text[])
    TO :"bi";
GRANT EXECUTE ON FUNCTION baton.range_start(text, integer, boolean, text), baton.range_end(text, boolean, text) TO :"member", :"system", :"worker";
-- What contracts say and mean: the same for everybody.
GRANT SELECT ON baton.data_contract, baton.data_contract_field TO :"bi", :"member", :"system", :"worker";
GRANT EXECUTE ON FUNCTION baton.contract_bases(), baton.contract_columns(), baton.contract_units(), baton.vague_words(), baton.vague_word(text),
    baton.condition_problems(text, jsonb, text), baton.contract_problems(jsonb), baton.contract_expression(text, text, text),
    baton.contract_conditions(text, jsonb, text), baton.contract_range(jsonb, text), baton.contract_parts(jsonb, text),
    baton.contract_measure(text, jsonb, text), baton.contract_sql(jsonb, text, text), baton.contract_meaning(jsonb, integer),
    baton.contract_fields(jsonb), baton.contract_period(jsonb), baton.contract_view(text, integer), baton.condition_words(text, jsonb, text), baton.range_words(jsonb, text), baton.contract_banner(jsonb, text)
    TO :"member", :"system", :"worker", :"erase";
GRANT EXECUTE ON FUNCTION baton.refresh_contract(uuid, uuid) TO :"worker", :"system";
-- For whoever asks whether anything is unattended.
GRANT SELECT ON baton.unattended_lead TO :"system", :"worker";
GRANT EXECUTE ON FUNCTION baton.lock_lead(uuid, uuid, integer) TO :"system", :"worker";
GRANT EXECUTE ON FUNCTION baton.apply_idempotency(uuid, bytea, uuid) TO :"system", :"erase";
GRANT EXECUTE ON FUNCTION baton.assert_access(uuid, integer) TO :"system", :"worker", :"member", :"auditor", :"erase";
GRANT EXECUTE ON FUNCTION baton.record_events(uuid, uuid, text[], uuid, integer) TO :"member", :"system";
GRANT EXECUTE ON FUNCTION baton.post_events(uuid, uuid[], text[], uuid[], text[]), baton.add_events(
    uuid, smallint, uuid, text, text, uuid[], text[], text[], uuid[], text[], text[], text[]) TO :"member", :"system", :"worker", :"erase";
GRANT EXECUTE ON FUNCTION baton.sequence_changes(uuid, integer) TO :"worker";
GRANT EXECUTE ON FUNCTION baton.trim_changes(uuid, integer, integer) TO :"system";
GRANT EXECUTE ON FUNCTION baton.mark_shape(text) TO :"compiler";
GRANT EXECUTE ON FUNCTION baton.renew_shape(text) TO :"system";
GRANT EXECUTE ON FUNCTION baton.collect_shapes() TO :"system";
GRANT EXECUTE ON FUNCTION baton.facet_relations(), baton.facet_catalogue(), baton.role_prefix() TO :"compiler", :"system", :"owner";
GRANT EXECUTE ON FUNCTION baton.check_bi_login(text), baton.bi_login_roles(text), baton.drop_bi_marker(text) TO :"compiler";
GRANT EXECUTE ON FUNCTION baton.end_bi_sessions(text, timestamptz), baton.put_bi_login(text, text, integer),
    baton.set_bi_login(text, text[], text[]), baton.admit_bi_login(text, boolean, timestamptz), baton.drop_bi_login(text)
    TO :"system";
GRANT EXECUTE ON FUNCTION baton.watch_bi_logins(interval) TO :"worker";
GRANT SELECT ON baton.installation TO :"auth";
-- Limits are asked for by the trigger of whoever makes or ends something that counts; what is personal, by export and erasure.
GRANT EXECUTE ON FUNCTION baton.default_quota(text) TO :"system", :"worker", :"erase", :"host";
GRANT EXECUTE ON FUNCTION baton.classified_columns(), baton.personal_columns(), baton.tenant_tables(), baton.record_parts(),
    baton.tenant_references() TO :"system", :"erase";
-- Deleted leads that are kept no longer go with all that belongs to them.
GRANT EXECUTE ON FUNCTION baton.tenant_references(), baton.classified_columns(), baton.tenant_tables(), baton.record_parts() TO :"worker";
-- What belongs to no tenant.
GRANT SELECT, INSERT, UPDATE ON baton.operator_key TO :"host";
GRANT SELECT ON baton.tenant_tombstone TO :"host";
GRANT SELECT, INSERT, UPDATE ON baton.tenant_tombstone TO :"erase";
GRANT SELECT, INSERT, UPDATE, DELETE ON baton.public_calendar, baton.public_holiday TO :"host";
GRANT SELECT ON baton.public_calendar, baton.public_holiday TO :"member", :"system", :"worker";

-- A view of a facet's relation is found by those who may read some of it, and by nobody else.
DO $$
DECLARE
    v_prefix text := baton.role_prefix();
    p record;
BEGIN
    FOR p IN
        SELECT DISTINCT f.relation, v_prefix || 'b_' || f.facet || '_' || f.action || '_' || f.reach AS role_name
        FROM baton.facet_catalogue() f
        WHERE f.bi_predicate IS NOT NULL AND to_regclass(format('dashboard.%I', f.relation)) IS NOT NULL
        ORDER BY 1, 2
    LOOP
        EXECUTE format('GRANT SELECT ON dashboard.%I TO %I', p.relation, p.role_name);
    END LOOP;
END
$$;
GRANT SELECT ON dashboard.tenant, dashboard.member, dashboard.team, dashboard.region, dashboard.data_contract, dashboard.data_contract_field,
    dashboard.data_freshness TO :"bi";

-- A view that was made from a contract is found by those who may read some of its base.
DO $$
DECLARE
    p record;
BEGIN
    FOR p IN
        SELECT DISTINCT baton.contract_view(d.name, d.version) AS view, baton.role_prefix() || 'b_' || f.facet || '_' || f.action || '_' || f.reach AS role_name
        FROM baton.data_contract d
        JOIN baton.contract_bases() b ON b.base = d.definition ->> 'base'
        JOIN baton.facet_catalogue() f ON f.facet = b.facet AND f.bi_predicate IS NOT NULL
        UNION ALL
        SELECT v.view, baton.role_prefix() || 'b_' || f.facet || '_' || f.action || '_' || f.reach
        FROM baton.facet_catalogue() f CROSS JOIN (VALUES ('tenant_figure'), ('tenant_contract')) AS v (view) WHERE f.facet = 'dashboards'
        ORDER BY 1, 2
    LOOP
        EXECUTE format('GRANT SELECT ON dashboard.%I TO %I', p.view, p.role_name);
    END LOOP;
END
$$;

-- What PostgreSQL lets every login of a database do, and a BI login must not: keep large objects, write into the log, hold the locks that
-- the service agrees by. The functions are the superuser's; another administrator has one run this (docs/BI.md). Temporary tables
-- are taken away by the migrator each time, because rights on a database are lost when it is copied or restored.
DO $$
DECLARE
    v_is_superuser boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
    p record;
BEGIN
    IF v_is_superuser THEN
        FOR p IN
            SELECT oid::regprocedure AS name FROM pg_proc
            WHERE pronamespace = 'pg_catalog'::regnamespace
              AND (proname ~ '^pg_(try_)?advisory_(xact_)?lock' OR proname IN (
                  'lo_creat', 'lo_create', 'lo_from_bytea', 'lo_open', 'lo_put', 'lo_truncate', 'lo_truncate64', 'lo_unlink', 'lowrite',
                  'pg_logical_emit_message'))
              AND has_function_privilege('public', oid, 'EXECUTE')
            ORDER BY 1
        LOOP
            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', p.name);
        END LOOP;
        EXECUTE format('GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(bigint) TO %I, %I, %I',
            baton.role_prefix() || 'system', baton.role_prefix() || 'worker', baton.role_prefix() || 'compiler');
        EXECUTE format('GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock_shared(bigint) TO %I', baton.role_prefix() || 'system');
        -- A limit that a login cannot lift by itself.
        EXECUTE format('GRANT SET ON PARAMETER temp_file_limit TO %I', baton.role_prefix() || 'compiler');
    END IF;
END
$$;
