-- Leads: rules, records, what is known of them, what happened to them. New tables only.

-- The numbers of one tenant; the defaults are those of the built-in playbook.
CREATE TABLE baton.lead_policy (
    tenant_id uuid NOT NULL,
    high_intent_score smallint NOT NULL DEFAULT 75,
    nurture_score smallint NOT NULL DEFAULT 40,
    -- Seconds until an assigned lead must have been touched.
    response_window_s integer NOT NULL DEFAULT 900,
    -- Seconds until a touched lead must be followed up.
    follow_up_window_s integer NOT NULL DEFAULT 172800,
    -- Seconds that a lead may stay in the pool.
    pool_window_s integer NOT NULL DEFAULT 86400,
    call_min_s integer NOT NULL DEFAULT 90,
    chat_min_messages integer NOT NULL DEFAULT 3,
    -- The team whose pool takes what no rule fits.
    pool_team_id uuid,
    CONSTRAINT lead_policy_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT lead_policy_score_check CHECK (nurture_score BETWEEN 0 AND 100 AND high_intent_score BETWEEN nurture_score AND 100),
    CONSTRAINT lead_policy_window_check CHECK (response_window_s > 0 AND follow_up_window_s > 0 AND pool_window_s > 0),
    CONSTRAINT lead_policy_evidence_check CHECK (call_min_s >= 0 AND chat_min_messages >= 0)
);
SELECT baton.shard('lead_policy');
ALTER TABLE baton.lead_policy ADD CONSTRAINT lead_policy_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.lead_policy ADD CONSTRAINT lead_policy_pool_team_fkey
    FOREIGN KEY (tenant_id, pool_team_id) REFERENCES baton.team (tenant_id, id);

CREATE TABLE baton.score_rule (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    signal text NOT NULL,
    label text NOT NULL,
    points smallint NOT NULL,
    -- How often this kind of signal counts for one lead.
    max_count smallint NOT NULL DEFAULT 1,
    CONSTRAINT score_rule_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT score_rule_signal_key UNIQUE (tenant_id, signal),
    CONSTRAINT score_rule_signal_check CHECK (signal ~ '^[a-z][a-z0-9_]{0,39}$'),
    CONSTRAINT score_rule_points_check CHECK (points BETWEEN -100 AND 100),
    CONSTRAINT score_rule_count_check CHECK (max_count BETWEEN 1 AND 1000)
);
SELECT baton.shard('score_rule');
ALTER TABLE baton.score_rule ADD CONSTRAINT score_rule_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- In order of position; the first rule whose conditions all hold gives the team. An empty condition holds always.
CREATE TABLE baton.routing_rule (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    position integer NOT NULL,
    name text NOT NULL,
    region_id uuid,
    product_line text,
    -- The lead's budget lies in [from, below), in minor units.
    budget_from_minor bigint,
    budget_below_minor bigint,
    team_id uuid NOT NULL,
    CONSTRAINT routing_rule_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT routing_rule_position_key UNIQUE (tenant_id, position),
    CONSTRAINT routing_rule_budget_check CHECK (budget_from_minor < budget_below_minor)
);
SELECT baton.shard('routing_rule');
ALTER TABLE baton.routing_rule ADD CONSTRAINT routing_rule_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.routing_rule ADD CONSTRAINT routing_rule_region_fkey
    FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);
ALTER TABLE baton.routing_rule ADD CONSTRAINT routing_rule_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);

CREATE TABLE baton.intake_form (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    -- Key of the signal that a submission records; none when empty.
    signal text,
    prefix text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    revoked_at timestamptz,
    CONSTRAINT intake_form_pkey PRIMARY KEY (tenant_id, id)
);
SELECT baton.shard('intake_form');
ALTER TABLE baton.intake_form ADD CONSTRAINT intake_form_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- How many open leads each member owns; kept by a trigger on lead.
CREATE TABLE baton.member_load (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    open_leads integer NOT NULL DEFAULT 0,
    last_assigned_at timestamptz,
    CONSTRAINT member_load_pkey PRIMARY KEY (tenant_id, member_id)
);
SELECT baton.shard('member_load');
ALTER TABLE baton.member_load ADD CONSTRAINT member_load_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

