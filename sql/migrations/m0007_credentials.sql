-- Keys, accounts, sessions, sign-on. New tables, and two columns of api_key with constant defaults: a moment's exclusive lock on that table.

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

-- The keys that access tokens are signed with. Of the installation, like the table of that name.
CREATE TABLE baton.signing_key (
    kid text NOT NULL,
    master_key_id text NOT NULL,
    sealed_key bytea NOT NULL,
    public_key bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    signs_from timestamptz NOT NULL,
    retires_at timestamptz,
    CONSTRAINT signing_key_pkey PRIMARY KEY (kid),
    CONSTRAINT signing_key_length_check CHECK (octet_length(public_key) = 32)
);
SELECT baton.replicate('signing_key');
COMMENT ON TABLE baton.signing_key IS 'Ed25519 keys of access tokens.';
COMMENT ON COLUMN baton.signing_key.kid IS '@plain Name of the key in the header of a token.';
COMMENT ON COLUMN baton.signing_key.master_key_id IS '@plain Which master key has sealed it.';
COMMENT ON COLUMN baton.signing_key.sealed_key IS '@plain The private key under the master key: nonce (12), key (32), tag (16).';
COMMENT ON COLUMN baton.signing_key.public_key IS '@plain What everybody may verify with.';
COMMENT ON COLUMN baton.signing_key.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.signing_key.signs_from IS '@plain From when on it signs; until then it is only published.';
COMMENT ON COLUMN baton.signing_key.retires_at IS '@plain Until when it verifies; empty while it is in force.';

-- A person at the host: may be a member of several tenants. Found by the e-mail, before any tenant is known.
CREATE TABLE baton.account (
    email_hash bytea NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    -- Grows with each change: sessions and selection tokens of an older password are over.
    password_version integer NOT NULL DEFAULT 1,
    password_changed_at timestamptz NOT NULL DEFAULT baton.now(),
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT account_pkey PRIMARY KEY (email_hash),
    CONSTRAINT account_hash_check CHECK (octet_length(email_hash) = 32)
);
SELECT baton.shard('account', 'email_hash');
COMMENT ON TABLE baton.account IS '@directory People who sign in with a password.';
COMMENT ON COLUMN baton.account.email_hash IS '@personal SHA-256 of the e-mail in lower case.';
COMMENT ON COLUMN baton.account.email IS '@personal The e-mail in lower case.';
COMMENT ON COLUMN baton.account.password_hash IS '@plain scrypt, with its parameters and salt.';
COMMENT ON COLUMN baton.account.password_version IS '@plain Grows with each change of the password.';
COMMENT ON COLUMN baton.account.password_changed_at IS '@plain When the password was set.';
COMMENT ON COLUMN baton.account.created_at IS '@plain When the first password was set.';

-- Which member of which tenant an account is.
CREATE TABLE baton.membership (
    email_hash bytea NOT NULL,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT membership_pkey PRIMARY KEY (email_hash, tenant_id),
    CONSTRAINT membership_hash_check CHECK (octet_length(email_hash) = 32)
);
SELECT baton.shard('membership', 'email_hash');
COMMENT ON TABLE baton.membership IS '@directory Which member of which tenant an account is.';
CREATE INDEX membership_member_idx ON baton.membership (tenant_id, member_id);
ALTER TABLE baton.membership ADD CONSTRAINT membership_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.membership.email_hash IS '@personal The account.';
COMMENT ON COLUMN baton.membership.tenant_id IS '@plain The tenant.';
COMMENT ON COLUMN baton.membership.member_id IS '@plain The member.';
COMMENT ON COLUMN baton.membership.created_at IS '@plain Since when.';

-- Failed sign-ins by the hash of the e-mail, whether or not there is such an account. Rows that are an hour old count for nothing and are
-- deleted every hour; hashing bounds how many can come about meanwhile.
CREATE TABLE baton.sign_in_failure (
    email_hash bytea NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    last_at timestamptz NOT NULL DEFAULT baton.now(),
    blocked_until timestamptz,
    CONSTRAINT sign_in_failure_pkey PRIMARY KEY (email_hash),
    CONSTRAINT sign_in_failure_hash_check CHECK (octet_length(email_hash) = 32)
);
SELECT baton.shard('sign_in_failure', 'email_hash');
COMMENT ON TABLE baton.sign_in_failure IS '@directory Failed sign-ins of the last hour.';
CREATE INDEX sign_in_failure_last_idx ON baton.sign_in_failure (last_at);
COMMENT ON COLUMN baton.sign_in_failure.email_hash IS '@personal SHA-256 of the e-mail that was tried.';
COMMENT ON COLUMN baton.sign_in_failure.failures IS '@plain How many, one after another.';
COMMENT ON COLUMN baton.sign_in_failure.last_at IS '@plain When the last one was.';
COMMENT ON COLUMN baton.sign_in_failure.blocked_until IS '@plain Until when no password is looked at.';

