-- The proof that no lead is lost (L10): open leads without a running deadline. Empty unless an effect has failed so often that its timer was
-- put aside (timer_dead); whoever asks sees the tenant's part of it, with his own rights.
CREATE OR REPLACE VIEW baton.unattended_lead WITH (security_invoker = true) AS
SELECT l.tenant_id, l.id,
       CASE WHEN l.due_at IS NULL THEN 'no_deadline' WHEN t.fire_at IS NULL THEN 'no_timer' ELSE 'timer_too_late' END AS reason,
       -- By which a reader asks for those within somebody's reach.
       l.owner_id, l.team_id, l.region_id, l.follower_ids
FROM baton.lead l
LEFT JOIN baton.timer t ON t.tenant_id = l.tenant_id AND t.subject_id = l.id AND t.kind = 'lead_due'
WHERE l.stage < 4 AND l.deleted_at IS NULL
  -- An overdue timer that is tried again, or whose lead somebody is working on, fires within seconds.
  AND (l.due_at IS NULL OR t.fire_at IS NULL OR t.fire_at > greatest(l.due_at, baton.now()) + interval '1 minute');
