internal import BatonModel
internal import BatonPlatform
internal import DequeModule
internal import HTTPTypes
internal import Synchronization

/// How much a tenant, and one key of it, may ask of this process. Zero is no limit.
package struct RequestLimits: Sendable {
    /// Requests a minute, over all keys of a tenant. Ten seconds' worth may come at once.
    package var tenantPerMinute: Int
    /// Requests a minute with one key.
    package var keyPerMinute: Int
    /// Requests of a tenant that are worked on at once; the others wait their turn, so that a tenant that floods the service waits for itself.
    package var tenantConcurrency: Int
    /// Requests of a tenant that wait; more are refused.
    package var tenantQueue: Int
    /// By which buckets fill; tests stop it.
    private let clock: @Sendable () -> ContinuousClock.Instant

    package init(
        tenantPerMinute: Int = 12_000, keyPerMinute: Int = 6_000, tenantConcurrency: Int = 6, tenantQueue: Int = 200,
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.clock = clock
        self.tenantPerMinute = tenantPerMinute
        self.keyPerMinute = keyPerMinute
        self.tenantConcurrency = tenantConcurrency
        self.tenantQueue = tenantQueue
    }

    var now: ContinuousClock.Instant { clock() }

    package static let none = RequestLimits(tenantPerMinute: 0, keyPerMinute: 0, tenantConcurrency: 0, tenantQueue: 0)
}

/// Counts requests by tenant and by key (token buckets), and lets so many of a tenant through at once. In memory: each process has its own count.
final class RequestGovernor: Sendable {
    enum Holder: Hashable, Sendable {
        case tenant(TenantID)
        case key([UInt8])
    }

    /// What is left to a holder.
    struct Standing: Sendable, Equatable {
        var quota: Int
        var remaining: Int
        /// Until one more is allowed (when none is left) or all are again, in whole seconds.
        var seconds: Int
    }

    /// In which a quota is counted.
    static let windowSeconds = 10

    private struct Bucket {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
    }
    private struct Line {
        var running = 0
        /// Those that hold no turn while they wait for something to happen.
        var aside = 0
        var waiting: Deque<(id: Int, continuation: CheckedContinuation<Void, any Error>)> = []
    }
    private struct State {
        var buckets: [Holder: Bucket] = [:]
        var lines: [TenantID: Line] = [:]
        var nextID = 0

        mutating func forgetIdle(_ tenant: TenantID) {
            if let line = lines[tenant], line.running == 0, line.aside == 0, line.waiting.isEmpty { lines[tenant] = nil }
        }
    }

    /// Holders remembered at most; beyond it, those with a full bucket are dropped, which changes nothing.
    private static let maximumHolders = 20_000

    let limits: RequestLimits
    private let state = Mutex(State())

    init(_ limits: RequestLimits) { self.limits = limits }

    /// Takes one of a holder's requests.
    ///
    /// - Returns: whether there was one, and what is left; `nil` without a limit.
    func take(_ holder: Holder, perMinute: Int, now: ContinuousClock.Instant = .now) -> (isAllowed: Bool, standing: Standing)? {
        guard perMinute > 0 else { return nil }
        let perSecond = Double(perMinute) / 60
        let quota = max(1, perSecond * Double(Self.windowSeconds))
        return state.withLock { state in
            if state.buckets.count >= Self.maximumHolders, state.buckets[holder] == nil {
                state.buckets = state.buckets.filter { $0.value.tokens + perSecond * (now - $0.value.filledAt).seconds < quota }
                if state.buckets.count >= Self.maximumHolders { state.buckets = [:] }
            }
            var bucket = state.buckets[holder] ?? Bucket(tokens: quota, filledAt: now)
            bucket.tokens = min(quota, bucket.tokens + perSecond * max(0, (now - bucket.filledAt).seconds))
            bucket.filledAt = now
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            state.buckets[holder] = bucket
            let missing = isAllowed ? quota - bucket.tokens : 1 - bucket.tokens
            return (
                isAllowed,
                Standing(
                    quota: Int(quota), remaining: Int(bucket.tokens), seconds: max(1, Int((missing / perSecond).rounded(.up))))
            )
        }
    }

    /// Runs when it is the tenant's turn.
    ///
    /// - Throws: `rate_limited`, when too many of the tenant wait already.
    func inTurn<Output>(_ tenant: TenantID, _ body: () async throws -> Output) async throws -> Output {
        guard limits.tenantConcurrency > 0 else { return try await body() }
        try await enter(tenant)
        let turn = RequestTurn(self, tenant)
        defer { turn.end() }
        return try await RequestTurn.$current.withValue(turn) { try await body() }
    }

    /// Counts a request that steps aside.
    ///
    /// - Throws: `rate_limited`, when as many of the tenant do as may wait for their turn.
    fileprivate func stepAside(_ tenant: TenantID) throws {
        try state.withLock { state in
            guard state.lines[tenant, default: Line()].aside < limits.tenantQueue else {
                throw BatonError(.rateLimited, detail: "\(limits.tenantQueue) requests of this tenant wait for news")
            }
            state.lines[tenant, default: Line()].aside += 1
        }
    }