-- A sign-in of a member and the refresh tokens that follow from it, one at a time. Ended and expired ones are deleted after 30 days.
CREATE TABLE baton.session (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- 1 password, 2 sign-on at the tenant's provider
    method smallint NOT NULL,
    email_hash bytea,
    password_version integer,
    family_hash bytea NOT NULL,
    refresh_hash bytea NOT NULL,
    previous_hash bytea,
    rotated_at timestamptz NOT NULL DEFAULT baton.now(),
    client text,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    idle_until timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    -- 1 signed out, 2 revoked, 3 an old refresh token was used again, 4 password changed
    end_reason smallint,
    CONSTRAINT session_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT session_method_check CHECK (method IN (1, 2)),
    CONSTRAINT session_account_check CHECK ((method = 1) = (email_hash IS NOT NULL) AND (method = 1) = (password_version IS NOT NULL)),
    CONSTRAINT session_end_check CHECK ((ended_at IS NULL) = (end_reason IS NULL) AND end_reason BETWEEN 1 AND 4),
    CONSTRAINT session_hashes_check CHECK (octet_length(family_hash) = 32 AND octet_length(refresh_hash) = 32)
);
SELECT baton.shard('session');
CREATE INDEX session_member_idx ON baton.session (tenant_id, member_id, created_at DESC);
CREATE INDEX session_account_idx ON baton.session (tenant_id, email_hash) WHERE ended_at IS NULL;
ALTER TABLE baton.session ADD CONSTRAINT session_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
COMMENT ON COLUMN baton.session.tenant_id IS '@plain The tenant.';
COMMENT ON COLUMN baton.session.id IS '@plain Stands in access tokens as sid.';
COMMENT ON COLUMN baton.session.member_id IS '@plain Who has signed in.';
COMMENT ON COLUMN baton.session.method IS '@plain 1 password, 2 sign-on.';
COMMENT ON COLUMN baton.session.email_hash IS '@personal The account; empty after a sign-on, which is one of this tenant alone.';
COMMENT ON COLUMN baton.session.password_version IS '@plain The password that was given; with another one the session is over.';
COMMENT ON COLUMN baton.session.family_hash IS '@plain SHA-256 of what all refresh tokens of the session have in common.';
COMMENT ON COLUMN baton.session.refresh_hash IS '@plain SHA-256 of the refresh token in force.';
COMMENT ON COLUMN baton.session.previous_hash IS '@plain SHA-256 of the one before it.';
COMMENT ON COLUMN baton.session.rotated_at IS '@plain When the token in force was made.';
COMMENT ON COLUMN baton.session.client IS '@personal What the client calls itself.';
COMMENT ON COLUMN baton.session.created_at IS '@plain When the member signed in.';
COMMENT ON COLUMN baton.session.idle_until IS '@plain Until when it can be refreshed.';
COMMENT ON COLUMN baton.session.expires_at IS '@plain When it ends whatever happens.';
COMMENT ON COLUMN baton.session.ended_at IS '@plain When it was ended.';
COMMENT ON COLUMN baton.session.end_reason IS '@plain 1 signed out, 2 revoked, 3 refresh token reused, 4 password changed.';

-- A member is invited to set a password. One in force for each member; used and expired ones are deleted after 30 days.
CREATE TABLE baton.invitation (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    email text NOT NULL,
    secret_hash bytea NOT NULL,
    -- By the host, who may reset a password that opens several tenants.
    is_of_host boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    CONSTRAINT invitation_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT invitation_hash_check CHECK (octet_length(secret_hash) = 32)
);
SELECT baton.shard('invitation');
CREATE INDEX invitation_member_idx ON baton.invitation (tenant_id, member_id);
ALTER TABLE baton.invitation ADD CONSTRAINT invitation_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
COMMENT ON COLUMN baton.invitation.tenant_id IS '@plain The tenant.';
COMMENT ON COLUMN baton.invitation.id IS '@plain Part of the token.';
COMMENT ON COLUMN baton.invitation.member_id IS '@plain Who is invited.';
COMMENT ON COLUMN baton.invitation.email IS '@personal The e-mail of the member when it was made, in lower case.';
COMMENT ON COLUMN baton.invitation.secret_hash IS '@plain SHA-256 of the token.';
COMMENT ON COLUMN baton.invitation.is_of_host IS '@plain Whether the host has made it.';
COMMENT ON COLUMN baton.invitation.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.invitation.expires_at IS '@plain Until when it can be accepted.';
COMMENT ON COLUMN baton.invitation.accepted_at IS '@plain When it was accepted.';

