internal import Foundation
internal import Synchronization

/// The receivers of `Tests/receivers/receivers.py`: mail servers and an HTTP server on loopback, written and checked by others than us. One
/// process for all tests; what a test sends carries a key of its own, by which it finds what has arrived.
package final class Receivers: Sendable {
    private let folder: URL
    private let ports: [String: UInt16]
    /// The certificate of the authority that has signed the servers' (PEM).
    package let authority: String
    /// Of the pipe that keeps the process alive.
    private let process: Mutex<(Process, Pipe)>

    package static let webhookSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    package static let oldWebhookSecret = "whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQg"

    private static let starting = Mutex<Task<Receivers, any Error>?>(nil)

    /// Started when they are first asked for.
    package static var shared: Receivers {
        get async throws {
            let task = starting.withLock { task in
                let started = task ?? Task { try await Receivers() }
                task = started
                return started
            }
            return try await task.value
        }
    }

    package struct NotStarted: Error {}

    private init() async throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let (code, text) = try await TestProcess.output(repository.appending(path: "scripts/python"), [])
        guard code == 0 else { throw NotStarted() }
        folder = FileManager.default.temporaryDirectory.appending(path: "baton-receivers-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: text.trimmingCharacters(in: .whitespacesAndNewlines))
        process.arguments = ["-W", "ignore", repository.appending(path: "Tests/receivers/receivers.py").path, folder.path]
        process.standardInput = pipe
        try process.run()
        let ready = folder.appending(path: "ready.json")
        while !FileManager.default.fileExists(atPath: ready.path) {
            guard process.isRunning else { throw NotStarted() }
            try await Task.sleep(for: .milliseconds(5))
        }
        struct Ready: Decodable {
            var ports: [String: UInt16]
            var authority: String
        }
        let said = try JSONDecoder().decode(Ready.self, from: Data(contentsOf: ready))
        (ports, authority) = (said.ports, said.authority)
        self.process = Mutex((process, pipe))
    }

    package func port(_ name: String) -> UInt16 {
        guard let port = ports[name] else { preconditionFailure("no receiver \(name)") }
        return port
    }

    package var http: String { "http://127.0.0.1:\(port("http"))" }

    /// What arrived under a key, in order.
    package func records(_ key: String) -> [Record] {
        let name = key.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + ".jsonl"
        guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return [] }
        return text.split(separator: "\n").map { Record(text: String($0)) }
    }

    package struct Record: Sendable {
        package let text: String

        /// A member, or one of objects and arrays in it: `"headers.webhook-id"`, `"recipients.0"`; booleans are `1` and `0`.
        package subscript(path: String) -> String? {
            jsonMember(path, of: [UInt8](text.utf8))
        }
    }
}
