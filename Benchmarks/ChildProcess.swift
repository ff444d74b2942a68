internal import Foundation

/// A program that a benchmark runs.
///
/// Not Foundation's `Process`: that learns of the end by a socket, which servers hand on to their workers, and puts the program into a
/// process group of its own, where `scripts/job.sh` would not find it when it cleans up after a benchmark that was killed.
struct ChildProcess: Sendable {
    let id: pid_t
    private let name: String

    /// - Parameters:
    ///   - environment: beside our own.
    ///   - errors: a file that standard error is appended to; `nil` is ours.
    init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], output: String = "/dev/null",
        errors: String? = "/dev/null"
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        if let errors { posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600) }
        // Threads of a pool block all signals, and a program starts with the mask of the thread that starts it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let words = ([program] + arguments).map { strdup($0) }
        let settings = all.map { strdup("\($0)=\($1)") }
        defer { for text in words + settings { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, program, &actions, &attributes, words + [nil], settings + [nil])
        guard code == 0 else { throw Bench.Missing(description: "\(program): \(String(cString: strerror(code)))") }
        id = pid
        name = program
    }

    /// The exit code once it has ended, -1 for the end by a signal. Answers once: the system then forgets the process.
    private func ended() -> Int32? {
        var status: Int32 = 0
        guard waitpid(id, &status, WNOHANG) != 0 else { return nil }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }

    /// Waits for the end by itself.
    ///
    /// - Throws: when it takes longer, after killing it.
    func wait(atMost limit: Duration) async throws -> Int32 {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if let code = ended() { return code }
            try await Task.sleep(for: .milliseconds(5))
        }
        stop(within: .zero)
        throw Bench.Missing(description: "\(name) did not end within \(limit)")
    }

    /// Asks it to end, and kills it with all that it has started if it has not done so in time. Blocks.
    func stop(within limit: Duration = .seconds(5)) {
        let family = family
        kill(id, SIGTERM)
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if ended() != nil { break }
            usleep(5000)
        }
        // Workers whose parent did not take them along.
        for pid in family where pid != id { kill(pid, SIGKILL) }
        if kill(id, 0) == 0 {
            kill(id, SIGKILL)
            var status: Int32 = 0
            waitpid(id, &status, 0)
        }
    }

    /// It and all below it.
    private var family: [pid_t] {
        var children: [pid_t: [pid_t]] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let pid = pid_t(name), let parent = Self.status(pid, "PPid").flatMap({ pid_t($0) }) else { continue }
            children[parent, default: []].append(pid)
        }
        var all = [id]
        var index = 0
        while index < all.count {
            all += children[all[index], default: []]
            index += 1
        }
        return all
    }

    /// Resident memory of it and all below it, in MB.
    var residentMegabytes: Double {
        family.reduce(0) { sum, pid in
            sum + (Self.status(pid, "VmRSS").flatMap { Double($0.prefix { $0.isNumber }) } ?? 0) / 1024
        }
    }

    private static func status(_ pid: pid_t, _ key: String) -> String? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix(key + ":") {
            return line.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)
        }
        return nil
    }
}