    fileprivate func comeBack(_ tenant: TenantID) {
        state.withLock { state in
            state.lines[tenant]?.aside -= 1
            state.forgetIdle(tenant)
        }
    }

    /// How many of a tenant wait.
    func waiting(_ tenant: TenantID) -> Int { state.withLock { $0.lines[tenant]?.waiting.count ?? 0 } }

    fileprivate func enter(_ tenant: TenantID) async throws {
        let id: Int? = state.withLock { state in
            if state.lines[tenant, default: Line()].running < limits.tenantConcurrency {
                state.lines[tenant, default: Line()].running += 1
                return nil
            }
            state.nextID += 1
            return state.nextID
        }
        guard let id else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    // A place may have become free in between.
                    if state.lines[tenant, default: Line()].running < limits.tenantConcurrency {
                        state.lines[tenant, default: Line()].running += 1
                        return .success(())
                    }
                    guard state.lines[tenant, default: Line()].waiting.count < limits.tenantQueue else {
                        return .failure(BatonError(.rateLimited, detail: "\(limits.tenantQueue) requests of this tenant are waiting"))
                    }
                    state.lines[tenant, default: Line()].waiting.append((id, continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
                guard let index = state.lines[tenant]?.waiting.firstIndex(where: { $0.id == id }) else { return nil }
                return state.lines[tenant]?.waiting.remove(at: index).continuation
            }
            continuation?.resume(throwing: CancellationError())
        }
    }

    fileprivate func leave(_ tenant: TenantID) {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            // Whoever comes next takes the place over.
            if let next = state.lines[tenant]?.waiting.popFirst() { return next.continuation }
            state.lines[tenant]?.running -= 1
            state.forgetIdle(tenant)
            return nil
        }
        next?.resume()
    }
}

/// The turn that a request holds while its handler runs.
final class RequestTurn: Sendable {
    @TaskLocal static var current: RequestTurn?

    private let governor: RequestGovernor
    private let tenant: TenantID
    private let isHeld = Mutex(true)

    fileprivate init(_ governor: RequestGovernor, _ tenant: TenantID) {
        self.governor = governor
        self.tenant = tenant
    }

    fileprivate func end() { if isHeld.withLock({ $0 }) { governor.leave(tenant) } }

    /// Waits for something to happen without keeping the tenant's other requests from their turn; comes back in turn.
    ///
    /// - Throws: `rate_limited`, when too many of the tenant wait already.
    static func aside(_ wait: () async -> Void) async throws {
        guard let turn = current, turn.isHeld.withLock({ $0 }) else { return await wait() }
        try turn.governor.stepAside(turn.tenant)
        turn.isHeld.withLock { $0 = false }
        turn.governor.leave(turn.tenant)
        await wait()
        turn.governor.comeBack(turn.tenant)
        try await turn.governor.enter(turn.tenant)
        turn.isHeld.withLock { $0 = true }
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension RequestGovernor {
    /// Takes a request of the tenant and of the key, and notes for the head of the answer how far both are from their limits
    /// (draft-ietf-httpapi-ratelimit-headers-10).
    ///
    /// - Throws: `rate_limited`.
    func admit(_ scope: TenantScope, key: [UInt8], head: HeadNotes) throws {
        var standings: [(name: String, standing: Standing)] = []
        defer {
            if !standings.isEmpty {
                head.note(
                    .rateLimitPolicy,
                    standings.map { "\"\($0.name)\";q=\($0.standing.quota);w=\(Self.windowSeconds)" }.joined(separator: ", "))
                head.note(
                    .rateLimit,
                    standings.map { "\"\($0.name)\";r=\($0.standing.remaining);t=\($0.standing.seconds)" }.joined(separator: ", "))
            }
        }
        for (name, holder, perMinute) in [
            ("key", Holder.key(key), limits.keyPerMinute),
            ("tenant", Holder.tenant(scope.tenant), scope.requestsPerMinute.map { Int($0) } ?? limits.tenantPerMinute),
        ] {
            guard let (isAllowed, standing) = take(holder, perMinute: perMinute, now: limits.now) else { continue }
            standings.append((name, standing))
            guard isAllowed else {
                throw BatonError(.rateLimited, detail: "\(name): \(perMinute) requests a minute", retryAfterSeconds: standing.seconds)
            }
        }
    }
}

/// Fields for the head of whatever is answered to a request, a problem too.
final class HeadNotes: Sendable {
    private let state = Mutex(HTTPFields())

    var fields: HTTPFields { state.withLock { $0 } }
    func note(_ name: HTTPField.Name, _ value: String) { state.withLock { $0[name] = value } }
}

extension HTTPField.Name {
    static let rateLimit = HTTPField.Name("RateLimit")!
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy")!
}
