-- Every policy is permissive, tests the tenant, and reads no table. Only the directory's look-up comes before the tenant is known,
-- only the worker takes deadlines and messages and sees pending changes of all tenants, and only inside baton.find_leads and its like a function asks for the tenant in a policy's place.
SELECT c.relname AS table_name, p.polname AS policy, f.fault
FROM pg_policy p
JOIN pg_class c ON c.oid = p.polrelid
CROSS JOIN LATERAL (
    SELECT coalesce(pg_get_expr(p.polqual, p.polrelid), '') AS qual, coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') AS with_check
) AS e
CROSS JOIN LATERAL (
    -- Of BI logins alone.
    SELECT bool_and(o.rolname = baton.role_prefix() || 'bi' OR starts_with(o.rolname, baton.role_prefix() || 'b_')) AS is_bi
    FROM pg_roles o WHERE o.oid = ANY (p.polroles)
) AS r
CROSS JOIN LATERAL (
    -- What lies before any tenant is for those who look before any tenant is known.
    SELECT p.polroles = ARRAY[(SELECT oid FROM pg_roles WHERE rolname = baton.role_prefix() || 'signin')]
           AND (c.relname IN ('account', 'sign_in_failure', 'signing_key') OR c.relname IN ('membership', 'tenant') AND p.polcmd = 'r') AS is_signin
) AS d
CROSS JOIN LATERAL (
    VALUES
        (NOT p.polpermissive, 'restrictive: Citus turns it into a permissive one'),
        (p.polroles = '{0}', 'for everybody'),
        (e.qual || e.with_check ~* '\mselect\M' AND e.qual || e.with_check !~* 'current_', 'reads a table'),
        (e.qual || e.with_check ~* '\mfrom\M', 'reads a table'),
        (e.qual <> '' AND e.qual !~ '(tenant_id|^\(id) = baton\.current_tenant\(\)' AND e.qual <> 'true'
         AND NOT (r.is_bi AND e.qual ~ ('^\(\(*' || CASE c.relname WHEN 'tenant' THEN 'id' ELSE 'tenant_id' END || ' = baton\.bi_marker\(''tenant''::text\)')), 'does not test the tenant'),
        (r.is_bi AND e.qual ~ 'current_setting|current_tenant|current_member|current_team|current_region|in_my_',
         'asks a setting, which a BI login can change'),
        (e.with_check <> '' AND NOT d.is_signin AND NOT (c.relname IN ('timer', 'outbox', 'outbox_lane') AND e.with_check = 'true' AND p.polroles = ARRAY[
            (SELECT oid FROM pg_roles WHERE rolname = baton.role_prefix() || 'worker')]) AND e.with_check !~ '(tenant_id|^\(id) = baton\.current_tenant\(\)', 'does not check the tenant'),
        (e.qual = 'true' AND NOT d.is_signin AND NOT (c.relname = 'change_pending' AND p.polcmd = 'r' AND p.polroles = ARRAY[
            (SELECT oid FROM pg_roles WHERE rolname = baton.role_prefix() || 'worker')]) AND NOT (c.relname IN ('timer', 'outbox', 'outbox_lane') AND p.polroles = ARRAY[
            (SELECT oid FROM pg_roles WHERE rolname = baton.role_prefix() || 'worker')]) AND NOT (
            c.relname IN ('credential', 'tenant') AND p.polcmd = 'r'
            AND p.polroles = ARRAY[(SELECT oid FROM pg_roles WHERE rolname = baton.role_prefix() || 'auth')])
            AND NOT (c.relname IN ('lead', 'customer', 'contact') AND p.polcmd = 'r'
            AND p.polroles = ARRAY[(SELECT oid FROM pg_roles WHERE rolname = baton.role_prefix() || 'searcher')]),
         'shows every tenant')
) AS f (is_wrong, fault)
WHERE c.relnamespace = 'baton'::regnamespace AND f.is_wrong
