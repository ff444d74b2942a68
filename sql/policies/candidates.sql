-- The candidates of a search. Under row security no array can be searched by an index, because its operators are not leakproof: so a role that
-- may do nothing else finds the ids, of the tenant that the transaction is fenced to, and the caller looks at those rows under its own policies.

-- Ids of leads that contain a text, newest first; NULL when there are more than the limit: then it is better to look at the list.
--
-- The reach is the caller's own, so that nothing is named that its policies would hide anyway; they are asked all the same.
--
-- A tenant's rows are not looked up beside the keys, which are of that tenant alone: on one machine the planner would read the index of the
-- whole tenant for it. Citus needs the plain form, to find the shard.
CREATE OR REPLACE FUNCTION baton.find_leads(
    p_tenant uuid, p_text text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid
) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- By the keys or not at all.
SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
    v_text text := baton.search_text(p_text);
    v_keys integer[] := baton.search_keys(p_tenant, v_text);
    v_is_local boolean := NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus');
    v_ids uuid[];
BEGIN
    IF p_tenant IS DISTINCT FROM baton.current_tenant() OR cardinality(v_keys) = 0 THEN
        RETURN '{}';
    END IF;
    IF v_is_local THEN
        v_ids := ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.search_keys @> v_keys AND (l.tenant_id = p_tenant) IS TRUE AND l.deleted_at IS NULL
              AND (p_is_all OR l.owner_id = p_owner OR l.owner_id IS NULL AND l.team_id = p_pool OR l.team_id = ANY (p_teams)
                   OR l.region_id = ANY (p_regions) OR p_follower = ANY (l.follower_ids))
              -- A pair of characters is one key; of several the order counts too.
              AND (length(v_text) = 2 OR strpos(baton.search_text(l.company, l.contact_name, l.phone), v_text) > 0)
            ORDER BY l.created_at DESC, l.id DESC LIMIT p_limit + 1);
    ELSE
        v_ids := ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.search_keys @> v_keys AND l.tenant_id = p_tenant AND l.deleted_at IS NULL
              AND (p_is_all OR l.owner_id = p_owner OR l.owner_id IS NULL AND l.team_id = p_pool OR l.team_id = ANY (p_teams)
                   OR l.region_id = ANY (p_regions) OR p_follower = ANY (l.follower_ids))
              AND (length(v_text) = 2 OR strpos(baton.search_text(l.company, l.contact_name, l.phone), v_text) > 0)
            ORDER BY l.created_at DESC, l.id DESC LIMIT p_limit + 1);
    END IF;
    RETURN CASE WHEN cardinality(v_ids) <= p_limit THEN v_ids END;
END
$$;

ALTER FUNCTION baton.find_leads(uuid, text, integer, boolean, uuid, uuid, uuid[], uuid[], uuid) OWNER TO :"searcher";
