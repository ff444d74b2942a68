-- When people work: calendars of tenants and teams, and public holidays. New tables; lead_policy gets columns with a constant default (an
-- exclusive lock for a moment, nothing is rewritten).

-- One year of a public calendar, as an authority has announced it; imported by the host, or part of the program.
CREATE TABLE baton.public_calendar (
    key text NOT NULL,
    year smallint NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    published_on date,
    imported_at timestamptz NOT NULL DEFAULT baton.now(),
    CONSTRAINT public_calendar_pkey PRIMARY KEY (key, year),
    CONSTRAINT public_calendar_key_check CHECK (key ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
    CONSTRAINT public_calendar_year_check CHECK (year BETWEEN 2000 AND 2199)
);
COMMENT ON TABLE baton.public_calendar IS '@global Years of public calendars, of no tenant.';
COMMENT ON COLUMN baton.public_calendar.key IS '@plain Of which country, or part of it: CN, CN-XJ.';
COMMENT ON COLUMN baton.public_calendar.year IS '@plain Which year.';
COMMENT ON COLUMN baton.public_calendar.name IS '@plain Name.';
COMMENT ON COLUMN baton.public_calendar.source IS '@plain Which notice says so.';
COMMENT ON COLUMN baton.public_calendar.published_on IS '@plain When it was announced.';
COMMENT ON COLUMN baton.public_calendar.imported_at IS '@plain When it was taken in.';
SELECT baton.replicate('public_calendar');

CREATE TABLE baton.public_holiday (
    calendar_key text NOT NULL,
    day date NOT NULL,
    year smallint NOT NULL,
    -- 1 day off, 2 working day that makes up for one
    kind smallint NOT NULL,
    name text NOT NULL,
    -- With the year: a notice may say something about a day of the year before, and both are kept.
    CONSTRAINT public_holiday_pkey PRIMARY KEY (calendar_key, year, day),
    CONSTRAINT public_holiday_kind_check CHECK (kind IN (1, 2))
);
COMMENT ON TABLE baton.public_holiday IS '@global Days of public calendars that are no ordinary ones, of no tenant.';
COMMENT ON COLUMN baton.public_holiday.calendar_key IS '@plain Of which calendar.';
COMMENT ON COLUMN baton.public_holiday.day IS '@plain Which day.';
COMMENT ON COLUMN baton.public_holiday.year IS '@plain The notice of which year says so.';
COMMENT ON COLUMN baton.public_holiday.kind IS '@plain 1 day off, 2 working day that makes up for one.';
COMMENT ON COLUMN baton.public_holiday.name IS '@plain What the day is called.';
SELECT baton.replicate('public_holiday');
ALTER TABLE baton.public_holiday ADD CONSTRAINT public_holiday_calendar_fkey
    FOREIGN KEY (calendar_key, year) REFERENCES baton.public_calendar (key, year);

CREATE TABLE baton.working_calendar (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    zone text NOT NULL,
    -- Monday to Sunday, each like '09:00-12:00 13:30-18:00'; empty: nobody works.
    weekly_hours text[] NOT NULL,
    -- No foreign key: years that are part of the program stand in no table.
    public_calendar text,
    -- 1 Monday to 7 Sunday
    make_up_weekday smallint NOT NULL DEFAULT 1,
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT working_calendar_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT working_calendar_name_key UNIQUE (tenant_id, name),
    CONSTRAINT working_calendar_week_check CHECK (
        array_length(weekly_hours, 1) = 7 AND array_to_string(weekly_hours, '') <> '' AND array_position(weekly_hours, NULL) IS NULL),
    CONSTRAINT working_calendar_weekday_check CHECK (make_up_weekday BETWEEN 1 AND 7)
);
COMMENT ON COLUMN baton.working_calendar.tenant_id IS '@plain';
COMMENT ON COLUMN baton.working_calendar.id IS '@plain';
COMMENT ON COLUMN baton.working_calendar.name IS '@plain Name.';
COMMENT ON COLUMN baton.working_calendar.zone IS '@plain IANA name.';
COMMENT ON COLUMN baton.working_calendar.weekly_hours IS '@plain Working hours of Monday to Sunday.';
COMMENT ON COLUMN baton.working_calendar.public_calendar IS '@plain Whose holidays and make-up days hold.';
COMMENT ON COLUMN baton.working_calendar.make_up_weekday IS '@plain Whose hours hold on make-up days: 1 Monday to 7 Sunday.';
COMMENT ON COLUMN baton.working_calendar.is_default IS '@plain Whether it holds for teams without one of their own.';
COMMENT ON COLUMN baton.working_calendar.created_at IS '@plain';
COMMENT ON COLUMN baton.working_calendar.updated_at IS '@plain';
COMMENT ON COLUMN baton.working_calendar.version IS '@plain Grows with every change.';
SELECT baton.shard('working_calendar');
CREATE UNIQUE INDEX working_calendar_default_key ON baton.working_calendar (tenant_id) WHERE is_default;
ALTER TABLE baton.working_calendar ADD CONSTRAINT working_calendar_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);

