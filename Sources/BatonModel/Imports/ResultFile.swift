/// Writes the rejected rows of a file for the user to correct and import again: CSV, UTF-8 with a byte order mark (so
/// that Excel opens Chinese right), CRLF, quoted by RFC 4180.
///
/// Columns: 行号, the columns of the file, 问题代码, 问题说明. `LeadFileLayout` leaves these three out when it reads the file
/// again. A cell that a program could take for a formula (it begins with = + - @, a tab or a line end) gets an apostrophe in front, which
/// `LeadFileRow` takes off again: +86… comes back as it was.
package struct ResultFile: Sendable {
    package enum Language: Sendable { case chinese, english }

    static let lineHeader = "行号"
    static let problemHeaders = ["问题代码", "问题说明"]
    package static let ownHeaders = [lineHeader] + problemHeaders

    private let headers: [String]
    private let kept: [Int]
    private let language: Language

    /// - Parameter layout: of the file whose rows were rejected.
    package init(layout: LeadFileLayout, language: Language = .chinese) {
        self.language = language
        kept = layout.columns.indices.filter { layout.columns[$0] != .result }
        headers = layout.headers
    }

    /// Whether a text behind its apostrophes, if it has any, begins as a formula does.
    private static func isFormula(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first(where: { $0 != 0x27 }) else { return false }
        return [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A].contains(first)
    }

    /// The cell so that no program calculates it. One that has apostrophes before such a text gets one more, so that `unguarded` gives each back.
    package static func guarded(_ cell: String) -> String { isFormula(cell) ? "'" + cell : cell }

    /// What `guarded` has been made of.
    package static func unguarded(_ cell: String) -> String {
        cell.utf8.first == 0x27 && isFormula(cell) ? String(cell.dropFirst()) : cell
    }

    /// What the file begins with: the byte order mark and the header.
    package var opening: String {
        "\u{FEFF}" + Self.record([Self.lineHeader] + kept.map { Self.guarded(headers[$0]) } + Self.problemHeaders)
    }

    /// One rejected row. Cells beyond the header stand behind the explanation, so that none is lost.
    package func record(line: Int, cells: [String], problems: [RowProblem]) -> String {
        let own = kept.map { $0 < cells.count ? Self.guarded(cells[$0]) : "" }
        let codes = problems.map(\.code).joined(separator: "; ")
        let explanation = problems.map { problem in
            let message = language == .chinese ? problem.messageZH : problem.messageEN
            return problem.column.isEmpty ? message : problem.column + (language == .chinese ? "：" : ": ") + message
        }
        return Self.record(
            [String(line)] + own + [codes, Self.guarded(explanation.joined(separator: language == .chinese ? "；" : " "))]
                + cells.dropFirst(headers.count).map(Self.guarded))
    }

    /// The whole file at once, for small ones.
    package func bytes(_ rows: some Sequence<LeadFileRow>) -> [UInt8] {
        var result = Array(opening.utf8)
        for row in rows {
            guard case .rejected(let problems) = row.outcome else { continue }
            result += record(line: row.line, cells: row.cells, problems: problems).utf8
        }
        return result
    }

    /// Fields joined by commas, quoted where needed, with CRLF.
    package static func record(_ fields: [String]) -> String {
        fields.map { field in
            // Blanks at the ends are quoted too: some readers would take them off.
            let needsQuotes =
                field.utf8.contains { #"",;"#.utf8.contains($0) || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
                || field.utf8.first == 0x20 || field.utf8.last == 0x20
            guard needsQuotes else { return field }
            var quoted = "\""
            for scalar in field.unicodeScalars {
                if scalar == "\"" { quoted += "\"" }
                quoted.unicodeScalars.append(scalar)
            }
            return quoted + "\""
        }.joined(separator: ",") + "\r\n"
    }
}
