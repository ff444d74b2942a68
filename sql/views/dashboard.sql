-- What BI tools find: a view for each relation of a facet, of which each login is shown the rows and the views that it may see. Views ask with
-- the rights of their reader; the policies of the tables decide. Run as the owner at every change.
--
-- Codes stand in the words of the API. No tenant_id: a login has one tenant. Comments are the documentation that tools show: Chinese | English.

CREATE OR REPLACE VIEW dashboard.tenant WITH (security_invoker = true) AS
SELECT t.name, t.time_zone FROM baton.tenant t;

CREATE OR REPLACE VIEW dashboard.member WITH (security_invoker = true) AS
SELECT m.id, m.name, m.team_id,
       CASE m.status WHEN 1 THEN 'active' WHEN 2 THEN 'absent' ELSE 'disabled' END AS status,
       m.created_at
FROM baton.member m WHERE m.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.team WITH (security_invoker = true) AS
SELECT t.id, t.name, t.parent_id, t.created_at FROM baton.team t;

CREATE OR REPLACE VIEW dashboard.region WITH (security_invoker = true) AS
SELECT r.id, r.name, r.areas, r.created_at FROM baton.region r;

CREATE OR REPLACE VIEW dashboard.lead WITH (security_invoker = true) AS
SELECT l.id, l.contact_name, l.company, l.phone, l.phone_extension, l.email, l.area, l.region_id, l.product_line,
       l.budget_min_minor, l.budget_max_minor, l.currency, l.budget_text, l.need,
       CASE l.channel WHEN 1 THEN 'api' WHEN 2 THEN 'web_form' WHEN 3 THEN 'exhibition' WHEN 4 THEN 'referral' WHEN 5 THEN 'file_import'
           WHEN 6 THEN 'official_account' WHEN 7 THEN 'chat_forward' END AS channel,
       CASE l.stage WHEN 1 THEN 'new' WHEN 2 THEN 'contacted' WHEN 3 THEN 'qualified' WHEN 4 THEN 'converted'
           WHEN 5 THEN 'disqualified' END AS stage,
       l.stage_reason, l.score,
       CASE l.intent WHEN 0 THEN 'plain' WHEN 1 THEN 'nurture' WHEN 2 THEN 'high' END AS intent,
       l.owner_id, l.team_id, l.assigned_at, l.first_touch_at, l.due_at, l.escalation, l.escalated_at, l.submitted_at,
       l.created_at, l.updated_at
FROM baton.lead l WHERE l.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.lead_signal WITH (security_invoker = true) AS
SELECT s.id, s.lead_id, s.kind, s.note, s.occurred_at, s.created_at FROM baton.lead_signal s;

CREATE OR REPLACE VIEW dashboard.lead_assignment WITH (security_invoker = true) AS
SELECT a.lead_id, a.version, a.owner_id, a.team_id, a.region_id, a.assigned_at, a.due_at, a.awaits_touch, a.touched_at, a.in_window, a.ended_at
FROM baton.lead_assignment a;

CREATE OR REPLACE VIEW dashboard.interaction WITH (security_invoker = true) AS
SELECT i.id, i.lead_id, i.member_id,
       CASE i.kind WHEN 1 THEN 'call' WHEN 2 THEN 'chat' WHEN 3 THEN 'mail' WHEN 4 THEN 'visit' END AS kind,
       i.duration_s, i.message_count, i.content, i.occurred_at, i.created_at,
       CASE i.direction WHEN 1 THEN 'outbound' WHEN 2 THEN 'inbound' END AS direction,
       CASE i.outcome WHEN 1 THEN 'connected' WHEN 2 THEN 'no_answer' WHEN 3 THEN 'busy' WHEN 4 THEN 'wrong_number'
           WHEN 5 THEN 'left_message' WHEN 6 THEN 'refused' END AS outcome,
       i.is_evidence
FROM baton.interaction i;

CREATE OR REPLACE VIEW dashboard.customer WITH (security_invoker = true) AS
SELECT c.id, c.name,
       CASE c.status WHEN 1 THEN 'prospect' WHEN 2 THEN 'signed' WHEN 3 THEN 'lost' END AS status,
       c.signed_at, c.owner_id, c.team_id, c.region_id, c.created_at, c.updated_at
