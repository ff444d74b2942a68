internal import BatonModel
package import FoundationEssentials
internal import Spreadsheet

/// The figures of a dashboard as a file that says above them what they mean (D1).
package struct DashboardFile: Sendable {
    package enum Format: String, CaseIterable, Sendable { case csv, xlsx }

    private let figures: DashboardFigures
    private let names: [String: String]
    private let zone: TimeZone
    private let isChinese: Bool

    /// - Parameter names: of ids.
    package init(_ figures: DashboardFigures, names: [String: String], zone: TimeZone, isChinese: Bool) {
        self.figures = figures
        self.names = names
        self.zone = zone
        self.isChinese = isChinese
    }

    /// What stands above the figures, a line each: the title, what is counted, the range, how fresh it is.
    package var banner: [String] {
        let contract = figures.contract
        let style = Date.ISO8601FormatStyle(timeZone: zone)
        func time(_ date: Date) -> String { date.formatted(style) }
        var lines = [
            "\(isChinese ? contract.titleZH : contract.titleEN) (\(contract.name) v\(contract.version))",
            isChinese ? figures.bannerZH : figures.bannerEN,
        ]
        if let range = figures.range {
            lines.append(
                isChinese
                    ? "范围：\(time(range.from)) 起，\(time(range.before)) 前" : "Range: from \(time(range.from)) to before \(time(range.before))"
            )
        }
        lines.append(
            (isChinese ? "数据时间：" : "As of: ") + time(figures.refreshedAt)
                + (figures.isStale ? (isChinese ? "（已超过声明的延迟）" : " (later than promised)") : ""))
        lines.append(
            figures.isOverTenant
                ? (isChinese ? "覆盖：整个租户" : "Over: the whole tenant")
                : (isChinese ? "覆盖：导出人可见的记录" : "Over: records that the exporting member may see"))
        if figures.isCut { lines.append(isChinese ? "行数超过上限，未列出全部" : "There are more rows than the limit; not each is here") }
        return lines
    }

    private var headers: [String] {
        figures.contract.fields.map { field in
            let meaning = isChinese ? field.meaningZH : field.meaningEN
            return "\(field.name) \(meaning)"
        }
    }

    private func cell(_ value: String?) -> String { value.map { names[$0] ?? $0 } ?? "" }

    /// UTF-8 with a byte order mark, CRLF. The banner stands in lines of one cell above an empty one.
    package var csv: String {
        var text = "\u{FEFF}"
        for line in banner { text += ResultFile.record([ResultFile.guarded(line)]) }
        text += ResultFile.record([""]) + ResultFile.record(headers.map(ResultFile.guarded))
        for row in figures.rows {
            text += ResultFile.record(
                zip(row, figures.contract.fields).map { value, field in field.isNumber ? value ?? "" : ResultFile.guarded(cell(value)) })
        }
        return text
    }

    /// - Throws: `WorkbookProblem`.
    package func writeWorkbook(to path: String) throws {
        let writer = try WorkbookWriter(path: path)
        let banner = banner
        try writer.beginSheet(
            isChinese ? "数据" : "Figures", widths: figures.contract.fields.map { _ in 22 }, frozenRows: banner.count + 2)
        for line in banner { try writer.append([(line, .plain)]) }
        try writer.append([])
        try writer.append(headers.map { ($0, .header) })
        for row in figures.rows {
            try writer.append(zip(row, figures.contract.fields).map { value, field in (cell(value), field.isNumber ? .number : .plain) })
        }
        try writer.close()
    }
}
