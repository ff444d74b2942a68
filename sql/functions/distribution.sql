-- The same migrations run on one PostgreSQL and on Citus: these do nothing where Citus is absent. Called right after CREATE TABLE.

-- A table of tenant rows, spread by tenant.
CREATE OR REPLACE FUNCTION baton.shard(p_table text, p_column text DEFAULT 'tenant_id') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        EXECUTE format('SELECT create_distributed_table(%L, %L)', 'baton.' || p_table, p_column);
    END IF;
END
$$;

-- A small shared table, copied to every node.
CREATE OR REPLACE FUNCTION baton.replicate(p_table text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        EXECUTE format('SELECT create_reference_table(%L)', 'baton.' || p_table);
    END IF;
END
$$;

-- A table that stays on the coordinator (foreign keys to reference tables allowed).
CREATE OR REPLACE FUNCTION baton.local(p_table text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        EXECUTE format('SELECT citus_add_local_table_to_metadata(%L)', 'baton.' || p_table);
    END IF;
END
$$;
