-- EXPLAIN shows every login what the planner estimates, and the planner knows the most frequent values of all tenants' rows: whoever asks
-- for a name could read off the estimate whether others have it too. So nothing is collected about texts and amounts that BI logins can ask
-- for; none of our plans needs it. Run by the migrator, as the owner, at every change; says how many columns it has changed.
CREATE OR REPLACE FUNCTION baton.hide_statistics() RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
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
               OR root.relname IN ('tenant', 'member', 'team', 'region', 'ticket_response_stat', 'tenant_contract', 'dashboard_figure'))
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
