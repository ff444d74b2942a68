-- No lead is lost: also run over the data of a test's database after each test of leads.
SELECT tenant_id, id, reason FROM baton.unattended_lead
