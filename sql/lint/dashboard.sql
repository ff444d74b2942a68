-- What BI tools find is documented in place, in Chinese and English: each view and each of its columns. And each relation of a facet that can be
-- read has its view, but what came in word for word and the ids of other systems.
SELECT c.relname AS view_name, a.attname AS what, 'has no comment in both languages' AS fault
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'dashboard'::regnamespace AND coalesce(col_description(c.oid, a.attnum), '') !~ '\S \| \S'
UNION ALL
SELECT c.relname, 'view', 'has no comment in both languages'
FROM pg_class c
WHERE c.relnamespace = 'dashboard'::regnamespace AND c.relkind = 'v' AND coalesce(obj_description(c.oid, 'pg_class'), '') !~ '\S \| \S'
UNION ALL
SELECT DISTINCT f.relation, f.facet, 'has no view'
FROM baton.facet_catalogue() f
WHERE f.bi_predicate IS NOT NULL AND f.relation NOT IN ('lead_payload', 'lead_external_id', 'dashboard_figure')
  AND to_regclass(format('dashboard.%I', f.relation)) IS NULL
