-- Instants with their zone, texts without a length (limits are the service's), no serials of money.
SELECT c.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, a.atttypmod) AS type
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
  AND (a.atttypid IN ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'money'::regtype,
                      'real'::regtype, 'float8'::regtype)
       OR (a.attname LIKE '%\_at' AND a.atttypid <> 'timestamptz'::regtype)
       OR (a.attname LIKE '%\_minor' AND a.atttypid <> 'int8'::regtype))
