package import BatonPlatform
package import BatonService
internal import HTTPTypes
package import Hummingbird
internal import HummingbirdCore
package import Logging
internal import NIOCore

/// Everything that is served, from what it needs.
package struct Server: Sendable {
    private let directory: AccessDirectory
    private let leads: LeadService
    private let imports: LeadImportService
    private let tenants: TenantService
    private let policies: LeadPolicyService
    private let customFields: CustomFieldService
    private let timers: TimerAdministration
    private let channels: Channels
    private let leadMessages: LeadMessages
    private let permissions: PermissionService
    private let members: MemberAdministration
    private let teams: TeamAdministration
    private let calendars: CalendarService
    private let escalation: EscalationPolicyService
    private let captures: (service: QuickCaptureService, dictionaries: CaptureDictionaryService)
    private let freezes: AssignmentFreezeService
    private let scoreRules: ScoreRuleService
    private let forms: LeadFormService
    private let routing: Routing
    private let playbooks: Playbooks
    private let biLogins: BILoginService
    private let reports: LeadReports
    private let tasks: TaskService
    private let notifications: NotificationService
    private let audit: AuditService
    private let idempotency: IdempotencyStore
    private let limits: RequestLimits
    private let changes: ChangeService
    private let signIn: SignIn
    private let privacy: PrivacyService
    private let host: HostServices
    private let metrics: MetricsEndpoint?
    private let onContractViolation: (@Sendable (String) -> Void)?
    private let isReady: @Sendable () async -> Bool

    /// What lets people in.
    package struct SignIn: Sendable {
        let service: SignInService
        let invitations: InvitationService
        let signOn: SignOnService
        let signingKeys: SigningKeys
        let apiKeys: APIKeyService

        package init(
            service: SignInService, invitations: InvitationService, signOn: SignOnService, signingKeys: SigningKeys, apiKeys: APIKeyService
        ) {
            self.service = service
            self.invitations = invitations
            self.signOn = signOn
            self.signingKeys = signingKeys
            self.apiKeys = apiKeys
        }
    }

    /// Messages to the people of leads, and what they do with them.
    package struct LeadMessages: Sendable {
        let phones: PhoneCodeService
        let content: ContentService
        let nurture: NurtureService
        let tracking: TrackingService

        package init(phones: PhoneCodeService, content: ContentService, nurture: NurtureService, tracking: TrackingService) {
            self.phones = phones
            self.content = content
            self.nurture = nurture
            self.tracking = tracking
        }
    }

    /// A tenant's configuration of leads as a whole.
    package struct Playbooks: Sendable {
        let service: PlaybookService
        let checklist: LeadChecklistService

        package init(service: PlaybookService, checklist: LeadChecklistService) {
            self.service = service
            self.checklist = checklist
        }
    }

    /// How messages leave the house.
    package struct Channels: Sendable {
        let service: ChannelService
        let templates: MessageTemplateService
        let preferences: NotificationPreferences
        let outbox: OutboxAdministration

        package init(
            service: ChannelService, templates: MessageTemplateService, preferences: NotificationPreferences, outbox: OutboxAdministration
        ) {
            self.service = service
            self.templates = templates
            self.preferences = preferences
            self.outbox = outbox
        }
    }

    /// Where leads go.
    package struct Routing: Sendable {
        let rules: RoutingRuleService
        let availability: MemberAvailabilityService
        let assignments: LeadAssignmentService

        package init(rules: RoutingRuleService, availability: MemberAvailabilityService, assignments: LeadAssignmentService) {
            self.rules = rules
            self.availability = availability
            self.assignments = assignments
        }
    }

    /// - Parameters:
    ///   - onContractViolation: for tests: is told when a handler reads what its route does not declare.
    ///   - isReady: whether the database answers and has the schema of this program.
    package init(
        directory: AccessDirectory, tenants: TenantService, leads: LeadService, imports: LeadImportService, policies: LeadPolicyService,
        customFields: CustomFieldService, timers: TimerAdministration, channels: Channels, leadMessages: LeadMessages,
        permissions: PermissionService,
        members: MemberAdministration, teams: TeamAdministration, calendars: CalendarService, escalation: EscalationPolicyService,
        freezes: AssignmentFreezeService, routing: Routing, scoreRules: ScoreRuleService, forms: LeadFormService, playbooks: Playbooks,
        captures: (service: QuickCaptureService, dictionaries: CaptureDictionaryService),
        biLogins: BILoginService, reports: LeadReports, tasks: TaskService,
        notifications: NotificationService, changes: ChangeService, audit: AuditService, privacy: PrivacyService, host: HostServices,
        idempotency: IdempotencyStore, signIn: SignIn, limits: RequestLimits = .none, metrics: MetricsEndpoint? = nil,
        onContractViolation: (@Sendable (String) -> Void)? = nil, isReady: @escaping @Sendable () async -> Bool
    ) {
        self.directory = directory
        self.leads = leads
        self.imports = imports
        self.tenants = tenants
        self.policies = policies
        self.customFields = customFields
        self.timers = timers
        self.channels = channels
        self.leadMessages = leadMessages
        self.permissions = permissions
        self.members = members
        self.teams = teams
        self.calendars = calendars
        self.escalation = escalation
        self.freezes = freezes
        self.scoreRules = scoreRules
        self.forms = forms
        self.routing = routing
        self.playbooks = playbooks
        self.captures = captures
        self.biLogins = biLogins
        self.reports = reports
        self.tasks = tasks
        self.notifications = notifications
        self.audit = audit
        self.idempotency = idempotency
        self.limits = limits
        self.changes = changes
        self.signIn = signIn
        self.privacy = privacy
        self.host = host
        self.metrics = metrics
        self.onContractViolation = onContractViolation
        self.isReady = isReady
    }

    /// - Parameter onRunning: called with the port once it is open; of interest for port 0, which takes any.
    package func application(
        host: String, port: Int, logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router().router, server: .http1(configuration: Self.connections),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "baton"),
            onServerRunning: { await onRunning($0.localAddress?.port ?? 0) }, logger: logger)
    }

    /// A head has 100 fields and 80 KiB at most, of which the first line may be 64 KiB (a percent-encoded filter is long); a connection without a request is closed after 75 seconds.
    private static var connections: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .seconds(75),
            httpDecoderConfiguration: .init(maxHeaderFieldSize: 64 * 1024, maxHeaderListSize: 80 * 1024, maxHeaderFieldCount: 100))
    }

    /// What all routes promise.
    package var contract: APIContract { router().contract }

    private func router() -> (router: Router<ServerContext>, contract: APIContract) {
        let collector = RouteCollector()
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        let promised = PromisedContract()
        router.add(middleware: TracingMiddleware())
        router.add(middleware: MetricsMiddleware())
        router.add(middleware: ProblemMiddleware(promised: promised))
        if let onContractViolation { router.add(middleware: ContractMiddleware(promised: promised, report: onContractViolation)) }
        let everybody = Routes(router, at: "", for: .everybody, tag: "Host", into: collector)
        let status = { (word: String) in Schema.object(["status": .key([word])]) }
        everybody.get("health/live", Operation("getLiveness", "Whether the process runs").answers(.ok, status("live"))) { _, _ in
            Response.json(JSONWriter.object { $0.field("status", "live") })
        }
        everybody.get(
            "health/ready", Operation("getReadiness", "Whether it can serve: 503 without its database").answers(.ok, status("ready"))
        ) { [isReady] _, _ in
            guard await isReady() else { throw BatonError(.serviceUnavailable, detail: "database") }
            return Response.json(JSONWriter.object { $0.field("status", "ready") })
        }
        metrics?.add(to: everybody)
        DocumentRoutes(promised: promised).add(to: everybody)
        SignInRoutes(
            signIn: signIn.service, invitations: signIn.invitations, signOn: signIn.signOn, signingKeys: signIn.signingKeys
        ).add(to: everybody)
        IntakeRoutes.addPreflight(to: router, directory, leads)
        let governor = RequestGovernor(limits)
        let idempotency = IdempotencyMiddleware(store: idempotency)
        let forms = Routes(
            router.group("v1/intake").add(middleware: ScopeMiddleware.forms(directory, governor, leads)).add(middleware: idempotency),
            at: "/v1/intake", for: .form, tag: "Intake", into: collector)
        IntakeRoutes(leads: leads, phones: leadMessages.phones).add(to: forms)
        let phoneCodes = PhoneCodeRoutes(phones: leadMessages.phones, governor: governor)
        phoneCodes.add(to: forms)
        TrackingRoutes(tracking: leadMessages.tracking, directory: directory, governor: governor).add(to: everybody)

        let members = Routes(
            router.group("v1").add(middleware: ScopeMiddleware.members(directory, governor)).add(middleware: idempotency)
                .group(context: MemberContext.self), at: "/v1",
            for: .member, tag: "Members", into: collector)
        MeRoutes(tenants: tenants).add(to: members)
        let views = SavedViewService(leads: leads)
        LeadRoutes(leads: leads, views: views).add(to: members)
        LeadBulkRoute(leads: leads).add(to: members)
        LeadSelectionRoutes(leads: leads).add(to: members)
        InteractionRoutes(leads: leads).add(to: members)
        LeadDeletionRoutes(leads: leads).add(to: members)
        ConversionRoutes(leads: leads).add(to: members)
        LeadReportRoutes(reports: reports).add(to: members)
        DashboardRoutes(dashboards: DashboardService(leads: leads), directory: directory).add(to: members)
        TaskRoutes(tasks: tasks).add(to: members)
        ImportRoutes(imports: imports).add(to: members)
        LeadExportRoute(leads: leads, views: views, tenants: tenants, teams: teams).add(to: members)
        LeadPolicyRoutes(policies: policies).add(to: members)
        CustomFieldRoutes(fields: customFields, leads: leads, promised: promised).add(to: members)
        TimerRoutes(timers: timers).add(to: members)
        PermissionRoutes(permissions: permissions).add(to: members)
        MemberRoutes(members: self.members, tenants: tenants).add(to: members)
        TeamRoutes(teams: teams).add(to: members)
        CalendarRoutes(calendars: calendars).add(to: members)
        EscalationPolicyRoutes(policies: escalation).add(to: members)
        FreezeRoutes(freezes: freezes).add(to: members)
        ScoreRuleRoutes(rules: scoreRules).add(to: members)
        FormRoutes(forms: self.forms).add(to: members)
        SimulationRoutes(simulation: RuleSimulationService(leads: leads)).add(to: members)
        FreezeAppealRoutes(freezes: freezes).add(to: members)
        RoutingRuleRoutes(rules: routing.rules).add(to: members)
        MemberAvailabilityRoutes(availability: routing.availability).add(to: members)
        LeadAssignmentRoutes(assignments: routing.assignments).add(to: members)
        PlaybookRoutes(playbooks: playbooks.service).add(to: members)
        ChecklistRoutes(
            checklist: playbooks.checklist, misfits: Misfits(playbooks: playbooks.service, leads: leads)
        ).add(to: members)
        QuickCaptureRoutes(captures: captures.service, dictionaries: captures.dictionaries).add(to: members)
        BILoginRoutes(logins: biLogins).add(to: members)
        PrivacyRoutes(privacy: privacy).add(to: members)
        NotificationRoutes(notifications: notifications).add(to: members)
        NotificationPreferenceRoutes(preferences: channels.preferences).add(to: members)
        ChannelRoutes(channels: channels.service, templates: channels.templates, outbox: channels.outbox).add(to: members)
        AuditRoutes(audit: audit).add(to: members)
        phoneCodes.add(to: members)
        ContentRoutes(content: leadMessages.content, nurture: leadMessages.nurture).add(to: members)
        TagRoutes(tags: TagService(leads: leads), leads: leads).add(to: members)
        SavedViewRoutes(views: views, leads: leads).add(to: members)
        SearchRoutes(leads: leads).add(to: members)
        LeadExternalRoutes(leads: leads).add(to: members)
        ChangeRoutes(changes: changes).add(to: members)
        SessionRoutes(signIn: signIn.service, invitations: signIn.invitations, signOn: signIn.signOn).add(to: members)
        APIKeyRoutes(keys: signIn.apiKeys).add(to: members)
        OperatorRoutes(host: host, directory: directory, tenants: tenants).add(
            to: Routes(
                router.group("v1/operator").add(middleware: OperatorMiddleware(keys: host.keys)).group(context: OperatorContext.self),
                at: "/v1/operator", for: .host, tag: "Tenants", into: collector))
        let contract = APIContract(collector.routes)
        promised.keep(contract)
        return (router, contract)
    }
}
