-- The contracts of the service, and the views that are made from them. Run as the owner at every change.

INSERT INTO baton.data_contract AS c (name, version, definition)
SELECT d.value ->> 'name', 1, jsonb_build_object('owner', '销售运营 (sales operations)', 'filters', '[]'::jsonb, 'dedupe', NULL, 'refresh', 'live', 'max_delay_s', 0) || d.value
FROM jsonb_array_elements($json$[
{"name": "lead_response", "title": {"zh": "线索首次响应", "en": "First response to leads"},
 "description": {"zh": "线索从创建到首次有效触达用了多久；未触达的线索不计入中位数，但计入占比的分母", "en": "How long leads waited for their first touch that qualifies; leads without one are not in the median, but in the whole that the shares are of"},
 "base": "lead", "grain": ["team_id", "created_week"], "time": {"column": "created_at", "last": 12, "unit": "week", "until": "now"},
 "measures": [
  {"name": "leads", "title": {"zh": "线索数", "en": "Leads"}, "aggregate": "count", "unit": "lead"},
  {"name": "answered", "title": {"zh": "已触达", "en": "Leads with a first touch"}, "aggregate": "count", "where": [{"column": "is_answered", "operator": "is"}], "unit": "lead"},
  {"name": "median_first_response_minutes", "title": {"zh": "首次响应中位数", "en": "Median first response"}, "aggregate": "median", "column": "first_response_minutes", "unit": "minute", "nulls": "left_out"},
  {"name": "within_15_minutes", "title": {"zh": "15 分钟内响应占比", "en": "Answered within 15 minutes"}, "aggregate": "share", "where": [{"column": "first_response_minutes", "operator": "below", "values": ["15"]}], "unit": "percent", "nulls": "count_as_no"},
  {"name": "within_2_hours", "title": {"zh": "2 小时内响应占比", "en": "Answered within 2 hours"}, "aggregate": "share", "where": [{"column": "first_response_minutes", "operator": "below", "values": ["120"]}], "unit": "percent", "nulls": "count_as_no"}]},
{"name": "response_rate", "title": {"zh": "响应率", "en": "Response rate"},
 "description": {"zh": "分配给各组的线索中在响应窗口内首次触达的占比；窗口未结束的只计入 pending", "en": "Of the leads that were given to a team, how many had their first touch inside the window; those whose window still runs are pending only"},
 "base": "lead_assignment", "grain": ["team_id", "assigned_week"], "time": {"column": "assigned_at", "last": 12, "unit": "week", "until": "now"},
 "measures": [
  {"name": "assigned", "title": {"zh": "窗口已结束的分配", "en": "Assignments whose window is decided"}, "aggregate": "count", "where": [{"column": "is_decided", "operator": "is"}], "unit": "assignment"},
  {"name": "in_window", "title": {"zh": "窗口内触达", "en": "Touched inside the window"}, "aggregate": "count", "where": [{"column": "is_in_window", "operator": "is"}], "unit": "assignment"},
  {"name": "pending", "title": {"zh": "窗口未结束", "en": "Window still running"}, "aggregate": "count", "where": [{"column": "is_decided", "operator": "is_not"}], "unit": "assignment"},
  {"name": "rate", "title": {"zh": "响应率", "en": "Response rate"}, "aggregate": "share", "where": [{"column": "is_in_window", "operator": "is"}], "of": [{"column": "is_decided", "operator": "is"}], "unit": "percent", "nulls": "count_as_no"},
  {"name": "median_response_minutes", "title": {"zh": "响应中位数", "en": "Median response"}, "aggregate": "median", "column": "response_minutes", "unit": "minute", "nulls": "left_out"}]},
{"name": "response_heat", "title": {"zh": "响应热力图", "en": "Response heat map"},
 "description": {"zh": "按分配时的星期和小时统计的响应率", "en": "The response rate by the weekday and hour of the assignment"},
 "base": "lead_assignment", "grain": ["team_id", "assigned_weekday", "assigned_hour"], "time": {"column": "assigned_at", "last": 4, "unit": "week", "until": "now"},
 "measures": [
  {"name": "assigned", "title": {"zh": "窗口已结束的分配", "en": "Assignments whose window is decided"}, "aggregate": "count", "where": [{"column": "is_decided", "operator": "is"}], "unit": "assignment"},
  {"name": "in_window", "title": {"zh": "窗口内触达", "en": "Touched inside the window"}, "aggregate": "count", "where": [{"column": "is_in_window", "operator": "is"}], "unit": "assignment"},
  {"name": "rate", "title": {"zh": "响应率", "en": "Response rate"}, "aggregate": "share", "where": [{"column": "is_in_window", "operator": "is"}], "of": [{"column": "is_decided", "operator": "is"}], "unit": "percent", "nulls": "count_as_no"}]},
{"name": "lead_funnel", "title": {"zh": "线索漏斗", "en": "Lead funnel"},
 "description": {"zh": "某周创建的线索至今走到哪一步", "en": "How far leads have come that came in during a week"},
 "base": "lead", "grain": ["created_week", "channel"], "time": {"column": "created_at", "last": 26, "unit": "week", "until": "now"},
 "measures": [
  {"name": "leads", "title": {"zh": "线索数", "en": "Leads"}, "aggregate": "count", "unit": "lead"},
  {"name": "answered", "title": {"zh": "已触达", "en": "Leads with a first touch"}, "aggregate": "count", "where": [{"column": "is_answered", "operator": "is"}], "unit": "lead"},
  {"name": "qualified", "title": {"zh": "已确认", "en": "Qualified"}, "aggregate": "count", "where": [{"column": "is_qualified", "operator": "is"}], "unit": "lead"},
  {"name": "converted", "title": {"zh": "已转化", "en": "Converted"}, "aggregate": "count", "where": [{"column": "is_converted", "operator": "is"}], "unit": "lead"},
  {"name": "disqualified", "title": {"zh": "无效", "en": "Disqualified"}, "aggregate": "count", "where": [{"column": "is_disqualified", "operator": "is"}], "unit": "lead"},
  {"name": "conversion_rate", "title": {"zh": "转化率", "en": "Conversion rate"}, "aggregate": "share", "where": [{"column": "is_converted", "operator": "is"}], "unit": "percent", "nulls": "count_as_no"}]},
{"name": "unattended_leads", "title": {"zh": "无人看管的线索", "en": "Unattended leads"},
 "description": {"zh": "查询时未关闭的线索；unattended 应始终为 0", "en": "Leads that are open at the moment of asking; unattended must always be 0"},
 "base": "lead", "grain": ["team_id"], "time": {"at": "query"}, "filters": [{"column": "is_open", "operator": "is"}],
 "measures": [
  {"name": "open_leads", "title": {"zh": "未关闭", "en": "Open leads"}, "aggregate": "count", "unit": "lead"},
  {"name": "unattended", "title": {"zh": "无人看管", "en": "Unattended"}, "aggregate": "count", "where": [{"column": "is_unattended", "operator": "is"}], "unit": "lead"},
  {"name": "overdue", "title": {"zh": "已超时", "en": "Overdue"}, "aggregate": "count", "where": [{"column": "is_overdue", "operator": "is"}], "unit": "lead"},
  {"name": "untouched_48h", "title": {"zh": "48 小时未跟进", "en": "Without a first touch for 48 hours"}, "aggregate": "count", "where": [{"column": "is_untouched_48h", "operator": "is"}], "unit": "lead"}]},
{"name": "pool_age", "title": {"zh": "公海池账龄", "en": "Age of the public pools"},
 "description": {"zh": "查询时在公海池中的线索已创建多久", "en": "How long ago the leads came in that lie in a public pool at the moment of asking"},
 "base": "lead", "grain": ["team_id"], "time": {"at": "query"}, "filters": [{"column": "is_in_pool", "operator": "is"}],
 "measures": [
  {"name": "leads", "title": {"zh": "线索数", "en": "Leads"}, "aggregate": "count", "unit": "lead"},
  {"name": "median_age_hours", "title": {"zh": "账龄中位数", "en": "Median age"}, "aggregate": "median", "column": "age_hours", "unit": "hour", "nulls": "left_out"},
  {"name": "oldest_hours", "title": {"zh": "最长账龄", "en": "Greatest age"}, "aggregate": "maximum", "column": "age_hours", "unit": "hour", "nulls": "left_out"},
  {"name": "high_intent", "title": {"zh": "高意向", "en": "High intent"}, "aggregate": "count", "where": [{"column": "is_high_intent", "operator": "is"}], "unit": "lead"}]},
{"name": "score_distribution", "title": {"zh": "评分分布", "en": "Distribution of scores"},
 "description": {"zh": "查询时未关闭线索的评分，每段 10 分", "en": "Scores of leads that are open at the moment of asking, ten points each"},
 "base": "lead", "grain": ["score_from", "intent"], "time": {"at": "query"}, "filters": [{"column": "is_open", "operator": "is"}],
 "measures": [
  {"name": "leads", "title": {"zh": "线索数", "en": "Leads"}, "aggregate": "count", "unit": "lead"},
  {"name": "answered_share", "title": {"zh": "已触达占比", "en": "Share with a first touch"}, "aggregate": "share", "where": [{"column": "is_answered", "operator": "is"}], "unit": "percent", "nulls": "count_as_no"}]},
{"name": "routing_balance", "title": {"zh": "分配均衡", "en": "Balance of routing"},
 "description": {"zh": "按负责人统计最后四周创建的线索", "en": "Leads of four weeks by who is responsible for them"},
 "base": "lead", "grain": ["team_id", "owner_id"], "time": {"column": "created_at", "last": 4, "unit": "week", "until": "now"},
 "measures": [
  {"name": "leads", "title": {"zh": "线索数", "en": "Leads"}, "aggregate": "count", "unit": "lead"},
  {"name": "high_intent", "title": {"zh": "高意向", "en": "High intent"}, "aggregate": "count", "where": [{"column": "is_high_intent", "operator": "is"}], "unit": "lead"},
  {"name": "open_leads", "title": {"zh": "未关闭", "en": "Open leads"}, "aggregate": "count", "where": [{"column": "is_open", "operator": "is"}], "unit": "lead"},
  {"name": "converted", "title": {"zh": "已转化", "en": "Converted"}, "aggregate": "count", "where": [{"column": "is_converted", "operator": "is"}], "unit": "lead"},
  {"name": "median_first_response_minutes", "title": {"zh": "首次响应中位数", "en": "Median first response"}, "aggregate": "median", "column": "first_response_minutes", "unit": "minute", "nulls": "left_out"}]},
{"name": "ticket_response", "title": {"zh": "工单响应", "en": "Response to tickets"},
 "description": {"zh": "工单从创建到首次响应、到关闭用了多久", "en": "How long tickets waited for their first answer, and until they were closed"},
 "owner": "服务 (service)", "base": "ticket", "grain": ["created_week", "kind"], "time": {"column": "created_at", "last": 12, "unit": "week", "until": "now"},
 "measures": [
  {"name": "tickets", "title": {"zh": "工单数", "en": "Tickets"}, "aggregate": "count", "unit": "ticket"},
  {"name": "answered", "title": {"zh": "已响应", "en": "Answered"}, "aggregate": "count", "where": [{"column": "is_answered", "operator": "is"}], "unit": "ticket"},
  {"name": "median_first_response_minutes", "title": {"zh": "首次响应中位数", "en": "Median first response"}, "aggregate": "median", "column": "first_response_minutes", "unit": "minute", "nulls": "left_out"},
  {"name": "median_resolution_hours", "title": {"zh": "关闭用时中位数", "en": "Median time to closing"}, "aggregate": "median", "column": "resolution_hours", "unit": "hour", "nulls": "left_out"}]},
{"name": "repurchase_trigger", "title": {"zh": "复购触发率", "en": "Repurchase trigger"},
 "description": {"zh": "服务工单创建后 30 天内同一客户签署新合同的占比", "en": "Share of service tickets after which the same customer has signed a contract within 30 days"},
 "owner": "服务 (service)", "base": "ticket", "grain": ["created_month"], "time": {"column": "created_at", "last": 12, "unit": "month", "until": "now"},
 "filters": [{"column": "kind", "operator": "any_of", "values": ["service"]}],
 "measures": [
  {"name": "tickets", "title": {"zh": "服务工单数", "en": "Service tickets"}, "aggregate": "count", "unit": "ticket"},
  {"name": "followed", "title": {"zh": "带来新合同", "en": "Followed by a contract"}, "aggregate": "count", "where": [{"column": "is_followed_by_contract", "operator": "is"}], "unit": "ticket"},
  {"name": "rate", "title": {"zh": "复购触发率", "en": "Repurchase rate"}, "aggregate": "share", "where": [{"column": "is_followed_by_contract", "operator": "is"}], "unit": "percent", "nulls": "count_as_no"}]},
{"name": "contract_performance", "title": {"zh": "合同业绩", "en": "Performance by contracts"},
 "description": {"zh": "已归档的合同按签署月份统计；只有归档才计业绩", "en": "Archived contracts by the month of their signature; archived alone counts"},
 "owner": "财务 (finance)", "base": "deal", "grain": ["signed_month"], "time": {"column": "signed_at", "last": 12, "unit": "month", "until": "now"},
 "filters": [{"column": "is_archived", "operator": "is"}],
 "measures": [
  {"name": "contracts", "title": {"zh": "合同数", "en": "Contracts"}, "aggregate": "count", "unit": "contract"},
  {"name": "amount_minor", "title": {"zh": "合同金额", "en": "Amount"}, "aggregate": "sum", "column": "amount_minor", "unit": "fen", "nulls": "left_out"}]},
{"name": "opportunity_stages", "title": {"zh": "商机阶段", "en": "Stages of opportunities"},
 "description": {"zh": "查询时各阶段的商机", "en": "Opportunities by their stage at the moment of asking"},
 "base": "opportunity", "grain": ["stage", "currency"], "time": {"at": "query"},
 "measures": [
  {"name": "opportunities", "title": {"zh": "商机数", "en": "Opportunities"}, "aggregate": "count", "unit": "opportunity"},
  {"name": "amount_minor", "title": {"zh": "金额", "en": "Amount"}, "aggregate": "sum", "column": "amount_minor", "unit": "fen", "nulls": "left_out"}]}
]$json$::jsonb) AS d (value)
ON CONFLICT (name, version) DO UPDATE SET definition = excluded.definition WHERE c.definition IS DISTINCT FROM excluded.definition;

