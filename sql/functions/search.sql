-- Finding records by any part of their names. Two Chinese characters have no trigram, so each pair of neighbouring characters is a key; a key
-- is a number that the tenant is mixed into, so that an index entry holds rows of one tenant and a look-up costs what that tenant has.

-- What is compared: NFKC, lower case, without blanks and brackets, each text on a line of its own. 明腾（杭州） and 明腾 (杭州) are the same.
CREATE OR REPLACE FUNCTION baton.search_text(VARIADIC p_texts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(lower(normalize(array_to_string(p_texts, E'\n'), NFKC)), E' \t()[]{}<>【】〔〕《》〈〉「」『』〖〗', '');

-- The keys of a text that baton.search_text has made. The hash is the one that hash partitions rely on, so upgrades keep it.
CREATE OR REPLACE FUNCTION baton.search_keys(p_tenant uuid, p_text text) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- In this language, and with the tenant's part once, it takes a tenth of what one SQL expression took, which was half of a capture's time.
    v_tenant bigint := uuid_hash_extended(p_tenant, 0);
    v_chars text[] := string_to_array(p_text, NULL);
BEGIN
    RETURN coalesce((
        SELECT array_agg(DISTINCT (hashtextextended(p.a || p.b, v_tenant) >> 32)::integer)
        FROM unnest(v_chars, v_chars[2:]) AS p (a, b) WHERE p.a <> E'\n' AND p.b <> E'\n'), '{}');
END
$$;

CREATE OR REPLACE FUNCTION baton.index_lead() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.search_keys := baton.search_keys(NEW.tenant_id, baton.search_text(NEW.company, NEW.contact_name, NEW.phone));
    RETURN NEW;
END
$$;

-- How a name is spoken, in lower-case pinyin: '''su'zhou'ming'teng' for 苏州明腾, each syllable and each Latin letter or digit behind an apostrophe.
-- Several where characters have several readings; of very many ambiguous ones the later ones by their usual reading. What every firm is
-- called at its end is left out: nobody types it.
CREATE OR REPLACE FUNCTION baton.name_sounds(p_name text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_text text := regexp_replace(left(baton.search_text(p_name), 60), '(股份)?有限(责任)?公司$', '');
    v_readings text[];
    v_reading text;
    v_variants text[] := '{""}';
BEGIN
    IF v_text IS NULL OR v_text !~ '[一-鿿]' THEN
        RETURN '{}';
    END IF;
    v_readings := ARRAY(
        SELECT s.sound FROM (
            SELECT u.place, coalesce(baton.han_readings(u.character), CASE WHEN u.character ~ '^[a-z0-9]$' THEN u.character END) AS sound
            FROM string_to_table(v_text, NULL) WITH ORDINALITY AS u (character, place)) AS s
        WHERE s.sound IS NOT NULL ORDER BY s.place);
    IF cardinality(v_readings) = 0 THEN
        RETURN '{}';
    END IF;
    IF strpos(array_to_string(v_readings, ''), ' ') = 0 THEN
        RETURN ARRAY['''' || array_to_string(v_readings, '''')];
    END IF;
    FOREACH v_reading IN ARRAY v_readings LOOP
        IF strpos(v_reading, ' ') > 0 AND cardinality(v_variants) <= 8 THEN
            v_variants := ARRAY(
                SELECT v.said || '''' || r.reading
                FROM unnest(v_variants) WITH ORDINALITY AS v (said, place)
                CROSS JOIN string_to_table(v_reading, ' ') WITH ORDINALITY AS r (reading, place) ORDER BY r.place, v.place);
        ELSE
            v_variants := ARRAY(SELECT v.said || '''' || split_part(v_reading, ' ', 1) FROM unnest(v_variants) AS v (said));
        END IF;
    END LOOP;
    RETURN v_variants;
END
$$;

-- The keys of sounds: at each syllable what comes from there on, 2, 3 and 6 letters of it.
CREATE OR REPLACE FUNCTION baton.sound_keys(p_tenant uuid, p_sounds text[]) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- Steps like these take a third of what one query for all of them took.
    v_tenant bigint := uuid_hash_extended(p_tenant, 0);
    v_sound text;
    v_syllables text[];
    v_letters text;
    v_keys integer[] := '{}';
BEGIN
    FOREACH v_sound IN ARRAY coalesce(p_sounds, '{}') LOOP
        v_syllables := string_to_array(substr(v_sound, 2), '''');
        FOR n IN 1..cardinality(v_syllables) LOOP
            v_letters := array_to_string(v_syllables[n:n + 5], '');
            IF length(v_letters) >= 2 THEN
                v_keys := v_keys || (hashtextextended('''' || left(v_letters, 2), v_tenant) >> 32)::integer;
            END IF;
            IF length(v_letters) >= 3 THEN
                v_keys := v_keys || (hashtextextended('''' || left(v_letters, 3), v_tenant) >> 32)::integer;
            END IF;
            IF length(v_letters) >= 6 THEN
                v_keys := v_keys || (hashtextextended('''' || left(v_letters, 6), v_tenant) >> 32)::integer;
            END IF;
        END LOOP;
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT k FROM unnest(v_keys) AS k ORDER BY k);
END
$$;

-- The key by which letters that somebody has typed are looked up; NULL for fewer than two.
CREATE OR REPLACE FUNCTION baton.sound_key(p_tenant uuid, p_letters text) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT ARRAY[(hashtextextended(
        '''' || left(p_letters, CASE WHEN length(p_letters) >= 6 THEN 6 WHEN length(p_letters) >= 3 THEN 3 ELSE 2 END),
        uuid_hash_extended(p_tenant, 0)) >> 32)::integer]
    WHERE length(p_letters) >= 2
$$;

-- The keys of tags; NULL for none.
CREATE OR REPLACE FUNCTION baton.tag_keys(p_tenant uuid, p_tags uuid[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT array_agg((hashtextextended('#' || t.id, uuid_hash_extended(p_tenant, 0)) >> 32)::integer) FROM unnest(p_tags) AS t (id)
$$;

-- The first letters of sounds, a line for each; NULL for none.
CREATE OR REPLACE FUNCTION baton.sound_initials(p_sounds text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(DISTINCT regexp_replace(s.sound, '''(.)[a-z]*', '\1', 'g'), E'\n') FROM unnest(p_sounds) AS s (sound)
$$;

-- What a lead is found by: its texts, of the need the beginning; the first letters of its names; how they are spoken; its tags. Nothing of a
-- person that has been erased.
CREATE OR REPLACE FUNCTION baton.index_lead_texts() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_sounds text[];
BEGIN
    -- A statement that names these columns need not change them.
    IF TG_OP = 'UPDATE' AND NEW.search_text = OLD.search_text
        AND (NEW.company, NEW.contact_name, NEW.phone, NEW.email, NEW.need, NEW.product_line, NEW.tags, NEW.erased_at, NEW.search_sound,
             NEW.search_keys, NEW.custom_text_1, NEW.custom_text_2, NEW.custom_text_3, NEW.custom_text_4, NEW.custom_text_5, NEW.custom_text_6,
             NEW.custom_text_7, NEW.custom_text_8, NEW.custom_text_9, NEW.custom_text_10)
            IS NOT DISTINCT FROM
            (OLD.company, OLD.contact_name, OLD.phone, OLD.email, OLD.need, OLD.product_line, OLD.tags, OLD.erased_at, OLD.search_sound,
             OLD.search_keys, OLD.custom_text_1, OLD.custom_text_2, OLD.custom_text_3, OLD.custom_text_4, OLD.custom_text_5, OLD.custom_text_6,
             OLD.custom_text_7, OLD.custom_text_8, OLD.custom_text_9, OLD.custom_text_10)
    THEN
        RETURN NEW;
    END IF;
    v_sounds := baton.name_sounds(NEW.company) || baton.name_sounds(NEW.contact_name);
    IF NEW.erased_at IS NOT NULL THEN
        NEW.search_text := '';
        NEW.search_sound := NULL;
        NEW.search_keys := coalesce(baton.tag_keys(NEW.tenant_id, NEW.tags), '{}');
        RETURN NEW;
    END IF;
    NEW.search_text := baton.search_text(
        NEW.company, NEW.contact_name, NEW.phone, NEW.email, left(NEW.need, 500), NEW.product_line, NEW.custom_text_1, NEW.custom_text_2,
        NEW.custom_text_3, NEW.custom_text_4, NEW.custom_text_5, NEW.custom_text_6, NEW.custom_text_7, NEW.custom_text_8, NEW.custom_text_9,
        NEW.custom_text_10, baton.sound_initials(v_sounds));
    NEW.search_sound := nullif(array_to_string(v_sounds, E'\n'), '');
    NEW.search_keys := baton.search_keys(NEW.tenant_id, NEW.search_text) || baton.sound_keys(NEW.tenant_id, v_sounds)
        || coalesce(baton.tag_keys(NEW.tenant_id, NEW.tags), '{}');
    RETURN NEW;
END
$$;

-- What a customer is found by: its name, the first letters of it, and how it is spoken.
CREATE OR REPLACE FUNCTION baton.index_customer_texts() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_sounds text[] := baton.name_sounds(NEW.name);
BEGIN
    NEW.search_text := baton.search_text(NEW.name, baton.sound_initials(v_sounds));
    NEW.search_sound := nullif(array_to_string(v_sounds, E'\n'), '');
    NEW.search_keys := baton.search_keys(NEW.tenant_id, NEW.search_text) || baton.sound_keys(NEW.tenant_id, v_sounds);
    RETURN NEW;
END
$$;

-- A contact: name, title, phone, mail.
CREATE OR REPLACE FUNCTION baton.index_contact_texts() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_sounds text[] := baton.name_sounds(NEW.name);
BEGIN
    NEW.search_text := baton.search_text(NEW.name, NEW.title, NEW.phone, NEW.email, baton.sound_initials(v_sounds));
    NEW.search_sound := nullif(array_to_string(v_sounds, E'\n'), '');
    NEW.search_keys := baton.search_keys(NEW.tenant_id, NEW.search_text) || baton.sound_keys(NEW.tenant_id, v_sounds);
    RETURN NEW;
END
$$;
