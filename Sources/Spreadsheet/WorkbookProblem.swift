/// Why a workbook, or one of its cells, could not be read.
package struct WorkbookProblem: Error, Hashable, Sendable {
    /// Stable: answers and result files carry these strings. Never rename one.
    package enum Code: String, CaseIterable, Sendable {
        // Of the whole file.
        case fileTooLarge = "file_too_large"
        case fileBroken = "file_broken"
        case fileEncrypted = "file_encrypted"
        case fileUnsafe = "file_unsafe"
        case fileUnreadable = "file_unreadable"
        case sheetMissing = "sheet_missing"
        case sheetEmpty = "sheet_empty"

        // Of one cell.
        case errorValue = "error_value"
        case formulaNotCalculated = "formula_not_calculated"
        case digitsLost = "digits_lost"
        case invalidNumber = "invalid_number"
        case invalidDate = "invalid_date"
        case cellTooLong = "cell_too_long"
        case tooManyColumns = "too_many_columns"

        // Of one row.
        case rowTooLarge = "row_too_large"
    }

    package let code: Code
    package let messageZH: String
    package let messageEN: String

    package init(_ code: Code, zh: String, en: String) {
        self.code = code
        messageZH = zh
        messageEN = en
    }

    static func broken(_ detail: String) -> WorkbookProblem {
        WorkbookProblem(
            .fileBroken, zh: "Excel 文件已损坏（\(detail)）：请在 Excel 或 WPS 中打开并另存为 .xlsx 后再上传",
            en: "The workbook is broken (\(detail)); open it in Excel or WPS, save it as .xlsx and upload that.")
    }

    static let encrypted = WorkbookProblem(
        .fileEncrypted, zh: "Excel 文件有密码保护：请去掉打开密码后再上传", en: "The workbook is protected by a password; remove it and upload the file again."
    )

    /// Nobody waits for it any more.
    static let cancelled = WorkbookProblem(
        .fileUnreadable, zh: "读取已中止，请再试一次", en: "Reading was cancelled; try again.")

    static func unsafe(_ zh: String, _ en: String) -> WorkbookProblem {
        WorkbookProblem(.fileUnsafe, zh: "文件不安全，已拒绝：\(zh)", en: "The file was refused as unsafe: \(en).")
    }
}

extension WorkbookProblem: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(messageEN)" }
}

/// What a workbook may be at most. Everything beyond is refused, never cut off.
package struct WorkbookLimits: Sendable {
    /// Of the file as it is uploaded.
    package var fileBytes = 64 << 20
    /// Of one part (a sheet, the shared strings) when it is unpacked, as counted while unpacking, whatever the archive says.
    package var partBytes = 4 << 30
    /// Of all parts that are unpacked while a workbook is open, each as often as it is read.
    package var totalBytes = 6 << 30
    /// How many times larger a part may be than it is packed, above `ratioFreeBytes`. Deflate reaches 1,030.
    package var ratio = 400
    package var ratioFreeBytes = 64 << 20
    /// Different texts in the table of shared strings, and their bytes. They wait in a file, not in memory.
    package var sharedStrings = 16_000_000
    package var sharedStringBytes = 1 << 30
    /// Excel's own.
    package var rows = 1_048_576
    package var columns = 512
    /// UTF-8 bytes of one cell: Excel's 32,767 characters at four bytes.
    package var cellBytes = 131_072
    /// UTF-8 bytes of all cells of a row. A text of the table counts in each cell that shows it.
    package var rowBytes = 1 << 20
    package var sheets = 1_000
    package var cellStyles = 70_000
    package var depth = 64

    package init() {}
}
