-- Messages that leave the house: channels of tenants, what they say, whom they reach, and what is on its way. New tables only.

-- A way out: a mail server, a robot, an application, a provider of text messages, a webhook.
CREATE TABLE baton.channel (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    configuration bytea NOT NULL,
    -- Kinds of notifications, or of events for a webhook.
    carries text[] NOT NULL DEFAULT '{}',
    urgent text[] NOT NULL DEFAULT '{}',
    team_id uuid,
    per_minute integer,
    concurrency smallint,
    is_enabled boolean NOT NULL DEFAULT true,
    disabled_reason text,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT channel_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT channel_name_key UNIQUE (tenant_id, name),
    CONSTRAINT channel_kind_check CHECK (kind IN ('mail', 'wecom_robot', 'wecom_application', 'sms', 'webhook')),
    CONSTRAINT channel_per_minute_check CHECK (per_minute BETWEEN 1 AND 6000),
    CONSTRAINT channel_concurrency_check CHECK (concurrency BETWEEN 1 AND 8),
    CONSTRAINT channel_disabled_check CHECK (NOT (is_enabled AND disabled_reason IS NOT NULL))
);
COMMENT ON TABLE baton.channel IS 'A way out of the house for a tenant''s messages.';
COMMENT ON COLUMN baton.channel.tenant_id IS '@plain';
COMMENT ON COLUMN baton.channel.id IS '@plain';
COMMENT ON COLUMN baton.channel.name IS '@plain Name.';
COMMENT ON COLUMN baton.channel.kind IS '@plain mail, wecom_robot, wecom_application, sms, webhook.';
COMMENT ON COLUMN baton.channel.configuration IS '@plain @secret How it is reached; sealed under the tenant''s key.';
COMMENT ON COLUMN baton.channel.carries IS '@plain Kinds of notifications that go out by it; of events, for a webhook.';
COMMENT ON COLUMN baton.channel.urgent IS '@plain Kinds of notifications that do not wait for the end of quiet hours.';
COMMENT ON COLUMN baton.channel.team_id IS '@plain Of which team it tells; of a robot.';
COMMENT ON COLUMN baton.channel.per_minute IS '@plain Messages in a minute at most; none: as usual for the kind.';
COMMENT ON COLUMN baton.channel.concurrency IS '@plain Messages at once at most; none: as usual for the kind.';
COMMENT ON COLUMN baton.channel.is_enabled IS '@plain Whether anything goes out by it.';
COMMENT ON COLUMN baton.channel.disabled_reason IS '@plain Why the service has switched it off.';
COMMENT ON COLUMN baton.channel.disabled_at IS '@plain When.';
COMMENT ON COLUMN baton.channel.created_at IS '@plain';
COMMENT ON COLUMN baton.channel.updated_at IS '@plain';
COMMENT ON COLUMN baton.channel.version IS '@plain Grows with every change.';
SELECT baton.shard('channel');
-- A member is told once by mail, once by WeCom, once by text message.
CREATE UNIQUE INDEX channel_personal_key ON baton.channel (tenant_id, kind) WHERE kind IN ('mail', 'wecom_application', 'sms');
ALTER TABLE baton.channel ADD CONSTRAINT channel_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.channel ADD CONSTRAINT channel_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);