-- The OpenID provider of a tenant.
CREATE TABLE baton.sign_on (
    tenant_id uuid NOT NULL,
    issuer text NOT NULL,
    client_id text NOT NULL,
    client_secret bytea,
    mail_domains text[] NOT NULL DEFAULT '{}',
    links_members boolean NOT NULL DEFAULT false,
    is_enabled boolean NOT NULL DEFAULT true,
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT sign_on_pkey PRIMARY KEY (tenant_id)
);
SELECT baton.shard('sign_on');
ALTER TABLE baton.sign_on ADD CONSTRAINT sign_on_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.sign_on.tenant_id IS '@plain The tenant.';
COMMENT ON COLUMN baton.sign_on.issuer IS '@plain URL of the provider.';
COMMENT ON COLUMN baton.sign_on.client_id IS '@plain As which the provider knows us.';
COMMENT ON COLUMN baton.sign_on.client_secret IS '@plain Sealed under the tenant''s key.';
COMMENT ON COLUMN baton.sign_on.mail_domains IS '@plain Mail domains from which people may come; empty: all.';
COMMENT ON COLUMN baton.sign_on.links_members IS '@plain Whether a first sign-on finds its member by the verified e-mail.';
COMMENT ON COLUMN baton.sign_on.is_enabled IS '@plain Whether people may sign on.';
COMMENT ON COLUMN baton.sign_on.updated_at IS '@plain Last change.';

-- A sign-on under way: 10 minutes, deleted by the callback.
CREATE TABLE baton.sign_on_attempt (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    state_hash bytea NOT NULL,
    browser_hash bytea NOT NULL,
    issuer text NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sign_on_attempt_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT sign_on_attempt_hash_check CHECK (octet_length(state_hash) = 32 AND octet_length(browser_hash) = 32)
);
SELECT baton.shard('sign_on_attempt');
ALTER TABLE baton.sign_on_attempt ADD CONSTRAINT sign_on_attempt_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.sign_on_attempt.tenant_id IS '@plain The tenant.';
COMMENT ON COLUMN baton.sign_on_attempt.id IS '@plain Part of the state.';
COMMENT ON COLUMN baton.sign_on_attempt.state_hash IS '@plain SHA-256 of the state, from which nonce and verifier follow.';
COMMENT ON COLUMN baton.sign_on_attempt.browser_hash IS '@plain SHA-256 of the cookie of the browser that began.';
COMMENT ON COLUMN baton.sign_on_attempt.issuer IS '@plain The provider at which it began.';
COMMENT ON COLUMN baton.sign_on_attempt.expires_at IS '@plain Until when the provider may answer.';

-- Whom the provider's subject is: kept from the first sign-on, so that a changed e-mail changes nothing.
CREATE TABLE baton.identity (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    member_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT identity_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT identity_subject_key UNIQUE (tenant_id, issuer, subject)
);
SELECT baton.shard('identity');
CREATE INDEX identity_member_idx ON baton.identity (tenant_id, member_id);
ALTER TABLE baton.identity ADD CONSTRAINT identity_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
COMMENT ON COLUMN baton.identity.tenant_id IS '@plain The tenant.';
COMMENT ON COLUMN baton.identity.id IS '@plain Id.';
COMMENT ON COLUMN baton.identity.issuer IS '@plain The provider.';
COMMENT ON COLUMN baton.identity.subject IS '@personal As whom the provider knows the person.';
COMMENT ON COLUMN baton.identity.member_id IS '@plain The member.';
COMMENT ON COLUMN baton.identity.created_at IS '@plain Since when.';

-- What a key may do of what its member may: facet:action; NULL: all of it.
ALTER TABLE baton.api_key ADD COLUMN scopes text[];
ALTER TABLE baton.api_key ADD COLUMN read_only boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN baton.api_key.scopes IS '@plain facet:action, which the key is narrowed to; NULL: all that the member may.';
COMMENT ON COLUMN baton.api_key.read_only IS '@plain Whether the key may only read.';
