-- A view asks with the rights of its caller, on PostgreSQL as on Citus.
SELECT c.relname AS view_name
FROM pg_class c
WHERE c.relnamespace IN ('baton'::regnamespace, 'dashboard'::regnamespace) AND c.relkind IN ('v', 'm')
  AND (c.relkind = 'm' OR NOT coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}'::text[])
