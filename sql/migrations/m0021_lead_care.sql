-- What leads are held to: evidence of a first touch, whom each was given to and whether it was answered in its window, no double calls, tasks,
-- conversion into a customer. New tables; lead_policy and interaction get columns with constant defaults, lead a constraint that is not looked
-- at for what is there (an exclusive lock for a moment each). Indexes of what is there already: m0024.

-- The gate, in its last line: whatever writes a lead, none stands behind `new` without a first touch, unless it was disqualified.
ALTER TABLE baton.lead ADD CONSTRAINT lead_first_touch_check CHECK (stage IN (1, 5) OR first_touch_at IS NOT NULL) NOT VALID;

ALTER TABLE baton.lead_policy ADD COLUMN mail_qualifies boolean NOT NULL DEFAULT true;
ALTER TABLE baton.lead_policy ADD COLUMN visit_qualifies boolean NOT NULL DEFAULT false;
ALTER TABLE baton.lead_policy ADD COLUMN double_call_days smallint NOT NULL DEFAULT 3;
-- 0 off, 1 warn, 2 refuse
ALTER TABLE baton.lead_policy ADD COLUMN double_call_mode smallint NOT NULL DEFAULT 1;
ALTER TABLE baton.lead_policy ADD COLUMN heat_green_percent smallint NOT NULL DEFAULT 85;
ALTER TABLE baton.lead_policy ADD COLUMN heat_amber_percent smallint NOT NULL DEFAULT 70;
ALTER TABLE baton.lead_policy ADD COLUMN deleted_days smallint NOT NULL DEFAULT 30;
ALTER TABLE baton.lead_policy ADD CONSTRAINT lead_policy_double_call_check
    CHECK (double_call_days BETWEEN 1 AND 365 AND double_call_mode BETWEEN 0 AND 2) NOT VALID;
ALTER TABLE baton.lead_policy ADD CONSTRAINT lead_policy_heat_check
    CHECK (heat_amber_percent BETWEEN 0 AND heat_green_percent AND heat_green_percent <= 100) NOT VALID;
ALTER TABLE baton.lead_policy ADD CONSTRAINT lead_policy_deleted_check CHECK (deleted_days BETWEEN 1 AND 3650) NOT VALID;
COMMENT ON COLUMN baton.lead_policy.mail_qualifies IS '@plain Whether a mail is a first touch.';
COMMENT ON COLUMN baton.lead_policy.visit_qualifies IS '@plain Whether a visit is a first touch.';
COMMENT ON COLUMN baton.lead_policy.double_call_days IS '@plain For how many days a touch of a colleague counts for who would call next.';
COMMENT ON COLUMN baton.lead_policy.double_call_mode IS '@plain What happens then: 0 nothing, 1 a warning, 2 a refusal.';
COMMENT ON COLUMN baton.lead_policy.heat_green_percent IS '@plain Share of first touches in their window from which a cell is green.';
COMMENT ON COLUMN baton.lead_policy.heat_amber_percent IS '@plain The same for amber; below it a cell is red.';
COMMENT ON COLUMN baton.lead_policy.deleted_days IS '@plain For how many days a deleted lead can be restored.';

-- 1 outbound, 2 inbound
ALTER TABLE baton.interaction ADD COLUMN direction smallint NOT NULL DEFAULT 1;
-- 1 connected, 2 no_answer, 3 busy, 4 wrong_number, 5 left_message, 6 refused
ALTER TABLE baton.interaction ADD COLUMN outcome smallint;
ALTER TABLE baton.interaction ADD COLUMN is_evidence boolean NOT NULL DEFAULT false;
ALTER TABLE baton.interaction ADD COLUMN corrected_at timestamptz;
ALTER TABLE baton.interaction ADD CONSTRAINT interaction_direction_check CHECK (direction BETWEEN 1 AND 2) NOT VALID;
ALTER TABLE baton.interaction ADD CONSTRAINT interaction_outcome_check CHECK (outcome BETWEEN 1 AND 6) NOT VALID;
COMMENT ON COLUMN baton.interaction.direction IS '@plain 1 outbound, 2 inbound.';
COMMENT ON COLUMN baton.interaction.outcome IS '@plain 1 connected, 2 no_answer, 3 busy, 4 wrong_number, 5 left_message, 6 refused.';
COMMENT ON COLUMN baton.interaction.is_evidence IS '@plain Whether it was enough for a first touch, by the rules of when it was recorded or corrected.';
COMMENT ON COLUMN baton.interaction.corrected_at IS '@plain When it was corrected last.';

