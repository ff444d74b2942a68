package import BatonPlatform
package import BatonService
internal import HTTPTypes
package import Hummingbird
package import Logging
internal import NIOCore

/// Everything that is served, from what it needs.
package struct Server: Sendable {
    private let directory: AccessDirectory
    private let leads: LeadService
    private let tenants: TenantService
    private let policies: LeadPolicyService
    private let permissions: PermissionService
    private let members: MemberAdministration
    private let teams: TeamAdministration
    private let biLogins: BILoginService
    private let notifications: NotificationService
    private let metrics: MetricsEndpoint?
    private let isReady: @Sendable () async -> Bool

    /// - Parameter isReady: whether the database answers and has the schema of this program.
    package init(
        directory: AccessDirectory, tenants: TenantService, leads: LeadService, policies: LeadPolicyService, permissions: PermissionService,
        members: MemberAdministration, teams: TeamAdministration, biLogins: BILoginService,
        notifications: NotificationService, metrics: MetricsEndpoint? = nil, isReady: @escaping @Sendable () async -> Bool
    ) {
        self.directory = directory
        self.leads = leads
        self.tenants = tenants
        self.policies = policies
        self.permissions = permissions
        self.members = members
        self.teams = teams
        self.biLogins = biLogins
        self.notifications = notifications
        self.metrics = metrics
        self.isReady = isReady
    }

    /// - Parameter onRunning: called with the port once it is open; of interest for port 0, which takes any.
    package func application(
        host: String, port: Int, logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router(), configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "baton"),
            onServerRunning: { await onRunning($0.localAddress?.port ?? 0) }, logger: logger)
    }

    private func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: TracingMiddleware())
        router.add(middleware: MetricsMiddleware())
        router.add(middleware: ProblemMiddleware())
        router.get("health/live") { _, _ in Response.json(JSONWriter.object { $0.field("status", "live") }) }
        router.get("health/ready") { [isReady] _, _ in
            guard await isReady() else { throw BatonError(.serviceUnavailable, detail: "database") }
            return Response.json(JSONWriter.object { $0.field("status", "ready") })
        }
        metrics?.add(to: router)
        IntakeRoutes.addPreflight(to: router)
        IntakeRoutes(leads: leads).add(to: router.group("v1/intake").add(middleware: ScopeMiddleware.forms(directory)))

        let members = router.group("v1").add(middleware: ScopeMiddleware.members(directory)).group(context: MemberContext.self)
        MeRoutes(tenants: tenants).add(to: members)
        LeadRoutes(leads: leads).add(to: members)
        LeadExportRoute(leads: leads, tenants: tenants, teams: teams).add(to: members)
        LeadPolicyRoutes(policies: policies).add(to: members)
        PermissionRoutes(permissions: permissions).add(to: members)
        MemberRoutes(members: self.members).add(to: members)
        TeamRoutes(teams: teams).add(to: members)
        BILoginRoutes(logins: biLogins).add(to: members)
        NotificationRoutes(notifications: notifications).add(to: members)
        return router
    }
}
