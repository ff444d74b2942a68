/// Why a file, or one record of it, could not be read.
package struct FileProblem: Error, Hashable, Sendable {
    /// Stable: API answers and result files carry these strings. Never rename one.
    package enum Code: String, CaseIterable, Sendable {
        case fileEmpty = "file_empty"
        case fileTooLarge = "file_too_large"
        case fileNotText = "file_not_text"
        case encodingInvalid = "encoding_invalid"
        /// This machine's C library lacks the conversion tables (`TextEncoding.isAvailable`).
        case encodingUnavailable = "encoding_unavailable"

        case quoteUnterminated = "quote_unterminated"
        case quoteTrailingText = "quote_trailing_text"
        case fieldTooLarge = "field_too_large"
        case tooManyColumns = "too_many_columns"
        case rowTooLarge = "row_too_large"

        // Of workbooks (`WorkbookProblem`).
        case fileBroken = "file_broken"
        case fileEncrypted = "file_encrypted"
        case fileUnsafe = "file_unsafe"
        case fileUnreadable = "file_unreadable"
        case sheetMissing = "sheet_missing"
        case sheetEmpty = "sheet_empty"

        case headerMissing = "header_missing"
        case columnTwice = "column_twice"
    }

    package let code: Code
    /// Physical line in the file, from 1; nil when the problem is the whole file's.
    package let line: Int?
    package let messageZH: String
    package let messageEN: String

    package init(_ code: Code, line: Int? = nil, zh: String, en: String) {
        self.code = code
        self.line = line
        self.messageZH = zh
        self.messageEN = en
    }
}

extension FileProblem: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(messageEN)" }
}
