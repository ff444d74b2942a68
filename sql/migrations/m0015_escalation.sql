-- What happens when a deadline is missed, as the tenant has said it; and who is passed over by routing because of it. New tables; lead gets a
-- column without and one with a constant default (an exclusive lock for a moment, nothing is rewritten).

-- What has ever been saved. Rows are only added: a deadline that runs keeps the version that it was armed under.
CREATE TABLE baton.escalation_policy_version (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    trigger_key text NOT NULL,
    -- 1, 2, 3 … for each trigger
    number integer NOT NULL,
    name text NOT NULL,
    -- {"steps":[{"after_s":0,"in_working_time":false,"notify":["owner"],"channels":null,"actions":[]}],"repeat":{"every_s":86400,"in_working_time":false}}
    policy jsonb NOT NULL,
    -- Said once more, so that statements need not look inside.
    counts_working_time boolean NOT NULL,
    reassigns boolean NOT NULL,
    freezes boolean NOT NULL,
    role_keys text[] NOT NULL,
    member_ids uuid[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT escalation_policy_version_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT escalation_policy_version_number_key UNIQUE (tenant_id, trigger_key, number),
    CONSTRAINT escalation_policy_version_number_check CHECK (number > 0)
);
COMMENT ON COLUMN baton.escalation_policy_version.tenant_id IS '@plain';
COMMENT ON COLUMN baton.escalation_policy_version.id IS '@plain';
COMMENT ON COLUMN baton.escalation_policy_version.trigger_key IS '@plain What has to run out: lead_response, lead_follow_up, lead_pool.';
COMMENT ON COLUMN baton.escalation_policy_version.number IS '@plain 1, 2, 3 … for each trigger.';
COMMENT ON COLUMN baton.escalation_policy_version.name IS '@plain Name.';
COMMENT ON COLUMN baton.escalation_policy_version.policy IS '@plain Steps, and when the last one comes again.';
COMMENT ON COLUMN baton.escalation_policy_version.counts_working_time IS '@plain Whether one of its waits counts working time.';
COMMENT ON COLUMN baton.escalation_policy_version.reassigns IS '@plain Whether one of its steps gives the record to somebody else.';
COMMENT ON COLUMN baton.escalation_policy_version.freezes IS '@plain Whether one of its steps freezes somebody.';
COMMENT ON COLUMN baton.escalation_policy_version.role_keys IS '@plain Roles that it tells.';
COMMENT ON COLUMN baton.escalation_policy_version.member_ids IS '@plain Members that it tells by themselves.';
COMMENT ON COLUMN baton.escalation_policy_version.created_at IS '@plain When it was saved.';
SELECT baton.shard('escalation_policy_version');
ALTER TABLE baton.escalation_policy_version ADD CONSTRAINT escalation_policy_version_tenant_fkey
    FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- Which version holds for deadlines that begin now; without a row, what the lead policy says.
CREATE TABLE baton.escalation_policy (
    tenant_id uuid NOT NULL,
    trigger_key text NOT NULL,
    version_id uuid NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT escalation_policy_pkey PRIMARY KEY (tenant_id, trigger_key)
);
COMMENT ON COLUMN baton.escalation_policy.tenant_id IS '@plain';
COMMENT ON COLUMN baton.escalation_policy.trigger_key IS '@plain What has to run out.';
COMMENT ON COLUMN baton.escalation_policy.version_id IS '@plain The version that holds.';
COMMENT ON COLUMN baton.escalation_policy.updated_at IS '@plain Since when.';
SELECT baton.shard('escalation_policy');
ALTER TABLE baton.escalation_policy ADD CONSTRAINT escalation_policy_version_fkey
    FOREIGN KEY (tenant_id, version_id) REFERENCES baton.escalation_policy_version (tenant_id, id);

-- Under which version the running deadline of a lead was armed; without one, by the lead policy.
ALTER TABLE baton.lead ADD COLUMN escalation_policy_version_id uuid;
COMMENT ON COLUMN baton.lead.escalation_policy_version_id IS '@plain The version of the escalation policy that its running deadline was armed under.';
ALTER TABLE baton.lead ADD CONSTRAINT lead_escalation_policy_fkey
    FOREIGN KEY (tenant_id, escalation_policy_version_id) REFERENCES baton.escalation_policy_version (tenant_id, id) NOT VALID;
-- Empty again when somebody does something about the lead.
ALTER TABLE baton.lead ADD COLUMN escalated_from uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN baton.lead.escalated_from IS '@plain From whom escalation has taken it since somebody last did something about it.';

-- Somebody whom routing passes over. Each time it would have picked him, one is taken from what remains; at 0 it is over.
CREATE TABLE baton.assignment_freeze (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- The trigger of the policy: what was missed.
    reason text NOT NULL,
    subject_id uuid NOT NULL,
    policy_version_id uuid,
    -- From 1
    step smallint,
    assignments smallint NOT NULL,
    remaining smallint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    ended_at timestamptz,
    lifted_by uuid,
    CONSTRAINT assignment_freeze_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT assignment_freeze_assignments_check CHECK (assignments BETWEEN 1 AND 100),
    CONSTRAINT assignment_freeze_remaining_check CHECK (remaining BETWEEN 0 AND assignments)
);
COMMENT ON COLUMN baton.assignment_freeze.tenant_id IS '@plain';
COMMENT ON COLUMN baton.assignment_freeze.id IS '@plain';
COMMENT ON COLUMN baton.assignment_freeze.member_id IS '@plain Who is passed over.';
COMMENT ON COLUMN baton.assignment_freeze.reason IS '@plain What was missed: lead_response, lead_follow_up.';
COMMENT ON COLUMN baton.assignment_freeze.subject_id IS '@plain The record whose deadline was missed.';
COMMENT ON COLUMN baton.assignment_freeze.policy_version_id IS '@plain The version of the escalation policy that says so.';
COMMENT ON COLUMN baton.assignment_freeze.step IS '@plain The step of it, from 1.';
COMMENT ON COLUMN baton.assignment_freeze.assignments IS '@plain How often routing passes over him.';
COMMENT ON COLUMN baton.assignment_freeze.remaining IS '@plain How often still.';
COMMENT ON COLUMN baton.assignment_freeze.created_at IS '@plain';
COMMENT ON COLUMN baton.assignment_freeze.ended_at IS '@plain When it was over, or lifted.';
COMMENT ON COLUMN baton.assignment_freeze.lifted_by IS '@plain Who has lifted it; empty for an operator of the host, and when it has run out.';
SELECT baton.shard('assignment_freeze');
-- One for each record and member at a time.
CREATE UNIQUE INDEX assignment_freeze_running_key ON baton.assignment_freeze (tenant_id, member_id, subject_id) WHERE ended_at IS NULL;
CREATE INDEX assignment_freeze_created_idx ON baton.assignment_freeze (tenant_id, created_at DESC, id DESC);
CREATE INDEX assignment_freeze_subject_idx ON baton.assignment_freeze (tenant_id, subject_id) WHERE ended_at IS NULL;
ALTER TABLE baton.assignment_freeze ADD CONSTRAINT assignment_freeze_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.assignment_freeze ADD CONSTRAINT assignment_freeze_lifter_fkey
    FOREIGN KEY (tenant_id, lifted_by) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.assignment_freeze ADD CONSTRAINT assignment_freeze_version_fkey
    FOREIGN KEY (tenant_id, policy_version_id) REFERENCES baton.escalation_policy_version (tenant_id, id);
