-- A column that is called after another record has its foreign key.
SELECT c.relname AS table_name, a.attname AS column_name
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND a.attname IN ('member_id', 'team_id', 'region_id', 'role_id', 'lead_id', 'customer_id', 'ticket_id', 'contract_id', 'owner_id', 'related_region_id', 'parent_id', 'pool_team_id') AND NOT a.attisdropped
  AND NOT EXISTS (
      SELECT FROM pg_constraint con
      WHERE con.conrelid = c.oid AND con.contype = 'f' AND a.attnum = ANY (con.conkey) AND array_length(con.conkey, 1) = 2)
  -- spread by another column than what it refers to
  AND c.relname NOT IN ('credential', 'membership')
  -- copies of their record's columns, kept by triggers; the record's own keys guard them
  AND a.attname <> 'related_region_id'
  AND NOT (a.attname IN ('owner_id', 'team_id', 'region_id') AND c.relname IN (
      'lead_payload', 'lead_external_id', 'lead_conversion', 'lead_signal', 'interaction', 'contact', 'delivery', 'ticket_message', 'contract_amount'))
  -- history: where the lead lay then
  AND NOT (a.attname = 'region_id' AND c.relname = 'lead_assignment')
  -- history: says who it was, also when that member's record has moved on
  AND NOT (a.attname = 'member_id' AND c.relname IN ('interaction', 'ticket_message'))
