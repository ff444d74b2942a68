-- Events for the webhooks that want them, in the transaction that makes them facts. With the rights of `recorder`, because whoever edits a
-- record in place may neither read channels nor write messages.
CREATE OR REPLACE FUNCTION baton.post_events(p_tenant uuid, p_ids uuid[], p_kinds text[], p_subjects uuid[], p_data text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- The id follows from event and channel: nothing is posted twice.
    INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, subject_id, data)
    SELECT p_tenant, md5(e.id::text || c.id::text)::uuid, c.id, baton.now(), e.kind, e.subject_id, e.data::jsonb
    FROM unnest(p_ids, p_kinds, p_subjects, p_data) AS e (id, kind, subject_id, data)
    JOIN baton.channel c ON c.tenant_id = p_tenant AND c.kind = 'webhook' AND e.kind = ANY (c.carries) AND c.is_enabled;
END
$$;

-- Writes events, with the rights of whoever calls, and posts them. A function, so that each of the two statements is planned by itself: Citus would
-- send one statement with both to the shard of the events, and the outbox is elsewhere.
CREATE OR REPLACE FUNCTION baton.add_events(
    p_tenant uuid, p_actor_kind smallint, p_actor uuid, p_origin text, p_request text, p_ids uuid[], p_kinds text[], p_facets text[],
    p_subjects uuid[], p_changed text[], p_data text[], p_posted text[])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, actor_id, origin, request_id, changed, data)
    SELECT p_tenant, e.id, e.kind, e.facet, e.subject_id, p_actor_kind, p_actor, p_origin, p_request, string_to_array(e.changed, ','),
           e.data::jsonb
    FROM unnest(p_ids, p_kinds, p_facets, p_subjects, p_changed, p_data) AS e (id, kind, facet, subject_id, changed, data);
    PERFORM baton.post_events(p_tenant, p_ids, p_kinds, p_subjects, p_posted);
END
$$;

ALTER FUNCTION baton.post_events(uuid, uuid[], text[], uuid[], text[]) OWNER TO :"recorder";
REVOKE ALL ON FUNCTION baton.post_events(uuid, uuid[], text[], uuid[], text[]) FROM PUBLIC;
