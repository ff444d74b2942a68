-- Rules that look at any field, ways of finding a member, limits, absences, what each member wins, and appeals against freezes. New tables;
-- routing_rule and lead_policy get columns with constant defaults (an exclusive lock for a moment), and the few rows of routing_rule are rewritten.

ALTER TABLE baton.routing_rule ADD COLUMN is_enabled boolean NOT NULL DEFAULT true;
ALTER TABLE baton.routing_rule ADD COLUMN conditions jsonb NOT NULL DEFAULT '[]';
ALTER TABLE baton.routing_rule ADD COLUMN target smallint NOT NULL DEFAULT 1;
ALTER TABLE baton.routing_rule ADD COLUMN member_id uuid;
ALTER TABLE baton.routing_rule ADD COLUMN strategy smallint;
ALTER TABLE baton.routing_rule ADD COLUMN includes_subteams boolean NOT NULL DEFAULT false;
ALTER TABLE baton.routing_rule ADD COLUMN skips_off_hours boolean NOT NULL DEFAULT false;
ALTER TABLE baton.routing_rule ADD COLUMN assigns_off_hours boolean NOT NULL DEFAULT false;
ALTER TABLE baton.routing_rule ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE baton.routing_rule ADD COLUMN updated_at timestamptz NOT NULL DEFAULT baton.now();
ALTER TABLE baton.routing_rule ADD COLUMN broken_at timestamptz;
COMMENT ON COLUMN baton.routing_rule.is_enabled IS '@plain Whether it is tried.';
COMMENT ON COLUMN baton.routing_rule.conditions IS '@plain All of them must hold: [{"field":"…","operator":"…","values":["…"]}].';
COMMENT ON COLUMN baton.routing_rule.target IS '@plain 1 team, 2 member, 3 pool of a team.';
COMMENT ON COLUMN baton.routing_rule.member_id IS '@plain Who gets the leads, of target 2.';
COMMENT ON COLUMN baton.routing_rule.strategy IS '@plain 1 round robin, 2 least load, 3 capacity, 4 weighted; empty: the tenant''s.';
COMMENT ON COLUMN baton.routing_rule.includes_subteams IS '@plain Whether members of the teams below are asked too.';
COMMENT ON COLUMN baton.routing_rule.skips_off_hours IS '@plain Whether who is not at work is passed over.';
COMMENT ON COLUMN baton.routing_rule.assigns_off_hours IS '@plain Whether somebody gets it all the same when nobody is at work.';
COMMENT ON COLUMN baton.routing_rule.version IS '@plain Grows with every change.';
COMMENT ON COLUMN baton.routing_rule.updated_at IS '@plain';
COMMENT ON COLUMN baton.routing_rule.broken_at IS '@plain Since when it is known, and has been said, that it cannot be used.';
-- A member or nobody's pool needs no team; the columns of the first rules are not read any more.
ALTER TABLE baton.routing_rule ALTER COLUMN team_id DROP NOT NULL;
ALTER TABLE baton.routing_rule ADD CONSTRAINT routing_rule_target_check CHECK (
    target IN (1, 3) AND team_id IS NOT NULL AND member_id IS NULL OR target = 2 AND member_id IS NOT NULL AND team_id IS NULL) NOT VALID;
ALTER TABLE baton.routing_rule ADD CONSTRAINT routing_rule_strategy_check CHECK (strategy BETWEEN 1 AND 4) NOT VALID;
ALTER TABLE baton.routing_rule ADD CONSTRAINT routing_rule_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id) NOT VALID;
ALTER TABLE baton.routing_rule NO FORCE ROW LEVEL SECURITY;
UPDATE baton.routing_rule SET conditions =
    CASE WHEN region_id IS NULL THEN '[]'::jsonb
         ELSE jsonb_build_array(jsonb_build_object('field', 'region', 'operator', 'any_of', 'values', jsonb_build_array(region_id::text))) END
    || CASE WHEN product_line IS NULL THEN '[]'::jsonb
            ELSE jsonb_build_array(jsonb_build_object('field', 'product_line', 'operator', 'any_of', 'values', jsonb_build_array(product_line))) END
    || CASE WHEN budget_from_minor IS NULL THEN '[]'::jsonb
            ELSE jsonb_build_array(jsonb_build_object(
                'field', 'budget', 'operator', 'at_least', 'values', jsonb_build_array(budget_from_minor::text))) END
    || CASE WHEN budget_below_minor IS NULL THEN '[]'::jsonb
            ELSE jsonb_build_array(jsonb_build_object(
                'field', 'budget', 'operator', 'below', 'values', jsonb_build_array(budget_below_minor::text))) END;
ALTER TABLE baton.routing_rule FORCE ROW LEVEL SECURITY;

