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

ALTER FUNCTION baton.post_events(uuid, uuid[], text[], uuid[], text[]) OWNER TO :"recorder";
REVOKE ALL ON FUNCTION baton.post_events(uuid, uuid[], text[], uuid[], text[]) FROM PUBLIC;
