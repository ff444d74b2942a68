-- Constraint names are part of the interface (errors are mapped by them), so none is PostgreSQL's own invention (…1, …_check2).
SELECT conname AS constraint_name, conrelid::regclass AS table_name
FROM pg_constraint
WHERE connamespace = 'baton'::regnamespace AND conrelid <> 0 AND conparentid = 0 AND conname ~ '[0-9]$'
