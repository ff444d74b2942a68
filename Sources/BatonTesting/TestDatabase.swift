internal import BatonModel
package import BatonPlatform
package import BatonService
internal import Foundation
package import Postgres
internal import Synchronization
package import Testing

/// A database for one suite, with the parts of the program on it. Each test makes a tenant of its own inside.
package struct TestDatabase: Sendable {
    package let name: String
    /// Superuser: for what a test checks behind the program's back.
    package let admin: PostgresClient
    package let adminConfiguration: PostgresConfiguration
    package let configuration: PostgresConfiguration
    /// The service's login.
    package let client: PostgresClient
    package let database: Database
    package let keys: TenantKeys
    package let idempotency: IdempotencyStore
    /// Beside the database's: moved along with it.
    package let clock: TestClock
    package let signingKeys: SigningKeys
    package let tokens: AccessTokens
    package let signIn: SignInService
    package let invitations: InvitationService
    package let signOn: SignOnService
    package let apiKeys: APIKeyService
    package let directory: AccessDirectory
    package let tenants: TenantService
    package let leads: LeadService
    package let policies: LeadPolicyService
    package let permissions: PermissionService
    package let members: MemberAdministration
    package let teams: TeamAdministration
    package let calendars: CalendarService
    package let publicCalendars: PublicCalendarService
    package let escalation: EscalationPolicyService
    package let freezes: AssignmentFreezeService
    package let routingRules: RoutingRuleService
    package let availability: MemberAvailabilityService
    package let assignments: LeadAssignmentService
    package let playbooks: PlaybookService
    package let checklist: LeadChecklistService
    package let captureDictionaries: CaptureDictionaryService
    package let captures: QuickCaptureService
    package let biLogins: BILoginService
    package let wakeups: Wakeups
    package let reports: LeadReports
    package let tasks: TaskService
    package let notifications: NotificationService
    package let senders: ChannelSenders
    package let channels: ChannelService
    package let phones: PhoneCodeService
    package let content: ContentService
    package let nurture: NurtureService
    package let tracking: TrackingService
    package let feed: ChangeFeed
    package let changes: ChangeService
    package let privacy: PrivacyService
    package let administration: TenantAdministration
    package let operatorKeys: OperatorKeys
    package let tenantExport: TenantExport
    package let tenantErasure: TenantErasure

    @TaskLocal private static var bound: TestDatabase?

    /// The database of the running suite, which must carry the trait `.database`.
    package static var current: TestDatabase {
        guard let bound else { preconditionFailure("the suite lacks the trait .database") }
        return bound
    }

    init(name: String, admin: PostgresConfiguration, service: PostgresConfiguration) throws {
        self.init(
            name: name, adminConfiguration: admin, admin: try PostgresClient(admin, logger: TestCluster.logger),
            client: try PostgresClient(service, logger: TestCluster.logger))
    }

    private init(
        name: String, adminConfiguration: PostgresConfiguration, admin: PostgresClient, client: PostgresClient, keys: TenantKeys? = nil,
        clock: TestClock? = nil
    ) {
        self.name = name
        self.adminConfiguration = adminConfiguration
        self.admin = admin
        self.client = client
        configuration = client.configuration
        database = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        let keys = keys ?? TenantKeys(database: database, masters: MasterKeys(current: Self.masterKey))
        self.keys = keys
        idempotency = IdempotencyStore(database: database, keys: keys)
        let clock = clock ?? TestClock()
        self.clock = clock
        signingKeys = SigningKeys(database: database, masters: try? keys.requireMasters(), clock: clock.wall)
        tokens = AccessTokens(keys: signingKeys, issuer: Self.publicURL, clock: clock.wall)
        // Real ones cost 0.1 s each, more without optimisation.
        signIn = SignInService(database: database, keys: keys, tokens: tokens, hasher: PasswordHasher(cost: Self.cost))
        invitations = InvitationService(database: database, signIn: signIn)
        // Providers of tests stand at the loopback.
        let http = OutboundHTTP(allowsPrivate: true)
        signOn = SignOnService(
            database: database, keys: keys, sessions: signIn.sessions, providers: OpenIDProviders(http: http, clock: clock.wall),
            http: http, publicURL: Self.publicURL)
        apiKeys = APIKeyService(database: database)
        directory = AccessDirectory(database: database, tokens: tokens, clock: clock.wall)
        tenants = TenantService(database: database, keys: keys)
        let configurations = LeadConfigurationCache(database: database)
        wakeups = Wakeups(database: database, logger: TestCluster.logger)
        tasks = TaskService(database: database, wakeups: wakeups)
        leads = LeadService(database: database, configurations: configurations, wakeups: wakeups)
        reports = LeadReports(database: database, configurations: configurations, leads: leads)
        policies = LeadPolicyService(database: database, configurations: configurations)
        permissions = PermissionService(database: database)
        members = MemberAdministration(database: database, wakeups: wakeups)
        teams = TeamAdministration(database: database)
        calendars = CalendarService(database: database, followers: [LeadCalendarFollower()])
        publicCalendars = PublicCalendarService(database: database, directory: directory, followers: [LeadCalendarFollower()])
        escalation = EscalationPolicyService(database: database)
        freezes = AssignmentFreezeService(database: database, wakeups: wakeups)
        routingRules = RoutingRuleService(database: database)
        availability = MemberAvailabilityService(database: database)
        assignments = LeadAssignmentService(database: database)
        playbooks = PlaybookService(database: database)
        checklist = LeadChecklistService(database: database, configurations: configurations)
        captureDictionaries = CaptureDictionaryService(database: database, configurations: configurations)
        captures = QuickCaptureService(
            database: database, dictionaries: captureDictionaries, leads: leads, wakeups: wakeups,
            recognizer: TextRecognizer.installed().map { TextRecognizer(TextRecognizer.Configuration(program: $0)) })
        biLogins = BILoginService(database: database)
        notifications = NotificationService(database: database, wakeups: wakeups)
        // Receivers of tests stand at the loopback.
        senders = ChannelSenders(http: http, clock: clock.wall)
        channels = ChannelService(database: database, keys: keys, senders: senders, wakeups: wakeups, allowsPrivate: true)
        phones = PhoneCodeService(database: database, keys: keys, leads: leads, wakeups: wakeups)
        content = ContentService(database: database, wakeups: wakeups)
        nurture = NurtureService(database: database, keys: keys, leads: leads)
        tracking = TrackingService(database: database, keys: keys, leads: leads)
        feed = ChangeFeed(database: database, wakeups: wakeups)
        changes = ChangeService(feed: feed, leads: leads)
        privacy = PrivacyService(database: database)
        administration = TenantAdministration(database: database)
        operatorKeys = OperatorKeys(database: database)
        tenantExport = TenantExport(database: database)
        tenantErasure = TenantErasure(database: database, directory: directory)
    }

    package static let publicURL = "http://127.0.0.1:8080"
    package static let cost = PasswordHasher.Cost(logN: 4)

    /// As `BATON_MASTER_KEY` has it.
    package static var masterKeyText: String { Data(repeating: 7, count: 32).base64EncodedString() }

    /// The master key of all tests.
    package static var masterKey: MasterKey { masterKey(7) }

    /// Another one.
    package static func masterKey(_ number: UInt8) -> MasterKey {
        do throws(MasterKey.Problem) {
            return try MasterKey(base64: Data(repeating: number, count: 32).base64EncodedString())
        } catch {
            preconditionFailure("32 bytes are a key")
        }
    }

    /// What sends messages.
    package func dispatcher(
        _ configuration: OutboxDispatcher.Configuration = OutboxDispatcher.Configuration(), senders: ChannelSenders? = nil
    ) -> OutboxDispatcher {
        OutboxDispatcher(
            database: database, senders: senders ?? self.senders,
            composer: NotificationComposer(
                database: database, keys: keys, directory: directory, wakeups: wakeups, publicURL: Self.publicURL),
            wakeups: wakeups, configuration: configuration, logger: TestCluster.logger)
    }

    private static var handlers: [any BatonPlatform.TimerHandler] {
        [
            LeadDeadlineHandler(), PoolAlertHandler(), ConfigurationCheckHandler(), RoutingWeightsHandler(), RescoringHandler(),
            ScoreTimeHandler(), SelfCheckHandler(), SelfCheckToldHandler(), ResponseWeekHandler(), TaskDueHandler(), LeadPurgeHandler(),
            NurtureHandler(), QuickCaptureHandler(), LeadIndexHandler(), TagEndHandler(), DashboardRefreshHandler(),
        ]
    }

    /// A worker with the handlers of the program.
    package func worker(_ configuration: TimerWorker.Configuration = TimerWorker.Configuration()) -> TimerWorker {
        TimerWorker(
            database: database, handlers: Self.handlers, wakeups: wakeups, configuration: configuration,
            logger: TestCluster.logger)
    }

    /// Files of leads.
    package var imports: LeadImportService { LeadImportService(database: database, leads: leads, wakeups: wakeups) }

    /// What carries imports out.
    package var importRunner: LeadImportRunner { LeadImportRunner(service: imports, directory: directory) }

    /// What gives changes their places in the feed.
    package func sequencer(
        _ configuration: ChangeSequencer.Configuration = ChangeSequencer.Configuration()
    ) -> ChangeSequencer {
        ChangeSequencer(database: database, wakeups: wakeups, configuration: configuration, logger: TestCluster.logger)
    }

    /// The same with services on another client, for example one that cannot connect.
    package func with(client: PostgresClient) -> TestDatabase {
        TestDatabase(name: name, adminConfiguration: adminConfiguration, admin: admin, client: client)
    }

    /// The same with other keys.
    package func with(keys: TenantKeys) -> TestDatabase {
        TestDatabase(name: name, adminConfiguration: adminConfiguration, admin: admin, client: client, keys: keys, clock: clock)
    }

    /// What another process would have: the same database and clock, caches of its own.
    package func anotherProcess() -> TestDatabase {
        TestDatabase(name: name, adminConfiguration: adminConfiguration, admin: admin, client: client, clock: clock)
    }

    /// Runs `body` with a clone; a failed suite keeps its database and says so.
    static func with(_ body: () async throws -> Void) async throws {
        let cluster = try await TestCluster.current()
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        let name = "baton_test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        let admin = try await cluster.clone(name)
        let database = try TestDatabase(name: name, admin: admin, service: cluster.service(admin))
        do {
            try await $bound.withValue(database) { try await body() }
            // What goes on behind requests.
            await database.leads.settle()
            await database.wakeups.flush()
            try await database.dropRoles()
            database.admin.close()
            database.client.close()
            try await cluster.drop(name)
        } catch {
            print("the database \(name) is kept")
            throw error
        }
    }

    /// Roles are of the whole cluster and outlive their database. Shapes are shared; BI logins and markers are of one tenant each.
    private func dropRoles() async throws {
        let roles = try await admin.query(
            """
            SELECT rolname::text FROM pg_roles
            WHERE starts_with(rolname, \(TestCluster.rolePrefix + "bi_"))
              AND substr(rolname, \(Int32(TestCluster.rolePrefix.count + 4)), 12) IN (SELECT key FROM baton.bi_login)
               OR starts_with(rolname, \(TestCluster.rolePrefix + "mark_")) AND right(rolname, 32) IN (
                  SELECT replace(id::text, '-', '') FROM (
                      SELECT id FROM baton.tenant UNION SELECT id FROM baton.member UNION SELECT id FROM baton.team
                      UNION SELECT id FROM baton.region) AS ids)
            """
        ).column(String.self)
        for role in roles { try await admin.query("DROP ROLE IF EXISTS \(fragment: .identifier(role))") }
    }

    private static let counter = Atomic<Int>(0)
}

