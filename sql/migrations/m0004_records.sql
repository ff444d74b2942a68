-- The records around a customer, as far as the responsibility map needs them: who they are, who is responsible, how they stand. New tables;
-- lead and its children get columns with constant defaults (an exclusive lock for a moment, nothing is rewritten).
--
-- Each relation of a facet carries what reaches look at: owner_id, team_id, region_id, follower_ids, and where a customer stands behind it
-- related_region_id, the customer's region once the customer has signed. Children carry their record's.

-- Regions that a member has besides the one of his own.
CREATE TABLE baton.member_region (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    region_id uuid NOT NULL,
    CONSTRAINT member_region_pkey PRIMARY KEY (tenant_id, member_id, region_id)
);
SELECT baton.shard('member_region');
ALTER TABLE baton.member_region ADD CONSTRAINT member_region_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.member_region ADD CONSTRAINT member_region_region_fkey
    FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);
CREATE INDEX member_region_region_idx ON baton.member_region (tenant_id, region_id);

ALTER TABLE baton.lead ADD COLUMN follower_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.lead_payload ADD COLUMN region_id uuid;
ALTER TABLE baton.lead_payload ADD COLUMN follower_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.lead_signal ADD COLUMN region_id uuid;
ALTER TABLE baton.lead_signal ADD COLUMN follower_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.interaction ADD COLUMN region_id uuid;
ALTER TABLE baton.interaction ADD COLUMN follower_ids uuid[] NOT NULL DEFAULT '{}';

CREATE TABLE baton.customer (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    -- 1 prospect, 2 signed, 3 lost
    status smallint NOT NULL DEFAULT 1,
    signed_at timestamptz,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT customer_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT customer_name_check CHECK (name <> ''),
    CONSTRAINT customer_status_check CHECK (status BETWEEN 1 AND 3),
    CONSTRAINT customer_signed_check CHECK (status <> 2 OR signed_at IS NOT NULL)
);
SELECT baton.shard('customer');
ALTER TABLE baton.customer ADD CONSTRAINT customer_tenant_fkey
    FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.customer ADD CONSTRAINT customer_owner_fkey
    FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.customer ADD CONSTRAINT customer_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.customer ADD CONSTRAINT customer_region_fkey
    FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);

CREATE TABLE baton.contact (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name text NOT NULL,
    title text,
    -- E.164
    phone text,
    email text,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT contact_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT contact_name_check CHECK (name <> '')
);
SELECT baton.shard('contact');
ALTER TABLE baton.contact ADD CONSTRAINT contact_customer_fkey
    FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer (tenant_id, id);
CREATE INDEX contact_customer_idx ON baton.contact (tenant_id, customer_id, created_at, id) WHERE deleted_at IS NULL;

-- What was promised to a customer and how far it has come.
CREATE TABLE baton.delivery (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name text NOT NULL,
    -- 1 planned, 2 under way, 3 delivered, 4 accepted
    status smallint NOT NULL DEFAULT 1,
    percent smallint NOT NULL DEFAULT 0,
    due_on date,
    delivered_at timestamptz,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT delivery_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT delivery_name_check CHECK (name <> ''),
    CONSTRAINT delivery_status_check CHECK (status BETWEEN 1 AND 4),
    CONSTRAINT delivery_percent_check CHECK (percent BETWEEN 0 AND 100)
);
SELECT baton.shard('delivery');
ALTER TABLE baton.delivery ADD CONSTRAINT delivery_customer_fkey
    FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer (tenant_id, id);
CREATE INDEX delivery_customer_idx ON baton.delivery (tenant_id, customer_id, created_at, id) WHERE deleted_at IS NULL;

CREATE TABLE baton.ticket (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid,
    -- 1 technical solution, 2 service
    kind smallint NOT NULL,
    category text NOT NULL,
    subject text NOT NULL,
    -- 1 open, 2 under way, 3 closed
    status smallint NOT NULL DEFAULT 1,
    first_response_at timestamptz,
    closed_at timestamptz,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT ticket_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT ticket_kind_check CHECK (kind BETWEEN 1 AND 2),
    CONSTRAINT ticket_category_check CHECK (category ~ '^[a-z][a-z0-9_]{0,39}$'),
    CONSTRAINT ticket_subject_check CHECK (subject <> ''),
    CONSTRAINT ticket_status_check CHECK (status BETWEEN 1 AND 3),
    CONSTRAINT ticket_closed_check CHECK ((status = 3) = (closed_at IS NOT NULL))
);
SELECT baton.shard('ticket');
ALTER TABLE baton.ticket ADD CONSTRAINT ticket_tenant_fkey
    FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.ticket ADD CONSTRAINT ticket_customer_fkey
    FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer (tenant_id, id);
ALTER TABLE baton.ticket ADD CONSTRAINT ticket_owner_fkey
    FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.ticket ADD CONSTRAINT ticket_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.ticket ADD CONSTRAINT ticket_region_fkey
    FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);
