-- Child rows follow their record: who may see the record may see them. Row triggers that look at NEW, OLD and rows of the same tenant only,
-- so that they also run inside a shard. What follows when a record moves stands in policies/following.sql.

-- Copies a new child's responsibility from its record, which is locked against moving: otherwise a child that is born while its record
-- moves, unseen by the mover, would stay behind.
-- Arguments: the record's table, the child's column that names it.
CREATE OR REPLACE FUNCTION baton.follow_record() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format(
        'SELECT owner_id, team_id, region_id, follower_ids, related_region_id FROM baton.%I WHERE tenant_id = $1 AND id = ($2).%I FOR SHARE',
        TG_ARGV[0], TG_ARGV[1])
    INTO NEW.owner_id, NEW.team_id, NEW.region_id, NEW.follower_ids, NEW.related_region_id
    USING NEW.tenant_id, NEW;
    -- Of a record that is not there; the foreign key says so.
    NEW.follower_ids := coalesce(NEW.follower_ids, '{}');
    RETURN NEW;
END
$$;

-- A customer who has signed is related to his region.
CREATE OR REPLACE FUNCTION baton.relate_customer() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.related_region_id := CASE WHEN NEW.signed_at IS NOT NULL THEN NEW.region_id END;
    RETURN NEW;
END
$$;

-- A ticket and a contract have an owner of their own, and the region of the customer behind them.
CREATE OR REPLACE FUNCTION baton.follow_customer() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.related_region_id := NULL;
    IF NEW.customer_id IS NOT NULL THEN
        SELECT c.related_region_id INTO NEW.related_region_id FROM baton.customer c
        WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.customer_id FOR SHARE;
    END IF;
    RETURN NEW;
END
$$;