/// The program's own clock in tests.
package final class TestClock: Sendable {
    private let ahead = Mutex<Double>(0)

    package init() {}

    package func advance(_ seconds: Double) { ahead.withLock { $0 += seconds } }

    package var wall: WallClock { WallClock { [self] in Date().addingTimeInterval(ahead.withLock { $0 }) } }
}

/// `@Suite(.database)`: a database for the suite; `.database(movableClock: true)` with a clock that `advanceClock` moves.
package struct DatabaseTrait: SuiteTrait, TestScoping {
    var movableClock = false

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await TestDatabase.with {
            if movableClock { try await TestDatabase.current.installMovableClock() }
            try await function()
        }
    }
}

extension Trait where Self == DatabaseTrait {
    package static var database: Self { Self() }
    /// To be `.serialized`: the clock is that of the whole database.
    package static func database(movableClock: Bool) -> Self { Self(movableClock: movableClock) }
}

/// `@Suite(.database, .nothingLost)`: after each test no open lead is without a running deadline (L10).
package struct NothingLostTrait: SuiteTrait, TestTrait, TestScoping {
    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await function()
        guard testCase != nil else { return }
        let lost = try await TestDatabase.current.unattendedLeads()
        #expect(lost == [], "leads without a running deadline")
    }
}

extension Trait where Self == NothingLostTrait {
    package static var nothingLost: Self { Self() }
}

