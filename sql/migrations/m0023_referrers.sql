-- Who has sent a lead (customer referral as a channel), and what customers and contacts are found by. New columns without a default or with a
-- constant one; the checks are for new rows. What rows are found by that are there already is made in the background (the timer lead_index).

ALTER TABLE baton.lead ADD COLUMN referrer_customer_id uuid;
ALTER TABLE baton.lead ADD COLUMN referrer_contact_id uuid;
ALTER TABLE baton.lead ADD COLUMN referrer_member_id uuid;
-- Where it is nobody whom the tenant knows.
ALTER TABLE baton.lead ADD COLUMN referrer_text text;
ALTER TABLE baton.lead ADD CONSTRAINT lead_referrer_check CHECK (
    num_nonnulls(referrer_customer_id, referrer_contact_id, referrer_member_id, referrer_text) <= 1 AND referrer_text <> '') NOT VALID;
ALTER TABLE baton.lead ADD CONSTRAINT lead_referrer_customer_fkey
    FOREIGN KEY (tenant_id, referrer_customer_id) REFERENCES baton.customer (tenant_id, id);
ALTER TABLE baton.lead ADD CONSTRAINT lead_referrer_contact_fkey
    FOREIGN KEY (tenant_id, referrer_contact_id) REFERENCES baton.contact (tenant_id, id);
ALTER TABLE baton.lead ADD CONSTRAINT lead_referrer_member_fkey
    FOREIGN KEY (tenant_id, referrer_member_id) REFERENCES baton.member (tenant_id, id);
-- Few leads have been referred.
CREATE INDEX lead_referrer_customer_idx ON baton.lead (tenant_id, referrer_customer_id, created_at DESC, id DESC)
    WHERE referrer_customer_id IS NOT NULL;
CREATE INDEX lead_referrer_contact_idx ON baton.lead (tenant_id, referrer_contact_id, created_at DESC, id DESC)
    WHERE referrer_contact_id IS NOT NULL;
CREATE INDEX lead_referrer_member_idx ON baton.lead (tenant_id, referrer_member_id, created_at DESC, id DESC)
    WHERE referrer_member_id IS NOT NULL;
CREATE INDEX lead_referrer_text_idx ON baton.lead (tenant_id, created_at DESC, id DESC) WHERE referrer_text IS NOT NULL;
COMMENT ON COLUMN baton.lead.referrer_customer_id IS '@plain The customer who has sent it.';
COMMENT ON COLUMN baton.lead.referrer_contact_id IS '@plain The contact who has sent it.';
COMMENT ON COLUMN baton.lead.referrer_member_id IS '@plain The member who has brought it.';
COMMENT ON COLUMN baton.lead.referrer_text IS '@personal @mention Who has sent it, in words.';

-- Looked up by the names and numbers that files have.
CREATE INDEX contact_name_key_idx ON baton.contact (tenant_id, baton.search_text(name)) WHERE deleted_at IS NULL;
CREATE INDEX contact_phone_idx ON baton.contact (tenant_id, phone) WHERE phone IS NOT NULL;

ALTER TABLE baton.customer ADD COLUMN search_keys integer[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.customer ADD COLUMN search_text text;
ALTER TABLE baton.customer ADD COLUMN search_sound text;
ALTER TABLE baton.contact ADD COLUMN search_keys integer[] NOT NULL DEFAULT '{}';
ALTER TABLE baton.contact ADD COLUMN search_text text;
ALTER TABLE baton.contact ADD COLUMN search_sound text;
COMMENT ON COLUMN baton.customer.search_keys IS '@personal Pairs of characters of its name, hashed.';
COMMENT ON COLUMN baton.customer.search_text IS '@personal What it is found by, folded; made by a trigger.';
COMMENT ON COLUMN baton.customer.search_sound IS '@personal How its name is spoken; made by a trigger.';
COMMENT ON COLUMN baton.contact.search_keys IS '@personal Pairs of characters of name, phone and mail, hashed.';
COMMENT ON COLUMN baton.contact.search_text IS '@personal What the contact is found by, folded; made by a trigger.';
COMMENT ON COLUMN baton.contact.search_sound IS '@personal How the name is spoken; made by a trigger.';
-- What they are found by is no news of them.
DROP TRIGGER customer_bump_version ON baton.customer;
CREATE TRIGGER customer_bump_version BEFORE UPDATE ON baton.customer
    FOR EACH ROW WHEN (NEW.version <= OLD.version AND NEW.search_text IS NOT DISTINCT FROM OLD.search_text) EXECUTE FUNCTION baton.bump_version();
DROP TRIGGER contact_bump_version ON baton.contact;
CREATE TRIGGER contact_bump_version BEFORE UPDATE ON baton.contact
    FOR EACH ROW WHEN (NEW.version <= OLD.version AND NEW.search_text IS NOT DISTINCT FROM OLD.search_text) EXECUTE FUNCTION baton.bump_version();
CREATE TRIGGER customer_index_texts BEFORE INSERT OR UPDATE OF name, search_text, search_sound, search_keys ON baton.customer
    FOR EACH ROW EXECUTE FUNCTION baton.index_customer_texts();
CREATE TRIGGER contact_index_texts BEFORE INSERT OR UPDATE OF name, title, phone, email, search_text, search_sound, search_keys ON baton.contact
    FOR EACH ROW EXECUTE FUNCTION baton.index_contact_texts();
CREATE INDEX customer_search_idx ON baton.customer USING gin (search_keys);
CREATE INDEX contact_search_idx ON baton.contact USING gin (search_keys);
-- Those that are still to be read; empty soon.
CREATE INDEX customer_unindexed_idx ON baton.customer (tenant_id, id) WHERE search_text IS NULL;
CREATE INDEX contact_unindexed_idx ON baton.contact (tenant_id, id) WHERE search_text IS NULL;
-- Row security is forced on the owner too, who is not meant to see rows otherwise.
ALTER TABLE baton.tenant NO FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.timer NO FORCE ROW LEVEL SECURITY;
INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at) SELECT id, id, 'lead_index', baton.now() FROM baton.tenant ORDER BY id
ON CONFLICT (tenant_id, subject_id, kind) DO NOTHING;
ALTER TABLE baton.timer FORCE ROW LEVEL SECURITY;
ALTER TABLE baton.tenant FORCE ROW LEVEL SECURITY;
