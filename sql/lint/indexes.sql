-- tenant_id leads every other index too: nothing is looked up across tenants but what the worker claims.
SELECT c.relname AS table_name, i.relname AS index_name
FROM pg_index x
JOIN pg_class c ON c.oid = x.indrelid
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
WHERE c.relnamespace = 'baton'::regnamespace AND NOT x.indisunique AND x.indkey[0] <> a.attnum
  -- its keys have the tenant mixed in
  AND i.relname NOT IN ('lead_search_idx', 'customer_search_idx', 'contact_search_idx')
  AND coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE '@global%'
