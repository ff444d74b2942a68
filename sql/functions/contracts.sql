-- What dashboards are made of. A data contract names base, grain, time range, filters, dedupe rule and measures in the words of this catalogue;
-- baton.contract_sql makes the query from it, for the view that BI tools read as for the API, so that what is declared is what runs.
--
-- A contract is one document:
--   {"name": "lead_response", "title": {"zh": "…", "en": "…"}, "description": {"zh": "…", "en": "…"}, "owner": "…",
--    "base": "lead", "grain": ["team_id", "created_week"],
--    "time": {"column": "created_at", "last": 12, "unit": "week", "until": "now"} | {"column": …, "from": "2026-01-01", "before": "2026-04-01"} | {"at": "query"},
--    "filters": [{"column": "channel", "operator": "any_of", "values": ["web_form"]}],
--    "dedupe": {"by": "phone", "keep": "first"} | null,
--    "measures": [{"name": "leads", "title": {…}, "aggregate": "count", "unit": "lead"},
--                 {"name": "median_minutes", "title": {…}, "aggregate": "median", "column": "first_response_minutes", "unit": "minute", "nulls": "left_out"},
--                 {"name": "within_2h", "title": {…}, "aggregate": "share", "where": [{"column": "first_response_minutes", "operator": "below", "values": ["120"]}],
--                  "unit": "percent", "nulls": "count_as_no"}],         "of" beside "where": the rows that it is a share of, instead of each
--    "refresh": "live", "max_delay_s": 0}

