-- BI logins and what they are members of: read, and nothing else; never what shapes are made of; found through `dashboard` only.
WITH bi AS (
    SELECT r.oid, r.rolname, r.rolname ~ ('^' || baton.role_prefix() || 'bi_[a-z0-9]{12}_[12]$') AS is_login
    FROM pg_roles r
    WHERE r.rolname = baton.role_prefix() || 'bi' OR r.rolname ~ ('^' || baton.role_prefix() || '(b|mark|bi)_')
)
SELECT b.rolname, 'may ' || a.privilege_type || ' ' || c.oid::regclass AS fault
FROM bi b
JOIN pg_class c ON c.relnamespace IN ('baton'::regnamespace, 'dashboard'::regnamespace)
CROSS JOIN LATERAL aclexplode(c.relacl) AS a
WHERE a.grantee = b.oid AND (a.privilege_type <> 'SELECT' OR b.is_login)
UNION ALL
SELECT b.rolname, 'may write a column of ' || c.oid::regclass
FROM bi b
JOIN pg_class c ON c.relnamespace IN ('baton'::regnamespace, 'dashboard'::regnamespace)
JOIN pg_attribute t ON t.attrelid = c.oid
CROSS JOIN LATERAL aclexplode(t.attacl) AS a
WHERE a.grantee = b.oid
UNION ALL
SELECT b.rolname, 'may name the tables' FROM bi b WHERE has_schema_privilege(b.oid, 'baton', 'USAGE')
UNION ALL
SELECT b.rolname, 'may make things in ' || n.nspname
FROM bi b JOIN pg_namespace n ON has_schema_privilege(b.oid, n.oid, 'CREATE')
WHERE n.nspname NOT LIKE 'pg\_%'
UNION ALL
SELECT b.rolname, 'may keep temporary tables' FROM bi b WHERE has_database_privilege(b.oid, current_database(), 'TEMP')
UNION ALL
SELECT b.rolname, 'may call ' || p.oid::regprocedure
FROM bi b
JOIN pg_proc p ON has_function_privilege(b.oid, p.oid, 'EXECUTE')
WHERE (p.pronamespace = 'baton'::regnamespace AND p.prorettype <> 'trigger'::regtype
       AND p.proname NOT IN ('bi_marker', 'bi_markers', 'now', 'range_start', 'range_end', 'search_text'))
   OR (p.pronamespace = 'pg_catalog'::regnamespace
       AND p.proname ~ '^(pg_(try_)?advisory_(xact_)?lock|lo_(creat|create|from_bytea|open|put|truncate|unlink)|lowrite|pg_logical_emit_message)')
UNION ALL
SELECT b.rolname, 'is a member of ' || r.rolname
FROM bi b
JOIN pg_auth_members m ON m.member = b.oid
JOIN pg_roles r ON r.oid = m.roleid
WHERE NOT b.is_login OR r.rolname <> baton.role_prefix() || 'bi' AND r.rolname !~ ('^' || baton.role_prefix() || '(b|mark)_')
UNION ALL
-- What is said of a role can be read by every login of the cluster.
SELECT b.rolname, 'has a comment' FROM bi b WHERE shobj_description(b.oid, 'pg_authid') IS NOT NULL
UNION ALL
SELECT b.rolname, 'may connect without a limit' FROM bi b JOIN pg_roles r ON r.oid = b.oid WHERE b.is_login AND r.rolconnlimit NOT BETWEEN 1 AND 20
UNION ALL
SELECT b.rolname, 'has ' || count(*) || ' tenants'
FROM bi b
JOIN pg_auth_members m ON m.member = b.oid
JOIN pg_roles r ON r.oid = m.roleid AND starts_with(r.rolname, baton.role_prefix() || 'mark_tenant_')
WHERE b.is_login GROUP BY b.rolname HAVING count(*) > 1
