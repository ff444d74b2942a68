-- A foreign key between tenants' rows carries the tenant, because row security does not guard foreign keys; none cascades into a key.
SELECT con.conname AS constraint_name, con.conrelid::regclass AS table_name
FROM pg_constraint con
JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attname = 'tenant_id'
LEFT JOIN pg_attribute b ON b.attrelid = con.confrelid AND b.attname = 'tenant_id'
WHERE con.contype = 'f' AND con.connamespace = 'baton'::regnamespace
  AND ((b.attnum IS NOT NULL AND NOT (con.conkey[1] = a.attnum AND con.confkey[1] = b.attnum))
       OR con.confdeltype IN ('n', 'd') OR con.confupdtype <> 'a')
