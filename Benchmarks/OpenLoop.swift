internal import Dispatch
internal import Foundation
internal import Synchronization

/// A client that sends each request when it is due, however long the answers to others take: the time until an answer is counted from
/// then, so that waiting is counted, whoever makes it wait.
struct OpenLoop: Sendable {
    struct Planned: Sendable {
        /// Nanoseconds from the beginning.
        var due: UInt64
        /// What it counts as.
        var kind: Int
        var bytes: [UInt8]
    }

    struct Answered: Sendable {
        var kind: Int
        var milliseconds: Double
        /// 0: none came.
        var status: Int
    }

    /// Each on a connection of its own, kept open: more than are ever under way at once.
    private static let threads = 64

    let port: UInt16

    static func request(_ method: String, _ path: String, key: String, json: String? = nil) -> [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(key)\r\n"
        if let json { head += "Content-Type: application/json\r\nContent-Length: \(json.utf8.count)\r\n" }
        return Array((head + "\r\n" + (json ?? "")).utf8)
    }

    /// - Parameter plan: in the order in which they are due.
    func run(_ plan: [Planned]) async -> [Answered] {
        await withCheckedContinuation { done in
            let shared = Shared(plan: plan, start: Self.now + 50_000_000, done: done)
            for _ in 0..<Self.threads {
                let thread = Thread { work(shared) }
                thread.stackSize = 1 << 20
                thread.start()
            }
        }
    }

    private final class Shared: Sendable {
        let plan: [Planned]
        let start: UInt64
        let done: CheckedContinuation<[Answered], Never>
        let next = Atomic(0)
        let running = Atomic(OpenLoop.threads)
        let all = Mutex<[Answered]>([])

        init(plan: [Planned], start: UInt64, done: CheckedContinuation<[Answered], Never>) {
            self.plan = plan
            self.start = start
            self.done = done
        }
    }

    private func work(_ shared: Shared) {
        // Whoever measures shall not wait for a processor: he would be on another machine. Without the right to do so he may.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, -10)
        var connection = HTTPConnection(port: port)
        var answered: [Answered] = []
        while true {
            let index = shared.next.add(1, ordering: .relaxed).oldValue
            guard index < shared.plan.count else { break }
            let planned = shared.plan[index]
            Self.sleep(until: shared.start + planned.due)
            let status = connection.exchange(planned.bytes)
            let took = Double(Self.now - (shared.start + planned.due)) / 1e6
            answered.append(Answered(kind: planned.kind, milliseconds: took, status: status))
        }
        connection.end()
        let mine = answered
        shared.all.withLock { $0 += mine }
        if shared.running.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
            shared.done.resume(returning: shared.all.withLock { $0 })
        }
    }

    /// Nanoseconds of the clock that only goes forward.
    static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

    static func sleep(until instant: UInt64) {
        while true {
            let now = Self.now
            guard now < instant else { return }
            Thread.sleep(forTimeInterval: Double(instant - now) / 1e9)
        }
    }
}

/// A connection to a server on the loopback interface that is kept open; blocks.
struct HTTPConnection: ~Copyable {
    private let port: UInt16
    private var descriptor: Int32 = -1
    private var buffer = [UInt8](repeating: 0, count: 256 * 1024)

    init(port: UInt16) {
        self.port = port
        open()
    }

    /// Takes over what a listener has accepted.
    init(accepted: Int32) {
        port = 0
        descriptor = accepted
    }

    private mutating func open() {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = HTTPProbe.loopback(port)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if connected != 0 { end() }
    }

    mutating func end() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    /// Sends a request and reads the whole answer.
    ///
    /// - Returns: its status; 0 when none came within ten seconds.
    mutating func exchange(_ request: [UInt8]) -> Int {
        if descriptor < 0 { open() }
        guard descriptor >= 0, send(request), let head = receive() else {
            end()
            return 0
        }
        return head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    mutating func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Reads a message with its body.
    ///
    /// - Returns: its head; `nil` when the other end has closed, is silent, or says more than there is room for.
    mutating func receive() -> String? {
        var count = 0
        var head: String?
        var total = Int.max
        while count < total {
            let space = buffer.count - count
            let got = space == 0 ? 0 : buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress! + count, space, 0) }
            guard got > 0 else { return nil }
            count += got
            guard head == nil else { continue }
            let end = buffer[..<count].firstRange(of: [13, 10, 13, 10])?.lowerBound
            guard let end else { continue }
            let text = String(decoding: buffer[..<end], as: UTF8.self)
            head = text
            let length = text.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }?
                .dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)
            total = end + 4 + (length.flatMap { Int($0) } ?? 0)
        }
        return head
    }
}
