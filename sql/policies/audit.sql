-- The events of one record, newest first, for whoever can see the record: called beside it in the same statement, so that a record that the
-- caller's policies hide gives none. Owned by a role that may read events and nothing else; it is never asked about another tenant.
CREATE OR REPLACE FUNCTION baton.record_events(p_tenant uuid, p_subject uuid, p_facets text[], p_before uuid, p_limit integer)
RETURNS TABLE (
    id uuid, created_at timestamptz, kind text, facet text, subject_id uuid, actor_kind smallint, actor_id uuid, origin text,
    request_id text, changed text[], data jsonb, changes jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT e.id, e.created_at, e.kind, e.facet, e.subject_id, e.actor_kind, e.actor_id, e.origin, e.request_id, e.changed, e.data, p.changes
        FROM baton.event e
        LEFT JOIN baton.event_personal p ON p.tenant_id = e.tenant_id AND p.event_id = e.id
        WHERE e.tenant_id = p_tenant AND e.subject_id = p_subject AND e.facet = ANY (p_facets)
          AND (p_before IS NULL OR e.id < p_before)
        ORDER BY e.id DESC
        LIMIT p_limit;
END
$$;

ALTER FUNCTION baton.record_events(uuid, uuid, text[], uuid, integer) OWNER TO :"auditor";
