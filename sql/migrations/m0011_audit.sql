-- Who did what, from where, with what was there before. A new table and a column (an exclusive lock for a moment, nothing is rewritten).

-- How the actor came in: `api_key:<id>`, `session:<id>`, `form:<id>`, `cli`, `worker`.
ALTER TABLE baton.event ADD COLUMN origin text;

-- What of an event says something about a person: apart from it, because it has to be erased and an event never changes.
CREATE TABLE baton.event_personal (
    tenant_id uuid NOT NULL,
    event_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    subject_id uuid NOT NULL,
    -- {"phone": ["before", "after"], …}
    changes jsonb NOT NULL,
    CONSTRAINT event_personal_pkey PRIMARY KEY (tenant_id, event_id, created_at)
) PARTITION BY RANGE (created_at);
COMMENT ON COLUMN baton.event_personal.tenant_id IS '@plain';
COMMENT ON COLUMN baton.event_personal.event_id IS '@plain';
COMMENT ON COLUMN baton.event_personal.created_at IS '@plain';
COMMENT ON COLUMN baton.event_personal.subject_id IS '@plain The record that the event is about.';
COMMENT ON COLUMN baton.event_personal.changes IS '@personal Values before and after, by field.';
SELECT baton.shard('event_personal');
CREATE INDEX event_personal_subject_idx ON baton.event_personal (tenant_id, subject_id);
ALTER TABLE baton.event_personal ADD CONSTRAINT event_personal_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
