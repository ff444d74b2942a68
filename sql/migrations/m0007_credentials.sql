-- Keys, accounts, sessions, sign-on. New tables.

-- The data key of a tenant, wrapped by the master key of the installation.
CREATE TABLE baton.tenant_key (
    tenant_id uuid NOT NULL,
    version smallint NOT NULL,
    master_key_id text NOT NULL,
    wrapped_key bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT tenant_key_pkey PRIMARY KEY (tenant_id, version),
    CONSTRAINT tenant_key_version_check CHECK (version > 0),
    CONSTRAINT tenant_key_length_check CHECK (octet_length(wrapped_key) = 60)
);
SELECT baton.shard('tenant_key');
ALTER TABLE baton.tenant_key ADD CONSTRAINT tenant_key_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.tenant_key.tenant_id IS '@plain Whose key it is.';
COMMENT ON COLUMN baton.tenant_key.version IS '@plain What is sealed names the version of the key that sealed it.';
COMMENT ON COLUMN baton.tenant_key.master_key_id IS '@plain Which master key has wrapped it.';
COMMENT ON COLUMN baton.tenant_key.wrapped_key IS '@plain AES-256-GCM: nonce (12), key (32), tag (16).';
COMMENT ON COLUMN baton.tenant_key.created_at IS '@plain When it was made.';
