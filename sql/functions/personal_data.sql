-- What the comments of columns say: export and erasure follow from them and from foreign keys, never from a list in the program.
--
-- Each column's comment begins with @plain, or with @personal where it says something about a natural person. Behind it may stand
--   @phone, @email, @name, @company   by which a person is looked for,
--   @mention                          in which somebody else than the record's person may be named,
--   @secret                           which leaves the service in no export.
-- The comment of a table begins with
--   @subject   a row is about a person (or may be),
--   @account   the same, and what belongs to it is deleted with the person instead of being emptied,
--   @cache     all rows of the tenant may be deleted at any time, and are when a person is erased.

CREATE OR REPLACE FUNCTION baton.classified_columns()
RETURNS TABLE (
    relation text, name text, type text, is_required boolean, is_unique boolean, is_personal boolean, tags text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL), a.attnotnull,
           EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisunique AND a.attnum = ANY (x.indkey)),
           CASE WHEN d.said ~ '^@personal\M' THEN true WHEN d.said ~ '^@plain\M' THEN false END,
           ARRAY(SELECT m[1] FROM regexp_matches(d.said, '@([a-z_]+)', 'g') AS m)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN LATERAL (SELECT coalesce(col_description(c.oid, a.attnum), '') AS said) AS d
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname, a.attnum
$$;

CREATE OR REPLACE FUNCTION baton.personal_columns() RETURNS TABLE (relation text, name text, type text, is_required boolean, is_unique boolean, tags text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.relation, c.name, c.type, c.is_required, c.is_unique, c.tags FROM baton.classified_columns() c WHERE c.is_personal
$$;

-- Tables with rows of tenants: what they are for a person, and the columns of their primary key without tenant_id.
CREATE OR REPLACE FUNCTION baton.tenant_tables()
RETURNS TABLE (relation text, is_subject boolean, is_account boolean, is_cache boolean, key text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.relname::text, d.said ~ '^@(subject|account)\M', d.said ~ '^@account\M', d.said ~ '^@cache\M',
           ARRAY(
               SELECT k.attname::text
               FROM pg_index x CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS i (attnum, position)
               JOIN pg_attribute k ON k.attrelid = x.indrelid AND k.attnum = i.attnum
               WHERE x.indrelid = c.oid AND x.indisprimary AND k.attname <> 'tenant_id' ORDER BY i.position)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    CROSS JOIN LATERAL (SELECT coalesce(obj_description(c.oid, 'pg_class'), '') AS said) AS d
    WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname
$$;

-- Which rows belong to which record: those that cannot be without it, because the column that names it is NOT NULL. (Whom a record is in the
-- charge of may be empty, and makes it no part of that member.) The comment of a foreign key says otherwise where it begins with @part or
-- @reference; a column <subject>_id counts also where a directory, which is spread otherwise, has no foreign key.
CREATE OR REPLACE FUNCTION baton.record_parts() RETURNS TABLE (child text, child_column text, parent text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.relname::text, a.attname::text, p.relname::text
    FROM pg_constraint con
    JOIN pg_class c ON c.oid = con.conrelid
    JOIN pg_class p ON p.oid = con.confrelid
    JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = con.conkey[2]
    WHERE con.contype = 'f' AND con.connamespace = 'baton'::regnamespace AND con.conparentid = 0 AND array_length(con.conkey, 1) = 2
      AND c.oid <> p.oid
      AND CASE substring(obj_description(con.oid, 'pg_constraint') FROM '^@(part|reference)\M')
              WHEN 'part' THEN true WHEN 'reference' THEN false ELSE a.attnotnull END
    UNION
    SELECT c.relname::text, a.attname::text, s.relation
    FROM baton.tenant_tables() s
    JOIN pg_attribute a ON a.attname = s.relation || '_id' AND a.attnotnull AND NOT a.attisdropped
    JOIN pg_class c ON c.oid = a.attrelid
    WHERE s.is_subject AND c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> s.relation
      AND NOT EXISTS (
          SELECT FROM pg_constraint con WHERE con.conrelid = c.oid AND con.contype = 'f' AND a.attnum = ANY (con.conkey))
    ORDER BY 1, 2, 3
$$;

-- Foreign keys between tenants' tables, for an order in which rows can be deleted or written; and whether the key can be emptied before.
CREATE OR REPLACE FUNCTION baton.tenant_references() RETURNS TABLE (child text, child_column text, parent text, is_required boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.relname::text, a.attname::text, p.relname::text, a.attnotnull
    FROM pg_constraint con
    JOIN pg_class c ON c.oid = con.conrelid
    JOIN pg_class p ON p.oid = con.confrelid
    JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = con.conkey[array_length(con.conkey, 1)]
    WHERE con.contype = 'f' AND con.connamespace = 'baton'::regnamespace AND con.conparentid = 0 AND array_length(con.conkey, 1) >= 2
    ORDER BY 1, 2, 3
$$;
