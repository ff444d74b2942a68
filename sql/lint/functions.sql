-- A function with the rights of its owner names its search_path; no function but baton.now() asks the clock itself; no trigger notifies.
SELECT p.proname AS function_name, f.fault
FROM pg_proc p
CROSS JOIN LATERAL (
    VALUES
        (p.prosecdef AND NOT coalesce(array_to_string(p.proconfig, ' '), '') LIKE '%search_path=%', 'security definer without search_path'),
        (p.prosecdef AND p.proname NOT IN (
            'ensure_shape', 'renew_shape', 'collect_shapes', 'move_children', 'end_bi_sessions', 'put_bi_login', 'set_bi_login', 'admit_bi_login',
            'drop_bi_login', 'watch_bi_logins', 'record_contact_change', 'record_contract_change', 'record_customer_change',
            'record_delivery_change', 'record_lead_change', 'record_opportunity_change', 'record_ticket_change',
            'bi_marker', 'bi_markers', 'find_leads', 'find_customers', 'find_contacts', 'find_called', 'tagged_leads', 'recent_touches', 'record_events', 'post_events'), 'security definer: each one is named here'),
        (p.proname <> 'now' AND pg_get_functiondef(p.oid) ~* '(?<!baton\.)\m(now|clock_timestamp|statement_timestamp|transaction_timestamp)\(',
         'asks the clock itself'),
        (p.prorettype = 'trigger'::regtype AND p.prosrc ~* '\m(notify|pg_notify)\M', 'notifies inside a trigger'),
        (has_function_privilege('public', p.oid, 'EXECUTE'), 'may be called by everybody')
) AS f (is_wrong, fault)
WHERE p.pronamespace = 'baton'::regnamespace AND f.is_wrong
  -- trigger functions are called by nobody
  AND NOT (p.prorettype = 'trigger'::regtype AND f.fault = 'may be called by everybody')
