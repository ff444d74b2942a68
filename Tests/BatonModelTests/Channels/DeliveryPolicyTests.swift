internal import BatonModel
internal import Foundation
internal import Testing

@Suite("When and how often messages are sent")
struct DeliveryPolicyTests {
    private let start = Date(timeIntervalSince1970: 1_795_000_000)

    // MARK: retries

    @Test("pauses grow up to the longest, are shortened by half at most, and end after the last attempt", arguments: ChannelKind.allCases)
    func pauses(kind: ChannelKind) throws {
        let schedule = RetrySchedule.standard(for: kind)
        var random = SplitMix(state: 1)
        var previous: Duration = .zero
        for attempt in 1..<schedule.attempts {
            let full = try #require(schedule.pause(afterAttempt: attempt, chance: 0))
            #expect(full >= previous && full <= schedule.longestPause)
            previous = full
            for _ in 0..<50 {
                let pause = try #require(schedule.pause(afterAttempt: attempt, chance: Double.random(in: 0...1, using: &random)))
                #expect(pause >= full / 2 && pause <= full)
            }
        }
        #expect(schedule.pause(afterAttempt: schedule.attempts, chance: 0) == nil)
        #expect(schedule.pause(afterAttempt: .max, chance: 0) == nil)
        // Chance that is none does no harm.
        let first = try #require(schedule.pause(afterAttempt: 1, chance: 7))
        #expect(first == schedule.firstPause / 2)
        #expect(schedule.pause(afterAttempt: 0, chance: -1) == schedule.firstPause)
    }

    @Test("a receiver is never asked sooner than it wants, nor waited for longer than allowed")
    func askedPauses() throws {
        let schedule = RetrySchedule(
            attempts: 4, firstPause: .seconds(10), factor: 2, longestPause: .seconds(60), longestAskedPause: .seconds(600))
        for chance in [0, 0.3, 1] {
            let pause = try #require(schedule.pause(afterAttempt: 1, asked: .seconds(90), chance: chance))
            #expect(pause >= .seconds(90) && pause <= .seconds(95))
        }
        // Less than the schedule has anyway.
        #expect(schedule.pause(afterAttempt: 1, asked: .seconds(1), chance: 0) == .seconds(10))
        #expect(schedule.pause(afterAttempt: 1, asked: .seconds(600), chance: 0) == .seconds(600))
        #expect(schedule.pause(afterAttempt: 1, asked: .seconds(601), chance: 0) == nil)
        #expect(schedule.pause(afterAttempt: 4, asked: .seconds(1), chance: 0) == nil)
    }

    // MARK: circuit breaker

    @Test("it opens after failures in a row, lets one probe through, and closes when that arrives")
    func breaker() {
        var breaker = CircuitBreaker(.init(threshold: 3, firstPause: 30, longestPause: 100, probeTimeout: 20))
        func at(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }
        breaker.recordFailure(at: at(0))
        breaker.recordFailure(at: at(1))
        breaker.recordSuccess()
        breaker.recordFailure(at: at(2))
        breaker.recordFailure(at: at(3))
        #expect(breaker.admit(at: at(3)) == .pass)
        breaker.recordFailure(at: at(4))
        #expect(breaker.admit(at: at(4)) == .wait(until: at(34)))
        // What was on its way still says so.
        breaker.recordFailure(at: at(5))
        #expect(breaker.admit(at: at(33)) == .wait(until: at(34)))
        #expect(breaker.admit(at: at(34)) == .probe)
        #expect(breaker.admit(at: at(35)) == .wait(until: at(54)))
        breaker.recordFailure(at: at(40))
        // Twice as long, and never longer than the longest.
        #expect(breaker.admit(at: at(99)) == .wait(until: at(100)))
        #expect(breaker.admit(at: at(100)) == .probe)
        breaker.recordFailure(at: at(100))
        #expect(breaker.admit(at: at(199)) == .wait(until: at(200)))
        #expect(breaker.admit(at: at(200)) == .probe)
        // A probe that never reports makes place for another.
        #expect(breaker.admit(at: at(220)) == .probe)
        breaker.recordSuccess()
        #expect(breaker.isClosed && breaker.admit(at: at(221)) == .pass)
    }

    @Test("a clock that was set back does not hold it open for longer than the longest pause")
    func clockSetBack() {
        var breaker = CircuitBreaker(.init(threshold: 1, firstPause: 30, longestPause: 60, probeTimeout: 20))
        breaker.recordFailure(at: start.addingTimeInterval(100_000))
        #expect(breaker.admit(at: start) == .wait(until: start.addingTimeInterval(60)))
        #expect(breaker.admit(at: start.addingTimeInterval(60)) == .probe)
        #expect(breaker.admit(at: start.addingTimeInterval(-1000)) == .wait(until: start.addingTimeInterval(-980)))
        #expect(breaker.admit(at: start.addingTimeInterval(-980)) == .probe)
    }

