internal import BatonPlatform
internal import Foundation
internal import Logging
internal import Postgres

/// What a tenant that floods the service does to the others: `baton serve` with its default limits, many quiet tenants that each send some
/// requests a second when they are due, and one that sends as fast as 64 connections can.
///
/// Everybody runs on this machine, so two controls tell what of it is the service's: the same flood answered by a stand-in that does
/// nothing (what the sender costs), and the rate that the limits allow without any flood (what the limits let through).
struct FairnessBench {
    private static let quietTenants = 32
    private static let leads = 300
    /// Requests a second of each quiet tenant: two of five are pages, two single leads, one a capture.
    private static let perSecond = 8
    private static let seconds = 8
    private static let connections = 64
    private static let floodKeys = 32
    /// Requests a minute of the tenant whose flood is refused.
    private static let littlePerMinute: Int32 = 600
    /// What the limits of one tenant let through in the long run.
    private static let allowedPerSecond = 200

    private let tools: HTTPBench.Tools
    private let admin: PostgresClient
    private let quiet: [HTTPTenants.Target]
    /// One floods with a key, the others with many: the bucket of each is full when it begins. The last one may send so little that nearly all of
    /// its flood is refused.
    private let flooders: [HTTPTenants.Target]

    init(_ tools: HTTPBench.Tools, logger: Logger) async throws {
        self.tools = tools
        admin = try PostgresClient(PostgresConfiguration(connectionString: tools.admin), logger: logger)
        let client = try PostgresClient(PostgresConfiguration(connectionString: tools.service), logger: logger)
        defer { client.close() }
        let maker = HTTPTenants.Maker(database: Database(client: client), logger: logger)
        quiet = try await maker.make("quiet", Self.quietTenants, lines: HTTPTenants.productLines, leads: Self.leads)
        flooders = try await maker.make("flooder", 3, lines: HTTPTenants.productLines, leads: Self.leads)
        try await HTTPTenants.Maker.postponeDeadlines(admin)
        try await admin.query(
            "UPDATE baton.tenant_usage SET max_requests_per_minute = \(Self.littlePerMinute) WHERE tenant_id = \(flooders[2].tenant)")
        var many: [[String]] = []
        for flooder in flooders[1...] {
            let slug = try await admin.query("SELECT slug FROM baton.tenant WHERE id = \(flooder.tenant)").single(String.self) ?? ""
            many.append(try await maker.keys(of: flooder, slug, Self.floodKeys))
        }
        for (name, keys) in [("one-key", [flooders[0].key]), ("many-keys", many[0]), ("refused", many[1])] {
            let lines = keys.flatMap { key in HTTPTenants.productLines.map { "\(key) \($0)\n" } }.joined()
            try lines.write(to: tools.folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        try await admin.query("VACUUM ANALYZE")
    }

    // MARK: what is sent

    private enum Kind: Int, CaseIterable {
        case page
        case one
        case capture
        /// Of the tenant that uses what it may: not measured.
        case other

        var name: String {
            switch self {
            case .page: "page of 50 leads"
            case .one: "one lead"
            case .capture: "capture"
            case .other: ""
            }
        }
    }

    private static func capture(_ line: String, _ random: inout some RandomNumberGenerator) -> String {
        let phone = "13\(Int.random(in: 100_000_000...999_999_999, using: &random))"
        return """
            {"contact_name":"王小明","company":"宁波精密机械有限公司","phone":"\(phone)","area":"浙江","product_line":"\(line)",\
            "budget":"80万","need":"想看非标装配线报价"}
            """
    }

    private func request(
        _ kind: Kind, of target: HTTPTenants.Target, _ random: inout some RandomNumberGenerator
    ) -> [UInt8] {
        switch kind {
        case .page: return OpenLoop.request("GET", "/v1/leads?limit=50", key: target.key)
        case .one: return OpenLoop.request("GET", "/v1/leads/\(target.leads.randomElement(using: &random)!)", key: target.key)
        case .capture, .other:
            let line = HTTPTenants.productLines.randomElement(using: &random)!
            return OpenLoop.request("POST", "/v1/leads", key: target.key, json: Self.capture(line, &random))
        }
    }

    /// Each tenant's requests at even distances, each somewhere in its distance, so that they neither avoid each other nor meet all the time.
    private func plan(_ seconds: Int) -> [OpenLoop.Planned] {
        var random = SystemRandomNumberGenerator()
        var plan: [OpenLoop.Planned] = []
        let distance = 1_000_000_000 / UInt64(Self.perSecond)
        let mix: [Kind] = [.page, .one, .page, .one, .capture]
        for (index, target) in quiet.enumerated() {
            for number in 0..<seconds * Self.perSecond {
                let kind = mix[(index + number) % mix.count]
                plan.append(
                    OpenLoop.Planned(
                        due: UInt64(number) * distance + .random(in: 0..<distance), kind: kind.rawValue,
                        bytes: request(kind, of: target, &random)))
            }
        }
        return plan.sorted { $0.due < $1.due }
    }

    /// What the limits let through, at even distances: pages and captures in turn.
    private func allowed(_ seconds: Int) -> [OpenLoop.Planned] {
        var random = SystemRandomNumberGenerator()
        return (0..<seconds * Self.allowedPerSecond).map { number in
            OpenLoop.Planned(
                due: UInt64(number) * 1_000_000_000 / UInt64(Self.allowedPerSecond), kind: Kind.other.rawValue,
                bytes: number % 2 == 0
                    ? OpenLoop.request("GET", "/v1/leads?limit=50", key: flooders[number / 2 % 2].key)
                    : request(.other, of: flooders[number / 2 % 2], &random))
        }
    }

    // MARK: one run

    private enum Arm: String, CaseIterable {
        case alone = "nobody else"
        case oneKey = "a tenant floods with one key"
        case manyKeys = "a tenant floods with 32 keys"
        case allowed = "200 requests/s of others, evenly"
        case refused = "a tenant floods that may send 600 requests a minute"
        case standIn = "the second flood, answered by a stand-in"
    }

    private struct Measurement {
        var quiet: [OpenLoop.Answered]
        /// Of the flood, in a second.
        var served = 0.0
        var refused = 0.0
        /// Processors in use.
        var service: Double
        var server: Double
        var flood: Double

        func quantile(_ share: Double, _ kind: Kind? = nil) -> Double {
            Self.quantile(quiet.filter { kind == nil || $0.kind == kind?.rawValue }.map(\.milliseconds), share)
        }

        static func quantile(_ values: [Double], _ share: Double) -> Double {
            values.sorted()[min(values.count - 1, Int(Double(values.count) * share))]
        }
    }

    private struct Service {
        var process: ChildProcess
        var probe: HTTPProbe
        /// The postmaster.
        var server: pid_t
    }

    private func start() async throws -> Service {
        let port = try HTTPProbe.freePort()
        // All defaults, whatever the caller's environment says.
        let process = try ChildProcess(
            tools.baton, ["serve"],
            environment: [
                "DATABASE_URL": tools.service, "BATON_HOST": "127.0.0.1", "BATON_PORT": "\(port)", "BATON_TENANT_RATE": "12000",
                "BATON_KEY_RATE": "6000", "BATON_TENANT_CONCURRENCY": "6",
            ])
        guard let backend = try await admin.query("SELECT pg_backend_pid()").single(Int32.self),
            let postmaster = ProcessorTime.parent(of: backend)
        else { throw Bench.Missing(description: "no postmaster") }
        return Service(process: process, probe: HTTPProbe(port: port), server: postmaster)
    }

    /// How often the service has answered with each status.
    private func answers(_ service: Service) throws -> [Int: Double] {
        guard let metrics = service.probe.send("GET", "/metrics") else { throw Bench.Missing(description: "no metrics") }
        var counts: [Int: Double] = [:]
        for line in String(decoding: metrics.body, as: UTF8.self).split(separator: "\n") where line.hasPrefix("hb_requests_total{") {
            guard let label = line.range(of: "status_code=\""), let status = Int(line[label.upperBound...].prefix(3)),
                let value = line.split(separator: " ").last.flatMap({ Double($0) })
            else { continue }
            counts[status, default: 0] += value
        }
        guard !counts.isEmpty else { throw Bench.Missing(description: "the metrics count no requests") }
        return counts
    }

    private func flood(_ file: String, _ port: UInt16, _ seconds: Int, output: String) throws -> ChildProcess {
        // It lasts longer than what is measured.
        try ChildProcess(
            tools.wrk,
            [
                "-t1", "-c\(Self.connections)", "-d\(seconds + 1)s", "--latency", "--timeout", "10s", "-s", tools.requests,
                "http://127.0.0.1:\(port)", "--", "flood", "/v1/leads", tools.folder.appending(path: file).path,
            ], output: output)
    }

    private func measure(_ arm: Arm, _ service: Service, _ seconds: Int, like: StandIn.Behaviour?) async throws -> Measurement {
        // Whoever writes first after a checkpoint writes whole pages to the log; so everybody does.
        try await admin.query("CHECKPOINT")
        let output = tools.folder.appending(path: "flood.out").path
        let before = try answers(service)
        let standIn = try arm == .standIn ? like.map { try StandIn($0) } : nil
        defer { standIn?.stop() }
        let flooder: ChildProcess? =
            switch arm {
            case .alone, .allowed: nil
            case .oneKey: try flood("one-key", service.probe.port, seconds, output: output)
            case .manyKeys: try flood("many-keys", service.probe.port, seconds, output: output)
            case .refused: try flood("refused", service.probe.port, seconds, output: output)
            case .standIn: try standIn.map { try flood("many-keys", $0.port, seconds, output: output) }
            }
        func times() -> [ProcessorTime] {
            [[service.process.id], ProcessorTime.children(of: service.server), flooder.map { [$0.id] } ?? []].map { ProcessorTime($0) }
        }
        let began = times()
        var all = plan(seconds)
        if arm == .allowed { all = (all + allowed(seconds)).sorted { $0.due < $1.due } }
        let answered = await OpenLoop(port: service.probe.port).run(all)
        let used = zip(times(), began).map { $0.processors(since: $1) }
        let quiet = answered.filter { $0.kind != Kind.other.rawValue }
        var measurement = Measurement(quiet: quiet, service: used[0], server: used[1], flood: used[2])
        if let wrong = answered.first(where: { $0.status != 200 && $0.status != 201 }) {
            throw Bench.Missing(description: "\(arm.rawValue): one of the others was answered \(wrong.status)")
        }
        if let flooder {
            let code = try await flooder.wait(atMost: .seconds(30))
            let text = try String(contentsOfFile: output, encoding: .utf8)
            let numbers = text.split(separator: "\n").last { $0.hasPrefix("RESULT ") }?.split(separator: " ").dropFirst().compactMap {
                Double($0)
            }
            guard code == 0, let numbers, numbers.count == 6, numbers[3] == 0 else {
                throw Bench.Missing(description: "\(arm.rawValue): wrk said: \(text)")
            }
            measurement.served = (numbers[0] - numbers[2]) / numbers[1] * 1e6
            measurement.refused = numbers[2] / numbers[1] * 1e6
        } else if arm == .allowed {
            measurement.served = Double(Self.allowedPerSecond)
        }
        for (status, count) in try answers(service) where ![200, 201, 429].contains(status) && count > before[status, default: 0] {
            throw Bench.Missing(description: "\(arm.rawValue): \(count - before[status, default: 0]) answers were \(status)")
        }
        return measurement
    }

    // MARK: all of it

    /// Everybody is answered as he should be, and what a flood is answered, for the stand-in.
    private func check(_ service: Service) throws -> (served: [UInt8], refused: [UInt8]) {
        var random = SystemRandomNumberGenerator()
        for target in quiet + flooders {
            for kind in [Kind.page, .one, .capture] {
                var connection = HTTPConnection(port: service.probe.port)
                let status = connection.exchange(request(kind, of: target, &random))
                connection.end()
                guard status == (kind == .capture ? 201 : 200) else { throw Bench.Missing(description: "\(kind.name): \(status)") }
            }
        }
        guard let page = service.probe.send("GET", "/v1/leads?limit=50", key: flooders[0].key), page.status == 200 else {
            throw Bench.Missing(description: "no page")
        }
        func answer(_ head: String, _ body: [UInt8]) -> [UInt8] {
            Array("HTTP/1.1 \(head)\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
        }
        return (
            answer("200 OK\r\nContent-Type: application/json", Array(page.body)),
            answer("429 Too Many Requests\r\nContent-Type: application/problem+json", [UInt8](repeating: 0x20, count: 300))
        )
    }

    /// - Returns: ratios, and a table of all figures.
    func run(rounds: Int) async throws -> (rows: [Row], tables: String) {
        let service = try await start()
        defer { service.process.stop() }
        try await service.probe.untilAnswered("/health/ready")
        let (served, refused) = try check(service)
        // In this order; the others are compared with the last run before them in which nobody else was there.
        let order: [Arm] = [.alone, .oneKey, .alone, .manyKeys, .refused, .standIn, .allowed]
        var measured: [[Measurement]] = order.map { _ in [] }
        // The first round warms up and is not counted.
        for round in 0...rounds {
            var behaviour: StandIn.Behaviour?
            for (index, arm) in order.enumerated() {
                let result = try await measure(arm, service, round == 0 ? 2 : Self.seconds, like: behaviour)
                if arm == .manyKeys {
                    behaviour = StandIn.Behaviour(
                        served: served, refused: refused, servedPerSecond: result.served, refusedPerSecond: result.refused)
                }
                if round > 0 { measured[index].append(result) }
                let line = String(
                    format: "fairness: round %d: p50 %.1f p99 %.1f ms; flood %.0f served %.0f refused; processors %.2f %.2f %.2f; ", round,
                    result.quantile(0.5), result.quantile(0.99), result.served, result.refused, result.service, result.server,
                    result.flood)
                FileHandle.standardError.write(Data("\(line)\(arm.rawValue)\n".utf8))
            }
        }
        return (rows(order, measured), table(order, measured))
    }

    private func rows(_ order: [Arm], _ measured: [[Measurement]]) -> [Row] {
        func row(_ what: String, _ index: Int, _ share: Double) -> Row {
            Row(
                what: "\(share == 0.5 ? "p50" : "p99") of the others, \(what)", baseline: "\(share == 0.5 ? "p50" : "p99"), nobody else",
                unit: "µs", isRate: false, ours: measured[index].map { $0.quantile(share) * 1000 },
                theirs: measured[order[..<index].lastIndex(of: .alone) ?? 0].map { $0.quantile(share) * 1000 })
        }
        var rows: [Row] = []
        for (index, arm) in order.enumerated() where arm != .alone {
            rows.append(row(arm.rawValue, index, 0.99))
            if arm == .oneKey || arm == .manyKeys || arm == .refused { rows.append(row(arm.rawValue, index, 0.5)) }
        }
        // How far two runs of the same differ.
        rows.append(
            Row(
                what: "p99, nobody else, once more", baseline: "p99, nobody else", unit: "µs", isRate: false,
                ours: measured[2].map { $0.quantile(0.99) * 1000 }, theirs: measured[0].map { $0.quantile(0.99) * 1000 }))
        return rows
    }

    private func table(_ order: [Arm], _ measured: [[Measurement]]) -> String {
        var table = """
            | beside the quiet tenants | their requests | p50 ms | p99 ms | \
            \([Kind.page, .one, .capture].map { "p99 \($0.name)" }.joined(separator: " | ")) | flood: served/s | refused/s \
            | processors: service | PostgreSQL | flood |
            |---|---|---|---|---|---|---|---|---|---|---|---|

            """
        for arm in Arm.allCases {
            let runs = order.indices.filter { order[$0] == arm }.flatMap { measured[$0] }
            func median(_ value: (Measurement) -> Double) -> Double { Measurement.quantile(runs.map(value), 0.5) }
            let all = Measurement(quiet: runs.flatMap(\.quiet), service: 0, server: 0, flood: 0)
            table += "| \(arm.rawValue) | \(all.quiet.count) | "
            table += ([all.quantile(0.5), all.quantile(0.99)] + [Kind.page, .one, .capture].map { all.quantile(0.99, $0) })
                .map { String(format: "%.1f", $0) }.joined(separator: " | ")
            table += String(
                format: " | %.0f | %.0f | %.2f | %.2f | %.2f |\n", median(\.served), median(\.refused), median(\.service), median(\.server),
                median(\.flood))
        }
        return table
    }
}