-- What a telephone system calls an interaction that it has reported: reported twice, it is recorded once.
CREATE TABLE baton.interaction_external_id (
    tenant_id uuid NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    interaction_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT interaction_external_id_pkey PRIMARY KEY (tenant_id, source, external_id)
);
SELECT baton.shard('interaction_external_id');
ALTER TABLE baton.interaction_external_id ADD CONSTRAINT interaction_external_id_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
CREATE INDEX interaction_external_id_lead_idx ON baton.interaction_external_id (tenant_id, lead_id);
COMMENT ON COLUMN baton.interaction_external_id.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.interaction_external_id.source IS '@plain The other system.';
COMMENT ON COLUMN baton.interaction_external_id.external_id IS '@personal What it calls the interaction.';
COMMENT ON COLUMN baton.interaction_external_id.interaction_id IS '@plain The interaction.';
COMMENT ON COLUMN baton.interaction_external_id.lead_id IS '@plain The lead.';
COMMENT ON COLUMN baton.interaction_external_id.created_at IS '@plain When it was reported first.';

-- Whom a lead was given to, when, until when it had to be answered, and whether it was: written by a trigger on lead, so that no path goes past it.
CREATE TABLE baton.lead_assignment (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    -- Of the lead, when it was given.
    version integer NOT NULL,
    owner_id uuid,
    team_id uuid,
    assigned_at timestamptz NOT NULL,
    due_at timestamptz,
    awaits_touch boolean NOT NULL,
    touched_at timestamptz,
    in_window boolean,
    ended_at timestamptz,
    CONSTRAINT lead_assignment_pkey PRIMARY KEY (tenant_id, lead_id, version),
    CONSTRAINT lead_assignment_touch_check CHECK ((touched_at IS NULL) = (in_window IS NULL))
);
SELECT baton.shard('lead_assignment');
ALTER TABLE baton.lead_assignment ADD CONSTRAINT lead_assignment_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
ALTER TABLE baton.lead_assignment ADD CONSTRAINT lead_assignment_owner_fkey
    FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.lead_assignment ADD CONSTRAINT lead_assignment_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
CREATE INDEX lead_assignment_time_idx ON baton.lead_assignment (tenant_id, assigned_at) WHERE awaits_touch;
COMMENT ON COLUMN baton.lead_assignment.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.lead_assignment.lead_id IS '@plain The lead.';
COMMENT ON COLUMN baton.lead_assignment.version IS '@plain Version of the lead that the assignment made.';
COMMENT ON COLUMN baton.lead_assignment.owner_id IS '@plain Who got it.';
COMMENT ON COLUMN baton.lead_assignment.team_id IS '@plain The team that it lay in then.';
COMMENT ON COLUMN baton.lead_assignment.assigned_at IS '@plain When.';
COMMENT ON COLUMN baton.lead_assignment.due_at IS '@plain Until when it had to be touched.';
COMMENT ON COLUMN baton.lead_assignment.awaits_touch IS '@plain Whether a first touch was owed: not where the lead had one, and not where it was deleted in time.';
COMMENT ON COLUMN baton.lead_assignment.touched_at IS '@plain When it was touched first.';
COMMENT ON COLUMN baton.lead_assignment.in_window IS '@plain Whether that was in time.';
COMMENT ON COLUMN baton.lead_assignment.ended_at IS '@plain When somebody else got it, or nobody, or it was deleted.';

CREATE TRIGGER lead_record_assignment
    AFTER INSERT OR UPDATE OF owner_id, assigned_at, first_touch_at, due_at, deleted_at ON baton.lead
    FOR EACH ROW EXECUTE FUNCTION baton.record_assignment();

