-- The candidates of a search. Under row security no array can be searched by an index, because its operators are not leakproof: so a role that
-- may do nothing else finds the ids, of the tenant that the transaction is fenced to, and the caller looks at those rows under its own policies.

DROP FUNCTION IF EXISTS baton.find_leads(uuid, text, integer, boolean, uuid, uuid, uuid[], uuid[], uuid);

-- Ids of leads that contain a text, newest first; NULL when there are more than the limit: then it is better to look at the list. As soon as
-- there is one too many it stops.
--
-- p_text   what is looked for in the texts of leads and among the ids of other systems; NULL to look for tags alone
-- p_letters the same if it is pinyin: [a-z]{2,}
-- p_named  tags that are called so, each of which is enough
-- p_all    tags of which a lead has all; p_any, tags of which it has one; only without a text. Of both, those that have all are found.
--
-- The reach is the caller's own, so that nothing is named that its policies would hide anyway; they are asked all the same.
--
-- A tenant's rows are not looked up beside the keys, which are of that tenant alone: on one machine the planner would read the index of the
-- whole tenant for it. Citus needs the plain form, to find the shard.
CREATE OR REPLACE FUNCTION baton.find_leads(
    p_tenant uuid, p_text text, p_letters text, p_named uuid[], p_all uuid[], p_any uuid[], p_limit integer, p_is_all boolean, p_owner uuid,
    p_pool uuid, p_teams uuid[], p_regions uuid[], p_follower uuid
) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- By the keys or not at all.
SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
    v_text text := baton.search_text(p_text);
    -- All of them, or one of them; NULL finds nothing.
    v_keys integer[];
    v_sound integer[];
    v_tags integer[];
    -- Whether the keys say all: a pair of characters is one key; of several the order counts too.
    v_is_exact boolean := p_text IS NULL OR length(v_text) = 2;
    v_is_sound_exact boolean := length(p_letters) IN (2, 3, 6);
    -- A syllable may begin between any two letters. Expressions are slow: asked of those that have the letters.
    v_pattern text := '''' || array_to_string(string_to_array(p_letters, NULL), '''?');
    v_is_local boolean := NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus');
    v_ids uuid[];
    v_linked uuid[] := '{}';
