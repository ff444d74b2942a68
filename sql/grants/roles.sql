-- The fixed roles (docs/ARCHITECTURE.md, "Roles"). Run by the administrator before everything else; may run again at any time.
-- :'name' and :"name" are filled in by `baton migrate` (and by psql -v), because roles are shared by all databases of a cluster and
-- therefore carry the prefix of their installation.

CREATE SCHEMA IF NOT EXISTS baton;

CREATE OR REPLACE FUNCTION baton.ensure_role(p_name text, p_attributes text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p_name) THEN
        EXECUTE format('CREATE ROLE %I %s', p_name, p_attributes);
        -- PostgreSQL 15 lets a CREATEROLE administrator act as the role only after this; a superuser needs nothing.
        IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            EXECUTE format('GRANT %I TO %I WITH ADMIN OPTION', p_name, current_user);
        END IF;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this cluster was faster
END
$$;

REVOKE ALL ON FUNCTION baton.ensure_role(text, text) FROM PUBLIC;

-- Owns everything; migrations act as it.
SELECT baton.ensure_role(:'prefix' || 'owner', 'NOLOGIN');
-- What the service logs in as: may do nothing until SET LOCAL ROLE.
SELECT baton.ensure_role(:'prefix' || 'svc', 'LOGIN NOINHERIT');
-- Credential directory and tenant states, nothing of a tenant's data.
SELECT baton.ensure_role(:'prefix' || 'auth', 'NOLOGIN');
-- People at the host: accounts, whose members they are, failed sign-ins, keys of tokens. Nothing of a tenant's data.
SELECT baton.ensure_role(:'prefix' || 'signin', 'NOLOGIN');
-- Fenced to one tenant, all reaches: the listed commands of the service.
SELECT baton.ensure_role(:'prefix' || 'system', 'NOLOGIN');
-- As system, for the background worker.
SELECT baton.ensure_role(:'prefix' || 'worker', 'NOLOGIN');
-- What every member of a tenant may read, whatever the responsibility map says: the tenant's own names and rules.
SELECT baton.ensure_role(:'prefix' || 'member', 'NOLOGIN');
-- Fenced to one tenant, may delete and empty everything there, history too: persons and whole tenants who are erased, and nothing else.
SELECT baton.ensure_role(:'prefix' || 'erase', 'NOLOGIN');
-- The host's own directory: keys of operators, what is left of erased tenants. Nothing of a tenant's data.
SELECT baton.ensure_role(:'prefix' || 'host', 'NOLOGIN');
-- Makes shape roles inside baton.ensure_shape and is used nowhere else.
SELECT baton.ensure_role(:'prefix' || 'compiler', 'NOLOGIN CREATEROLE');
-- Lets children follow their record inside baton.move_children and is used nowhere else.
SELECT baton.ensure_role(:'prefix' || 'keeper', 'NOLOGIN');
-- Keeps what changes for the feed inside baton.record_change and is used nowhere else.
SELECT baton.ensure_role(:'prefix' || 'recorder', 'NOLOGIN');
-- Finds candidates inside baton.find_leads and is used nowhere else.
SELECT baton.ensure_role(:'prefix' || 'searcher', 'NOLOGIN');
-- Reads events, of the tenant it is fenced to: the audit, after a checked grant.
SELECT baton.ensure_role(:'prefix' || 'auditor', 'NOLOGIN');
-- What every BI login may do: find the schema `dashboard`, and see its tenant's names.
SELECT baton.ensure_role(:'prefix' || 'bi', 'NOLOGIN');

CREATE OR REPLACE FUNCTION baton.role_prefix() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN :'prefix';

GRANT :"auth", :"signin", :"system", :"worker", :"auditor", :"erase", :"host" TO :"svc";
GRANT :"member", :"bi" TO :"compiler" WITH ADMIN OPTION;
GRANT USAGE, CREATE ON SCHEMA baton TO :"owner";
-- CREATE, because the owner of a function needs it on the function's schema.
GRANT USAGE, CREATE ON SCHEMA baton TO :"compiler", :"keeper", :"recorder", :"searcher", :"auditor";
GRANT USAGE ON SCHEMA baton TO :"auth", :"signin", :"system", :"worker", :"member", :"erase", :"host", :"svc";
-- All that BI tools find. Its views ask with the rights of whoever reads them, who needs none on the schema of the tables.
CREATE SCHEMA IF NOT EXISTS dashboard;
GRANT USAGE, CREATE ON SCHEMA dashboard TO :"owner";
GRANT USAGE ON SCHEMA dashboard TO :"bi";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- A statement that runs longer than this is a mistake of ours; until then it holds up whoever shares its connection.
ALTER ROLE :"svc" SET statement_timeout = '30s';
ALTER ROLE :"svc" SET idle_in_transaction_session_timeout = '30s';
-- The service's statements are few, and each names its tenant in a parameter: a plan for this tenant alone is rarely better, costs a
-- millisecond each time, and PostgreSQL keeps making it where its estimate happens to be a little lower.
ALTER ROLE :"svc" SET plan_cache_mode = 'force_generic_plan';
