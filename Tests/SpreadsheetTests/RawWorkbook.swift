internal import CMinizip
internal import Foundation
internal import Spreadsheet

/// Workbooks as no writer of ours would make them: parts by hand, in a real ZIP archive.
struct RawWorkbook {
    var sheets: [(name: String, state: String, xml: String)] = []
    var strings: [String] = []
    /// The `numFmts` and what each style of cells uses.
    var formats: [Int: String] = [:]
    var styles: [Int] = [0]
    var is1904 = false
    var parts: [String: [UInt8]] = [:]
    var password: String?

    /// One sheet with these rows.
    init(rows: String, before: String = "", after: String = "") {
        sheets = [("Sheet1", "visible", Self.sheet(rows: rows, before: before, after: after))]
    }

    static func sheet(rows: String, before: String = "", after: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>
        """
    }

    private var all: [(name: String, bytes: [UInt8])] {
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let list = sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
        }.joined()
        var relations = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }.joined()
        relations += "<Relationship Id=\"s\" Type=\"\(relation)/styles\" Target=\"/xl/styles.xml\"/>"
        relations += "<Relationship Id=\"t\" Type=\"\(relation)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        let numbers = formats.sorted { $0.key < $1.key }.map { "<numFmt numFmtId=\"\($0.key)\" formatCode=\"\($0.value)\"/>" }.joined()
        var result: [(String, String)] = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><workbookPr date1904=\"\(is1904)\"/><sheets>\(list)</sheets></workbook>"
            ),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(package)\">\(relations)</Relationships>"),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(main)\"><numFmts>\(numbers)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                    + styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs></styleSheet>"
            ),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"),
        ]
        for (index, sheet) in sheets.enumerated() { result.append(("xl/worksheets/sheet\(index + 1).xml", sheet.xml)) }
        var found = result.filter { parts[$0.0] == nil }.map { ($0.0, Array($0.1.utf8)) }
        found += parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return found
    }

    /// Writes the file, which `body` reads; it is gone afterwards.
    func read<Output>(_ limits: WorkbookLimits = WorkbookLimits(), _ body: (String) throws -> Output) throws -> Output {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let zip = zipOpen64(path, 0) else { throw CocoaError(.fileWriteUnknown) }
        for part in all {
            var info = zip_fileinfo()
            zipOpenNewFileInZip3(
                zip, part.name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, 6, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, password, 0)
            _ = part.bytes.withUnsafeBytes { zipWriteInFileInZip(zip, $0.baseAddress, UInt32($0.count)) }
            zipCloseFileInZip(zip)
        }
        zipClose(zip, nil)
        return try body(path)
    }

    func bytes() throws -> [UInt8] { try read { Array(try Data(contentsOf: URL(filePath: $0))) } }

    func rows(_ limits: WorkbookLimits = WorkbookLimits()) throws -> [SheetRow] {
        try read { try Self.rows($0, limits) }
    }

    static func rows(_ path: String, _ limits: WorkbookLimits = WorkbookLimits()) throws -> [SheetRow] {
        let workbook = try Workbook(path: path, limits: limits)
        let reader = try workbook.rows(of: workbook.sheet())
        var rows: [SheetRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    /// The cells of one row with these cells.
    static func cells(_ cells: String, strings: [String] = [], formats: [String] = [], is1904: Bool = false) throws -> [SheetCell] {
        var book = RawWorkbook(rows: "<row r=\"1\"><c t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"2\">\(cells)</row>")
        book.strings = strings
        book.is1904 = is1904
        for (index, code) in formats.enumerated() {
            book.formats[164 + index] = code
            book.styles.append(164 + index)
        }
        return try book.rows()[1].cells
    }
}
