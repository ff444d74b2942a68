-- Every table is one of tenants' rows, or one of the few that are named here with their reason.
SELECT c.relname AS table_name
FROM pg_class c
WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p')
  AND NOT EXISTS (
      SELECT FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped)
  -- the tenants themselves; which migrations have been applied; what an installation has once; people at the host, who may belong to several
  -- tenants, and their failed sign-ins; operators; what is left of erased tenants; public holidays; what dashboards
  -- of all tenants mean
  AND c.relname NOT IN (
      'tenant', 'schema_migration', 'installation', 'signing_key', 'account', 'sign_in_failure', 'operator_key', 'tenant_tombstone',
      'public_calendar', 'public_holiday', 'data_contract', 'data_contract_field')
