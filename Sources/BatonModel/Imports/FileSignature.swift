/// What a file really is, by its first bytes: names lie (an .xls is often HTML or CSV).
package enum FileSignature: Hashable, Sendable {
    case delimitedText
    case other(Kind)

    package enum Kind: String, CaseIterable, Sendable {
        case empty, xlsx, ods, zip, xls, html, xml, pdf, json, png, jpeg, gzip, rar, binary
    }

    /// Looks at no more than the first 64 KiB.
    package init(_ bytes: [UInt8]) {
        let head = bytes.prefix(65_536)
        if let kind = Self.magicKind(head) {
            self = .other(kind)
            return
        }
        // A UTF-16 text has a NUL in every ASCII character; without them, the marks below are the same bytes.
        let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        if !isUTF16, head.contains(0) {
            self = .other(.binary)
            return
        }
        let text = isUTF16 ? ArraySlice(head.dropFirst(2).filter { $0 != 0 }) : head
        self = Self.textKind(text).map(FileSignature.other) ?? .delimitedText
    }

    /// nil for delimited text; otherwise says what the file is and what to do.
    package var problem: FileProblem? {
        guard case .other(let kind) = self else { return nil }
        let saveZH = "请在 Excel 或 WPS 中打开，另存为 .xlsx 或“CSV UTF-8（逗号分隔）”后再上传"
        let saveEN = "Open it in Excel or WPS, save it as .xlsx or \"CSV UTF-8\" and upload that."
        let chooseZH = "请选择表格文件（XLSX 或 CSV）"
        let chooseEN = "Choose a table (XLSX or CSV)."
        let (zh, en): (String, String) =
            switch kind {
            case .empty: ("文件是空的：请检查导出是否成功", "The file is empty; check the export.")
            case .xlsx: ("这是 Excel 工作簿（XLSX）：\(saveZH)", "This is an Excel workbook (XLSX). \(saveEN)")
            case .ods: ("这是 OpenDocument 表格（ODS）：\(saveZH)", "This is an OpenDocument sheet (ODS). \(saveEN)")
            case .zip: ("这是 ZIP 压缩包：请解压后上传里面的表格", "This is a ZIP archive; unpack it and upload the table inside.")
            case .xls: ("这是旧版 Excel 文件（XLS）：\(saveZH)", "This is an old Excel file (XLS). \(saveEN)")
            case .html: ("这其实是网页（HTML），不是表格文件：\(saveZH)", "This is really a web page (HTML). \(saveEN)")
            case .xml: ("这是 XML 文件：\(saveZH)", "This is an XML file. \(saveEN)")
            case .pdf: ("这是 PDF 文件：请从原系统导出 CSV", "This is a PDF; export CSV from where it came.")
            case .json: ("这是 JSON 数据：请改用接口提交，或导出为 CSV", "This is JSON; send it to the API, or export CSV.")
            case .png, .jpeg: ("这是图片：\(chooseZH)", "This is a picture. \(chooseEN)")
            case .gzip: ("这是 GZIP 压缩文件：请解压后上传", "This is a GZIP file; unpack it first.")
            case .rar: ("这是 RAR 压缩包：请解压后上传里面的表格", "This is a RAR archive; unpack it and upload the table inside.")
            case .binary: ("这不是文本文件，或是没有标记的 UTF-16：\(saveZH)", "This is no text, or UTF-16 without its mark. \(saveEN)")
            }
        return FileProblem(kind == .empty ? .fileEmpty : .fileNotText, zh: zh, en: en)
    }

    private static func magicKind(_ head: ArraySlice<UInt8>) -> Kind? {
        if head.isEmpty { return .empty }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            if contains("opendocument.spreadsheet", in: head) { return .ods }
            let isOffice = contains("[Content_Types].xml", in: head) || contains("xl/", in: head)
            return isOffice && !contains("word/", in: head) && !contains("ppt/", in: head) ? .xlsx : .zip
        }
        let magics: [([UInt8], Kind)] = [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls),
            (Array("%PDF-".utf8), .pdf),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .png),
            ([0xFF, 0xD8, 0xFF], .jpeg),
            ([0x1F, 0x8B], .gzip),
            (Array("Rar!".utf8), .rar),
        ]
        return magics.first { head.starts(with: $0.0) }?.1
    }

    private static func textKind(_ head: ArraySlice<UInt8>) -> Kind? {
        var rest = head
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        var sawXMLDeclaration = false
        while true {
            rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
            if rest.starts(with: "<!--".utf8) {
                guard let end = firstRange(of: "-->", in: rest) else { return .html }
                rest = rest[end...]
            } else if rest.starts(with: "<?".utf8) {
                guard let end = firstRange(of: "?>", in: rest) else { return .xml }
                sawXMLDeclaration = true
                rest = rest[end...]
            } else {
                break
            }
        }
        // Only blanks: a file of one record without content, not for the text reader either.
        guard let first = rest.first else { return head.count < 65_536 && !sawXMLDeclaration ? .empty : .xml }
        let next = rest.dropFirst().first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        switch first {
        case UInt8(ascii: "<"):
            let word = String(decoding: rest.dropFirst().prefix(16), as: UTF8.self).lowercased()
            let pages = ["!doctype html", "html", "head", "meta", "body", "table", "style", "div", "script"]
            if pages.contains(where: word.hasPrefix) { return .html }
            let isTag = next.map { $0 == UInt8(ascii: "!") || (0x61...0x7A).contains($0 | 0x20) } ?? false
            return sawXMLDeclaration || isTag ? .xml : nil
        case UInt8(ascii: "{"):
            return next.map { "\"}".utf8.contains($0) } ?? false ? .json : nil
        case UInt8(ascii: "["):
            return next.map { "{[\"]-0123456789".utf8.contains($0) } ?? false ? .json : nil
        default:
            return sawXMLDeclaration ? .xml : nil
        }
    }

    private static func contains(_ word: String, in bytes: ArraySlice<UInt8>) -> Bool {
        firstRange(of: word, in: bytes) != nil
    }

    /// Where the word ends.
    private static func firstRange(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let word = Array(word.utf8)
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: word[0]) {
            if bytes[found...].starts(with: word) { return found + word.count }
            start = found + 1
        }
        return nil
    }
}
