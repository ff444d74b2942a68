-- The change feed. A position that a writer took itself would either make writers of a tenant wait for each other or become visible out of
-- order; so writers leave their changes in change_pending, and whoever holds the tenant's counter gives places to those that are visible.

-- Versions order the changes of a record: an update that does not say so moves them on too.
CREATE OR REPLACE FUNCTION baton.bump_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;

-- Gives the oldest p_limit pending changes of a tenant, or some more, their places. NULL when somebody else is at it; -1 when the tenant has no
-- counter yet, which is made in a transaction of its own, because others would wait for it.
--
-- Each statement has a snapshot of its own, and that of the INSERT is taken under the lock. A change that is seen is seen with all earlier ones
-- of its record, because its writer had to wait for theirs; so none may be left behind: of each record that is picked all are taken up to the
-- version that was.
CREATE OR REPLACE FUNCTION baton.sequence_changes(p_tenant uuid, p_limit integer) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
-- What is known of a table that is empty most of the time says nothing of the rest: the planner takes ten thousand rows for one, and would
-- compare each with each. So by keys where few are looked up (LATERAL with OFFSET 0 stays a look-up for each), and by a hash where rows are matched.
SET enable_seqscan = off SET enable_nestloop = off AS $$
DECLARE
    v_now timestamptz := baton.now();
    v_last bigint;
    v_count integer;
BEGIN
    SELECT f.last_position INTO v_last FROM baton.change_feed f WHERE f.tenant_id = p_tenant FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN CASE WHEN NOT EXISTS (SELECT FROM baton.change_feed f WHERE f.tenant_id = p_tenant) THEN -1 END;
    END IF;
    INSERT INTO baton.change (tenant_id, position, created_at, relation, record_id, version, kind, changed, changed_at)
    SELECT p_tenant, v_last + row_number() OVER (ORDER BY s.settled_at, s.relation, s.record_id, s.version), v_now,
           s.relation, s.record_id, s.version, s.kind, s.changed, s.changed_at
    FROM (
        -- By time over all records; of one record never before what came before, whatever the clocks say.
        SELECT p.*, max(p.changed_at) OVER (PARTITION BY p.relation, p.record_id ORDER BY p.version) AS settled_at
        FROM (
            SELECT o.relation, o.record_id, max(o.version) AS version
            FROM (
                SELECT q.relation, q.record_id, q.version FROM baton.change_pending q
                WHERE q.tenant_id = p_tenant ORDER BY q.changed_at, q.relation, q.record_id, q.version LIMIT p_limit) AS o
            GROUP BY o.relation, o.record_id) AS picked
        CROSS JOIN LATERAL (
            SELECT v.* FROM baton.change_pending v
            WHERE v.tenant_id = p_tenant AND v.relation = picked.relation AND v.record_id = picked.record_id AND v.version <= picked.version
            OFFSET 0) AS p) AS s;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    IF v_count > 0 THEN
        DELETE FROM baton.change_pending p USING baton.change c
        WHERE p.tenant_id = p_tenant AND c.tenant_id = p_tenant AND c.created_at = v_now AND c.position > v_last
          AND p.relation = c.relation AND p.record_id = c.record_id AND p.version = c.version;
        UPDATE baton.change_feed SET last_position = v_last + v_count WHERE tenant_id = p_tenant;
    END IF;
    RETURN v_count;
END
$$;

-- Takes the oldest p_limit positions of a tenant out of the feed that got their place more than p_days ago. Says how many.
CREATE OR REPLACE FUNCTION baton.trim_changes(p_tenant uuid, p_days integer, p_limit integer) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_horizon timestamptz := baton.now() - p_days * interval '1 day';
    v_last bigint;
    v_trimmed bigint;
    v_cut bigint;
BEGIN
    SELECT f.last_position, f.trimmed_position INTO v_last, v_trimmed
    FROM baton.change_feed f WHERE f.tenant_id = p_tenant FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    SELECT least(coalesce(min(c.position) - 1, v_last), v_trimmed + p_limit) INTO v_cut
    FROM baton.change c WHERE c.tenant_id = p_tenant AND c.created_at >= v_horizon;
    IF v_cut <= v_trimmed THEN
        RETURN 0;
    END IF;
    DELETE FROM baton.change c WHERE c.tenant_id = p_tenant AND c.position > v_trimmed AND c.position <= v_cut;
    UPDATE baton.change_feed SET trimmed_position = v_cut WHERE tenant_id = p_tenant;
    RETURN (v_cut - v_trimmed)::integer;
END
$$;