-- The relations that can be counted, and which rows of them there are. A row is a row: no base joins one that would multiply it.
CREATE OR REPLACE FUNCTION baton.contract_bases()
RETURNS TABLE (base text, facet text, relation text, condition text, unit text, zh text, en text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    VALUES
        ('lead', 'lead_card', 'lead', 'b.deleted_at IS NULL', 'lead', '未删除的线索，每条一行', 'leads that are not deleted, one row each'),
        ('lead_assignment', 'lead_card', 'lead_assignment', 'b.awaits_touch AND b.team_id IS NOT NULL', 'assignment',
         '应做首次触达的分配，每次分配一行', 'assignments of leads that owed a first touch, one row each'),
        ('interaction', 'lead_conversation', 'interaction', 'true', 'interaction', '沟通记录，每次一行', 'calls, chats, mails and visits, one row each'),
        ('customer', 'customer_profile', 'customer', 'b.deleted_at IS NULL', 'customer', '未删除的客户，每个一行', 'customers that are not deleted, one row each'),
        ('opportunity', 'opportunity_card', 'opportunity', 'b.deleted_at IS NULL', 'opportunity', '未删除的商机，每个一行', 'opportunities that are not deleted, one row each'),
        ('ticket', 'ticket_card', 'ticket', 'b.deleted_at IS NULL', 'ticket', '未删除的工单，每张一行', 'tickets that are not deleted, one row each'),
        ('deal', 'contract_card', 'contract', 'b.deleted_at IS NULL', 'contract', '未删除的合同，每份一行', 'contracts that are not deleted, one row each')
$$;

-- What can be said of a row. {zone} is the tenant's time zone, {now} the moment of the query.
--   dimension: of grains and filters; quantity: of measures and filters; flag: of filters and shares; time: of time ranges; key: of dedupe rules, where
--   e is the other row. A text dimension with values has no others.
CREATE OR REPLACE FUNCTION baton.contract_columns()
RETURNS TABLE (base text, name text, kind text, type text, unit text, expression text, choices text[], facet text, zh text, en text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH clock (base, time, prefix, zh, en) AS (
        VALUES ('lead', 'created_at', 'created', '创建', 'created'), ('lead_assignment', 'assigned_at', 'assigned', '分配', 'assigned'),
               ('interaction', 'occurred_at', 'occurred', '发生', 'took place'), ('customer', 'created_at', 'created', '创建', 'created'),
               ('opportunity', 'created_at', 'created', '创建', 'created'), ('ticket', 'created_at', 'created', '创建', 'created'),
               ('deal', 'created_at', 'created', '创建', 'created'), ('deal', 'signed_at', 'signed', '签署', 'signed')
    )
    SELECT c.base, c.time, 'time', 'timestamptz', NULL, 'b.' || c.time, NULL::text[], NULL, c.zh || '时间', 'when it was ' || c.en FROM clock c
    UNION ALL
    SELECT c.base, c.prefix || p.suffix, 'dimension', p.type, NULL, replace(p.expression, '{time}', 'b.' || c.time || ' AT TIME ZONE {zone}'), NULL, NULL,
           c.zh || p.zh, p.en || ' on which it was ' || c.en
    FROM clock c CROSS JOIN (VALUES
        ('_day', 'date', '({time})::date', '日期', 'day'), ('_week', 'date', 'date_trunc(''week'', {time})::date', '周（周一）', 'Monday of the week'),
        ('_month', 'date', 'date_trunc(''month'', {time})::date', '月（首日）', 'first day of the month'),
        ('_weekday', 'integer', 'extract(isodow FROM {time})::integer', '星期（1 为周一）', 'weekday (1 is Monday)'),
        ('_hour', 'integer', 'extract(hour FROM {time})::integer', '小时（0–23）', 'hour (0–23)')) AS p (suffix, type, expression, zh, en)
    UNION ALL
    SELECT b.base, p.name, 'dimension', 'uuid', NULL, 'b.' || p.name, NULL, NULL, p.zh, p.en
    FROM (VALUES ('lead'), ('lead_assignment'), ('interaction'), ('customer'), ('opportunity'), ('ticket'), ('deal')) AS b (base)
    CROSS JOIN (VALUES ('owner_id', '负责人', 'who is responsible (member.id)'), ('team_id', '小组', 'team (team.id)'),
                       ('region_id', '区域', 'region (region.id)')) AS p (name, zh, en)
    UNION ALL
    VALUES
        ('lead', 'product_line', 'dimension', 'text', NULL, 'b.product_line', NULL::text[], NULL, '产品线', 'product line'),
        ('lead', 'area', 'dimension', 'text', NULL, 'b.area', NULL, NULL, '省份', 'province'),
        ('lead', 'channel', 'dimension', 'text', NULL,
         '(ARRAY[''api'', ''web_form'', ''exhibition'', ''referral'', ''file_import'', ''official_account'', ''chat_forward''])[b.channel]',
         '{api,web_form,exhibition,referral,file_import,official_account,chat_forward}', NULL, '渠道', 'channel'),
        ('lead', 'stage', 'dimension', 'text', NULL, '(ARRAY[''new'', ''contacted'', ''qualified'', ''converted'', ''disqualified''])[b.stage]',
         '{new,contacted,qualified,converted,disqualified}', NULL, '阶段', 'stage'),
        ('lead', 'intent', 'dimension', 'text', NULL, '(ARRAY[''plain'', ''nurture'', ''high''])[b.intent + 1]', '{plain,nurture,high}', NULL, '意向', 'intent'),
        ('lead', 'score_from', 'dimension', 'integer', NULL, '(least(b.score / 10, 9) * 10)::integer', NULL, NULL,
         '评分段下限（每段 10 分）', 'lower end of ten points of score'),
        ('lead', 'score', 'quantity', 'bigint', 'point', 'b.score::bigint', NULL, NULL, '评分', 'score, 0 to 100'),
        ('lead', 'budget_max_minor', 'quantity', 'bigint', 'fen', 'b.budget_max_minor', NULL, NULL, '预算上限', 'greatest budget'),
        ('lead', 'first_response_minutes', 'quantity', 'bigint', 'minute',
         'floor(extract(epoch FROM b.first_touch_at - b.created_at) / 60)::bigint', NULL, NULL,
         '从创建到首次触达的分钟数，取整', 'whole minutes from coming in to the first touch that qualifies'),
        ('lead', 'age_hours', 'quantity', 'bigint', 'hour', 'floor(extract(epoch FROM {now} - b.created_at) / 3600)::bigint', NULL, NULL,
         '创建至今的小时数，取整', 'whole hours since it came in'),
        ('lead', 'is_open', 'flag', 'boolean', NULL, 'b.stage < 4', NULL, NULL, '未关闭', 'open: neither converted nor disqualified'),
        ('lead', 'is_in_pool', 'flag', 'boolean', NULL, '(b.stage < 4 AND b.owner_id IS NULL)', NULL, NULL, '在公海池', 'in a public pool: open and owned by nobody'),
        ('lead', 'is_answered', 'flag', 'boolean', NULL, 'b.first_touch_at IS NOT NULL', NULL, NULL, '已首次触达', 'had its first touch'),
        ('lead', 'is_qualified', 'flag', 'boolean', NULL, 'b.stage IN (3, 4)', NULL, NULL, '已确认或已转化', 'qualified, or converted since'),
        ('lead', 'is_converted', 'flag', 'boolean', NULL, 'b.stage = 4', NULL, NULL, '已转化', 'converted'),
        ('lead', 'is_disqualified', 'flag', 'boolean', NULL, 'b.stage = 5', NULL, NULL, '已判为无效', 'disqualified'),
        ('lead', 'is_high_intent', 'flag', 'boolean', NULL, 'b.intent = 2', NULL, NULL, '高意向', 'of high intent'),
        ('lead', 'is_overdue', 'flag', 'boolean', NULL, '(b.stage < 4 AND b.due_at < {now})', NULL, NULL, '已超时', 'open and past its deadline'),
        ('lead', 'is_unattended', 'flag', 'boolean', NULL,
         '(b.stage < 4 AND (b.due_at IS NULL OR b.escalation = 0 AND b.due_at < {now} - interval ''15 minutes''))', NULL, NULL,
         '无人看管：没有时限，或超时 15 分钟仍未升级', 'unattended: open without a deadline, or 15 minutes past it without an escalation'),
        ('lead', 'is_untouched_48h', 'flag', 'boolean', NULL,
         '(b.stage < 4 AND b.first_touch_at IS NULL AND b.created_at < {now} - interval ''48 hours'')', NULL, NULL,
         '48 小时未跟进', 'open and without a first touch for 48 hours'),
        ('lead', 'phone', 'key', 'text', NULL, 'b.phone = e.phone', NULL, NULL, '电话', 'phone number'),
        ('lead', 'email', 'key', 'text', NULL, 'b.email = e.email', NULL, NULL, '邮箱', 'mail address'),
        ('lead', 'company', 'key', 'text', NULL, 'baton.search_text(b.company) = baton.search_text(e.company)', NULL, NULL,
         '公司（不计大小写、空格和括号）', 'company, whatever its case, width, blanks and brackets'),
        ('lead_assignment', 'response_minutes', 'quantity', 'bigint', 'minute',
         'floor(extract(epoch FROM b.touched_at - b.assigned_at) / 60)::bigint', NULL, NULL, '从分配到首次触达的分钟数，取整', 'whole minutes from the assignment to the first touch'),
        ('lead_assignment', 'is_in_window', 'flag', 'boolean', NULL, 'coalesce(b.in_window, false)', NULL, NULL, '在响应窗口内触达', 'touched inside its window'),
        ('lead_assignment', 'is_decided', 'flag', 'boolean', NULL, '(b.touched_at IS NOT NULL OR b.due_at <= {now})', NULL, NULL,
         '已触达或窗口已过', 'touched, or its window is over'),
        ('interaction', 'member_id', 'dimension', 'uuid', NULL, 'b.member_id', NULL, NULL, '成员', 'who it was (member.id)'),
        ('interaction', 'kind', 'dimension', 'text', NULL, '(ARRAY[''call'', ''chat'', ''mail'', ''visit''])[b.kind]', '{call,chat,mail,visit}', NULL, '方式', 'kind'),
        ('interaction', 'duration_s', 'quantity', 'bigint', 'second', 'b.duration_s::bigint', NULL, NULL, '通话秒数', 'seconds of a call'),
        ('interaction', 'is_evidence', 'flag', 'boolean', NULL, 'b.is_evidence', NULL, NULL, '有效触达', 'enough for a first touch'),
        ('customer', 'status', 'dimension', 'text', NULL, '(ARRAY[''prospect'', ''signed'', ''lost''])[b.status]', '{prospect,signed,lost}', NULL, '状态', 'status'),
        ('opportunity', 'stage', 'dimension', 'text', NULL, '(ARRAY[''qualifying'', ''proposal'', ''negotiation'', ''won'', ''lost''])[b.stage]',
         '{qualifying,proposal,negotiation,won,lost}', NULL, '阶段', 'stage'),
        ('opportunity', 'currency', 'dimension', 'text', NULL, 'b.currency', NULL, NULL, '币种', 'currency, ISO 4217'),
        ('opportunity', 'amount_minor', 'quantity', 'bigint', 'fen', 'b.amount_minor', NULL, NULL, '金额', 'amount'),
        ('opportunity', 'is_open', 'flag', 'boolean', NULL, 'b.stage < 4', NULL, NULL, '进行中', 'neither won nor lost'),
        ('opportunity', 'is_won', 'flag', 'boolean', NULL, 'b.stage = 4', NULL, NULL, '已赢单', 'won'),
        ('ticket', 'kind', 'dimension', 'text', NULL, '(ARRAY[''technical_solution'', ''service''])[b.kind]', '{technical_solution,service}', NULL, '类型', 'kind'),
        ('ticket', 'category', 'dimension', 'text', NULL, 'b.category', NULL, NULL, '类别', 'category'),
        ('ticket', 'status', 'dimension', 'text', NULL, '(ARRAY[''open'', ''under_way'', ''closed''])[b.status]', '{open,under_way,closed}', NULL, '状态', 'status'),
        ('ticket', 'first_response_minutes', 'quantity', 'bigint', 'minute',
         'floor(extract(epoch FROM b.first_response_at - b.created_at) / 60)::bigint', NULL, NULL, '首次响应分钟数，取整', 'whole minutes to the first answer'),
        ('ticket', 'resolution_hours', 'quantity', 'bigint', 'hour', 'floor(extract(epoch FROM b.closed_at - b.created_at) / 3600)::bigint', NULL, NULL,
         '从创建到关闭的小时数，取整', 'whole hours until it was closed'),
        ('ticket', 'is_answered', 'flag', 'boolean', NULL, 'b.first_response_at IS NOT NULL', NULL, NULL, '已响应', 'answered'),
        ('ticket', 'is_followed_by_contract', 'flag', 'boolean', NULL,
         'EXISTS (SELECT FROM baton.contract k WHERE k.tenant_id = b.tenant_id AND k.customer_id = b.customer_id AND k.deleted_at IS NULL AND k.status <> 6 AND k.signed_at >= b.created_at AND k.signed_at < b.created_at + interval ''30 days'')',
         NULL, 'contract_card', '30 天内同一客户签署了新合同', 'the same customer has signed a contract within 30 days'),
        ('deal', 'status', 'dimension', 'text', NULL, '(ARRAY[''draft'', ''legal_review'', ''customer_sealed'', ''we_sealed'', ''archived'', ''void''])[b.status]',
         '{draft,legal_review,customer_sealed,we_sealed,archived,void}', NULL, '状态', 'status'),
        ('deal', 'amount_minor', 'quantity', 'bigint', 'fen',
         '(SELECT a.amount_minor FROM baton.contract_amount a WHERE a.tenant_id = b.tenant_id AND a.contract_id = b.id)', NULL, 'contract_amount', '金额', 'amount'),
        ('deal', 'is_archived', 'flag', 'boolean', NULL, 'b.status = 5', NULL, NULL, '已归档（计入业绩）', 'archived, which alone counts as performance')
$$;

-- Words that say nothing: whose, how many, since when. Refused in names, titles and values.
CREATE OR REPLACE FUNCTION baton.vague_words()
RETURNS TABLE (word text, zh text, en text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT w.word, p.zh, p.en
    FROM (VALUES
        ('whose', '写明是谁的：按 owner_id、team_id 分组或筛选', 'Say whose: group or filter by owner_id or team_id.'),
        ('which', '列出取哪些值', 'List the values that are meant.'),
        ('when', '写明时间范围，例如最后 12 个整周', 'Say from when to when, for instance the last 12 whole weeks.')) AS p (kind, zh, en)
    JOIN LATERAL unnest(CASE p.kind
        WHEN 'whose' THEN '{我的,我们的,咱们的,本人,自己的,my,mine,our,ours,own}'::text[]
        WHEN 'which' THEN '{全部,所有,全体,各种,部分,一些,若干,其他,其它,相关,等等,all,every,everything,any,some,various,several,other,others,misc,etc,relevant}'
        ELSE '{最近,近期,近来,当前,目前,现在,最新,以前,之前,往期,recent,recently,latest,current,currently,lately,nowadays,past,previous}'
    END) AS w (word) ON true
$$;

-- The vague word in a text; NULL where there is none. Chinese anywhere, English as a word of its own, with _ and - between words.
CREATE OR REPLACE FUNCTION baton.vague_word(p_text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT w.word FROM baton.vague_words() w
    WHERE CASE WHEN w.word ~ '^[a-z]' THEN regexp_replace(lower(normalize(p_text, NFKC)), '[^a-z]+', ' ', 'g') ~ ('(^| )' || w.word || '( |$)')
               ELSE strpos(normalize(p_text, NFKC), w.word) > 0 END
    ORDER BY length(w.word) DESC, w.word LIMIT 1
$$;

-- What is wrong with conditions (filters of a contract, or those of a share).
CREATE OR REPLACE FUNCTION baton.condition_problems(p_base text, p_conditions jsonb, p_place text)
RETURNS TABLE (pointer text, code text, zh text, en text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    f record;
    c record;
    v_values jsonb;
    v_fitting text[];
    v_value text;
    v_names text;
BEGIN
    IF coalesce(jsonb_typeof(p_conditions), 'null') = 'null' THEN
        RETURN;
    END IF;
    IF jsonb_typeof(p_conditions) <> 'array' OR jsonb_array_length(p_conditions) > 20 THEN
        RETURN QUERY SELECT p_place, 'wrong_type', '应为不超过 20 个条件的数组', 'An array of 20 conditions at most.';
        RETURN;
    END IF;
    SELECT string_agg(k.name, ', ' ORDER BY k.name) INTO v_names
    FROM baton.contract_columns() k WHERE k.base = p_base AND k.kind IN ('dimension', 'quantity', 'flag');
    FOR f IN SELECT e.value, p_place || '/' || (e.n - 1) AS place FROM jsonb_array_elements(p_conditions) WITH ORDINALITY AS e (value, n) LOOP
        SELECT * INTO c FROM baton.contract_columns() k
        WHERE k.base = p_base AND k.kind IN ('dimension', 'quantity', 'flag') AND k.name = f.value ->> 'column';
        IF NOT FOUND THEN
            RETURN QUERY SELECT f.place || '/column', 'unknown_column', '不在目录里。可用：' || v_names, 'Not in the catalogue. Known: ' || v_names || '.';
            CONTINUE;
        END IF;
        v_fitting := CASE c.kind WHEN 'flag' THEN '{is,is_not}' WHEN 'quantity' THEN '{at_least,below,is_empty,is_not_empty}'
                     ELSE '{any_of,none_of,is_empty,is_not_empty}' END;
        IF NOT coalesce(f.value ->> 'operator', '') = ANY (v_fitting) THEN
            RETURN QUERY SELECT f.place || '/operator', 'unknown_operator',
                format('%s 可用：%s', c.name, array_to_string(v_fitting, ', ')), format('%s takes %s.', c.name, array_to_string(v_fitting, ', '));
            CONTINUE;
        END IF;
        v_values := f.value -> 'values';
        IF f.value ->> 'operator' IN ('is', 'is_not', 'is_empty', 'is_not_empty') THEN
            IF coalesce(jsonb_typeof(v_values), 'null') <> 'null' AND v_values <> '[]' THEN
                RETURN QUERY SELECT f.place || '/values', 'not_allowed', '这个运算符不带值', 'This operator takes no values.';
            END IF;
            CONTINUE;
        END IF;
        IF jsonb_typeof(v_values) IS DISTINCT FROM 'array' OR jsonb_array_length(v_values) NOT BETWEEN 1 AND 200
            OR c.kind = 'quantity' AND jsonb_array_length(v_values) <> 1
            OR EXISTS (SELECT FROM jsonb_array_elements(v_values) AS v (value) WHERE jsonb_typeof(v.value) <> 'string')
        THEN
            RETURN QUERY SELECT f.place || '/values', 'wrong_type',
                CASE WHEN c.kind = 'quantity' THEN '应为一个写成文字的整数' ELSE '应为 1 至 200 个文字值' END,
                CASE WHEN c.kind = 'quantity' THEN 'One whole number, as text.' ELSE 'One to 200 texts.' END;
            CONTINUE;
        END IF;
        FOR v_value IN SELECT v.value FROM jsonb_array_elements_text(v_values) AS v (value) LOOP
            IF baton.vague_word(v_value) IS NOT NULL AND c.choices IS NULL THEN
                RETURN QUERY SELECT f.place || '/values', 'vague_word', '“' || w.word || '”不说明任何事。' || w.zh, '"' || w.word || '" says nothing. ' || w.en
                    FROM baton.vague_words() w WHERE w.word = baton.vague_word(v_value);
            ELSIF c.choices IS NOT NULL AND v_value <> ALL (c.choices) THEN
                RETURN QUERY SELECT f.place || '/values', 'unknown_value', format('没有 %s。可用：%s', v_value, array_to_string(c.choices, ', ')),
                    format('There is no %s. Known: %s.', v_value, array_to_string(c.choices, ', '));
            ELSIF c.type = 'uuid' AND v_value !~ '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$'
                OR c.type IN ('bigint', 'integer') AND v_value !~ '^-?[0-9]{1,15}$'
                OR c.type = 'date' AND v_value !~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
            THEN
                RETURN QUERY SELECT f.place || '/values', 'wrong_type', format('“%s”不是 %s', left(v_value, 60), c.type), format('"%s" is no %s.', left(v_value, 60), c.type);
            END IF;
        END LOOP;
    END LOOP;
END
$$;

-- Everything that is wrong with a contract, each with its place and what to do; none for a good one.
CREATE OR REPLACE FUNCTION baton.contract_problems(p_contract jsonb)
RETURNS TABLE (pointer text, code text, zh text, en text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_base text := p_contract ->> 'base';
    v_time jsonb := p_contract -> 'time';
    v_names text;
    v_known text;
    m record;
    c record;
    v_unit text;
    v_units jsonb;
BEGIN
    IF jsonb_typeof(p_contract) IS DISTINCT FROM 'object' THEN
        RETURN QUERY SELECT '', 'wrong_type', '应为一个对象', 'An object.';
        RETURN;
    END IF;
    SELECT string_agg(k, ', ' ORDER BY k) INTO v_names FROM jsonb_object_keys(p_contract) AS k
    WHERE k NOT IN ('name', 'title', 'description', 'owner', 'base', 'grain', 'time', 'filters', 'dedupe', 'measures', 'refresh', 'max_delay_s');
    IF v_names IS NOT NULL THEN
        RETURN QUERY SELECT '', 'unknown_member', '不认识：' || v_names, 'Not known: ' || v_names || '.';
    END IF;
    IF coalesce(p_contract ->> 'name', '') !~ '^[a-z][a-z0-9_]{2,39}$' THEN
        RETURN QUERY SELECT '/name', 'invalid_name', '3 至 40 个小写字母、数字或下划线，以字母开头', '3 to 40 lower-case letters, digits or _, a letter first.';
    END IF;
    -- Titles and descriptions in both languages, because both are shown in place.
    RETURN QUERY
        SELECT t.place, 'missing', '需要中文和英文，各不超过 ' || t.most || ' 字', 'In Chinese and in English, ' || t.most || ' characters at most each.'
        FROM (
            SELECT '/title' AS place, p_contract -> 'title' AS value, 60 AS most
            UNION ALL SELECT '/description', p_contract -> 'description', 500
            UNION ALL SELECT format('/measures/%s/title', e.n - 1), e.value -> 'title', 60
            FROM jsonb_array_elements(CASE jsonb_typeof(p_contract -> 'measures') WHEN 'array' THEN p_contract -> 'measures' ELSE '[]' END)
                WITH ORDINALITY AS e (value, n)) AS t
        WHERE NOT coalesce(length(t.value ->> 'zh') BETWEEN 1 AND t.most AND length(t.value ->> 'en') BETWEEN 1 AND t.most, false);
    RETURN QUERY
        SELECT t.place, 'vague_word', '“' || w.word || '”不说明任何事。' || w.zh, '"' || w.word || '" says nothing. ' || w.en
        FROM (
            SELECT '/name' AS place, p_contract ->> 'name' AS value
            UNION ALL SELECT '/title/zh', p_contract #>> '{title,zh}' UNION ALL SELECT '/title/en', p_contract #>> '{title,en}'
            UNION ALL
            SELECT format('/measures/%s/%s', e.n - 1, p.place), p.value
            FROM jsonb_array_elements(CASE jsonb_typeof(p_contract -> 'measures') WHEN 'array' THEN p_contract -> 'measures' ELSE '[]' END)
                WITH ORDINALITY AS e (value, n)
            CROSS JOIN LATERAL (VALUES ('name', e.value ->> 'name'), ('title/zh', e.value #>> '{title,zh}'), ('title/en', e.value #>> '{title,en}')) AS p (place, value)
        ) AS t JOIN baton.vague_words() w ON w.word = baton.vague_word(t.value);
    IF coalesce(length(p_contract ->> 'owner'), 0) NOT BETWEEN 1 AND 100 THEN
        RETURN QUERY SELECT '/owner', 'missing', '写明谁对口径负责', 'Say who answers for what it means.';
    END IF;

    IF NOT EXISTS (SELECT FROM baton.contract_bases() b WHERE b.base = v_base) THEN
        SELECT string_agg(b.base, ', ' ORDER BY b.base) INTO v_names FROM baton.contract_bases() b;
        RETURN QUERY SELECT '/base', 'unknown_base', '可用：' || v_names, 'Known: ' || v_names || '.';
        RETURN;
    END IF;

    SELECT string_agg(k.name, ', ' ORDER BY k.name) INTO v_names FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'dimension';
    IF jsonb_typeof(p_contract -> 'grain') IS DISTINCT FROM 'array' OR jsonb_array_length(p_contract -> 'grain') > 4 THEN
        RETURN QUERY SELECT '/grain', 'wrong_type', '应为不超过 4 列的数组；空数组表示只有一行', 'An array of four columns at most; an empty one gives a single row.';
    ELSE
        RETURN QUERY
            SELECT '/grain/' || (g.n - 1), CASE WHEN k.name IS NULL THEN 'unknown_column' ELSE 'repeated' END,
                   CASE WHEN k.name IS NULL THEN '不在目录里。可用：' || v_names ELSE '重复' END,
                   CASE WHEN k.name IS NULL THEN 'Not in the catalogue. Known: ' || v_names || '.' ELSE 'It is there already.' END
            FROM jsonb_array_elements(p_contract -> 'grain') WITH ORDINALITY AS g (value, n)
            LEFT JOIN baton.contract_columns() k ON k.base = v_base AND k.kind = 'dimension' AND k.name = g.value #>> '{}'
            WHERE k.name IS NULL OR EXISTS (
                SELECT FROM jsonb_array_elements(p_contract -> 'grain') WITH ORDINALITY AS o (value, n) WHERE o.value = g.value AND o.n < g.n);
    END IF;

    -- Whole days, half-open, and both ends said.
    IF jsonb_typeof(v_time) IS DISTINCT FROM 'object' THEN
        RETURN QUERY SELECT '/time', 'open_range', '需要时间范围，例如 {"column":"created_at","last":12,"unit":"week","until":"now"}',
            'A time range is needed, for instance {"column":"created_at","last":12,"unit":"week","until":"now"}.';
    ELSIF v_time ? 'at' THEN
        IF v_time <> '{"at": "query"}' THEN
            RETURN QUERY SELECT '/time/at', 'unknown_value', '只能是 query：查询时的状态', 'Only query: the state at the moment of asking.';
        END IF;
    ELSE
        SELECT string_agg(k.name, ', ' ORDER BY k.name) INTO v_names FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'time';
        IF NOT EXISTS (SELECT FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'time' AND k.name = v_time ->> 'column') THEN
            RETURN QUERY SELECT '/time/column', 'unknown_column', '可用：' || v_names, 'Known: ' || v_names || '.';
        END IF;
        IF v_time ? 'last' THEN
            IF coalesce(v_time ->> 'last', '') !~ '^[0-9]{1,3}$' OR (v_time ->> 'last')::integer NOT BETWEEN 1 AND 400 THEN
                RETURN QUERY SELECT '/time/last', 'out_of_range', '1 至 400', '1 to 400.';
            END IF;
            IF coalesce(v_time ->> 'unit', '') NOT IN ('day', 'week', 'month') THEN
                RETURN QUERY SELECT '/time/unit', 'unknown_value', '可用：day, week, month', 'Known: day, week, month.';
            END IF;
            IF coalesce(v_time ->> 'until', '') NOT IN ('now', 'last_whole') THEN
                RETURN QUERY SELECT '/time/until', 'open_range', 'now：包含正在进行的一期；last_whole：只到最后一个整期',
                    'now: with the running day, week or month; last_whole: up to the last whole one.';
            END IF;
        ELSIF coalesce(v_time ->> 'from', '') !~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
            OR coalesce(v_time ->> 'before', '') !~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
        THEN
            RETURN QUERY SELECT '/time', 'open_range', '两端都要写：from（含）和 before（不含）是整天；或用 last、unit、until',
                'Both ends: from (included) and before (excluded), whole days; or last, unit and until.';
        ELSIF v_time ->> 'from' >= v_time ->> 'before' THEN
            RETURN QUERY SELECT '/time/before', 'out_of_range', '必须在 from 之后', 'It must lie after from.';
        END IF;
    END IF;

    RETURN QUERY SELECT * FROM baton.condition_problems(v_base, p_contract -> 'filters', '/filters');

    IF coalesce(jsonb_typeof(p_contract -> 'dedupe'), 'null') <> 'null' THEN
        SELECT string_agg(k.name, ', ' ORDER BY k.name) INTO v_names FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'key';
        IF NOT EXISTS (SELECT FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'key' AND k.name = p_contract #>> '{dedupe,by}') THEN
            RETURN QUERY SELECT '/dedupe/by', 'unknown_column', coalesce('可用：' || v_names, '这类记录没有去重规则'), coalesce('Known: ' || v_names || '.', 'This base has no dedupe rules.');
        END IF;
        IF coalesce(p_contract #>> '{dedupe,keep}', '') NOT IN ('first', 'last') THEN
            RETURN QUERY SELECT '/dedupe/keep', 'unknown_value', '可用：first, last', 'Known: first, last.';
        END IF;
    END IF;

    IF jsonb_typeof(p_contract -> 'measures') IS DISTINCT FROM 'array' OR jsonb_array_length(p_contract -> 'measures') NOT BETWEEN 1 AND 20 THEN
        RETURN QUERY SELECT '/measures', 'missing', '需要 1 至 20 个指标', 'One to twenty measures are needed.';
        RETURN;
    END IF;
    SELECT string_agg(k.name, ', ' ORDER BY k.name) INTO v_known FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'quantity';
    FOR m IN SELECT e.value, '/measures/' || (e.n - 1) AS place, e.n FROM jsonb_array_elements(p_contract -> 'measures') WITH ORDINALITY AS e (value, n) LOOP
        IF coalesce(m.value ->> 'name', '') !~ '^[a-z][a-z0-9_]{1,39}$' OR EXISTS (
            SELECT FROM jsonb_array_elements(p_contract -> 'measures') WITH ORDINALITY AS o (value, n)
            WHERE o.value ->> 'name' = m.value ->> 'name' AND o.n < m.n)
            OR EXISTS (SELECT FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'dimension' AND k.name = m.value ->> 'name')
        THEN
            RETURN QUERY SELECT m.place || '/name', 'invalid_name', '2 至 40 个小写字母、数字或下划线，不重复，也不是列名',
                '2 to 40 lower-case letters, digits or _, each once, and no name of a column.';
        END IF;
        v_units := NULL;
        CASE coalesce(m.value ->> 'aggregate', '')
        WHEN 'count' THEN
            SELECT b.unit INTO v_unit FROM baton.contract_bases() b WHERE b.base = v_base;
        WHEN 'share' THEN
            v_unit := 'percent';
            IF coalesce(jsonb_typeof(m.value -> 'where'), 'null') <> 'array' OR m.value -> 'where' = '[]' THEN
                RETURN QUERY SELECT m.place || '/where', 'missing', '写明占比的条件', 'Say which rows the share is of.';
            END IF;
            IF coalesce(m.value ->> 'nulls', '') NOT IN ('count_as_no', 'left_out') THEN
                RETURN QUERY SELECT m.place || '/nulls', 'missing', '没有值的行：count_as_no 计为否，left_out 不计入',
                    'Rows without a value: count_as_no, or left_out.';
            END IF;
        WHEN 'sum', 'average', 'median', 'minimum', 'maximum' THEN
            SELECT k.unit INTO v_unit FROM baton.contract_columns() k WHERE k.base = v_base AND k.kind = 'quantity' AND k.name = m.value ->> 'column';
            IF NOT FOUND THEN
                RETURN QUERY SELECT m.place || '/column', 'unknown_column', coalesce('可用：' || v_known, '这类记录没有数量'), coalesce('Known: ' || v_known || '.', 'This base has no quantities.');
                CONTINUE;
            END IF;
            IF m.value ->> 'nulls' IS DISTINCT FROM 'left_out' THEN
                RETURN QUERY SELECT m.place || '/nulls', 'missing', '没有值的行不计入，请写明 left_out', 'Rows without a value are left out: say left_out.';
            END IF;
        ELSE
            RETURN QUERY SELECT m.place || '/aggregate', 'unknown_value', '可用：count, share, sum, average, median, minimum, maximum',
                'Known: count, share, sum, average, median, minimum, maximum.';
            CONTINUE;
        END CASE;
        IF m.value ->> 'unit' IS DISTINCT FROM v_unit THEN
            RETURN QUERY SELECT m.place || '/unit', CASE WHEN m.value ->> 'unit' IS NULL THEN 'missing' ELSE 'wrong_unit' END,
                '单位是 ' || v_unit, 'Its unit is ' || v_unit || '.';
        END IF;
        RETURN QUERY SELECT * FROM baton.condition_problems(v_base, m.value -> 'where', m.place || '/where');
        IF m.value ? 'of' AND m.value ->> 'aggregate' <> 'share' THEN
            RETURN QUERY SELECT m.place || '/of', 'not_allowed', '只有 share 有分母', 'Only a share has a whole that it is of.';
        END IF;
        RETURN QUERY SELECT * FROM baton.condition_problems(v_base, m.value -> 'of', m.place || '/of');
    END LOOP;

    IF coalesce(p_contract ->> 'refresh', '') NOT IN ('live', 'rollup') THEN
        RETURN QUERY SELECT '/refresh', 'unknown_value', '可用：live, rollup', 'Known: live, rollup.';
    END IF;
    IF coalesce(p_contract ->> 'max_delay_s', '') !~ '^[0-9]{1,6}$' OR (p_contract ->> 'refresh' = 'rollup') <> (coalesce(p_contract ->> 'max_delay_s', '0') <> '0') THEN
        RETURN QUERY SELECT '/max_delay_s', 'out_of_range', '以秒计；live 为 0，rollup 大于 0', 'In seconds: 0 of live, more of rollup.';
    END IF;
END
$$;

-- The two ends of the last whole days, weeks or months in a time zone, the first included and the second not.
-- Whoever reads a view that asks this may not name what is in this schema, so the bodies are bound when they are made.
CREATE OR REPLACE FUNCTION baton.range_start(p_unit text, p_last integer, p_with_running boolean, p_zone text) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (date_trunc(p_unit, baton.now() AT TIME ZONE p_zone) - (p_last - p_with_running::integer) * ('1 ' || p_unit)::interval) AT TIME ZONE p_zone;
CREATE OR REPLACE FUNCTION baton.range_end(p_unit text, p_with_running boolean, p_zone text) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (date_trunc(p_unit, baton.now() AT TIME ZONE p_zone) + p_with_running::integer * ('1 ' || p_unit)::interval) AT TIME ZONE p_zone;

-- A column of the catalogue as SQL.
CREATE OR REPLACE FUNCTION baton.contract_expression(p_base text, p_column text, p_zone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT replace(replace(k.expression, '{zone}', p_zone), '{now}', 'baton.now()')
    FROM baton.contract_columns() k WHERE k.base = p_base AND k.name = p_column AND k.kind <> 'key'
$$;

-- Conditions as SQL, joined by AND; NULL for none. What is empty is none of anything.
CREATE OR REPLACE FUNCTION baton.contract_conditions(p_base text, p_conditions jsonb, p_zone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(
        CASE c.value ->> 'operator'
            WHEN 'any_of' THEN format('%s = ANY (%L::%s[])', x.expression, v.list, k.type)
            WHEN 'none_of' THEN format('coalesce(%s <> ALL (%L::%s[]), true)', x.expression, v.list, k.type)
            WHEN 'at_least' THEN format('%s >= %L::%s', x.expression, v.list[1], k.type)
            WHEN 'below' THEN format('%s < %L::%s', x.expression, v.list[1], k.type)
            WHEN 'is_empty' THEN format('%s IS NULL', x.expression)
            WHEN 'is_not_empty' THEN format('%s IS NOT NULL', x.expression)
            WHEN 'is' THEN x.expression
            WHEN 'is_not' THEN format('NOT %s', x.expression)
        END, ' AND ' ORDER BY c.n)
    FROM jsonb_array_elements(CASE jsonb_typeof(p_conditions) WHEN 'array' THEN p_conditions ELSE '[]' END) WITH ORDINALITY AS c (value, n)
    JOIN baton.contract_columns() k ON k.base = p_base AND k.name = c.value ->> 'column' AND k.kind IN ('dimension', 'quantity', 'flag')
    CROSS JOIN LATERAL (SELECT baton.contract_expression(p_base, k.name, p_zone) AS expression) AS x
    CROSS JOIN LATERAL (SELECT ARRAY(SELECT jsonb_array_elements_text(coalesce(c.value -> 'values', '[]'))) AS list) AS v
$$;

-- The ends of a contract's time range as SQL; no row for the state at the moment of asking.
CREATE OR REPLACE FUNCTION baton.contract_range(p_contract jsonb, p_zone text) RETURNS TABLE (starts text, ends text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN t.value ? 'last' THEN format('baton.range_start(%L, %s, %s, %s)', t.value ->> 'unit', t.value ->> 'last', (t.value ->> 'until' = 'now')::text, p_zone)
                ELSE format('(%L::timestamp AT TIME ZONE %s)', t.value ->> 'from', p_zone) END,
           CASE WHEN t.value ? 'last' THEN format('baton.range_end(%L, %s, %s)', t.value ->> 'unit', (t.value ->> 'until' = 'now')::text, p_zone)
                ELSE format('(%L::timestamp AT TIME ZONE %s)', t.value ->> 'before', p_zone) END
    FROM (SELECT p_contract -> 'time' AS value) AS t WHERE NOT t.value ? 'at'
$$;

-- Conditions in words.
CREATE OR REPLACE FUNCTION baton.condition_words(p_base text, p_conditions jsonb, p_language text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(
        CASE WHEN p_language = 'zh' THEN k.zh ELSE k.en END
        || CASE c.value ->> 'operator'
               WHEN 'any_of' THEN CASE p_language WHEN 'zh' THEN '为 ' ELSE ' is ' END || v.list
               WHEN 'none_of' THEN CASE p_language WHEN 'zh' THEN '不为 ' ELSE ' is not ' END || v.list
               WHEN 'at_least' THEN CASE p_language WHEN 'zh' THEN '不低于 ' ELSE ' at least ' END || v.list
               WHEN 'below' THEN CASE p_language WHEN 'zh' THEN '低于 ' ELSE ' below ' END || v.list
               WHEN 'is_empty' THEN CASE p_language WHEN 'zh' THEN '为空' ELSE ' is empty' END
               WHEN 'is_not_empty' THEN CASE p_language WHEN 'zh' THEN '不为空' ELSE ' is not empty' END
               WHEN 'is' THEN CASE p_language WHEN 'zh' THEN '：是' ELSE ': yes' END
               WHEN 'is_not' THEN CASE p_language WHEN 'zh' THEN '：否' ELSE ': no' END
           END, CASE p_language WHEN 'zh' THEN '；' ELSE '; ' END ORDER BY c.n)
    FROM jsonb_array_elements(CASE jsonb_typeof(p_conditions) WHEN 'array' THEN p_conditions ELSE '[]' END) WITH ORDINALITY AS c (value, n)
    JOIN baton.contract_columns() k ON k.base = p_base AND k.name = c.value ->> 'column' AND k.kind IN ('dimension', 'quantity', 'flag')
    CROSS JOIN LATERAL (
        SELECT string_agg(e, CASE p_language WHEN 'zh' THEN '、' ELSE ' or ' END) AS list FROM jsonb_array_elements_text(coalesce(c.value -> 'values', '[]')) AS e) AS v
$$;

-- The time range in words.
CREATE OR REPLACE FUNCTION baton.range_words(p_contract jsonb, p_language text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN t.value ? 'at' THEN CASE p_language WHEN 'zh' THEN '查询时的状态' ELSE 'the state at the moment of asking' END
        WHEN p_language = 'zh' THEN concat('按', k.zh, '，', CASE
            WHEN t.value ? 'last' THEN concat('最后 ', t.value ->> 'last', ' ', CASE t.value ->> 'unit' WHEN 'day' THEN '天' WHEN 'week' THEN '周' ELSE '个月' END,
                CASE t.value ->> 'until' WHEN 'now' THEN '，含正在进行的一期' ELSE '，只到最后一个整期' END)
            ELSE concat(t.value ->> 'from', ' 起，', t.value ->> 'before', ' 前') END, '，租户时区的整天，含起点不含终点')
        ELSE concat(k.en, ', ', CASE
            WHEN t.value ? 'last' THEN concat('the last ', t.value ->> 'last', ' ', t.value ->> 'unit', 's',
                CASE t.value ->> 'until' WHEN 'now' THEN ' with the running one' ELSE ' that are over' END)
            ELSE concat('from ', t.value ->> 'from', ' to before ', t.value ->> 'before') END,
            ', whole days of the tenant''s time zone, the start included and the end not')
        END
    FROM (SELECT p_contract -> 'time' AS value) AS t
    LEFT JOIN baton.contract_columns() k ON k.base = p_contract ->> 'base' AND k.kind = 'time' AND k.name = t.value ->> 'column'
$$;

-- Which rows of its base a contract counts, part by part: base, time, each filter, dedupe. b is the row.
--
-- A duplicate is one before anything is filtered: a row's part of it does not depend on who else is counted.
CREATE OR REPLACE FUNCTION baton.contract_parts(p_contract jsonb, p_zone text) RETURNS TABLE (part text, condition text, zh text, en text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT 'base', b.condition, b.zh, b.en FROM baton.contract_bases() b WHERE b.base = p_contract ->> 'base' AND b.condition <> 'true'
    UNION ALL
    SELECT 'time', format('b.%1$I >= (SELECT %2$s) AND b.%1$I < (SELECT %3$s)', p_contract #>> '{time,column}', r.starts, r.ends),
           '时间：' || baton.range_words(p_contract, 'zh'), 'Time: ' || baton.range_words(p_contract, 'en')
    FROM baton.contract_range(p_contract, p_zone) r
    UNION ALL
    SELECT 'filters/' || (f.n - 1), baton.contract_conditions(p_contract ->> 'base', jsonb_build_array(f.value), p_zone),
           '筛选：' || baton.condition_words(p_contract ->> 'base', jsonb_build_array(f.value), 'zh'),
           'Filter: ' || baton.condition_words(p_contract ->> 'base', jsonb_build_array(f.value), 'en')
    FROM jsonb_array_elements(CASE jsonb_typeof(p_contract -> 'filters') WHEN 'array' THEN p_contract -> 'filters' ELSE '[]' END) WITH ORDINALITY AS f (value, n)
    UNION ALL
    SELECT 'dedupe', format('NOT EXISTS (SELECT FROM baton.%I e WHERE e.tenant_id = b.tenant_id AND %s AND %s AND (e.created_at, e.id) %s (b.created_at, b.id))',
        b.relation, replace(b.condition, 'b.', 'e.'), k.expression, CASE p_contract #>> '{dedupe,keep}' WHEN 'first' THEN '<' ELSE '>' END),
        '去重：' || k.zh, 'Duplicates by ' || k.en
    FROM baton.contract_bases() b
    JOIN baton.contract_columns() k ON k.base = b.base AND k.kind = 'key' AND k.name = p_contract #>> '{dedupe,by}'
    WHERE b.base = p_contract ->> 'base' AND jsonb_typeof(p_contract -> 'dedupe') = 'object'
$$;

-- A measure as SQL.
CREATE OR REPLACE FUNCTION baton.contract_measure(p_base text, p_measure jsonb, p_zone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_measure ->> 'aggregate'
        WHEN 'count' THEN 'count(*)' || m.filter
        -- Shares of a hundred with two digits.
        WHEN 'share' THEN format('round(100.0 * count(*) FILTER (WHERE %s) / nullif(count(*)%s, 0), 2)',
            concat_ws(' AND ', m.whole, m.conditions), coalesce(' FILTER (WHERE ' || m.whole || ')', ''))
        WHEN 'sum' THEN format('coalesce(sum(%s)%s, 0)::bigint', m.value, m.filter)
        WHEN 'average' THEN format('round(avg(%s)%s, 2)', m.value, m.filter)
        WHEN 'median' THEN format('percentile_disc(0.5) WITHIN GROUP (ORDER BY %s)%s', m.value, m.filter)
        WHEN 'minimum' THEN format('min(%s)%s', m.value, m.filter)
        WHEN 'maximum' THEN format('max(%s)%s', m.value, m.filter)
    END
    FROM (
        SELECT c.conditions, coalesce(' FILTER (WHERE ' || c.conditions || ')', '') AS filter,
               baton.contract_expression(p_base, p_measure ->> 'column', p_zone) AS value,
               nullif(concat_ws(' AND ', baton.contract_conditions(p_base, p_measure -> 'of', p_zone),
                   CASE WHEN p_measure ->> 'nulls' = 'left_out' THEN (
                       SELECT string_agg(DISTINCT format('%s IS NOT NULL', baton.contract_expression(p_base, w.value ->> 'column', p_zone)), ' AND ')
                       FROM jsonb_array_elements(CASE jsonb_typeof(p_measure -> 'where') WHEN 'array' THEN p_measure -> 'where' ELSE '[]' END) AS w (value))
                   END), '') AS whole
        FROM (SELECT baton.contract_conditions(p_base, p_measure -> 'where', p_zone) AS conditions) AS c) AS m
$$;

-- The query of a contract: its grain, then its measures, in their order.
--
-- p_zone is SQL that gives the tenant's time zone, p_tenant SQL that gives the tenant, where policies do not ask for it already.
CREATE OR REPLACE FUNCTION baton.contract_sql(p_contract jsonb, p_zone text, p_tenant text DEFAULT NULL) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format(E'SELECT %s\nFROM baton.%I b%s%s',
        concat_ws(E',\n       ', g.list, m.list), b.relation,
        coalesce(E'\nWHERE ' || nullif(concat_ws(E'\n  AND ', 'b.tenant_id = ' || p_tenant, (
            SELECT string_agg(p.condition, E'\n  AND ') FROM baton.contract_parts(p_contract, p_zone) p)), ''), ''),
        CASE WHEN g.count > 0 THEN E'\nGROUP BY ' || (SELECT string_agg(n::text, ', ') FROM generate_series(1, g.count) AS n) ELSE '' END)
    FROM baton.contract_bases() b
    CROSS JOIN LATERAL (
        SELECT string_agg(format('%s AS %I', baton.contract_expression(b.base, e.name, p_zone), e.name), E',\n       ' ORDER BY e.n) AS list, count(*)::integer AS count
        FROM jsonb_array_elements_text(p_contract -> 'grain') WITH ORDINALITY AS e (name, n)) AS g
    CROSS JOIN LATERAL (
        SELECT string_agg(format('%s AS %I', baton.contract_measure(b.base, e.value, p_zone), e.value ->> 'name'), E',\n       ' ORDER BY e.n) AS list
        FROM jsonb_array_elements(p_contract -> 'measures') WITH ORDINALITY AS e (value, n)) AS m
    WHERE b.base = p_contract ->> 'base'
$$;

-- What a contract means, without what it is called: a change of it is another version. Measures that are added at the end are none.
CREATE OR REPLACE FUNCTION baton.contract_meaning(p_contract jsonb, p_measures integer) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (p_contract - '{title,description,owner,measures}'::text[]) || jsonb_build_object('measures', coalesce((
        SELECT jsonb_agg(e.value - 'title' ORDER BY e.n) FROM jsonb_array_elements(p_contract -> 'measures') WITH ORDINALITY AS e (value, n)
        WHERE e.n <= p_measures), '[]'))
$$;

-- What the view of a version is called in schema `dashboard`.
CREATE OR REPLACE FUNCTION baton.contract_view(p_name text, p_version integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_name || CASE WHEN p_version > 1 THEN '_v' || p_version ELSE '' END
$$;

-- Refuses what cannot be counted and a change of what a version means; keeps the banner beside the contract.
CREATE OR REPLACE FUNCTION baton.check_contract() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_problem record;
BEGIN
    SELECT * INTO v_problem FROM baton.contract_problems(NEW.definition) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'contract %: %: %', NEW.definition ->> 'name', v_problem.pointer, v_problem.en USING ERRCODE = 'BT010', HINT = v_problem.zh;
    END IF;
    IF TG_OP = 'UPDATE' AND baton.contract_meaning(NEW.definition, jsonb_array_length(OLD.definition -> 'measures'))
        IS DISTINCT FROM baton.contract_meaning(OLD.definition, jsonb_array_length(OLD.definition -> 'measures'))
    THEN
        RAISE EXCEPTION 'contract % version %: what it means has changed, which takes a new version', OLD.name, OLD.version USING ERRCODE = 'BT010';
    END IF;
    NEW.banner_zh := baton.contract_banner(NEW.definition, 'zh');
    NEW.banner_en := baton.contract_banner(NEW.definition, 'en');
    RETURN NEW;
END
$$;

-- What measures are counted in.
CREATE OR REPLACE FUNCTION baton.contract_units() RETURNS TABLE (unit text, zh text, en text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    VALUES ('lead', '条线索', 'leads'), ('assignment', '次分配', 'assignments'), ('interaction', '次沟通', 'interactions'), ('customer', '个客户', 'customers'),
           ('opportunity', '个商机', 'opportunities'), ('ticket', '张工单', 'tickets'), ('contract', '份合同', 'contracts'), ('percent', '%', 'percent'),
           ('point', '分', 'points'), ('fen', '分（货币最小单位）', 'minor units of the currency'), ('second', '秒', 'seconds'), ('minute', '分钟', 'minutes'),
           ('hour', '小时', 'hours')
$$;

-- The columns of a contract's answer, in their order.
CREATE OR REPLACE FUNCTION baton.contract_fields(p_contract jsonb)
RETURNS TABLE (place integer, name text, role text, type text, unit text, zh text, en text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT g.n::integer, k.name, 'dimension', k.type, NULL, k.zh, upper(left(k.en, 1)) || substr(k.en, 2) || '.'
    FROM jsonb_array_elements_text(p_contract -> 'grain') WITH ORDINALITY AS g (name, n)
    JOIN baton.contract_columns() k ON k.base = p_contract ->> 'base' AND k.kind = 'dimension' AND k.name = g.name
    UNION ALL
    SELECT (jsonb_array_length(p_contract -> 'grain') + m.n)::integer, m.value ->> 'name', 'measure',
           CASE WHEN m.value ->> 'aggregate' IN ('share', 'average') THEN 'numeric' ELSE 'bigint' END, m.value ->> 'unit',
           m.value #>> '{title,zh}' || '，单位：' || u.zh || coalesce('；' || n.zh, ''),
           (m.value #>> '{title,en}') || ', in ' || u.en || coalesce('; ' || n.en, '') || '.'
    FROM jsonb_array_elements(p_contract -> 'measures') WITH ORDINALITY AS m (value, n)
    JOIN baton.contract_units() u ON u.unit = m.value ->> 'unit'
    LEFT JOIN (VALUES
        ('left_out', '没有值的行不计入', 'rows without a value are left out'),
        ('count_as_no', '没有值的行计为否', 'rows without a value count as no')) AS n (rule, zh, en) ON n.rule = m.value ->> 'nulls'
    ORDER BY 1
$$;

-- What stands above a dashboard (D1): what it counts, over which time, filtered how, without which duplicates, how fresh. In Chinese or in English.
CREATE OR REPLACE FUNCTION baton.contract_banner(p_contract jsonb, p_language text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_language WHEN 'zh' THEN concat(
            p_contract #>> '{title,zh}', '：', p_contract #>> '{description,zh}', '。对象：', b.zh, '。时间：',
            baton.range_words(p_contract, 'zh'),
            '。筛选：', coalesce(baton.condition_words(b.base, p_contract -> 'filters', 'zh'), '无'),
            '。去重：', CASE WHEN d.zh IS NULL THEN '无' ELSE concat(d.zh, '相同的只计', CASE p_contract #>> '{dedupe,keep}' WHEN 'first' THEN '最早' ELSE '最晚' END, '一条，先于筛选') END,
            '。', CASE p_contract ->> 'refresh' WHEN 'live' THEN '实时' ELSE concat('定期汇总，最多晚 ', p_contract ->> 'max_delay_s', ' 秒') END,
            '。口径负责：', p_contract ->> 'owner')
        ELSE concat(
            p_contract #>> '{title,en}', ': ', p_contract #>> '{description,en}', '. Counted: ', b.en, '. Time: ',
            baton.range_words(p_contract, 'en'),
            '. Filters: ', coalesce(baton.condition_words(b.base, p_contract -> 'filters', 'en'), 'none'),
            '. Duplicates: ', CASE WHEN d.en IS NULL THEN 'counted' ELSE concat('of the same ', d.en, ' the ', p_contract #>> '{dedupe,keep}', ' alone, before any filter') END,
            '. ', CASE p_contract ->> 'refresh' WHEN 'live' THEN 'Live' ELSE concat('Rolled up, ', p_contract ->> 'max_delay_s', ' seconds late at most') END,
            '. Answered for by: ', p_contract ->> 'owner') END
    FROM baton.contract_bases() b
    LEFT JOIN baton.contract_columns() d ON d.base = b.base AND d.kind = 'key' AND d.name = p_contract #>> '{dedupe,by}'
    WHERE b.base = p_contract ->> 'base'
$$;

-- The column of a contract's grain whose groups change only when rows of them do, so that they can be computed anew one by one; none where figures depend
-- on the moment of asking, on other relations or rows, on a time that moves, or on rows whose changes are not in the feed.
CREATE OR REPLACE FUNCTION baton.contract_period(p_contract jsonb) RETURNS TABLE (place integer, name text, unit text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT g.n::integer, k.name, substring(k.name from '_(day|week|month)$')
    FROM jsonb_array_elements_text(p_contract -> 'grain') WITH ORDINALITY AS g (name, n)
    JOIN baton.contract_columns() k ON k.base = p_contract ->> 'base' AND k.name = g.name
    WHERE k.name IN ('created_day', 'created_week', 'created_month') AND p_contract #>> '{time,column}' = 'created_at'
      AND p_contract ->> 'base' IN ('lead', 'customer', 'opportunity', 'ticket', 'deal')
      AND jsonb_typeof(p_contract -> 'dedupe') IS DISTINCT FROM 'object'
      AND NOT EXISTS (
          SELECT FROM jsonb_path_query(p_contract, '$.**.column') AS u (value)
          JOIN baton.contract_columns() c ON c.base = p_contract ->> 'base' AND c.name = u.value #>> '{}'
          WHERE strpos(c.expression, '{now}') > 0 OR c.facet IS NOT NULL)
    ORDER BY array_position('{day,week,month}', substring(k.name from '_(day|week|month)$')) LIMIT 1
$$;

-- Computes a tenant's own contract over all of the tenant, for dashboard.tenant_figure. Called by the worker in the tenant's name; 10,000 groups at most.
--
-- Where it can (baton.contract_period), only the periods of which the change feed names a record since the last time, the running one, and those at the
-- edges of the range; all of it once a day, and when the feed is kept no longer, a record is gone or the tenant's zone is another.
CREATE OR REPLACE FUNCTION baton.refresh_contract(p_tenant uuid, p_contract uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c record;
    v_period record;
    v_relation text;
    v_now timestamptz := baton.now();
    -- Of the range, by the tenant's clock.
    v_starts timestamp;
    v_ends timestamp;
    v_step interval;
    v_last bigint;
    v_trimmed bigint;
    v_is_full boolean := true;
    v_is_lost boolean;
    v_changed timestamp[];
    v_periods timestamp[];
    v_count integer;
    v_rows jsonb;
    v_more jsonb;
    v_at timestamp;
    v_order text;
    v_grain text;
BEGIN
    SELECT k.definition, k.retired_at, k.refreshed_at, k.computed_at, k.computed_zone, k.feed_position, t.time_zone INTO c
    FROM baton.tenant_contract k JOIN baton.tenant t ON t.id = k.tenant_id
    WHERE k.tenant_id = p_tenant AND k.id = p_contract FOR NO KEY UPDATE OF k;
    IF c.definition IS NULL OR c.retired_at IS NOT NULL THEN
        DELETE FROM baton.dashboard_figure WHERE tenant_id = p_tenant AND contract_id = p_contract;
        RETURN;
    END IF;
    -- Read before the rows: what comes later has a later place, and is looked at next time.
    SELECT f.last_position, f.trimmed_position INTO v_last, v_trimmed FROM baton.change_feed f WHERE f.tenant_id = p_tenant;
    SELECT * INTO v_period FROM baton.contract_period(c.definition);
    IF v_period.name IS NOT NULL AND c.computed_at BETWEEN v_now - interval '1 day' AND v_now AND c.computed_zone = c.time_zone
        AND coalesce(c.feed_position, 0) >= coalesce(v_trimmed, 0)
        AND NOT EXISTS (SELECT FROM baton.dashboard_figure f WHERE f.tenant_id = p_tenant AND f.contract_id = p_contract AND f.line >= 10000)
    THEN
        v_step := ('1 ' || v_period.unit)::interval;
        EXECUTE (SELECT format('SELECT %s AT TIME ZONE $1, %s AT TIME ZONE $1', r.starts, r.ends)
                 FROM baton.contract_range(c.definition, quote_literal(c.time_zone)) r)
        INTO v_starts, v_ends USING c.time_zone;
        SELECT b.relation INTO v_relation FROM baton.contract_bases() b WHERE b.base = c.definition ->> 'base';
        EXECUTE format(
            'SELECT coalesce(array_agg(DISTINCT date_trunc($3, b.created_at AT TIME ZONE $4)), ''{}''), coalesce(bool_or(b.id IS NULL), false)
             FROM (SELECT h.record_id FROM baton.change h WHERE h.tenant_id = $1 AND h.position > $2 AND h.relation = %1$L
                   UNION SELECT h.record_id FROM baton.change_pending h WHERE h.tenant_id = $1 AND h.relation = %1$L) AS r
             LEFT JOIN baton.%1$I b ON b.tenant_id = $1 AND b.id = r.record_id', v_relation)
        INTO v_changed, v_is_lost USING p_tenant, coalesce(c.feed_position, 0), v_period.unit, c.time_zone;
        SELECT coalesce(array_agg(p.at) FILTER (WHERE p.at = ANY (v_changed) OR p.at < v_starts OR p.at + v_step > v_ends
                                                   OR p.at + v_step > c.refreshed_at AT TIME ZONE c.time_zone), '{}'), count(*)
        INTO v_periods, v_count
        FROM generate_series(date_trunc(v_period.unit, v_starts), v_ends - interval '1 microsecond', v_step) AS p (at);
        v_is_full := v_is_lost OR cardinality(v_periods) * 2 > v_count + 2;
    END IF;

    IF v_is_full THEN
        EXECUTE format('SELECT coalesce(jsonb_agg(to_jsonb(q)), ''[]'') FROM (%s) AS q',
            baton.contract_sql(c.definition, quote_literal(c.time_zone), quote_literal(p_tenant) || '::uuid'))
        INTO v_rows;
    ELSE
        SELECT coalesce(jsonb_agg(k.figures || k.grain), '[]') INTO v_rows
        FROM (
            SELECT jsonb_object_agg(f.measure, f.value) AS figures,
                   (SELECT jsonb_object_agg(g.name, f.grain[g.n]) FROM jsonb_array_elements_text(c.definition -> 'grain') WITH ORDINALITY AS g (name, n)) AS grain
            FROM baton.dashboard_figure f
            WHERE f.tenant_id = p_tenant AND f.contract_id = p_contract AND f.grain[v_period.place]::timestamp <> ALL (v_periods)
              AND f.grain[v_period.place]::timestamp >= date_trunc(v_period.unit, v_starts) AND f.grain[v_period.place]::timestamp < v_ends
            GROUP BY f.line, f.grain) AS k;
        FOREACH v_at IN ARRAY v_periods LOOP
            EXECUTE format('SELECT coalesce(jsonb_agg(to_jsonb(q)), ''[]'') FROM (%s) AS q', baton.contract_sql(
                c.definition || jsonb_build_object('time', jsonb_build_object(
                    'column', 'created_at', 'from', greatest(v_at, v_starts), 'before', least(v_at + v_step, v_ends))),
                quote_literal(c.time_zone), quote_literal(p_tenant) || '::uuid'))
            INTO v_more;
            v_rows := v_rows || v_more;
        END LOOP;
    END IF;

    SELECT string_agg(format('(e.value ->> %L)::%s', k.name, k.type), ', ' ORDER BY g.n), string_agg(format('e.value ->> %L', k.name), ', ' ORDER BY g.n)
    INTO v_order, v_grain
    FROM jsonb_array_elements_text(c.definition -> 'grain') WITH ORDINALITY AS g (name, n)
    JOIN baton.contract_columns() k ON k.base = c.definition ->> 'base' AND k.kind = 'dimension' AND k.name = g.name;
    DELETE FROM baton.dashboard_figure WHERE tenant_id = p_tenant AND contract_id = p_contract;
    EXECUTE format(
        'INSERT INTO baton.dashboard_figure (tenant_id, contract_id, line, measure, unit, grain, value)
         SELECT $1, $2, n.line, m.value ->> ''name'', m.value ->> ''unit'', n.grain, (n.figures ->> (m.value ->> ''name''))::numeric
         FROM (SELECT row_number() OVER (ORDER BY %s)::integer AS line, ARRAY[%s]::text[] AS grain, e.value AS figures
               FROM jsonb_array_elements($3) AS e (value) ORDER BY 1 LIMIT 10000) AS n
         CROSS JOIN jsonb_array_elements($4) AS m (value)', coalesce(v_order, '1'), coalesce(v_grain, ''))
    USING p_tenant, p_contract, v_rows, c.definition -> 'measures';
    UPDATE baton.tenant_contract
    SET refreshed_at = v_now, feed_position = coalesce(v_last, 0), computed_zone = c.time_zone,
        computed_at = CASE WHEN v_is_full THEN v_now ELSE computed_at END
    WHERE tenant_id = p_tenant AND id = p_contract;
END
$$;
