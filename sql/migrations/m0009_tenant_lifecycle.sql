-- What a tenant may have and has, keys of the host's operators, what is left of an erased tenant, and persons who have been erased. New tables;
-- tenant, lead and customer get columns without a default (an exclusive lock for a moment). The counters are filled from what is there, under
-- locks that let nobody write members, keys, forms and leads meanwhile (a second for some millions of leads).

-- One row for each tenant. Its limits are the host's to set; what is empty has the default (baton.default_quota). Its counters are kept by
-- triggers, and the row's lock, held until commit, is what makes a limit exact.
CREATE TABLE baton.tenant_usage (
    tenant_id uuid NOT NULL,
    max_members integer,
    max_open_leads integer,
    max_api_keys integer,
    max_intake_forms integer,
    max_requests_per_minute integer,
    members integer NOT NULL DEFAULT 0,
    open_leads integer NOT NULL DEFAULT 0,
    api_keys integer NOT NULL DEFAULT 0,
    intake_forms integer NOT NULL DEFAULT 0,
    lead_quota_told_at timestamptz,
    CONSTRAINT tenant_usage_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT tenant_usage_quota_check CHECK (
        max_members > 0 AND max_open_leads > 0 AND max_api_keys > 0 AND max_intake_forms > 0 AND max_requests_per_minute > 0)
);
SELECT baton.shard('tenant_usage');
ALTER TABLE baton.tenant_usage ADD CONSTRAINT tenant_usage_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.tenant_usage.tenant_id IS '@plain Whose limits and counters these are.';
COMMENT ON COLUMN baton.tenant_usage.max_members IS '@plain Members who are not disabled, at most; NULL: the default.';
COMMENT ON COLUMN baton.tenant_usage.max_open_leads IS '@plain Open leads at most; NULL: the default.';
COMMENT ON COLUMN baton.tenant_usage.max_api_keys IS '@plain API keys that are not revoked, at most; NULL: the default.';
COMMENT ON COLUMN baton.tenant_usage.max_intake_forms IS '@plain Forms in force at most; NULL: the default.';
COMMENT ON COLUMN baton.tenant_usage.max_requests_per_minute IS '@plain Requests in a minute at most; NULL: the default.';
COMMENT ON COLUMN baton.tenant_usage.members IS '@plain Members who are not disabled.';
COMMENT ON COLUMN baton.tenant_usage.open_leads IS '@plain Open leads.';
COMMENT ON COLUMN baton.tenant_usage.api_keys IS '@plain API keys that are not revoked.';
COMMENT ON COLUMN baton.tenant_usage.intake_forms IS '@plain Forms in force.';
COMMENT ON COLUMN baton.tenant_usage.lead_quota_told_at IS '@plain When the admins were last told that there are more open leads than agreed.';

-- Directory: keys of the host's operators, who make and end tenants and see nothing of what is in them.
CREATE TABLE baton.operator_key (
    secret_hash bytea NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    -- The first characters, so that people recognise a key; never enough to use it.
    prefix text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT operator_key_pkey PRIMARY KEY (secret_hash),
    CONSTRAINT operator_key_id_key UNIQUE (id),
    CONSTRAINT operator_key_hash_check CHECK (octet_length(secret_hash) = 32)
);
COMMENT ON TABLE baton.operator_key IS '@directory SHA-256 of each key of an operator.';
SELECT baton.replicate('operator_key');
COMMENT ON COLUMN baton.operator_key.secret_hash IS '@plain @secret SHA-256 of the key.';
COMMENT ON COLUMN baton.operator_key.id IS '@plain Stands in the events of what was done with the key.';
COMMENT ON COLUMN baton.operator_key.name IS '@personal Whose it is, or what it is for.';
COMMENT ON COLUMN baton.operator_key.prefix IS '@plain Its first characters.';
COMMENT ON COLUMN baton.operator_key.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.operator_key.expires_at IS '@plain Until when it holds.';
COMMENT ON COLUMN baton.operator_key.last_used_at IS '@plain When it was last used, to the minute.';
COMMENT ON COLUMN baton.operator_key.revoked_at IS '@plain When it was revoked.';

