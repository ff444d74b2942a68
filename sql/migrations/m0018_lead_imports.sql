-- Files of leads: what was uploaded, how it is read, what became of its rows, and what it takes to undo it. New tables; two triggers of lead are
-- made anew, which takes a lock of lead against writers for a moment.

-- One file on its way. Nothing in it is about a person: what is stands in the tables below.
CREATE TABLE baton.lead_import (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    encoding text,
    bytes bigint NOT NULL,
    -- What was found in the file: sheets, header, columns, counts. JSON.
    detected jsonb NOT NULL,
    -- How it is to be read: sheet, header row, mapping, mode, key. JSON.
    options jsonb NOT NULL,
    -- 1 uploaded, 2 waiting or running, 3 done, 4 failed, 5 being undone, 6 undone
    state smallint NOT NULL DEFAULT 1,
    failure text,
    -- Rows that have been dealt with, in batches; the next batch begins behind them.
    done_rows integer NOT NULL DEFAULT 0,
    done_batches integer NOT NULL DEFAULT 0,
    created_count integer NOT NULL DEFAULT 0,
    updated_count integer NOT NULL DEFAULT 0,
    unchanged_count integer NOT NULL DEFAULT 0,
    rejected_count integer NOT NULL DEFAULT 0,
    blank_count integer NOT NULL DEFAULT 0,
    -- How many rows were rejected for what: codes with counts.
    reasons jsonb NOT NULL DEFAULT '{}',
    -- What an undo has done and what it could not do, for what reasons.
    undone jsonb,
    member_id uuid,
    -- Who has asked to take it back, and in whose name that is done.
    undone_by uuid,
    origin text,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    started_at timestamptz,
    ended_at timestamptz,
    -- When its file, its problems and its undo are forgotten.
    purge_at timestamptz NOT NULL,
    file_deleted_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT lead_import_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT lead_import_kind_check CHECK (kind IN ('csv', 'xlsx')),
    CONSTRAINT lead_import_state_check CHECK (state BETWEEN 1 AND 6),
    CONSTRAINT lead_import_bytes_check CHECK (bytes BETWEEN 1 AND 67108864)
);
COMMENT ON TABLE baton.lead_import IS 'A file of leads on its way.';
COMMENT ON COLUMN baton.lead_import.tenant_id IS '@plain';
COMMENT ON COLUMN baton.lead_import.id IS '@plain';
COMMENT ON COLUMN baton.lead_import.name IS '@plain What the file is called.';
COMMENT ON COLUMN baton.lead_import.kind IS '@plain csv, xlsx.';
COMMENT ON COLUMN baton.lead_import.encoding IS '@plain Of a delimited file.';
COMMENT ON COLUMN baton.lead_import.bytes IS '@plain Size of the file.';
COMMENT ON COLUMN baton.lead_import.detected IS '@plain What was found in the file: sheets, titles of columns, counts.';
COMMENT ON COLUMN baton.lead_import.options IS '@plain How it is read: sheet, header row, mapping, mode, key.';
COMMENT ON COLUMN baton.lead_import.state IS '@plain 1 uploaded, 2 running, 3 done, 4 failed, 5 being undone, 6 undone.';
COMMENT ON COLUMN baton.lead_import.failure IS '@plain Code of what ended it.';
COMMENT ON COLUMN baton.lead_import.done_rows IS '@plain Rows that have been dealt with.';
COMMENT ON COLUMN baton.lead_import.done_batches IS '@plain Batches that have been dealt with.';
COMMENT ON COLUMN baton.lead_import.created_count IS '@plain Rows that became leads.';
COMMENT ON COLUMN baton.lead_import.updated_count IS '@plain Rows that changed a lead.';
COMMENT ON COLUMN baton.lead_import.unchanged_count IS '@plain Rows that said what was known.';
COMMENT ON COLUMN baton.lead_import.rejected_count IS '@plain Rows that were refused.';
COMMENT ON COLUMN baton.lead_import.blank_count IS '@plain Rows without content.';
COMMENT ON COLUMN baton.lead_import.reasons IS '@plain Codes of problems with how many rows had them.';
COMMENT ON COLUMN baton.lead_import.undone IS '@plain What an undo did, and what it could not.';
COMMENT ON COLUMN baton.lead_import.member_id IS '@plain Who has uploaded it; none at the host''s command line.';
COMMENT ON COLUMN baton.lead_import.undone_by IS '@plain Who has asked to take it back; none at the host''s command line.';
COMMENT ON COLUMN baton.lead_import.origin IS '@plain How that member came in.';
COMMENT ON COLUMN baton.lead_import.created_at IS '@plain';
COMMENT ON COLUMN baton.lead_import.started_at IS '@plain When it was committed.';
COMMENT ON COLUMN baton.lead_import.ended_at IS '@plain';
COMMENT ON COLUMN baton.lead_import.purge_at IS '@plain When file, problems and undo are forgotten.';
COMMENT ON COLUMN baton.lead_import.file_deleted_at IS '@plain';
COMMENT ON COLUMN baton.lead_import.version IS '@plain Grows with every change of its options and state.';
SELECT baton.shard('lead_import');
ALTER TABLE baton.lead_import ADD CONSTRAINT lead_import_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
ALTER TABLE baton.lead_import ADD CONSTRAINT lead_import_member_fkey
    FOREIGN KEY (tenant_id, member_id) REFERENCES baton.member (tenant_id, id);