-- A view for each version, with what it means in its comments.
DO $$
DECLARE
    c record;
    v_view text;
    v_sql text;
    p record;
BEGIN
    FOR c IN SELECT * FROM baton.data_contract ORDER BY name, version LOOP
        v_view := baton.contract_view(c.name, c.version);
        v_sql := baton.contract_sql(c.definition, '(SELECT t.time_zone FROM baton.tenant t)');
        EXECUTE format('CREATE OR REPLACE VIEW dashboard.%I WITH (security_invoker = true) AS %s', v_view, v_sql);
        EXECUTE format('COMMENT ON VIEW dashboard.%I IS %L', v_view,
            c.banner_zh || ' | ' || c.banner_en);
        FOR p IN SELECT * FROM baton.contract_fields(c.definition) LOOP
            EXECUTE format('COMMENT ON COLUMN dashboard.%I.%I IS %L', v_view, p.name, p.zh || ' | ' || p.en);
        END LOOP;
        DELETE FROM baton.data_contract_field WHERE name = c.name AND version = c.version;
        INSERT INTO baton.data_contract_field (name, version, place, field, role, type, unit, meaning_zh, meaning_en)
        SELECT c.name, c.version, f.place, f.name, f.role, f.type, f.unit, f.zh, f.en FROM baton.contract_fields(c.definition) f;
        UPDATE baton.data_contract SET odcs = baton.contract_odcs(c.definition, c.version)
        WHERE name = c.name AND version = c.version AND odcs IS DISTINCT FROM baton.contract_odcs(c.definition, c.version);
        UPDATE baton.data_contract SET view_digest = md5(pg_get_viewdef(format('dashboard.%I', v_view)::regclass))
        WHERE name = c.name AND version = c.version AND view_digest IS DISTINCT FROM md5(pg_get_viewdef(format('dashboard.%I', v_view)::regclass));
    END LOOP;
