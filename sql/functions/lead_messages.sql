-- Row triggers of leads around messages to their people: only NEW, OLD and rows of the same tenant, so that they also run inside a shard.

-- Another number is nobody's yet.
CREATE OR REPLACE FUNCTION baton.unverify_phone() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.phone_verified_at := NULL;
    RETURN NEW;
END
$$;

-- A lead whose intent says so is in the nurture pool, on whichever path its score was changed. Who was stopped or paused stays so.
CREATE OR REPLACE FUNCTION baton.follow_nurture() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.intent = 1 AND NEW.stage < 4 AND NEW.deleted_at IS NULL THEN
        -- Spread over the sending hours by the id.
        INSERT INTO baton.lead_nurture (tenant_id, lead_id, state, next_on, slot, entered_at, changed_at)
        VALUES (NEW.tenant_id, NEW.id, 1, baton.now()::date, (hashtextextended(NEW.id::text, 0) & 2147483647) % 10000, baton.now(), baton.now())
        ON CONFLICT (tenant_id, lead_id) DO UPDATE SET state = excluded.state, reason = NULL, next_on = excluded.next_on,
            entered_at = excluded.entered_at, changed_at = excluded.changed_at
        WHERE lead_nurture.state = 5;
    ELSE
        UPDATE baton.lead_nurture SET state = 5, reason = CASE WHEN NEW.stage >= 4 OR NEW.deleted_at IS NOT NULL THEN 'closed' ELSE 'intent' END,
            changed_at = baton.now()
        WHERE tenant_id = NEW.tenant_id AND lead_id = NEW.id AND state IN (1, 4);
    END IF;
    RETURN NULL;
END
$$;
