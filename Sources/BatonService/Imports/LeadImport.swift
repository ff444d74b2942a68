package import BatonModel
package import BatonPlatform
internal import FoundationEssentials

/// Takes the leads of a delimited file in, one transaction each: what is reported as created is stored, whatever happens afterwards.
///
/// Importing the same file again creates nothing: its rows are rejected as duplicates of the leads that they have become.
package struct LeadImport: Sendable {
    private let leads: LeadService

    package init(leads: LeadService) { self.leads = leads }

    /// `read == created + rejected`; blank records are no rows.
    package struct Report: Sendable, Equatable {
        package var read = 0
        package var created = 0
        package var rejected = 0
        package var blank = 0
        package var reasons: [String: Int] = [:]
    }

    /// - Parameters:
    ///   - name: of the file; kept with each lead's raw row.
    ///   - onRejected: one record for the result file.
    ///   - onProgress: after each row.
    package func run(
        _ file: LeadFile, name: String, _ scope: TenantScope, onRejected: (String) throws -> Void = { _ in },
        onProgress: (Report) -> Void = { _ in }
    ) async throws -> Report {
        let zone = TimeZone(identifier: scope.timeZone) ?? .gmt
        let results = ResultFile(layout: file.layout)
        let fields = try await leads.currentCustomFields(scope)
        let budgetColumn = file.layout.index(of: .budget)
        var report = Report()
        var lines: [String: Int] = [:]

        for row in file {
            var problems: [RowProblem]
            switch row.outcome {
            case .blank:
                report.blank += 1
                continue
            case .rejected(let reasons):
                problems = reasons
            case .lead(let parsed):
                let keys = LeadDuplicateKey.keys(of: parsed)
                if let line = keys.lazy.compactMap({ lines[$0] }).first {
                    problems = [Self.duplicateRow(line)]
                } else {
                    problems = try await capture(
                        parsed, row, budgetText: budgetColumn.flatMap { CleanText.clean(row.cells[$0]) },
                        isTenThousands: file.layout.budgetUnit == .tenThousandYuan, name: name, fields, zone, scope)
                    if problems.isEmpty { for key in keys { lines[key] = row.line } }
                }
            }
            report.read += 1
            if problems.isEmpty {
                report.created += 1
            } else {
                report.rejected += 1
                for code in Set(problems.map(\.code)) { report.reasons[code, default: 0] += 1 }
                try onRejected(results.record(line: row.line, cells: row.cells, problems: problems))
            }
            onProgress(report)
        }
        return report
    }

    private func capture(
        _ parsed: ParsedLead, _ row: LeadFileRow, budgetText: String?, isTenThousands: Bool, name: String, _ fields: CustomFields,
        _ zone: TimeZone, _ scope: TenantScope
    ) async throws -> [RowProblem] {
        var draft = LeadDraft(channel: parsed.source.channel, signals: parsed.source.signal.map { [$0] } ?? [])
        draft.contactName = parsed.contactName
        draft.company = parsed.company
        draft.phone = parsed.phone
        draft.email = parsed.email
        draft.area = parsed.province
        draft.productLine = parsed.productLine
        draft.budget = parsed.budget
        // In a column of 万元 a bare number would read as yuan later.
        let isBare = budgetText.map { !$0.contains { "万亿元".contains($0) } && $0.contains(where: \.isNumber) } ?? false
        draft.budgetText = parsed.budget == nil ? nil : isBare && isTenThousands ? (budgetText ?? "") + "万元" : budgetText
        draft.need = parsed.need
        draft.custom = fields.changes(from: parsed.extra)
        draft.mayLackFields = true
        do throws(TextProblem) {
            draft.submittedAt = try parsed.submittedAt.map { date throws(TextProblem) in try date.instant(in: zone) }
        } catch {
            return [RowProblem(column: "", cell: "", code: error.code.rawValue, zh: error.messageZH, en: error.messageEN)]
        }
        draft.payload = RawPayload(contentType: "text/csv", body: Self.json(parsed.raw), source: "\(name):\(row.line)")
        do {
            _ = try await leads.capture(draft, scope, refusesDuplicates: true)
            return []
        } catch let error as BatonError where error.code == .conflict {
            return [
                RowProblem(
                    column: "", cell: "", code: "duplicate_lead", zh: "系统中已有相同的未关闭线索（\(error.detail ?? "")）",
                    en: "There is an open lead for the same inquiry already (\(error.detail ?? "")).")
            ]
        } catch let error as BatonError where error.code == .quotaExceeded {
            return [
                RowProblem(
                    column: "", cell: "", code: "quota_exceeded", zh: "未关闭线索已达配额（\(error.detail ?? "")），此行未导入",
                    en: "The quota of open leads is used up (\(error.detail ?? "")); the row was not imported.")
            ]
        }
    }

    private static func duplicateRow(_ line: Int) -> RowProblem {
        RowProblem(
            column: "", cell: "", code: "duplicate_row", zh: "与第 \(line) 行重复（相同的电话与姓名/公司，或相同的邮箱）",
            en: "Repeats line \(line) (same phone and name or company, or same e-mail).")
    }

    /// The row as a JSON array of [header, cell] pairs: headers may repeat, and their order matters.
    private static func json(_ cells: [LeadCell]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let data = (try? encoder.encode(cells.map { [$0.header, $0.text] })) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