-- A team's week, written once when it is over.
CREATE TABLE baton.lead_response_week (
    tenant_id uuid NOT NULL,
    team_id uuid NOT NULL,
    -- The Monday, in the tenant's zone.
    week date NOT NULL,
    assigned integer NOT NULL,
    in_window integer NOT NULL,
    closed_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT lead_response_week_pkey PRIMARY KEY (tenant_id, team_id, week),
    CONSTRAINT lead_response_week_count_check CHECK (in_window BETWEEN 0 AND assigned)
);
SELECT baton.shard('lead_response_week');
ALTER TABLE baton.lead_response_week ADD CONSTRAINT lead_response_week_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
COMMENT ON COLUMN baton.lead_response_week.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.lead_response_week.team_id IS '@plain The team.';
COMMENT ON COLUMN baton.lead_response_week.week IS '@plain Its Monday.';
COMMENT ON COLUMN baton.lead_response_week.assigned IS '@plain Leads that were given in that week and owed a first touch.';
COMMENT ON COLUMN baton.lead_response_week.in_window IS '@plain Those of them that were touched in time.';
COMMENT ON COLUMN baton.lead_response_week.closed_at IS '@plain When it was written.';

-- Something to do, for somebody, until some time.
CREATE TABLE baton.task (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    -- 1 follow_up, 2 review
    kind smallint NOT NULL,
    title text NOT NULL,
    assignee_id uuid NOT NULL,
    created_by uuid,
    lead_id uuid,
    team_id uuid,
    -- Of a review: the week that it is about.
    week date,
    due_at timestamptz,
    reminded_at timestamptz,
    done_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT task_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT task_kind_check CHECK (kind BETWEEN 1 AND 2),
    CONSTRAINT task_title_check CHECK (title <> '')
);
SELECT baton.shard('task');
ALTER TABLE baton.task ADD CONSTRAINT task_assignee_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES baton.member (tenant_id, id);
COMMENT ON CONSTRAINT task_assignee_fkey ON baton.task IS '@reference Who is to do it; the task stays when he goes.';
ALTER TABLE baton.task ADD CONSTRAINT task_creator_fkey FOREIGN KEY (tenant_id, created_by) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.task ADD CONSTRAINT task_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.task ADD CONSTRAINT task_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
COMMENT ON CONSTRAINT task_lead_fkey ON baton.task IS '@part What is to be done about a lead says something about its person.';
CREATE INDEX task_assignee_idx ON baton.task (tenant_id, assignee_id, id) WHERE done_at IS NULL;
CREATE INDEX task_lead_idx ON baton.task (tenant_id, lead_id) WHERE lead_id IS NOT NULL;
-- A review of a team is asked for once, until it is done.
CREATE UNIQUE INDEX task_review_key ON baton.task (tenant_id, team_id, assignee_id) WHERE kind = 2 AND done_at IS NULL;
COMMENT ON COLUMN baton.task.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.task.id IS '@plain The task.';
COMMENT ON COLUMN baton.task.kind IS '@plain 1 follow_up, 2 review.';
COMMENT ON COLUMN baton.task.title IS '@personal What is to be done.';
COMMENT ON COLUMN baton.task.assignee_id IS '@plain Who is to do it.';
COMMENT ON COLUMN baton.task.created_by IS '@plain Who asked for it; empty for the service.';
COMMENT ON COLUMN baton.task.lead_id IS '@plain The lead that it is about.';
COMMENT ON COLUMN baton.task.team_id IS '@plain The team that it is about.';
COMMENT ON COLUMN baton.task.week IS '@plain The week that a review is about.';
COMMENT ON COLUMN baton.task.due_at IS '@plain Until when.';
COMMENT ON COLUMN baton.task.reminded_at IS '@plain When the assignee was reminded.';
COMMENT ON COLUMN baton.task.done_at IS '@plain When it was done.';
COMMENT ON COLUMN baton.task.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.task.updated_at IS '@plain When it was changed.';
COMMENT ON COLUMN baton.task.version IS '@plain Counts its changes.';

