-- Rules of scores with windows, decay and conditions, re-scoring in the background, and what forms of web sites may be told. New tables;
-- score_rule and intake_form, which are small, get columns with constant defaults (an exclusive lock for a moment).

-- What the lead is, and not what it has done: `signal` is then a name that no signal has, so that the previous release counts nothing for it.
ALTER TABLE baton.score_rule ADD COLUMN is_profile boolean NOT NULL DEFAULT false;
ALTER TABLE baton.score_rule ADD COLUMN label_en text;
-- The points of a rule may add up to so many, without their sign.
ALTER TABLE baton.score_rule ADD COLUMN max_points smallint;
-- Only signals of the last so many days count.
ALTER TABLE baton.score_rule ADD COLUMN window_days integer;
-- 0 none, 1 linear, 2 half-life
ALTER TABLE baton.score_rule ADD COLUMN decay smallint NOT NULL DEFAULT 0;
ALTER TABLE baton.score_rule ADD COLUMN decay_days integer;
-- [{"field": …, "operator": …, "values": […]}, …], all of which hold; as those of routing rules.
ALTER TABLE baton.score_rule ADD COLUMN conditions jsonb NOT NULL DEFAULT '[]';
-- Since when it is known, and has been said, that a condition names what there is no more.
ALTER TABLE baton.score_rule ADD COLUMN broken_at timestamptz;
ALTER TABLE baton.score_rule ADD CONSTRAINT score_rule_max_points_check CHECK (max_points BETWEEN 1 AND 1000) NOT VALID;
ALTER TABLE baton.score_rule ADD CONSTRAINT score_rule_window_check CHECK (window_days BETWEEN 1 AND 3650) NOT VALID;
ALTER TABLE baton.score_rule ADD CONSTRAINT score_rule_decay_check
    CHECK (decay BETWEEN 0 AND 2 AND (decay = 0) = (decay_days IS NULL) AND decay_days BETWEEN 1 AND 3650) NOT VALID;
COMMENT ON COLUMN baton.score_rule.is_profile IS '@plain Whether it is about what a lead is, and not about a signal.';
COMMENT ON COLUMN baton.score_rule.label_en IS '@plain What it is called in English.';
COMMENT ON COLUMN baton.score_rule.max_points IS '@plain What it may add up to.';
COMMENT ON COLUMN baton.score_rule.window_days IS '@plain Signals of the last so many days count.';
COMMENT ON COLUMN baton.score_rule.decay IS '@plain 0 none, 1 linear, 2 half-life.';
COMMENT ON COLUMN baton.score_rule.decay_days IS '@plain To nothing, or to a half, after so many days.';
COMMENT ON COLUMN baton.score_rule.conditions IS '@plain All of them must hold: [{"field":"…","operator":"…","values":["…"]}].';
COMMENT ON COLUMN baton.score_rule.broken_at IS '@plain Since when it is known, and has been said, that it cannot be used.';

