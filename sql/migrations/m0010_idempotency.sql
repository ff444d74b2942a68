-- What may happen once only: requests that carry an Idempotency-Key, for 24 hours. A new table.
--
-- Not in monthly partitions: a key has to be unique without its time, and rows live for a day.
CREATE TABLE baton.idempotency_key (
    tenant_id uuid NOT NULL,
    -- SHA-256 of the caller and the key that he chose.
    key_hash bytea NOT NULL,
    -- SHA-256 of method, path, query and body.
    request_hash bytea NOT NULL,
    -- Who carries it out; another one takes over when it has not been applied in time.
    claim_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    claimed_at timestamptz NOT NULL DEFAULT baton.now(),
    -- Written in the transaction that has the effect.
    applied_at timestamptz,
    -- The answer, sealed with the tenant's key: it may hold a password that is shown once, and people's data.
    answer bytea,
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (tenant_id, key_hash),
    CONSTRAINT idempotency_key_hash_check CHECK (octet_length(key_hash) = 32 AND octet_length(request_hash) = 32)
);
COMMENT ON COLUMN baton.idempotency_key.tenant_id IS '@plain';
COMMENT ON COLUMN baton.idempotency_key.key_hash IS '@plain SHA-256 of the caller and the key that he chose.';
COMMENT ON COLUMN baton.idempotency_key.request_hash IS '@plain SHA-256 of method, path, query and body.';
COMMENT ON COLUMN baton.idempotency_key.claim_id IS '@plain Who carries it out.';
COMMENT ON COLUMN baton.idempotency_key.created_at IS '@plain';
COMMENT ON COLUMN baton.idempotency_key.claimed_at IS '@plain';
COMMENT ON COLUMN baton.idempotency_key.applied_at IS '@plain When its effect was committed.';
COMMENT ON COLUMN baton.idempotency_key.answer IS '@personal The answer, sealed with the tenant''s key.';
SELECT baton.shard('idempotency_key');
ALTER TABLE baton.idempotency_key ADD CONSTRAINT idempotency_key_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
CREATE INDEX idempotency_key_created_idx ON baton.idempotency_key (tenant_id, created_at);
