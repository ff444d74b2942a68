-- Deadlines that fire, and what they tell people. New tables; lead and lead_policy get columns with constant defaults (an exclusive lock for
-- a moment, nothing is rewritten).

-- One armed deadline. No state: a claim is the deletion of the row in the transaction that performs the effect, so a crash is a rollback.
-- Stays on the coordinator: one order of all tenants' deadlines, and SKIP LOCKED across tenants works nowhere else on Citus.
CREATE TABLE baton.timer (
    tenant_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    fire_at timestamptz NOT NULL,
    -- How often its effect has failed in a row.
    attempt smallint NOT NULL DEFAULT 0,
    CONSTRAINT timer_pkey PRIMARY KEY (tenant_id, subject_id, kind),
    CONSTRAINT timer_kind_check CHECK (kind ~ '^[a-z][a-z0-9_]{0,39}$')
);
COMMENT ON TABLE baton.timer IS '@global One armed deadline; claimed in the order of all tenants'' deadlines.';
SELECT baton.local('timer');
ALTER TABLE baton.timer ADD CONSTRAINT timer_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
CREATE INDEX timer_fire_at_idx ON baton.timer (fire_at);

-- Deadlines whose effect has failed too often; for people to look at.
CREATE TABLE baton.timer_dead (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    fire_at timestamptz NOT NULL,
    attempt smallint NOT NULL,
    -- Kind, SQLSTATE and constraint; no values of records.
    error text NOT NULL,
    died_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT timer_dead_pkey PRIMARY KEY (tenant_id, id)
);
SELECT baton.shard('timer_dead');
ALTER TABLE baton.timer_dead ADD CONSTRAINT timer_dead_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- The last position that a member's notifications have reached. Its row lock, held until commit, puts them into one order without gaps.
CREATE TABLE baton.inbox (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    last_position bigint NOT NULL,
    CONSTRAINT inbox_pkey PRIMARY KEY (tenant_id, member_id)
);
SELECT baton.shard('inbox');
ALTER TABLE baton.inbox ADD CONSTRAINT inbox_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- What a member is told. Holds ids and numbers: contents are read from the record, with the rights that the member then has.
CREATE TABLE baton.notification (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    member_id uuid NOT NULL,
    -- 1, 2, 3 … for each member
    position bigint NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    data jsonb NOT NULL DEFAULT '{}',
    read_at timestamptz,
    CONSTRAINT notification_pkey PRIMARY KEY (tenant_id, id, created_at)
) PARTITION BY RANGE (created_at);
SELECT baton.shard('notification');
CREATE INDEX notification_position_idx ON baton.notification (tenant_id, member_id, position DESC);
CREATE INDEX notification_unread_idx ON baton.notification (tenant_id, member_id) WHERE read_at IS NULL;
ALTER TABLE baton.notification ADD CONSTRAINT notification_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- How often the running deadline has been missed, and when first; both start anew with an owner or a touch.
ALTER TABLE baton.lead ADD COLUMN escalation smallint NOT NULL DEFAULT 0;
ALTER TABLE baton.lead ADD COLUMN escalated_at timestamptz;
ALTER TABLE baton.lead ADD CONSTRAINT lead_escalation_check CHECK ((escalation = 0) = (escalated_at IS NULL)) NOT VALID;

-- Seconds until an escalated lead is due again, and the role that is told: in the lead's team, else in the nearest team above it.
ALTER TABLE baton.lead_policy ADD COLUMN escalation_window_s integer NOT NULL DEFAULT 86400;
ALTER TABLE baton.lead_policy ADD COLUMN escalate_to text NOT NULL DEFAULT 'supervisor';
ALTER TABLE baton.lead_policy ADD CONSTRAINT lead_policy_escalation_check CHECK (escalation_window_s > 0) NOT VALID;
