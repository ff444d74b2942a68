-- The service's login owns nothing, bypasses nothing and may make nothing; only it, BI logins and (on Citus) shapes may log in.
SELECT r.rolname AS role_name, f.fault
FROM pg_roles r
CROSS JOIN LATERAL (
    VALUES
        (r.rolsuper, 'superuser'),
        (r.rolbypassrls, 'bypasses row security'),
        (r.rolcreatedb, 'may create databases'),
        (r.rolcreaterole AND r.rolname <> baton.role_prefix() || 'compiler', 'may create roles'),
        (r.rolcanlogin AND r.rolname <> baton.role_prefix() || 'svc' AND r.rolname !~ ('^' || baton.role_prefix() || 'bi_[a-z0-9]{12}_[12]$')
         AND NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus'), 'may log in'),
        (r.rolinherit AND r.rolname = baton.role_prefix() || 'svc', 'inherits what it may only become'),
        (r.rolname <> baton.role_prefix() || 'owner' AND EXISTS (
            SELECT FROM pg_class c WHERE c.relowner = r.oid), 'owns tables')
) AS f (is_wrong, fault)
WHERE starts_with(r.rolname, baton.role_prefix()) AND f.is_wrong