CREATE INDEX ticket_customer_idx ON baton.ticket (tenant_id, customer_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ticket_closed_idx ON baton.ticket (tenant_id, closed_at) WHERE closed_at IS NOT NULL AND deleted_at IS NULL;

-- What was said about a ticket, in private.
CREATE TABLE baton.ticket_message (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    member_id uuid,
    content text NOT NULL,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT ticket_message_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT ticket_message_content_check CHECK (content <> '')
);
SELECT baton.shard('ticket_message');
ALTER TABLE baton.ticket_message ADD CONSTRAINT ticket_message_ticket_fkey
    FOREIGN KEY (tenant_id, ticket_id) REFERENCES baton.ticket (tenant_id, id);
CREATE INDEX ticket_message_ticket_idx ON baton.ticket_message (tenant_id, ticket_id, created_at, id);

CREATE TABLE baton.contract (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    -- 1 draft, 2 legal review, 3 customer sealed, 4 we sealed, 5 archived, 6 void
    status smallint NOT NULL DEFAULT 1,
    signed_at timestamptz,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    deleted_at timestamptz,
    CONSTRAINT contract_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT contract_number_check CHECK (number <> ''),
    CONSTRAINT contract_title_check CHECK (title <> ''),
    CONSTRAINT contract_status_check CHECK (status BETWEEN 1 AND 6)
);
SELECT baton.shard('contract');
ALTER TABLE baton.contract ADD CONSTRAINT contract_customer_fkey
    FOREIGN KEY (tenant_id, customer_id) REFERENCES baton.customer (tenant_id, id);
ALTER TABLE baton.contract ADD CONSTRAINT contract_owner_fkey
    FOREIGN KEY (tenant_id, owner_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.contract ADD CONSTRAINT contract_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.contract ADD CONSTRAINT contract_region_fkey
    FOREIGN KEY (tenant_id, region_id) REFERENCES baton.region (tenant_id, id);
CREATE UNIQUE INDEX contract_number_key ON baton.contract (tenant_id, number) WHERE deleted_at IS NULL;
CREATE INDEX contract_customer_idx ON baton.contract (tenant_id, customer_id, created_at, id) WHERE deleted_at IS NULL;

-- What a contract is worth: a facet of its own, therefore a table of its own.
CREATE TABLE baton.contract_amount (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    currency text NOT NULL DEFAULT 'CNY',
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    follower_ids uuid[] NOT NULL DEFAULT '{}',
    related_region_id uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT contract_amount_pkey PRIMARY KEY (tenant_id, contract_id),
    CONSTRAINT contract_amount_amount_check CHECK (amount_minor >= 0)
);
SELECT baton.shard('contract_amount');
ALTER TABLE baton.contract_amount ADD CONSTRAINT contract_amount_contract_fkey
    FOREIGN KEY (tenant_id, contract_id) REFERENCES baton.contract (tenant_id, id);

-- How fast tickets of one kind and category were answered in one closed week: written by the worker, read by whoever may see aggregates only.
-- A group of fewer than 5 tickets or 3 members stands under the category `other`, and is left out where even that is too small.
CREATE TABLE baton.ticket_response_stat (
    tenant_id uuid NOT NULL,
    kind smallint NOT NULL,
    -- The Monday, in the tenant's zone.
    week date NOT NULL,
    category text NOT NULL,
    tickets integer NOT NULL,
    answered integer NOT NULL,
    -- Of the answered ones; to the minute.
    median_response_minutes integer,
    CONSTRAINT ticket_response_stat_pkey PRIMARY KEY (tenant_id, kind, week, category),
    CONSTRAINT ticket_response_stat_count_check CHECK (answered BETWEEN 0 AND tickets)
);
SELECT baton.shard('ticket_response_stat');
ALTER TABLE baton.ticket_response_stat ADD CONSTRAINT ticket_response_stat_tenant_fkey
    FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- Weeks that are closed for good: their figures are written once and never again, so that no two days differ by one ticket.
CREATE TABLE baton.ticket_response_week (
    tenant_id uuid NOT NULL,
    week date NOT NULL,
    closed_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT ticket_response_week_pkey PRIMARY KEY (tenant_id, week)
);
SELECT baton.shard('ticket_response_week');
ALTER TABLE baton.ticket_response_week ADD CONSTRAINT ticket_response_week_tenant_fkey
    FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- Children take their record's responsibility at their birth.
CREATE TRIGGER customer_relate BEFORE INSERT OR UPDATE ON baton.customer
    FOR EACH ROW EXECUTE FUNCTION baton.relate_customer();
CREATE TRIGGER contact_follow_record BEFORE INSERT ON baton.contact
    FOR EACH ROW EXECUTE FUNCTION baton.follow_record('customer', 'customer_id');
CREATE TRIGGER delivery_follow_record BEFORE INSERT ON baton.delivery
    FOR EACH ROW EXECUTE FUNCTION baton.follow_record('customer', 'customer_id');
CREATE TRIGGER ticket_message_follow_record BEFORE INSERT ON baton.ticket_message
    FOR EACH ROW EXECUTE FUNCTION baton.follow_record('ticket', 'ticket_id');
CREATE TRIGGER contract_amount_follow_record BEFORE INSERT ON baton.contract_amount
    FOR EACH ROW EXECUTE FUNCTION baton.follow_record('contract', 'contract_id');
CREATE TRIGGER ticket_follow_customer BEFORE INSERT OR UPDATE OF customer_id ON baton.ticket
    FOR EACH ROW EXECUTE FUNCTION baton.follow_customer();
CREATE TRIGGER contract_follow_customer BEFORE INSERT OR UPDATE OF customer_id ON baton.contract
    FOR EACH ROW EXECUTE FUNCTION baton.follow_customer();