-- What the nightly look at all leads has found: nothing, it is hoped.
CREATE TABLE baton.self_check (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT baton.now(),
    found integer NOT NULL,
    repaired integer NOT NULL,
    -- [{"subject_id": …, "reason": …}, …], 100 at most
    findings jsonb NOT NULL DEFAULT '[]',
    told_at timestamptz,
    CONSTRAINT self_check_pkey PRIMARY KEY (tenant_id, id)
);
SELECT baton.shard('self_check');
ALTER TABLE baton.self_check ADD CONSTRAINT self_check_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
CREATE INDEX self_check_time_idx ON baton.self_check (tenant_id, checked_at DESC, id DESC);
COMMENT ON COLUMN baton.self_check.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.self_check.id IS '@plain The check.';
COMMENT ON COLUMN baton.self_check.checked_at IS '@plain When.';
COMMENT ON COLUMN baton.self_check.found IS '@plain How many faults there were.';
COMMENT ON COLUMN baton.self_check.repaired IS '@plain How many of them it could repair.';
COMMENT ON COLUMN baton.self_check.findings IS '@plain Ids and reasons of the first hundred.';
COMMENT ON COLUMN baton.self_check.told_at IS '@plain When admins were told.';

-- What may be sold to a customer.
CREATE TABLE baton.opportunity (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    lead_id uuid,
    name text NOT NULL,
    -- 1 qualifying, 2 proposal, 3 negotiation, 4 won, 5 lost
    stage smallint NOT NULL DEFAULT 1,
    amount_minor bigint,
    currency text NOT NULL DEFAULT 'CNY',
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT opportunity_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT opportunity_name_check CHECK (name <> ''),
    CONSTRAINT opportunity_stage_check CHECK (stage BETWEEN 1 AND 5),
    CONSTRAINT opportunity_amount_check CHECK (amount_minor >= 0)
);
SELECT baton.shard('opportunity');
ALTER TABLE baton.opportunity ADD CONSTRAINT opportunity_customer_fkey
    FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer (tenant_id, id);
ALTER TABLE baton.opportunity ADD CONSTRAINT opportunity_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
ALTER TABLE baton.opportunity ADD CONSTRAINT opportunity_owner_fkey
    FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.opportunity ADD CONSTRAINT opportunity_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.opportunity ADD CONSTRAINT opportunity_region_fkey
    FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);
