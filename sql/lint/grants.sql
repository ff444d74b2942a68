-- Nobody but the service's own roles may write what a member cannot edit in place; events are only added; nothing is granted to everybody.
SELECT c.relname AS table_name, a.grantee::regrole AS grantee, a.privilege_type
FROM pg_class c
CROSS JOIN LATERAL aclexplode(c.relacl) AS a
WHERE c.relnamespace = 'baton'::regnamespace
  AND a.grantee <> c.relowner
  AND (a.grantee = 0
       OR a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')
       OR a.is_grantable
       OR (c.relname IN ('operator_key', 'tenant_tombstone')
           AND a.grantee::regrole::text NOT IN (baton.role_prefix() || 'host', baton.role_prefix() || 'erase'))
       OR (c.relname IN ('public_calendar', 'public_holiday') AND a.privilege_type <> 'SELECT'
           AND a.grantee::regrole::text <> baton.role_prefix() || 'host')
       OR (c.relname = 'event' AND a.privilege_type IN ('UPDATE', 'DELETE') AND a.grantee::regrole::text <> baton.role_prefix() || 'erase')
       OR (a.privilege_type <> 'SELECT' AND a.grantee::regrole::text NOT IN (baton.role_prefix() || 'system', baton.role_prefix() || 'worker', baton.role_prefix() || 'keeper', baton.role_prefix() || 'erase')
           AND NOT (c.relname IN ('operator_key', 'public_calendar', 'public_holiday')
                    AND a.grantee::regrole::text = baton.role_prefix() || 'host')
           AND NOT (c.relname IN ('account', 'sign_in_failure', 'signing_key') AND a.grantee::regrole::text = baton.role_prefix() || 'signin')
           AND NOT (c.relname IN ('event', 'event_personal') AND a.privilege_type = 'INSERT' AND a.grantee::regrole::text = baton.role_prefix() || 'member')
           AND NOT (c.relname IN ('change_pending', 'outbox') AND a.privilege_type = 'INSERT' AND a.grantee::regrole::text = baton.role_prefix() || 'recorder')))
