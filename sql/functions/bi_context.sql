-- Who asks, when a BI tool does. From the roles that its login is a member of, never from a setting, which such a login can change as it likes;
-- of the session's user, which it cannot change. A marker role's name is its kind and an id: <prefix>mark_<kind>_<32 hexadecimal digits>.
--
-- With the rights of their owner, because a BI login may not even name what is in this schema.
--
-- Expensive to the planner, so that it looks a value up once for an index and not once for each row: about 10 µs each.

-- The one marker of a kind; none gives NULL, more than one is an error.
CREATE OR REPLACE FUNCTION baton.bi_marker(p_kind text) RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10000 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT right(r.rolname::text, 32)::uuid
        FROM pg_roles u
        JOIN pg_auth_members m ON m.member = u.oid
        JOIN pg_roles r ON r.oid = m.roleid
        WHERE u.rolname = session_user
          AND left(r.rolname::text, -32) = baton.role_prefix() || 'mark_' || p_kind || '_');
END
$$;

-- All markers of a kind.
CREATE OR REPLACE FUNCTION baton.bi_markers(p_kind text) RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10000 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN ARRAY(
        SELECT right(r.rolname::text, 32)::uuid
        FROM pg_roles u
        JOIN pg_auth_members m ON m.member = u.oid
        JOIN pg_roles r ON r.oid = m.roleid
        WHERE u.rolname = session_user
          AND left(r.rolname::text, -32) = baton.role_prefix() || 'mark_' || p_kind || '_');
END
$$;
