internal import BatonModel
internal import BatonPlatform
internal import DequeModule
internal import HTTPTypes
internal import NIOCore
internal import Synchronization

/// How much a tenant, and one key of it, may ask of this process. Zero is no limit.
package struct RequestLimits: Sendable {
    /// Requests a minute, over all keys of a tenant. Ten seconds' worth may come at once.
    package var tenantPerMinute: Int
    /// Requests a minute with one key.
    package var keyPerMinute: Int
    /// Requests of a tenant that are worked on at once; the others wait their turn, so that a tenant that floods the service waits for itself.
    package var tenantConcurrency: Int
    /// The same while it presses and others are there: as many as half of the processors work on, and one at least.
    package var pressedConcurrency: Int
    /// Requests of a tenant that wait; more are refused.
    package var tenantQueue: Int
    /// Whether forms are held to their own limits.
    package var limitsForms = true
    /// By which buckets fill; tests stop it.
    private let clock: @Sendable () -> ContinuousClock.Instant
    /// How a refusal waits; tests do not.
    fileprivate let pause: @Sendable (Duration) async throws -> Void

    package init(
        tenantPerMinute: Int = 12_000, keyPerMinute: Int = 6_000, tenantConcurrency: Int = 6,
        pressedConcurrency: Int? = nil, tenantQueue: Int = 200,
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.clock = clock
        self.pause = pause
        self.tenantPerMinute = tenantPerMinute
        self.keyPerMinute = keyPerMinute
        self.tenantConcurrency = tenantConcurrency
        self.pressedConcurrency = max(1, min(tenantConcurrency, pressedConcurrency ?? System.coreCount / 2))
        self.tenantQueue = tenantQueue
    }

    var now: ContinuousClock.Instant { clock() }

    package static let none = {
        var limits = RequestLimits(tenantPerMinute: 0, keyPerMinute: 0, tenantConcurrency: 0, tenantQueue: 0)
        limits.limitsForms = false
        return limits
    }()
}

/// Counts requests by tenant and by key (token buckets), and lets so many of a tenant through at once. In memory: each process has its own count.
final class RequestGovernor: Sendable {
    enum Holder: Hashable, Sendable {
        case tenant(TenantID)
        case key([UInt8])
        /// What is refused to a tenant.
        case refusals(TenantID)
        /// A public form, and one address that posts to it.
        case form(IntakeFormID)
        case client(IntakeFormID, String)
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
        /// When a tenant last pressed: more of it waited than may be worked on at once, or something was refused to it.
        var pressed: [TenantID: ContinuousClock.Instant] = [:]
        /// Who asked last, and who of the others did.
        var latest: (tenant: TenantID, at: ContinuousClock.Instant)?
        var latestOther: (tenant: TenantID, at: ContinuousClock.Instant)?
        /// Refusals that wait before they are given.
        var held = 0

        mutating func forgetIdle(_ tenant: TenantID) {
            if let line = lines[tenant], line.running == 0, line.aside == 0, line.waiting.isEmpty { lines[tenant] = nil }
        }
    }

