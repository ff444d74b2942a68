internal import BatonHTTP
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import CoreMetrics
internal import Logging
internal import Postgres
internal import PrometheusMetrics

/// The composition root: all parts of the program, wired.
struct Program: Sendable {
    let settings: Settings
    let logger: Logger
    let client: PostgresClient
    let database: Database
    let keys: TenantKeys
    let signingKeys: SigningKeys
    let signIn: SignInService
    let directory: AccessDirectory
    let tenants: TenantService
    let leads: LeadService
    let policies: LeadPolicyService
    private let configurations: LeadConfigurationCache
    let captures: (service: QuickCaptureService, dictionaries: CaptureDictionaryService)
    let wakeups: Wakeups
    let reports: LeadReports
    let senders: ChannelSenders

    /// Everything that the process counts; made before anything counts.
    private static let metrics: PrometheusRegistry = {
        // A deadline may be late by much longer than a statement takes.
        let registry = PrometheusRegistry(buckets: [
            "baton_timer_lateness_seconds": [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600, 86_400]
        ])
        MetricsSystem.bootstrap(registry)
        return registry
    }()

    init(_ label: String) throws {
        _ = Self.metrics
        settings = try Settings.read()
        logger = settings.logger(label)
        client = try settings.client(logger: logger)
        database = Database(client: client, rolePrefix: settings.rolePrefix)
        keys = TenantKeys(database: database, masters: settings.masterKeys)
        signingKeys = SigningKeys(database: database, masters: settings.masterKeys)
        let tokens = AccessTokens(keys: signingKeys, issuer: settings.publicURL)
        signIn = SignInService(database: database, keys: keys, tokens: tokens)
        directory = AccessDirectory(database: database, tokens: tokens)
        tenants = TenantService(database: database, keys: keys)
        configurations = LeadConfigurationCache(database: database)
        wakeups = Wakeups(database: database, logger: logger)
        senders = ChannelSenders(http: OutboundHTTP(allowsPrivate: settings.allowsPrivateChannels))
        leads = LeadService(database: database, configurations: configurations, wakeups: wakeups)
        policies = LeadPolicyService(database: database, configurations: configurations)
        reports = LeadReports(database: database, configurations: configurations, leads: leads)
        let dictionaries = CaptureDictionaryService(database: database, configurations: configurations)
        var model: HTTPCaptureModel?
        if let url = settings.captureModelURL {
            model = HTTPCaptureModel(
                http: OutboundHTTP(allowsPrivate: settings.allowsPrivateCaptureModel), url: url, key: settings.captureModelKey)
        }
        captures = (
            QuickCaptureService(
                database: database, dictionaries: dictionaries, leads: leads, wakeups: wakeups, model: model,
                recognizer: settings.ocr.map { TextRecognizer($0) }), dictionaries
        )
    }

    var idempotency: IdempotencyStore { IdempotencyStore(database: database, keys: keys) }

    var biLogins: BILoginService { BILoginService(database: database) }

    /// What lets people in, for the server.
    private var access: Server.SignIn {
        let http = OutboundHTTP(allowsPrivate: settings.allowsPrivateProviders)
        let signOn = SignOnService(
            database: database, keys: keys, sessions: signIn.sessions, providers: OpenIDProviders(http: http), http: http,
            publicURL: settings.publicURL)
        return Server.SignIn(
            service: signIn, invitations: invitations, signOn: signOn, signingKeys: signingKeys, apiKeys: apiKeys)
    }

    var apiKeys: APIKeyService { APIKeyService(database: database) }
    var invitations: InvitationService { InvitationService(database: database, signIn: signIn) }
    var publicCalendars: PublicCalendarService {
        PublicCalendarService(database: database, directory: directory, followers: calendarFollowers)
    }
    /// Features whose deadlines count working time.
    private var calendarFollowers: [any CalendarFollower] { [LeadCalendarFollower()] }
    var operatorKeys: OperatorKeys { OperatorKeys(database: database) }
    var tenantAdministration: TenantAdministration { TenantAdministration(database: database) }
    var tenantErasure: TenantErasure { TenantErasure(database: database, directory: directory) }

    var playbooks: PlaybookService { PlaybookService(database: database) }
    var checklist: LeadChecklistService { LeadChecklistService(database: database, configurations: configurations) }

    var demo: DemoTenant { DemoTenant(database: database, tenants: tenants, leads: leads, directory: directory) }

    var imports: LeadImportService { LeadImportService(database: database, leads: leads, wakeups: wakeups) }

    /// Carries committed imports out.
    var importRunner: LeadImportRunner {
        LeadImportRunner(service: imports, directory: directory) { [logger] in logger.error("\($0)") }
    }

