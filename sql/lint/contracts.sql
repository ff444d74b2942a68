-- Each contract of the service has its view, and the view is what the contract says: made from it, and not changed since.
SELECT baton.contract_view(d.name, d.version) AS view_name, f.fault
FROM baton.data_contract d
CROSS JOIN LATERAL (SELECT to_regclass(format('dashboard.%I', baton.contract_view(d.name, d.version))) AS oid) AS v
CROSS JOIN LATERAL (
    VALUES
        (v.oid IS NULL, 'is not there'),
        (v.oid IS NOT NULL AND md5(pg_get_viewdef(v.oid)) IS DISTINCT FROM d.view_digest, 'differs from what was made from its contract'),
        (v.oid IS NOT NULL AND obj_description(v.oid, 'pg_class') IS DISTINCT FROM d.banner_zh || ' | ' || d.banner_en, 'has another banner'),
        (v.oid IS NOT NULL AND ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0 ORDER BY a.attnum)
            IS DISTINCT FROM ARRAY(SELECT k.field FROM baton.data_contract_field k WHERE k.name = d.name AND k.version = d.version ORDER BY k.place),
         'has other columns')
) AS f (is_wrong, fault)
WHERE f.is_wrong
