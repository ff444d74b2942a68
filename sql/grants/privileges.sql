-- Who may call which function. Run by the administrator last; may run again at any time.
REVOKE ALL ON ALL TABLES IN SCHEMA baton FROM PUBLIC;
REVOKE ALL ON baton.schema_migration FROM :"svc";
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA baton FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton.current_tenant(), baton.current_member(), baton.current_team(), baton.in_my_teams(uuid), baton.current_region(),
    baton.in_my_regions(uuid), baton.now()
    TO :"auth", :"system", :"worker", :"member", :"compiler", :"keeper";
-- For whoever asks whether anything is unattended.
GRANT SELECT ON baton.unattended_lead TO :"system", :"worker";
GRANT EXECUTE ON FUNCTION baton.lock_lead(uuid, uuid, integer) TO :"system", :"worker";
GRANT EXECUTE ON FUNCTION baton.assert_access(uuid, integer) TO :"system", :"worker", :"member";
GRANT EXECUTE ON FUNCTION baton.mark_shape(text) TO :"compiler";
GRANT EXECUTE ON FUNCTION baton.collect_shapes() TO :"system";
GRANT EXECUTE ON FUNCTION baton.facet_relations(), baton.facet_catalogue(), baton.role_prefix() TO :"compiler", :"system";
