-- What leads are held to. Row triggers look at NEW, OLD and rows of the same tenant only, so that they also run inside a shard.

-- Keeps lead_assignment: whom a lead is given to, on whatever path, and whether it was touched in time.
CREATE OR REPLACE FUNCTION baton.record_assignment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_is_new boolean := TG_OP = 'INSERT';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        v_is_new := NEW.owner_id IS DISTINCT FROM OLD.owner_id OR NEW.assigned_at IS DISTINCT FROM OLD.assigned_at;
        IF OLD.owner_id IS NOT NULL AND (v_is_new OR NEW.deleted_at IS NOT NULL AND OLD.deleted_at IS NULL) THEN
            UPDATE baton.lead_assignment
            SET ended_at = baton.now(), awaits_touch = awaits_touch AND (NEW.deleted_at IS NULL OR touched_at IS NOT NULL OR due_at <= baton.now())
            WHERE tenant_id = OLD.tenant_id AND lead_id = OLD.id AND ended_at IS NULL;
        ELSIF OLD.owner_id IS NOT NULL AND OLD.stage < 4 AND NEW.first_touch_at IS DISTINCT FROM OLD.first_touch_at THEN
            -- The first touch, or a correction of what was taken for one. (A lead that is opened again keeps the history of its first time.)
            UPDATE baton.lead_assignment SET touched_at = NEW.first_touch_at,
                in_window = CASE WHEN NEW.first_touch_at IS NOT NULL THEN coalesce(NEW.first_touch_at <= due_at, false) END
            WHERE tenant_id = OLD.tenant_id AND lead_id = OLD.id AND ended_at IS NULL AND awaits_touch;
        ELSIF OLD.owner_id IS NOT NULL AND OLD.stage < 4 AND NEW.stage < 4 AND NEW.first_touch_at IS NULL
            AND OLD.escalation = 0 AND NEW.escalation = 0 AND NEW.due_at IS DISTINCT FROM OLD.due_at THEN
            -- Another calendar.
            UPDATE baton.lead_assignment SET due_at = NEW.due_at
            WHERE tenant_id = OLD.tenant_id AND lead_id = OLD.id AND ended_at IS NULL AND awaits_touch AND touched_at IS NULL;
        END IF;
    END IF;
    IF v_is_new AND NEW.owner_id IS NOT NULL THEN
        INSERT INTO baton.lead_assignment (tenant_id, lead_id, version, owner_id, team_id, region_id, assigned_at, due_at, awaits_touch)
        VALUES (NEW.tenant_id, NEW.id, NEW.version, NEW.owner_id, NEW.team_id, NEW.region_id, NEW.assigned_at, NEW.due_at,
                NEW.first_touch_at IS NULL AND NEW.stage < 4);
    END IF;
    RETURN NULL;
END
$$;

-- The proof that no lead is lost (L10), with what goes beyond the view unattended_lead: leads that belong to nobody, deadlines that are long over
-- and have not been acted on, timers that no open lead has. What can be put right is; what was found is kept, and a timer `self_check_told` tells
-- people of it.
--
-- Called at top level by the worker, in the name of the tenant. Says how many faults there were.
--
-- It looks at all open leads and all of their timers: with a look-up for each, which the planner chooses because it takes tenants to be small,
-- that took ten times as long.
CREATE OR REPLACE FUNCTION baton.check_leads(p_tenant uuid, p_check uuid) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
DECLARE
    v_now timestamptz := baton.now();
    v_found integer;
    v_repaired integer := 0;
    v_rows integer;
    v_findings jsonb;
    v_pool uuid;
    v_window integer;
    v_stale uuid[];