FROM baton.customer c WHERE c.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.contact WITH (security_invoker = true) AS
SELECT c.id, c.customer_id, c.name, c.title, c.phone, c.email, c.created_at, c.updated_at
FROM baton.contact c WHERE c.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.lead_conversion WITH (security_invoker = true) AS
SELECT v.lead_id, v.customer_id, v.contact_id, v.opportunity_id, v.converted_by, v.created_at FROM baton.lead_conversion v;

CREATE OR REPLACE VIEW dashboard.opportunity WITH (security_invoker = true) AS
SELECT o.id, o.customer_id, o.lead_id, o.name,
       CASE o.stage WHEN 1 THEN 'qualifying' WHEN 2 THEN 'proposal' WHEN 3 THEN 'negotiation' WHEN 4 THEN 'won' WHEN 5 THEN 'lost' END AS stage,
       o.amount_minor, o.currency, o.owner_id, o.team_id, o.region_id, o.created_at, o.updated_at
FROM baton.opportunity o WHERE o.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.delivery WITH (security_invoker = true) AS
SELECT d.id, d.customer_id, d.name,
       CASE d.status WHEN 1 THEN 'planned' WHEN 2 THEN 'under_way' WHEN 3 THEN 'delivered' WHEN 4 THEN 'accepted' END AS status,
       d.percent, d.due_on, d.delivered_at, d.owner_id, d.team_id, d.region_id, d.created_at, d.updated_at
FROM baton.delivery d WHERE d.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.ticket WITH (security_invoker = true) AS
SELECT t.id, t.customer_id,
       CASE t.kind WHEN 1 THEN 'technical_solution' WHEN 2 THEN 'service' END AS kind,
       t.category, t.subject,
       CASE t.status WHEN 1 THEN 'open' WHEN 2 THEN 'under_way' WHEN 3 THEN 'closed' END AS status,
       t.first_response_at, t.closed_at, t.owner_id, t.team_id, t.region_id, t.created_at, t.updated_at
FROM baton.ticket t WHERE t.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.ticket_message WITH (security_invoker = true) AS
SELECT m.id, m.ticket_id, m.member_id, m.content, m.created_at FROM baton.ticket_message m;

CREATE OR REPLACE VIEW dashboard.contract WITH (security_invoker = true) AS
SELECT c.id, c.customer_id, c.number, c.title,
       CASE c.status WHEN 1 THEN 'draft' WHEN 2 THEN 'legal_review' WHEN 3 THEN 'customer_sealed' WHEN 4 THEN 'we_sealed'
           WHEN 5 THEN 'archived' WHEN 6 THEN 'void' END AS status,
       c.signed_at, c.owner_id, c.team_id, c.region_id, c.created_at, c.updated_at
FROM baton.contract c WHERE c.deleted_at IS NULL;

CREATE OR REPLACE VIEW dashboard.contract_amount WITH (security_invoker = true) AS
SELECT a.contract_id, a.amount_minor, a.currency, a.created_at FROM baton.contract_amount a;

CREATE OR REPLACE VIEW dashboard.ticket_response_stat WITH (security_invoker = true) AS
SELECT CASE s.kind WHEN 1 THEN 'technical_solution' WHEN 2 THEN 'service' END AS kind,
       s.week, s.category, s.tickets, s.answered, s.median_response_minutes
FROM baton.ticket_response_stat s;

-- The same words for the same columns, wherever they stand; what is left is said of each.
DO $$
DECLARE
    p record;
