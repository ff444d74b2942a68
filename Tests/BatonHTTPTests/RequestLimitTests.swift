internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Synchronization
internal import Testing

@testable internal import BatonHTTP

@Suite("A tenant is held to its limits", .database)
struct RequestLimitTests {
    @Test("a bucket empties, says so, and fills with time, never above its quota")
    func bucket() throws {
        let governor = RequestGovernor(RequestLimits(tenantPerMinute: 60))
        let holder = RequestGovernor.Holder.key([1])
        let start = ContinuousClock.now
        func take(_ seconds: Double) throws -> (Bool, Int) {
            let (isAllowed, standing) = try #require(governor.take(holder, perMinute: 60, now: start + .seconds(seconds)))
            return (isAllowed, standing.remaining)
        }
        for left in (0..<10).reversed() {
            let (isAllowed, remaining) = try take(0)
            #expect(isAllowed && remaining == left)
        }
        #expect(try take(0).0 == false)
        #expect(try take(0.9).0 == false)
        #expect(try take(1.1).0 == true)
        #expect(try take(1.2).0 == false)
        let (_, later) = try take(10_000)
        #expect(later == 9)
        #expect(governor.take(.key([2]), perMinute: 60, now: start)?.standing == .init(quota: 10, remaining: 9, seconds: 1))
        #expect(governor.take(.key([2]), perMinute: 0) == nil)
    }