-- All open leads are scored again, in the order of their ids.
CREATE TABLE baton.rescoring (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    -- 1 running, 2 done, 3 superseded
    state smallint NOT NULL DEFAULT 1,
    cause text NOT NULL,
    caused_by uuid,
    -- Open leads at its beginning; more may come in meanwhile.
    total integer NOT NULL,
    done integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    raised integer NOT NULL DEFAULT 0,
    lowered integer NOT NULL DEFAULT 0,
    -- 1 all open leads, 2 those that came in at its beginning, perhaps scored by the rules before
    pass smallint NOT NULL DEFAULT 1,
    after_id uuid,
    -- Leads that somebody was working on when their turn came.
    postponed uuid[] NOT NULL DEFAULT '{}',
    -- Whose leads have become high intent, and how many of each: they are told at its end.
    told_ids uuid[] NOT NULL DEFAULT '{}',
    told_counts integer[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    started_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT rescoring_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT rescoring_state_check CHECK (state BETWEEN 1 AND 3),
    CONSTRAINT rescoring_pass_check CHECK (pass BETWEEN 1 AND 2)
);
COMMENT ON COLUMN baton.rescoring.tenant_id IS '@plain';
COMMENT ON COLUMN baton.rescoring.id IS '@plain';
COMMENT ON COLUMN baton.rescoring.state IS '@plain 1 running, 2 done, 3 superseded.';
COMMENT ON COLUMN baton.rescoring.cause IS '@plain score_rules, thresholds, time, requested.';
COMMENT ON COLUMN baton.rescoring.caused_by IS '@plain The member who has changed the rules; empty for the host and for time.';
COMMENT ON COLUMN baton.rescoring.total IS '@plain Open leads at its beginning.';
COMMENT ON COLUMN baton.rescoring.done IS '@plain Leads looked at.';
COMMENT ON COLUMN baton.rescoring.changed IS '@plain Leads whose score or intent is another one now.';
COMMENT ON COLUMN baton.rescoring.raised IS '@plain Leads whose intent has become higher.';
COMMENT ON COLUMN baton.rescoring.lowered IS '@plain Leads whose intent has become lower.';
COMMENT ON COLUMN baton.rescoring.pass IS '@plain 1 all open leads, 2 those that came in at its beginning.';
COMMENT ON COLUMN baton.rescoring.after_id IS '@plain The last lead that was looked at.';
COMMENT ON COLUMN baton.rescoring.postponed IS '@plain Leads that were locked.';
COMMENT ON COLUMN baton.rescoring.told_ids IS '@plain Owners of leads that have become high intent.';
COMMENT ON COLUMN baton.rescoring.told_counts IS '@plain How many of each.';
COMMENT ON COLUMN baton.rescoring.created_at IS '@plain';
COMMENT ON COLUMN baton.rescoring.started_at IS '@plain';
COMMENT ON COLUMN baton.rescoring.finished_at IS '@plain';
SELECT baton.shard('rescoring');
-- One at a time.
CREATE UNIQUE INDEX rescoring_running_key ON baton.rescoring (tenant_id) WHERE state = 1;
ALTER TABLE baton.rescoring ADD CONSTRAINT rescoring_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- What a form is, as LeadChannel counts.
ALTER TABLE baton.intake_form ADD COLUMN channel smallint NOT NULL DEFAULT 2;
-- Origins of web sites that may post; empty: any.
ALTER TABLE baton.intake_form ADD COLUMN allowed_origins text[] NOT NULL DEFAULT '{}';
-- A field that people do not see; who fills it in is a machine.
ALTER TABLE baton.intake_form ADD COLUMN honeypot text;
ALTER TABLE baton.intake_form ADD COLUMN per_minute integer NOT NULL DEFAULT 120;
ALTER TABLE baton.intake_form ADD COLUMN client_per_minute integer NOT NULL DEFAULT 30;
-- Names of the site's fields, and which of the lead each is.
ALTER TABLE baton.intake_form ADD COLUMN mapped_names text[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.intake_form ADD COLUMN mapped_fields text[] NOT NULL DEFAULT '{}';
-- What fields of the lead are when the form says nothing of them.
ALTER TABLE baton.intake_form ADD COLUMN default_fields text[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.intake_form ADD COLUMN default_values text[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.intake_form ADD COLUMN keeps_unknown boolean NOT NULL DEFAULT false;
ALTER TABLE baton.intake_form ADD COLUMN redirect_url text;
ALTER TABLE baton.intake_form ADD COLUMN thanks text;
-- Signals that may be handed in with its key.
ALTER TABLE baton.intake_form ADD COLUMN accepts_signals text[] NOT NULL DEFAULT '{}';
-- Since when it is known, and has been said, that it names what there is no more.
ALTER TABLE baton.intake_form ADD COLUMN broken_at timestamptz;
ALTER TABLE baton.intake_form ADD CONSTRAINT intake_form_channel_check CHECK (channel BETWEEN 1 AND 7) NOT VALID;
ALTER TABLE baton.intake_form ADD CONSTRAINT intake_form_rate_check
    CHECK (per_minute BETWEEN 1 AND 6000 AND client_per_minute BETWEEN 1 AND 6000) NOT VALID;
ALTER TABLE baton.intake_form ADD CONSTRAINT intake_form_mapping_check
    CHECK (cardinality(mapped_names) = cardinality(mapped_fields) AND cardinality(default_fields) = cardinality(default_values)) NOT VALID;
COMMENT ON COLUMN baton.intake_form.channel IS '@plain The channel of its leads.';
COMMENT ON COLUMN baton.intake_form.allowed_origins IS '@plain Origins that may post; empty: any.';
COMMENT ON COLUMN baton.intake_form.honeypot IS '@plain A field that only machines fill in.';
COMMENT ON COLUMN baton.intake_form.per_minute IS '@plain Requests a minute.';
COMMENT ON COLUMN baton.intake_form.client_per_minute IS '@plain Requests a minute from one address.';
COMMENT ON COLUMN baton.intake_form.mapped_names IS '@plain Names of the site''s fields …';
COMMENT ON COLUMN baton.intake_form.mapped_fields IS '@plain … and the fields of the lead that they are.';
COMMENT ON COLUMN baton.intake_form.default_fields IS '@plain Fields of the lead …';
COMMENT ON COLUMN baton.intake_form.default_values IS '@plain … and what they are without a value.';
COMMENT ON COLUMN baton.intake_form.keeps_unknown IS '@plain Whether other fields are kept with the raw payload instead of refused.';
COMMENT ON COLUMN baton.intake_form.redirect_url IS '@plain Where a browser goes after an HTML form.';
COMMENT ON COLUMN baton.intake_form.thanks IS '@plain What the page says that thanks for it.';
COMMENT ON COLUMN baton.intake_form.accepts_signals IS '@plain Signals that may be handed in with its key.';
COMMENT ON COLUMN baton.intake_form.broken_at IS '@plain Since when it is known, and has been said, that it names what there is no more.';

-- How often a form was used, by the tenant's days.
CREATE TABLE baton.form_day (
    tenant_id uuid NOT NULL,
    form_id uuid NOT NULL,
    day date NOT NULL,
    received integer NOT NULL DEFAULT 0,
    -- The same once more.
    repeated integer NOT NULL DEFAULT 0,
    -- The honeypot was filled in.
    trapped integer NOT NULL DEFAULT 0,
    -- Something was wrong with it.
    refused integer NOT NULL DEFAULT 0,
    signals integer NOT NULL DEFAULT 0,
    CONSTRAINT form_day_pkey PRIMARY KEY (tenant_id, form_id, day)
);
COMMENT ON COLUMN baton.form_day.tenant_id IS '@plain';
COMMENT ON COLUMN baton.form_day.form_id IS '@plain The form.';
COMMENT ON COLUMN baton.form_day.day IS '@plain A day of the tenant.';
COMMENT ON COLUMN baton.form_day.received IS '@plain Leads.';
COMMENT ON COLUMN baton.form_day.repeated IS '@plain Submissions that came once more.';
COMMENT ON COLUMN baton.form_day.trapped IS '@plain Submissions of machines.';
COMMENT ON COLUMN baton.form_day.refused IS '@plain Submissions with something wrong.';
COMMENT ON COLUMN baton.form_day.signals IS '@plain Signals handed in, whether or not there was a lead for them.';
SELECT baton.shard('form_day');
ALTER TABLE baton.form_day ADD CONSTRAINT form_day_form_fkey
    FOREIGN KEY (tenant_id, form_id) REFERENCES baton.intake_form (tenant_id, id);

-- What came in within the last ten minutes, so that a second click makes no second lead.
CREATE TABLE baton.form_submission (
    tenant_id uuid NOT NULL,
    form_id uuid NOT NULL,
    body_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT form_submission_pkey PRIMARY KEY (tenant_id, form_id, body_hash)
);
COMMENT ON TABLE baton.form_submission IS '@cache Submissions of the last minutes, by their hashes.';
COMMENT ON COLUMN baton.form_submission.tenant_id IS '@plain';
COMMENT ON COLUMN baton.form_submission.form_id IS '@plain The form.';
COMMENT ON COLUMN baton.form_submission.body_hash IS '@plain SHA-256 of the body.';
COMMENT ON COLUMN baton.form_submission.created_at IS '@plain';
SELECT baton.shard('form_submission');
CREATE INDEX form_submission_created_idx ON baton.form_submission (tenant_id, form_id, created_at);
ALTER TABLE baton.form_submission ADD CONSTRAINT form_submission_form_fkey
    FOREIGN KEY (tenant_id, form_id) REFERENCES baton.intake_form (tenant_id, id);