    @Test("only what says that nobody is there counts against a channel")
    func counting() {
        var breaker = CircuitBreaker(.init(threshold: 1))
        let others: [DeliveryOutcome] = [
            .delivered(DeliveryReceipt()), .refused(DeliveryProblem(.recipientRefused)), .refused(DeliveryProblem(.messageRefused)),
            .retry(DeliveryProblem(.rateLimited), after: nil),
        ]
        for outcome in others {
            breaker.record(outcome, at: start)
            #expect(breaker.isClosed, "\(outcome)")
        }
        for outcome in [DeliveryOutcome.retry(DeliveryProblem(.unreachable), after: nil), .unknown(DeliveryProblem(.timeout))] {
            breaker.recordSuccess()
            breaker.record(outcome, at: start)
            #expect(!breaker.isClosed, "\(outcome)")
        }
        #expect(breaker.admit(at: start.addingTimeInterval(3600)) == .probe)
        breaker.record(.retry(DeliveryProblem(.cancelled), after: nil), at: start.addingTimeInterval(3601))
        #expect(breaker.admit(at: start.addingTimeInterval(3601)) == .probe)
    }

    @Test("a storm of anything never lets two through while it is open", arguments: 0..<20)
    func breakerStorm(seed: UInt64) {
        var random = SplitMix(state: seed)
        let settings = CircuitBreaker.Settings(threshold: 3, firstPause: 5, longestPause: 40, probeTimeout: 10)
        var breaker = CircuitBreaker(settings)
        var now = start
        var lastProbe: Date?
        for _ in 0..<2000 {
            now.addTimeInterval(Double.random(in: 0...4, using: &random))
            let wasClosed = breaker.isClosed
            switch breaker.admit(at: now) {
            case .pass: #expect(wasClosed)
            case .probe:
                #expect(!wasClosed)
                if let lastProbe { #expect(now.timeIntervalSince(lastProbe) >= settings.firstPause) }
                lastProbe = now
            case .wait(let until): #expect(until > now && until.timeIntervalSince(now) <= settings.longestPause)
            }
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                breaker.recordSuccess()
                lastProbe = nil
            case 1...3: breaker.recordFailure(at: now)
            default: break
            }
        }
    }

    // MARK: limits

    @Test(
        "in no length of time there are more than the limit, whoever asks how often",
        arguments: [(20, 60.0, nil), (20, 60, 19), (1, 1, nil), (2, 3, 1), (600, 60, 100), (7, 1, 7), (3, 86400, nil)]
            as [(Int, Double, Int?)])
    func limit(count: Int, period: Double, burst: Int?) {
        var random = SplitMix(state: UInt64(count))
        let limit = RateLimit(count, per: period, burst: burst)
        var bucket = TokenBucket(limit)
        var now = start
        var taken: [Date] = []
        for step in 0..<6000 {
            if let next = bucket.take(at: now) {
                #expect(next > now)
                // Impatient, then patient.
                now = step % 3 == 0 ? next : now.addingTimeInterval(next.timeIntervalSince(now) / 2)
            } else {
                taken.append(now)
            }
            if Int.random(in: 0..<200, using: &random) == 0 { now.addTimeInterval(Double.random(in: 0...(3 * period), using: &random)) }
        }
        #expect(taken.count > 100)
        var first = 0
        for (last, instant) in taken.enumerated() {
            while instant.timeIntervalSince(taken[first]) >= period { first += 1 }
            #expect(last - first + 1 <= count)
        }
        // And not much less: who is always there gets nine of ten, or all but one.
        var busy = TokenBucket(limit)
        var through = 0
        now = start
        while now < start.addingTimeInterval(20 * period) {
            if let next = busy.take(at: now) { now = next } else { through += 1 }
        }
        #expect(through >= 20 * (count - limit.burst))
    }