    @Test("beyond its requests a key, and a tenant, gets 429 with when to come back; others go on; every answer says what is left")
    func rates() async throws {
        let (tenant, neighbour) = (try await TestTenant.make(), try await TestTenant.make())
        let (one, two) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.eastSales[1]).text)
        let other = try await neighbour.key(neighbour.eastSales[0]).text
        // Ten seconds' worth: 5 for a key, 8 for the tenant.
        let now = ContinuousClock.now
        try await TestServer.with(limits: RequestLimits(tenantPerMinute: 48, keyPerMinute: 30, clock: { now })) { server in
            let first = try await server.request("GET", "/v1/me", key: one)
            #expect(first.headers["ratelimit-policy"] == #""key";q=5;w=10, "tenant";q=8;w=10"#)
            #expect(first.headers["ratelimit"] == #""key";r=4;t=2, "tenant";r=7;t=2"#)
            for _ in 0..<4 { #expect(try await server.request("GET", "/v1/me", key: one).status == 200) }
            let limited = try await server.request("GET", "/v1/me", key: one)
            #expect(limited.status == 429)
            #expect(limited[path: "code"] == "rate_limited")
            #expect(limited[path: "detail"] == "key: 30 requests a minute")
            #expect(Int(limited.headers["retry-after"] ?? "").map { (1...2).contains($0) } == true)
            #expect(limited.headers["ratelimit"]?.contains(#""key";r=0"#) == true)
            var statuses: [Int] = []
            for _ in 0..<4 { statuses.append(try await server.request("GET", "/v1/me", key: two).status) }
            #expect(statuses == [200, 200, 200, 429])
            #expect(try await server.request("GET", "/v1/me", key: other).status == 200)
            // What is not found is counted and says what is left, too.
            let missing = try await server.request("GET", "/v1/leads/\(UUID().uuidString.lowercased())", key: other)
            #expect(missing.status == 404)
            #expect(missing.headers["ratelimit"]?.contains(#""key";r=3"#) == true)
        }
    }

    @Test("the host's own number for a tenant goes before that of the process")
    func quota() async throws {
        let tenant = try await TestTenant.make()
        _ = try await tenant.database.admin.query(
            "UPDATE baton.tenant_usage SET max_requests_per_minute = 12 WHERE tenant_id = \(tenant.id)")
        let key = try await tenant.key(tenant.eastSales[0]).text
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        let now = ContinuousClock.now
        try await TestServer.with(limits: RequestLimits(tenantPerMinute: 6000, keyPerMinute: 0, clock: { now })) { server in
            #expect(try await server.request("GET", "/v1/me", key: key).headers["ratelimit"] == #""tenant";r=1;t=5"#)
            let lead = #"{"contact_name":"x","phone":"13800001234"}"#
            #expect(try await server.request("POST", "/v1/intake/\(form.text)", json: lead).status == 201)
            let limited = try await server.request("GET", "/v1/me", key: key)
            #expect(limited.status == 429 && limited[path: "detail"] == "tenant: 12 requests a minute")
        }
    }

    @Test(
        "so many of a tenant are worked on at once; the rest waits its turn in order, or is refused when too many wait; whoever leaves loses nothing"
    )
    func turns() async throws {
        let work = Work(RequestLimits(tenantPerMinute: 0, keyPerMinute: 0, tenantConcurrency: 2, tenantQueue: 3))
        let governor = work.governor
        let first = (0..<2).map { _ in Task { @concurrent in try await work.run() } }
        #expect(try await eventually { work.running == 2 })
        let waiting = (0..<3).map { _ in Task { @concurrent in try await work.run() } }
        #expect(try await eventually { governor.waiting(work.tenant) == 3 })
        await #expect(throws: BatonError.self) { try await work.run() }
        // Another tenant does not wait.
        try await governor.inTurn(TenantID.make()) {}
        waiting[1].cancel()
        await #expect(throws: CancellationError.self) { try await waiting[1].value }
        #expect(governor.waiting(work.tenant) == 2)
        for _ in 0..<4 { work.gate.continuation.yield() }
        for task in first + [waiting[0], waiting[2]] { try await task.value }
        #expect(work.most == 2)
        // All places are free again.
        work.gate.continuation.finish()
        try await work.run()
        #expect(governor.waiting(work.tenant) == 0)
    }

    @Test(
        "a tenant that presses gets fewer turns while others are there, all of them while nobody is, and all again when it has stopped"
    )
    func pressing() async throws {
        let now = Mutex(ContinuousClock.now)
        func move(_ seconds: Int) { now.withLock { $0 += .seconds(seconds) } }
        let limits = RequestLimits(tenantPerMinute: 0, keyPerMinute: 0, tenantConcurrency: 6, pressedConcurrency: 2, tenantQueue: 20) {
            now.withLock { $0 }
        }
        let work = Work(limits)
        let governor = work.governor
        func start(_ count: Int) -> [Task<Void, any Error>] { (0..<count).map { _ in Task { @concurrent in try await work.run() } } }
        func end(_ count: Int) { for _ in 0..<count { work.gate.continuation.yield() } }

        // Nobody else is there: six at once, however many wait.
        var tasks = start(14)
        #expect(try await eventually { work.running == 6 && governor.waiting(work.tenant) == 8 })
        end(1)
        #expect(try await eventually { work.running == 6 && governor.waiting(work.tenant) == 7 })
        // Somebody else asks: those at work go on, the next ones come when fewer than two are left.
        try await governor.inTurn(TenantID.make()) {}
        end(4)
        #expect(try await eventually { work.running == 2 && governor.waiting(work.tenant) == 7 })
        end(1)
        #expect(try await eventually { work.running == 2 && governor.waiting(work.tenant) == 6 })
        // No more than six wait: two seconds later it does not press any more.
        move(2)
        end(1)
        #expect(try await eventually { work.running == 6 && governor.waiting(work.tenant) == 1 })
        end(7)
        for task in tasks { try await task.value }
        // Whoever has asked for nothing for a minute is not there.
        move(60)
        tasks = start(14)
        #expect(try await eventually { work.running == 6 && governor.waiting(work.tenant) == 8 })
        end(1)
        #expect(try await eventually { work.running == 6 && governor.waiting(work.tenant) == 7 })
        work.gate.continuation.finish()
        for task in tasks { try await task.value }
    }

    @Test(
        "between two turns a tenant that presses rests as long as the first one took, 100 ms at most; one that does not press never rests")
    func rest() async throws {
        let now = Mutex(ContinuousClock.now)
        let pauses = Mutex<[Duration]>([])
        let limits = RequestLimits(tenantPerMinute: 0, keyPerMinute: 0, tenantConcurrency: 1, tenantQueue: 20) {
            now.withLock { $0 }
        } pause: { pause in
            pauses.withLock { $0.append(pause) }
        }
        let work = Work(limits)
        try await work.governor.inTurn(TenantID.make()) { now.withLock { $0 += .milliseconds(5) } }
        let tasks = (0..<4).map { _ in Task { @concurrent in try await work.run() } }
        // Two or more wait where one is worked on: it presses.
        for (index, milliseconds) in [7, 300].enumerated() {
            #expect(try await eventually { work.running == 1 && work.governor.waiting(work.tenant) == 3 - index })
            now.withLock { $0 += .milliseconds(milliseconds) }
            work.gate.continuation.yield()
        }
        #expect(try await eventually { work.running == 1 && work.governor.waiting(work.tenant) == 1 })
        #expect(pauses.withLock { $0 } == [.milliseconds(7), .milliseconds(100)])
        // Only one waits, and has done so for long.
        now.withLock { $0 += .seconds(2) }
        work.gate.continuation.finish()
        for task in tasks { try await task.value }
        #expect(pauses.withLock { $0.count } == 2)
    }

    @Test(
        "whoever is refused ten times in ten seconds waits a second or two for each further refusal; others do not, nor does he once he has stopped"
    )
    func lateRefusals() async throws {
        let now = Mutex(ContinuousClock.now)
        let pauses = Mutex<[Duration]>([])
        let limits = RequestLimits(tenantPerMinute: 6, keyPerMinute: 0, tenantConcurrency: 0) {
            now.withLock { $0 }
        } pause: { pause in
            pauses.withLock { $0.append(pause) }
        }
        let (tenant, neighbour) = (try await TestTenant.make(), try await TestTenant.make())
        let keys = [try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.eastSales[1]).text]
        let other = try await neighbour.key(neighbour.eastSales[0]).text
        try await TestServer.with(limits: limits) { server in
            #expect(try await server.request("GET", "/v1/me", key: keys[0]).status == 200)
            #expect(try await server.request("GET", "/v1/me", key: other).status == 200)
            // Over all keys of the tenant.
            for number in 0..<10 { #expect(try await server.request("GET", "/v1/me", key: keys[number % 2]).status == 429) }
            #expect(pauses.withLock { $0 } == [])
            for number in 0..<3 {
                let limited = try await server.request("GET", "/v1/me", key: keys[number % 2])
                #expect(limited.status == 429 && limited.headers["retry-after"] == "10")
            }
            #expect(try await server.request("GET", "/v1/me", key: other).status == 429)
            #expect(pauses.withLock { $0.count == 3 && $0.allSatisfy { (.seconds(1)...(.seconds(2))).contains($0) } })
            now.withLock { $0 += .seconds(10) }
            #expect(try await server.request("GET", "/v1/me", key: keys[0]).status == 200)
            #expect(try await server.request("GET", "/v1/me", key: keys[0]).status == 429)
            #expect(pauses.withLock { $0.count } == 3)
        }
    }

    /// Waits at a gate while its turn lasts.
    private final class Work: Sendable {
        let governor: RequestGovernor
        let tenant = TenantID.make()
        let gate = AsyncStream<Void>.makeStream()
        private let counts = Mutex((now: 0, most: 0))

        init(_ limits: RequestLimits) { governor = RequestGovernor(limits) }

        var running: Int { counts.withLock { $0.now } }
        var most: Int { counts.withLock { $0.most } }

        func run() async throws {
            try await governor.inTurn(tenant) {
                counts.withLock {
                    $0.now += 1
                    $0.most = max($0.most, $0.now)
                }
                for await _ in gate.stream { break }
                counts.withLock { $0.now -= 1 }
            }
        }
    }
}