END
$$;

-- The contracts themselves as data.
CREATE OR REPLACE VIEW dashboard.data_contract WITH (security_invoker = true) AS
SELECT c.name, c.version, c.definition #>> '{title,zh}' AS title_zh, c.definition #>> '{title,en}' AS title_en, c.banner_zh, c.banner_en,
       c.definition ->> 'base' AS base, c.definition -> 'time' AS time_range, c.definition -> 'filters' AS filters, c.definition -> 'dedupe' AS dedupe,
       c.definition ->> 'refresh' AS refresh, (c.definition ->> 'max_delay_s')::integer AS max_delay_s, c.definition ->> 'owner' AS owner, c.published_at,
       c.odcs ->> 'name' AS view_name,
       -- With the server that is being asked; through a Unix socket that is this machine.
       c.odcs || jsonb_build_object('servers', jsonb_build_array(jsonb_build_object('server', 'production', 'type', 'postgres',
           'host', coalesce(host(inet_server_addr()), 'localhost'), 'port', coalesce(inet_server_port(), current_setting('port')::integer),
           'database', current_database(), 'schema', 'dashboard'))) AS odcs
FROM baton.data_contract c;

CREATE OR REPLACE VIEW dashboard.data_contract_field WITH (security_invoker = true) AS
SELECT f.name, f.version, f.place, f.field, f.role, f.type, f.unit, f.meaning_zh, f.meaning_en FROM baton.data_contract_field f;

