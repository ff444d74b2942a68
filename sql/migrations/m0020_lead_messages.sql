-- Messages to the people of leads: content for the nurture pool, codes that verify a phone, and who wants nothing more. New tables; outbox,
-- outbox_dead and lead get a column without default (an exclusive lock for a moment, nothing is rewritten) and lead three triggers.

-- To the person of which lead; none for members, robots and webhooks.
ALTER TABLE baton.outbox ADD COLUMN recipient_lead_id uuid;
COMMENT ON COLUMN baton.outbox.recipient_lead_id IS '@plain To the person of which lead; none: to a member, a group or a program.';
ALTER TABLE baton.outbox_dead ADD COLUMN recipient_lead_id uuid;
COMMENT ON COLUMN baton.outbox_dead.recipient_lead_id IS '@plain To the person of which lead.';

ALTER TABLE baton.lead ADD COLUMN phone_verified_at timestamptz;
COMMENT ON COLUMN baton.lead.phone_verified_at IS '@plain When the phone was found to be the person''s: by a code or a qualifying call.';
CREATE TRIGGER lead_unverify_phone BEFORE UPDATE OF phone ON baton.lead
    FOR EACH ROW WHEN (OLD.phone IS DISTINCT FROM NEW.phone) EXECUTE FUNCTION baton.unverify_phone();

-- What people of the nurture pool get to read, one a day.
CREATE TABLE baton.content_item (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    title_zh text,
    title_en text,
    summary_zh text,
    summary_en text,
    url text NOT NULL,
    language text,
    tags text[] NOT NULL DEFAULT '{}',
    product_lines text[] NOT NULL DEFAULT '{}',
    keywords text[] NOT NULL DEFAULT '{}',
    is_enabled boolean NOT NULL DEFAULT true,
    valid_from timestamptz,
    valid_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT content_item_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT content_item_kind_check CHECK (kind IN ('case', 'video', 'white_paper', 'article')),
    CONSTRAINT content_item_title_check CHECK (num_nonnulls(title_zh, title_en) > 0),
    CONSTRAINT content_item_language_check CHECK (language IN ('zh', 'en')),
    CONSTRAINT content_item_url_check CHECK (url ~ '^https?://'),
    CONSTRAINT content_item_validity_check CHECK (valid_from < valid_until)
);
COMMENT ON TABLE baton.content_item IS 'Something to read or to see for people of the nurture pool.';
COMMENT ON COLUMN baton.content_item.tenant_id IS '@plain';
COMMENT ON COLUMN baton.content_item.id IS '@plain';
COMMENT ON COLUMN baton.content_item.kind IS '@plain case, video, white_paper, article.';
COMMENT ON COLUMN baton.content_item.title_zh IS '@plain In Chinese.';
COMMENT ON COLUMN baton.content_item.title_en IS '@plain In English.';
COMMENT ON COLUMN baton.content_item.summary_zh IS '@plain In Chinese.';
COMMENT ON COLUMN baton.content_item.summary_en IS '@plain In English.';
COMMENT ON COLUMN baton.content_item.url IS '@plain Where it is; links in messages lead there and nowhere else.';
COMMENT ON COLUMN baton.content_item.language IS '@plain For readers of which language; none: of any.';
COMMENT ON COLUMN baton.content_item.tags IS '@plain What it is about.';
COMMENT ON COLUMN baton.content_item.product_lines IS '@plain For leads of these product lines; none: for all.';
COMMENT ON COLUMN baton.content_item.keywords IS '@plain For leads whose need has one of these words.';
COMMENT ON COLUMN baton.content_item.is_enabled IS '@plain Whether it is sent.';
COMMENT ON COLUMN baton.content_item.valid_from IS '@plain Not sent before.';
COMMENT ON COLUMN baton.content_item.valid_until IS '@plain Not sent from then on.';
COMMENT ON COLUMN baton.content_item.created_at IS '@plain';
COMMENT ON COLUMN baton.content_item.updated_at IS '@plain';
COMMENT ON COLUMN baton.content_item.version IS '@plain Grows with every change.';
COMMENT ON COLUMN baton.content_item.deleted_at IS '@plain When it was deleted; links that are out still lead to it.';
SELECT baton.shard('content_item');
ALTER TABLE baton.content_item ADD CONSTRAINT content_item_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

