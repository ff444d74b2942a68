internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// The repository that these tests were built from.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func lintFiles() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: repository.appending(path: "sql/lint").path)) ?? []
    return names.filter { $0.hasSuffix(".sql") }.sorted()
}

@Suite("The catalog keeps the dialect", .database)
struct LintTests {
    @Test("no row is found by", arguments: lintFiles())
    func lint(file: String) async throws {
        let text = try String(contentsOf: repository.appending(path: "sql/lint/\(file)"), encoding: .utf8)
        let sql = SQL.script("SELECT l::text FROM (\(text)) AS l")
        let findings = try await TestDatabase.current.admin.query(sql).column(String.self)
        #expect(findings == [])
    }

    @Test("each rule finds what it is for")
    func rulesFind() async throws {
        // A schema that breaks each rule once; rolled back at the end.
        struct Undo: Error {}
        let breaking: [(String, [SQL])] = [
            ("forced_row_security.sql", ["ALTER TABLE baton.lead NO FORCE ROW LEVEL SECURITY"]),
            ("tenant_column.sql", ["CREATE TABLE baton.loose (id uuid)"]),
            ("dashboard.sql", ["COMMENT ON VIEW dashboard.lead IS 'one language only'"]),
            ("dashboard.sql", ["COMMENT ON COLUMN dashboard.lead.stage IS NULL"]),
            ("dashboard.sql", ["DROP VIEW dashboard.contract_amount"]),
            ("contracts.sql", ["DROP VIEW dashboard.pool_age"]),
            ("contracts.sql", ["COMMENT ON VIEW dashboard.pool_age IS '账龄 | age'"]),
            (
                "contracts.sql",
                [
                    """
                    CREATE OR REPLACE VIEW dashboard.opportunity_stages WITH (security_invoker = true) AS
                    SELECT o.stage::text AS stage, o.currency, count(*) AS opportunities, 0::bigint AS amount_minor FROM baton.opportunity o GROUP BY 1, 2
                    """
                ]
            ),
            ("policies.sql", ["CREATE POLICY p ON baton.lead FOR SELECT TO bt_member USING (stage = 1)"]),
            (
                "policies.sql",
                ["CREATE POLICY p ON baton.lead AS RESTRICTIVE FOR SELECT TO bt_member USING (tenant_id = baton.current_tenant())"]
            ),
            ("policies.sql", ["CREATE POLICY p ON baton.lead FOR SELECT TO bt_auth USING (true)"]),
            ("policies.sql", ["CREATE POLICY p ON baton.session FOR SELECT TO bt_signin USING (true)"]),
            ("policies.sql", ["CREATE POLICY p ON baton.membership FOR INSERT TO bt_signin WITH CHECK (true)"]),
            ("policies.sql", ["CREATE POLICY p ON baton.account FOR SELECT TO bt_system USING (true)"]),
            ("grants.sql", ["GRANT UPDATE ON baton.membership TO bt_signin"]),
            ("forced_row_security.sql", ["ALTER TABLE baton.account NO FORCE ROW LEVEL SECURITY"]),
            (
                "policies.sql",
                [
                    """
                    CREATE POLICY p ON baton.lead FOR SELECT TO bt_member
                    USING (tenant_id = baton.current_tenant() AND team_id IN (SELECT id FROM baton.team))
                    """
                ]
            ),
            ("policies.sql", ["CREATE POLICY p ON baton.lead FOR INSERT TO bt_member WITH CHECK (owner_id IS NULL)"]),
            ("keys.sql", ["CREATE UNIQUE INDEX wrong ON baton.lead (id, tenant_id)"]),
            ("indexes.sql", ["CREATE INDEX wrong ON baton.lead (score)"]),
            (
                "foreign_keys.sql",
                [
                    "CREATE UNIQUE INDEX team_id_key ON baton.team (id)",
                    "ALTER TABLE baton.lead ADD CONSTRAINT wrong FOREIGN KEY (team_id) REFERENCES baton.team (id)",
                ]
            ),
            ("reference_indexes.sql", ["DROP INDEX baton.lead_import_change_lead_idx"]),
            ("unguarded_references.sql", ["ALTER TABLE baton.lead ADD COLUMN member_id uuid"]),
            ("named_constraints.sql", ["ALTER TABLE baton.lead ADD CONSTRAINT lead_check1 CHECK (score >= 0)"]),
            ("generated_keys.sql", ["ALTER TABLE baton.lead ADD COLUMN number bigserial"]),
            ("column_types.sql", ["ALTER TABLE baton.lead ADD COLUMN seen_at timestamp"]),
            ("policies.sql", ["CREATE POLICY p ON baton.lead FOR SELECT TO bt_bi USING (tenant_id = baton.current_tenant())"]),
            ("policies.sql", ["CREATE POLICY p ON baton.lead FOR SELECT TO bt_bi USING (owner_id = baton.bi_marker('member'))"]),
            ("bi.sql", ["GRANT UPDATE ON baton.lead TO bt_b_lead_card_read_own"]),
            ("bi.sql", ["GRANT USAGE ON SCHEMA baton TO bt_bi"]),
            ("bi.sql", ["GRANT bt_g_lead_card_read_own TO bt_b_lead_card_read_own"]),
            ("bi.sql", ["GRANT EXECUTE ON FUNCTION baton.ensure_shape(text[]) TO bt_bi"]),
            ("bi.sql", ["CREATE ROLE bt_bi_abcdefghijkl_1 LOGIN"]),
            ("views.sql", ["CREATE VIEW dashboard.v AS SELECT id FROM baton.lead"]),
            ("views.sql", ["CREATE VIEW baton.v AS SELECT id FROM baton.lead"]),
            ("functions.sql", ["CREATE FUNCTION baton.f() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'"]),
            ("defaults.sql", ["ALTER TABLE baton.lead ADD COLUMN seen_at timestamptz DEFAULT now()"]),
            (
                "clock.sql",
                [
                    """
                    CREATE OR REPLACE FUNCTION baton.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
                    AS $$ SELECT statement_timestamp() + interval '1 day' $$
                    """
                ]
            ),
            (
                "unattended_leads.sql",
                [
                    """
                    INSERT INTO baton.tenant (id, slug, name, status, time_zone)
                    VALUES ('01900000-0000-7000-8000-000000000000', 'lint', 'x', 2, 'UTC')
                    """,
                    """
                    INSERT INTO baton.lead (tenant_id, id, contact_name, phone, channel, due_at)
                    VALUES ('01900000-0000-7000-8000-000000000000', gen_random_uuid(), 'x', '+8613800001234', 1, baton.now())
                    """,
                ]
            ),
            ("logins.sql", ["ALTER ROLE bt_system LOGIN"]),
            ("logins.sql", ["ALTER TABLE baton.lead OWNER TO bt_svc"]),
            ("column_classes.sql", ["ALTER TABLE baton.lead ADD COLUMN mood text"]),
            ("column_classes.sql", ["COMMENT ON COLUMN baton.lead.need IS 'What is needed.'"]),
            (
                "personal_data.sql",
                [
                    "CREATE TABLE baton.diary (tenant_id uuid NOT NULL, id uuid NOT NULL, entry text)",
                    "COMMENT ON COLUMN baton.diary.entry IS '@personal What was thought.'",
                ]
            ),
            ("grants.sql", ["GRANT UPDATE ON baton.lead TO bt_member"]),
            ("grants.sql", ["GRANT SELECT, INSERT ON baton.operator_key TO bt_system"]),
            ("grants.sql", ["GRANT UPDATE ON baton.public_holiday TO bt_system"]),
            ("grants.sql", ["GRANT DELETE ON baton.event TO bt_system"]),
        ]
        #expect(Set(breaking.map(\.0)) == Set(lintFiles()), "a rule that nothing breaks may find nothing")
        for (file, statements) in breaking {
            let text = try String(contentsOf: repository.appending(path: "sql/lint/\(file)"), encoding: .utf8)
            await #expect(throws: Found.self, "\(file) \(statements.map(\.text))") {
                try await TestDatabase.current.admin.withTransaction { transaction in
                    for statement in statements { try await transaction.run(statement) }
                    let count = try await transaction.run(.script("SELECT 1 FROM (\(text)) AS l")).count
                    if count > 0 { throw Found(count: count) }
                    throw Undo()
                }
            }
        }
    }

    private struct Found: Error { var count: Int }
}
