-- What a tenant may have at most, and the counters that a limit is held against.

-- Limits of a tenant for which the host has set none. Those of members, leads, keys and forms are held by triggers, requests by the service.
CREATE OR REPLACE FUNCTION baton.default_quota(p_name text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE p_name
    WHEN 'members' THEN 1000
    WHEN 'open_leads' THEN 500000
    WHEN 'api_keys' THEN 1000
    WHEN 'intake_forms' THEN 100
    WHEN 'requests_per_minute' THEN 12000
END;

-- Counts what one of a tenant's limits is about, and refuses with BT009 what goes beyond it: a new one always; of members, keys and forms
-- also one that comes back. Closed leads are opened again without a limit: they were admitted once.
--
-- What strangers hand in by themselves, by a form or a message to the official account, is let in up to twice the limit, because nobody stands
-- by who would read the refusal.
-- Argument: the counter. (The table's name is that of a shard on Citus.)
CREATE OR REPLACE FUNCTION baton.count_usage() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_name text := TG_ARGV[0];
    v_change integer;
    v_tenant uuid;
    v_used integer;
    v_limit integer;
BEGIN
    -- Leads first, and in few steps: each capture goes through here.
    IF v_name = 'open_leads' THEN
        v_change := (TG_OP <> 'DELETE' AND NEW.stage < 4 AND NEW.deleted_at IS NULL)::integer
            - (TG_OP <> 'INSERT' AND OLD.stage < 4 AND OLD.deleted_at IS NULL)::integer;
        IF v_change = 0 THEN
            RETURN NULL;
        END IF;
        v_tenant := CASE WHEN TG_OP = 'DELETE' THEN OLD.tenant_id ELSE NEW.tenant_id END;
        UPDATE baton.tenant_usage SET open_leads = open_leads + v_change WHERE tenant_id = v_tenant
        RETURNING open_leads, max_open_leads INTO v_used, v_limit;
    ELSE
        IF v_name = 'members' THEN
            v_change := (TG_OP <> 'DELETE' AND NEW.status <> 3 AND NEW.deleted_at IS NULL)::integer
                - (TG_OP <> 'INSERT' AND OLD.status <> 3 AND OLD.deleted_at IS NULL)::integer;
        ELSE
            v_change := (TG_OP <> 'DELETE' AND NEW.revoked_at IS NULL)::integer - (TG_OP <> 'INSERT' AND OLD.revoked_at IS NULL)::integer;
        END IF;
        IF v_change = 0 THEN
            RETURN NULL;
        END IF;
        v_tenant := CASE WHEN TG_OP = 'DELETE' THEN OLD.tenant_id ELSE NEW.tenant_id END;
        IF v_name = 'members' THEN
            UPDATE baton.tenant_usage SET members = members + v_change WHERE tenant_id = v_tenant
            RETURNING members, max_members INTO v_used, v_limit;
        ELSIF v_name = 'api_keys' THEN
            UPDATE baton.tenant_usage SET api_keys = api_keys + v_change WHERE tenant_id = v_tenant
            RETURNING api_keys, max_api_keys INTO v_used, v_limit;
        ELSE
            UPDATE baton.tenant_usage SET intake_forms = intake_forms + v_change WHERE tenant_id = v_tenant
            RETURNING intake_forms, max_intake_forms INTO v_used, v_limit;
        END IF;
    END IF;
    IF v_used IS NULL THEN
        -- A tenant that the previous release has made. (Its first one cannot be too many.)
        IF v_change > 0 THEN
            INSERT INTO baton.tenant_usage (tenant_id, members, open_leads, api_keys, intake_forms)
            VALUES (v_tenant, (v_name = 'members')::integer, (v_name = 'open_leads')::integer, (v_name = 'api_keys')::integer,
                    (v_name = 'intake_forms')::integer)
            ON CONFLICT (tenant_id) DO UPDATE SET
                members = tenant_usage.members + excluded.members, open_leads = tenant_usage.open_leads + excluded.open_leads,
                api_keys = tenant_usage.api_keys + excluded.api_keys, intake_forms = tenant_usage.intake_forms + excluded.intake_forms;
        END IF;
        RETURN NULL;
    END IF;
    v_limit := coalesce(v_limit, baton.default_quota(v_name));
    IF v_change < 0 OR v_used <= v_limit THEN
        RETURN NULL;
    END IF;
    IF v_name = 'open_leads' THEN
        IF TG_OP <> 'INSERT' THEN
            RETURN NULL;
        END IF;
        IF NEW.channel IN (2, 6) THEN
            IF v_used <= v_limit::bigint * 2 THEN
                RETURN NULL;
            END IF;
        END IF;
    END IF;
    RAISE EXCEPTION '%: at most %', v_name, v_limit USING ERRCODE = 'BT009';
END
$$;
