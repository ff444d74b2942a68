-- Tags of leads, saved views, what one has looked at last, and more that leads are found by. Lead gets columns with constant defaults
-- (indexes: m0024); what its rows are found by besides is made in the background (the timer lead_index), five hundred at a time.

-- The catalogue of tags. One that goes (deleted, or merged into another) is left until no lead has it any more.
CREATE TABLE baton.tag (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    -- The name as it is compared: two that look alike are one.
    name_key text NOT NULL,
    color text NOT NULL,
    archived_at timestamptz,
    -- Since when it is being taken from leads.
    ends_at timestamptz,
    -- Which one leads get instead.
    merged_into_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT tag_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT tag_name_check CHECK (length(name) BETWEEN 1 AND 40),
    CONSTRAINT tag_color_check CHECK (color IN ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'))
);
SELECT baton.shard('tag');
ALTER TABLE baton.tag ADD CONSTRAINT tag_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
CREATE UNIQUE INDEX tag_name_key ON baton.tag (tenant_id, name_key) WHERE ends_at IS NULL;
COMMENT ON COLUMN baton.tag.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.tag.id IS '@plain The tag.';
COMMENT ON COLUMN baton.tag.name IS '@plain What people read.';
COMMENT ON COLUMN baton.tag.name_key IS '@plain The name folded.';
COMMENT ON COLUMN baton.tag.color IS '@plain One of a closed list.';
COMMENT ON COLUMN baton.tag.archived_at IS '@plain Since when it is no longer offered.';
COMMENT ON COLUMN baton.tag.ends_at IS '@plain Since when it is being taken from leads.';
COMMENT ON COLUMN baton.tag.merged_into_id IS '@plain Which tag leads get instead.';
COMMENT ON COLUMN baton.tag.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.tag.updated_at IS '@plain When it was changed.';
COMMENT ON COLUMN baton.tag.version IS '@plain Counts its changes.';

CREATE TABLE baton.tag_policy (
    tenant_id uuid NOT NULL,
    is_open boolean NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT tag_policy_pkey PRIMARY KEY (tenant_id)
);
SELECT baton.shard('tag_policy');
ALTER TABLE baton.tag_policy ADD CONSTRAINT tag_policy_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.tag_policy.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.tag_policy.is_open IS '@plain Whether whoever may change leads may add tags to the catalogue.';
COMMENT ON COLUMN baton.tag_policy.updated_at IS '@plain When it was changed.';

-- Queries on lists that are kept, as requests write them: what they mean is checked when they are stored, shown and run.
CREATE TABLE baton.saved_view (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    -- The list that it is of: lead.
    relation text NOT NULL,
    owner_id uuid NOT NULL,
    -- 1 private, 2 of a team, 3 of the tenant
    visibility smallint NOT NULL,
    team_id uuid,
    name text NOT NULL,
    filter text NOT NULL DEFAULT '',
    search text NOT NULL DEFAULT '',
    sort text NOT NULL DEFAULT '',
    columns text[] NOT NULL DEFAULT '{}',
    position integer NOT NULL DEFAULT 0,
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT saved_view_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT saved_view_relation_check CHECK (relation = 'lead'),
    CONSTRAINT saved_view_visibility_check CHECK (visibility BETWEEN 1 AND 3 AND (visibility = 2) = (team_id IS NOT NULL))
);
SELECT baton.shard('saved_view');
ALTER TABLE baton.saved_view ADD CONSTRAINT saved_view_owner_fkey
    FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.saved_view ADD CONSTRAINT saved_view_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
CREATE INDEX saved_view_owner_idx ON baton.saved_view (tenant_id, owner_id);
COMMENT ON COLUMN baton.saved_view.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.saved_view.id IS '@plain The view.';
COMMENT ON COLUMN baton.saved_view.relation IS '@plain The list that it is of.';
COMMENT ON COLUMN baton.saved_view.owner_id IS '@plain Who made it.';
COMMENT ON COLUMN baton.saved_view.visibility IS '@plain 1 private, 2 of a team, 3 of the tenant.';
COMMENT ON COLUMN baton.saved_view.team_id IS '@plain The team that it is shared with.';
COMMENT ON COLUMN baton.saved_view.name IS '@personal What people call it.';
COMMENT ON COLUMN baton.saved_view.filter IS '@personal Conditions, as a request writes them.';
COMMENT ON COLUMN baton.saved_view.search IS '@personal What is searched for.';
COMMENT ON COLUMN baton.saved_view.sort IS '@plain The order, as a request writes it.';
COMMENT ON COLUMN baton.saved_view.columns IS '@plain Names of fields, in the order in which they are shown.';
COMMENT ON COLUMN baton.saved_view.position IS '@plain The order in which views are shown.';
COMMENT ON COLUMN baton.saved_view.is_default IS '@plain Whether it is what is shown first.';
COMMENT ON COLUMN baton.saved_view.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.saved_view.updated_at IS '@plain When it was changed.';
COMMENT ON COLUMN baton.saved_view.version IS '@plain Counts its changes.';

-- The fifty leads that each member has opened or changed last.
CREATE TABLE baton.recent_lead (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT recent_lead_pkey PRIMARY KEY (tenant_id, member_id, lead_id)
);
SELECT baton.shard('recent_lead');
ALTER TABLE baton.recent_lead ADD CONSTRAINT recent_lead_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.recent_lead ADD CONSTRAINT recent_lead_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id) ON DELETE CASCADE;
-- A lead that goes is looked up here.
CREATE INDEX recent_lead_lead_idx ON baton.recent_lead (tenant_id, lead_id);
COMMENT ON COLUMN baton.recent_lead.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.recent_lead.member_id IS '@plain Who has looked.';
COMMENT ON COLUMN baton.recent_lead.lead_id IS '@plain At what.';
COMMENT ON COLUMN baton.recent_lead.seen_at IS '@plain When last, to the minute.';

