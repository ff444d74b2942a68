-- What is personal is found by erasure: it stands in a record about a person, in a row that belongs to such a record or names it, or in a table
-- that may be emptied at any time. People at the host, who are nobody's tenant, are named here.
WITH RECURSIVE part AS (
    SELECT t.relation FROM baton.tenant_tables() t WHERE t.is_subject
    UNION
    SELECT p.child FROM baton.record_parts() p JOIN part ON part.relation = p.parent
)
SELECT DISTINCT c.relation AS table_name
FROM baton.personal_columns() c
LEFT JOIN baton.tenant_tables() t USING (relation)
WHERE c.relation NOT IN (SELECT relation FROM part)
  AND NOT coalesce(t.is_cache, false)
  AND NOT EXISTS (SELECT FROM baton.classified_columns() s WHERE s.relation = c.relation AND s.name = 'subject_id')
  -- operators, and people who sign in at the host
  AND c.relation NOT IN ('operator_key', 'account', 'sign_in_failure')
