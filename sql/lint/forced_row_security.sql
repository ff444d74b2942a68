-- Every table with rows of tenants (and the tenants themselves) forces row security, partitions too.
SELECT c.relname AS table_name
FROM pg_class c
WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p')
  AND (c.relname IN ('tenant', 'account', 'sign_in_failure', 'signing_key') OR EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped))
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
