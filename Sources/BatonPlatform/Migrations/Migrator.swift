internal import Crypto
internal import FoundationEssentials
package import Logging
package import Postgres

/// Brings a database to the schema of this binary: roles, functions, migrations, policies, grants. Forward only.
///
/// One statement for each message (Citus), one transaction for each migration, an advisory lock against a second migrator.
package struct Migrator: Sendable {
    package struct Report: Sendable, Equatable {
        package var applied: [String] = []
        /// Whether functions, policies or grants differed and were applied again.
        package var refreshed = false
    }

    package enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
        case changed(name: String)
        case unknown(name: String)
        case locale(ctype: String)
        case rolePrefix(installed: String)
        case script(name: String, SQLScript.Problem)
        case statement(name: String, number: Int, message: String)

        package var description: String {
            switch self {
            case .changed(let name):
                "\(name) has been changed after it was applied to this database. Migrations are never edited: restore the file and add a new one."
            case .unknown(let name):
                "The database has a migration \(name) that this program does not know: the program is older than the database. Use the newer program."
            case .locale(let ctype):
                "Under the database's LC_CTYPE \(ctype) Chinese letters are no letters, so search would find nothing and say nothing. "
                    + "Create the database with LC_CTYPE 'C.UTF-8' or another UTF-8 locale (CREATE DATABASE … TEMPLATE template0 LC_CTYPE 'C.UTF-8')."
            case .rolePrefix(let installed):
                "This database was set up with the role prefix \(installed): set BATON_ROLE_PREFIX=\(installed), or use another database."
            case .script(let name, let problem): "\(name): \(problem)"
            case .statement(let name, let number, let message): "\(name), statement \(number): \(message)"
            }
        }
    }

    private let client: PostgresClient
    private let rolePrefix: String
    /// The login of the service, when it is not the role that we make for it.
    private let serviceLogin: String?
    private let logger: Logger

    /// - Parameter client: connected as an administrator: superuser, or CREATEROLE and owner of the database.
    package init(client: PostgresClient, rolePrefix: String = "baton_", serviceLogin: String? = nil, logger: Logger) {
        self.client = client
        self.rolePrefix = rolePrefix
        self.serviceLogin = serviceLogin
        self.logger = logger
    }

    private static let lockKey: Int64 = 0x6261_746F_6E00_0001  // "baton", 1

    package func run() async throws -> Report {
        try await client.withConnection { session in
            try await checkLocale(session)
            // Asked again and again: who waits inside of a statement has a snapshot, for whose end CREATE INDEX CONCURRENTLY of the other waits.
            while try await session.execute("SELECT pg_try_advisory_lock(\(Self.lockKey))").single(Bool.self) != true {
                try await Task.sleep(for: .milliseconds(100))
            }
            let name = try await session.execute("SELECT current_database()::text").single(String.self) ?? ""
            // BI logins may keep nothing. Not copied with a database, therefore each time.
            try await session.execute("REVOKE TEMPORARY ON DATABASE \(fragment: .identifier(name)) FROM PUBLIC")
            // The session ends with the closure, and its lock with it.
            return try await migrate(session)
        }
    }

    /// Migrations of this binary that the database lacks; what `serve` checks before it starts.
    package static func pending(_ client: PostgresClient, rolePrefix: String) async throws -> [String] {
        let known =
            try await client.query(
                """
                SELECT to_regnamespace('baton') IS NOT NULL AND EXISTS (
                    SELECT FROM pg_class WHERE relnamespace = to_regnamespace('baton') AND relname = 'schema_migration')
                """
            ).single(Bool.self) ?? false
        guard known else { return SchemaFile.migrations.map(\.name) }
        // As a role, because a login may have been told not to inherit.
        let options = TransactionOptions(role: rolePrefix + "auth", isReadOnly: true)
        let applied = Set(
            try await client.transaction(options, ["SELECT name FROM baton.schema_migration"])[0].column(String.self))
        return SchemaFile.migrations.map(\.name).filter { !applied.contains($0) }
    }

    private func checkLocale(_ session: Session) async throws {
        let result = try await session.execute("SELECT '深' ~ '\\w', current_setting('lc_ctype')")
        let (isLetter, ctype) = try result.first((Bool, String).self) ?? (false, "?")
        guard isLetter else { throw Failure.locale(ctype: ctype) }
    }

    private func migrate(_ session: Session) async throws -> Report {
        var report = Report()
        let digest = Self.digest(([rolePrefix] + SchemaFile.all.map(\.text)).joined(separator: "\u{0}"))
        try await checkPrefix(session)
        if try await recordedDigest(session) == digest {
            try await admitServiceLogin(session)
            try await ensurePartitions(session)
            try await hideStatistics(session)
            return report
        }
        for file in SchemaFile.roles { try await apply(file, session) }
        try await admitServiceLogin(session)
        try await session.execute("SET ROLE \(fragment: .identifier(rolePrefix + "owner"))")
        for file in SchemaFile.functions { try await apply(file, session) }
        try await session.execute(
            """
            CREATE TABLE IF NOT EXISTS baton.schema_migration (
                name text CONSTRAINT schema_migration_pkey PRIMARY KEY,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT baton.now()
            )
            """)
        report.applied = try await applyMigrations(session)
        for file in SchemaFile.comments + SchemaFile.views { try await apply(file, session) }
        try await session.execute("RESET ROLE")
        try await ensurePartitions(session)
        for file in SchemaFile.policies { try await apply(file, session) }
        try await hideStatistics(session)
        try await session.execute("GRANT SELECT ON baton.schema_migration TO \(fragment: .identifier(rolePrefix + "auth"))")
        // How the functions, policies and grants were made that are now in force.
        try await session.execute("COMMENT ON SCHEMA baton IS \(fragment: .quoted("Baton CRM. Definitions \(digest)"))")
        report.refreshed = true
        return report
    }

    private func checkPrefix(_ session: Session) async throws {
        let isThere = try await session.execute(
            """
            SELECT EXISTS (SELECT FROM pg_proc WHERE pronamespace = to_regnamespace('baton') AND proname = 'role_prefix')
            """
        ).single(Bool.self)
        guard isThere == true, let installed = try await session.execute("SELECT baton.role_prefix()").single(String.self),
            installed != rolePrefix
        else { return }
        throw Failure.rolePrefix(installed: installed)
    }

    /// A login of the host's own becomes a member of ours and gets the settings that `grants/roles.sql` gives to ours.
    private func admitServiceLogin(_ session: Session) async throws {
        guard let serviceLogin, serviceLogin != rolePrefix + "svc" else { return }
        let login = SQL.identifier(serviceLogin)
        try await session.execute("GRANT \(fragment: .identifier(rolePrefix + "svc")) TO \(fragment: login)")
        for (name, value) in [
            ("statement_timeout", "30s"), ("idle_in_transaction_session_timeout", "30s"), ("plan_cache_mode", "force_generic_plan"),
        ] {
            try await session.execute("ALTER ROLE \(fragment: login) SET \(fragment: .identifier(name)) = \(fragment: .quoted(value))")
        }
    }

    private func recordedDigest(_ session: Session) async throws -> String? {
        let comment = try await session.execute("SELECT obj_description(to_regnamespace('baton'), 'pg_namespace')").single(String?.self)
        return comment.flatMap { $0 }?.split(separator: " ").last.map(String.init)
    }

    private func applyMigrations(_ session: Session) async throws -> [String] {
        let rows = try await session.execute("SELECT name, checksum FROM baton.schema_migration").decode((String, String).self)
        let applied = Dictionary(uniqueKeysWithValues: rows.map { ($0.0, $0.1) })
        let known = Set(SchemaFile.migrations.map(\.name))
        if let unknown = applied.keys.sorted().first(where: { !known.contains($0) }) { throw Failure.unknown(name: unknown) }
        var names: [String] = []
        for file in SchemaFile.migrations {
            let checksum = Self.digest(file.text)
            if let recorded = applied[file.name] {
                guard recorded == checksum else { throw Failure.changed(name: file.name) }
                continue
            }
            logger.info("applying migration", metadata: ["migration": "\(file.name)"])
            try await applyInTransaction(file, checksum: checksum, session)
            names.append(file.name)
        }
        return names
    }

    /// Waits at most 2 s for a lock, so that a migration does not queue every request behind itself, and tries again.
    private func applyInTransaction(_ file: SchemaFile, checksum: String, _ session: Session) async throws {
        // The first comment may ask for no transaction, which CREATE INDEX CONCURRENTLY needs.
        let inTransaction = !file.text.hasPrefix("-- no transaction")
        for attempt in 1... {
            do {
                if inTransaction {
                    try await session.execute("BEGIN")
                    try await session.execute("SET LOCAL lock_timeout = '2s'")
                }
                try await apply(file, session)
                try await session.execute("INSERT INTO baton.schema_migration (name, checksum) VALUES (\(file.name), \(checksum))")
                if inTransaction { try await session.execute("COMMIT") }
                return
            } catch {
                if inTransaction { try await session.execute("ROLLBACK") }
                guard case Failure.statement(_, _, let message) = error, message.contains("55P03"), attempt < 10 else { throw error }
                try await Task.sleep(for: .milliseconds(200 * attempt))
            }
        }
    }

    private func apply(_ file: SchemaFile, _ session: Session) async throws {
        let roles = [
            "owner", "svc", "auth", "system", "worker", "member", "compiler", "keeper", "recorder", "searcher", "auditor", "signin",
            "erase",
            "host", "bi",
        ]
        var variables = Dictionary(uniqueKeysWithValues: roles.map { ($0, rolePrefix + $0) })
        variables["prefix"] = rolePrefix
        let script: SQLScript
        do throws(SQLScript.Problem) {
            script = try SQLScript(file.text, variables: variables)
        } catch {
            throw Failure.script(name: file.name, error)
        }
        for (index, statement) in script.statements.enumerated() {
            for attempt in 1... {
                do {
                    try await session.execute(.script(statement))
                    break
                } catch let error as DatabaseError {
                    guard Self.metAnotherDatabase(error), attempt < 50 else {
                        throw Failure.statement(name: file.name, number: index + 1, message: error.debugDescription)
                    }
                    try await Task.sleep(for: .milliseconds(Int64.random(in: 5...50)))
                }
            }
        }
    }

    /// Roles are shared by all databases of a cluster and our lock is not: a migrator of another database changes the same ones.
    private static func metAnotherDatabase(_ error: DatabaseError) -> Bool {
        error.sqlState == "XX000" && error.message.contains("tuple concurrently updated")
    }

    /// Partitions for the last month and the thirteen after it: to be run once a month at least.
    private func ensurePartitions(_ session: Session) async throws {
        try await session.execute("SET ROLE \(fragment: .identifier(rolePrefix + "owner"))")
        for table in ["event", "event_personal", "interaction", "notification", "change"] {
            try await session.execute("SELECT baton.ensure_partitions(\(table), (baton.now() - interval '1 month')::date, 14)")
        }
        try await session.execute("RESET ROLE")
    }

    /// For new tables and partitions: after the catalogue is known.
    private func hideStatistics(_ session: Session) async throws {
        try await session.execute("SET ROLE \(fragment: .identifier(rolePrefix + "owner"))")
        try await session.execute("SELECT baton.hide_statistics()")
        try await session.execute("RESET ROLE")
    }

    private static func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
