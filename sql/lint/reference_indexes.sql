-- Where rows are deleted, PostgreSQL looks for those that refer to them, by an index that begins with the columns of the foreign key.
SELECT con.conrelid::regclass AS table_name, con.conname AS constraint_name
FROM pg_constraint con
JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = con.conkey[array_length(con.conkey, 1)]
WHERE con.contype = 'f' AND con.connamespace = 'baton'::regnamespace AND con.conparentid = 0
  -- tenant_id alone leads every index
  AND array_length(con.conkey, 1) > 1
  AND NOT EXISTS (
      SELECT FROM pg_index x
      WHERE x.indrelid = con.conrelid AND x.indisvalid
        AND con.conkey <@ (x.indkey::smallint[])[0:array_length(con.conkey, 1) - 1]
        AND (x.indpred IS NULL OR pg_get_expr(x.indpred, x.indrelid) = format('(%I IS NOT NULL)', a.attname)))
  -- These are marked as deleted and stay, and their keys never change; they go with the whole tenant, behind all that refers to them, when no row of
  -- the tenant is left to be looked through.
  AND con.confrelid NOT IN (
      'baton.member'::regclass, 'baton.team'::regclass, 'baton.region'::regclass, 'baton.customer'::regclass,
      'baton.escalation_policy_version'::regclass)