ALTER TABLE baton.lead_import ADD CONSTRAINT lead_import_undone_by_fkey
    FOREIGN KEY (tenant_id, undone_by) REFERENCES baton.member (tenant_id, id);
CREATE INDEX lead_import_created_idx ON baton.lead_import (tenant_id, created_at DESC, id DESC);
CREATE INDEX lead_import_purge_idx ON baton.lead_import (tenant_id, purge_at) WHERE file_deleted_at IS NULL;

-- Imports that are due stand among all deadlines that are: a hundred thousand overdue ones are not looked through every two seconds.
CREATE INDEX timer_lead_import_idx ON baton.timer (fire_at, tenant_id) WHERE kind = 'lead_import';

-- The file as it came, in pieces. Erasure of a person empties it for the whole tenant: nobody can say who stands in a file.
CREATE TABLE baton.lead_import_chunk (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    position integer NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT lead_import_chunk_pkey PRIMARY KEY (tenant_id, import_id, position),
    CONSTRAINT lead_import_chunk_length_check CHECK (octet_length(body) <= 1048576)
);
COMMENT ON TABLE baton.lead_import_chunk IS '@cache Pieces of the file of an import.';
COMMENT ON COLUMN baton.lead_import_chunk.tenant_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_chunk.import_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_chunk.position IS '@plain From 0.';
COMMENT ON COLUMN baton.lead_import_chunk.body IS '@personal @secret The bytes.';
SELECT baton.shard('lead_import_chunk');
ALTER TABLE baton.lead_import_chunk ADD CONSTRAINT lead_import_chunk_import_fkey
    FOREIGN KEY (tenant_id, import_id) REFERENCES baton.lead_import (tenant_id, id);
ALTER TABLE baton.lead_import_chunk ALTER COLUMN body SET STORAGE EXTERNAL;

-- Why a row was not taken. Cells stay in the file.
CREATE TABLE baton.lead_import_problem (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    line integer NOT NULL,
    problems jsonb NOT NULL,
    CONSTRAINT lead_import_problem_pkey PRIMARY KEY (tenant_id, import_id, line)
);
COMMENT ON TABLE baton.lead_import_problem IS '@cache Rows of an import that were refused, and why.';
COMMENT ON COLUMN baton.lead_import_problem.tenant_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_problem.import_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_problem.line IS '@plain Line or row of the file, from 1.';
COMMENT ON COLUMN baton.lead_import_problem.problems IS '@personal @secret Codes and sentences, with the cells that they are about.';
SELECT baton.shard('lead_import_problem');
ALTER TABLE baton.lead_import_problem ADD CONSTRAINT lead_import_problem_import_fkey
    FOREIGN KEY (tenant_id, import_id) REFERENCES baton.lead_import (tenant_id, id);