CREATE OR REPLACE VIEW dashboard.tenant_contract WITH (security_invoker = true) AS
SELECT c.id, c.name, c.version, c.definition #>> '{title,zh}' AS title_zh, c.definition #>> '{title,en}' AS title_en, c.banner_zh, c.banner_en,
       c.definition -> 'grain' AS grain, (c.definition ->> 'max_delay_s')::integer AS max_delay_s, c.definition ->> 'owner' AS owner,
       c.created_at, c.refreshed_at, c.retired_at
FROM baton.tenant_contract c;

CREATE OR REPLACE VIEW dashboard.tenant_figure WITH (security_invoker = true) AS
SELECT c.name AS contract, c.version, f.line, f.grain[1] AS grain_1, f.grain[2] AS grain_2, f.grain[3] AS grain_3, f.grain[4] AS grain_4,
       f.measure, f.unit, f.value, c.refreshed_at
FROM baton.dashboard_figure f JOIN baton.tenant_contract c ON c.tenant_id = f.tenant_id AND c.id = f.contract_id
WHERE c.retired_at IS NULL;

-- What is live is as fresh as the database; what was computed says when (D3).
CREATE OR REPLACE VIEW dashboard.data_freshness WITH (security_invoker = true) AS
SELECT c.name AS contract, c.version, c.definition ->> 'base' AS source, baton.now() AS refreshed_at, (c.definition ->> 'max_delay_s')::integer AS max_delay_s,
       false AS is_stale
