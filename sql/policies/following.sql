-- When a record moves, its children follow. With the rights of `keeper`, who may change nothing but children's rows of the current tenant:
-- a member who edits a record in place may not touch them himself.
--
-- Arguments: `child.column` for each table that follows, `child.column.related` where only the customer's region does.
CREATE OR REPLACE FUNCTION baton.move_children() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_parts text[];
    v_related uuid := to_jsonb(NEW) ->> 'related_region_id';
    v_has_related boolean := to_jsonb(NEW) ? 'related_region_id';
    v_context text := coalesce(current_setting('baton.tenant', true), '');
BEGIN
    -- An administrator who repairs something by hand has no context; the record's tenant is the one whose children move.
    PERFORM set_config('baton.tenant', NEW.tenant_id::text, true) WHERE v_context <> NEW.tenant_id::text;
    FOR n IN 0 .. TG_NARGS - 1 LOOP
        v_parts := string_to_array(TG_ARGV[n], '.');
        IF v_parts[3] = 'related' THEN
            EXECUTE format('UPDATE baton.%I SET related_region_id = $3 WHERE tenant_id = $1 AND %I = $2 AND related_region_id IS DISTINCT FROM $3',
                v_parts[1], v_parts[2])
            USING NEW.tenant_id, NEW.id, v_related;
        ELSIF v_has_related THEN
            EXECUTE format('UPDATE baton.%I SET owner_id = $3, team_id = $4, region_id = $5, follower_ids = $6, related_region_id = $7
                            WHERE tenant_id = $1 AND %I = $2', v_parts[1], v_parts[2])
            USING NEW.tenant_id, NEW.id, NEW.owner_id, NEW.team_id, NEW.region_id, NEW.follower_ids, v_related;
        ELSE
            EXECUTE format('UPDATE baton.%I SET owner_id = $3, team_id = $4, region_id = $5, follower_ids = $6
                            WHERE tenant_id = $1 AND %I = $2', v_parts[1], v_parts[2])
            USING NEW.tenant_id, NEW.id, NEW.owner_id, NEW.team_id, NEW.region_id, NEW.follower_ids;
        END IF;
    END LOOP;
    PERFORM set_config('baton.tenant', v_context, true) WHERE v_context <> NEW.tenant_id::text;
    RETURN NULL;
END
$$;

ALTER FUNCTION baton.move_children() OWNER TO :"keeper";
REVOKE ALL ON FUNCTION baton.move_children() FROM PUBLIC;

DO $$
DECLARE
    p record;
BEGIN
    FOR p IN
        SELECT m.relation, m.columns, m.children FROM (VALUES
            ('lead', '{owner_id,team_id,region_id,follower_ids}'::text[], '{lead_payload.lead_id,lead_external_id.lead_id,lead_conversion.lead_id,lead_signal.lead_id,interaction.lead_id}'::text[]),
            ('customer', '{owner_id,team_id,region_id,follower_ids,signed_at}',
             '{contact.customer_id,delivery.customer_id,contract.customer_id.related,ticket.customer_id.related,opportunity.customer_id.related}'),
            ('ticket', '{owner_id,team_id,region_id,follower_ids,related_region_id}', '{ticket_message.ticket_id}'),
            ('contract', '{owner_id,team_id,region_id,follower_ids,related_region_id}', '{contract_amount.contract_id}')
        ) AS m (relation, columns, children)
        WHERE NOT EXISTS (
            SELECT FROM pg_trigger t
            WHERE t.tgrelid = format('baton.%I', m.relation)::regclass AND t.tgname = m.relation || '_move_children'
              -- Each argument ends with a zero byte.
              AND encode(t.tgargs, 'escape') = array_to_string(m.children, '\000') || '\000')
        ORDER BY m.relation
    LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS %I ON baton.%I', p.relation || '_move_children', p.relation);
        EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON baton.%I FOR EACH ROW WHEN (%s) EXECUTE FUNCTION baton.move_children(%s)',
            p.relation || '_move_children', p.relation,
            (SELECT string_agg(format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', c), ' OR ') FROM unnest(p.columns) AS c),
            (SELECT string_agg(quote_literal(c), ', ') FROM unnest(p.children) AS c));
    END LOOP;
END
$$;
