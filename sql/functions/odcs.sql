-- A contract of the service in the Open Data Contract Standard 3.1 (https://bitol-io.github.io/open-data-contract-standard/), which tools of others
-- read and hold against the live view: columns, types, what is never empty, one row for each group, shares between 0 and 100.
--
-- Where the server is, dashboard.data_contract adds: that is the connection's to know.
CREATE OR REPLACE FUNCTION baton.contract_odcs(p_contract jsonb, p_version integer) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    WITH named AS (SELECT baton.contract_view(p_contract ->> 'name', p_version) AS view, baton.contract_banner(p_contract, 'zh') AS zh,
                          baton.contract_banner(p_contract, 'en') AS en),
    field AS (
        SELECT f.*, m.value AS measure,
               -- Counts and sums are 0 where nothing fits; other figures, and what a row is grouped by, may be empty.
               coalesce(m.value ->> 'aggregate' IN ('count', 'sum'), false) AS is_required
        FROM baton.contract_fields(p_contract) f
        LEFT JOIN jsonb_array_elements(p_contract -> 'measures') AS m (value) ON f.role = 'measure' AND m.value ->> 'name' = f.name
    ),
    property AS (
        SELECT f.place, jsonb_strip_nulls(jsonb_build_object(
            'name', f.name, 'physicalName', f.name, 'physicalType', f.type,
            'logicalType', CASE f.type WHEN 'date' THEN 'date' WHEN 'numeric' THEN 'number' WHEN 'integer' THEN 'integer' WHEN 'bigint' THEN 'integer'
                                       ELSE 'string' END,
            'businessName', f.zh, 'description', f.en, 'required', f.is_required,
            'tags', jsonb_build_array(f.role),
            'customProperties', CASE WHEN f.unit IS NOT NULL THEN jsonb_build_array(jsonb_build_object('property', 'unit', 'value', f.unit)) END,
            'quality', CASE WHEN f.measure ->> 'aggregate' IN ('count', 'share') THEN jsonb_build_array(jsonb_build_object(
                'type', 'sql', 'dimension', 'conformity',
                'description', CASE f.measure ->> 'aggregate' WHEN 'count' THEN 'No count is below zero.' ELSE 'Shares lie between 0 and 100.' END,
                'query', format('SELECT count(*) FROM %I WHERE %I < 0%s', n.view, f.name,
                    CASE f.measure ->> 'aggregate' WHEN 'share' THEN format(' OR %I > 100', f.name) ELSE '' END),
                'mustBe', 0)) END)) AS value
        FROM field f CROSS JOIN named n
    )
    SELECT jsonb_build_object(
        'apiVersion', 'v3.1.0', 'kind', 'DataContract', 'id', 'baton.' || n.view, 'name', n.view, 'version', p_version || '.0.0', 'status', 'active',
        'dataProduct', 'Baton', 'domain', p_contract ->> 'base', 'tags', jsonb_build_array('dashboard'),
        'description', jsonb_build_object('purpose', n.en, 'usage', n.zh,
            'limitations', 'Rows are those that the login may see; PostgreSQL decides which.'),
        'team', jsonb_build_object('name', p_contract ->> 'owner'),
        'schema', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
            'name', n.view, 'physicalName', n.view, 'physicalType', 'view', 'logicalType', 'object',
            'businessName', p_contract #>> '{title,zh}', 'description', n.en,
            'dataGranularityDescription', 'One row for each ' || coalesce(g.english, 'answer') || '.',
            'properties', (SELECT jsonb_agg(p.value ORDER BY p.place) FROM property p),
            'quality', CASE WHEN g.list IS NOT NULL THEN jsonb_build_array(jsonb_build_object(
                'type', 'sql', 'dimension', 'uniqueness', 'description', 'One row for each group.',
                'query', format('SELECT count(*) - count(DISTINCT (%s)) FROM %I', g.list, n.view), 'mustBe', 0)) END))),
        'slaProperties', jsonb_build_array(jsonb_build_object('property', 'latency', 'value', (p_contract ->> 'max_delay_s')::integer, 'unit', 's')),
        'customProperties', jsonb_build_array(jsonb_build_object('property', 'contract', 'value', p_contract)))
    FROM named n
    CROSS JOIN LATERAL (
        SELECT string_agg(format('%I', e.name), ', ' ORDER BY e.n) AS list, string_agg(e.name, ', ' ORDER BY e.n) AS english
        FROM jsonb_array_elements_text(p_contract -> 'grain') WITH ORDINALITY AS e (name, n)) AS g
$$;
