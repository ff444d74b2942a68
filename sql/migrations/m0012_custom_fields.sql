-- Fields that tenants add to leads. A new table; lead gets columns without defaults (an exclusive lock for a moment, nothing is rewritten) and
-- an index for each that lists go by, empty as the columns are.

CREATE TABLE baton.custom_field (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    -- The table that the field belongs to: lead.
    relation text NOT NULL,
    key text NOT NULL,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    -- 1 text, 2 number, 3 date, 4 choice, 5 multi_choice, 6 reference
    kind smallint NOT NULL,
    decimals smallint NOT NULL DEFAULT 0,
    -- Of a reference: member, team, region, lead, customer or contact.
    target text,
    -- [{"number":1,"key":"new","label_zh":"新建","label_en":"New","archived":false}, …]
    options jsonb NOT NULL DEFAULT '[]',
    -- Where the values are: a column of the relation.
    column_name text NOT NULL,
    is_required boolean NOT NULL DEFAULT false,
    default_value text,
    unit text,
    position integer NOT NULL DEFAULT 0,
    archived_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT baton.now(),
    updated_at timestamptz NOT NULL DEFAULT baton.now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT custom_field_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT custom_field_key_key UNIQUE (tenant_id, relation, key),
    CONSTRAINT custom_field_column_key UNIQUE (tenant_id, relation, column_name),
    CONSTRAINT custom_field_relation_check CHECK (relation = 'lead'),
    CONSTRAINT custom_field_key_check CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
    CONSTRAINT custom_field_kind_check CHECK (kind BETWEEN 1 AND 6),
    CONSTRAINT custom_field_decimals_check CHECK (decimals BETWEEN 0 AND 6),
    CONSTRAINT custom_field_target_check CHECK ((kind = 6) = (target IS NOT NULL)),
    CONSTRAINT custom_field_column_check CHECK (
        column_name ~ ('^custom_' || CASE kind WHEN 1 THEN 'text' WHEN 2 THEN 'number' WHEN 3 THEN 'date' WHEN 4 THEN 'number' WHEN 5 THEN 'set'
                                          ELSE 'reference' END || '_[1-9][0-9]?$'))
);
SELECT baton.shard('custom_field');
ALTER TABLE baton.custom_field ADD CONSTRAINT custom_field_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES baton.tenant (id);
COMMENT ON COLUMN baton.custom_field.tenant_id IS '@plain Whose row it is.';
COMMENT ON COLUMN baton.custom_field.id IS '@plain The field.';
COMMENT ON COLUMN baton.custom_field.relation IS '@plain The table that it belongs to.';
COMMENT ON COLUMN baton.custom_field.key IS '@plain What programs call it.';
COMMENT ON COLUMN baton.custom_field.label_zh IS '@plain What people read, in Chinese.';
COMMENT ON COLUMN baton.custom_field.label_en IS '@plain What people read, in English.';
COMMENT ON COLUMN baton.custom_field.kind IS '@plain 1 text, 2 number, 3 date, 4 choice, 5 multi_choice, 6 reference.';
COMMENT ON COLUMN baton.custom_field.decimals IS '@plain Digits behind the point of a number; the column holds the number without it.';
COMMENT ON COLUMN baton.custom_field.target IS '@plain Kind of record that a reference leads to.';
COMMENT ON COLUMN baton.custom_field.options IS '@plain Options of a choice; the column holds their numbers.';
COMMENT ON COLUMN baton.custom_field.column_name IS '@plain Where the values are.';
COMMENT ON COLUMN baton.custom_field.is_required IS '@plain Whether a new record needs one.';
COMMENT ON COLUMN baton.custom_field.default_value IS '@plain What a new record gets that comes without.';
COMMENT ON COLUMN baton.custom_field.unit IS '@plain What a number counts.';
COMMENT ON COLUMN baton.custom_field.position IS '@plain The order in which fields are shown.';
COMMENT ON COLUMN baton.custom_field.archived_at IS '@plain Since when it is neither shown nor written.';
COMMENT ON COLUMN baton.custom_field.created_at IS '@plain When it was made.';
COMMENT ON COLUMN baton.custom_field.updated_at IS '@plain When it was changed.';
COMMENT ON COLUMN baton.custom_field.version IS '@plain Counts its changes.';

-- Text; numbers without their point, and numbers of options; days; sets of options' numbers; ids. What a column means is the tenant's. What is
-- known of a person may stand in any of them but the ids.
DO $do$
DECLARE
    c record;
BEGIN
    FOR c IN
        SELECT format('custom_%s_%s', k.kind, n) AS name, k.type, k.is_ordered, k.class
        FROM (VALUES (1, 'text', 'text', 10, true, 'personal'), (2, 'number', 'bigint', 14, true, 'personal'),
                     (3, 'date', 'date', 5, true, 'personal'), (4, 'set', 'smallint[]', 5, false, 'personal'),
                     (5, 'reference', 'uuid', 4, true, 'plain')) AS k (place, kind, type, amount, is_ordered, class)
        CROSS JOIN LATERAL generate_series(1, k.amount) AS n
        ORDER BY k.place, n
    LOOP
        EXECUTE format('ALTER TABLE baton.lead ADD COLUMN %I %s', c.name, c.type);
        EXECUTE format('COMMENT ON COLUMN baton.lead.%I IS %L', c.name, '@' || c.class || ' Of the tenant''s own field; custom_field says which.');
        IF c.is_ordered THEN
            EXECUTE format('CREATE INDEX %I ON baton.lead (tenant_id, %I, id) WHERE %I IS NOT NULL', 'lead_' || c.name || '_idx', c.name, c.name);
        END IF;
    END LOOP;
END
$do$;
