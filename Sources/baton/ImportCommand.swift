internal import ArgumentParser
internal import BatonModel
internal import BatonService
internal import Foundation

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "Take in files.", subcommands: [Leads.self])

    struct Leads: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Import leads from a CSV file (UTF-8, UTF-8 with BOM, UTF-16, GB18030; comma, tab or semicolon).",
            discussion: """
                Each row becomes a lead or is rejected with its reasons; nothing is skipped. Rejected rows are written to the result file, which
                can be corrected and imported again. Importing a file twice creates nothing the second time.
                """)
        @OptionGroup var tenant: TenantOption
        @Argument(help: "The file.") var file: String
        @Option(help: "Where rejected rows go; beside the file when absent.") var result: String?

        func run() async throws {
            try await Program.run("baton.import") { program in
                let source = URL(filePath: file)
                guard let data = FileManager.default.contents(atPath: source.path) else {
                    throw CommandFailure("\(file): cannot be read.")
                }
                let opened: LeadFile
                do throws(FileProblem) {
                    opened = try LeadFile([UInt8](data))
                } catch {
                    throw CommandFailure("\(file): \(error.messageZH)\n\(error.messageEN) [\(error.code.rawValue)]")
                }
                if !opened.preamble.isEmpty {
                    print("\(opened.preamble.count) lines before the header (line \(opened.headerLine)) are not rows")
                }
                if !opened.layout.extraHeaders.isEmpty {
                    print("columns kept only with the raw row: \(opened.layout.extraHeaders.joined(separator: ", "))")
                }
                for (column, main) in opened.layout.alternativeHeaders { print("\(column) is read where \(main) is empty") }
                let scope = try await tenant.scope(program)
                let target = result ?? Self.unusedPath(beside: source)
                let rejected = RejectedRows(path: target, opening: ResultFile(layout: opened.layout).opening)
                let bar = ProgressBar(total: opened.reduce(0) { $1.outcome == .blank ? $0 : $0 + 1 })
                let report = try await LeadImport(leads: program.leads).run(
                    opened, name: source.lastPathComponent, scope, onRejected: { try rejected.write($0) }, onProgress: { bar.show($0.read) }
                )
                bar.end()
                try rejected.close()
                print("encoding \(opened.encoding.name), \(report.blank) blank records")
                print("rows read \(report.read) = created \(report.created) + rejected \(report.rejected)")
                for (code, count) in report.reasons.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) { print("  \(code): \(count)") }
                if report.rejected > 0 { print("rejected rows with their reasons: \(target)") }
            }
        }

        /// An earlier result file may be the one that somebody is correcting right now: it is never written over.
        private static func unusedPath(beside source: URL) -> String {
            let stem = source.deletingPathExtension().path + ".rejected"
            for number in 2... {
                let path = number == 2 ? stem + ".csv" : "\(stem)-\(number - 1).csv"
                if !FileManager.default.fileExists(atPath: path) { return path }
            }
            return stem + ".csv"
        }
    }
}

/// The result file: made with the first rejected row.
private final class RejectedRows {
    private let path: String
    private let opening: String
    private var handle: FileHandle?

    init(path: String, opening: String) {
        self.path = path
        self.opening = opening
    }

    func write(_ record: String) throws {
        if handle == nil {
            guard FileManager.default.createFile(atPath: path, contents: Data(opening.utf8)), let file = FileHandle(forWritingAtPath: path)
            else {
                throw CommandFailure("\(path): cannot be written. Name another place with --result.")
            }
            try file.seekToEnd()
            handle = file
        }
        try handle?.write(contentsOf: Data(record.utf8))
    }

    func close() throws { try handle?.close() }
}

/// A line on standard error that is written over; on what is no terminal a line for each tenth.
private final class ProgressBar {
    private let total: Int
    private let isTerminal = isatty(2) == 1
    private var shown = -1

    init(total: Int) { self.total = total }

    func show(_ done: Int) {
        let percent = total == 0 ? 100 : done * 100 / total
        let step = isTerminal ? percent : percent / 10 * 10
        guard step != shown else { return }
        shown = step
        let filled = percent * 40 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 40 - filled)
        FileHandle.standardError.write(Data("\(isTerminal ? "\r" : "")\(bar) \(percent)% \(done)/\(total)\(isTerminal ? "" : "\n")".utf8))
    }

    func end() { if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) } }
}