    var server: Server {
        Server(
            directory: directory, tenants: tenants, leads: leads, imports: imports, policies: policies,
            customFields: CustomFieldService(database: database),
            timers: TimerAdministration(database: database, wakeups: wakeups),
            channels: Server.Channels(
                service: ChannelService(
                    database: database, keys: keys, senders: senders, wakeups: wakeups, allowsPrivate: settings.allowsPrivateChannels),
                templates: MessageTemplateService(database: database), preferences: NotificationPreferences(database: database),
                outbox: OutboxAdministration(database: database, wakeups: wakeups)),
            leadMessages: Server.LeadMessages(
                phones: PhoneCodeService(database: database, keys: keys, leads: leads, wakeups: wakeups),
                content: ContentService(database: database, wakeups: wakeups),
                nurture: NurtureService(database: database, keys: keys, leads: leads),
                tracking: TrackingService(database: database, keys: keys, leads: leads)),
            permissions: PermissionService(database: database),
            members: MemberAdministration(database: database, wakeups: wakeups), teams: TeamAdministration(database: database),
            calendars: CalendarService(database: database, followers: calendarFollowers),
            escalation: EscalationPolicyService(database: database),
            freezes: AssignmentFreezeService(database: database, wakeups: wakeups),
            routing: Server.Routing(
                rules: RoutingRuleService(database: database), availability: MemberAvailabilityService(database: database),
                assignments: LeadAssignmentService(database: database)),
            scoreRules: ScoreRuleService(database: database, wakeups: wakeups), forms: LeadFormService(database: database),
            playbooks: Server.Playbooks(service: playbooks, checklist: checklist), captures: captures,
            biLogins: biLogins, reports: reports,
            tasks: TaskService(database: database, wakeups: wakeups),
            notifications: NotificationService(database: database, wakeups: wakeups), changes: ChangeService(feed: feed, leads: leads),
            audit: AuditService(database: database),
            privacy: PrivacyService(database: database),
            host: HostServices(
                keys: operatorKeys, administration: tenantAdministration, export: TenantExport(database: database), erasure: tenantErasure),
            idempotency: idempotency, signIn: access,
            limits: RequestLimits(
                tenantPerMinute: settings.tenantRate, keyPerMinute: settings.keyRate, tenantConcurrency: settings.tenantConcurrency),
            metrics: metricsEndpoint
        ) { [client, settings] in
            (try? await Migrator.pending(client, rolePrefix: settings.rolePrefix))?.isEmpty ?? false
        }
    }

    /// Of a process that serves nothing else; `nil` unless it is asked for.
    var metricsServer: (server: MetricsServer, port: Int)? {
        guard let port = settings.metricsPort, let endpoint = metricsEndpoint else { return nil }
        return (MetricsServer(endpoint: endpoint), port)
    }

    /// `nil` when nobody should be answered: the service listens to the world, and no token is set.
    private var metricsEndpoint: MetricsEndpoint? {
        guard settings.metricsToken != nil || settings.isLoopback else {
            logger.notice("/metrics is not served: BATON_HOST is no loopback address and BATON_METRICS_TOKEN is not set")
            return nil
        }
        return MetricsEndpoint(contentType: PrometheusRegistry.contentType, token: settings.metricsToken) { Self.metrics.expose() }
    }

    var feed: ChangeFeed { ChangeFeed(database: database, wakeups: wakeups) }

    /// Gives changes their places in the feed.
    var sequencer: ChangeSequencer { ChangeSequencer(database: database, wakeups: wakeups, logger: logger) }

    /// Sends what stands in the outbox.
    var dispatcher: OutboxDispatcher {
        OutboxDispatcher(
            database: database, senders: senders,
            composer: NotificationComposer(
                database: database, keys: keys, directory: directory, wakeups: wakeups, publicURL: settings.publicURL),
            wakeups: wakeups, logger: logger)
    }

    /// Features register here what they do when their deadlines run out.
    private var timerHandlers: [any BatonPlatform.TimerHandler] {
        [
            LeadDeadlineHandler(), PoolAlertHandler(), ConfigurationCheckHandler(), RoutingWeightsHandler(), RescoringHandler(),
            ScoreTimeHandler(),
            SelfCheckToldHandler(telemetry: SelfCheckTelemetry(logger: logger, metrics: MetricsSystem.factory)), ResponseWeekHandler(),
            TaskDueHandler(), LeadPurgeHandler(), NurtureHandler(), QuickCaptureHandler(), LeadIndexHandler(),
            TagEndHandler(),
        ]
    }

    /// What looks at all of a tenant's leads, one tenant at a time: deadlines do not wait for it.
    private var patientHandlers: [any BatonPlatform.TimerHandler] { [SelfCheckHandler(), DashboardRefreshHandler()] }

    var worker: TimerWorker {
        TimerWorker(database: database, handlers: timerHandlers, wakeups: wakeups, logger: logger, metrics: MetricsSystem.factory)
    }

    var patientWorker: TimerWorker {
        TimerWorker(
            database: database, handlers: patientHandlers, wakeups: wakeups, configuration: .patient, logger: logger,
            metrics: MetricsSystem.factory)
    }

    /// Also where no worker runs: somebody has to notice.
    var timerWatch: TimerWatch {
        var configuration = TimerWatch.Configuration()
        configuration.bound = .seconds(settings.timerLagAlert)
        return TimerWatch(
            database: database, kinds: timerHandlers.map(\.kind), configuration: configuration, logger: logger,
            metrics: MetricsSystem.factory)
    }

    /// Runs a command and says in a sentence what went wrong, instead of dumping an error's fields.
    static func run(_ label: String, _ command: (Program) async throws -> Void) async throws {
        let program: Program
        do {
            program = try Program(label)
        } catch {
            throw CommandFailure(explain(error))
        }
        defer { program.client.close() }
        do {
            try await command(program)
            await program.leads.settle()
            await program.wakeups.flush()
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(explain(error))
        }
    }

    static func explain(_ error: any Error) -> String {
        switch error {
        case let error as ValidationFailure:
            error.problems.map { "\($0.messageZH) / \($0.messageEN) [\($0.code)]" }.joined(separator: "\n")
        case let error as BatonError: [error.code.rawValue, error.detail].compactMap { $0 }.joined(separator: ": ")
        case let error as DatabaseError:
            switch error.sqlState {
            case "42501", "42P01", "3F000": "The database does not have the schema of this program: run 'baton migrate'. (\(error.message))"
            default: "Database: \(error.message)"
            }
        default: "\(error)"
        }
    }
}

/// What the user reads on standard error; the command ends with status 1.
struct CommandFailure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
