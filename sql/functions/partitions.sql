-- Monthly partitions of the tables that grow by events. The default partition takes what lies outside, so that nothing is refused; a month
-- of which rows are already there stays there.
CREATE OR REPLACE FUNCTION baton.ensure_partitions(p_table text, p_from date, p_months integer) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
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