CREATE TABLE baton.nurture_policy (
    tenant_id uuid NOT NULL,
    is_enabled boolean NOT NULL DEFAULT true,
    send_from smallint NOT NULL DEFAULT 600,
    send_until smallint NOT NULL DEFAULT 1080,
    on_working_days boolean NOT NULL DEFAULT false,
    site_hosts text[] NOT NULL DEFAULT '{}',
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT nurture_policy_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT nurture_policy_hours_check CHECK (send_from >= 0 AND send_from < send_until AND send_until <= 1440)
);
COMMENT ON TABLE baton.nurture_policy IS 'When a tenant sends content; without a row as the defaults say.';
COMMENT ON COLUMN baton.nurture_policy.tenant_id IS '@plain';
COMMENT ON COLUMN baton.nurture_policy.is_enabled IS '@plain Whether content is sent at all.';
COMMENT ON COLUMN baton.nurture_policy.send_from IS '@plain First minute after midnight, in the tenant''s zone.';
COMMENT ON COLUMN baton.nurture_policy.send_until IS '@plain First minute in which nothing is sent any more.';
COMMENT ON COLUMN baton.nurture_policy.on_working_days IS '@plain On working days of the tenant''s calendar only.';
COMMENT ON COLUMN baton.nurture_policy.site_hosts IS '@plain Hosts of the tenant''s own web sites, which are told who comes by a link.';
COMMENT ON COLUMN baton.nurture_policy.updated_at IS '@plain';
COMMENT ON COLUMN baton.nurture_policy.version IS '@plain Grows with every change.';
SELECT baton.shard('nurture_policy');
ALTER TABLE baton.nurture_policy ADD CONSTRAINT nurture_policy_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- A lead that is or was in the nurture pool. Comes by a trigger on lead when the intent says so, whichever way the intent was changed.
CREATE TABLE baton.lead_nurture (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    -- 1 active, 2 paused by a member, 3 stopped for good, 4 everything has been sent, 5 no longer in the pool
    state smallint NOT NULL DEFAULT 1,
    reason text,
    note text,
    next_on date NOT NULL,
    slot smallint NOT NULL,
    sent_items uuid[] NOT NULL DEFAULT '{}',
    sent_count integer NOT NULL DEFAULT 0,
    pending_id uuid,
    pending_at timestamptz,
    last_sent_at timestamptz,
    replies_after timestamptz,
    last_problem text,
    is_owner_told boolean NOT NULL DEFAULT false,
    entered_at timestamptz NOT NULL DEFAULT baton.now(),
    changed_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT lead_nurture_pkey PRIMARY KEY (tenant_id, lead_id),
    CONSTRAINT lead_nurture_state_check CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT lead_nurture_slot_check CHECK (slot BETWEEN 0 AND 9999)
);
COMMENT ON TABLE baton.lead_nurture IS 'A lead in the nurture pool: what it has got, and when it gets the next.';
COMMENT ON COLUMN baton.lead_nurture.tenant_id IS '@plain';
COMMENT ON COLUMN baton.lead_nurture.lead_id IS '@plain';
COMMENT ON COLUMN baton.lead_nurture.state IS '@plain 1 active, 2 paused, 3 stopped, 4 everything sent, 5 not in the pool.';
COMMENT ON COLUMN baton.lead_nurture.reason IS '@plain Why, as a key.';
COMMENT ON COLUMN baton.lead_nurture.note IS '@personal Why, in a member''s words.';
COMMENT ON COLUMN baton.lead_nurture.next_on IS '@plain The first day of the next item, in the tenant''s zone.';
COMMENT ON COLUMN baton.lead_nurture.slot IS '@plain Its place within the sending hours, of 10000.';
COMMENT ON COLUMN baton.lead_nurture.sent_items IS '@plain Items that were sent or are on their way: none comes twice.';
COMMENT ON COLUMN baton.lead_nurture.sent_count IS '@plain How many arrived.';
COMMENT ON COLUMN baton.lead_nurture.pending_id IS '@plain The message that is on its way.';
COMMENT ON COLUMN baton.lead_nurture.pending_at IS '@plain Since when.';
COMMENT ON COLUMN baton.lead_nurture.last_sent_at IS '@plain When the last one arrived.';
COMMENT ON COLUMN baton.lead_nurture.replies_after IS '@plain What the person wrote later is a reply.';
COMMENT ON COLUMN baton.lead_nurture.last_problem IS '@plain Why nothing was sent the last time.';
COMMENT ON COLUMN baton.lead_nurture.is_owner_told IS '@plain Whether the owner knows that everything has been sent.';
COMMENT ON COLUMN baton.lead_nurture.entered_at IS '@plain When it came into the pool.';
COMMENT ON COLUMN baton.lead_nurture.changed_at IS '@plain When its state last changed.';
SELECT baton.shard('lead_nurture');
CREATE INDEX lead_nurture_next_idx ON baton.lead_nurture (tenant_id, next_on, slot) WHERE state = 1;
CREATE INDEX lead_nurture_finished_idx ON baton.lead_nurture (tenant_id, changed_at) WHERE state = 4;
ALTER TABLE baton.lead_nurture ADD CONSTRAINT lead_nurture_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
CREATE TRIGGER lead_enter_nurture AFTER INSERT ON baton.lead
    FOR EACH ROW WHEN (NEW.intent = 1 AND NEW.stage < 4 AND NEW.deleted_at IS NULL) EXECUTE FUNCTION baton.follow_nurture();