CREATE INDEX opportunity_lead_idx ON baton.opportunity (tenant_id, lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX opportunity_customer_idx ON baton.opportunity (tenant_id, customer_id, created_at, id) WHERE deleted_at IS NULL;
CREATE TRIGGER opportunity_bump_version BEFORE UPDATE ON baton.opportunity
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION baton.bump_version();
CREATE TRIGGER opportunity_follow_customer BEFORE INSERT OR UPDATE OF customer_id ON baton.opportunity
    FOR EACH ROW EXECUTE FUNCTION baton.follow_customer();
COMMENT ON COLUMN baton.opportunity.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.opportunity.id IS '@plain The opportunity.';
COMMENT ON COLUMN baton.opportunity.customer_id IS '@plain The customer.';
COMMENT ON COLUMN baton.opportunity.lead_id IS '@plain The lead that it came from.';
COMMENT ON COLUMN baton.opportunity.name IS '@personal What it is called.';
COMMENT ON COLUMN baton.opportunity.stage IS '@plain 1 qualifying, 2 proposal, 3 negotiation, 4 won, 5 lost.';
COMMENT ON COLUMN baton.opportunity.amount_minor IS '@plain What it may be worth, in minor units.';
COMMENT ON COLUMN baton.opportunity.currency IS '@plain ISO 4217.';
COMMENT ON COLUMN baton.opportunity.owner_id IS '@plain Who is responsible.';
COMMENT ON COLUMN baton.opportunity.team_id IS '@plain The team.';
COMMENT ON COLUMN baton.opportunity.region_id IS '@plain The region.';
COMMENT ON COLUMN baton.opportunity.follower_ids IS '@plain Who follows it.';
COMMENT ON COLUMN baton.opportunity.related_region_id IS '@plain The region of the customer behind it, once the customer has signed.';
COMMENT ON COLUMN baton.opportunity.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.opportunity.updated_at IS '@plain When it was changed.';
COMMENT ON COLUMN baton.opportunity.version IS '@plain Counts its changes.';
COMMENT ON COLUMN baton.opportunity.deleted_at IS '@plain When it was deleted.';

-- What a lead has become: once.
CREATE TABLE baton.lead_conversion (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    contact_id uuid,
    opportunity_id uuid,
    converted_by uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    CONSTRAINT lead_conversion_pkey PRIMARY KEY (tenant_id, lead_id)
);
SELECT baton.shard('lead_conversion');
ALTER TABLE baton.lead_conversion ADD CONSTRAINT lead_conversion_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
ALTER TABLE baton.lead_conversion ADD CONSTRAINT lead_conversion_customer_fkey
    FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer (tenant_id, id);
ALTER TABLE baton.lead_conversion ADD CONSTRAINT lead_conversion_contact_fkey
    FOREIGN KEY (tenant_id, contact_id) REFERENCES baton.contact (tenant_id, id);
ALTER TABLE baton.lead_conversion ADD CONSTRAINT lead_conversion_opportunity_fkey
    FOREIGN KEY (tenant_id, opportunity_id) REFERENCES baton.opportunity (tenant_id, id);
ALTER TABLE baton.lead_conversion ADD CONSTRAINT lead_conversion_member_fkey
    FOREIGN KEY (tenant_id, converted_by) REFERENCES baton.member (tenant_id, id);
CREATE INDEX lead_conversion_customer_idx ON baton.lead_conversion (tenant_id, customer_id);
CREATE INDEX lead_conversion_contact_idx ON baton.lead_conversion (tenant_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX lead_conversion_opportunity_idx ON baton.lead_conversion (tenant_id, opportunity_id) WHERE opportunity_id IS NOT NULL;
COMMENT ON COLUMN baton.lead_conversion.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.lead_conversion.lead_id IS '@plain The lead.';
COMMENT ON COLUMN baton.lead_conversion.customer_id IS '@plain The customer that it became, or belongs to.';
COMMENT ON COLUMN baton.lead_conversion.contact_id IS '@plain The person at the customer.';
COMMENT ON COLUMN baton.lead_conversion.opportunity_id IS '@plain The opportunity.';
COMMENT ON COLUMN baton.lead_conversion.converted_by IS '@plain Who has done it.';
COMMENT ON COLUMN baton.lead_conversion.created_at IS '@plain When.';
COMMENT ON COLUMN baton.lead_conversion.owner_id IS '@plain The lead''s.';
COMMENT ON COLUMN baton.lead_conversion.team_id IS '@plain The lead''s.';
COMMENT ON COLUMN baton.lead_conversion.region_id IS '@plain The lead''s.';
COMMENT ON COLUMN baton.lead_conversion.follower_ids IS '@plain The lead''s.';

-- Row security is forced on the owner too, who is not meant to see rows otherwise.
ALTER TABLE baton.tenant NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.role_grant NO FORCE ROW LEVEL SECURITY;
-- Who may do everything may do what is new; the other roles are the tenants' own.
UPDATE baton.tenant SET access_version = access_version + 1;
INSERT INTO baton.role_grant (tenant_id, role_id, facet, action, reach)
SELECT r.tenant_id, r.id, g.facet, g.action, 'tenant' FROM baton.role r
CROSS JOIN (VALUES ('lead_card', 'delete'), ('opportunity_card', 'read'), ('opportunity_card', 'write'), ('opportunity_card', 'create'),
                   ('opportunity_card', 'export')) AS g (facet, action)
WHERE r.key = 'admin' ON CONFLICT DO NOTHING;
-- What waits for its first touch already: m0024.
ALTER TABLE baton.role_grant FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.role FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.tenant FORCE ROW LEVEL SECURITY;
