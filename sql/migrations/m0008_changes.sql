-- Beside another system: ids that a lead has elsewhere, and the feed of what changes. New tables; the tables of records get a trigger each
-- (a SHARE ROW EXCLUSIVE lock for a moment).

-- What another system calls a lead. One id for each source; a child of the lead, so that row security holds for it as for the lead. Each facet's
-- records get a table of their own.
CREATE TABLE baton.lead_external_id (
    tenant_id uuid NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT lead_external_id_pkey PRIMARY KEY (tenant_id, source, external_id),
    CONSTRAINT lead_external_id_lead_key UNIQUE (tenant_id, lead_id, source),
    CONSTRAINT lead_external_id_source_check CHECK (source ~ '^[a-z][a-z0-9_-]{0,39}$'),
    CONSTRAINT lead_external_id_length_check CHECK (length(external_id) BETWEEN 1 AND 200)
);
SELECT baton.shard('lead_external_id');
ALTER TABLE baton.lead_external_id ADD CONSTRAINT lead_external_id_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
COMMENT ON COLUMN baton.lead_external_id.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.lead_external_id.source IS '@plain Key of the other system.';
COMMENT ON COLUMN baton.lead_external_id.external_id IS '@plain What the other system calls the lead.';
COMMENT ON COLUMN baton.lead_external_id.lead_id IS '@plain The lead.';
COMMENT ON COLUMN baton.lead_external_id.owner_id IS '@plain The lead''s owner.';
COMMENT ON COLUMN baton.lead_external_id.team_id IS '@plain The lead''s team.';
COMMENT ON COLUMN baton.lead_external_id.region_id IS '@plain The lead''s region.';
COMMENT ON COLUMN baton.lead_external_id.follower_ids IS '@plain Who follows the lead.';
COMMENT ON COLUMN baton.lead_external_id.created_at IS '@plain When the two were linked.';

-- What has changed and has no place in the feed yet: written by the trigger of the record in the writer's transaction, taken by the sequencer
-- when it is visible. Small and always moving, hence the settings of autovacuum. No foreign key: the record has one.
CREATE TABLE baton.change_pending (
    tenant_id uuid NOT NULL,
    relation text NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    -- 1 created, 2 updated, 3 deleted
    kind smallint NOT NULL,
    changed text[] NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT change_pending_pkey PRIMARY KEY (tenant_id, relation, record_id, version),
    CONSTRAINT change_pending_kind_check CHECK (kind BETWEEN 1 AND 3)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, vacuum_truncate = false);
SELECT baton.shard('change_pending');
COMMENT ON COLUMN baton.change_pending.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.change_pending.relation IS '@plain Table of the record.';
COMMENT ON COLUMN baton.change_pending.record_id IS '@plain The record.';
COMMENT ON COLUMN baton.change_pending.version IS '@plain The record''s version after the change.';
COMMENT ON COLUMN baton.change_pending.kind IS '@plain 1 created, 2 updated, 3 deleted.';
COMMENT ON COLUMN baton.change_pending.changed IS '@plain Names of the columns that an update has changed.';
COMMENT ON COLUMN baton.change_pending.changed_at IS '@plain When the statement that changed it began.';

-- How far each tenant's feed goes. Its row lock is the sequencer's turn.
CREATE TABLE baton.change_feed (
    tenant_id uuid NOT NULL,
    last_position bigint NOT NULL DEFAULT 0,
    -- Up to here positions are kept no longer.
    trimmed_position bigint NOT NULL DEFAULT 0,
    CONSTRAINT change_feed_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT change_feed_position_check CHECK (trimmed_position BETWEEN 0 AND last_position)
);
SELECT baton.shard('change_feed');
ALTER TABLE baton.change_feed ADD CONSTRAINT change_feed_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.change_feed.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.change_feed.last_position IS '@plain The newest position.';
COMMENT ON COLUMN baton.change_feed.trimmed_position IS '@plain The newest position that is kept no longer; 0 when all are.';

-- The feed: positions 1, 2, 3 … without gaps, of each record in the order of its versions. Names of columns, no contents.
CREATE TABLE baton.change (
    tenant_id uuid NOT NULL,
    position bigint NOT NULL,
    created_at timestamptz NOT NULL,
    relation text NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    -- 1 created, 2 updated, 3 deleted
    kind smallint NOT NULL,
    changed text[] NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT change_pkey PRIMARY KEY (tenant_id, position, created_at),
    CONSTRAINT change_kind_check CHECK (kind BETWEEN 1 AND 3)
) PARTITION BY RANGE (created_at);
SELECT baton.shard('change');
ALTER TABLE baton.change ADD CONSTRAINT change_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.change.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.change.position IS '@plain Place in the tenant''s feed.';
COMMENT ON COLUMN baton.change.created_at IS '@plain When it got its place.';
COMMENT ON COLUMN baton.change.relation IS '@plain Table of the record.';
COMMENT ON COLUMN baton.change.record_id IS '@plain The record.';
COMMENT ON COLUMN baton.change.version IS '@plain The record''s version after the change.';
COMMENT ON COLUMN baton.change.kind IS '@plain 1 created, 2 updated, 3 deleted.';
COMMENT ON COLUMN baton.change.changed IS '@plain Names of the columns that an update has changed.';
COMMENT ON COLUMN baton.change.changed_at IS '@plain When the statement that changed it began.';

-- Versions order the changes of a record, so every update moves them on, whoever makes it.
CREATE TRIGGER lead_bump_version BEFORE UPDATE ON baton.lead
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION baton.bump_version();
CREATE TRIGGER customer_bump_version BEFORE UPDATE ON baton.customer
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION baton.bump_version();
CREATE TRIGGER contact_bump_version BEFORE UPDATE ON baton.contact
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION baton.bump_version();
CREATE TRIGGER delivery_bump_version BEFORE UPDATE ON baton.delivery
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION baton.bump_version();
CREATE TRIGGER ticket_bump_version BEFORE UPDATE ON baton.ticket
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION baton.bump_version();
CREATE TRIGGER contract_bump_version BEFORE UPDATE ON baton.contract
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION baton.bump_version();