FROM baton.data_contract c
UNION ALL
SELECT c.name, c.version, c.definition ->> 'base', c.refreshed_at, (c.definition ->> 'max_delay_s')::integer,
       coalesce(c.refreshed_at < baton.now() - (c.definition ->> 'max_delay_s')::integer * interval '1 second', true)
FROM baton.tenant_contract c WHERE c.retired_at IS NULL;

DO $$
DECLARE
    p record;
BEGIN
    FOR p IN
        SELECT * FROM (VALUES
            ('data_contract', '数据契约 | What the figures of each dashboard mean, one row for each version.'),
            ('data_contract_field', '契约列 | The columns of each dashboard view, one row each.'),
            ('tenant_contract', '本租户的契约 | Contracts that the tenant has made itself, one row for each version.'),
            ('tenant_figure', '本租户的指标 | Figures of the tenant''s own contracts, over the whole tenant; one row for each group and measure.'),
            ('data_freshness', '新鲜度 | When the figures of each contract were computed, and whether that is longer ago than it promises.')
        ) AS v (view, comment)
    LOOP
        EXECUTE format('COMMENT ON VIEW dashboard.%I IS %L', p.view, p.comment);
    END LOOP;
    FOR p IN
        SELECT c.relname AS view, a.attname AS name, v.comment
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN (VALUES
            ('id', '编号 | Id.'), ('name', '名称 | Name of the contract.'), ('contract', '契约 | Name of the contract.'), ('version', '版本 | Version; another meaning is another version.'),
            ('title_zh', '标题（中文） | Title in Chinese.'), ('title_en', '标题（英文） | Title in English.'),
            ('banner_zh', '口径（中文） | What is counted, when, filtered how, in Chinese.'), ('banner_en', '口径（英文） | What is counted, when, filtered how, in English.'),
            ('base', '对象 | What is counted.'), ('time_range', '时间范围 | The time range as data.'), ('filters', '筛选 | The filters as data.'),
            ('dedupe', '去重 | The dedupe rule as data; empty for none.'), ('refresh', '刷新方式 | live or rollup.'),
            ('max_delay_s', '最大延迟（秒） | Seconds that the figures may be late.'), ('owner', '口径负责 | Who answers for what it means.'),
            ('view_name', '视图 | Name of the view.'), ('odcs', '开放数据契约 | The contract in the Open Data Contract Standard 3.1 (JSON, which is YAML too).'),
            ('published_at', '发布时间 | When it was published (UTC).'), ('created_at', '创建时间 | When it was made (UTC).'),
            ('refreshed_at', '计算时间 | What the rows were like then, these figures say (UTC).'), ('retired_at', '停用时间 | When it was retired (UTC).'),
            ('place', '次序 | Place in the view, from 1.'), ('field', '列名 | Name of the column.'), ('role', '角色 | dimension or measure.'),
            ('type', '类型 | Type of PostgreSQL.'), ('unit', '单位 | Unit.'), ('meaning_zh', '含义（中文） | What it means, in Chinese.'), ('meaning_en', '含义（英文） | What it means, in English.'),
            ('grain', '粒度 | The columns that figures are grouped by.'), ('line', '行号 | Group, from 1.'), ('grain_1', '分组一 | Value of the first column of the grain.'),
            ('grain_2', '分组二 | Value of the second.'), ('grain_3', '分组三 | Value of the third.'), ('grain_4', '分组四 | Value of the fourth.'),
            ('measure', '指标 | Name of the measure.'), ('value', '数值 | Its value; empty where there is none.'), ('source', '来源 | What is counted.'),
            ('is_stale', '已过期 | Whether the figures are older than they promise to be.')
        ) AS v (name, comment) ON v.name = a.attname
        WHERE c.relnamespace = 'dashboard'::regnamespace AND c.relname IN ('data_contract', 'data_contract_field', 'tenant_contract', 'tenant_figure', 'data_freshness')
    LOOP
        EXECUTE format('COMMENT ON COLUMN dashboard.%I.%I IS %L', p.view, p.name, p.comment);
    END LOOP;
END
$$;