CREATE TABLE baton.lead (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contact_name text,
    company text,
    -- E.164, with an extension apart.
    phone text,
    phone_extension text,
    email text,
    -- Short name of a province.
    area text,
    region_id uuid,
    product_line text,
    budget_min_minor bigint,
    budget_max_minor bigint,
    currency text NOT NULL DEFAULT 'CNY',
    -- What the lead said about the budget, word for word.
    budget_text text,
    need text,
    -- 1 api, 2 web_form, 3 exhibition, 4 referral, 5 file_import, 6 official_account, 7 chat_forward
    channel smallint NOT NULL,
    -- 1 new, 2 contacted, 3 qualified, 4 converted, 5 disqualified; from 4 on closed
    stage smallint NOT NULL DEFAULT 1,
    stage_reason text,
    score smallint NOT NULL DEFAULT 0,
    -- 0 plain, 1 nurture, 2 high
    intent smallint NOT NULL DEFAULT 0,
    owner_id uuid,
    team_id uuid,
    -- The rule that chose the team; empty when none fitted or a person chose.
    routing_rule_id uuid,
    assigned_at timestamptz,
    first_touch_at timestamptz,
    -- When something must have happened: no open lead is without.
    due_at timestamptz,
    -- When the person asked, if the source says so.
    submitted_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT lead_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT lead_name_check CHECK (contact_name IS NOT NULL OR company IS NOT NULL),
    CONSTRAINT lead_reachable_check CHECK (phone IS NOT NULL OR email IS NOT NULL),
    CONSTRAINT lead_blank_check CHECK (
        contact_name <> '' AND company <> '' AND phone <> '' AND email <> '' AND product_line <> '' AND need <> ''),
    CONSTRAINT lead_budget_check CHECK (budget_min_minor >= 0 AND budget_min_minor <= budget_max_minor),
    CONSTRAINT lead_channel_check CHECK (channel BETWEEN 1 AND 7),
    CONSTRAINT lead_stage_check CHECK (stage BETWEEN 1 AND 5),
    CONSTRAINT lead_score_check CHECK (score BETWEEN 0 AND 100),
    CONSTRAINT lead_intent_check CHECK (intent BETWEEN 0 AND 2),
    CONSTRAINT lead_due_check CHECK (stage >= 4 OR due_at IS NOT NULL),
    CONSTRAINT lead_assigned_check CHECK ((owner_id IS NULL) = (assigned_at IS NULL))
);
SELECT baton.shard('lead');
ALTER TABLE baton.lead ADD CONSTRAINT lead_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.lead ADD CONSTRAINT lead_owner_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.lead ADD CONSTRAINT lead_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.lead ADD CONSTRAINT lead_region_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);
-- The look-ups of duplicates and of deadlines; the lists of each reach are made by the catalogue.
CREATE INDEX lead_phone_idx ON baton.lead (tenant_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX lead_email_idx ON baton.lead (tenant_id, email) WHERE email IS NOT NULL;
CREATE INDEX lead_due_idx ON baton.lead (tenant_id, due_at) WHERE stage < 4 AND deleted_at IS NULL;

-- What came in, word for word.
CREATE TABLE baton.lead_payload (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    content_type text NOT NULL,
    body text NOT NULL,
    -- For example the name and line of an imported file, or the form.
    source text,
    received_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT lead_payload_pkey PRIMARY KEY (tenant_id, lead_id)
);
SELECT baton.shard('lead_payload');
ALTER TABLE baton.lead_payload ADD CONSTRAINT lead_payload_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);

CREATE TABLE baton.lead_signal (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    kind text NOT NULL,
    occurred_at timestamptz NOT NULL,
    note text,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT lead_signal_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT lead_signal_kind_check CHECK (kind ~ '^[a-z][a-z0-9_]{0,39}$')
);
SELECT baton.shard('lead_signal');
CREATE INDEX lead_signal_lead_idx ON baton.lead_signal (tenant_id, lead_id, occurred_at, id);
ALTER TABLE baton.lead_signal ADD CONSTRAINT lead_signal_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);

CREATE TABLE baton.interaction (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    lead_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    member_id uuid,
    -- 1 call, 2 chat, 3 mail, 4 visit
    kind smallint NOT NULL,
    occurred_at timestamptz NOT NULL,
    duration_s integer,
    message_count integer,
    content text,
    CONSTRAINT interaction_pkey PRIMARY KEY (tenant_id, id, created_at),
    CONSTRAINT interaction_kind_check CHECK (kind BETWEEN 1 AND 4),
    CONSTRAINT interaction_duration_check CHECK (duration_s BETWEEN 0 AND 86400),
    CONSTRAINT interaction_messages_check CHECK (message_count BETWEEN 0 AND 100000)
) PARTITION BY RANGE (created_at);
SELECT baton.shard('interaction');
CREATE INDEX interaction_lead_idx ON baton.interaction (tenant_id, lead_id, occurred_at DESC, id DESC);
ALTER TABLE baton.interaction ADD CONSTRAINT interaction_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);

-- One fact, written once, never changed: feeds timeline, audit, webhooks, notifications. Holds ids and names of fields, no contents.
CREATE TABLE baton.event (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    kind text NOT NULL,
    facet text NOT NULL,
    subject_id uuid NOT NULL,
    -- 1 member, 2 form, 3 operator, 4 worker
    actor_kind smallint NOT NULL,
    actor_id uuid,
    request_id text,
    changed text[] NOT NULL DEFAULT '{}',
    data jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT event_pkey PRIMARY KEY (tenant_id, id, created_at),
    CONSTRAINT event_actor_check CHECK (actor_kind BETWEEN 1 AND 4)
) PARTITION BY RANGE (created_at);
SELECT baton.shard('event');
CREATE INDEX event_subject_idx ON baton.event (tenant_id, subject_id, created_at DESC, id DESC);
ALTER TABLE baton.event ADD CONSTRAINT event_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

CREATE TRIGGER lead_count_open AFTER INSERT OR UPDATE OF owner_id, stage, deleted_at OR DELETE ON baton.lead
    FOR EACH ROW EXECUTE FUNCTION baton.count_open_lead();