CREATE TRIGGER lead_follow_nurture AFTER UPDATE OF intent, stage, deleted_at ON baton.lead
    FOR EACH ROW
    WHEN ((OLD.intent = 1 AND OLD.stage < 4 AND OLD.deleted_at IS NULL) <> (NEW.intent = 1 AND NEW.stage < 4 AND NEW.deleted_at IS NULL))
    EXECUTE FUNCTION baton.follow_nurture();

-- One item for one lead. Not partitioned: there are at most as many for a lead as there are items.
CREATE TABLE baton.nurture_message (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    lead_id uuid NOT NULL,
    content_item_id uuid NOT NULL,
    channel_kind text NOT NULL,
    chosen_by text NOT NULL,
    matched text[] NOT NULL DEFAULT '{}',
    -- 1 on its way, 2 sent, 3 not sent, 4 given up
    status smallint NOT NULL DEFAULT 1,
    problem text,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    sent_at timestamptz,
    opens integer NOT NULL DEFAULT 0,
    opened_at timestamptz,
    last_opened_at timestamptz,
    clicks integer NOT NULL DEFAULT 0,
    clicked_at timestamptz,
    last_clicked_at timestamptz,
    last_hit_at timestamptz,
    last_hit smallint,
    scanned_at timestamptz,
    -- Of the address that it goes to: whoever unsubscribes means this one, also when the lead has another by then.
    address_hash bytea,
    CONSTRAINT nurture_message_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT nurture_message_status_check CHECK (status BETWEEN 1 AND 4)
);
COMMENT ON TABLE baton.nurture_message IS 'One item of content for one lead: sent once, opened and clicked any number of times.';
COMMENT ON COLUMN baton.nurture_message.tenant_id IS '@plain';
COMMENT ON COLUMN baton.nurture_message.id IS '@plain Of the message in the outbox too.';
COMMENT ON COLUMN baton.nurture_message.lead_id IS '@plain';
COMMENT ON COLUMN baton.nurture_message.content_item_id IS '@plain';
COMMENT ON COLUMN baton.nurture_message.channel_kind IS '@plain mail or sms.';
COMMENT ON COLUMN baton.nurture_message.chosen_by IS '@plain product_line, need, tag, general.';
COMMENT ON COLUMN baton.nurture_message.matched IS '@plain Words of the item that fitted the lead.';
COMMENT ON COLUMN baton.nurture_message.status IS '@plain 1 on its way, 2 sent, 3 not sent, 4 given up.';
COMMENT ON COLUMN baton.nurture_message.problem IS '@plain Why it was not sent.';
COMMENT ON COLUMN baton.nurture_message.created_at IS '@plain';
COMMENT ON COLUMN baton.nurture_message.sent_at IS '@plain';
COMMENT ON COLUMN baton.nurture_message.opens IS '@plain How often it was opened, one an hour at most.';
COMMENT ON COLUMN baton.nurture_message.opened_at IS '@plain When first.';
COMMENT ON COLUMN baton.nurture_message.last_opened_at IS '@plain When last.';
COMMENT ON COLUMN baton.nurture_message.clicks IS '@plain How often its link was followed, one a minute at most.';
COMMENT ON COLUMN baton.nurture_message.clicked_at IS '@plain When first.';
COMMENT ON COLUMN baton.nurture_message.last_clicked_at IS '@plain When last.';
COMMENT ON COLUMN baton.nurture_message.last_hit_at IS '@plain When any of its links was last asked for.';
COMMENT ON COLUMN baton.nurture_message.last_hit IS '@plain Which: 1 link, 2 unsubscribe, 3 hidden.';
COMMENT ON COLUMN baton.nurture_message.scanned_at IS '@plain When a machine followed its links.';
COMMENT ON COLUMN baton.nurture_message.address_hash IS '@personal @secret Keyed digest of the address that it goes to.';
SELECT baton.shard('nurture_message');
CREATE INDEX nurture_message_lead_idx ON baton.nurture_message (tenant_id, lead_id, created_at DESC);
-- Nobody gets an item twice.
CREATE UNIQUE INDEX nurture_message_once_key ON baton.nurture_message (tenant_id, lead_id, content_item_id) WHERE status IN (1, 2);
CREATE INDEX nurture_message_item_idx ON baton.nurture_message (tenant_id, content_item_id);
ALTER TABLE baton.nurture_message ADD CONSTRAINT nurture_message_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
ALTER TABLE baton.nurture_message ADD CONSTRAINT nurture_message_item_fkey
    FOREIGN KEY (tenant_id, content_item_id) REFERENCES baton.content_item (tenant_id, id);