ALTER TABLE baton.lead_policy ADD COLUMN assignment_strategy smallint NOT NULL DEFAULT 2;
COMMENT ON COLUMN baton.lead_policy.assignment_strategy IS '@plain How members are found where a rule says nothing: 1 round robin, 2 least load, 3 capacity, 4 weighted.';
ALTER TABLE baton.lead_policy ADD CONSTRAINT lead_policy_strategy_check CHECK (assignment_strategy BETWEEN 1 AND 4) NOT VALID;

-- How much a member may get; what is empty has no limit. Without a row nothing has.
CREATE TABLE baton.member_capacity (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    max_open_leads integer,
    max_per_day integer,
    max_per_week integer,
    max_per_month integer,
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT member_capacity_pkey PRIMARY KEY (tenant_id, member_id),
    CONSTRAINT member_capacity_limit_check CHECK (
        max_open_leads BETWEEN 0 AND 1000000 AND max_per_day BETWEEN 0 AND 1000000 AND max_per_week BETWEEN 0 AND 1000000
        AND max_per_month BETWEEN 0 AND 1000000)
);
COMMENT ON COLUMN baton.member_capacity.tenant_id IS '@plain';
COMMENT ON COLUMN baton.member_capacity.member_id IS '@plain';
COMMENT ON COLUMN baton.member_capacity.max_open_leads IS '@plain With so many open leads routing gives no more.';
COMMENT ON COLUMN baton.member_capacity.max_per_day IS '@plain So many new leads by routing on a day of the tenant''s zone.';
COMMENT ON COLUMN baton.member_capacity.max_per_week IS '@plain The same in a week, from Monday.';
COMMENT ON COLUMN baton.member_capacity.max_per_month IS '@plain The same in a month.';
COMMENT ON COLUMN baton.member_capacity.updated_at IS '@plain';
SELECT baton.shard('member_capacity');
ALTER TABLE baton.member_capacity ADD CONSTRAINT member_capacity_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- When a member is away: whole days of the tenant's zone, the first and the last included.
CREATE TABLE baton.member_absence (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT member_absence_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT member_absence_days_check CHECK (first_day <= last_day)
);
COMMENT ON COLUMN baton.member_absence.tenant_id IS '@plain';
COMMENT ON COLUMN baton.member_absence.id IS '@plain';
COMMENT ON COLUMN baton.member_absence.member_id IS '@plain Who is away.';
COMMENT ON COLUMN baton.member_absence.first_day IS '@plain From when.';
COMMENT ON COLUMN baton.member_absence.last_day IS '@plain Until when, this day included.';
COMMENT ON COLUMN baton.member_absence.created_at IS '@plain';
SELECT baton.shard('member_absence');
CREATE INDEX member_absence_member_idx ON baton.member_absence (tenant_id, member_id, last_day);
ALTER TABLE baton.member_absence ADD CONSTRAINT member_absence_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- What routing has given a member with a quota, day by day. Written by whoever holds the lock of the member's team.
CREATE TABLE baton.assignment_tally (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    day date NOT NULL,
    assigned integer NOT NULL,
    CONSTRAINT assignment_tally_pkey PRIMARY KEY (tenant_id, member_id, day)
);
COMMENT ON COLUMN baton.assignment_tally.tenant_id IS '@plain';
COMMENT ON COLUMN baton.assignment_tally.member_id IS '@plain';
COMMENT ON COLUMN baton.assignment_tally.day IS '@plain A day of the tenant''s zone.';
COMMENT ON COLUMN baton.assignment_tally.assigned IS '@plain Leads that routing has given the member on it.';
SELECT baton.shard('assignment_tally');
ALTER TABLE baton.assignment_tally ADD CONSTRAINT assignment_tally_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- How each closed lead ended, and how long it took: what weights are computed from. Kept by a trigger on lead.
CREATE TABLE baton.lead_outcome (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    member_id uuid NOT NULL,
    is_won boolean NOT NULL,
    -- From its last assignment.
    cycle_s bigint NOT NULL,
    closed_at timestamptz NOT NULL,
    CONSTRAINT lead_outcome_pkey PRIMARY KEY (tenant_id, lead_id),
    CONSTRAINT lead_outcome_cycle_check CHECK (cycle_s >= 0)
);
COMMENT ON COLUMN baton.lead_outcome.tenant_id IS '@plain';
COMMENT ON COLUMN baton.lead_outcome.lead_id IS '@plain';
COMMENT ON COLUMN baton.lead_outcome.member_id IS '@plain Whose it was.';
COMMENT ON COLUMN baton.lead_outcome.is_won IS '@plain Whether it was converted.';
COMMENT ON COLUMN baton.lead_outcome.cycle_s IS '@plain Seconds from its last assignment to its end.';
COMMENT ON COLUMN baton.lead_outcome.closed_at IS '@plain When it was closed.';
SELECT baton.shard('lead_outcome');
CREATE INDEX lead_outcome_closed_idx ON baton.lead_outcome (tenant_id, closed_at);
ALTER TABLE baton.lead_outcome ADD CONSTRAINT lead_outcome_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
ALTER TABLE baton.lead_outcome ADD CONSTRAINT lead_outcome_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
CREATE TRIGGER lead_record_outcome AFTER UPDATE OF stage ON baton.lead
    FOR EACH ROW WHEN (OLD.stage IS DISTINCT FROM NEW.stage) EXECUTE FUNCTION baton.record_lead_outcome();

