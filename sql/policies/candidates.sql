-- The candidates of a search. Under row security no array can be searched by an index, because its operators are not leakproof: so a role that
-- may do nothing else finds the ids, of the tenant that the transaction is fenced to, and the caller looks at those rows under its own policies.

-- Ids of leads with all pairs of characters of a text; NULL when there are more than the limit: then it is better to look at the list.
--
-- A tenant's rows are not looked up beside the keys, which are of that tenant alone: on one machine the planner would read the index of the
-- whole tenant for it. Citus needs the plain form, to find the shard.
CREATE OR REPLACE FUNCTION baton.find_leads(p_tenant uuid, p_text text, p_limit integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- By the keys or not at all.
SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
    v_keys integer[] := baton.search_keys(p_tenant, baton.search_text(p_text));
    v_ids uuid[];
BEGIN
    IF p_tenant IS DISTINCT FROM baton.current_tenant() OR cardinality(v_keys) = 0 THEN
        RETURN '{}';
    END IF;
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        v_ids := ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.search_keys @> v_keys AND l.tenant_id = p_tenant AND l.deleted_at IS NULL LIMIT p_limit + 1);
    ELSE
        v_ids := ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.search_keys @> v_keys AND (l.tenant_id = p_tenant) IS TRUE AND l.deleted_at IS NULL LIMIT p_limit + 1);
    END IF;
    RETURN CASE WHEN cardinality(v_ids) <= p_limit THEN v_ids END;
END
$$;

ALTER FUNCTION baton.find_leads(uuid, text, integer) OWNER TO :"searcher";