BEGIN
    IF p_tenant IS DISTINCT FROM baton.current_tenant() THEN
        RETURN '{}';
    END IF;
    IF p_text IS NULL THEN
        v_keys := baton.tag_keys(p_tenant, p_all);
        v_tags := CASE WHEN v_keys IS NULL THEN baton.tag_keys(p_tenant, p_any) END;
    ELSE
        v_keys := nullif(baton.search_keys(p_tenant, v_text), '{}');
        v_sound := baton.sound_key(p_tenant, p_letters);
        v_tags := baton.tag_keys(p_tenant, p_named);
        v_linked := ARRAY(
            SELECT e.lead_id FROM baton.lead_external_id e WHERE e.tenant_id = p_tenant AND e.external_id = btrim(p_text) LIMIT p_limit);
    END IF;
    IF v_is_local THEN
        v_ids := ARRAY(
            SELECT f.id FROM (
                SELECT l.id, l.created_at FROM baton.lead l
                WHERE (l.search_keys @> v_keys
                       AND (v_is_exact OR strpos(coalesce(l.search_text, baton.search_text(l.company, l.contact_name, l.phone)), v_text) > 0)
                       OR l.search_keys @> v_sound
                          AND (v_is_sound_exact OR strpos(translate(l.search_sound, '''', ''), p_letters) > 0 AND l.search_sound ~ v_pattern)
                       OR l.search_keys && v_tags)
                  AND (l.tenant_id = p_tenant) IS TRUE AND l.deleted_at IS NULL
                  AND (p_is_all OR l.owner_id = p_owner OR l.owner_id IS NULL AND l.team_id = p_pool OR l.team_id = ANY (p_teams)
                       OR l.region_id = ANY (p_regions) OR p_follower = ANY (l.follower_ids))
                LIMIT p_limit + 1) AS f
            ORDER BY f.created_at DESC, f.id DESC);
    ELSE
        v_ids := ARRAY(
            SELECT f.id FROM (
                SELECT l.id, l.created_at FROM baton.lead l
                WHERE (l.search_keys @> v_keys
                       AND (v_is_exact OR strpos(coalesce(l.search_text, baton.search_text(l.company, l.contact_name, l.phone)), v_text) > 0)
                       OR l.search_keys @> v_sound
                          AND (v_is_sound_exact OR strpos(translate(l.search_sound, '''', ''), p_letters) > 0 AND l.search_sound ~ v_pattern)
                       OR l.search_keys && v_tags)
                  AND l.tenant_id = p_tenant AND l.deleted_at IS NULL
                  AND (p_is_all OR l.owner_id = p_owner OR l.owner_id IS NULL AND l.team_id = p_pool OR l.team_id = ANY (p_teams)
                       OR l.region_id = ANY (p_regions) OR p_follower = ANY (l.follower_ids))
                LIMIT p_limit + 1) AS f
            ORDER BY f.created_at DESC, f.id DESC);
    END IF;
    IF cardinality(v_ids) > p_limit THEN
        RETURN NULL;
    END IF;
    IF NOT v_linked <@ v_ids THEN
        v_ids := ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.tenant_id = p_tenant AND l.id = ANY (v_ids || v_linked) AND l.deleted_at IS NULL
              AND (p_is_all OR l.owner_id = p_owner OR l.owner_id IS NULL AND l.team_id = p_pool OR l.team_id = ANY (p_teams)
                   OR l.region_id = ANY (p_regions) OR p_follower = ANY (l.follower_ids))
            ORDER BY l.created_at DESC, l.id DESC);
    END IF;
    RETURN v_ids;
END
$$;

ALTER FUNCTION baton.find_leads(uuid, text, text, uuid[], uuid[], uuid[], integer, boolean, uuid, uuid, uuid[], uuid[], uuid) OWNER TO :"searcher";

-- The same for customers and contacts, which are found by their own texts: find_customers, find_contacts. A function for each, so that PostgreSQL
-- keeps the plan.
DO $do$
DECLARE
    v_relation text;
    v_name text;
    v_found text;
BEGIN
    FOREACH v_relation IN ARRAY '{customer,contact}'::text[] LOOP
        v_name := 'find_' || v_relation || 's';
        v_found := format($sql$
            ARRAY(
                SELECT f.id FROM (
                    SELECT r.id, r.created_at FROM baton.%I r
                    WHERE (r.search_keys @> v_keys AND (length(v_text) = 2 OR strpos(r.search_text, v_text) > 0)
                           OR r.search_keys @> v_sound
                              AND (length(p_letters) IN (2, 3, 6)
                                   OR strpos(translate(r.search_sound, '''', ''), p_letters) > 0 AND r.search_sound ~ v_pattern))
                      AND %%s AND r.deleted_at IS NULL
                      AND (p_is_all OR r.owner_id = p_owner OR r.owner_id IS NULL AND r.team_id = p_pool OR r.team_id = ANY (p_teams)
                           OR r.region_id = ANY (p_regions) OR r.related_region_id = ANY (p_related) OR p_follower = ANY (r.follower_ids))
                    LIMIT p_limit + 1) AS f
                ORDER BY f.created_at DESC, f.id DESC)$sql$, v_relation);
        EXECUTE format($sql$
            CREATE OR REPLACE FUNCTION baton.%I(
                p_tenant uuid, p_text text, p_letters text, p_limit integer, p_is_all boolean, p_owner uuid, p_pool uuid, p_teams uuid[],
                p_regions uuid[], p_related uuid[], p_follower uuid
            ) RETURNS uuid[]
            LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            SET enable_seqscan = off SET enable_indexscan = off AS $$
            DECLARE
                v_text text := baton.search_text(p_text);
                v_keys integer[] := nullif(baton.search_keys(p_tenant, v_text), '{}');
                v_sound integer[] := baton.sound_key(p_tenant, p_letters);
                v_pattern text := '''' || array_to_string(string_to_array(p_letters, NULL), '''?');
                v_ids uuid[];
            BEGIN
                IF p_tenant IS DISTINCT FROM baton.current_tenant() THEN
                    RETURN '{}';
                END IF;
                IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
                    v_ids := %s;
                ELSE
                    v_ids := %s;
                END IF;
                RETURN CASE WHEN cardinality(v_ids) <= p_limit THEN v_ids END;
            END
            $$
            $sql$,
            v_name, format(v_found, 'r.tenant_id = p_tenant'), format(v_found, '(r.tenant_id = p_tenant) IS TRUE'));
        EXECUTE format('ALTER FUNCTION baton.%I(uuid, text, text, integer, boolean, uuid, uuid, uuid[], uuid[], uuid[], uuid) OWNER TO %I',
                       v_name, baton.role_prefix() || 'searcher');
    END LOOP;
END
$do$;

-- Customers and contacts that are called exactly so, as names are folded, and contacts that have a phone number: with the places of the texts in
-- their arrays, of which blank ones find nobody. For who looks at what is within his reach afterwards.
CREATE OR REPLACE FUNCTION baton.find_called(p_tenant uuid, p_names text[], p_phones text[], p_limit integer)
RETURNS TABLE (place bigint, relation text, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
BEGIN
    IF p_tenant IS DISTINCT FROM baton.current_tenant() THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT k.place, 'customer', f.id FROM unnest(p_names) WITH ORDINALITY AS k (name, place) CROSS JOIN LATERAL (
            SELECT r.id FROM baton.customer r
            WHERE r.tenant_id = p_tenant AND baton.search_text(r.name) = baton.search_text(k.name) AND r.deleted_at IS NULL LIMIT p_limit) AS f
        WHERE k.name <> '';
    RETURN QUERY
        SELECT k.place, 'contact', f.id FROM unnest(p_names) WITH ORDINALITY AS k (name, place) CROSS JOIN LATERAL (
            SELECT r.id FROM baton.contact r
            WHERE r.tenant_id = p_tenant AND baton.search_text(r.name) = baton.search_text(k.name) AND r.deleted_at IS NULL LIMIT p_limit) AS f
        WHERE k.name <> '';
    RETURN QUERY
        SELECT k.place, 'contact', f.id FROM unnest(p_phones) WITH ORDINALITY AS k (phone, place) CROSS JOIN LATERAL (
            SELECT r.id FROM baton.contact r
            WHERE r.tenant_id = p_tenant AND r.phone = k.phone AND r.deleted_at IS NULL LIMIT p_limit) AS f
        WHERE k.phone <> '';
END
$$;

ALTER FUNCTION baton.find_called(uuid, text[], text[], integer) OWNER TO :"searcher";

-- Ids of leads that have a tag, deleted ones too; at most so many. For who takes it from them.
CREATE OR REPLACE FUNCTION baton.tagged_leads(p_tenant uuid, p_tag uuid, p_limit integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
    v_keys integer[] := baton.tag_keys(p_tenant, ARRAY[p_tag]);
BEGIN
    IF p_tenant IS DISTINCT FROM baton.current_tenant() THEN
        RETURN '{}';
    END IF;
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        RETURN ARRAY(SELECT l.id FROM baton.lead l
                     WHERE l.search_keys @> v_keys AND p_tag = ANY (l.tags) AND l.tenant_id = p_tenant LIMIT p_limit);
    END IF;
    RETURN ARRAY(SELECT l.id FROM baton.lead l
                 WHERE l.search_keys @> v_keys AND p_tag = ANY (l.tags) AND (l.tenant_id = p_tenant) IS TRUE LIMIT p_limit);
END
$$;

ALTER FUNCTION baton.tagged_leads(uuid, uuid, integer) OWNER TO :"searcher";

-- Who has turned to the same customer lately: outbound interactions of other members with leads that have the same phone, or the same company in
-- whatever spelling. With the rights of `searcher`, because whoever asks may not see those leads; he learns who and when, and nothing else.
--
-- The lead's own interactions of before it was given to whoever asks do not count: it was handed over.
CREATE OR REPLACE FUNCTION baton.recent_touches(p_tenant uuid, p_lead uuid, p_member uuid, p_days integer, p_limit integer)
RETURNS TABLE (member_id uuid, touched_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
DECLARE
    v_now timestamptz := baton.now();
    v_since timestamptz := v_now - p_days * interval '1 day';
    v_lead record;
    v_company text;
    v_ids uuid[];
BEGIN
    IF p_tenant IS DISTINCT FROM baton.current_tenant() THEN
        RETURN;
    END IF;
    SELECT l.phone, l.company, l.owner_id, l.assigned_at INTO v_lead FROM baton.lead l WHERE l.tenant_id = p_tenant AND l.id = p_lead;
    v_company := nullif(baton.search_text(v_lead.company), '');
    v_ids := ARRAY(SELECT l.id FROM baton.lead l WHERE l.tenant_id = p_tenant AND l.phone = v_lead.phone ORDER BY l.id DESC LIMIT 200)
        || ARRAY(
            SELECT l.id FROM baton.lead l
            WHERE l.tenant_id = p_tenant AND l.company IS NOT NULL AND baton.search_text(l.company) = v_company ORDER BY l.id DESC LIMIT 200)
        || p_lead;
    RETURN QUERY
        SELECT i.member_id, max(i.occurred_at)
        FROM baton.interaction i
        WHERE i.tenant_id = p_tenant AND i.lead_id = ANY (v_ids) AND i.occurred_at >= v_since AND i.created_at >= v_since - interval '1 day'
          AND i.direction = 1 AND i.member_id IS NOT NULL AND i.member_id <> p_member
          AND NOT (i.lead_id = p_lead AND v_lead.owner_id = p_member AND i.occurred_at <= v_lead.assigned_at)
        GROUP BY i.member_id ORDER BY 2 DESC LIMIT p_limit;
END
$$;

ALTER FUNCTION baton.recent_touches(uuid, uuid, uuid, integer, integer) OWNER TO :"searcher";