-- Addresses that get no content: of whoever wants none, and where nothing arrives. By a keyed digest, so that they hold for whoever comes in with
-- the address again, also after the lead is gone.
CREATE TABLE baton.contact_block (
    tenant_id uuid NOT NULL,
    address_kind text NOT NULL,
    address_hash bytea NOT NULL,
    reason text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT contact_block_pkey PRIMARY KEY (tenant_id, address_kind, address_hash, reason),
    CONSTRAINT contact_block_kind_check CHECK (address_kind IN ('mail', 'phone')),
    CONSTRAINT contact_block_reason_check CHECK (reason IN ('opted_out', 'undeliverable'))
);
COMMENT ON TABLE baton.contact_block IS 'An address that gets no content.';
COMMENT ON COLUMN baton.contact_block.tenant_id IS '@plain';
COMMENT ON COLUMN baton.contact_block.address_kind IS '@plain mail or phone.';
COMMENT ON COLUMN baton.contact_block.address_hash IS '@plain Keyed digest (HMAC-SHA-256 under the tenant''s key) of the address.';
COMMENT ON COLUMN baton.contact_block.reason IS '@plain opted_out or undeliverable.';
COMMENT ON COLUMN baton.contact_block.created_at IS '@plain';
SELECT baton.shard('contact_block');
ALTER TABLE baton.contact_block ADD CONSTRAINT contact_block_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- A code that was sent to a phone. Kept for two days, to count by.
CREATE TABLE baton.phone_code (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    phone_hash bytea NOT NULL,
    lead_id uuid,
    form_id uuid,
    source_hash bytea,
    salt bytea NOT NULL,
    code_hash bytea NOT NULL,
    sealed bytea,
    tries smallint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    expires_at timestamptz NOT NULL,
    sent_at timestamptz,
    closed_at timestamptz,
    verified_at timestamptz,
    CONSTRAINT phone_code_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE baton.phone_code IS '@cache Codes that were sent to phones within two days; only digests when they have been sent.';
COMMENT ON COLUMN baton.phone_code.tenant_id IS '@plain';
COMMENT ON COLUMN baton.phone_code.id IS '@plain Of the message in the outbox too.';
COMMENT ON COLUMN baton.phone_code.phone_hash IS '@plain Keyed digest of the number.';
COMMENT ON COLUMN baton.phone_code.lead_id IS '@plain For which lead a member asked.';
COMMENT ON COLUMN baton.phone_code.form_id IS '@plain Through which form somebody asked.';
COMMENT ON COLUMN baton.phone_code.source_hash IS '@plain Keyed digest of the network address that asked.';
COMMENT ON COLUMN baton.phone_code.salt IS '@plain @secret';
COMMENT ON COLUMN baton.phone_code.code_hash IS '@plain @secret HMAC of salt and code under the tenant''s key.';
COMMENT ON COLUMN baton.phone_code.sealed IS '@personal @secret Number and code, sealed under the tenant''s key; emptied when the code has been sent.';
COMMENT ON COLUMN baton.phone_code.tries IS '@plain How often a code was tried.';
COMMENT ON COLUMN baton.phone_code.created_at IS '@plain';
COMMENT ON COLUMN baton.phone_code.expires_at IS '@plain';
COMMENT ON COLUMN baton.phone_code.sent_at IS '@plain';
COMMENT ON COLUMN baton.phone_code.closed_at IS '@plain When it was used, replaced or tried too often.';
COMMENT ON COLUMN baton.phone_code.verified_at IS '@plain When it was used.';
SELECT baton.shard('phone_code');
CREATE INDEX phone_code_phone_idx ON baton.phone_code (tenant_id, phone_hash, created_at DESC);
CREATE INDEX phone_code_lead_idx ON baton.phone_code (tenant_id, lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX phone_code_created_idx ON baton.phone_code (tenant_id, created_at);
ALTER TABLE baton.phone_code ADD CONSTRAINT phone_code_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.phone_code ADD CONSTRAINT phone_code_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
