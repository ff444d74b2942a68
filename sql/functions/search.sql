-- Finding records by any part of their names. Two Chinese characters have no trigram, so each pair of neighbouring characters is a key; a key
-- is a number that the tenant is mixed into, so that an index entry holds rows of one tenant and a look-up costs what that tenant has.

-- What is compared: NFKC, lower case, without blanks and brackets, each text on a line of its own. 明腾（杭州） and 明腾 (杭州) are the same.
CREATE OR REPLACE FUNCTION baton.search_text(VARIADIC p_texts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(lower(normalize(array_to_string(p_texts, E'\n'), NFKC)), E' \t()[]{}<>【】〔〕《》〈〉「」『』〖〗', '');

-- The keys of a text that baton.search_text has made. The hash is the one that hash partitions rely on, so upgrades keep it.
CREATE OR REPLACE FUNCTION baton.search_keys(p_tenant uuid, p_text text) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT (hashtextextended(c.chars[n] || c.chars[n + 1], uuid_hash_extended(p_tenant, 0)) >> 32)::integer), '{}')
    FROM (SELECT string_to_array(p_text, NULL) AS chars) AS c
    CROSS JOIN LATERAL generate_series(1, cardinality(c.chars) - 1) AS n
    WHERE c.chars[n] <> E'\n' AND c.chars[n + 1] <> E'\n'
$$;

CREATE OR REPLACE FUNCTION baton.index_lead() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.search_keys := baton.search_keys(NEW.tenant_id, baton.search_text(NEW.company, NEW.contact_name, NEW.phone));
    RETURN NEW;
END
$$;