-- What a tenant says instead of the program's own words.
CREATE TABLE baton.message_template (
    tenant_id uuid NOT NULL,
    kind text NOT NULL,
    channel_kind text NOT NULL,
    subject_zh text,
    subject_en text,
    body_zh text,
    body_en text,
    provider_template text,
    parameters jsonb,
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT message_template_pkey PRIMARY KEY (tenant_id, kind, channel_kind),
    CONSTRAINT message_template_body_check CHECK (num_nonnulls(body_zh, body_en) = 2 OR provider_template IS NOT NULL)
);
COMMENT ON TABLE baton.message_template IS 'What a message about one kind of notification says over one kind of channel.';
COMMENT ON COLUMN baton.message_template.tenant_id IS '@plain';
COMMENT ON COLUMN baton.message_template.kind IS '@plain Of notification.';
COMMENT ON COLUMN baton.message_template.channel_kind IS '@plain For which kind of channel.';
COMMENT ON COLUMN baton.message_template.subject_zh IS '@plain Of a mail, in Chinese.';
COMMENT ON COLUMN baton.message_template.subject_en IS '@plain Of a mail, in English.';
COMMENT ON COLUMN baton.message_template.body_zh IS '@plain In Chinese.';
COMMENT ON COLUMN baton.message_template.body_en IS '@plain In English.';
COMMENT ON COLUMN baton.message_template.provider_template IS '@plain What a provider of text messages calls its template.';
COMMENT ON COLUMN baton.message_template.parameters IS '@plain The variables of that template, and what is put in.';
COMMENT ON COLUMN baton.message_template.updated_at IS '@plain';
COMMENT ON COLUMN baton.message_template.version IS '@plain Grows with every change.';
SELECT baton.shard('message_template');
ALTER TABLE baton.message_template ADD CONSTRAINT message_template_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- Where and when a member wants to be told.
CREATE TABLE baton.notification_preference (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    phone text,
    wecom_user_id text,
    language text NOT NULL DEFAULT 'zh',
    muted_channels text[] NOT NULL DEFAULT '{}',
    quiet_zone text,
    quiet_from smallint,
    quiet_to smallint,
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT notification_preference_pkey PRIMARY KEY (tenant_id, member_id),
    CONSTRAINT notification_preference_language_check CHECK (language IN ('zh', 'en')),
    CONSTRAINT notification_preference_quiet_check CHECK (
        num_nonnulls(quiet_zone, quiet_from, quiet_to) IN (0, 3)
        AND (quiet_from IS NULL OR quiet_from BETWEEN 0 AND 1439 AND quiet_to BETWEEN 0 AND 1439))
);
COMMENT ON TABLE baton.notification_preference IS 'Where and when a member wants to be told.';
COMMENT ON COLUMN baton.notification_preference.tenant_id IS '@plain';
COMMENT ON COLUMN baton.notification_preference.member_id IS '@plain';
COMMENT ON COLUMN baton.notification_preference.phone IS '@personal @phone For text messages, in E.164.';
COMMENT ON COLUMN baton.notification_preference.wecom_user_id IS '@personal What WeCom calls the member.';
COMMENT ON COLUMN baton.notification_preference.language IS '@plain zh or en.';
COMMENT ON COLUMN baton.notification_preference.muted_channels IS '@plain Kinds of channels that the member does not want.';
COMMENT ON COLUMN baton.notification_preference.quiet_zone IS '@plain IANA name of the zone of the quiet hours.';
COMMENT ON COLUMN baton.notification_preference.quiet_from IS '@plain First quiet minute after midnight.';
COMMENT ON COLUMN baton.notification_preference.quiet_to IS '@plain First minute that is not quiet.';
COMMENT ON COLUMN baton.notification_preference.updated_at IS '@plain';
COMMENT ON COLUMN baton.notification_preference.version IS '@plain Grows with every change.';
SELECT baton.shard('notification_preference');
ALTER TABLE baton.notification_preference ADD CONSTRAINT notification_preference_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- One message to one receiver over one channel, written in the transaction of what it tells, deleted when the receiver has it. Its id is the
-- idempotency key. Holds ids and numbers: what it says is read from the record when it is sent, with the rights that its reader then has.
-- Stays on the coordinator, as timers do: one look finds the channels of all tenants that have something to send.
CREATE TABLE baton.outbox (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    channel_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    attempt smallint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    waiting_since timestamptz NOT NULL DEFAULT baton.now(),
    kind text NOT NULL,
    recipient_id uuid,
    mentions uuid[] NOT NULL DEFAULT '{}',
    subject_id uuid,
    data jsonb NOT NULL DEFAULT '{}',
    is_urgent boolean NOT NULL DEFAULT false,
    problem text,
    CONSTRAINT outbox_pkey PRIMARY KEY (tenant_id, id)
    -- Rows come and go: what has gone is to leave the index soon.
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, vacuum_truncate = false);
COMMENT ON TABLE baton.outbox IS '@global One message on its way; looked for in the order of all tenants'' channels.';
COMMENT ON COLUMN baton.outbox.tenant_id IS '@plain';
COMMENT ON COLUMN baton.outbox.id IS '@plain Also the key by which a receiver knows a repetition.';
COMMENT ON COLUMN baton.outbox.channel_id IS '@plain Over which channel.';
COMMENT ON COLUMN baton.outbox.due_at IS '@plain Not before.';
COMMENT ON COLUMN baton.outbox.attempt IS '@plain How often it has been tried.';
COMMENT ON COLUMN baton.outbox.created_at IS '@plain';
COMMENT ON COLUMN baton.outbox.waiting_since IS '@plain When it came in, or was sent again after it had been given up.';
COMMENT ON COLUMN baton.outbox.kind IS '@plain Of notification or event.';
COMMENT ON COLUMN baton.outbox.recipient_id IS '@plain To whom; nobody in particular over webhooks and robots.';
COMMENT ON COLUMN baton.outbox.mentions IS '@plain Whom a robot mentions.';
COMMENT ON COLUMN baton.outbox.subject_id IS '@plain About which record.';
COMMENT ON COLUMN baton.outbox.data IS '@plain Ids and numbers.';
COMMENT ON COLUMN baton.outbox.is_urgent IS '@plain Whether it goes out in quiet hours too.';
COMMENT ON COLUMN baton.outbox.problem IS '@plain Code of the last failure.';
SELECT baton.local('outbox');
ALTER TABLE baton.outbox ADD CONSTRAINT outbox_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
CREATE INDEX outbox_channel_idx ON baton.outbox (channel_id, due_at);

