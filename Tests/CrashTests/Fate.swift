internal import BatonModel
internal import Foundation
internal import Synchronization

/// What a producer knows of a lead, and so what must have become of its deadline.
struct Fate {
    /// The running deadline, as the last confirmed answer said.
    var dueAt: Date
    /// When that answer came. Behind somebody's lock a command may commit when its deadline is over already.
    var armedAt: Date
    /// Deadlines that it has had at most: each may have escalated once.
    var deadlines = 1
    /// Each command on it was confirmed before its deadline: then how often it escalates is certain.
    var isCertain = true
    /// The deadline was taken away in time.
    var isCancelled = false

    /// A command that was confirmed; before the deadline it has won for certain, after it the worker may have been before it.
    mutating func confirm(answeredAt: Date, newDeadline: Date?) {
        if answeredAt >= dueAt {
            isCertain = false
        } else if newDeadline == nil {
            isCancelled = true
        } else if !isCancelled {
            // The one before was moved away in time.
            deadlines -= 1
        }
        if let newDeadline {
            dueAt = newDeadline
            armedAt = answeredAt
            deadlines += 1
            isCancelled = false
        }
    }

    /// One whose answer was lost: it has happened or not.
    mutating func lose(mayArm: Bool) {
        isCertain = false
        if mayArm { deadlines += 1 }
    }
}

/// Everything that the producers of a run know.
final class Fates: Sendable {
    private let known = Mutex<[LeadID: Fate]>([:])
    /// Leads whose rows or timers somebody held for a while, so that they may be late.
    private let held = Mutex<Set<LeadID>>([])

    var count: Int { known.withLock { $0.count } }
    var all: [LeadID: Fate] { known.withLock { $0 } }
    var delayed: Set<LeadID> { held.withLock { $0 } }

    func insert(_ id: LeadID, dueAt: Date) { known.withLock { $0[id] = Fate(dueAt: dueAt, armedAt: Date()) } }
    func change(_ id: LeadID, _ body: (inout Fate) -> Void) { known.withLock { body(&$0[id]!) } }
    func hold(_ ids: [LeadID]) { held.withLock { $0.formUnion(ids) } }
}

/// What was done to the service, when, and when what it needs was there again.
struct Blow: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case worker = "worker killed"
        case last = "last worker killed, others still starting"
        case backend = "backend ended"
        case listener = "LISTEN ended"
        case cut = "listeners' sockets cut"
        case deaf = "listeners half-open"
        case line = "a worker's connections cut"
        case crash = "backend killed"
        case restart = "server stopped, started"
        case death = "server killed, started"

        /// Nobody can go on before something has started.
        var leavesNobody: Bool { [.last, .crash, .restart, .death].contains(self) }
    }

    var kind: Kind
    /// When the server was there again, and nothing else is done to it.
    var overAt: Date
}

/// Times in seconds as a line of a report.
struct Distribution: CustomStringConvertible {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var max: Double { sorted.last ?? 0 }

    func quantile(_ share: Double) -> Double { sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))] }

    var description: String {
        func text(_ seconds: Double) -> String {
            let milliseconds = Int((seconds * 1000).rounded())
            return "\(milliseconds)"
        }
        return "p50 \(text(quantile(0.5))), p90 \(text(quantile(0.9))), p99 \(text(quantile(0.99))), max \(text(max)) ms (\(sorted.count))"
    }
}
