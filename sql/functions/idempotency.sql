-- Says in the transaction of an effect that it has happened, for the request that claimed it; BT005 when another one has taken over, which
-- then has the effect. So it happens once, wherever a process ends.
CREATE OR REPLACE FUNCTION baton.apply_idempotency(p_tenant uuid, p_key bytea, p_claim uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE baton.idempotency_key SET applied_at = baton.now()
    WHERE tenant_id = p_tenant AND key_hash = p_key AND claim_id = p_claim;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the request has been claimed by another one' USING ERRCODE = 'BT005';
    END IF;
END
$$;
