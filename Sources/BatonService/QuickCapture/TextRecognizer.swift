package import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// Reads the signs of a picture by Tesseract, a program of its own.
///
/// Pictures come from strangers, and what takes them apart is a large piece of C: so it runs as a process apart, with nothing in its environment and
/// no file of ours open, gets the picture by a socket, has limits of memory and time, and is killed with its group. The picture is never on the disk.
package final class TextRecognizer: Sendable {
    package struct Configuration: Sendable {
        /// Where `tesseract` is.
        package var program: String
        /// As Tesseract calls them, joined by `+`.
        package var languages = "chi_sim"
        /// Processes at once; each keeps a core busy.
        package var atOnce = 2
        package var timeout: Duration = .seconds(20)
        /// Of its address space.
        package var memoryBytes = 1536 << 20

        package init(program: String) { self.program = program }
    }

    /// Longer than this nobody waits for a turn.
    package static let patience: Duration = .seconds(10)
    /// Of its answer; a table of 10,000 words has 600 KiB.
    static let maximumAnswer = 4 << 20
    /// Sets limits and becomes the program; part of every Linux (util-linux).
    private static let limiter = "/usr/bin/prlimit"
    private static let environment: [String] = ["OMP_THREAD_LIMIT=1", "LC_ALL=C", "PATH=/usr/bin:/bin"]
    private static let pause: Duration = .milliseconds(4)

    package let configuration: Configuration
    private let state = Mutex((running: 0, waiting: 0))

    package init(_ configuration: Configuration) { self.configuration = configuration }

    /// The program in the usual folders; `nil` when it is not installed.
    package static func installed() -> String? {
        ["/usr/local/bin/tesseract", "/usr/bin/tesseract"].first(where: mayRun)
    }

    package static func mayRun(_ program: String) -> Bool { access(program, X_OK) == 0 && access(limiter, X_OK) == 0 }

    /// - Throws: `ocr_unavailable` when the program cannot be run or lacks a language; `service_unavailable` when too many pictures are being read or this
    ///   one takes too long; `validation_failed` with `unreadable_image` when it cannot be taken apart.
    package func read(_ image: [UInt8], size: CaptureImage, mayBeChat: Bool) async throws -> RecognizedText {
        try await turn()
        defer { state.withLock { $0.running -= 1 } }
        let result = try await run(
            [
                "stdin", "stdout", "-l", configuration.languages, "--psm", "11", "-c", "tessedit_create_tsv=1", "-c",
                "tessedit_create_txt=0",
            ], image)
        guard result.status == 0 else {
            // It says so on standard error, which nobody reads: asked again, it tells what it knows.
            try await checkLanguages()
            throw ValidationFailure([
                FieldProblem("", "unreadable_image", zh: "图片不完整或已损坏，请重新截图", en: "The image is cut short or broken: take it again.")
            ])
        }
        return RecognizedText(tsv: String(decoding: result.output, as: UTF8.self), width: size.width, mayBeChat: mayBeChat)
    }

    /// - Throws: `ocr_unavailable` when a language is not installed.
    package func checkLanguages() async throws {
        let result = try await run(["--list-langs"], [])
        let known = Set(String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init))
        let missing = configuration.languages.split(separator: "+").map(String.init).filter { !known.contains($0) }
        guard result.status == 0, missing.isEmpty else {
            throw BatonError(
                .ocrUnavailable,
                detail: result.status == 0
                    ? "Tesseract lacks \(missing.joined(separator: ", ")): install its packages" : "\(configuration.program) cannot be run")
        }
    }

    /// Waits until fewer than `atOnce` run.
    private func turn() async throws {
        func isMine() -> Bool {
            state.withLock { state in
                guard state.running < configuration.atOnce else { return false }
                state.running += 1
                return true
            }
        }
        if isMine() { return }
        let busy = BatonError(.serviceUnavailable, detail: "images are being read", retryAfterSeconds: 5)
        // A queue that takes longer than anybody's patience helps nobody.
        let mayWait = state.withLock { state in
            guard state.waiting < 4 * configuration.atOnce else { return false }
            state.waiting += 1
            return true
        }
        guard mayWait else { throw busy }
        defer { state.withLock { $0.waiting -= 1 } }
        let end = ContinuousClock.now + Self.patience
        while ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(20))
            if isMine() { return }
        }
        throw busy
    }

    // MARK: The process

    /// Both ends of its input and output are one socket, so that writing to a program that has ended is an error and no signal.
    private func run(_ arguments: [String], _ input: [UInt8]) async throws -> (status: Int32, output: [UInt8]) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw BatonError(.serviceUnavailable, detail: "no sockets left")
        }
        let (ours, theirs) = (ends[0], ends[1])
        defer { close(ours) }
        let process: pid_t
        do {
            defer { close(theirs) }
            process = try start(arguments, theirs)
        }
        var isReaped = false
        defer {
            if !isReaped {
                // With everything that it may have started.
                kill(-process, SIGKILL)
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
            }
        }
        let end = ContinuousClock.now + configuration.timeout
        var (sent, output, isAtEnd) = (0, [UInt8](), false)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        if input.isEmpty { shutdown(ours, Int32(SHUT_WR)) }
        while !isAtEnd {
            var hasMoved = false
            if sent < input.count {
                let count = input.withUnsafeBytes { send(ours, $0.baseAddress! + sent, $0.count - sent, flags) }
                if count > 0 {
                    sent += count
                    hasMoved = true
                } else if errno != EAGAIN && errno != EINTR {
                    // It has seen enough, and says what it thinks of it by how it ends.
                    sent = input.count
                }
                if sent == input.count { shutdown(ours, Int32(SHUT_WR)) }
            }
            let count = recv(ours, &buffer, buffer.count, flags)
            if count > 0 {
                output += buffer.prefix(count)
                hasMoved = true
                guard output.count <= Self.maximumAnswer else {
                    throw BatonError(.serviceUnavailable, detail: "the image has too much text")
                }
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                isAtEnd = true
            }
            guard ContinuousClock.now < end else {
                throw BatonError(.serviceUnavailable, detail: "the image takes too long to read", retryAfterSeconds: 30)
            }
            if !hasMoved, !isAtEnd { try await Task.sleep(for: Self.pause) }
        }
        // Its output is closed; it ends at once, or is killed.
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process || (ended < 0 && errno != EINTR) { break }
            guard ContinuousClock.now < end else { throw BatonError(.serviceUnavailable, detail: "the image takes too long to read") }
            try await Task.sleep(for: Self.pause)
        }
        isReaped = true
        let hasExited = status & 0x7F == 0
        return (hasExited ? status >> 8 & 0xFF : -1, output)
    }

    private func start(_ arguments: [String], _ socket: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, socket, 0)
        posix_spawn_file_actions_adddup2(&actions, socket, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // What is open here is nothing of its.
        for file in Self.openFiles() where file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let words: [String] =
            [
                Self.limiter, "--as=\(configuration.memoryBytes)", "--cpu=\(configuration.timeout.components.seconds + 1)", "--core=0",
                "--fsize=0",
                "--nofile=64", "--", configuration.program,
            ] + arguments
        var list: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = Self.environment.map { strdup($0) } + [nil]
        defer { for pointer in list + environment { free(pointer) } }
        var process: pid_t = 0
        let result = posix_spawn(&process, Self.limiter, &actions, &attributes, &list, &environment)
        guard result == 0 else { throw BatonError(.ocrUnavailable, detail: "\(Self.limiter): \(String(cString: strerror(result)))") }
        return process
    }

    private static func openFiles() -> [Int32] {
        guard let folder = opendir("/proc/self/fd") else { return [] }
        defer { closedir(folder) }
        let own = dirfd(folder)
        var result: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let file = Int32(name), file != own { result.append(file) }
        }
        return result
    }
}