-- What a batch has created: one row for a thousand leads, because a row for each would cost as much as a tenth of the lead itself.
CREATE TABLE baton.lead_import_batch (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    number integer NOT NULL,
    lines integer[] NOT NULL,
    lead_ids uuid[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT lead_import_batch_pkey PRIMARY KEY (tenant_id, import_id, number),
    CONSTRAINT lead_import_batch_length_check CHECK (cardinality(lines) = cardinality(lead_ids))
);
COMMENT ON TABLE baton.lead_import_batch IS 'Leads that a batch of an import has created.';
COMMENT ON COLUMN baton.lead_import_batch.tenant_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_batch.import_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_batch.number IS '@plain From 0.';
COMMENT ON COLUMN baton.lead_import_batch.lines IS '@plain Lines of the file, one for each lead.';
COMMENT ON COLUMN baton.lead_import_batch.lead_ids IS '@plain';
COMMENT ON COLUMN baton.lead_import_batch.created_at IS '@plain When they were created.';
SELECT baton.shard('lead_import_batch');
ALTER TABLE baton.lead_import_batch ADD CONSTRAINT lead_import_batch_import_fkey
    FOREIGN KEY (tenant_id, import_id) REFERENCES baton.lead_import (tenant_id, id);

-- What a row has changed on a lead that was there.
CREATE TABLE baton.lead_import_change (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    line integer NOT NULL,
    -- The lead's columns before and after.
    before jsonb NOT NULL,
    after jsonb,
    CONSTRAINT lead_import_change_pkey PRIMARY KEY (tenant_id, import_id, lead_id)
);
COMMENT ON TABLE baton.lead_import_change IS 'What an import has changed on a lead.';
COMMENT ON COLUMN baton.lead_import_change.tenant_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_change.import_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_change.lead_id IS '@plain';
COMMENT ON COLUMN baton.lead_import_change.line IS '@plain Line of the file.';
COMMENT ON COLUMN baton.lead_import_change.before IS '@personal Its columns before.';
COMMENT ON COLUMN baton.lead_import_change.after IS '@personal Its columns after.';
SELECT baton.shard('lead_import_change');
ALTER TABLE baton.lead_import_change ADD CONSTRAINT lead_import_change_import_fkey
    FOREIGN KEY (tenant_id, import_id) REFERENCES baton.lead_import (tenant_id, id);
COMMENT ON CONSTRAINT lead_import_change_import_fkey ON baton.lead_import_change IS '@reference';
ALTER TABLE baton.lead_import_change ADD CONSTRAINT lead_import_change_lead_fkey
    FOREIGN KEY (tenant_id, lead_id) REFERENCES baton.lead (tenant_id, id);
CREATE INDEX lead_import_change_lead_idx ON baton.lead_import_change (tenant_id, lead_id);

-- A batch of new leads counts them in one statement for each counter (LeadBatchCapture.swift): the counters' rows are the same for all of its
-- leads, and to change one a thousand times in a transaction costs as much as the leads themselves. Only around the statement that inserts them.
CREATE OR REPLACE TRIGGER lead_count_open AFTER INSERT OR UPDATE OF owner_id, stage, deleted_at OR DELETE ON baton.lead
    FOR EACH ROW WHEN (current_setting('baton.counts_itself', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION baton.count_open_lead();
CREATE OR REPLACE TRIGGER lead_admit AFTER INSERT OR UPDATE OF stage, deleted_at OR DELETE ON baton.lead
    FOR EACH ROW WHEN (current_setting('baton.counts_itself', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION baton.count_usage('open_leads');