-- All that is left of a tenant that has been erased. Made when the erasure begins, so that one that was interrupted goes on counting.
CREATE TABLE baton.tenant_tombstone (
    id uuid NOT NULL,
    slug_hash bytea NOT NULL,
    operator_key_id uuid,
    row_counts jsonb NOT NULL DEFAULT '{}',
    started_at timestamptz NOT NULL DEFAULT baton.now(),
    erased_at timestamptz,
    CONSTRAINT tenant_tombstone_pkey PRIMARY KEY (id),
    CONSTRAINT tenant_tombstone_hash_check CHECK (octet_length(slug_hash) = 32)
);
COMMENT ON TABLE baton.tenant_tombstone IS '@global That a tenant has been erased; nothing about it.';
SELECT baton.replicate('tenant_tombstone');
COMMENT ON COLUMN baton.tenant_tombstone.id IS '@plain What was the tenant''s id.';
COMMENT ON COLUMN baton.tenant_tombstone.slug_hash IS '@plain SHA-256 of id and short name.';
COMMENT ON COLUMN baton.tenant_tombstone.operator_key_id IS '@plain With which key it was ordered; NULL: at the command line.';
COMMENT ON COLUMN baton.tenant_tombstone.row_counts IS '@plain How many rows of which table were deleted.';
COMMENT ON COLUMN baton.tenant_tombstone.started_at IS '@plain When it began.';
COMMENT ON COLUMN baton.tenant_tombstone.erased_at IS '@plain When all of it was gone.';

ALTER TABLE baton.tenant ADD COLUMN erasing_at timestamptz;
COMMENT ON COLUMN baton.tenant.erasing_at IS '@plain Since when its rows are being deleted; there is no way back.';

-- A person who asked for it is taken out of a record; the record stays, closed, because figures and history count it.
ALTER TABLE baton.lead ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN baton.lead.erased_at IS '@plain When the person was taken out of it.';
ALTER TABLE baton.customer ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN baton.customer.erased_at IS '@plain When the person was taken out of it.';
-- What was valid stays valid, so nothing has to be looked at again.
ALTER TABLE baton.lead DROP CONSTRAINT lead_name_check;
ALTER TABLE baton.lead ADD CONSTRAINT lead_name_check
    CHECK (contact_name IS NOT NULL OR company IS NOT NULL OR erased_at IS NOT NULL) NOT VALID;
ALTER TABLE baton.lead DROP CONSTRAINT lead_reachable_check;
ALTER TABLE baton.lead ADD CONSTRAINT lead_reachable_check
    CHECK (phone IS NOT NULL OR email IS NOT NULL OR erased_at IS NOT NULL) NOT VALID;
-- Nobody is written into it again, and it is never opened again.
ALTER TABLE baton.lead ADD CONSTRAINT lead_erased_check CHECK (
    erased_at IS NULL OR (stage >= 4 AND contact_name IS NULL AND company IS NULL AND phone IS NULL AND email IS NULL)) NOT VALID;

CREATE TRIGGER member_admit AFTER INSERT OR UPDATE OF status, deleted_at OR DELETE ON baton.member
    FOR EACH ROW EXECUTE FUNCTION baton.count_usage('members');
CREATE TRIGGER api_key_admit AFTER INSERT OR UPDATE OF revoked_at OR DELETE ON baton.api_key
    FOR EACH ROW EXECUTE FUNCTION baton.count_usage('api_keys');
CREATE TRIGGER intake_form_admit AFTER INSERT OR UPDATE OF revoked_at OR DELETE ON baton.intake_form
    FOR EACH ROW EXECUTE FUNCTION baton.count_usage('intake_forms');
-- Before lead_count_open, which comes after it in the alphabet: who counts a lead locks the tenant's row first, the member's then.
CREATE TRIGGER lead_admit AFTER INSERT OR UPDATE OF stage, deleted_at OR DELETE ON baton.lead
    FOR EACH ROW EXECUTE FUNCTION baton.count_usage('open_leads');

-- Row security is forced on the owner too, who is not meant to see rows otherwise.
ALTER TABLE baton.tenant NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.member NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.api_key NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.intake_form NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.lead NO FORCE ROW LEVEL SECURITY;
INSERT INTO baton.tenant_usage (tenant_id) SELECT id FROM baton.tenant;
UPDATE baton.tenant_usage u SET members = n.count
FROM (SELECT tenant_id, count(*)::integer AS count FROM baton.member WHERE status <> 3 AND deleted_at IS NULL GROUP BY tenant_id) AS n
WHERE u.tenant_id = n.tenant_id;
UPDATE baton.tenant_usage u SET api_keys = n.count
FROM (SELECT tenant_id, count(*)::integer AS count FROM baton.api_key WHERE revoked_at IS NULL GROUP BY tenant_id) AS n
WHERE u.tenant_id = n.tenant_id;
UPDATE baton.tenant_usage u SET intake_forms = n.count
FROM (SELECT tenant_id, count(*)::integer AS count FROM baton.intake_form WHERE revoked_at IS NULL GROUP BY tenant_id) AS n
WHERE u.tenant_id = n.tenant_id;
UPDATE baton.tenant_usage u SET open_leads = n.count
FROM (SELECT tenant_id, count(*)::integer AS count FROM baton.lead WHERE stage < 4 AND deleted_at IS NULL GROUP BY tenant_id) AS n
WHERE u.tenant_id = n.tenant_id;
ALTER TABLE baton.lead FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.intake_form FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.api_key FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.member FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.tenant FORCE ROW LEVEL SECURITY;
