-- no transaction: what takes long where there are many leads, beside those who write them. Indexes (a lock against other changes of the schema only),
-- each dropped first, because one whose building was interrupted is there and serves nothing; then what new tables say about leads that were there
-- before, a thousand at a time (two exclusive locks of lead for a moment).

-- Deleted leads, for the list of those that can be restored.
DROP INDEX CONCURRENTLY IF EXISTS baton.lead_deleted_idx;
CREATE INDEX CONCURRENTLY lead_deleted_idx ON baton.lead (tenant_id, deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
-- The same company in other spellings, newest first (a name that thousands of leads have, like 个人, is no list of thousands); customers of the same name.
DROP INDEX CONCURRENTLY IF EXISTS baton.lead_company_key_idx;
CREATE INDEX CONCURRENTLY lead_company_key_idx ON baton.lead (tenant_id, baton.search_text(company), id) WHERE company IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS baton.customer_name_key_idx;
CREATE INDEX CONCURRENTLY customer_name_key_idx ON baton.customer (tenant_id, baton.search_text(name)) WHERE deleted_at IS NULL;
-- Open leads whose deadline was missed and has been escalated.
DROP INDEX CONCURRENTLY IF EXISTS baton.lead_escalated_idx;
CREATE INDEX CONCURRENTLY lead_escalated_idx ON baton.lead (tenant_id, due_at, id) WHERE escalation > 0 AND stage < 4 AND deleted_at IS NULL;
-- Those whose texts are still to be read (m0022); empty soon.
DROP INDEX CONCURRENTLY IF EXISTS baton.lead_unindexed_idx;
CREATE INDEX CONCURRENTLY lead_unindexed_idx ON baton.lead (tenant_id, id) WHERE search_text IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS baton.lead_external_id_external_idx;
CREATE INDEX CONCURRENTLY lead_external_id_external_idx ON baton.lead_external_id (tenant_id, external_id);
-- Which kinds of signals there are, and whether lately.
DROP INDEX CONCURRENTLY IF EXISTS baton.lead_signal_kind_idx;
CREATE INDEX CONCURRENTLY lead_signal_kind_idx ON baton.lead_signal (tenant_id, kind, created_at);

-- How leads ended that have been closed before, by when they were changed last (m0016); those that wait for their first touch now (m0021), which are
-- counted from here on. Whoever writes one of them meanwhile is waited for, and then seen as he has left it; the triggers do the rest.
--
-- Row security is forced on the owner too, who is not meant to see rows otherwise.
SET lock_timeout = '2s';
ALTER TABLE baton.lead_outcome NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.lead_assignment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.lead NO FORCE ROW LEVEL SECURITY;
RESET lock_timeout;
DO $$
DECLARE
    v_nil CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    v_last record;
BEGIN
    SELECT v_nil AS tenant_id, v_nil AS id INTO v_last;
    LOOP
        WITH batch AS (
            SELECT * FROM baton.lead l WHERE (l.tenant_id, l.id) > (v_last.tenant_id, v_last.id)
            ORDER BY l.tenant_id, l.id LIMIT 1000 FOR NO KEY UPDATE
        ), outcome AS (
            INSERT INTO baton.lead_outcome (tenant_id, lead_id, member_id, is_won, cycle_s, closed_at)
            SELECT b.tenant_id, b.id, b.owner_id, b.stage = 4, greatest(0, extract(epoch FROM b.updated_at - b.assigned_at))::bigint, b.updated_at
            FROM batch b WHERE b.stage >= 4 AND b.owner_id IS NOT NULL AND b.erased_at IS NULL AND b.deleted_at IS NULL
            ON CONFLICT DO NOTHING
        ), assignment AS (
            INSERT INTO baton.lead_assignment (tenant_id, lead_id, version, owner_id, team_id, assigned_at, due_at, awaits_touch)
            SELECT b.tenant_id, b.id, b.version, b.owner_id, b.team_id, b.assigned_at, b.due_at, true FROM batch b
            WHERE b.owner_id IS NOT NULL AND b.stage = 1 AND b.first_touch_at IS NULL AND b.escalation = 0 AND b.deleted_at IS NULL
              AND NOT EXISTS (SELECT FROM baton.lead_assignment a WHERE a.tenant_id = b.tenant_id AND a.lead_id = b.id)
            ON CONFLICT DO NOTHING
        )
        SELECT b.tenant_id, b.id INTO v_last FROM batch b ORDER BY b.tenant_id DESC, b.id DESC LIMIT 1;
        COMMIT;
        EXIT WHEN v_last.id IS NULL;
    END LOOP;
END
$$;
SET lock_timeout = '2s';
ALTER TABLE baton.lead FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.lead_assignment FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.lead_outcome FORCE ROW LEVEL SECURITY;
RESET lock_timeout;
