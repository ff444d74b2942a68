internal import Foundation

/// How much of the processors groups of processes have used, from /proc.
struct ProcessorTime {
    /// Seconds of each process so far.
    private var seconds: [pid_t: Double] = [:]
    private let at = OpenLoop.now

    private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

    /// - Parameter processes: those that do not exist are left out.
    init(_ processes: [pid_t]) {
        for pid in processes {
            if let fields = Self.fields(pid) { seconds[pid] = ((Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)) / Self.ticks }
        }
    }

    /// Processors in use on average since then. What a process did that has ended meanwhile is not in it.
    func processors(since earlier: ProcessorTime) -> Double {
        let used = seconds.reduce(0) { $0 + $1.value - (earlier.seconds[$1.key] ?? 0) }
        return used / (Double(at - earlier.at) / 1e9)
    }

    static func children(of parent: pid_t) -> [pid_t] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
            .filter { Self.parent(of: $0) == parent }
    }

    static func parent(of pid: pid_t) -> pid_t? { fields(pid).flatMap { pid_t($0[1]) } }

    /// Those behind the name, which may have blanks in it: state, parent …
    private static func fields(_ pid: pid_t) -> [Substring]? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8), let end = text.lastIndex(of: ")") else {
            return nil
        }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 12 ? fields : nil
    }
}
