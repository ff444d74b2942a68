package import BatonHTTP
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import FoundationNetworking
internal import Hummingbird
internal import Postgres
internal import Testing

/// A real server on a free port of loopback, and a client for it.
package struct TestServer: Sendable {
    package let port: Int
    /// Every answer is held against it.
    package let contract: APIContract

    /// Serves from the suite's database while `body` runs.
    package static func with(
        _ database: TestDatabase = .current, metrics: MetricsEndpoint? = nil, limits: RequestLimits = .none,
        _ body: @escaping @Sendable (TestServer) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = database.server(metrics: metrics, limits: limits)
        let application = server.application(host: "127.0.0.1", port: 0, logger: TestCluster.logger) { port.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            // As `baton serve` does.
            group.addTask(executorPreference: PostgresClient.executor) { try await application.run() }
            // What other processes ring.
            group.addTask { await database.wakeups.run() }
            var iterator = ports.makeAsyncIterator()
            guard let number = await iterator.next() else { return }
            defer { group.cancelAll() }
            try await body(TestServer(port: number, contract: server.contract))
        }
    }

    package struct Answer: Sendable {
        package var status: Int
        package var headers: [String: String]
        package var body: [UInt8]

        package var text: String { String(decoding: body, as: UTF8.self) }

        /// A member of the body's object, or of objects in it: `"page.has_more"`, `"errors.0.code"`.
        package subscript(path path: String) -> String? {
            jsonMember(path, of: body)
        }

        package func ids(_ path: String = "data") -> [String] {
            guard let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
                let rows = object[path] as? [[String: Any]]
            else { return [] }
            return rows.compactMap { $0["id"] as? String }
        }
    }

    /// - Parameter path: percent-encoded where needed.
    package func request(
        _ method: String, _ path: String, key: String? = nil, json: String? = nil, bytes: [UInt8]? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.timeoutInterval = 30
        if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        if let json {
            request.httpBody = Data(json.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let bytes {
            request.httpBody = Data(bytes)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await Self.session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        let answer = Answer(status: response.statusCode, headers: fields, body: [UInt8](data))
        for violation in contract.violations(
            method, url.path(percentEncoded: true), isSparse: url.query()?.contains("fields=") == true, status: answer.status,
            headers: answer.headers, body: answer.body)
        {
            Issue.record("\(violation)")
        }
        return answer
    }

    private static let session = URLSession(configuration: .ephemeral)
}

extension TestDatabase {
    fileprivate func server(metrics: MetricsEndpoint? = nil, limits: RequestLimits = .none) -> Server {
        let client = client
        return Server(
            directory: directory, tenants: tenants, leads: leads, imports: imports, policies: policies,
            customFields: CustomFieldService(database: database),
            timers: TimerAdministration(database: database, wakeups: wakeups),
            channels: Server.Channels(
                service: channels, templates: MessageTemplateService(database: database),
                preferences: NotificationPreferences(database: database),
                outbox: OutboxAdministration(database: database, wakeups: wakeups)),
            leadMessages: Server.LeadMessages(phones: phones, content: content, nurture: nurture, tracking: tracking),
            permissions: permissions, members: members,
            teams: teams, calendars: calendars, escalation: escalation, freezes: freezes,
            routing: Server.Routing(rules: routingRules, availability: availability, assignments: assignments),
            scoreRules: ScoreRuleService(database: database, wakeups: wakeups), forms: LeadFormService(database: database),
            playbooks: Server.Playbooks(service: playbooks, checklist: checklist), captures: (captures, captureDictionaries),
            biLogins: biLogins, reports: reports, tasks: tasks,
            notifications: notifications,
            changes: changes,
            audit: AuditService(database: database),
            privacy: privacy,
            host: HostServices(keys: operatorKeys, administration: administration, export: tenantExport, erasure: tenantErasure),
            idempotency: idempotency,
            signIn: Server.SignIn(
                service: signIn, invitations: invitations, signOn: signOn, signingKeys: signingKeys, apiKeys: apiKeys), limits: limits,
            metrics: metrics,
            onContractViolation: { Issue.record("\($0)") }
        ) {
            (try? await client.query("SELECT true")) != nil
        }
    }

    package var contract: APIContract { server().contract }
}
