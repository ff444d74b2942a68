-- Logins of BI tools, and what an installation has once. New tables only: no lock on anything that exists.

-- A login that reads the views of schema `dashboard`: what one member sees, or some facets of the whole tenant. Behind it stand two roles of
-- PostgreSQL, <prefix>bi_<key>_1 and _2, of which the second serves while a password is changed.
CREATE TABLE baton.bi_login (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    -- Names the roles; says nothing, because every login of the cluster can read it.
    key text NOT NULL,
    -- Whose eyes it has.
    member_id uuid,
    -- Or which facets it reads of the whole tenant.
    facets text[] NOT NULL DEFAULT '{}',
    max_connections smallint NOT NULL,
    is_enabled boolean NOT NULL DEFAULT true,
    -- Which of the two roles has the newest password.
    current smallint NOT NULL DEFAULT 1,
    -- Until when the other one is let in; empty when there is none.
    other_until timestamptz,
    -- When it last lost a right: sessions that began before are ended.
    narrowed_at timestamptz NOT NULL DEFAULT baton.now(),
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT bi_login_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT bi_login_name_key UNIQUE (tenant_id, name),
    CONSTRAINT bi_login_key_check CHECK (key ~ '^[a-z0-9]{12}$'),
    CONSTRAINT bi_login_reach_check CHECK ((member_id IS NULL) = (facets <> '{}'::text[])),
    CONSTRAINT bi_login_current_check CHECK (current IN (1, 2)),
    CONSTRAINT bi_login_connections_check CHECK (max_connections BETWEEN 1 AND 20)
);
SELECT baton.shard('bi_login');
ALTER TABLE baton.bi_login ADD CONSTRAINT bi_login_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.bi_login ADD CONSTRAINT bi_login_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
CREATE INDEX bi_login_member_idx ON baton.bi_login (tenant_id, member_id);

-- One row. Every login of a database may LISTEN and NOTIFY on any channel whose name it knows: so that BI logins know nothing of the
-- service's, its name is chance and stands where only the service reads.
CREATE TABLE baton.installation (
    id smallint NOT NULL DEFAULT 1,
    wakeup_channel text NOT NULL,
    CONSTRAINT installation_pkey PRIMARY KEY (id),
    CONSTRAINT installation_id_check CHECK (id = 1),
    CONSTRAINT installation_channel_check CHECK (wakeup_channel ~ '^baton_[0-9a-f]{32}$')
);
SELECT baton.replicate('installation');
INSERT INTO baton.installation (wakeup_channel) VALUES ('baton_' || replace(gen_random_uuid()::text, '-', ''));
