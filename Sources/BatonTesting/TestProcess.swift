package import Foundation
package import Postgres
internal import Synchronization
package import Testing

/// A program started by a test. Nothing waits for it by blocking: the pool of threads is small.
package final class TestProcess: Sendable {
    private let process: Mutex<Process>
    package let id: Int32

    package init(_ program: URL, _ arguments: [String], environment: [String: String]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        id = process.processIdentifier
        self.process = Mutex(process)
    }

    package var isRunning: Bool { process.withLock { $0.isRunning } }
    package var exitCode: Int32 { process.withLock { $0.isRunning ? -1 : $0.terminationStatus } }

    /// As the kernel ends a process that ran out of memory: nothing of it gets to say goodbye.
    package func killHard() async throws {
        kill(id, SIGKILL)
        while isRunning { try await Task.sleep(for: .milliseconds(1)) }
    }

    package func terminate() async throws {
        kill(id, SIGTERM)
        while isRunning { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Runs a program to its end and returns what it printed.
    ///
    /// Foundation learns of the end by a socket that the program inherits; one that leaves a server running would hand it on, and never seem
    /// to end. So a shell closes everything above standard error first, whatever its number.
    package static func output(_ program: URL, _ arguments: [String]) async throws -> (code: Int32, text: String) {
        let file = FileManager.default.temporaryDirectory.appending(path: "baton-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let closing =
            "for f in /proc/$$/fd/*; do n=${f##*/}; if [ $n -gt 2 ]; then eval \"exec $n>&-\"; fi; done; exec \"$0\" \"$@\""
        process.arguments = ["-c", closing, program.path] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
    }
}

/// A PostgreSQL of a test's own, which it may kill. Not a throw-away one: those may lose commits that they have confirmed.
package struct PrivateCluster: Sendable {
    private let scripts: URL
    private let folder: String
    /// The address as superuser, through the Unix socket.
    package let administrator: String
    package let service: String

    /// - Parameter repository: where `scripts/cluster` lies.
    package static func start(repository: URL) async throws -> PrivateCluster {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baton-crash-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // As root PostgreSQL runs as another user, who must get through.
        try FileManager.default.setAttributes([.posixPermissions: 0o711], ofItemAtPath: folder)
        let scripts = repository.appending(path: "scripts/cluster")
        let cluster = PrivateCluster(scripts: scripts, folder: folder + "/postgres", administrator: "", service: "")
        let urls = try await cluster.start()
        _ = try await TestProcess.output(scripts, ["database", cluster.folder])
        return PrivateCluster(
            scripts: scripts, folder: cluster.folder, administrator: urls.administrator, service: urls.service)
    }

    private struct NotStarted: Error {}

    /// Starts it, again if need be: after a kill its old processes take a moment to go.
    @discardableResult
    package func start() async throws -> (administrator: String, service: String) {
        for _ in 0..<100 {
            // The script prints lines for a shell to evaluate.
            let (code, text) = try await TestProcess.output(
                URL(filePath: "/bin/bash"),
                [
                    "-c",
                    "set -e; lines=$(BATON_CLUSTER_ANY_PORT=1 \"$0\" start \"$1\"); eval \"$lines\"; printf '%s\\n%s\\n' \"$ADMIN_URL\" \"$SVC_URL\"",
                    scripts.path, folder,
                ])
            let lines = text.split(separator: "\n").map(String.init)
            if code == 0, lines.count == 2 { return (lines[0], lines[1]) }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw NotStarted()
    }

    /// Kills the server itself, or one of its backends (then it restarts by itself).
    package func killHard(backend: Int32? = nil) throws {
        if let backend {
            kill(backend, SIGKILL)
            return
        }
        kill(try postmaster(), SIGKILL)
    }

    /// Ends the server as an administrator does who does not wait for clients, and returns when it is gone.
    package func stop() async throws {
        try signal(SIGINT)
        while (try? postmaster()) != nil { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Freezes the server (not its backends), or lets it go on.
    package func signal(_ number: Int32) throws { kill(try postmaster(), number) }

    private func postmaster() throws -> Int32 {
        let text = try String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        guard let process = text.split(separator: "\n").first.flatMap({ Int32($0) }) else { throw NotStarted() }
        return process
    }

    package func remove() async throws {
        _ = try await TestProcess.output(scripts, ["remove", folder])
        try? FileManager.default.removeItem(atPath: URL(filePath: folder).deletingLastPathComponent().path)
    }
}

/// `@Suite(.privateCluster)`: a PostgreSQL for the suite, which its tests may kill, freeze and configure.
package struct PrivateClusterTrait: SuiteTrait, TestScoping {
    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let cluster = try await PrivateCluster.start(repository: repository)
        do {
            try await PrivateCluster.$bound.withValue(cluster) { try await function() }
        } catch {
            try await cluster.remove()
            throw error
        }
        try await cluster.remove()
    }
}

extension Trait where Self == PrivateClusterTrait {
    package static var privateCluster: Self { Self() }
}

extension PrivateCluster {
    @TaskLocal fileprivate static var bound: PrivateCluster?

    /// The cluster of the running suite, which must carry the trait `.privateCluster`.
    package static var current: PrivateCluster {
        guard let bound else { preconditionFailure("the suite lacks the trait .privateCluster") }
        return bound
    }

    package var configuration: PostgresConfiguration { PostgresConfiguration(connectionString: administrator) }
}

extension Trait where Self == ConditionTrait {
    /// For tests that start or signal processes of the server: not on one of somebody else (`BATON_TEST_EXTERNAL`).
    package static var ownServer: Self {
        .enabled(if: ProcessInfo.processInfo.environment["BATON_TEST_EXTERNAL"] == nil, "needs a PostgreSQL of its own")
    }
}
