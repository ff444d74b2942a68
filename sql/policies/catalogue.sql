-- The facet catalogue: which relations carry which facet, and what a reach means there. Policies, grant roles, table grants and the
-- indexes of lists are generated from it and from nothing else (apply_catalogue). Run by the administrator; may run again at any time.

-- Which relation carries which facet, what can be done there, and whether people list it (it then gets an index for each reach).
CREATE OR REPLACE FUNCTION baton.facet_relations()
RETURNS TABLE (facet text, relation text, actions text[], is_related boolean, is_listed boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    VALUES
        ('lead_card', 'lead', '{read,write}'::text[], false, true),
        ('lead_card', 'lead_payload', '{read}', false, false),
        ('lead_card', 'lead_external_id', '{read}', false, false),
        ('lead_card', 'lead_conversion', '{read}', false, false),
        -- Whose it was then: it does not follow the lead.
        ('lead_card', 'lead_assignment', '{read}', false, false),
        ('lead_score', 'lead_signal', '{read}', false, false),
        ('lead_conversation', 'interaction', '{read}', false, false),
        ('customer_profile', 'customer', '{read,write}', true, true),
        ('customer_contacts', 'contact', '{read,write}', true, true),
        ('opportunity_card', 'opportunity', '{read,write}', true, true),
        ('delivery_progress', 'delivery', '{read,write}', true, true),
        ('ticket_card', 'ticket', '{read,write}', true, true),
        ('ticket_conversation', 'ticket_message', '{read}', true, false),
        ('contract_card', 'contract', '{read,write}', true, true),
        ('contract_amount', 'contract_amount', '{read,write}', true, false)
$$;

-- A reach of one value compares scalars, so that an index serves it; the compiler takes it for members with one team or one region. A reach of
-- many has two forms: `teams` is a cheap test of a row, for lists that go along the newest; `team_set` is a look-up, for figures over all rows.
--
-- `predicate` asks the settings of the service's transaction, `bi_predicate` the markers of a BI login, which is shown no deleted record.
CREATE OR REPLACE FUNCTION baton.facet_catalogue()
RETURNS TABLE (facet text, relation text, action text, reach text, predicate text, bi_predicate text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT f.facet, f.relation, a.action, r.reach, r.predicate,
           CASE WHEN a.action = 'read' THEN r.bi_predicate || CASE WHEN f.is_listed THEN ' AND deleted_at IS NULL' ELSE '' END END
    FROM baton.facet_relations() f
    CROSS JOIN LATERAL unnest(f.actions) AS a (action)
    JOIN (VALUES
        ('own', 'owner_id = baton.current_member()', 'owner_id = baton.bi_marker(''member'')', false),
        ('pool', 'owner_id IS NULL AND team_id = baton.current_team()', 'owner_id IS NULL AND team_id = baton.bi_marker(''team'')', false),
        ('team', 'team_id = baton.current_team()', 'team_id = baton.bi_marker(''team'')', false),
        ('teams', 'baton.in_my_teams(team_id)', 'team_id = ANY (baton.bi_markers(''teams''))', false),
        ('team_set', 'team_id = ANY (baton.current_teams())', NULL, false),
        ('region', 'region_id = baton.current_region()', 'region_id = baton.bi_marker(''region'')', false),
        ('regions', 'baton.in_my_regions(region_id)', 'region_id = ANY (baton.bi_markers(''regions''))', false),
        ('region_set', 'region_id = ANY (baton.current_regions())', NULL, false),
        ('related', 'related_region_id = baton.current_region()', 'related_region_id = baton.bi_marker(''region'')', true),
        ('relateds', 'baton.in_my_regions(related_region_id)', 'related_region_id = ANY (baton.bi_markers(''regions''))', true),
        ('related_set', 'related_region_id = ANY (baton.current_regions())', NULL, true),
        ('followed', 'follower_ids <> ''{}''::uuid[] AND baton.current_member() = ANY (follower_ids)',
         'follower_ids <> ''{}''::uuid[] AND baton.bi_marker(''member'') = ANY (follower_ids)', false),
        ('tenant', 'true', 'true', false)
    ) AS r (reach, predicate, bi_predicate, is_related) ON (NOT r.is_related OR f.is_related) AND (a.action = 'read' OR r.reach !~ '_set$')
    UNION ALL
    VALUES ('ticket_response_stats', 'ticket_response_stat', 'read', 'aggregate', 'true', 'true'),
           ('dashboards', 'dashboard_figure', 'read', 'aggregate', 'true', 'true')
$$;

-- Columns of a record that members may change in place. Owner, team, stage, score and deadlines move only under `system`.
CREATE OR REPLACE FUNCTION baton.writable_columns(p_relation text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE p_relation
        WHEN 'lead' THEN
            '{contact_name,company,phone,phone_extension,email,area,region_id,product_line,budget_min_minor,budget_max_minor,budget_text,need,updated_at,version}'::text[]
            || '{referrer_customer_id,referrer_contact_id,referrer_member_id,referrer_text}'::text[]
            || '{custom_text_1,custom_text_2,custom_text_3,custom_text_4,custom_text_5,custom_text_6,custom_text_7,custom_text_8,custom_text_9,custom_text_10}'::text[]
            || '{custom_number_1,custom_number_2,custom_number_3,custom_number_4,custom_number_5,custom_number_6,custom_number_7}'::text[]
            || '{custom_number_8,custom_number_9,custom_number_10,custom_number_11,custom_number_12,custom_number_13,custom_number_14}'::text[]
            || '{custom_date_1,custom_date_2,custom_date_3,custom_date_4,custom_date_5,custom_set_1,custom_set_2,custom_set_3,custom_set_4}'::text[]
            || '{custom_set_5,custom_reference_1,custom_reference_2,custom_reference_3,custom_reference_4}'::text[]
        WHEN 'customer' THEN '{name,updated_at,version}'
        WHEN 'contact' THEN '{name,title,phone,email,updated_at,version}'
        WHEN 'opportunity' THEN '{name,stage,amount_minor,currency,updated_at,version}'
        WHEN 'delivery' THEN '{name,status,percent,due_on,delivered_at,updated_at,version}'
        WHEN 'ticket' THEN '{subject,category,updated_at,version}'
        WHEN 'contract' THEN '{title,updated_at,version}'
        WHEN 'contract_amount' THEN '{amount_minor,currency}'
    END
$$;

-- Everything that is fixed: who may do what on which table, whatever the map says. Command ALL is split below, so that a right is a line.
CREATE OR REPLACE FUNCTION baton.fixed_policies()
RETURNS TABLE (relation text, role_key text, command text, predicate text)
LANGUAGE sql STABLE AS $$
    -- The service's own commands: all rows of the tenant in whose name they run; events are only ever added.
    SELECT c.relname::text, r.role_key, m.command, 'tenant_id = baton.current_tenant()'
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    CROSS JOIN (VALUES ('system'), ('worker')) AS r (role_key)
    CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS m (command)
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT (c.relname = 'event' AND m.command IN ('UPDATE', 'DELETE'))
      AND NOT (c.relname = 'event_personal' AND m.command = 'UPDATE')
      AND NOT (c.relname = 'change' AND m.command = 'UPDATE')
      AND NOT (c.relname IN ('timer', 'outbox', 'outbox_lane') AND r.role_key = 'worker')
      AND NOT (c.relname = 'change_pending' AND r.role_key = 'worker' AND m.command = 'SELECT')
    UNION ALL
    SELECT DISTINCT f.relation, 'keeper', m.command, 'tenant_id = baton.current_tenant()'
    FROM baton.facet_relations() f CROSS JOIN (VALUES ('SELECT'), ('UPDATE')) AS m (command)
    WHERE f.relation NOT IN ('lead', 'customer')
    UNION ALL
    -- Erasure, of a person or of the whole tenant; it adds nothing but the event that says so.
    SELECT c.relname::text, 'erase', m.command, 'tenant_id = baton.current_tenant()'
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    CROSS JOIN (VALUES ('SELECT'), ('UPDATE'), ('DELETE')) AS m (command)
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    UNION ALL
    SELECT 'event', 'erase', 'INSERT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    SELECT 'tenant', 'erase', m.command, 'id = baton.current_tenant()'
    FROM (VALUES ('SELECT'), ('UPDATE'), ('DELETE')) AS m (command)
    UNION ALL
    -- The worker takes deadlines and messages in one order over all tenants; what they do is fenced to the tenant of each.
    SELECT t.relation, 'worker', m.command, 'true'
    FROM (VALUES ('timer'), ('outbox'), ('outbox_lane')) AS t (relation)
    CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS m (command)
    UNION ALL
    -- Its sequencer finds out of which tenants there are changes; it moves them in the name of each.
    SELECT 'change_pending', 'worker', 'SELECT', 'true'
    UNION ALL
    SELECT 'change_pending', 'recorder', 'INSERT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    -- Events for webhooks (policies/outbox.sql).
    SELECT 'outbox', 'recorder', 'INSERT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    SELECT 'channel', 'recorder', 'SELECT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    -- What a member is told is the member's own.
    SELECT t.relation, 'member', 'SELECT', 'tenant_id = baton.current_tenant() AND member_id = baton.current_member()'
    FROM (VALUES ('inbox'), ('notification')) AS t (relation)
    UNION ALL
    SELECT 'tenant', r.role_key, m.command, 'id = baton.current_tenant()'
    FROM (VALUES ('system'), ('worker')) AS r (role_key)
    CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE')) AS m (command)
    UNION ALL
    SELECT 'tenant', 'member', 'SELECT', 'id = baton.current_tenant()'
    UNION ALL
    SELECT t.relation, 'member', 'SELECT', 'tenant_id = baton.current_tenant()'
    FROM (VALUES ('region'), ('team'), ('member'), ('role'), ('member_role'), ('lead_policy'), ('score_rule'), ('routing_rule'),
                 ('custom_field'), ('working_calendar'), ('working_calendar_day'), ('team_calendar'),
                 ('escalation_policy'), ('escalation_policy_version'), ('tenant_contract')) AS t (relation)
    UNION ALL
    -- The names behind the ids.
    SELECT t.relation, 'bi', 'SELECT', 'tenant_id = baton.bi_marker(''tenant'')'
    FROM (VALUES ('region'), ('team'), ('member'), ('tenant_contract')) AS t (relation)
    UNION ALL
    -- Its time zone, in which days and weeks begin.
    SELECT 'tenant', 'bi', 'SELECT', 'id = baton.bi_marker(''tenant'')'
    UNION ALL
    SELECT 'event', 'member', 'INSERT', 'tenant_id = baton.current_tenant() AND actor_kind = 1 AND actor_id = baton.current_member()'
    UNION ALL
    SELECT 'event_personal', 'member', 'INSERT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    SELECT t.relation, 'auditor', 'SELECT', 'tenant_id = baton.current_tenant()'
    FROM (VALUES ('event'), ('event_personal')) AS t (relation)
    UNION ALL
    SELECT 'tenant', 'auditor', 'SELECT', 'id = baton.current_tenant()'
    UNION ALL
    -- A condition here would keep the indexes of keys from being used; baton.find_leads and its like ask for the tenant themselves.
    SELECT t.relation, 'searcher', 'SELECT', 'true' FROM (VALUES ('lead'), ('customer'), ('contact')) AS t (relation)
    UNION ALL
    SELECT 'interaction', 'searcher', 'SELECT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    SELECT 'lead_external_id', 'searcher', 'SELECT', 'tenant_id = baton.current_tenant()'
    UNION ALL
    SELECT d.relation, 'auth', 'SELECT', 'true'
    FROM (VALUES ('credential'), ('tenant')) AS d (relation)
    UNION ALL
    -- Before a tenant is known: who signs in, and whose members that is.
    SELECT d.relation, 'signin', 'SELECT', 'true'
    FROM (VALUES ('membership'), ('tenant')) AS d (relation)
    UNION ALL
    SELECT d.relation, 'signin', m.command, 'true'
    FROM (VALUES ('account'), ('sign_in_failure'), ('signing_key')) AS d (relation)
    CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS m (command)
$$;

-- What a policy is now, as PostgreSQL has understood it.
CREATE OR REPLACE FUNCTION baton.policy_state(p_policy oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT md5(concat_ws(' ', polpermissive, polcmd, polroles::text, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)))
    FROM pg_policy WHERE oid = p_policy
$$;

-- Brings roles, policies and table grants in line with the catalogue. A policy is made anew only if it differs, because that takes an
-- exclusive lock on its table: its comment keeps a digest of what was asked for and one of what it was then, so that neither a changed
-- catalogue nor an ALTER POLICY by somebody else goes unnoticed.
CREATE OR REPLACE FUNCTION baton.apply_catalogue() RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_prefix text := baton.role_prefix();
    v_changes integer := 0;
    p record;
BEGIN
    FOR p IN
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p')
          AND (c.relname IN ('tenant', 'account', 'sign_in_failure', 'signing_key') OR EXISTS (
              SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped))
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        ORDER BY 1
    LOOP
        EXECUTE format('ALTER TABLE baton.%I ENABLE ROW LEVEL SECURITY', p.relname);
        EXECUTE format('ALTER TABLE baton.%I FORCE ROW LEVEL SECURITY', p.relname);
        v_changes := v_changes + 1;
    END LOOP;

    -- Two families: g_… for shapes of the service, b_… for BI logins.
    FOR p IN
        SELECT DISTINCT v_prefix || f.family || c.facet || '_' || c.action || '_' || c.reach AS name
        FROM baton.facet_catalogue() c CROSS JOIN (VALUES ('g_'), ('b_')) AS f (family)
        WHERE f.family = 'g_' OR c.bi_predicate IS NOT NULL
        ORDER BY 1
    LOOP
        PERFORM baton.ensure_role(p.name, 'NOLOGIN');
        IF NOT pg_has_role(v_prefix || 'compiler', p.name, 'MEMBER WITH ADMIN OPTION') THEN
            EXECUTE format('GRANT %I TO %I WITH ADMIN OPTION', p.name, v_prefix || 'compiler');
        END IF;
        -- The service's login takes shapes, not these. But the first SET ROLE of a connection goes through all roles that it could take, and
        -- looks for each role of each shape in the list of what it has found: those that come first are found soon.
        IF starts_with(p.name, v_prefix || 'g_') AND NOT EXISTS (
            SELECT FROM pg_auth_members m
            WHERE m.roleid = p.name::regrole AND m.member = (v_prefix || 'svc')::regrole)
        THEN
            EXECUTE format('GRANT %I TO %I', p.name, v_prefix || 'svc');
        END IF;
    END LOOP;

    -- The list of each reach, newest first; what nobody owns and what somebody follows is little of all.
    FOR p IN
        SELECT format('%s_%s_idx', f.relation, i.name) AS name, f.relation, i.columns, i.condition
        FROM (SELECT DISTINCT relation, is_related FROM baton.facet_relations() WHERE is_listed) AS f
        CROSS JOIN (VALUES
            ('created', '', '', false), ('owner', 'owner_id, ', '', false), ('team', 'team_id, ', '', false),
            ('region', 'region_id, ', '', false), ('related', 'related_region_id, ', '', true),
            ('pool', 'team_id, ', ' AND owner_id IS NULL', false),
            ('followed', '', ' AND follower_ids <> ''{}''::uuid[]', false)) AS i (name, columns, condition, is_related)
        WHERE (f.is_related OR NOT i.is_related)
          AND NOT EXISTS (
              SELECT FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
              WHERE x.indrelid = format('baton.%I', f.relation)::regclass AND c.relname = format('%s_%s_idx', f.relation, i.name))
        ORDER BY 1
    LOOP
        EXECUTE format('CREATE INDEX %I ON baton.%I (tenant_id, %screated_at DESC, id DESC) WHERE deleted_at IS NULL%s',
            p.name, p.relation, p.columns, p.condition);
        v_changes := v_changes + 1;
    END LOOP;

    CREATE TEMP TABLE wanted_policy ON COMMIT DROP AS
        SELECT w.*, md5(w.relation || w.role_name || w.command || w.predicate) AS digest
        FROM (
            SELECT f.relation, left('fixed_' || f.role_key || '_' || lower(f.command), 63) AS policy,
                   v_prefix || f.role_key AS role_name, f.command, f.predicate
            FROM baton.fixed_policies() f
            UNION ALL
            SELECT c.relation, c.facet || '_' || c.action || '_' || c.reach,
                   v_prefix || 'g_' || c.facet || '_' || c.action || '_' || c.reach,
                   CASE c.action WHEN 'read' THEN 'SELECT' WHEN 'write' THEN 'UPDATE' END,
                   'tenant_id = baton.current_tenant() AND ' || c.predicate
            FROM baton.facet_catalogue() c
            UNION ALL
            SELECT c.relation, 'bi_' || c.facet || '_' || c.reach, v_prefix || 'b_' || c.facet || '_' || c.action || '_' || c.reach,
                   'SELECT', 'tenant_id = baton.bi_marker(''tenant'') AND ' || c.bi_predicate
            FROM baton.facet_catalogue() c WHERE c.bi_predicate IS NOT NULL
        ) AS w;

    FOR p IN
        SELECT pol.polname, c.relname
        FROM pg_policy pol JOIN pg_class c ON c.oid = pol.polrelid
        WHERE c.relnamespace = 'baton'::regnamespace
          AND NOT EXISTS (
              SELECT FROM wanted_policy w
              WHERE w.relation = c.relname AND w.policy = pol.polname AND w.digest || ' ' || baton.policy_state(pol.oid) = obj_description(pol.oid, 'pg_policy'))
    LOOP
        EXECUTE format('DROP POLICY %I ON baton.%I', p.polname, p.relname);
        v_changes := v_changes + 1;
    END LOOP;

    FOR p IN
        SELECT w.* FROM wanted_policy w
        WHERE NOT EXISTS (
            SELECT FROM pg_policy pol
            WHERE pol.polrelid = format('baton.%I', w.relation)::regclass AND pol.polname = w.policy)
        ORDER BY w.relation, w.policy
    LOOP
        EXECUTE format('CREATE POLICY %I ON baton.%I FOR %s TO %I', p.policy, p.relation, p.command, p.role_name)
            || CASE WHEN p.command <> 'INSERT' THEN format(' USING (%s)', p.predicate) ELSE '' END
            || CASE WHEN p.command IN ('INSERT', 'UPDATE') THEN format(' WITH CHECK (%s)', p.predicate) ELSE '' END;
        EXECUTE format('COMMENT ON POLICY %I ON baton.%I IS %L', p.policy, p.relation, p.digest || ' ' || (
            SELECT baton.policy_state(pol.oid) FROM pg_policy pol
            WHERE pol.polrelid = format('baton.%I', p.relation)::regclass AND pol.polname = p.policy));
        v_changes := v_changes + 1;
    END LOOP;

    -- What is granted beyond the catalogue, on tables and on columns, is taken back.
    FOR p IN
        SELECT c.relname, r.rolname, a.privilege_type
        FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) AS a JOIN pg_roles r ON r.oid = a.grantee
        WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND starts_with(r.rolname, v_prefix)
          AND r.oid <> c.relowner AND c.relname NOT IN ('schema_migration', 'installation', 'operator_key', 'tenant_tombstone', 'public_calendar', 'public_holiday', 'data_contract', 'data_contract_field')
          AND NOT EXISTS (
              SELECT FROM wanted_policy w
              WHERE w.relation = c.relname AND w.role_name = r.rolname AND w.command = a.privilege_type
                AND NOT (w.command = 'UPDATE' AND starts_with(w.role_name, v_prefix || 'g_')))
    LOOP
        EXECUTE format('REVOKE %s ON baton.%I FROM %I', p.privilege_type, p.relname, p.rolname);
        v_changes := v_changes + 1;
    END LOOP;
    FOR p IN
        SELECT c.relname, t.attname, r.rolname, a.privilege_type
        FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
        CROSS JOIN LATERAL aclexplode(t.attacl) AS a JOIN pg_roles r ON r.oid = a.grantee
        WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND starts_with(r.rolname, v_prefix)
          AND NOT (a.privilege_type = 'UPDATE' AND t.attname::text = ANY (baton.writable_columns(c.relname::text)) AND EXISTS (
              SELECT FROM wanted_policy w
              WHERE w.relation = c.relname AND w.role_name = r.rolname AND w.command = 'UPDATE'
                AND starts_with(w.role_name, v_prefix || 'g_')))
    LOOP
        EXECUTE format('REVOKE %s (%I) ON baton.%I FROM %I', p.privilege_type, p.attname, p.relname, p.rolname);
        v_changes := v_changes + 1;
    END LOOP;

    FOR p IN SELECT DISTINCT relation, role_name, command FROM wanted_policy ORDER BY 1, 2, 3 LOOP
        IF p.command = 'UPDATE' AND p.role_name LIKE v_prefix || 'g\_%' THEN
            EXECUTE format('GRANT UPDATE (%s) ON baton.%I TO %I',
                (SELECT string_agg(quote_ident(c), ', ') FROM unnest(baton.writable_columns(p.relation)) c), p.relation, p.role_name);
        ELSE
            EXECUTE format('GRANT %s ON baton.%I TO %I', p.command, p.relation, p.role_name);
        END IF;
    END LOOP;
    DROP TABLE wanted_policy;
    RETURN v_changes;
END
$$;

REVOKE ALL ON FUNCTION baton.apply_catalogue() FROM PUBLIC;
SELECT baton.apply_catalogue();