    @Test("a robot may send 5 at once, then one every 4 seconds; told to wait it waits")
    func robot() throws {
        let limit = try #require(RateLimit.standard(for: .wecomRobot))
        var bucket = TokenBucket(limit)
        for _ in 0..<5 { #expect(bucket.take(at: start) == nil) }
        #expect(bucket.take(at: start) == start.addingTimeInterval(4))
        #expect(bucket.take(at: start.addingTimeInterval(4)) == nil)
        bucket.block(until: start.addingTimeInterval(60))
        #expect(bucket.take(at: start.addingTimeInterval(30)) == start.addingTimeInterval(60))
        #expect(bucket.take(at: start.addingTimeInterval(60)) == nil)
        // Kept in a row of a table it is the same.
        let other = TokenBucket(limit, fullAt: bucket.fullAt, blockedUntil: bucket.blockedUntil)
        #expect(other == bucket)
        // A clock that was set back.
        let back = start.addingTimeInterval(-1_000_000)
        #expect(other.nextAllowed(at: back) <= back.addingTimeInterval(24 * 3600))
    }

    // MARK: quiet hours

    private func hours(_ from: String, _ to: String, _ zone: String) throws -> QuietHours {
        var problems = FieldProblems()
        let hours = QuietHours(zone: zone, from: from, to: to, at: "/quiet_hours", &problems)
        return try #require(hours, "\(problems.all)")
    }

    private func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test("over midnight, in the zone of the member; urgent ones pass")
    func quiet() throws {
        let hours = try hours("22:00", "08:00", "Asia/Shanghai")
        for (at, when) in [
            ("2026-11-22T13:59:59Z", "2026-11-22T13:59:59Z"), ("2026-11-22T14:00:00Z", "2026-11-23T00:00:00Z"),
            ("2026-11-22T16:00:00Z", "2026-11-23T00:00:00Z"), ("2026-11-22T23:59:59Z", "2026-11-23T00:00:00Z"),
            ("2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"),
        ] {
            #expect(hours.delivery(of: try date(at)) == (try date(when)), "\(at)")
            #expect(hours.delivery(of: try date(at), isUrgent: true) == (try date(at)))
        }
        let noon = try self.hours("12:00", "13:30", "Asia/Shanghai")
        #expect(noon.delivery(of: try date("2026-11-22T04:10:00Z")) == (try date("2026-11-22T05:30:00Z")))
        #expect(!noon.isQuiet(at: try date("2026-11-22T05:30:00Z")))
        let none = try self.hours("07:00", "07:00", "Asia/Shanghai")
        #expect(!none.isQuiet(at: try date("2026-11-22T23:00:00Z")))
    }

    @Test(
        "the end is the first moment that is not quiet, whatever the clocks do",
        arguments: ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "GMT"], 0..<3)
    func quietProperty(zone: String, seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let zone = try #require(TimeZone(identifier: zone))
        for round in 0..<60 {
            let hours = QuietHours(
                zone: zone, from: Int.random(in: 0...1439, using: &random), to: Int.random(in: 0...1439, using: &random))
            // Half of them around a change of the clock.
            var date = start.addingTimeInterval(Double.random(in: 0...40_000_000, using: &random))
            if round % 2 == 0, let change = zone.nextDaylightSavingTimeTransition(after: date) {
                date = change.addingTimeInterval(Double.random(in: -100_000...10_000, using: &random))
            }
            let end = hours.delivery(of: date)
            #expect(!hours.isQuiet(at: end) && end >= date && end.timeIntervalSince(date) <= 26 * 3600, "\(zone) \(date) \(hours)")
            #expect(hours.delivery(of: end) == end)
            var between = date
            while between < end.addingTimeInterval(-1) {
                #expect(hours.isQuiet(at: between), "\(zone) \(date) \(between) \(hours)")
                between.addTimeInterval(317)
            }
            if end > date { #expect(hours.isQuiet(at: end.addingTimeInterval(-0.5))) }
        }
    }

    @Test("what is no time or no zone is refused at its place")
    func badHours() {
        for (zone, from, to, expected) in [
            ("Mars/Olympus", "22:00", "08:00", ["/q/zone invalid_time_zone"]), ("", "22:00", "08:00", ["/q/zone invalid_time_zone"]),
            ("Asia/Shanghai", "24:00", "8:00", ["/q/from invalid_time", "/q/to invalid_time"]),
            ("Asia/Shanghai", "22:60", "08:00:00", ["/q/from invalid_time", "/q/to invalid_time"]),
            ("Asia/Shanghai", "-1:00", "２２:00", ["/q/from invalid_time", "/q/to invalid_time"]),
        ] {
            var problems = FieldProblems()
            #expect(QuietHours(zone: zone, from: from, to: to, at: "/q", &problems) == nil)
            #expect(problems.all.map { "\($0.pointer) \($0.code)" } == expected)
        }
    }

    // MARK: problems

    @Test("every code has its sentences and stands in docs/CHANNELS.md, and nothing else does")
    func codes() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/CHANNELS.md"), encoding: .utf8)
        let section = try #require(text.firstRange(of: "## Codes")).upperBound
        var documented: [String] = []
        for line in text[section...].split(separator: "\n") {
            if line.hasPrefix("## ") { break }
            if line.hasPrefix("| `"), let code = line.split(separator: "`").dropFirst().first { documented.append(String(code)) }
        }
        #expect(documented.sorted() == DeliveryProblem.Code.allCases.map(\.rawValue).sorted())
        for code in DeliveryProblem.Code.allCases {
            let problem = DeliveryProblem(code, "550 no\r\nX-Evil: 1")
            #expect(problem.messageZH.hasSuffix("：550 no  X-Evil: 1") && problem.messageEN.hasSuffix(": 550 no  X-Evil: 1"))
            #expect(DeliveryProblem(code).messageEN.hasSuffix("."))
        }
        #expect(DeliveryProblem(.badAnswer, String(repeating: "错", count: 1000)).detail.utf8.count <= 500)
    }
}