-- Ids of tags, in order; search_keys has a key for each, by which lists filter.
ALTER TABLE baton.lead ADD COLUMN tags uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.lead ADD CONSTRAINT lead_tags_check CHECK (cardinality(tags) <= 20) NOT VALID;
ALTER TABLE baton.lead ADD COLUMN search_text text;
ALTER TABLE baton.lead ADD COLUMN search_sound text;
COMMENT ON COLUMN baton.lead.tags IS '@plain Its tags.';
COMMENT ON COLUMN baton.lead.search_text IS '@personal What it is found by, folded; made by a trigger.';
COMMENT ON COLUMN baton.lead.search_sound IS '@personal How its names are spoken; made by a trigger.';
-- What it is found by is no news of a lead.
DROP TRIGGER lead_bump_version ON baton.lead;
CREATE TRIGGER lead_bump_version BEFORE UPDATE ON baton.lead
    FOR EACH ROW WHEN (NEW.version <= OLD.version AND NEW.search_text IS NOT DISTINCT FROM OLD.search_text) EXECUTE FUNCTION baton.bump_version();
DROP TRIGGER lead_index ON baton.lead;
CREATE TRIGGER lead_index_texts BEFORE INSERT OR UPDATE OF
        company, contact_name, phone, email, need, product_line, custom_text_1, custom_text_2, custom_text_3, custom_text_4, custom_text_5,
        custom_text_6, custom_text_7, custom_text_8, custom_text_9, custom_text_10, tags, erased_at, search_text, search_sound, search_keys
    ON baton.lead FOR EACH ROW EXECUTE FUNCTION baton.index_lead_texts();
-- Row security is forced on the owner too, who is not meant to see rows otherwise.
ALTER TABLE baton.tenant NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.timer NO FORCE ROW LEVEL SECURITY;
INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at) SELECT id, id, 'lead_index', baton.now() FROM baton.tenant ORDER BY id;
ALTER TABLE baton.timer FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.tenant FORCE ROW LEVEL SECURITY;
