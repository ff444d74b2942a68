internal import CXLSXWriter
internal import Glibc

/// Writes a workbook row by row in constant memory. What is written is on disk after `close`.
package final class WorkbookWriter {
    package enum Style: Hashable, Sendable {
        case plain, header, red
        /// A number, from its digits; what is none stays a text.
        case number
    }

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var styles: [Style: UnsafeMutablePointer<lxw_format>] = [:]
    private var row: UInt32 = 0
    private var isClosed = false

    /// Excel's own, in UTF-16 units; longer texts are cut there.
    package static let maximumText = 32_767

    /// - Parameter folder: for temporary files; the one of the system when it is `nil`.
    package init(path: String, folder: String? = nil) throws(WorkbookProblem) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        let folder = folder.map { strdup($0) } ?? nil
        defer { free(folder) }
        options.tmpdir = folder
        guard let workbook = workbook_new_opt(path, &options) else { throw .broken("cannot be written") }
        self.workbook = workbook
    }

    deinit { if !isClosed { _ = workbook_close(workbook) } }

    /// Begins a sheet; the one before is finished.
    ///
    /// - Parameter widths: of the first columns, in characters.
    package func beginSheet(_ name: String, widths: [Double] = [], frozenRows: Int = 0) throws(WorkbookProblem) {
        guard let sheet = workbook_add_worksheet(workbook, name) else { throw .broken("sheet") }
        self.sheet = sheet
        row = 0
        for (column, width) in widths.enumerated() { worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil) }
        if frozenRows > 0 { worksheet_freeze_panes(sheet, UInt32(frozenRows), 0) }
    }

    private func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
        if style == .plain || style == .number { return nil }
        if let known = styles[style] { return known }
        guard let format = workbook_add_format(workbook) else { return nil }
        switch style {
        case .plain, .number: break
        case .header: format_set_bold(format)
        case .red:
            format_set_bg_color(format, 0xFFC7CE)
            format_set_font_color(format, 0x9C0006)
        }
        styles[style] = format
        return format
    }

    /// Texts, unless a cell says that it is a number: what a file said goes back as it was, and no text becomes a formula or a number.
    package func append(_ cells: [(text: String, style: Style)]) throws(WorkbookProblem) {
        guard let sheet, row < 1_048_576 else { throw .broken("row") }
        for (column, cell) in cells.prefix(16_384).enumerated() {
            let format = format(cell.style)
            if cell.text.isEmpty {
                if let format { worksheet_write_blank(sheet, row, UInt16(column), format) }
                continue
            }
            if cell.style == .number, let value = Double(cell.text) {
                guard worksheet_write_number(sheet, row, UInt16(column), value, nil) == LXW_NO_ERROR else { throw .broken("cell") }
                continue
            }
            let text = cell.text.utf8.count > Self.maximumText ? Self.cut(cell.text) : cell.text
            guard worksheet_write_string(sheet, row, UInt16(column), text, format) == LXW_NO_ERROR else { throw .broken("cell") }
        }
        row += 1
    }

    private static func cut(_ text: String) -> String {
        guard text.utf16.count > maximumText else { return text }
        var result = ""
        var units = 0
        for character in text {
            units += character.utf16.count
            if units > maximumText { break }
            result.append(character)
        }
        return result
    }

    /// - Throws: `file_broken` when the disk is full.
    package func close() throws(WorkbookProblem) {
        guard !isClosed else { return }
        isClosed = true
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw .broken("cannot be written") }
    }
}
