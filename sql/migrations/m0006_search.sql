-- Leads are found by parts of their names and numbers. A column with a constant default; the leads that are there get their keys here, which
-- writes each of them anew (a minute for some millions).
ALTER TABLE baton.lead ADD COLUMN search_keys integer[] NOT NULL DEFAULT '{}';
CREATE TRIGGER lead_index BEFORE INSERT OR UPDATE OF company, contact_name, phone ON baton.lead
    FOR EACH ROW EXECUTE FUNCTION baton.index_lead();
-- Row security is forced on the owner too, who is not meant to see rows otherwise.
ALTER TABLE baton.lead NO FORCE ROW LEVEL SECURITY;
UPDATE baton.lead SET search_keys = baton.search_keys(tenant_id, baton.search_text(company, contact_name, phone));
ALTER TABLE baton.lead FORCE ROW LEVEL SECURITY;
CREATE INDEX lead_search_idx ON baton.lead USING gin (search_keys);
