-- Row triggers of leads: only NEW, OLD and rows of the same tenant, so that they also run inside a shard.

-- Keeps member_load exact on every path that gives, takes, closes or deletes a lead.
CREATE OR REPLACE FUNCTION baton.count_open_lead() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_before uuid;
    v_after uuid;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.stage < 4 AND OLD.deleted_at IS NULL THEN
        v_before := OLD.owner_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.stage < 4 AND NEW.deleted_at IS NULL THEN
        v_after := NEW.owner_id;
    END IF;
    IF v_before IS NOT DISTINCT FROM v_after THEN
        RETURN NULL;
    END IF;
    -- In the order of members, or two hand-overs in opposite directions would wait for each other.
    IF v_before IS NOT NULL AND (v_after IS NULL OR v_before < v_after) THEN
        UPDATE baton.member_load SET open_leads = open_leads - 1
        WHERE tenant_id = OLD.tenant_id AND member_id = v_before;
    END IF;
    IF v_after IS NOT NULL THEN
        UPDATE baton.member_load SET open_leads = open_leads + 1, last_assigned_at = NEW.assigned_at
        WHERE tenant_id = NEW.tenant_id AND member_id = v_after;
    END IF;
    IF v_before IS NOT NULL AND v_before > v_after THEN
        UPDATE baton.member_load SET open_leads = open_leads - 1
        WHERE tenant_id = OLD.tenant_id AND member_id = v_before;
    END IF;
    RETURN NULL;
END
$$;

-- Keeps how closed leads ended, as long as they are closed. A person who is erased has lost nobody anything.
CREATE OR REPLACE FUNCTION baton.record_lead_outcome() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.stage < 4 THEN
        IF OLD.stage >= 4 THEN
            DELETE FROM baton.lead_outcome WHERE tenant_id = NEW.tenant_id AND lead_id = NEW.id;
        END IF;
    ELSIF NEW.owner_id IS NOT NULL AND NEW.erased_at IS NULL AND NEW.deleted_at IS NULL THEN
        INSERT INTO baton.lead_outcome (tenant_id, lead_id, member_id, is_won, cycle_s, closed_at)
        VALUES (NEW.tenant_id, NEW.id, NEW.owner_id, NEW.stage = 4,
                greatest(0, extract(epoch FROM NEW.updated_at - NEW.assigned_at))::bigint, NEW.updated_at)
        ON CONFLICT (tenant_id, lead_id) DO UPDATE SET
            member_id = excluded.member_id, is_won = excluded.is_won, cycle_s = excluded.cycle_s, closed_at = excluded.closed_at;
    END IF;
    RETURN NULL;
END
$$;