extension TestDatabase {
    /// The proof query, over all tenants.
    package func unattendedLeads() async throws -> [String] {
        try await admin.query("SELECT id || ' ' || reason FROM baton.unattended_lead").column(String.self)
    }

    /// Puts a clock with an offset in the place of `baton.now()`.
    func installMovableClock() async throws {
        let statements: [SQL] = [
            "CREATE SCHEMA baton_test",
            "CREATE TABLE baton_test.clock (ahead interval NOT NULL, stopped_at timestamptz)",
            "INSERT INTO baton_test.clock VALUES ('0')",
            "GRANT USAGE ON SCHEMA baton_test TO PUBLIC",
            "GRANT SELECT ON baton_test.clock TO PUBLIC",
            """
            CREATE OR REPLACE FUNCTION baton.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
            AS $$
                SELECT coalesce((SELECT stopped_at FROM baton_test.clock), statement_timestamp()) + (SELECT ahead FROM baton_test.clock)
            $$
            """,
        ]
        for statement in statements { try await admin.query(statement) }
    }

    /// Lets no time pass by itself while `body` runs, for what happens "at once" and "within two seconds" on machines of any speed. `advanceClock`
    /// moves the clock all the same.
    package func withStoppedClock(_ body: () async throws -> Void) async throws {
        try await admin.query("UPDATE baton_test.clock SET stopped_at = statement_timestamp()")
        do {
            try await body()
        } catch {
            try await admin.query("UPDATE baton_test.clock SET stopped_at = NULL")
            throw error
        }
        try await admin.query("UPDATE baton_test.clock SET stopped_at = NULL")
    }

    /// Lets time pass.
    package func advanceClock(_ duration: Duration) async throws {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        try await admin.query("UPDATE baton_test.clock SET ahead = ahead + \(seconds) * interval '1 second'")
        clock.advance(seconds)
    }
}