    /// A tenant that has pressed has so many turns, and no more, for this long …
    private static let pressedFor: Duration = .seconds(2)
    /// … if another tenant has asked for something within this time.
    private static let othersWithin: Duration = .seconds(60)
    /// Between two turns of a tenant that is held back, at most.
    private static let longestRest: Duration = .milliseconds(100)
    /// Of a tenant, so many refusals in ten seconds are given at once. The others are given late, because whoever asks again as soon as he
    /// is refused would keep the process busy with refusing. In seconds.
    private static let promptRefusals = 10
    private static let refusalPause = 1.0...2.0
    /// Refusals that wait at once; beyond it they are given at once.
    private static let maximumHeld = 5_000
    private static let maximumPressed = 1_000

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
        do {
            try await enter(tenant)
        } catch let error as BatonError {
            try await refuse(tenant)
            throw error
        }
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
        let now = limits.now
        let id: Int? = state.withLock { state in
            note(tenant, now, &state)
            if state.lines[tenant, default: Line()].running < turns(of: tenant, now, &state) {
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
                    if state.lines[tenant, default: Line()].running < turns(of: tenant, now, &state) {
                        state.lines[tenant, default: Line()].running += 1
                        return .success(())
                    }
                    guard state.lines[tenant, default: Line()].waiting.count < limits.tenantQueue else {
                        press(tenant, now, &state)
                        return .failure(BatonError(.rateLimited, detail: "\(limits.tenantQueue) requests of this tenant are waiting"))
                    }
                    state.lines[tenant, default: Line()].waiting.append((id, continuation))
                    if state.lines[tenant, default: Line()].waiting.count > limits.tenantConcurrency { press(tenant, now, &state) }
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

    /// - Parameter took: how long the turn was held. A tenant that is held back rests as long before the place is taken again, so that at least
    ///   half of the time nothing of it is worked on in that place.
    fileprivate func leave(_ tenant: TenantID, after took: Duration = .zero) {
        let now = limits.now
        let rest = state.withLock { isHeldBack(tenant, now, &$0) } ? min(took, Self.longestRest) : .zero
        guard rest > .zero else { return handOver(tenant) }
        Task {
            // Nobody cancels it, and if somebody did, the place would be free a little earlier.
            try? await limits.pause(rest)
            handOver(tenant)
        }
    }

    private func handOver(_ tenant: TenantID) {
        let now = limits.now
        let next = state.withLock { state -> [CheckedContinuation<Void, any Error>] in
            state.lines[tenant]?.running -= 1
            if state.lines[tenant]?.waiting.count ?? 0 > limits.tenantConcurrency { press(tenant, now, &state) }
            var next: [CheckedContinuation<Void, any Error>] = []
            // Whoever comes next takes the place over; more than one, when there are more turns than there were. Whoever waits does not wait for
            // ever: some turn is taken as long as anybody waits, because there is at least one.
            let turns = turns(of: tenant, now, &state)
            while let running = state.lines[tenant]?.running, running < turns, let first = state.lines[tenant]?.waiting.popFirst() {
                state.lines[tenant]?.running += 1
                next.append(first.continuation)
            }
            state.forgetIdle(tenant)
            return next
        }
        for continuation in next { continuation.resume() }
    }

    // MARK: pressing

    /// Whether a tenant presses and others are there, whom its work would keep waiting.
    private func isHeldBack(_ tenant: TenantID, _ now: ContinuousClock.Instant, _ state: inout State) -> Bool {
        guard let pressed = state.pressed[tenant], now - pressed < Self.pressedFor else { return false }
        let other = state.latest.flatMap { $0.tenant == tenant ? nil : $0.at } ?? state.latestOther?.at
        return other.map { now - $0 < Self.othersWithin } ?? false
    }

    /// How many of a tenant are worked on at once.
    private func turns(of tenant: TenantID, _ now: ContinuousClock.Instant, _ state: inout State) -> Int {
        isHeldBack(tenant, now, &state) ? limits.pressedConcurrency : limits.tenantConcurrency
    }

    private func note(_ tenant: TenantID, _ now: ContinuousClock.Instant, _ state: inout State) {
        if let latest = state.latest, latest.tenant != tenant { state.latestOther = latest }
        state.latest = (tenant, now)
    }

    private func press(_ tenant: TenantID, _ now: ContinuousClock.Instant, _ state: inout State) {
        if state.pressed.count >= Self.maximumPressed, state.pressed[tenant] == nil {
            state.pressed = state.pressed.filter { now - $0.value < Self.pressedFor }
            if state.pressed.count >= Self.maximumPressed { state.pressed = [:] }
        }
        state.pressed[tenant] = now
    }

    /// Before a refusal is given.
    ///
    /// - Throws: `CancellationError`, when whoever asked has gone.
    fileprivate func refuse(_ tenant: TenantID) async throws {
        let now = limits.now
        state.withLock { press(tenant, now, &$0) }
        let perMinute = Self.promptRefusals * 60 / Self.windowSeconds
        guard let (isPrompt, _) = take(.refusals(tenant), perMinute: perMinute, now: now), !isPrompt else { return }
        let isHeld = state.withLock { state in
            guard state.held < Self.maximumHeld else { return false }
            state.held += 1
            return true
        }
        guard isHeld else { return }
        defer { state.withLock { $0.held -= 1 } }
        // Chance, because those who are refused together would come back together.
        try await limits.pause(.seconds(.random(in: Self.refusalPause)))
    }
}

/// The turn that a request holds while its handler runs.
final class RequestTurn: Sendable {
    @TaskLocal static var current: RequestTurn?

    private let governor: RequestGovernor
    private let tenant: TenantID
    private let isHeld = Mutex(true)
    private let began: ContinuousClock.Instant

    fileprivate init(_ governor: RequestGovernor, _ tenant: TenantID) {
        self.governor = governor
        self.tenant = tenant
        began = governor.limits.now
    }

    fileprivate func end() { if isHeld.withLock({ $0 }) { governor.leave(tenant, after: governor.limits.now - began) } }

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
    /// (draft-ietf-httpapi-ratelimit-headers-10). A refusal may come late.
    ///
    /// - Throws: `rate_limited`.
    func admit(_ scope: TenantScope, key: [UInt8], head: HeadNotes) async throws {
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
                try await refuse(scope.tenant)
                throw BatonError(.rateLimited, detail: "\(name): \(perMinute) requests a minute", retryAfterSeconds: standing.seconds)
            }
        }
    }
}

/// Fields for the head of whatever is answered to a request, a problem too.
final class HeadNotes: Sendable {
    private let state = Mutex((fields: HTTPFields(), isOriginRefused: false))

    var fields: HTTPFields { state.withLock { $0.fields } }
    /// Whether pages of the asker's origin are not to read the answer.
    var isOriginRefused: Bool { state.withLock { $0.isOriginRefused } }
    func note(_ name: HTTPField.Name, _ value: String) { state.withLock { $0.fields[name] = value } }
    func refuseOrigin() { state.withLock { $0.isOriginRefused = true } }
}

extension HTTPField.Name {
    static let rateLimit = HTTPField.Name("RateLimit")!
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy")!
}
