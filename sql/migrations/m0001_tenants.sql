-- Tenants, their people, and what those may do. New tables only: no lock on anything that exists.

CREATE TABLE baton.tenant (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    -- 1 trial, 2 active, 3 suspended
    status smallint NOT NULL,
    trial_ends_at timestamptz,
    time_zone text NOT NULL,
    -- Grows with every change of credentials, roles, teams, rules: what a process has cached is valid for one version.
    access_version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT tenant_pkey PRIMARY KEY (id),
    CONSTRAINT tenant_slug_key UNIQUE (slug),
    CONSTRAINT tenant_slug_check CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    CONSTRAINT tenant_status_check CHECK (status IN (1, 2, 3)),
    CONSTRAINT tenant_trial_check CHECK (status <> 1 OR trial_ends_at IS NOT NULL)
);
SELECT baton.replicate('tenant');

CREATE TABLE baton.region (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    -- Short names of provinces: 浙江, 上海 …
    areas text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT region_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT region_name_key UNIQUE (tenant_id, name)
);
SELECT baton.shard('region');
ALTER TABLE baton.region ADD CONSTRAINT region_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

CREATE TABLE baton.team (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    parent_id uuid,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT team_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT team_name_key UNIQUE (tenant_id, name),
    CONSTRAINT team_parent_check CHECK (parent_id <> id)
);
SELECT baton.shard('team');
ALTER TABLE baton.team ADD CONSTRAINT team_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.team ADD CONSTRAINT team_parent_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES baton.team (tenant_id, id);

CREATE TABLE baton.member (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    email text,
    team_id uuid,
    region_id uuid,
    -- 1 active, 2 absent (keeps leads, is given none), 3 disabled (cannot sign in, is given none)
    status smallint NOT NULL DEFAULT 1,
    -- Whether routing may pick this member.
    takes_leads boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT member_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT member_status_check CHECK (status IN (1, 2, 3))
);
SELECT baton.shard('member');
CREATE UNIQUE INDEX member_email_key ON baton.member (tenant_id, email) WHERE deleted_at IS NULL;
CREATE INDEX member_team_idx ON baton.member (tenant_id, team_id);
ALTER TABLE baton.member ADD CONSTRAINT member_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.member ADD CONSTRAINT member_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.member ADD CONSTRAINT member_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);

CREATE TABLE baton.role (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    CONSTRAINT role_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT role_key_key UNIQUE (tenant_id, key),
    CONSTRAINT role_key_check CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$')
);
SELECT baton.shard('role');
ALTER TABLE baton.role ADD CONSTRAINT role_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

CREATE TABLE baton.member_role (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    role_id uuid NOT NULL,
    CONSTRAINT member_role_pkey PRIMARY KEY (tenant_id, member_id, role_id)
);
SELECT baton.shard('member_role');
CREATE INDEX member_role_role_idx ON baton.member_role (tenant_id, role_id);
ALTER TABLE baton.member_role ADD CONSTRAINT member_role_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.member_role ADD CONSTRAINT member_role_role_fkey
    FOREIGN KEY (tenant_id, role_id) REFERENCES baton.role (tenant_id, id);

-- The responsibility map: the source of truth from which shape roles are compiled.
CREATE TABLE baton.role_grant (
    tenant_id uuid NOT NULL,
    role_id uuid NOT NULL,
    facet text NOT NULL,
    action text NOT NULL,
    reach text NOT NULL,
    CONSTRAINT role_grant_pkey PRIMARY KEY (tenant_id, role_id, facet, action, reach)
);
SELECT baton.shard('role_grant');
ALTER TABLE baton.role_grant ADD CONSTRAINT role_grant_role_fkey
    FOREIGN KEY (tenant_id, role_id) REFERENCES baton.role (tenant_id, id);

-- Directory: which tenant a secret belongs to. Looked up before the tenant is known, therefore spread by the secret's hash.
CREATE TABLE baton.credential (
    secret_hash bytea NOT NULL,
    tenant_id uuid NOT NULL,
    -- 1 API key of a member, 2 key of an intake form
    kind smallint NOT NULL,
    -- the API key or the form
    subject_id uuid NOT NULL,
    member_id uuid,
    expires_at timestamptz,
    CONSTRAINT credential_pkey PRIMARY KEY (secret_hash),
    CONSTRAINT credential_kind_check CHECK (kind IN (1, 2)),
    CONSTRAINT credential_hash_check CHECK (octet_length(secret_hash) = 32)
);
COMMENT ON TABLE baton.credential IS '@directory SHA-256 of each secret that is in force, and whose it is.';
SELECT baton.shard('credential', 'secret_hash');
ALTER TABLE baton.credential ADD CONSTRAINT credential_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

CREATE TABLE baton.api_key (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    name text NOT NULL,
    -- The first characters, so that people recognise a key; never enough to use it.
    prefix text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_key_pkey PRIMARY KEY (tenant_id, id)
);
SELECT baton.shard('api_key');
CREATE INDEX api_key_member_idx ON baton.api_key (tenant_id, member_id);
ALTER TABLE baton.api_key ADD CONSTRAINT api_key_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
