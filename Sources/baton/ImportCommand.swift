internal import ArgumentParser
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "Take in files.", subcommands: [Leads.self])

    struct Leads: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Import leads from a workbook (XLSX) or a CSV file (UTF-8, UTF-8 with BOM, UTF-16, GB18030; comma, tab or semicolon).",
            discussion: """
                Each row becomes a lead, changes one or is rejected with its reasons; nothing is skipped. Rejected rows are written to the result
                file, which can be corrected and imported again. Importing a file twice creates nothing the second time.
                """)
        @OptionGroup var tenant: TenantOption
        @Argument(help: "The file.") var file: String
        @Option(help: "Where rejected rows go; beside the file when absent.") var result: String?
        @Option(help: "The sheet of a workbook; the first visible one with anything in it when absent.") var sheet: String?
        @Option(name: .customLong("header"), help: "The line of the header; found when absent.") var headerLine: Int?
        @Option(
            name: .customLong("mapping"), parsing: .singleValue,
            help:
                "title=field, for a column that is not recognised or is something else; may be repeated. field: contact_name, company, phone, email, area, product_line, budget, need, source, submitted_at, external_id, lead_id, custom.<key>, extra, ignore."
        ) var mapping: [String] = []
        @Option(help: "create, update or create_or_update.") var mode = "create"
        @Option(help: "By what rows find leads: external_id, phone, email or lead_id.") var key: String?
        @Option(help: "Whose ids a column external_id holds.") var source: String?
        @Option(help: "What a blank cell does to a lead that is there: leave or empty.") var blanks = "leave"
        @Option(help: "What a name of a tag does that is not there: refuse or create.") var newTags = "refuse"
        @Flag(help: "Say what would happen, and write nothing.") var dryRun = false

        func run() async throws {
            try await Program.run("baton.import") { program in
                let path = URL(filePath: file)
                let opened: ImportSource
                do throws(FileProblem) {
                    opened = try ImportSource(path: path.path, sheet: sheet, headerLine: headerLine)
                } catch {
                    throw CommandFailure("\(file): \(error.messageZH)\n\(error.messageEN) [\(error.code.rawValue)]")
                }
                let options = try self.options()
                let layout = try self.layout(opened.headers)
                let problems = options.problems(layout)
                if !problems.isEmpty {
                    throw CommandFailure(problems.map { "\($0.messageZH) / \($0.messageEN) [\($0.code)]" }.joined(separator: "\n"))
                }
                describe(opened, layout)
                let scope = try await tenant.scope(program)
                let target = result ?? Self.unusedPath(beside: path)
                let rejected = RejectedRows(path: target, opening: ResultFile(layout: layout).opening)
                let results = ResultFile(layout: layout)
                let bar = ProgressBar(total: try Self.count(path.path, sheet, headerLine))
                let plan = LeadImporter.Plan(options: options, layout: layout, name: path.lastPathComponent, kind: opened.kind)
                let encoding = opened.encoding
                let report: ImportReport
                do {
                    report = try await LeadImport(leads: program.leads).run(
                        opened, plan, scope, isDryRun: dryRun,
                        onRejected: { try rejected.write(results.record(line: $0.line, cells: $0.cells, problems: $1)) },
                        onProgress: { bar.show($0.read) })
                } catch let error as FileProblem {
                    throw CommandFailure("\(file): \(error.messageZH)\n\(error.messageEN) [\(error.code.rawValue)]")
                }
                bar.end()
                try rejected.close()
                print("\(encoding.map { "encoding \($0.name), " } ?? "")\(report.blank) blank records")
                let parts = [
                    ("created", report.created), ("updated", report.updated), ("unchanged", report.unchanged),
                    ("rejected", report.rejected),
                ]
                .filter { $0.1 > 0 || $0.0 == "created" || $0.0 == "rejected" }
                print(
                    "rows read \(report.read) = \(parts.map { "\($0.0) \($0.1)" }.joined(separator: " + "))\(dryRun ? " (nothing was written)" : "")"
                )
                for (code, count) in report.reasons.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) { print("  \(code): \(count)") }
                if report.rejected > 0 { print("rejected rows with their reasons: \(target)") }
            }
        }

        private func options() throws -> ImportOptions {
            var options = ImportOptions()
            guard let mode = ImportOptions.Mode(rawValue: mode) else { throw CommandFailure("--mode: create, update or create_or_update") }
            guard let blanks = ImportOptions.Blanks(rawValue: blanks) else { throw CommandFailure("--blanks: leave or empty") }
            guard let newTags = ImportOptions.NewTags(rawValue: newTags) else { throw CommandFailure("--new-tags: refuse or create") }
            (options.mode, options.blanks, options.newTags) = (mode, blanks, newTags)
            if let key {
                guard let known = ImportOptions.Key(rawValue: key) else {
                    throw CommandFailure("--key: external_id, phone, email or lead_id")
                }
                options.key = known
            }
            if let source {
                var problems = FieldProblems()
                options.source = ExternalKey.source(source, at: "", &problems)
                if let problem = problems.all.first { throw CommandFailure("--source: \(problem.messageEN)") }
            }
            return options
        }

        /// Without a mapping the columns are read as their titles say, and two that mean the same are refused.
        private func layout(_ headers: [String]) throws -> LeadFileLayout {
            if mapping.isEmpty, mode == ImportOptions.Mode.create.rawValue {
                do throws(FileProblem) {
                    return try LeadFileLayout(header: headers)
                } catch {
                    throw CommandFailure("\(file): \(error.messageZH)\n\(error.messageEN) [\(error.code.rawValue)]")
                }
            }
            var columns = LeadFileLayout.proposal(headers)
            for pair in mapping {
                let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                guard parts.count == 2, let index = headers.firstIndex(where: { $0.trimmingCharacters(in: .whitespaces) == parts[0] })
                else {
                    throw CommandFailure("--mapping \(pair): there is no column of this title")
                }
                guard let column = LeadFileLayout.Column(key: parts[1]) else { throw CommandFailure("--mapping \(pair): no such field") }
                columns[index] = column
            }
            return LeadFileLayout(headers: headers, columns: columns)
        }

        private func describe(_ source: ImportSource, _ layout: LeadFileLayout) {
            if let sheet = source.sheet { print("sheet \(sheet)") }
            if source.preambleRows > 0 {
                print("\(source.preambleRows) lines before the header (line \(source.headerLine)) are not rows")
            }
            if source.headerRows == 2 { print("the header has two rows") }
            if !layout.extraHeaders.isEmpty {
                print("columns kept only with the raw row: \(layout.extraHeaders.joined(separator: ", "))")
            }
            for (column, main) in layout.alternativeHeaders { print("\(column) is read where \(main) is empty") }
        }

        /// All rows, for the bar; and what is broken in the middle of the file is found before anything is taken in.
        private static func count(_ path: String, _ sheet: String?, _ headerLine: Int?) throws -> Int {
            do throws(FileProblem) {
                return try ImportSource(path: path, sheet: sheet, headerLine: headerLine).survey().rows
            } catch {
                throw CommandFailure("\(path): \(error.messageZH)\n\(error.messageEN) [\(error.code.rawValue)]")
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
