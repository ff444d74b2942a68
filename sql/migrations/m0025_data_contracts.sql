-- What dashboards mean (D1). New tables; lead_assignment gets two columns without a scan.

-- The contracts of the service, the same for all tenants: from each version its view in schema `dashboard` is made, and from nothing else.
CREATE TABLE baton.data_contract (
    name text NOT NULL,
    version integer NOT NULL,
    definition jsonb NOT NULL,
    banner_zh text NOT NULL,
    banner_en text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT baton.now(),
    -- Of the view as PostgreSQL has understood it, when it was made.
    view_digest text,
    -- In the Open Data Contract Standard, without the server.
    odcs jsonb,
    CONSTRAINT data_contract_pkey PRIMARY KEY (name, version),
    CONSTRAINT data_contract_version_check CHECK (version >= 1),
    CONSTRAINT data_contract_name_check CHECK (definition ->> 'name' = name)
);
SELECT baton.replicate('data_contract');
COMMENT ON COLUMN baton.data_contract.name IS '@plain';
COMMENT ON COLUMN baton.data_contract.version IS '@plain';
COMMENT ON COLUMN baton.data_contract.definition IS '@plain';
COMMENT ON COLUMN baton.data_contract.banner_zh IS '@plain';
COMMENT ON COLUMN baton.data_contract.banner_en IS '@plain';
COMMENT ON COLUMN baton.data_contract.published_at IS '@plain';
COMMENT ON COLUMN baton.data_contract.view_digest IS '@plain';
COMMENT ON COLUMN baton.data_contract.odcs IS '@plain';
CREATE TRIGGER data_contract_check BEFORE INSERT OR UPDATE OF definition ON baton.data_contract
    FOR EACH ROW EXECUTE FUNCTION baton.check_contract();

-- The columns of their views, in their order.
CREATE TABLE baton.data_contract_field (
    name text NOT NULL,
    version integer NOT NULL,
    place integer NOT NULL,
    field text NOT NULL,
    role text NOT NULL,
    type text NOT NULL,
    unit text,
    meaning_zh text NOT NULL,
    meaning_en text NOT NULL,
    CONSTRAINT data_contract_field_pkey PRIMARY KEY (name, version, place),
    CONSTRAINT data_contract_field_role_check CHECK (role IN ('dimension', 'measure'))
);
SELECT baton.replicate('data_contract_field');
COMMENT ON COLUMN baton.data_contract_field.name IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.version IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.place IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.field IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.role IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.type IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.unit IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.meaning_zh IS '@plain';
COMMENT ON COLUMN baton.data_contract_field.meaning_en IS '@plain';

-- Those of a tenant. A version is never changed; the highest that is not retired is in force.
CREATE TABLE baton.tenant_contract (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    definition jsonb NOT NULL,
    banner_zh text NOT NULL,
    banner_en text NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    retired_at timestamptz,
    -- Its figures say what the tenant's rows were then.
    refreshed_at timestamptz,
    -- All of them were computed then, in that time zone; since then those of which the feed named a record up to here.
    computed_at timestamptz,
    computed_zone text,
    feed_position bigint,
    CONSTRAINT tenant_contract_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT tenant_contract_name_key UNIQUE (tenant_id, name, version),
    CONSTRAINT tenant_contract_version_check CHECK (version >= 1),
    CONSTRAINT tenant_contract_name_check CHECK (definition ->> 'name' = name)
);
SELECT baton.shard('tenant_contract');
ALTER TABLE baton.tenant_contract ADD CONSTRAINT tenant_contract_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.tenant_contract ADD CONSTRAINT tenant_contract_author_fkey
    FOREIGN KEY (tenant_id, created_by) REFERENCES baton.member (tenant_id, id);
CREATE INDEX tenant_contract_author_idx ON baton.tenant_contract (tenant_id, created_by);
CREATE TRIGGER tenant_contract_check BEFORE INSERT OR UPDATE OF definition ON baton.tenant_contract
    FOR EACH ROW EXECUTE FUNCTION baton.check_contract();
COMMENT ON COLUMN baton.tenant_contract.tenant_id IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.id IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.name IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.version IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.definition IS '@plain The contract as one document (functions/contracts.sql).';
COMMENT ON COLUMN baton.tenant_contract.banner_zh IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.banner_en IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.created_by IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.created_at IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.retired_at IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.refreshed_at IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.computed_at IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.computed_zone IS '@plain';
COMMENT ON COLUMN baton.tenant_contract.feed_position IS '@plain';

-- The figures of tenants' own contracts, one row for each group and measure: what BI tools read of them, because a tenant makes no views.
CREATE TABLE baton.dashboard_figure (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    -- Of the group, from 1 in the order of the grain.
    line integer NOT NULL,
    measure text NOT NULL,
    unit text NOT NULL,
    -- The values of the grain, in its order.
    grain text[] NOT NULL,
    value numeric,
    CONSTRAINT dashboard_figure_pkey PRIMARY KEY (tenant_id, contract_id, line, measure)
);
SELECT baton.shard('dashboard_figure');
ALTER TABLE baton.dashboard_figure ADD CONSTRAINT dashboard_figure_contract_fkey
    FOREIGN KEY (tenant_id, contract_id) REFERENCES baton.tenant_contract (tenant_id, id);
COMMENT ON COLUMN baton.dashboard_figure.tenant_id IS '@plain';
COMMENT ON COLUMN baton.dashboard_figure.contract_id IS '@plain';
COMMENT ON COLUMN baton.dashboard_figure.line IS '@plain';
COMMENT ON COLUMN baton.dashboard_figure.measure IS '@plain';
COMMENT ON COLUMN baton.dashboard_figure.unit IS '@plain';
COMMENT ON COLUMN baton.dashboard_figure.grain IS '@plain';
COMMENT ON COLUMN baton.dashboard_figure.value IS '@plain';

-- Assignments are read by whoever may read the leads of who got them then.
ALTER TABLE baton.lead_assignment ADD COLUMN region_id uuid;
ALTER TABLE baton.lead_assignment ADD COLUMN follower_ids uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN baton.lead_assignment.region_id IS '@plain Region of the lead then.';
COMMENT ON COLUMN baton.lead_assignment.follower_ids IS '@plain Nobody: whoever follows a lead sees the lead.';