BEGIN
    SELECT p.pool_team_id, p.response_window_s INTO v_pool, v_window FROM baton.lead_policy p WHERE p.tenant_id = p_tenant;
    SELECT count(*), coalesce(jsonb_agg(jsonb_build_object('subject_id', f.id, 'reason', f.reason) ORDER BY f.n) FILTER (WHERE f.n <= 100), '[]')
    INTO v_found, v_findings
    FROM (
        SELECT u.id, u.reason, row_number() OVER (ORDER BY u.reason, u.id) AS n
        FROM (
            SELECT l.id, l.reason FROM baton.unattended_lead l WHERE l.tenant_id = p_tenant
            UNION ALL
            SELECT l.id, 'nobody' FROM baton.lead l
            WHERE l.tenant_id = p_tenant AND l.stage < 4 AND l.deleted_at IS NULL AND l.owner_id IS NULL AND l.team_id IS NULL
              AND v_pool IS NOT NULL
            UNION ALL
            SELECT l.id, 'not_escalated' FROM baton.lead l
            WHERE l.tenant_id = p_tenant AND l.stage < 4 AND l.deleted_at IS NULL AND l.due_at < v_now - interval '15 minutes'
            UNION ALL
            SELECT t.subject_id, 'timer_without_lead' FROM baton.timer t
            LEFT JOIN baton.lead l ON l.tenant_id = t.tenant_id AND l.id = t.subject_id AND l.stage < 4 AND l.deleted_at IS NULL
            WHERE t.tenant_id = p_tenant AND t.kind = 'lead_due' AND l.id IS NULL) AS u) AS f;
    IF v_found > 0 THEN
        UPDATE baton.lead SET due_at = v_now + coalesce(v_window, 900) * interval '1 second', version = version + 1
        WHERE tenant_id = p_tenant AND stage < 4 AND deleted_at IS NULL AND due_at IS NULL;
        IF v_pool IS NOT NULL THEN
            UPDATE baton.lead SET team_id = v_pool, version = version + 1
            WHERE tenant_id = p_tenant AND stage < 4 AND deleted_at IS NULL AND owner_id IS NULL AND team_id IS NULL;
            GET DIAGNOSTICS v_rows = ROW_COUNT;
            v_repaired := v_repaired + v_rows;
        END IF;
        INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
        SELECT u.tenant_id, u.id, 'lead_due', greatest(l.due_at, v_now)
        FROM baton.unattended_lead u JOIN baton.lead l ON l.tenant_id = u.tenant_id AND l.id = u.id
        WHERE u.tenant_id = p_tenant AND l.tenant_id = p_tenant
        -- Somebody may have armed it just now.
        ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = least(timer.fire_at, excluded.fire_at), attempt = 0;
        GET DIAGNOSTICS v_rows = ROW_COUNT;
        v_repaired := v_repaired + v_rows;
        -- In two statements. The first locks; the second, which begins later, sees what those have committed who had the rows before. Whoever
        -- opens such a lead now arms its timer behind our lock, and finds none then. A single one would decide by leads as they were before it
        -- waited, and take away a deadline that is new.
        v_stale := ARRAY(
            SELECT t.subject_id FROM baton.timer t
            WHERE t.tenant_id = p_tenant AND t.kind = 'lead_due' AND t.subject_id IN (
                SELECT s.subject_id FROM baton.timer s
                LEFT JOIN baton.lead l ON l.tenant_id = p_tenant AND l.id = s.subject_id AND l.stage < 4 AND l.deleted_at IS NULL
                WHERE s.tenant_id = p_tenant AND s.kind = 'lead_due' AND l.id IS NULL)
            FOR UPDATE OF t SKIP LOCKED);
        DELETE FROM baton.timer t
        WHERE t.tenant_id = p_tenant AND t.kind = 'lead_due' AND t.subject_id = ANY (v_stale) AND NOT EXISTS (
            SELECT FROM baton.lead l
            WHERE l.tenant_id = p_tenant AND l.id = t.subject_id AND l.stage < 4 AND l.deleted_at IS NULL);
        GET DIAGNOSTICS v_rows = ROW_COUNT;
        v_repaired := v_repaired + v_rows;
        INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at) VALUES (p_tenant, p_check, 'self_check_told', v_now);
    END IF;
    INSERT INTO baton.self_check (tenant_id, id, checked_at, found, repaired, findings)
    VALUES (p_tenant, p_check, v_now, v_found, least(v_repaired, v_found), v_findings);
    DELETE FROM baton.self_check WHERE tenant_id = p_tenant AND checked_at < v_now - interval '400 days';
    RETURN v_found;
END
$$;