-- One row for each channel that sends: who sends over it, what has become of its messages. Written by whoever sends, never by commands.
CREATE TABLE baton.outbox_lane (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    owner uuid,
    leased_until timestamptz,
    blocked_until timestamptz,
    failures smallint NOT NULL DEFAULT 0,
    open_until timestamptz,
    open_pause_s integer,
    full_at timestamptz,
    delivered bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    last_delivered_at timestamptz,
    last_failed_at timestamptz,
    last_problem text,
    CONSTRAINT outbox_lane_pkey PRIMARY KEY (tenant_id, channel_id)
);
COMMENT ON TABLE baton.outbox_lane IS '@global Who sends over which channel, over all tenants.';
COMMENT ON COLUMN baton.outbox_lane.tenant_id IS '@plain';
COMMENT ON COLUMN baton.outbox_lane.channel_id IS '@plain';
COMMENT ON COLUMN baton.outbox_lane.owner IS '@plain The process that sends.';
COMMENT ON COLUMN baton.outbox_lane.leased_until IS '@plain Until when nobody else may.';
COMMENT ON COLUMN baton.outbox_lane.blocked_until IS '@plain Nothing goes before.';
COMMENT ON COLUMN baton.outbox_lane.failures IS '@plain In a row.';
COMMENT ON COLUMN baton.outbox_lane.open_until IS '@plain Until when the circuit is open.';
COMMENT ON COLUMN baton.outbox_lane.open_pause_s IS '@plain For how long it was opened.';
COMMENT ON COLUMN baton.outbox_lane.full_at IS '@plain When the limit of the minute will not be used any more.';
COMMENT ON COLUMN baton.outbox_lane.delivered IS '@plain Messages, ever.';
COMMENT ON COLUMN baton.outbox_lane.failed IS '@plain Attempts, ever.';
COMMENT ON COLUMN baton.outbox_lane.last_delivered_at IS '@plain';
COMMENT ON COLUMN baton.outbox_lane.last_failed_at IS '@plain';
COMMENT ON COLUMN baton.outbox_lane.last_problem IS '@plain Code of the last failure.';
SELECT baton.local('outbox_lane');
ALTER TABLE baton.outbox_lane ADD CONSTRAINT outbox_lane_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- Messages that were given up; for people to look at, and to send again.
CREATE TABLE baton.outbox_dead (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    channel_id uuid NOT NULL,
    attempt smallint NOT NULL,
    created_at timestamptz NOT NULL,
    kind text NOT NULL,
    recipient_id uuid,
    mentions uuid[] NOT NULL DEFAULT '{}',
    subject_id uuid,
    data jsonb NOT NULL DEFAULT '{}',
    is_urgent boolean NOT NULL DEFAULT false,
    problem text NOT NULL,
    detail text,
    died_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT outbox_dead_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE baton.outbox_dead IS 'A message that was given up.';
COMMENT ON COLUMN baton.outbox_dead.tenant_id IS '@plain';
COMMENT ON COLUMN baton.outbox_dead.id IS '@plain';
COMMENT ON COLUMN baton.outbox_dead.channel_id IS '@plain Over which channel.';
COMMENT ON COLUMN baton.outbox_dead.attempt IS '@plain How often it was tried.';
COMMENT ON COLUMN baton.outbox_dead.created_at IS '@plain';
COMMENT ON COLUMN baton.outbox_dead.kind IS '@plain Of notification or event.';
COMMENT ON COLUMN baton.outbox_dead.recipient_id IS '@plain To whom.';
COMMENT ON COLUMN baton.outbox_dead.mentions IS '@plain Whom a robot was to mention.';
COMMENT ON COLUMN baton.outbox_dead.subject_id IS '@plain About which record.';
COMMENT ON COLUMN baton.outbox_dead.data IS '@plain Ids and numbers.';
COMMENT ON COLUMN baton.outbox_dead.is_urgent IS '@plain Whether it was to go out in quiet hours too.';
COMMENT ON COLUMN baton.outbox_dead.problem IS '@plain Code of the last failure.';
COMMENT ON COLUMN baton.outbox_dead.detail IS '@personal Words of the receiver, who may name whom it was for.';
COMMENT ON COLUMN baton.outbox_dead.died_at IS '@plain When it was given up.';
SELECT baton.shard('outbox_dead');
CREATE INDEX outbox_dead_died_at_idx ON baton.outbox_dead (tenant_id, died_at DESC);
CREATE INDEX outbox_dead_channel_idx ON baton.outbox_dead (tenant_id, channel_id);
ALTER TABLE baton.outbox_dead ADD CONSTRAINT outbox_dead_channel_fkey
    FOREIGN KEY (tenant_id, channel_id) REFERENCES baton.channel (tenant_id, id);