BEGIN
    FOR p IN
        SELECT v.view, v.comment FROM (VALUES
            ('tenant', '租户 | The tenant, one row.'),
            ('member', '成员 | The people of the tenant, whatever the login may see besides.'),
            ('team', '团队 | Teams; parent_id is the team above.'),
            ('region', '区域 | Regions and the provinces in them.'),
            ('lead', '线索 | Leads that the login may see, deleted ones excepted; one row each.'),
            ('lead_assignment', '线索分配 | To whom leads were given and when they touched them; one row for each hand-over.'),
            ('lead_signal', '线索信号 | What raised or lowered a lead''s score; one row each.'),
            ('interaction', '沟通记录 | Calls, chats, mails and visits about a lead; one row each.'),
            ('customer', '客户 | Customers that the login may see, deleted ones excepted; one row each.'),
            ('contact', '联系人 | People at a customer; one row each.'),
            ('lead_conversion', '线索转化 | What a lead has become: customer, contact and opportunity; one row for each converted lead.'),
            ('opportunity', '商机 | What may be sold to a customer; one row each.'),
            ('delivery', '交付进度 | What was promised to a customer and how far it is; one row each.'),
            ('ticket', '工单 | Requests of customers; one row each.'),
            ('ticket_message', '工单沟通 | What was said about a ticket; one row each.'),
            ('contract', '合同 | Contracts without their worth; one row each.'),
            ('contract_amount', '合同金额 | What a contract is worth; one row for each contract.'),
            ('ticket_response_stat', '工单响应统计 | How fast tickets of a kind and category were answered in a closed week; groups of fewer than 5 tickets or 3 members stand under other.')
        ) AS v (view, comment)
    LOOP
        EXECUTE format('COMMENT ON VIEW dashboard.%I IS %L', p.view, p.comment);
    END LOOP;
    FOR p IN
        SELECT c.relname AS view, a.attname AS name, coalesce(own.comment, everywhere.comment) AS comment
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN (VALUES
            ('id', '编号 | Id; never used again.'), ('name', '名称 | Name.'), ('created_at', '创建时间 | When it was made (UTC).'),
            ('updated_at', '修改时间 | When it was last changed (UTC).'), ('owner_id', '负责人 | Who is responsible (member.id); empty in the pool.'),
            ('team_id', '团队 | Team (team.id).'), ('region_id', '区域 | Region (region.id).'), ('lead_id', '线索 | Lead (lead.id).'),
            ('customer_id', '客户 | Customer (customer.id).'), ('ticket_id', '工单 | Ticket (ticket.id).'),
            ('contract_id', '合同 | Contract (contract.id).'), ('member_id', '成员 | Who it was (member.id).'),
            ('phone', '电话 | Phone number, E.164.'), ('email', '邮箱 | E-mail address.'),
            ('currency', '币种 | Currency, ISO 4217.'), ('content', '内容 | What was said.'),
            ('occurred_at', '发生时间 | When it happened (UTC).'), ('category', '类别 | Category, a word of the tenant''s own.')
        ) AS everywhere (name, comment) ON everywhere.name = a.attname
        LEFT JOIN (VALUES
            ('member', 'status', '状态 | active, absent (keeps records, is given none) or disabled.'),
            ('team', 'parent_id', '上级团队 | The team above (team.id); empty at the top.'),
            ('region', 'areas', '省份 | Short names of the provinces in it.'),
            ('lead', 'contact_name', '联系人 | Who asked.'),
            ('lead', 'company', '公司 | Company.'),
            ('lead', 'phone_extension', '分机 | Extension.'),
            ('lead', 'area', '省份 | Short name of the province.'),
            ('lead', 'product_line', '产品线 | Product line.'),
            ('lead', 'budget_min_minor', '预算下限 | Least budget, in minor units (分).'),
            ('lead', 'budget_max_minor', '预算上限 | Greatest budget, in minor units (分).'),
            ('lead', 'budget_text', '预算原文 | The budget in the lead''s own words.'),
            ('lead', 'need', '需求 | What is needed.'),
            ('lead', 'channel', '渠道 | Where it came from: api, web_form, exhibition, referral, file_import, official_account or chat_forward.'),
            ('lead', 'stage', '阶段 | new, contacted, qualified, converted or disqualified; the last two are closed.'),
            ('lead', 'stage_reason', '阶段原因 | Why it was disqualified.'),
            ('lead', 'score', '评分 | Score, 0 to 100.'),
            ('lead', 'intent', '意向 | plain, nurture or high, from the score.'),
            ('lead', 'assigned_at', '分配时间 | When it got its owner (UTC).'),
            ('lead', 'first_touch_at', '首次响应 | When it was first answered in earnest (UTC).'),
            ('lead', 'due_at', '应办时间 | When something must have happened (UTC); each open lead has one.'),
            ('lead', 'escalation', '升级次数 | How often its deadline has run out since it was assigned.'),
            ('lead', 'escalated_at', '最近升级 | When that happened last (UTC).'),
            ('lead', 'submitted_at', '提交时间 | When the person asked, if the source says so (UTC).'),
            ('tenant', 'time_zone', '时区 | Time zone in which days and weeks begin.'),
            ('lead_assignment', 'version', '版本 | Version of the lead that the hand-over made.'),
            ('lead_assignment', 'assigned_at', '分配时间 | When it was given (UTC).'),
            ('lead_assignment', 'due_at', '应触达时间 | Until when it had to be touched (UTC).'),
            ('lead_assignment', 'awaits_touch', '应首触 | Whether a first touch was owed.'),
            ('lead_assignment', 'touched_at', '首次触达 | When it was touched first (UTC).'),
            ('lead_assignment', 'in_window', '窗口内 | Whether that was in time.'),
            ('lead_assignment', 'ended_at', '结束时间 | When somebody else got it, or nobody (UTC).'),
            ('lead_signal', 'kind', '信号 | Kind of signal, as score rules name it.'),
            ('lead_signal', 'note', '备注 | Note.'),
            ('interaction', 'kind', '方式 | call, chat, mail or visit.'),
            ('interaction', 'duration_s', '时长 | Seconds of a call.'),
            ('interaction', 'message_count', '消息数 | Messages of a chat.'),
            ('interaction', 'direction', '方向 | outbound or inbound.'),
            ('interaction', 'outcome', '结果 | connected, no_answer, busy, wrong_number, left_message or refused.'),
            ('interaction', 'is_evidence', '有效触达 | Whether it was enough for a first touch.'),
            ('lead_conversion', 'contact_id', '联系人 | The person at the customer (contact.id).'),
            ('lead_conversion', 'opportunity_id', '商机 | The opportunity (opportunity.id).'),
            ('lead_conversion', 'converted_by', '操作人 | Who has converted it (member.id).'),
            ('opportunity', 'stage', '阶段 | qualifying, proposal, negotiation, won or lost.'),
            ('opportunity', 'amount_minor', '金额 | What it may be worth, in minor units (分).'),
            ('customer', 'status', '状态 | prospect, signed or lost.'),
            ('customer', 'signed_at', '签约时间 | When the customer first signed (UTC).'),
            ('contact', 'title', '职务 | Position in the company.'),
            ('delivery', 'status', '状态 | planned, under_way, delivered or accepted.'),
            ('delivery', 'percent', '进度 | How far it is, 0 to 100.'),
            ('delivery', 'due_on', '交期 | The day that was promised.'),
            ('delivery', 'delivered_at', '交付时间 | When it was delivered (UTC).'),
            ('ticket', 'kind', '类型 | technical_solution or service.'),
            ('ticket', 'subject', '主题 | Subject.'),
            ('ticket', 'status', '状态 | open, under_way or closed.'),
            ('ticket', 'first_response_at', '首次响应 | When it was first answered (UTC).'),
            ('ticket', 'closed_at', '关闭时间 | When it was closed (UTC).'),
            ('contract', 'number', '合同编号 | Number of the contract.'),
            ('contract', 'title', '标题 | Title.'),
            ('contract', 'status', '状态 | draft, legal_review, customer_sealed, we_sealed, archived or void.'),
            ('contract', 'signed_at', '签署时间 | When it was signed (UTC).'),
            ('contract_amount', 'amount_minor', '金额 | Amount in minor units (分).'),
            ('ticket_response_stat', 'kind', '类型 | technical_solution or service.'),
            ('ticket_response_stat', 'week', '周 | Its Monday, in the tenant''s time zone.'),
            ('ticket_response_stat', 'tickets', '工单数 | Tickets of that week.'),
            ('ticket_response_stat', 'answered', '已响应数 | Those of them that were answered.'),
            ('ticket_response_stat', 'median_response_minutes', '响应时间中位数 | Median minutes to the first answer, of the answered ones.')
        ) AS own (view, name, comment) ON own.view = c.relname AND own.name = a.attname
        -- What is made from contracts says it itself.
        WHERE c.relnamespace = 'dashboard'::regnamespace AND c.relkind = 'v' AND coalesce(own.comment, everywhere.comment) IS NOT NULL
    LOOP
        EXECUTE format('COMMENT ON COLUMN dashboard.%I.%I IS %L', p.view, p.name, p.comment);
    END LOOP;
END
$$;
