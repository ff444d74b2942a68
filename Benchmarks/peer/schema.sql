-- The tables of the service in this folder, as a small team would make them. Run once, by a superuser, after Baton's own migrations:
-- `POST /leads/same` uses those.

CREATE ROLE peer_owner NOLOGIN;
-- What the service logs in as: no superuser and no owner, so row security holds for it. NOINHERIT: Baton's role counts only after SET ROLE.
CREATE ROLE peer_app LOGIN NOINHERIT;
GRANT baton_system TO peer_app;

CREATE SCHEMA peer AUTHORIZATION peer_owner;
SET ROLE peer_owner;
GRANT USAGE ON SCHEMA peer TO peer_app;

-- Looked up before the tenant is known, hence without row security.
CREATE TABLE peer.api_key (
    secret_hash bytea PRIMARY KEY,
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL
);

CREATE TABLE peer.lead (
    tenant_id uuid NOT NULL,
    id uuid PRIMARY KEY,
    contact_name text,
    company text,
    phone text,
    phone_extension text,
    email text,
    area text,
    region_id uuid,
    product_line text,
    budget_min_minor bigint,
    budget_max_minor bigint,
    currency text NOT NULL DEFAULT 'CNY',
    budget_text text,
    need text,
    channel smallint NOT NULL DEFAULT 1,
    stage smallint NOT NULL DEFAULT 1,
    stage_reason text,
    score smallint NOT NULL DEFAULT 0,
    intent smallint NOT NULL DEFAULT 0,
    owner_id uuid,
    team_id uuid,
    routing_rule_id uuid,
    assigned_at timestamptz,
    first_touch_at timestamptz,
    due_at timestamptz,
    escalation smallint NOT NULL DEFAULT 0,
    escalated_at timestamptz,
    submitted_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    phone_verified_at timestamptz,
    tags uuid[] NOT NULL DEFAULT '{}',
    referrer_customer_id uuid,
    referrer_contact_id uuid,
    referrer_member_id uuid,
    referrer_text text,
    deleted_at timestamptz
);
CREATE INDEX lead_created_idx ON peer.lead (tenant_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX lead_phone_idx ON peer.lead (tenant_id, phone);

CREATE TABLE peer.audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    user_id uuid NOT NULL,
    action text NOT NULL,
    lead_id uuid NOT NULL,
    data jsonb NOT NULL
);
CREATE INDEX audit_lead_idx ON peer.audit (tenant_id, lead_id, at);

ALTER TABLE peer.lead ENABLE ROW LEVEL SECURITY;
ALTER TABLE peer.lead FORCE ROW LEVEL SECURITY;
ALTER TABLE peer.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE peer.audit FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON peer.lead USING (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY tenant ON peer.audit USING (tenant_id = current_setting('app.tenant')::uuid);

GRANT SELECT ON peer.api_key TO peer_app;
GRANT SELECT, INSERT, UPDATE ON peer.lead TO peer_app;
GRANT INSERT ON peer.audit TO peer_app;