-- How fast and how often a member wins, of the last 180 days; computed every night.
CREATE TABLE baton.member_weight (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    won integer NOT NULL,
    lost integer NOT NULL,
    -- Mean of those won; empty when there are none.
    cycle_s bigint,
    weight_billionths bigint NOT NULL,
    computed_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT member_weight_pkey PRIMARY KEY (tenant_id, member_id),
    CONSTRAINT member_weight_weight_check CHECK (weight_billionths > 0)
);
COMMENT ON COLUMN baton.member_weight.tenant_id IS '@plain';
COMMENT ON COLUMN baton.member_weight.member_id IS '@plain';
COMMENT ON COLUMN baton.member_weight.won IS '@plain Leads that were converted.';
COMMENT ON COLUMN baton.member_weight.lost IS '@plain Leads that were disqualified.';
COMMENT ON COLUMN baton.member_weight.cycle_s IS '@plain Mean seconds from assignment to conversion.';
COMMENT ON COLUMN baton.member_weight.weight_billionths IS '@plain Smoothed rate of wins divided by smoothed cycle time in days, times a billion.';
COMMENT ON COLUMN baton.member_weight.computed_at IS '@plain';
SELECT baton.shard('member_weight');
ALTER TABLE baton.member_weight ADD CONSTRAINT member_weight_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- Where a member's turn by weight began the last time. Written by whoever holds the lock of the member's team.
CREATE TABLE baton.member_turn (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    turn bigint NOT NULL,
    CONSTRAINT member_turn_pkey PRIMARY KEY (tenant_id, member_id)
);
COMMENT ON COLUMN baton.member_turn.tenant_id IS '@plain';
COMMENT ON COLUMN baton.member_turn.member_id IS '@plain';
COMMENT ON COLUMN baton.member_turn.turn IS '@plain Of the queue in which high intent is shared out by weight.';
SELECT baton.shard('member_turn');
ALTER TABLE baton.member_turn ADD CONSTRAINT member_turn_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);

-- What a frozen member says against it, and what a supervisor has decided. One for each freeze.
CREATE TABLE baton.freeze_appeal (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    freeze_id uuid NOT NULL,
    member_id uuid NOT NULL,
    statement text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    -- 0 open, 1 accepted, 2 refused
    decision smallint NOT NULL DEFAULT 0,
    decided_by uuid,
    decided_at timestamptz,
    reply text,
    CONSTRAINT freeze_appeal_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT freeze_appeal_freeze_key UNIQUE (tenant_id, freeze_id),
    CONSTRAINT freeze_appeal_decision_check CHECK (decision BETWEEN 0 AND 2 AND (decision = 0) = (decided_at IS NULL))
);
COMMENT ON COLUMN baton.freeze_appeal.tenant_id IS '@plain';
COMMENT ON COLUMN baton.freeze_appeal.id IS '@plain';
COMMENT ON COLUMN baton.freeze_appeal.freeze_id IS '@plain Against which freeze.';
COMMENT ON COLUMN baton.freeze_appeal.member_id IS '@plain Who is frozen.';
COMMENT ON COLUMN baton.freeze_appeal.statement IS '@personal Why he thinks that it is wrong.';
COMMENT ON COLUMN baton.freeze_appeal.created_at IS '@plain';
COMMENT ON COLUMN baton.freeze_appeal.decision IS '@plain 0 open, 1 accepted, 2 refused.';
COMMENT ON COLUMN baton.freeze_appeal.decided_by IS '@plain Who has decided; empty for an operator of the host.';
COMMENT ON COLUMN baton.freeze_appeal.decided_at IS '@plain When.';
COMMENT ON COLUMN baton.freeze_appeal.reply IS '@personal What was answered.';
SELECT baton.shard('freeze_appeal');
CREATE INDEX freeze_appeal_created_idx ON baton.freeze_appeal (tenant_id, created_at DESC, id DESC);
ALTER TABLE baton.freeze_appeal ADD CONSTRAINT freeze_appeal_freeze_fkey
    FOREIGN KEY (tenant_id, freeze_id) REFERENCES baton.assignment_freeze (tenant_id, id);
ALTER TABLE baton.freeze_appeal ADD CONSTRAINT freeze_appeal_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.freeze_appeal ADD CONSTRAINT freeze_appeal_decider_fkey
    FOREIGN KEY (tenant_id, decided_by) REFERENCES baton.member (tenant_id, id);
-- What has been closed before: m0024.