-- Days of a calendar's own; they go before the public calendar.
CREATE TABLE baton.working_calendar_day (
    tenant_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    day date NOT NULL,
    -- 1 day off, 2 working day
    kind smallint NOT NULL,
    -- Like '09:00-12:00 13:30-18:00'; without them and a weekday, those of make-up days.
    hours text,
    -- 1 Monday to 7 Sunday
    hours_of smallint,
    name text,
    CONSTRAINT working_calendar_day_pkey PRIMARY KEY (tenant_id, calendar_id, day),
    CONSTRAINT working_calendar_day_kind_check CHECK (kind IN (1, 2)),
    CONSTRAINT working_calendar_day_hours_check CHECK (
        kind = 2 AND num_nonnulls(hours, hours_of) <= 1 OR kind = 1 AND num_nonnulls(hours, hours_of) = 0),
    CONSTRAINT working_calendar_day_weekday_check CHECK (hours_of BETWEEN 1 AND 7)
);
COMMENT ON COLUMN baton.working_calendar_day.tenant_id IS '@plain';
COMMENT ON COLUMN baton.working_calendar_day.calendar_id IS '@plain';
COMMENT ON COLUMN baton.working_calendar_day.day IS '@plain Which day.';
COMMENT ON COLUMN baton.working_calendar_day.kind IS '@plain 1 day off, 2 working day.';
COMMENT ON COLUMN baton.working_calendar_day.hours IS '@plain Its working hours, if they are its own.';
COMMENT ON COLUMN baton.working_calendar_day.hours_of IS '@plain Whose hours it has: 1 Monday to 7 Sunday.';
COMMENT ON COLUMN baton.working_calendar_day.name IS '@plain What the day is called.';
SELECT baton.shard('working_calendar_day');
ALTER TABLE baton.working_calendar_day ADD CONSTRAINT working_calendar_day_calendar_fkey
    FOREIGN KEY (tenant_id, calendar_id) REFERENCES baton.working_calendar (tenant_id, id);

-- Which teams have a calendar of their own; it holds for the teams below them too.
CREATE TABLE baton.team_calendar (
    tenant_id uuid NOT NULL,
    team_id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    CONSTRAINT team_calendar_pkey PRIMARY KEY (tenant_id, team_id)
);
COMMENT ON COLUMN baton.team_calendar.tenant_id IS '@plain';
COMMENT ON COLUMN baton.team_calendar.team_id IS '@plain';
COMMENT ON COLUMN baton.team_calendar.calendar_id IS '@plain The calendar of the team.';
SELECT baton.shard('team_calendar');
CREATE INDEX team_calendar_calendar_idx ON baton.team_calendar (tenant_id, calendar_id);
ALTER TABLE baton.team_calendar ADD CONSTRAINT team_calendar_team_fkey
    FOREIGN KEY (tenant_id, team_id) REFERENCES baton.team (tenant_id, id);
ALTER TABLE baton.team_calendar ADD CONSTRAINT team_calendar_calendar_fkey
    FOREIGN KEY (tenant_id, calendar_id) REFERENCES baton.working_calendar (tenant_id, id);

-- Which windows of leads count working time; the others, and all before this, count plain time.
ALTER TABLE baton.lead_policy ADD COLUMN response_in_working_time boolean NOT NULL DEFAULT false;
ALTER TABLE baton.lead_policy ADD COLUMN follow_up_in_working_time boolean NOT NULL DEFAULT false;
ALTER TABLE baton.lead_policy ADD COLUMN pool_in_working_time boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN baton.lead_policy.response_in_working_time IS '@plain Whether the response window counts working time.';
COMMENT ON COLUMN baton.lead_policy.follow_up_in_working_time IS '@plain Whether the follow-up window counts working time.';
COMMENT ON COLUMN baton.lead_policy.pool_in_working_time IS '@plain Whether the window of the pool counts working time.';
