-- The clock is the database's own. Tests put one with an offset in its place, which must never reach an installation.
SELECT p.prosrc AS clock
FROM pg_proc p
WHERE p.oid = 'baton.now()'::regprocedure AND btrim(p.prosrc) <> 'SELECT statement_timestamp()'
