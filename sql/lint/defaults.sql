-- Defaults take the time from baton.now(), which tests can move.
SELECT c.relname AS table_name, a.attname AS column_name
FROM pg_attrdef d
JOIN pg_class c ON c.oid = d.adrelid
JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
WHERE c.relnamespace = 'baton'::regnamespace AND pg_get_expr(d.adbin, d.adrelid) ~* '(?<!baton\.)\m(now\(|current_timestamp|clock_timestamp|statement_timestamp)'
