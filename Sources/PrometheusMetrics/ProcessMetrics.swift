#if os(Linux)
internal import Glibc
#endif

/// What Prometheus' clients tell about their process, read from `/proc`; what cannot be read is left out, on other systems everything.
///
/// The names: https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics
struct ProcessMetrics: Sendable {
    static let names: Set<String> = [
        "process_cpu_seconds_total", "process_max_fds", "process_open_fds", "process_resident_memory_bytes", "process_start_time_seconds",
    ]

    #if os(Linux)
    private let startTime: Double?

    init() {
        startTime = Self.startTime()
    }

    func read() -> [String: Family] {
        var families: [String: Family] = [:]
        if let stat = Self.stat(), stat.count > 21 {
            // Fields 14 and 15 of proc(5), which counts from one and has two before these.
            if let user = Double(stat[11]), let system = Double(stat[12]) {
                families["process_cpu_seconds_total"] = Family(
                    help: "Total user and system CPU time spent in seconds.", own: .counter, (user + system) / Self.ticks)
            }
            if let pages = Double(stat[21]) {
                families["process_resident_memory_bytes"] = Family(
                    help: "Resident memory size in bytes.", own: .gauge, pages * Double(sysconf(Int32(_SC_PAGESIZE))))
            }
        }
        if let open = Self.openDescriptors() {
            families["process_open_fds"] = Family(help: "Number of open file descriptors.", own: .gauge, Double(open))
        }
        if let most = Self.maximumDescriptors() {
            families["process_max_fds"] = Family(help: "Maximum number of open file descriptors.", own: .gauge, most)
        }
        if let startTime {
            families["process_start_time_seconds"] = Family(
                help: "Start time of the process since unix epoch in seconds.", own: .gauge, startTime)
        }
        return families
    }

    /// In a second.
    private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

    /// The fields behind the name of the program, which may itself have spaces and brackets.
    private static func stat() -> [Substring]? {
        guard let text = contents("/proc/self/stat"), let end = text.lastIndex(of: ")") else { return nil }
        return text[text.index(after: end)...].split(separator: " ")
    }

    private static func startTime() -> Double? {
        guard let stat = stat(), stat.count > 19, let sinceBoot = Double(stat[19]),
            let boot = contents("/proc/stat")?.split(separator: "\n").first(where: { $0.hasPrefix("btime ") })?.dropFirst(6),
            let boot = Double(boot)
        else { return nil }
        return boot + sinceBoot / ticks
    }

    private static func maximumDescriptors() -> Double? {
        let line = contents("/proc/self/limits")?.split(separator: "\n").first { $0.hasPrefix("Max open files") }
        guard let soft = line?.dropFirst(14).split(separator: " ").first else { return nil }
        return soft == "unlimited" ? .infinity : Double(soft)
    }

    /// Without the one that it takes to look.
    private static func openDescriptors() -> Int? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = -3  // `.`, `..` and the folder
        while readdir(folder) != nil { count += 1 }
        return count
    }

    /// 1 MiB at most.
    private static func contents(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        while bytes.count < 1 << 20 {
            let part = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
                count = max(0, Glibc.read(file, buffer.baseAddress, buffer.count))
            }
            if part.isEmpty { break }
            bytes += part
        }
        return String(decoding: bytes, as: UTF8.self)
    }
    #else
    func read() -> [String: Family] { [:] }
    #endif
}
