-- Quick capture: what a tenant has told about its own words, and texts that wait to be confirmed. New tables only.

CREATE TABLE baton.capture_dictionary (
    tenant_id uuid NOT NULL,
    -- [{"line":"注塑机","terms":["注塑机","啤机"]}, …]
    products jsonb NOT NULL,
    own_companies text[] NOT NULL,
    ignored_words text[] NOT NULL,
    -- Whether texts may be handed to the language model that the host has configured.
    uses_model boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT capture_dictionary_pkey PRIMARY KEY (tenant_id)
);
COMMENT ON COLUMN baton.capture_dictionary.tenant_id IS '@plain';
COMMENT ON COLUMN baton.capture_dictionary.products IS '@plain Product lines with the words for them.';
COMMENT ON COLUMN baton.capture_dictionary.own_companies IS '@plain Names of the tenant''s own company.';
COMMENT ON COLUMN baton.capture_dictionary.ignored_words IS '@plain Words of the trade that are neither a name nor a company.';
COMMENT ON COLUMN baton.capture_dictionary.uses_model IS '@plain Whether texts may leave the service for a language model.';
COMMENT ON COLUMN baton.capture_dictionary.updated_at IS '@plain When it was changed.';
COMMENT ON COLUMN baton.capture_dictionary.version IS '@plain Counts its changes.';
SELECT baton.shard('capture_dictionary');
ALTER TABLE baton.capture_dictionary ADD CONSTRAINT capture_dictionary_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- Names under which members write in chats, besides their own.
CREATE TABLE baton.capture_alias (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    alias text NOT NULL,
    CONSTRAINT capture_alias_pkey PRIMARY KEY (tenant_id, member_id, alias)
);
COMMENT ON COLUMN baton.capture_alias.tenant_id IS '@plain';
COMMENT ON COLUMN baton.capture_alias.member_id IS '@plain The member.';
COMMENT ON COLUMN baton.capture_alias.alias IS '@personal How he is called in chats.';
SELECT baton.shard('capture_alias');
ALTER TABLE baton.capture_alias ADD CONSTRAINT capture_alias_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- A text and what was read out of it. Confirmed, it keeps only what became of each field; unconfirmed, it is deleted after a week.
CREATE TABLE baton.quick_capture (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- 1 chat, 2 card
    kind smallint NOT NULL,
    -- Both NULL once confirmed: the text is the payload of the lead then.
    content text,
    card jsonb,
    -- {"name":"kept","phone":"changed","budget":"removed","need":"added"}
    outcome jsonb,
    -- 0 not asked, 1 answered, 2 failed
    model_state smallint NOT NULL DEFAULT 0,
    lead_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    expires_at timestamptz NOT NULL,
    reminded_at timestamptz,
    confirmed_at timestamptz,
    CONSTRAINT quick_capture_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT quick_capture_kind_check CHECK (kind BETWEEN 1 AND 2),
    CONSTRAINT quick_capture_model_check CHECK (model_state BETWEEN 0 AND 2),
    CONSTRAINT quick_capture_confirmed_check CHECK ((lead_id IS NULL) = (confirmed_at IS NULL))
);
COMMENT ON COLUMN baton.quick_capture.tenant_id IS '@plain';
COMMENT ON COLUMN baton.quick_capture.id IS '@plain The capture.';
COMMENT ON COLUMN baton.quick_capture.member_id IS '@plain Who handed it in.';
COMMENT ON COLUMN baton.quick_capture.kind IS '@plain 1 chat, 2 card.';
COMMENT ON COLUMN baton.quick_capture.content IS '@personal The text, until it is confirmed.';
COMMENT ON COLUMN baton.quick_capture.card IS '@personal What was read out of it, until it is confirmed.';
COMMENT ON COLUMN baton.quick_capture.outcome IS '@plain Which fields were kept, changed, removed and added.';
COMMENT ON COLUMN baton.quick_capture.model_state IS '@plain Whether a language model was asked: 0 no, 1 it answered, 2 it failed.';
COMMENT ON COLUMN baton.quick_capture.lead_id IS '@plain The lead that it became.';
COMMENT ON COLUMN baton.quick_capture.created_at IS '@plain When it was handed in.';
COMMENT ON COLUMN baton.quick_capture.expires_at IS '@plain When it is deleted unless it is confirmed.';
COMMENT ON COLUMN baton.quick_capture.reminded_at IS '@plain When its member was reminded.';
COMMENT ON COLUMN baton.quick_capture.confirmed_at IS '@plain When it was confirmed.';
SELECT baton.shard('quick_capture');
ALTER TABLE baton.quick_capture ADD CONSTRAINT quick_capture_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
COMMENT ON CONSTRAINT quick_capture_member_fkey ON baton.quick_capture IS '@reference Its text is about a customer.';
ALTER TABLE baton.quick_capture ADD CONSTRAINT quick_capture_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
COMMENT ON CONSTRAINT quick_capture_lead_fkey ON baton.quick_capture IS '@part';
CREATE INDEX quick_capture_open_idx ON baton.quick_capture (tenant_id, member_id, id) WHERE lead_id IS NULL;
CREATE INDEX quick_capture_lead_idx ON baton.quick_capture (tenant_id, lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX quick_capture_confirmed_idx ON baton.quick_capture (tenant_id, confirmed_at) WHERE lead_id IS NOT NULL;
