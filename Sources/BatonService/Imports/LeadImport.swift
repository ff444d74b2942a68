package import BatonModel
package import BatonPlatform

/// Takes the leads of a file in, batch by batch: what is reported as created is stored, whatever happens afterwards.
///
/// Importing the same file again creates nothing: its rows are rejected as duplicates of the leads that they have become.
package struct LeadImport: Sendable {
    private let importer: LeadImporter

    package init(leads: LeadService) { importer = LeadImporter(leads: leads) }

    package typealias Report = ImportReport

    /// - Parameters:
    ///   - name: of the file; kept with each lead's raw row.
    ///   - onRejected: one record for the result file.
    ///   - onProgress: after each batch.
    package func run(
        _ file: LeadFile, name: String, _ scope: TenantScope, onRejected: (String) throws -> Void = { _ in },
        onProgress: (Report) -> Void = { _ in }
    ) async throws -> Report {
        let results = ResultFile(layout: file.layout)
        let plan = LeadImporter.Plan(layout: file.layout, name: name, kind: .csv)
        var rows = file.makeIterator()
        return try await run(
            plan, scope, next: { count in (0..<count).lazy.map { _ in rows.next() }.prefix { $0 != nil }.compactMap { $0 } },
            onRejected: { row, problems in try onRejected(results.record(line: row.line, cells: row.cells, problems: problems)) },
            onProgress: onProgress)
    }

    /// A file of either kind, with a plan. The next batch is read while one is written.
    ///
    /// - Parameters:
    ///   - isDryRun: nothing is written.
    /// - Throws: `FileProblem` when the file breaks off in its middle; what was taken in before stays.
    package func run(
        _ source: sending ImportSource, _ plan: LeadImporter.Plan, _ scope: TenantScope, isDryRun: Bool = false,
        onRejected: (LeadFileRow, [RowProblem]) throws -> Void = { _, _ in }, onProgress: (Report) -> Void = { _ in }
    ) async throws -> Report {
        let reader = RowReader(source, plan)
        var upcoming = Task { try await reader.next(LeadImporter.batch) }
        defer { upcoming.cancel() }
        return try await run(
            plan, scope, isDryRun: isDryRun,
            next: { _ in
                let rows = try await upcoming.value
                upcoming = Task { try await reader.next(LeadImporter.batch) }
                return rows
            }, onRejected: onRejected, onProgress: onProgress)
    }

    private func run(
        _ plan: LeadImporter.Plan, _ scope: TenantScope, isDryRun: Bool = false, next: (Int) async throws -> [LeadFileRow],
        onRejected: (LeadFileRow, [RowProblem]) throws -> Void, onProgress: (Report) -> Void
    ) async throws -> Report {
        var report = Report()
        var memory = ImportMemory()
        while true {
            let rows = try await next(LeadImporter.batch)
            if rows.isEmpty { return report }
            let results = try await importer.process(rows, plan, &memory, scope, isDryRun: isDryRun)
            for (row, result) in zip(rows, results) {
                report.count(result)
                if case .rejected(let problems) = result { try onRejected(row, problems) }
            }
            onProgress(report)
        }
    }
}

/// Reads rows apart from those who wait for them.
actor RowReader {
    private let source: ImportSource
    private let layout: LeadFileLayout
    private let mayLackIdentity: Bool

    init(_ source: sending ImportSource, _ plan: LeadImporter.Plan) {
        self.source = source
        layout = plan.layout
        mayLackIdentity = plan.options.mode.mayUpdate
    }

    /// Of all cells of a batch, so that no thousand rows of a mebibyte each are in memory at once.
    private static let maximumBytes = 8 << 20

    /// The next rows, so many at most, and fewer where they are large; none at the end.
    func next(_ count: Int) throws(FileProblem) -> [LeadFileRow] {
        var rows: [LeadFileRow] = []
        rows.reserveCapacity(count)
        var bytes = 0
        while rows.count < count, bytes < Self.maximumBytes, let record = try source.next() {
            bytes += record.fields.reduce(0) { $0 + $1.utf8.count }
            rows.append(source.row(record, layout, mayLackIdentity: mayLackIdentity))
        }
        return rows
    }
}
